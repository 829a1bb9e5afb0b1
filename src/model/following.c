/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "following.h"

static const char *const words[] = { "normal", "follow", "mute" };

/**
 * lyc_following_from_word:
 * @word: (nullable): as in the API
 * @mute_until: when a mute ends, in milliseconds; 0 for never
 * @now: the platform's time
 *
 * Returns: how it is followed now; a mute that is over is none
 */
LycFollowing
lyc_following_from_word (const char *word, gint64 mute_until, gint64 now)
{
  if (g_strcmp0 (word, "follow") == 0)
    return LYC_FOLLOWING_FOLLOW;
  if (g_strcmp0 (word, "mute") == 0 && (mute_until == 0 || mute_until > now))
    return LYC_FOLLOWING_MUTE;
  return LYC_FOLLOWING_NORMAL;
}

const char *
lyc_following_to_word (LycFollowing following)
{
  return words[MIN (following, LYC_FOLLOWING_MUTE)];
}

/* Returns: what holds for a place of talk: the nearest choice that was made */
LycFollowing
lyc_following_nearest (LycFollowing place, LycFollowing course, LycFollowing cohort)
{
  if (place != LYC_FOLLOWING_NORMAL)
    return place;
  return course != LYC_FOLLOWING_NORMAL ? course : cohort;
}

/**
 * lyc_unread_after:
 * @read_pos: up to where was read
 * @marked_from: the post that was marked as unread again together with all after it; 0 for none
 *
 * Returns: the position after which posts count as unread
 */
gint64
lyc_unread_after (gint64 read_pos, gint64 marked_from)
{
  return marked_from > 0 ? MIN (read_pos, marked_from - 1) : read_pos;
}
