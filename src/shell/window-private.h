/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "badges-page.h"
#include "chat-page.h"
#include "course.h"
#include "discussion-page.h"
#include "home-page.h"
#include "lesson.h"
#include "lesson-page.h"
#include "outline-view.h"
#include "window.h"
#include "workbench.h"
#include "workspace-page.h"

G_BEGIN_DECLS

struct _LycWindow
{
  AdwApplicationWindow parent_instance;

  LycServices *services;
  LycResults *cohorts;
  LycResults *courses;
  LycLesson *shown_lesson; /* whose title stands in the header; NULL on other pages */
  LycCourse *shown_course;
  char *cohort_id;    /* the cohort whose panes are shown */
  char *container_id; /* the place of talk that was opened last, for N */
  LycResults *sought; /* where the page of the command line is looked for */
  char *sought_place;
  GSettings *settings;

  AdwToastOverlay *toasts;
  AdwWindowTitle *title;
  GtkLabel *status;
  GtkBox *pane_buttons;
  GtkButton *sidebar_button;
  GtkWidget *banner;
  GtkStack *stack;
  LycWelcomePage *welcome;
  LycWorkbench *workbench; /* NULL before sign-in */
  LycHomePage *home;
  LycLessonPage *lesson;
  LycOutlineView *learn;
  LycDiscussionPage *discussion;
  LycWorkspacePage *workspace;
  LycChatPage *chat;
  LycBadgesPage *badges;
};

/* window-panes.c */
void lyc_window_build_workbench (LycWindow *self);
void lyc_window_update_counts (LycWindow *self);

/* window-places.c */
void lyc_window_install_actions (GtkWidgetClass *widget_class);
void lyc_window_open_lesson (LycWindow *self, const char *lesson_id, gint64 position_ms);
void lyc_window_open_home (LycWindow *self);
void lyc_window_forget_lesson (LycWindow *self);
void lyc_window_set_cohort (LycWindow *self, const char *cohort_id);

/* window-show.c */
void lyc_window_forget_sought (LycWindow *self);

/* window-status.c */
void lyc_window_follow_connection (LycWindow *self);

G_END_DECLS
