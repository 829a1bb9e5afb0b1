/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "following.h"
#include "record.h"

G_BEGIN_DECLS

#define LYC_TYPE_READ_STATE (lyc_read_state_get_type ())
G_DECLARE_FINAL_TYPE (LycReadState, lyc_read_state, LYC, READ_STATE, LycRecord)

const char *lyc_read_state_get_container_id (LycReadState *self);
gint64      lyc_read_state_get_read_pos (LycReadState *self);
gint64      lyc_read_state_get_marked_unread_from (LycReadState *self);
const char *lyc_read_state_get_follow (LycReadState *self);
LycFollowing lyc_read_state_get_following (LycReadState *self, gint64 now);
gint64 lyc_read_state_get_mute_until (LycReadState *self);
gint64 lyc_read_state_get_unread_after (LycReadState *self);

G_END_DECLS
