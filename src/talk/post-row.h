/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "container.h"
#include "people.h"
#include "post.h"
#include "services.h"

G_BEGIN_DECLS

typedef enum
{
  LYC_POST_ROW_THREAD, /* in an open thread */
  LYC_POST_ROW_BUBBLE, /* in chat */
  LYC_POST_ROW_CARD,   /* a whole thread, by its first post, in a list of threads */
} LycPostRowVariant;

/* One post. Made once and bound to one post after another; it follows the post it is bound to.
 *
 * It does by itself: vote, react, say what helped, accept, endorse, hide, delete (which can be undone
 * for ten seconds), show earlier texts, cancel and retry. It asks its ancestors, by action, to talk.reply (s: post id),
 * talk.quote (s), talk.edit (s), talk.open (s: thread id), and the window to win.report (s: post id), win.lesson-seek
 * ((sx): asset id, milliseconds). CSS: .post-row, .bubble-row, .now, .accepted, .dimmed */
#define LYC_TYPE_POST_ROW (lyc_post_row_get_type ())
G_DECLARE_FINAL_TYPE (LycPostRow, lyc_post_row, LYC, POST_ROW, GtkWidget)

GtkWidget *lyc_post_row_new (LycServices *services, LycPostRowVariant variant);
void       lyc_post_row_bind (LycPostRow *self, LycContainer *container, LycPeople *people,
                              LycPost *post, gboolean starts_run);
void       lyc_post_row_unbind (LycPostRow *self);
LycPost   *lyc_post_row_get_post (LycPostRow *self);
void       lyc_post_row_set_now (LycPostRow *self, gboolean now);
void lyc_post_row_set_origin (LycPostRow *self, const char *cohort_name);
gint64     lyc_post_row_undo_until (void);
void       lyc_post_row_popup_menu (LycPostRow *self);
char      *lyc_post_row_describe (LycServices *services, LycPost *post);

G_END_DECLS
