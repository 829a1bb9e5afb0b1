/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "activity.h"
#include "badges-page.h"
#include "case-list.h"
#include "chat-page.h"
#include "course.h"
#include "discussion-page.h"
#include "home-page.h"
#include "lesson.h"
#include "lesson-page.h"
#include "notice-bell.h"
#include "notice-row.h"
#include "notifier.h"
#include "knowledge-page.h"
#include "learn-page.h"
#include "mpris.h"
#include "search-panel.h"
#include "sidebar.h"
#include "stay-awake.h"
#include "window.h"
#include "workbench.h"
#include "workspace-page.h"

G_BEGIN_DECLS

struct _LycWindow
{
  AdwApplicationWindow parent_instance;

  LycServices *services;
  LycResults *cohorts;
  LycResults *containers;
  LycLesson *shown_lesson; /* whose title stands in the header; NULL on other pages */
  LycCourse *shown_course;
  char *cohort_id;         /* the cohort whose panes are shown */
  char *container_id;      /* the place of talk that was opened last, for N */
  const char *place_title; /* of the page that is no lesson, translated */
  LycResults *sought;      /* where the page of the command line is looked for */
  char *sought_place;
  LycRecord *draft_post;   /* nullable: a post that a draft is of, until it is there */
  char *draft_place;
  LycRecord *wanted_post;  /* nullable: a post to go to, until it is there */
  gboolean wanted_post_asked;
  GSettings *settings;
  GtkWindow *file_viewer; /* nullable, weak */

  AdwToastOverlay *toasts;
  AdwToast *sign_in_toast; /* NULL unless it is shown */
  GtkLabel *title;
  GtkStack *lines; /* below the title: what it is part of, or how the connection stands */
  GtkLabel *subtitle;
  GtkLabel *status;
  GtkWidget *status_button; /* around the status: leads to what is not sent */
  LycNoticeBell *bell;
  GtkBox *pane_buttons;
  GtkButton *sidebar_button;
  GtkButton *search_button;
  GtkWidget *search_label; /* in the button; only the icon where the window is narrow */
  GtkWidget *search_keys;
  LycSearchPanel *search;
  GtkWidget *banner;
  GtkLabel *banner_text;
  GtkStack *stack;
  LycWelcomePage *welcome;
  LycWorkbench *workbench; /* NULL before sign-in */
  LycSidebar *sidebar;
  LycSidebar *rail;
  LycHomePage *home;
  /* NULL until lyc_window_make_pages() */
  LycLessonPage *lesson;
  LycLearnPage *learn;
  LycKnowledgePage *knowledge;
  LycDiscussionPage *discussion;
  LycWorkspacePage *workspace;
  gboolean lesson_compact; /* what the lesson's page is to be */
  guint making;            /* source id */

  LycChatPage *chat;
  LycBadgesPage *badges;
  LycCaseList *cases; /* what waits for this person's decision; NULL until the pages are made */

  LycNotifier *notifier; /* NULL before sign-in */
  LycMpris *mpris; /* NULL without a session bus */
  LycStayAwake *stay_awake;
  LycActivity *activity;
  GActionMap *follow; /* the actions "follow.WHAT" */
  char *art_path; /* nullable: the file of the picture that the bus is told of */
};

/* window-panes.c */
void lyc_window_build_workbench (LycWindow *self);
void lyc_window_update_counts (LycWindow *self);

/* window-pages.c */
void lyc_window_make_pages (LycWindow *self);
void lyc_window_make_pages_later (LycWindow *self);
void lyc_window_forget_pages (LycWindow *self);

/* window-places.c */
void lyc_window_open_container (LycWindow *self, const char *id);
void lyc_window_discuss_file (LycWindow *self, const char *file_id);
void lyc_window_install_actions (GtkWidgetClass *widget_class);
void lyc_window_open_lesson (LycWindow *self, const char *lesson_id, gint64 position_ms);
void lyc_window_open_home (LycWindow *self);
void lyc_window_forget_lesson (LycWindow *self);
void lyc_window_update_heading (LycWindow *self);
void lyc_window_set_cohort (LycWindow *self, const char *cohort_id);

/* window-posts.c */
void lyc_window_forget_wanted_post (LycWindow *self);
LycTalkView *lyc_window_talk_with (LycWindow *self, const char *container_id);
void lyc_window_install_post_actions (GtkWidgetClass *klass);

/* window-show.c */
void lyc_window_forget_sought (LycWindow *self);

/* window-buttons.c */
void lyc_window_add_pane_buttons (LycWindow *self);
void lyc_window_update_pane_buttons (LycWindow *self);

/* window-menus.c */
void lyc_window_install_note_actions (GtkWidgetClass *klass);
void lyc_window_install_menu_actions (GtkWidgetClass *klass);
void lyc_window_install_download_actions (GtkWidgetClass *klass);
void lyc_window_follow_downloads (LycWindow *self);
void lyc_window_follow_pane_menus (LycWindow *self);

/* window-files.c */
void lyc_window_install_file_actions (GtkWidgetClass *klass);
void lyc_window_close_files (LycWindow *self);

/* window-unread.c */
void lyc_window_install_unread_list (GtkWidgetClass *klass);

/* window-unsent.c */
void lyc_window_install_unsent_actions (GtkWidgetClass *klass);
void lyc_window_forget_wanted_draft (LycWindow *self);

/* window-commands.c */
GPtrArray *lyc_window_list_commands (LycWindow *self);

/* window-reading.c */
gboolean lyc_window_has_unread (LycWindow *self, const char *action);
void lyc_window_install_reading_actions (GtkWidgetClass *klass);

/* window-follow.c */
void lyc_window_add_follow_actions (LycWindow *self);
void lyc_window_append_follow_menu (LycWindow *self, GMenu *menu, const char *label,
                                    const char *what);

/* window-notices.c */
void lyc_window_install_notice_actions (GtkWidgetClass *klass);
void lyc_window_follow_notices (LycWindow *self);
void lyc_window_forget_notices (LycWindow *self);
/* window-moments.c */
void lyc_window_play_beside (LycWindow *self, const char *asset_id, gint64 position_ms);
void lyc_window_install_moment_actions (GtkWidgetClass *klass);

/* window-moderation.c */
void lyc_window_install_moderation_actions (GtkWidgetClass *klass);
gboolean lyc_window_may_moderate (LycWindow *self);
void lyc_window_follow_cases (LycWindow *self);
void lyc_window_forget_cases (LycWindow *self);

/* window-search.c */
void lyc_window_install_search (GtkWidgetClass *klass);
void lyc_window_set_search_services (LycWindow *self, LycServices *services);
void lyc_window_update_search_button (LycWindow *self);
/* window-playing.c */
void lyc_window_follow_player (LycWindow *self);
void lyc_window_forget_player (LycWindow *self);

/* window-status.c */
void lyc_window_set_heading (LycWindow *self, const char *title, const char *subtitle);
void lyc_window_follow_connection (LycWindow *self);
void lyc_window_update_banner (LycWindow *self);

G_END_DECLS
