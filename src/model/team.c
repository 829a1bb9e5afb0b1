/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "team.h"

/**
 * LycTeam:
 *
 * People of a cohort who work together. Fields as in data/api/openapi.yaml.
 */
struct _LycTeam
{
  LycRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (LycTeam, lyc_team, LYC_TYPE_RECORD)

static void
lyc_team_class_init (LycTeamClass *klass)
{
}

static void
lyc_team_init (LycTeam *self)
{
}

const char *
lyc_team_get_cohort_id (LycTeam *self)
{
  return lyc_record_get_string (LYC_RECORD (self), "cohort_id");
}

const char *
lyc_team_get_name (LycTeam *self)
{
  return lyc_record_get_string (LYC_RECORD (self), "name");
}

guint
lyc_team_get_n_member_ids (LycTeam *self)
{
  return lyc_record_get_n_strings (LYC_RECORD (self), "member_ids");
}

const char *
lyc_team_get_nth_member_ids (LycTeam *self, guint i)
{
  return lyc_record_get_nth_string (LYC_RECORD (self), "member_ids", i);
}

gboolean
lyc_team_has_member (LycTeam *self, const char *user_id)
{
  return lyc_record_has_string (LYC_RECORD (self), "member_ids", user_id);
}

/**
 * lyc_team_find_of:
 * @teams: (nullable): of #LycTeam, the teams of one cohort
 *
 * Returns: (transfer full) (nullable): the team that the person is in
 */
LycTeam *
lyc_team_find_of (GListModel *teams, const char *user_id)
{
  for (guint i = 0; teams != NULL && i < g_list_model_get_n_items (teams); i++)
    {
      g_autoptr (LycTeam) team = g_list_model_get_item (teams, i);

      if (lyc_team_has_member (team, user_id))
        return g_steal_pointer (&team);
    }
  return NULL;
}
