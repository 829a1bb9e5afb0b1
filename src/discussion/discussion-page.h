/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anchor.h"
#include "talk-view.h"

G_BEGIN_DECLS

/* The pane of threads: those of the moment that plays, of the lesson, of the course; and one of
 * them opened. Actions: talk.open (s: thread id), discussion.back. It asks the window for
 * win.lesson-seek ((sx): asset id, milliseconds). */
#define LYC_TYPE_DISCUSSION_PAGE (lyc_discussion_page_get_type ())
G_DECLARE_FINAL_TYPE (LycDiscussionPage, lyc_discussion_page, LYC, DISCUSSION_PAGE, GtkWidget)

GtkWidget *lyc_discussion_page_new (LycServices *services);
void lyc_discussion_page_set_settings (LycDiscussionPage *self, GSettings *settings);
void lyc_discussion_page_set_place (LycDiscussionPage *self, const char *cohort_id,
                                    const char *course_id, const char *lesson_id);
void lyc_discussion_page_set_position (LycDiscussionPage *self, const char *lesson_id,
                                       const char *asset_id, gint64 position_ms);
void lyc_discussion_page_open_thread (LycDiscussionPage *self, const char *thread_id);
void lyc_discussion_page_open_file (LycDiscussionPage *self, const char *file_id);
void lyc_discussion_page_show_post (LycDiscussionPage *self, const char *thread_id,
                                    const char *post_id);
void lyc_discussion_page_compose (LycDiscussionPage *self, const LycAnchor *anchor);
gboolean lyc_discussion_page_get_moment (LycDiscussionPage *self, LycAnchor *anchor);
char *lyc_discussion_page_find_question (LycDiscussionPage *self, const char *item_id);
void lyc_discussion_page_back (LycDiscussionPage *self);
const char *lyc_discussion_page_get_thread (LycDiscussionPage *self);
guint lyc_discussion_page_get_count (LycDiscussionPage *self);
LycTalkView *lyc_discussion_page_get_talk (LycDiscussionPage *self);
LycComposer *lyc_discussion_page_get_composer (LycDiscussionPage *self);
LycTimeline *lyc_discussion_page_get_timeline (LycDiscussionPage *self);
void lyc_discussion_page_restore_question (LycDiscussionPage *self, const char *id);

G_END_DECLS
