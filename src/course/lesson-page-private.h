/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "article-view.h"
#include "asset.h"
#include "cue-list.h"
#include "lesson-page.h"
#include "lesson.h"
#include "outline-view.h"
#include "player-view.h"
#include "progress.h"
#include "quiz-view.h"
#include "transcript-view.h"
#include "transcript.h"

G_BEGIN_DECLS

struct _LycLessonPage
{
  GtkWidget parent_instance;

  LycServices *services;
  LycLesson *lesson;
  LycProgress *progress;
  LycAsset *asset;
  LycTranscript *transcript;
  LycResults *threads; /* for the moments on the seek bar */
  LycCueList *cues;
  LycWatchedRanges *watched; /* seen since the lesson was opened */
  gint64 wanted_ms;          /* where to begin; -1: where the learner stopped */
  gboolean opened;           /* the player has the video */
  gboolean compact;

  GtkBox *box;
  GtkWidget *frame;
  LycPlayerView *player;
  GtkWidget *card;
  GtkBox *segments;
  GtkToggleButton *content_tab;
  GtkToggleButton *outline_tab;
  GtkStack *stack;
  LycTranscriptView *transcript_view;
  LycArticleView *article_view;
  LycQuizView *quiz_view;
  LycOutlineView *outline_view;
};

/* lesson-page-video.c */
void lyc_lesson_page_connect_player (LycLessonPage *self);
void lyc_lesson_page_show_video (LycLessonPage *self);
void lyc_lesson_page_close_video (LycLessonPage *self);

G_END_DECLS
