/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "read-state.h"

/**
 * LycReadState:
 *
 * Up to where the learner has read; its id is the container's. Fields as in data/api/openapi.yaml.
 */
struct _LycReadState
{
  LycRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (LycReadState, lyc_read_state, LYC_TYPE_RECORD)

static void
lyc_read_state_class_init (LycReadStateClass *klass)
{
}

static void
lyc_read_state_init (LycReadState *self)
{
}

const char *
lyc_read_state_get_container_id (LycReadState *self)
{
  return lyc_record_get_string (LYC_RECORD (self), "container_id");
}

gint64
lyc_read_state_get_read_pos (LycReadState *self)
{
  return lyc_record_get_int (LYC_RECORD (self), "read_pos");
}

gint64
lyc_read_state_get_marked_unread_from (LycReadState *self)
{
  return lyc_record_get_int (LYC_RECORD (self), "marked_unread_from");
}

const char *
lyc_read_state_get_follow (LycReadState *self)
{
  return lyc_record_get_string (LYC_RECORD (self), "follow");
}

/* @now: the platform's time in milliseconds, for a mute that ends */
LycFollowing
lyc_read_state_get_following (LycReadState *self, gint64 now)
{
  return lyc_following_from_word (lyc_read_state_get_follow (self),
                                  lyc_read_state_get_mute_until (self), now);
}

/* Returns: when a mute ends, in milliseconds; 0 for never */
gint64
lyc_read_state_get_mute_until (LycReadState *self)
{
  return lyc_record_get_int (LYC_RECORD (self), "mute_until");
}

/* Returns: the position after which posts count as unread */
gint64
lyc_read_state_get_unread_after (LycReadState *self)
{
  return lyc_unread_after (lyc_read_state_get_read_pos (self),
                           lyc_read_state_get_marked_unread_from (self));
}
