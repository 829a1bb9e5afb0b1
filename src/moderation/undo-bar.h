/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "acts-moderation.h"
#include "services.h"

G_BEGIN_DECLS

/* What was decided last, for as long as it can be taken back; not to be seen otherwise. Its button
 * asks for moderation.undo. */
#define LYC_TYPE_UNDO_BAR (lyc_undo_bar_get_type ())
G_DECLARE_FINAL_TYPE (LycUndoBar, lyc_undo_bar, LYC, UNDO_BAR, GtkWidget)

GtkWidget *lyc_undo_bar_new (LycServices *services);
void lyc_undo_bar_offer (LycUndoBar *self, const char *act_id, const LycModeration *what,
                         GListModel *reports);
gboolean lyc_undo_bar_take_back (LycUndoBar *self);

G_END_DECLS
