/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "act-request.h"

#include "ids.h"
#include "json-read.h"

/* What the platform takes as the age of anything: ten years. */
#define MAX_AGE_MS G_GINT64_CONSTANT (315360000000)

/* One line per verb: in a path, @t is the act's target and @p its parent. */
typedef struct
{
  const char *verb;
  const char *method;
  const char *path;
  gboolean keyed;
  gboolean has_body;
} Route;

static const Route routes[] = {
  { "container.create", "PUT", "/v1/containers/@t", FALSE, TRUE },
  { "container.edit", "PATCH", "/v1/containers/@t", TRUE, TRUE },
  { "post.create", "PUT", "/v1/containers/@p/posts/@t", FALSE, TRUE },
  { "file.discuss", "PUT", "/v1/files/@p/posts/@t", FALSE, TRUE },
  { "post.edit", "PATCH", "/v1/posts/@t", TRUE, TRUE },
  { "post.delete", "DELETE", "/v1/posts/@t", TRUE, FALSE },
  { "post.hide", "PUT", "/v1/posts/@t/hidden", TRUE, FALSE },
  { "post.unhide", "DELETE", "/v1/posts/@t/hidden", TRUE, FALSE },
  { "post.pin", "PUT", "/v1/posts/@t/pinned", TRUE, FALSE },
  { "post.unpin", "DELETE", "/v1/posts/@t/pinned", TRUE, FALSE },
  { "post.move", "POST", "/v1/posts/@t/move", TRUE, TRUE },
  { "reaction.set", "PUT", "/v1/posts/@t/reaction", TRUE, TRUE },
  { "answer.accept", "PUT", "/v1/posts/@t/accepted", TRUE, FALSE },
  { "answer.unaccept", "DELETE", "/v1/posts/@t/accepted", TRUE, FALSE },
  { "answer.endorse", "PUT", "/v1/posts/@t/endorsed", TRUE, FALSE },
  { "answer.unendorse", "DELETE", "/v1/posts/@t/endorsed", TRUE, FALSE },
  { "cohort.edit", "PATCH", "/v1/cohorts/@t", TRUE, TRUE },
  { "membership.moderate", "PUT", "/v1/cohorts/@p/members/@t/moderates", TRUE, TRUE },
  { "report.create", "PUT", "/v1/posts/@p/reports/@t", FALSE, TRUE },
  { "mod_action.apply", "PUT", "/v1/mod_actions/@t", FALSE, TRUE },
  { "mod_action.undo", "DELETE", "/v1/mod_actions/@t", TRUE, FALSE },
  { "solved.count", "PUT", "/v1/solved/@t", FALSE, TRUE },
  { "read_state.set", "PUT", "/v1/containers/@t/read_state", FALSE, TRUE },
  { "follow.cohort", "PUT", "/v1/cohorts/@t/follow", FALSE, TRUE },
  { "follow.course", "PUT", "/v1/courses/@t/follow", FALSE, TRUE },
  { "me.edit", "PATCH", "/v1/me", TRUE, TRUE },
  { "block.set", "PUT", "/v1/me/blocks/@t", FALSE, FALSE },
  { "block.remove", "DELETE", "/v1/me/blocks/@t", FALSE, FALSE },
  { "settings.edit", "PATCH", "/v1/me/settings", TRUE, TRUE },
  { "notice.see", "PUT", "/v1/notices/@t/seen", FALSE, FALSE },
  { "task.create", "PUT", "/v1/cohorts/@p/tasks/@t", FALSE, TRUE },
  { "task.edit", "PATCH", "/v1/tasks/@t", TRUE, TRUE },
  { "task.delete", "DELETE", "/v1/tasks/@t", TRUE, FALSE },
  { "team.create", "PUT", "/v1/cohorts/@p/teams/@t", FALSE, TRUE },
  { "team.edit", "PATCH", "/v1/teams/@t", TRUE, TRUE },
  { "team.delete", "DELETE", "/v1/teams/@t", TRUE, FALSE },
  { "team_member.set", "PUT", "/v1/teams/@p/members/@t", FALSE, FALSE },
  { "team_member.remove", "DELETE", "/v1/teams/@p/members/@t", FALSE, FALSE },
  { "file.create", "PUT", "/v1/files/@t", FALSE, TRUE },
  { "file.delete", "DELETE", "/v1/files/@t", TRUE, FALSE },
  { "progress.merge", "PUT", "/v1/lessons/@t/progress", FALSE, TRUE },
  { "progress.check", "PUT", "/v1/lessons/@p/checks/@t", FALSE, TRUE },
  { "note.create", "PUT", "/v1/lessons/@p/notes/@t", FALSE, TRUE },
  { "note.edit", "PATCH", "/v1/notes/@t", TRUE, TRUE },
  { "note.delete", "DELETE", "/v1/notes/@t", TRUE, FALSE },
  { "attempt.start", "PUT", "/v1/quizzes/@p/attempts/@t", FALSE, TRUE },
  { "attempt.answer", "PUT", "/v1/attempts/@p/answers/@t", FALSE, TRUE },
  { "attempt.submit", "POST", "/v1/attempts/@t/submit", TRUE, TRUE },
};

/* Ids are checked, so nothing in a path needs escaping. */
static char *
fill_path (const char *pattern, LycAct *act)
{
  const char *target = lyc_act_get_target (act), *parent = lyc_act_get_parent (act);
  g_autoptr (GString) path = g_string_new (pattern);

  if (!lyc_id_is_valid (target) || (strstr (pattern, "@p") != NULL && !lyc_id_is_valid (parent)))
    return NULL;
  g_string_replace (path, "@t", target, 0);
  if (parent != NULL)
    g_string_replace (path, "@p", parent, 0);
  return g_strdup (path->str);
}

/* A note that was changed elsewhere is no reason to refuse: the platform keeps both texts. */
static gboolean
says_base (LycAct *act)
{
  return g_str_equal (lyc_act_get_verb (act), "note.edit");
}

/**
 * lyc_act_request_init:
 * @act: (transfer none): an act
 *
 * Finds how @act is said in the API.
 *
 * Returns: FALSE where this version does not know the act, or it names no valid object
 */
gboolean
lyc_act_request_init (LycActRequest *self, LycAct *act)
{
  memset (self, 0, sizeof *self);
  for (guint i = 0; i < G_N_ELEMENTS (routes); i++)
    if (g_str_equal (routes[i].verb, lyc_act_get_verb (act)))
      {
        self->method = routes[i].method;
        self->path = fill_path (routes[i].path, act);
        self->keyed = routes[i].keyed;
        self->has_body = routes[i].has_body && lyc_act_get_body (act) != NULL;
      }
  if (lyc_act_get_base (act) > 0 && !says_base (act))
    self->match = g_strdup_printf ("\"%" G_GINT64_FORMAT "\"", lyc_act_get_base (act));
  return self->path != NULL;
}

void
lyc_act_request_clear (LycActRequest *self)
{
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->match, g_free);
}

/* How long ago is the same by a wrong clock, as long as it is asked twice. */
static void
set_age (JsonObject *body, gint64 now)
{
  gint64 taken_at = lyc_json_int (body, LYC_ACT_TAKEN_AT, now);

  if (!json_object_has_member (body, LYC_ACT_TAKEN_AT))
    return;
  json_object_remove_member (body, LYC_ACT_TAKEN_AT);
  json_object_set_int_member (body, "age_ms", CLAMP (now - taken_at, 0, MAX_AGE_MS));
}

/* Returns: (transfer full): the act's parameters as JSON */
GBytes *
lyc_act_request_body (LycAct *act)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  g_autoptr (JsonObject) body = json_object_new ();
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;
  char *text;

  json_object_iter_init (&iter, lyc_act_get_body (act));
  while (json_object_iter_next (&iter, &name, &value))
    json_object_set_member (body, name, json_node_copy (value));
  set_age (body, g_get_real_time () / G_TIME_SPAN_MILLISECOND);
  if (says_base (act) && lyc_act_get_base (act) > 0)
    json_object_set_int_member (body, "base_rev", lyc_act_get_base (act));
  json_node_set_object (node, body);
  text = json_to_string (node, FALSE);
  return g_bytes_new_take (text, strlen (text));
}
