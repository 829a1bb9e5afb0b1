/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-search.h"
#include "cue-span.h"
#include "timeline.h"
#include "transcript-view.h"

G_BEGIN_DECLS

struct _LycTranscriptView
{
  GtkWidget parent_instance;

  char *lesson_id, *asset_id;
  LycCueList *cues;
  GListStore *items; /* of LycTranscriptItem */
  int current;       /* the cue that is said now, -1 before the first */
  gboolean following;

  LycCueSpan span;       /* what is selected */
  LycCuePlace drag_from; /* where the pointer went down */
  gboolean dragging, drag_began;

  GArray *matches; /* of LycCueMatch, or NULL while nothing is looked for */
  guint match;     /* the one that is shown */
  char *searched;  /* the words that it was looked for, or NULL */

  GtkBox *box;
  GtkStack *stack;
  GtkScrolledWindow *scroller;
  LycTimeline *list;
  GtkButton *follow_button;
  GtkBox *languages;
  GtkDropDown *language;
  GtkWidget *selection_bar;
  GtkButton *quote_button, *question_button, *note_button, *link_button;
  GtkWidget *find_bar;
  GtkSearchEntry *find_entry;
  GtkLabel *find_count;
  GtkButton *find_next, *find_before;
  gboolean choosing_language; /* the choice follows what is set, not the learner */
};

/* transcript-view.c */
void lyc_transcript_view_set_following (LycTranscriptView *self, gboolean following);
void lyc_transcript_view_follow (LycTranscriptView *self);
void lyc_transcript_view_update_row (LycTranscriptView *self, guint cue);
void lyc_transcript_view_update_rows (LycTranscriptView *self);
gboolean lyc_transcript_view_get_focused_cue (LycTranscriptView *self, guint *cue);

/* transcript-view-input.c */
void lyc_transcript_view_follow_input (LycTranscriptView *self);

/* transcript-view-select.c */
void lyc_transcript_view_select (LycTranscriptView *self, const LycCueSpan *span);
void lyc_transcript_view_install_actions (GtkWidgetClass *klass);
void lyc_transcript_view_connect_selection (LycTranscriptView *self);

/* transcript-view-find.c */
void lyc_transcript_view_connect_find (LycTranscriptView *self);
void lyc_transcript_view_search_again (LycTranscriptView *self);
void lyc_transcript_view_close_find (LycTranscriptView *self);
const LycCueMatch *lyc_transcript_view_get_matches (LycTranscriptView *self, guint cue, guint *n,
                                                    const LycCueMatch **current);

G_END_DECLS
