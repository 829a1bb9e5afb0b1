/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sandbox.h"

#include "badge.h"
#include "changes.h"
#include "cohort.h"
#include "course-import.h"
#include "ids.h"
#include "json-gate.h"
#include "knowledge-draft.h"
#include "knowledge.h"
#include "membership.h"
#include "people.h"
#include "progress.h"
#include "sandbox-fill.h"
#include "team.h"

#include <glib/gstdio.h>

static char *
value_text (JsonObject *object, const char *name)
{
  return json_to_string (json_object_get_member (object, name), FALSE);
}

static JsonNode *
read_json (LycSandboxFill *self, const char *name, GError **error)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  g_autofree char *content = NULL;
  gsize size;

  if (!g_file_get_contents (path, &content, &size, error))
    return NULL;
  return lyc_json_parse (content, size, &lyc_json_default_limits, error);
}

/* Returns: (nullable) (transfer full): the SHA-256 of what was copied into @into */
char *
lyc_sandbox_copy_file (LycSandboxFill *self, const char *name, const char *into, gint64 *size)
{
  g_autofree char *from = g_build_filename (self->folder, name, NULL);
  g_autofree char *folder = g_build_filename (self->platform->data_dir, into, NULL);
  g_autofree char *content = NULL;
  g_autofree char *to = NULL;
  gsize got;
  char *sum;

  if (!g_file_get_contents (from, &content, &got, NULL))
    return NULL;
  g_mkdir_with_parents (folder, 0700);
  sum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) content, got);
  to = g_build_filename (folder, sum, NULL);
  g_file_set_contents (to, content, (gssize) got, NULL);
  *size = (gint64) got;
  return sum;
}

static void
add_person (LycSandboxFill *self, JsonObject *one)
{
  gint64 id;
  gint64 size;
  g_autofree char *avatar = NULL;

  /* Who is here stays when the sandbox begins again. */
  if (person (self, text (one, "key")) != 0)
    return;
  id = lyc_user_create (self->platform, text (one, "key"), text (one, "name"), NULL, NULL);
  avatar = lyc_sandbox_copy_file (self, text (one, "avatar"), "avatars", &size);

  lyc_db_run (self->platform->db,
              "UPDATE scope SET uuid = ?1 WHERE id = (SELECT scope_id FROM user WHERE id = ?2)", "si",
              text (one, "id"), id);
  lyc_db_run (self->platform->db,
              "UPDATE user SET uuid = ?, pronouns = ?, about = ?, tz = ?, avatar = ?, champion = ?,"
              " made_up = ?, work_from = ?, work_until = ? WHERE id = ?",
              "sssssiiiii", text (one, "id"), text (one, "pronouns"), text (one, "about"),
              text (one, "tz"), avatar != NULL ? avatar : "",
              (gint64) (length (list (one, "flags")) > 0),
              (gint64) json_object_get_boolean_member_with_default (one, "made_up", TRUE),
              json_object_get_int_member_with_default (one, "work_from", -1),
              json_object_get_int_member_with_default (one, "work_until", -1), id);
}

static char *
people_text (LycSandboxFill *self, JsonArray *keys)
{
  g_autoptr (JsonArray) array = json_array_new ();
  g_autoptr (JsonNode) node = json_node_init_array (json_node_alloc (), array);

  for (guint i = 0; i < length (keys); i++)
    {
      g_autofree char *uuid = lyc_uuid_of (self->platform, "user",
                                           person (self, json_array_get_string_element (keys, i)));

      if (uuid != NULL)
        json_array_add_string_element (array, uuid);
    }
  return json_to_string (node, FALSE);
}

static void
add_task (LycSandboxFill *self, JsonObject *one)
{
  g_autofree char *uuid = lyc_id_new ();
  g_autofree char *people = people_text (self, list (one, "assignees"));
  gboolean done = json_object_has_member (one, "done_by");
  gint64 id = lyc_db_insert (
      self->platform->db,
      "INSERT INTO task (uuid, creator_id, scope_id, cohort_id, title, state,"
      " assignee_ids, due_at, done_by, done_at, created_at)"
      " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      "siiisssiiii", uuid, person (self, text (one, "created_by")), self->scope_id, self->cohort_id,
      text (one, "title"), done ? "done" : "open", people,
      json_object_has_member (one, "due_in_ms") ? self->now + number (one, "due_in_ms") : 0,
      done ? person (self, text (one, "done_by")) : 0,
      done ? self->now - number (one, "done_ago_ms") : 0,
      /* Tasks stand in the order of their making: the content's. */
      self->now - number (one, "created_ago_ms") + self->tasks++);

  lyc_change (self->platform, "task.created", "task", self->scope_id, id, uuid, 0);
}

static void
add_badge_class (LycSandboxFill *self, JsonObject *one)
{
  g_autofree char *uuid = lyc_id_new ();
  g_autofree char *colours = value_text (one, "colours");
  gint64 id = lyc_db_insert (self->platform->db,
                             "INSERT INTO badge_class (uuid, scope_id, cohort_id, name, criteria, goal,"
                             " measure, icon, colours) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                             "siississs", uuid, self->scope_id, self->cohort_id, text (one, "name"),
                             text (one, "criteria"), number (one, "goal"), text (one, "measure"),
                             text (one, "icon"), colours);

  lyc_change (self->platform, "badge_class.updated", "badge_class", self->scope_id, id, uuid, 0);
}

static void
add_challenge (LycSandboxFill *self, JsonObject *one)
{
  g_autofree char *uuid = lyc_id_new ();
  JsonArray *rows = list (one, "rows");
  gint64 id = lyc_db_insert (self->platform->db,
                             "INSERT INTO challenge (uuid, scope_id, cohort_id, title)"
                             " VALUES (?, ?, ?, ?)",
                             "siis", uuid, self->scope_id, self->cohort_id, text (one, "title"));

  for (guint i = 0; i < length (rows); i++)
    {
      JsonObject *row = json_array_get_object_element (rows, i);

      lyc_db_run (self->platform->db,
                  "INSERT INTO challenge_point (challenge_id, user_id, reason, object_id, points)"
                  " VALUES (?, ?, 'before', 0, ?)",
                  "iii", id, person (self, text (row, "person")), number (row, "points"));
    }
  lyc_change (self->platform, "challenge.updated", "challenge", self->scope_id, id, uuid, 0);
}

static void
each (LycSandboxFill *self, JsonArray *array, void (*add) (LycSandboxFill *, JsonObject *))
{
  for (guint i = 0; i < length (array); i++)
    add (self, json_array_get_object_element (array, i));
}

static void
add_member (LycSandboxFill *self, JsonObject *one)
{
  lyc_membership_put (self->platform, self->cohort_id, person (self, text (one, "person")),
                      text (one, "role"), "active", FALSE, 0);
}

static void
add_team (LycSandboxFill *self, JsonObject *one)
{
  g_autofree char *uuid = lyc_id_new ();
  JsonArray *members = list (one, "members");
  gint64 id;

  if (lyc_team_add (self->platform, self->cohort_id, uuid, text (one, "name"), 0, &id)
      != LYC_TEAM_FINE)
    return;
  for (guint i = 0; i < length (members); i++)
    lyc_team_put_member (self->platform, id,
                         person (self, json_array_get_string_element (members, i)), 0);
}

static void
add_cohort (LycSandboxFill *self, JsonObject *one)
{
  g_autofree char *colours = value_text (one, "colours");
  gint64 starts = self->now - number (one, "started_ago_ms");

  self->cohort_id
    = lyc_cohort_create (self->platform, text (one, "name"), text (one, "mission"), colours, starts,
                         starts + number (one, "weeks") * G_GINT64_CONSTANT (604800000));
  self->scope_id = lyc_cohort_scope (self->platform, self->cohort_id);
  g_hash_table_insert (self->cohorts, g_strdup (text (one, "key")), GINT_TO_POINTER (self->cohort_id));
  if (length (list (one, "courses")) > 0)
    lyc_cohort_add_course (self->platform, self->cohort_id, self->course_id);
  each (self, list (one, "badge_classes"), add_badge_class);
  each (self, list (one, "members"), add_member);
  each (self, list (one, "teams"), add_team);
  each (self, list (one, "tasks"), add_task);
  each (self, list (one, "files"), lyc_sandbox_add_file);
  add_challenge (self, json_object_get_object_member (one, "challenge"));
}

static void
add_progress (LycSandboxFill *self, JsonObject *one)
{
  gint64 position = number (one, "position_ms");
  LycProgressPlace place = { position, self->now - number (one, "ago_ms"), 0 };
  g_autofree char *span = g_strdup_printf ("[[0,%" G_GINT64_FORMAT "]]", position);
  g_autoptr (JsonNode) node = lyc_json_parse (span, strlen (span), &lyc_json_default_limits, NULL);

  lyc_progress_merge (self->platform, person (self, text (one, "person")),
                      lesson (self, text (one, "lesson")), json_node_get_array (node), &place,
                      json_object_get_boolean_member_with_default (one, "completed", FALSE),
                      place.at);
}

static gboolean
add_journeys (LycSandboxFill *self, JsonArray *cohorts, GError **error)
{
  for (guint i = 0; i < length (cohorts); i++)
    {
      JsonObject *one = json_array_get_object_element (cohorts, i);

      self->cohort_id = GPOINTER_TO_INT (g_hash_table_lookup (self->cohorts, text (one, "key")));
      if (!lyc_sandbox_add_journey (self, one, error))
        return FALSE;
    }
  return TRUE;
}

/* Its owners have to be there. */
static gboolean
add_knowledge (LycSandboxFill *self, GError **error)
{
  g_autofree char *folder = g_build_filename (self->folder, "knowledge", NULL);
  g_autoptr (GPtrArray) drafts = lyc_knowledge_read (folder, error);

  if (drafts != NULL)
    lyc_knowledge_import (self->platform, drafts);
  return drafts != NULL;
}

/* Returns: (transfer full): where the content of the sandbox is */
char *
lyc_sandbox_folder (void)
{
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *dir = g_path_get_dirname (self != NULL ? self : "/");
  char *beside = g_build_filename (dir, "..", "..", "..", "data", "sandbox", NULL);

  if (g_file_test (beside, G_FILE_TEST_IS_DIR))
    return beside;
  g_free (beside);
  return g_build_filename (LYC_PKGDATADIR, "sandbox", NULL);
}

static gboolean
fill (LycSandboxFill *self, GError **error)
{
  g_autofree char *course = g_build_filename (self->folder, "course", NULL);
  LycImportOptions options = { self->platform, NULL, LYC_IMPORT_SECONDS };
  g_autoptr (JsonNode) people = read_json (self, "people.json", error);
  g_autoptr (JsonNode) rest = people != NULL ? read_json (self, "cohort.json", error) : NULL;
  g_autoptr (JsonNode) made = rest != NULL ? read_json (self, "made/recordings.json", error) : NULL;
  g_autoptr (LycCourseDraft) draft = NULL;
  JsonObject *object;

  if (made == NULL)
    return FALSE;
  each (self, list (json_node_get_object (made), "recordings"), lyc_sandbox_add_recording);
  draft = lyc_course_draft_read (course, &options, error);
  if (draft == NULL)
    return FALSE;
  self->course_id = lyc_course_import (self->platform, draft);
  lyc_course_draft_keep (draft);
  object = json_node_get_object (rest);
  each (self, list (json_node_get_object (people), "people"), add_person);
  if (!add_knowledge (self, error))
    return FALSE;
  each (self, list (object, "cohorts"), add_cohort);
  if (!add_journeys (self, list (object, "cohorts"), error))
    return FALSE;
  each (self, list (object, "progress"), add_progress);
  each (self, list (object, "first_tries"), lyc_sandbox_add_first_tries);
  each (self, list (object, "containers"), lyc_sandbox_add_container);
  return TRUE;
}

/**
 * lyc_sandbox_refill:
 *
 * Makes the demo cohort in the running transaction.
 */
gboolean
lyc_sandbox_refill (LycPlatform *platform, GError **error)
{
  LycSandboxFill self = { .platform = platform, .now = lyc_platform_now (platform) };
  gboolean good;

  self.folder = lyc_sandbox_folder ();
  self.cohorts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  good = fill (&self, error);
  g_hash_table_unref (self.cohorts);
  g_free (self.folder);
  return good;
}

/**
 * lyc_sandbox_fill:
 *
 * Makes the demo cohort where there is none yet.
 */
gboolean
lyc_sandbox_fill (LycPlatform *platform, GError **error)
{
  if (lyc_user_by_login (platform, LYC_SANDBOX_LEARNER) != 0)
    return TRUE;
  lyc_platform_begin (platform);
  if (lyc_sandbox_refill (platform, error))
    return lyc_platform_commit (platform);
  lyc_platform_rollback (platform);
  return FALSE;
}
