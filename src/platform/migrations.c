/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "migrations.h"

#include "db.h"

/* Step n brings the database from user_version n to n + 1. A step that was released never changes. */
typedef struct {
  const char *const *core;
  const char *const *resources;
} Step;

static const Step steps[] = {
  { &lyc_schema_core_1, &lyc_schema_resources_1 },
  { NULL, &lyc_schema_resources_2 },
  { NULL, &lyc_schema_resources_3 },
  { NULL, &lyc_schema_resources_4 },
  { NULL, &lyc_schema_resources_5 },
  { NULL, &lyc_schema_resources_6 },
  { NULL, &lyc_schema_notes },
  { NULL, &lyc_schema_quiz },
  { NULL, &lyc_schema_course_1 },
  { NULL, &lyc_schema_knowledge },
  { NULL, &lyc_schema_journey },
  { NULL, &lyc_schema_posts_1 },
  { NULL, &lyc_schema_posts_2 },
  { NULL, &lyc_schema_moderation },
  { NULL, &lyc_schema_search },
  { NULL, &lyc_schema_attachments },
  { NULL, &lyc_schema_settings },
  { NULL, &lyc_schema_follow },
  { NULL, &lyc_schema_people },
  { NULL, &lyc_schema_post_files },
  { NULL, &lyc_schema_file_threads },
  { NULL, &lyc_schema_previews },
  { NULL, &lyc_schema_moderating },
  { NULL, &lyc_schema_quiet },
  { NULL, &lyc_schema_teams },
  { NULL, &lyc_schema_file_texts },
  { NULL, &lyc_schema_solved },
  { NULL, &lyc_schema_search_tags },
  { NULL, &lyc_schema_look_tries },
};

static gboolean
run_script (LycDb *db, const char *sql, GError **error)
{
  if (sqlite3_exec (lyc_db_handle (db), sql, NULL, NULL, NULL) == SQLITE_OK)
    return TRUE;
  g_set_error (error, LYC_DB_ERROR, sqlite3_errcode (lyc_db_handle (db)), "migration: %s",
               sqlite3_errmsg (lyc_db_handle (db)));
  return FALSE;
}

static gboolean
run_step (LycDb *db, int at, GError **error)
{
  g_autofree char *done = g_strdup_printf ("PRAGMA user_version=%d", at + 1);

  return (steps[at].core == NULL || run_script (db, *steps[at].core, error))
         && run_script (db, *steps[at].resources, error) && run_script (db, done, error);
}

/**
 * lyc_db_migrate:
 *
 * Brings the database to this program's schema, all steps in one transaction.
 *
 * Returns: %FALSE with @error set and nothing changed where a step fails or the database is newer
 */
gboolean
lyc_db_migrate (LycDb *db, GError **error)
{
  int version = (int) lyc_db_int (db, 0, "PRAGMA user_version", "");

  if (version > (int) G_N_ELEMENTS (steps))
    {
      g_set_error (error, LYC_DB_ERROR, SQLITE_SCHEMA,
                   "the database is of a newer version (%d) than this program", version);
      return FALSE;
    }
  if (version == (int) G_N_ELEMENTS (steps))
    return TRUE;
  lyc_db_begin (db);
  for (int i = version; i < (int) G_N_ELEMENTS (steps); i++)
    if (!run_step (db, i, error))
      {
        lyc_db_rollback (db);
        return FALSE;
      }
  return lyc_db_commit (db);
}
