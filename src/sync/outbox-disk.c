/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "outbox-disk.h"

#include "database.h"

/* @keep: whether the act stays in the outbox; @reason: (nullable) why the platform refused it */
LycOutboxWrite *
lyc_outbox_write_new (LycAct *act, gboolean keep, const char *reason)
{
  LycOutboxWrite *self = g_new0 (LycOutboxWrite, 1);
  g_autoptr (JsonNode) node = keep ? lyc_act_to_json (act) : NULL;

  self->id = g_strdup (lyc_act_get_id (act));
  self->json = keep ? json_to_string (node, FALSE) : NULL;
  self->reason = g_strdup (reason);
  self->draft = keep ? NULL : g_strdup (lyc_act_get_draft (act));
  self->draft_text = keep ? NULL : g_strdup (lyc_act_get_draft_text (act));
  self->replaced = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
lyc_outbox_write_free (LycOutboxWrite *self)
{
  g_free (self->id);
  g_free (self->json);
  g_free (self->reason);
  g_free (self->draft);
  g_free (self->draft_text);
  g_ptr_array_unref (self->replaced);
  g_free (self);
}

static gboolean
run_with (sqlite3 *db, const char *sql, const char *first, const char *second, const char *third,
          GError **error)
{
  sqlite3_stmt *statement = lyc_database_prepare (db, sql, error);

  if (statement == NULL)
    return FALSE;
  lyc_database_bind_text (statement, 1, first);
  if (sqlite3_bind_parameter_count (statement) > 1)
    lyc_database_bind_text (statement, 2, second);
  if (sqlite3_bind_parameter_count (statement) > 2)
    lyc_database_bind_text (statement, 3, third);
  return lyc_database_finish (db, statement, error);
}

static gboolean
write_all (sqlite3 *db, const LycOutboxWrite *write, GError **error)
{
  for (guint i = 0; i < write->replaced->len; i++)
    if (!run_with (db, "DELETE FROM outbox WHERE id = ?1",
                   g_ptr_array_index (write->replaced, i), NULL, NULL, error))
      return FALSE;
  if (write->draft != NULL
      && !run_with (db, "DELETE FROM draft WHERE place = ?1 AND (?2 IS NULL OR text = ?2)",
                    write->draft, write->draft_text, NULL, error))
    return FALSE;
  if (write->json == NULL)
    return run_with (db, "DELETE FROM outbox WHERE id = ?1", write->id, NULL, NULL, error);
  return run_with (db,
                   "INSERT INTO outbox (id, json, reason) VALUES (?1, ?2, ?3) ON CONFLICT (id) DO "
                   "UPDATE SET json = excluded.json, reason = excluded.reason",
                   write->id, write->json, write->reason, error);
}

/* Job of the store's own file. */
gpointer
lyc_outbox_write_job (sqlite3 *db, gpointer write, GError **error)
{
  if (!lyc_database_run (db, "BEGIN IMMEDIATE", error))
    return NULL;
  if (write_all (db, write, error) && lyc_database_run (db, "COMMIT", error))
    return GINT_TO_POINTER (TRUE);
  lyc_database_run (db, "ROLLBACK", NULL);
  return NULL;
}

void
lyc_draft_write_free (LycDraftWrite *self)
{
  g_free (self->place);
  g_free (self->text);
  g_free (self->files);
  g_free (self);
}

/* Job of the store's own file. */
gpointer
lyc_draft_write_job (sqlite3 *db, gpointer write, GError **error)
{
  const LycDraftWrite *draft = write;
  gboolean done;

  if (*draft->text == '\0' && *draft->files == '\0')
    done = run_with (db, "DELETE FROM draft WHERE place = ?1", draft->place, NULL, NULL, error);
  else
    done = run_with (db,
                     "INSERT OR REPLACE INTO draft (place, text, files, updated_at)"
                     " VALUES (?1, ?2, ?3, unixepoch () * 1000)",
                     draft->place, draft->text, draft->files, error);
  return GINT_TO_POINTER (done);
}
