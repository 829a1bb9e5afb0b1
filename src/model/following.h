/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How a person follows a place of talk, a course or a cohort. */
typedef enum
{
  LYC_FOLLOWING_NORMAL, /* as what holds it is followed */
  LYC_FOLLOWING_FOLLOW, /* notice of every post */
  LYC_FOLLOWING_MUTE,   /* nothing counts as unread, nothing gives notice */
} LycFollowing;

LycFollowing lyc_following_from_word (const char *word, gint64 mute_until, gint64 now);
const char *lyc_following_to_word (LycFollowing following);
LycFollowing lyc_following_nearest (LycFollowing place, LycFollowing course, LycFollowing cohort);
gint64 lyc_unread_after (gint64 read_pos, gint64 marked_from);

G_END_DECLS
