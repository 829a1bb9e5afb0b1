/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "journey.h"

#include "changes.h"
#include "cohort.h"
#include "course-draft.h"
#include "ids.h"
#include "kept-ids.h"
#include "views.h"

#include <gio/gio.h>

#define MAX_STEPS 40
#define MAX_TITLE 200

typedef struct
{
  LycPlatform *platform;
  gint64 cohort_id;
  guint number; /* of the step that is looked at, from 1 */
  GError **error;
} Setting;

JsonObject *
lyc_journey_view (LycPlatform *platform, LycViewer *viewer, const LycStanding *standing, gint64 id)
{
  g_autoptr (LycRows) rows = lyc_db_query (platform->db,
                                           "SELECT j.uuid, j.rev, h.uuid, j.steps FROM journey j"
                                           " JOIN cohort h ON h.id = j.cohort_id WHERE j.id = ?",
                                           "i", id);
  JsonObject *object;

  if (!lyc_rows_next (rows))
    return NULL;
  object = lyc_view_new ("journey", lyc_rows_text (rows, 0), lyc_rows_int (rows, 1));
  json_object_set_string_member (object, "cohort_id", lyc_rows_text (rows, 2));
  lyc_json_set_json (object, "steps", lyc_rows_text (rows, 3));
  return object;
}

GArray *
lyc_journey_list (LycPlatform *platform, LycViewer *viewer, const LycStanding *standing)
{
  return lyc_ids_in_scope (platform, "SELECT id FROM journey WHERE scope_id = ? ORDER BY id",
                           standing);
}

static gboolean
refuse (Setting *self, const char *what)
{
  g_set_error (self->error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "step %u: %s", self->number, what);
  return FALSE;
}

/* The member as text; NULL where it is missing or no text. */
static const char *
text_of (JsonObject *given, const char *name)
{
  JsonNode *node = json_object_get_member (given, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node)
                 && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : NULL;
}

static gboolean
read_id (Setting *self, JsonObject *given, const char *name, const char *sql, JsonObject *step,
         const char *member, const char *fault)
{
  const char *text = text_of (given, name);
  g_autofree char *uuid
      = text != NULL ? lyc_db_text (self->platform->db, sql, "is", self->cohort_id, text) : NULL;

  lyc_json_set_maybe_id (step, member, uuid);
  return !json_object_has_member (given, name) || uuid != NULL || refuse (self, fault);
}

static gboolean
read_time (Setting *self, JsonObject *given, const char *name, JsonObject *step)
{
  const char *text = text_of (given, name);
  g_autoptr (GDateTime) at = text != NULL ? g_date_time_new_from_iso8601 (text, NULL) : NULL;

  lyc_json_set_maybe_time (step, name, at != NULL ? g_date_time_to_unix (at) * 1000 : 0);
  return !json_object_has_member (given, name) || (at != NULL && g_date_time_to_unix (at) > 0)
         || refuse (self, "a time is given as 2026-11-30T15:00:00Z");
}

static gboolean
check_names (Setting *self, JsonObject *given)
{
  static const char *const names[]
      = { "kind", "title", "lesson", "task", "starts_at", "due_at", NULL };
  g_autoptr (GList) members = json_object_get_members (given);

  for (GList *member = members; member != NULL; member = member->next)
    if (!g_strv_contains (names, member->data))
      return refuse (self, "only kind, title, lesson, task, starts_at and due_at may stand here");
  return TRUE;
}

static gboolean
read_kind (Setting *self, JsonObject *given, JsonObject *step)
{
  static const char *const kinds[] = { "solo", "group", "live", NULL };
  static const char *const needs[] = { "lesson", "task", "starts_at" };
  const char *kind = text_of (given, "kind");
  g_autofree char *what = NULL;

  for (guint i = 0; kind != NULL && kinds[i] != NULL; i++)
    if (g_str_equal (kinds[i], kind))
      {
        json_object_set_string_member (step, "step_kind", kind);
        what = g_strdup_printf ("a step of the kind “%s” has a “%s”", kind, needs[i]);
        return json_object_has_member (given, needs[i]) || refuse (self, what);
      }
  return refuse (self, "“kind” is solo, group or live");
}

static gboolean
read_step (Setting *self, JsonObject *given, JsonObject *step)
{
  const char *title = text_of (given, "title");

  if (!check_names (self, given) || !read_kind (self, given, step))
    return FALSE;
  if (title == NULL || *title == '\0' || g_utf8_strlen (title, -1) > MAX_TITLE)
    return refuse (self, "“title” takes 1 to 200 characters");
  json_object_set_string_member (step, "title", title);
  return read_id (self, given, "lesson",
                  "SELECT l.uuid FROM lesson l JOIN scope_link s ON s.child_id = l.scope_id"
                  " JOIN cohort h ON h.scope_id = s.parent_id"
                  " WHERE h.id = ? AND l.slug = ? AND l.gone = 0",
                  step, "lesson_id", "“lesson” is none of the cohort's courses")
         && read_id (self, given, "task",
                     "SELECT uuid FROM task WHERE cohort_id = ? AND title = ? AND NOT deleted"
                     " ORDER BY id",
                     step, "task_id", "“task” is the title of none of the cohort's tasks")
         && read_time (self, given, "starts_at", step) && read_time (self, given, "due_at", step);
}

static JsonArray *
read_steps (Setting *self, JsonArray *given)
{
  g_autoptr (JsonArray) steps = json_array_new ();

  for (guint i = 0; i < json_array_get_length (given); i++)
    {
      JsonNode *one = json_array_get_element (given, i);
      JsonObject *step = json_object_new ();

      self->number = i + 1;
      json_array_add_object_element (steps, step);
      if (i >= MAX_STEPS)
        return refuse (self, "a journey has at most 40 steps"), NULL;
      if (!JSON_NODE_HOLDS_OBJECT (one))
        return refuse (self, "is no object"), NULL;
      if (!read_step (self, json_node_get_object (one), step))
        return NULL;
    }
  return g_steal_pointer (&steps);
}

/* Steps that were there keep their ids. */
static char *
with_ids (LycPlatform *platform, gint64 cohort_id, JsonArray *steps)
{
  g_autofree char *before
      = lyc_db_text (platform->db, "SELECT steps FROM journey WHERE cohort_id = ?", "i", cohort_id);
  g_autoptr (LycKeptIds) ids = lyc_kept_ids_new (before, steps, "title");

  for (guint i = 0; i < json_array_get_length (steps); i++)
    json_object_set_string_member (json_array_get_object_element (steps, i), "id",
                                   lyc_kept_ids_get (ids, i));
  return lyc_draft_array_text (steps);
}

/**
 * lyc_journey_set:
 * @given: the steps as a file says them, see README.md
 *
 * Gives a cohort its journey, in the place of the one it had, in the running transaction.
 *
 * Returns: %FALSE with @error naming the step that cannot be taken, and nothing changed
 */
gboolean
lyc_journey_set (LycPlatform *platform, gint64 cohort_id, JsonArray *given, GError **error)
{
  Setting self = { platform, cohort_id, 0, error };
  g_autoptr (JsonArray) steps = read_steps (&self, given);
  g_autofree char *text = steps != NULL ? with_ids (platform, cohort_id, steps) : NULL;
  g_autofree char *uuid = lyc_id_new ();
  gint64 scope = lyc_cohort_scope (platform, cohort_id);

  if (text == NULL)
    return FALSE;
  lyc_db_run (platform->db,
              "INSERT OR IGNORE INTO journey (uuid, scope_id, cohort_id, steps)"
              " VALUES (?, ?, ?, '[]')",
              "sii", uuid, scope, cohort_id);
  lyc_db_run (platform->db, "UPDATE journey SET steps = ? WHERE cohort_id = ?", "si", text,
              cohort_id);
  lyc_change (
      platform, "journey.updated", "journey", scope,
      lyc_db_int (platform->db, 0, "SELECT id FROM journey WHERE cohort_id = ?", "i", cohort_id),
      NULL, 0);
  return TRUE;
}
