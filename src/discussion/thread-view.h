/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "talk-view.h"

G_BEGIN_DECLS

/* An open thread: its title and moment, its posts, and where one answers. The back button activates
 * the action discussion.back. */
#define LYC_TYPE_THREAD_VIEW (lyc_thread_view_get_type ())
G_DECLARE_FINAL_TYPE (LycThreadView, lyc_thread_view, LYC, THREAD_VIEW, GtkWidget)

GtkWidget   *lyc_thread_view_new (LycServices *services);
void lyc_thread_view_set_file (LycThreadView *self, const char *file_id);
void         lyc_thread_view_set_thread (LycThreadView *self, const char *thread_id);
LycTalkView *lyc_thread_view_get_talk (LycThreadView *self);

G_END_DECLS
