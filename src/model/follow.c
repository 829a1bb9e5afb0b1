/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "follow.h"

/**
 * LycFollow:
 *
 * How the learner follows a whole cohort or course; its id is theirs. Someone who never chose has
 * none. Fields as in data/api/openapi.yaml.
 */
struct _LycFollow
{
  LycRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (LycFollow, lyc_follow, LYC_TYPE_RECORD)

static void
lyc_follow_class_init (LycFollowClass *klass)
{
}

static void
lyc_follow_init (LycFollow *self)
{
}

/* @now: the platform's time in milliseconds, for a mute that ends */
LycFollowing
lyc_follow_get_following (LycFollow *self, gint64 now)
{
  return lyc_following_from_word (lyc_record_get_string (LYC_RECORD (self), "follow"),
                                  lyc_follow_get_mute_until (self), now);
}

/* Returns: when a mute ends, in milliseconds; 0 for never */
gint64
lyc_follow_get_mute_until (LycFollow *self)
{
  return lyc_record_get_int (LYC_RECORD (self), "mute_until");
}
