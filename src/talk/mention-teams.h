/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "people.h"
#include "team.h"

G_BEGIN_DECLS

/* Teams in what is being written: "@team Blue" is the team of this name, and "@team" by itself the
 * writer's own. */
LycTeam *lyc_mention_team_at (LycPeople *people, const char *at, gsize *length);
GPtrArray *lyc_mention_teams_find (LycPeople *people, const char *text);
char *lyc_mention_team_dup_call (LycTeam *team);
const char *lyc_mention_team_word (void);
void lyc_mention_team_tell (GtkWidget *widget, LycServices *services, const char *team_id);

G_END_DECLS
