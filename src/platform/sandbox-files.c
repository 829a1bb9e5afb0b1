/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* What the people of the sandbox share: in the workspace, and with what they write. */

#include "changes.h"
#include "ids.h"
#include "sandbox-fill.h"

/* Returns: its key; 0 where it is not there */
static gint64
add (LycSandboxFill *self, JsonObject *one, const char *by, gint64 ago_ms, gboolean attached)
{
  g_autofree char *uuid = lyc_id_new ();
  gint64 size = 0;
  g_autofree char *sum = lyc_sandbox_copy_file (self, text (one, "file"), "files", &size);
  gint64 id;

  if (sum == NULL)
    return 0;
  id = lyc_db_insert (self->platform->db,
                      "INSERT INTO file (uuid, creator_id, scope_id, cohort_id, name, type, size,"
                      " sha256, state, offset, created_at, stored, attached, posted)"
                      " VALUES (?, ?, ?, ?, ?, ?, ?7, ?8, 'ready', ?7, ?9, ?8, ?10, ?10)",
                      "siinssisii", uuid, person (self, by), self->scope_id, self->cohort_id,
                      text (one, "name"), text (one, "type"), size, sum, self->now - ago_ms,
                      (gint64) attached);
  lyc_change (self->platform, "file.ready", "file", self->scope_id, id, uuid, 0);
  return id;
}

/* A file of the workspace. */
void
lyc_sandbox_add_file (LycSandboxFill *self, JsonObject *one)
{
  add (self, one, text (one, "by"), number (one, "ago_ms"), FALSE);
}

/**
 * lyc_sandbox_add_files:
 * @given: a post of the content
 * @container: where it stands
 * @ids: (out): their keys
 *
 * Returns: (transfer full): the files that go with the post, as its file_ids
 */
char *
lyc_sandbox_add_files (LycSandboxFill *self, JsonObject *given, gint64 container, GArray *ids)
{
  JsonArray *files = list (given, "files");
  GString *names = g_string_new ("[");

  self->scope_id = lyc_db_int (self->platform->db, 0, "SELECT scope_id FROM container WHERE id = ?",
                               "i", container);
  self->cohort_id = lyc_db_int (self->platform->db, 0,
                                "SELECT cohort_id FROM container WHERE id = ?", "i", container);
  for (guint i = 0; i < length (files); i++)
    {
      gint64 id = add (self, json_array_get_object_element (files, i), text (given, "author"),
                       number (given, "ago_ms"), TRUE);
      g_autofree char *uuid = lyc_uuid_of (self->platform, "file", id);

      if (id == 0)
        continue;
      g_array_append_val (ids, id);
      g_string_append_printf (names, "%s\"%s\"", ids->len > 1 ? "," : "", uuid);
    }
  g_string_append_c (names, ']');
  return g_string_free (names, FALSE);
}

/* Says which post the files go with. */
void
lyc_sandbox_name_files (LycSandboxFill *self, gint64 post, const GArray *ids)
{
  for (guint i = 0; i < ids->len; i++)
    lyc_db_run (self->platform->db, "INSERT INTO post_file (post_id, file_id) VALUES (?, ?)", "ii",
                post, g_array_index (ids, gint64, i));
}
