/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "progress-line.h"
#include "quiz-input.h"
#include "quiz-result.h"
#include "quiz-sheet.h"
#include "quiz-view.h"

G_BEGIN_DECLS

/* What the one large button does next. */
typedef enum
{
  LYC_QUIZ_START,
  LYC_QUIZ_CHECK,
  LYC_QUIZ_NEXT,
  LYC_QUIZ_HAND_IN,
  LYC_QUIZ_AGAIN,
} LycQuizStepTo;

struct _LycQuizView
{
  GtkWidget parent_instance;

  LycServices *services;
  LycQuizSheet *sheet;
  LycAttempt *attempt; /* that is shown */
  guint at;            /* the question that is shown; past the last one: how it went */
  gboolean was_open;   /* to see when it is handed in */
  gboolean asked_in;   /* wanted to hand in what has blanks */
  char *built;         /* the question that @input is of */
  LycQuizInput *input; /* nullable */
  guint second;        /* while the time shows */

  GtkScrolledWindow *scroller;
  GtkLabel *kind_label;
  GtkLabel *place_label;
  GtkLabel *tries_label;
  GtkLabel *time_label;
  LycProgressLine *line;
  GtkLabel *question;
  GtkBox *input_box;
  GtkLabel *new_kind; /* instead of an input */
  GtkLabel *hint;
  GtkLabel *refusal;
  GtkBox *result_box;
  LycQuizResult *result;
  GtkButton *discuss_button;
  GtkButton *back_button;
  GtkLabel *share_label;
  GtkButton *next_button;
};

/* quiz-view-pages.c */
void lyc_quiz_view_show (LycQuizView *self);
void lyc_quiz_view_show_time (LycQuizView *self);
LycQuizStepTo lyc_quiz_view_get_next (LycQuizView *self);

/* quiz-view.c */
void lyc_quiz_view_answered (LycQuizView *self, gboolean done);

G_END_DECLS
