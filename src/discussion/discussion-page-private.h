/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anchor-text.h"
#include "answerers-line.h"
#include "asset.h"
#include "cohort.h"
#include "discussion-page.h"
#include "lesson.h"
#include "pane-head.h"
#include "suggestions.h"
#include "thread-list.h"
#include "thread-view.h"

G_BEGIN_DECLS

#define N_SCOPES (LYC_THREADS_OF_COURSE + 1)

struct _LycDiscussionPage
{
  GtkWidget parent_instance;

  LycServices *services;
  LycCohort *cohort; /* nullable */
  LycCohort *judged; /* unowned, to compare: whose rights the filter was shown by */
  LycPeople *people;
  char *course_id;
  char *lesson_id;
  char *asset_id; /* of the recording that is open; NULL before anything plays */
  gint64 position_ms;
  gint64 shown_second; /* what the composer's hint says */
  LycAsset *asset;     /* nullable; the recording that is open */
  LycTranscript *transcript; /* nullable; what is said in it */
  LycAnchorText words;       /* of the moment that was asked for last */
  LycLesson *lesson; /* nullable */
  LycThreadScope scope;
  gboolean moment_wanted; /* the moment was chosen, and this lesson has none */
  LycThreadList *threads;
  gboolean only_cohort;
  GHashTable *other_people; /* of the other cohorts whose threads were shown: id -> LycPeople */
  gboolean begun; /* the list was brought to the moment once */
  char *put_away;  /* nullable: a question that was solved, while it can be taken back */
  char *solved_id; /* nullable: the act that counts it */
  gboolean unaided; /* the person wants nothing offered for this question */

  GtkWidget *stack;
  LycPaneHead *head;
  GtkWidget *segments[N_SCOPES];
  GtkWidget *solved_line; /* how many questions were not asked, for the same people */
  GtkWidget *unanswered; /* for who guides the cohort */
  GtkWidget *filter; /* shown where other cohorts speak, too */
  GtkWidget *body;
  GtkWidget *state;
  LycTimeline *timeline;
  LycComposer *composer;
  LycSuggestions *suggestions;
  LycAnswerersLine *answerers;
  LycThreadView *thread;
};

/* The cards of the list; in discussion-page-cards.c. */
void lyc_discussion_page_make_cards (LycDiscussionPage *self);
void lyc_discussion_page_light_cards (LycDiscussionPage *self);

/* The choice of threads: segments, and the filter; in discussion-page-scopes.c. */
GtkWidget *lyc_discussion_page_new_scopes (LycDiscussionPage *self);
void lyc_discussion_page_update_scopes (LycDiscussionPage *self);
void lyc_discussion_page_update_unanswered (LycDiscussionPage *self);
void lyc_discussion_page_update_filter (LycDiscussionPage *self);
void lyc_discussion_page_update_state (LycDiscussionPage *self);
void lyc_discussion_page_update_threads (LycDiscussionPage *self);

/* Writing; in discussion-page-compose.c. */
void lyc_discussion_page_connect_composer (LycDiscussionPage *self);
void lyc_discussion_page_set_asset (LycDiscussionPage *self, const char *asset_id);
void lyc_discussion_page_update_hint (LycDiscussionPage *self);
void lyc_discussion_page_update_permission (LycDiscussionPage *self);

/* What is offered while a question is written; in discussion-page-suggest.c. */
GtkWidget *lyc_discussion_page_new_help (LycDiscussionPage *self, GtkWidget *below);
void lyc_discussion_page_forget_question (LycDiscussionPage *self);

G_END_DECLS
