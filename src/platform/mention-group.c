/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mention-group.h"

#include "access.h"

#define DAY_MS G_GINT64_CONSTANT (86400000)

static gboolean
is_champion (LycRequest *request, gint64 scope_id)
{
  const LycStanding *standing = lyc_viewer_in (request->viewer, scope_id);

  return standing != NULL && standing->role == LYC_ROLE_CHAMPION;
}

/* Several teams in one post may be everybody. */
#define MANY                                                                                       \
  "mention_groups LIKE '%\"cohort\"%' OR (SELECT count(DISTINCT value)"                            \
  " FROM json_each(mention_groups) WHERE value <> 'facilitators') > 1"

/* A champion may call everybody a few times a day; who guides the cohort, as often as it takes. */
static gboolean
may_call_cohort (LycRequest *request, gint64 scope_id)
{
  if (!lyc_request_allow (request, "post", "mention_cohort", scope_id, TRUE))
    return FALSE;
  if (is_champion (request, scope_id)
      && lyc_db_int (request->db, 0,
                     "SELECT count(*) FROM post WHERE creator_id = ? AND scope_id = ?"
                     " AND created_at > ? AND (" MANY ")",
                     "iii", request->viewer->user_id, scope_id, lyc_request_now (request) - DAY_MS)
             >= lyc_platform_limit (request->platform, LYC_LIMIT_COHORT_MENTIONS_PER_DAY))
    lyc_request_problem (request, 409, "conflict",
                         "You have called the whole cohort as often as a day allows.");
  return request->status == 0;
}

/* A team that was deleted while the post was on its way is one still, and reaches nobody. */
static gboolean
is_group (LycRequest *request, const char *group, gint64 cohort_id)
{
  return cohort_id != 0
         && (g_str_equal (group, "cohort") || g_str_equal (group, "facilitators")
             || lyc_db_int (request->db, 0, "SELECT 1 FROM team WHERE uuid = ? AND cohort_id = ?",
                            "si", group, cohort_id)
                    == 1);
}

/**
 * lyc_mention_groups_read:
 * @post: checked against the new_post schema
 * @cohort_id: 0 in a direct conversation, where there are no groups
 *
 * Returns: (transfer full): the groups as a JSON array; answered where one is not known or may not
 *   be called
 */
char *
lyc_mention_groups_read (LycRequest *request, JsonObject *post, gint64 scope_id, gint64 cohort_id)
{
  JsonArray *given = json_object_has_member (post, "mention_groups")
                         ? json_object_get_array_member (post, "mention_groups")
                         : NULL;
  g_autoptr (JsonNode) node = NULL;
  const char *called = NULL;
  gboolean many = FALSE;

  if (given == NULL || json_array_get_length (given) == 0)
    return g_strdup ("[]");
  for (guint i = 0; i < json_array_get_length (given) && request->status == 0; i++)
    {
      const char *group = json_array_get_string_element (given, i);

      if (!is_group (request, group, cohort_id))
        lyc_request_field_error (request, "mention_groups", "names no group of this place");
      else if (!g_str_equal (group, "facilitators") && g_strcmp0 (group, called) != 0)
        {
          many = many || called != NULL || g_str_equal (group, "cohort");
          called = group;
        }
    }
  if (request->status == 0 && many)
    may_call_cohort (request, scope_id);
  node = json_node_init_array (json_node_alloc (), given);
  return json_to_string (node, FALSE);
}

/* Returns: (transfer full) (element-type gint64): who is called by @groups, a JSON array */
GArray *
lyc_mention_group_people (LycPlatform *platform, const char *groups, gint64 scope_id)
{
  return lyc_db_ints (platform->db,
                      "SELECT m.user_id FROM membership m, json_each(?1) g WHERE m.scope_id = ?2"
                      " AND m.state <> 'removed' AND (g.value = 'cohort'"
                      " OR (g.value = 'facilitators' AND m.role = 'facilitator'))"
                      " GROUP BY m.user_id",
                      "si", groups, scope_id);
}

/* Returns: (transfer full) (element-type gint64): who is called by the ids of teams in @groups, a
 * JSON array, as the teams are now */
GArray *
lyc_mention_team_people (LycPlatform *platform, const char *groups, gint64 scope_id)
{
  return lyc_db_ints (platform->db,
                      "SELECT x.user_id FROM json_each(?1) g JOIN team t ON t.uuid = g.value"
                      " AND t.scope_id = ?2 AND NOT t.deleted"
                      " JOIN team_member x ON x.team_id = t.id GROUP BY x.user_id",
                      "si", groups, scope_id);
}
