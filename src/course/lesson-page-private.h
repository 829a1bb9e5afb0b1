/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anchor-text.h"
#include "article-view.h"
#include "asset.h"
#include "checklist-view.h"
#include "cue-list.h"
#include "download-button.h"
#include "empty-state.h"
#include "lesson-page.h"
#include "lesson.h"
#include "notes-view.h"
#include "outline-view.h"
#include "pdf-view.h"
#include "player-view.h"
#include "progress.h"
#include "quiz-view.h"
#include "transcript-view.h"
#include "transcript.h"
#include "watch-meter.h"

G_BEGIN_DECLS

/* A view of the lesson's card, see the tables in lesson-page-tabs.c. */
typedef struct
{
  const char *kind; /* the kind of lesson that it is the content of; NULL for a tab of its own */
  const char *name; /* in the stack */
  const char *label;
  GtkWidget *(*create) (LycLessonPage *self); /* once */
  void (*show) (LycLessonPage *self);  /* a lesson was opened or its record changed; may be NULL */
  void (*close) (LycLessonPage *self); /* the lesson is left; may be NULL */
  void (*find) (LycLessonPage *self);  /* opens the search in it; NULL where there is none */
} LycLessonView;

struct _LycLessonPage
{
  GtkWidget parent_instance;

  LycServices *services;
  GSettings *settings; /* nullable: how captions and transcripts are shown */
  LycLesson *lesson;
  LycProgress *progress;
  LycAsset *asset;
  GPtrArray *transcripts;    /* of LycTranscript: the languages of the video */
  guint transcript, caption; /* which of them the transcript and the captions show */
  LycResults *threads; /* for the moments on the seek bar */
  LycCueList *cues;    /* of the transcript that is shown */
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
  GPtrArray *extra_tabs; /* GtkToggleButton: as in the table of tabs */
  GtkWidget *find_button;
  LycDownloadButton *download_button;
  GtkStack *stack;
  LycTranscriptView *transcript_view;
  LycArticleView *article_view;
  LycQuizView *quiz_view;
  LycChecklistView *checklist_view;
  LycPdfView *pdf_view;
  LycEmptyState *unknown_view;
  LycNotesView *notes_view;
  LycAnchorText note_words; /* of the moment that a note is about */
  LycOutlineView *outline_view;
};

/* lesson-page-tabs.c */
const LycLessonView *lyc_lesson_page_get_content (LycLessonPage *self);
void lyc_lesson_page_add_tabs (LycLessonPage *self);
void lyc_lesson_page_show_tabs (LycLessonPage *self);
void lyc_lesson_page_close_tabs (LycLessonPage *self);
gboolean lyc_lesson_page_find (LycLessonPage *self);
void lyc_lesson_page_choose_tab (LycLessonPage *self, const char *name);

/* lesson-page-notes.c */
GtkWidget *lyc_lesson_page_create_notes (LycLessonPage *self);
void lyc_lesson_page_show_notes (LycLessonPage *self);
void lyc_lesson_page_close_notes (LycLessonPage *self);
void lyc_lesson_page_find_in_notes (LycLessonPage *self);
void lyc_lesson_page_install_note_actions (GtkWidgetClass *klass);

/* lesson-page-texts.c: what has no video and asks no questions */
GtkWidget *lyc_lesson_page_create_article (LycLessonPage *self);
void lyc_lesson_page_show_article (LycLessonPage *self);
void lyc_lesson_page_close_article (LycLessonPage *self);
void lyc_lesson_page_find_in_article (LycLessonPage *self);
GtkWidget *lyc_lesson_page_create_pdf (LycLessonPage *self);
void lyc_lesson_page_show_pdf (LycLessonPage *self);
void lyc_lesson_page_close_pdf (LycLessonPage *self);
void lyc_lesson_page_find_in_pdf (LycLessonPage *self);
GtkWidget *lyc_lesson_page_create_checklist (LycLessonPage *self);
void lyc_lesson_page_show_checklist (LycLessonPage *self);
void lyc_lesson_page_close_checklist (LycLessonPage *self);
GtkWidget *lyc_lesson_page_create_unknown (LycLessonPage *self);
void lyc_lesson_page_show_unknown (LycLessonPage *self);

/* lesson-page-video.c */
void lyc_lesson_page_connect_player (LycLessonPage *self);
void lyc_lesson_page_show_video (LycLessonPage *self);
void lyc_lesson_page_close_video (LycLessonPage *self);

/* lesson-page-moments.c */
void lyc_lesson_page_show_moments (LycLessonPage *self);

/* lesson-page-thumbs.c */
void lyc_lesson_page_connect_thumbs (LycLessonPage *self);
void lyc_lesson_page_show_thumbs (LycLessonPage *self);

/* lesson-page-transcripts.c */
void lyc_lesson_page_connect_transcripts (LycLessonPage *self);
void lyc_lesson_page_show_transcripts (LycLessonPage *self);
void lyc_lesson_page_close_transcripts (LycLessonPage *self);

G_END_DECLS
