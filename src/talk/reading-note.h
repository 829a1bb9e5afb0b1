/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "services.h"

G_BEGIN_DECLS

/* Says why nothing is marked as read by itself, where the person chose it so, and leads to that
 * choice; not to be seen elsewhere. It asks the window for win.preferences-at (s). */
#define LYC_TYPE_READING_NOTE (lyc_reading_note_get_type ())
G_DECLARE_FINAL_TYPE (LycReadingNote, lyc_reading_note, LYC, READING_NOTE, GtkWidget)

GtkWidget *lyc_reading_note_new (LycServices *services);
void lyc_reading_note_set_channel (LycReadingNote *self, gboolean channel);

G_END_DECLS
