/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "platform.h"

G_BEGIN_DECLS

#define LYC_TEAM_NAME_MAX 40 /* characters */

/* Why something cannot be done with a team; lyc_team_trouble_words() says it. */
typedef enum
{
  LYC_TEAM_FINE,
  LYC_TEAM_BAD_NAME,
  LYC_TEAM_NAME_TAKEN,
  LYC_TEAM_TOO_MANY,
  LYC_TEAM_FULL,
  LYC_TEAM_NO_MEMBER,
  LYC_TEAM_ID_TAKEN,
} LycTeamTrouble;

const char *lyc_team_trouble_words (LycTeamTrouble trouble);
LycTeamTrouble lyc_team_add (LycPlatform *platform, gint64 cohort_id, const char *uuid,
                             const char *name, gint64 creator_id, gint64 *id);
LycTeamTrouble lyc_team_rename (LycPlatform *platform, gint64 id, const char *name,
                                gint64 actor_id);
LycTeamTrouble lyc_team_put_member (LycPlatform *platform, gint64 id, gint64 user_id,
                                    gint64 actor_id);
void lyc_team_take_member (LycPlatform *platform, gint64 scope_id, gint64 user_id, gint64 actor_id);
gint64 lyc_team_find (LycPlatform *platform, gint64 cohort_id, const char *name);

G_END_DECLS
