/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "following.h"
#include "services.h"

G_BEGIN_DECLS

/* Whose choice it is that holds for a place of talk. */
typedef enum
{
  LYC_FOLLOW_LEVEL_PLACE,
  LYC_FOLLOW_LEVEL_COURSE,
  LYC_FOLLOW_LEVEL_COHORT,
} LycFollowLevel;

typedef struct
{
  LycFollowing following;
  gint64 mute_until; /* the platform's time in milliseconds; 0 for good, or where nothing is muted */
  LycFollowLevel level;
} LycFollowChoice;

/* How a place of talk, a course or a cohort is followed, live: also the end of a mute counts.
 * Signal: "changed": it is followed otherwise, or it is said in other words. */
#define LYC_TYPE_PLACE_FOLLOWING (lyc_place_following_get_type ())
G_DECLARE_FINAL_TYPE (LycPlaceFollowing, lyc_place_following, LYC, PLACE_FOLLOWING, GObject)

LycPlaceFollowing *lyc_place_following_new (LycServices *services, LycKind kind, const char *id);
void  lyc_place_following_get (LycPlaceFollowing *self, LycFollowChoice *choice);
void  lyc_place_following_get_own (LycPlaceFollowing *self, LycFollowChoice *choice);
void  lyc_place_following_get_above (LycPlaceFollowing *self, LycFollowChoice *choice);
char *lyc_place_following_dup_words (LycPlaceFollowing *self);
char *lyc_place_following_dup_own_words (LycPlaceFollowing *self);
void  lyc_place_following_unmute (LycPlaceFollowing *self);
void  lyc_place_following_look (LycPlaceFollowing *self);

char *lyc_follow_choice_dup_words (const LycFollowChoice *choice, gint64 now);

G_END_DECLS
