/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "composer.h"
#include "place-following.h"
#include "post-row.h"
#include "shared-file.h"
#include "timeline-binding.h"

G_BEGIN_DECLS

/* One container: its posts, who is typing, and where one writes. What a thread and chat share.
 * Actions for what is inside: talk.reply, talk.quote, talk.edit, talk.build, talk.show, talk.read, talk.unread
 * (s: post id). Asks the window for win.read-up-to ((sx): container id, position). */
#define LYC_TYPE_TALK_VIEW (lyc_talk_view_get_type ())
G_DECLARE_FINAL_TYPE (LycTalkView, lyc_talk_view, LYC, TALK_VIEW, GtkWidget)

GtkWidget   *lyc_talk_view_new (LycServices *services, LycPostRowVariant variant);
void         lyc_talk_view_set_container (LycTalkView *self, const char *container_id);
void lyc_talk_view_set_file (LycTalkView *self, const char *file_id);
LycFile *lyc_talk_view_get_file (LycTalkView *self);
LycContainer *lyc_talk_view_get_container (LycTalkView *self);
LycComposer *lyc_talk_view_get_composer (LycTalkView *self);
LycTimeline *lyc_talk_view_get_timeline (LycTalkView *self);
LycTimelineBinding *lyc_talk_view_get_binding (LycTalkView *self);
LycPeople   *lyc_talk_view_get_people (LycTalkView *self);
LycPlaceFollowing *lyc_talk_view_get_following (LycTalkView *self);
void         lyc_talk_view_show_post (LycTalkView *self, const char *post_id);
void lyc_talk_view_show_unread (LycTalkView *self);

G_END_DECLS
