/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "request.h"

G_BEGIN_DECLS

/* Whom a post calls by a group's name: "cohort", "facilitators" or the id of a team. */
char *lyc_mention_groups_read (LycRequest *request, JsonObject *post, gint64 scope_id,
                               gint64 cohort_id);
GArray *lyc_mention_group_people (LycPlatform *platform, const char *groups, gint64 scope_id);
GArray *lyc_mention_team_people (LycPlatform *platform, const char *groups, gint64 scope_id);

G_END_DECLS
