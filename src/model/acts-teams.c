/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "acts.h"
#include "echo-fields.h"
#include "ids.h"

/* Acts on the teams of a cohort are sent one after the other: a person is in one of them at most,
 * and the last word about where they are counts. */

static char *
place_of (const char *cohort_id)
{
  return g_strconcat ("teams:", cohort_id, NULL);
}

static LycAct *
act_on (const char *verb, LycTeam *team, const char *target)
{
  g_autofree char *place = place_of (lyc_team_get_cohort_id (team));

  return lyc_act_new (verb, target, place);
}

/* Takes @members. */
static void
echo_members (LycAct *act, LycTeam *team, JsonArray *members)
{
  JsonObject *fields = json_object_new ();

  json_object_set_array_member (fields, "member_ids", members);
  lyc_act_take_echo (act, LYC_KIND_TEAM, lyc_record_get_id (LYC_RECORD (team)), FALSE, fields);
}

static JsonArray *
members_without (LycTeam *team, const char *user_id)
{
  return lyc_fields_without (lyc_record_get_array (LYC_RECORD (team), "member_ids"), user_id);
}

/* @from: (nullable): the team that the person leaves */
static void
echo_leaving (LycAct *act, LycTeam *from, const char *user_id)
{
  if (from != NULL)
    echo_members (act, from, members_without (from, user_id));
}

/**
 * lyc_act_create_team:
 * @user_id: the first of its people
 * @from: (nullable): the team that this person leaves for it
 *
 * Returns: (transfer full): the act that makes a team; the team's id is the act's target
 */
LycAct *
lyc_act_create_team (const char *cohort_id, const char *name, const char *user_id, LycTeam *from)
{
  const char *const members[] = { user_id, NULL };
  g_autofree char *id = lyc_id_new ();
  g_autofree char *place = place_of (cohort_id);
  LycAct *act = lyc_act_new ("team.create", id, place);
  JsonObject *body = json_object_new ();
  JsonObject *fields = lyc_fields_new (LYC_KIND_TEAM, id);

  lyc_act_set_parent (act, cohort_id);
  json_object_set_string_member (body, "name", name);
  lyc_fields_set_strings (body, "member_ids", members);
  json_object_set_string_member (fields, "cohort_id", cohort_id);
  json_object_set_string_member (fields, "name", name);
  lyc_fields_set_strings (fields, "member_ids", members);
  lyc_act_take_body (act, body);
  lyc_act_take_echo (act, LYC_KIND_TEAM, id, TRUE, fields);
  echo_leaving (act, from, user_id);
  return act;
}

/* Returns: (transfer full): the act that gives the team another name */
LycAct *
lyc_act_rename_team (LycTeam *team, const char *name)
{
  const char *id = lyc_record_get_id (LYC_RECORD (team));
  LycAct *act = act_on ("team.edit", team, id);
  JsonObject *body = json_object_new ();

  json_object_set_string_member (body, "name", name);
  lyc_act_take_echo (act, LYC_KIND_TEAM, id, FALSE, json_object_ref (body));
  lyc_act_take_body (act, body);
  return act;
}

/* Returns: (transfer full): the act that deletes the team; its people stay in the cohort */
LycAct *
lyc_act_delete_team (LycTeam *team)
{
  const char *id = lyc_record_get_id (LYC_RECORD (team));
  LycAct *act = act_on ("team.delete", team, id);
  JsonObject *fields = json_object_new ();

  json_object_set_boolean_member (fields, "gone", TRUE);
  lyc_act_take_echo (act, LYC_KIND_TEAM, id, FALSE, fields);
  return act;
}

/**
 * lyc_act_join_team:
 * @from: (nullable): the team that the person leaves for it
 *
 * Returns: (transfer full): the act that takes somebody of the cohort into the team
 */
LycAct *
lyc_act_join_team (LycTeam *team, const char *user_id, LycTeam *from)
{
  LycAct *act = act_on ("team_member.set", team, user_id);
  JsonArray *members = members_without (team, user_id);

  lyc_act_set_parent (act, lyc_record_get_id (LYC_RECORD (team)));
  json_array_add_string_element (members, user_id);
  echo_members (act, team, members);
  echo_leaving (act, from, user_id);
  return act;
}

/* Returns: (transfer full): the act that takes somebody out of their team */
LycAct *
lyc_act_leave_team (LycTeam *team, const char *user_id)
{
  LycAct *act = act_on ("team_member.remove", team, user_id);

  lyc_act_set_parent (act, lyc_record_get_id (LYC_RECORD (team)));
  echo_leaving (act, team, user_id);
  return act;
}
