/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record.h"

G_BEGIN_DECLS

#define LYC_TYPE_TEAM (lyc_team_get_type ())
G_DECLARE_FINAL_TYPE (LycTeam, lyc_team, LYC, TEAM, LycRecord)

/* What the platform takes, in characters. */
#define LYC_TEAM_MAX_NAME 40

const char *lyc_team_get_cohort_id (LycTeam *self);
const char *lyc_team_get_name (LycTeam *self);
guint lyc_team_get_n_member_ids (LycTeam *self);
const char *lyc_team_get_nth_member_ids (LycTeam *self, guint i);
gboolean lyc_team_has_member (LycTeam *self, const char *user_id);
LycTeam *lyc_team_find_of (GListModel *teams, const char *user_id);

G_END_DECLS
