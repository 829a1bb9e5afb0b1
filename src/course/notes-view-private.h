/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "composer.h"
#include "empty-state.h"
#include "note.h"
#include "notes-view.h"

G_BEGIN_DECLS

struct _LycNotesView
{
  GtkWidget parent_instance;

  LycServices *services;
  LycLesson *lesson;         /* NULL before one is opened */
  gboolean of_course;        /* the notes of all its lessons are shown */
  char *listed;              /* the lesson or course whose notes are listed; NULL for none */
  GHashTable *lessons;       /* id -> LycLesson: for the order and the headings */
  GHashTable *deleted;       /* id -> LycNote as it was, for taking it back */
  GtkFilterListModel *shown; /* what the list shows, in its order */
  GtkSorter *sorter;
  GtkFilter *filter;
  char *words; /* folded, what is looked for; NULL for all */
  gint64 position_ms;
  char *wanted; /* nullable: a note that is shown as soon as it is listed */

  GtkBox *box;
  GtkBox *bar;
  GtkDropDown *scope;
  GtkSearchEntry *search;
  GtkStack *stack;
  GtkListBox *list;
  LycEmptyState *empty;
  GtkWidget *composer;
};

/* notes-view-list.c */
void lyc_notes_view_build_list (LycNotesView *self);
void lyc_notes_view_show_wanted (LycNotesView *self);
void lyc_notes_view_show_list (LycNotesView *self);
gboolean lyc_notes_view_is_outdated (LycNotesView *self);
LycLesson *lyc_notes_view_get_lesson (LycNotesView *self, const char *lesson_id);

/* notes-view-actions.c */
void lyc_notes_view_install_actions (GtkWidgetClass *klass);

G_END_DECLS
