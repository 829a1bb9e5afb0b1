/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "search-chips.h"
#include "search-panel.h"

G_BEGIN_DECLS

struct _LycSearchPanel
{
  GtkWidget parent_instance;

  LycServices *services; /* NULL before sign-in */
  GPtrArray *commands;   /* nullable: of const LycSearchCommand */
  LycSearchQuery *query;     /* what is shown below */
  GCancellable *cancellable; /* of the questions that are on their way */
  LycSearchAnswer *near;     /* NULL: not answered yet */
  LycSearchAnswer *far;      /* NULL: not asked or not answered */
  gboolean far_asked;
  gboolean moved;        /* another row than the first was chosen */
  int select_at;         /* the row that is chosen once there is more; -1 */
  GPtrArray *suggested;  /* nullable: of LycSearchSuggestion */
  const char *far_fault; /* nullable: why the platform gave no answer, translated */
  guint far_source;  /* asks the platform once the typing rests */
  GtkWidget *before; /* weak: had the focus when it was opened */

  GtkWidget *clamp;
  GtkWidget *card;
  GtkEditable *entry;
  LycSearchChips *chips;
  GtkScrolledWindow *scroller;
  GtkListBox *list;
  GtkLabel *misread;
  GtkLabel *help;
  GtkLabel *nothing;
  GtkLabel *status;
};

/* search-panel-list.c */
void lyc_search_panel_fill (LycSearchPanel *self);
void lyc_search_panel_say_status (LycSearchPanel *self);
void lyc_search_panel_move (LycSearchPanel *self, int step);

G_END_DECLS
