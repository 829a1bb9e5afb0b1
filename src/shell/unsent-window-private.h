/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unsent-window.h"

G_BEGIN_DECLS

struct _LycUnsentWindow
{
  AdwWindow parent_instance;

  LycServices *services;
  GListModel *waiting; /* of LycOutboxItem, without what nobody asks about */
  GListModel *drafts;  /* of LycDraft, without those that wait above */
  GtkFilter *wanted;   /* of the drafts */

  AdwToastOverlay *toasts;
  GtkStack *stack;
  GtkWidget *waiting_group;
  GtkListBox *waiting_list;
  GtkWidget *drafts_group;
  GtkListBox *drafts_list;
};

/* unsent-window-actions.c */
void lyc_unsent_window_install_actions (GtkWidgetClass *klass);

G_END_DECLS
