/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "arguments.h"
#include "cohort.h"
#include "commands.h"
#include "membership.h"
#include "moderating.h"
#include "people.h"

#include <stdio.h>
#include <string.h>

/**
 * lyc_command_init:
 *
 * Makes the data folder with an empty database.
 */
int
lyc_command_init (int argc, char **argv)
{
  LycArguments arguments = { 0 };
  GError *error = NULL;
  g_autoptr (LycPlatform) platform = NULL;

  if (lyc_arguments_parse (&arguments, argc, argv, 0, "init", &error))
    platform = lyc_platform_open (arguments.data, &error);
  return lyc_arguments_finish (&arguments, platform != NULL, error);
}

/* The password is the first line of the input: a command line can be read by others. */
static char *
read_password (void)
{
  char line[1024];

  if (fgets (line, sizeof line, stdin) == NULL)
    return NULL;
  line[strcspn (line, "\r\n")] = '\0';
  return line[0] != '\0' ? g_strdup (line) : NULL;
}

static gboolean
add_user (const LycArguments *arguments, GError **error)
{
  g_autoptr (LycPlatform) platform = lyc_arguments_open (arguments, error);
  g_autofree char *password = read_password ();
  g_autofree char *uuid = NULL;
  gint64 id;

  if (platform == NULL)
    return FALSE;
  lyc_platform_begin (platform);
  id = lyc_user_create (platform, arguments->rest[1], arguments->rest[2], password, error);
  if (id == 0)
    {
      lyc_platform_rollback (platform);
      return FALSE;
    }
  uuid = lyc_db_text (platform->db, "SELECT uuid FROM user WHERE id = ?", "i", id);
  if (!lyc_platform_commit (platform))
    return FALSE;
  g_print ("%s\n", uuid);
  return TRUE;
}

/**
 * lyc_command_user:
 *
 * user add LOGIN NAME: makes a person; the password is the first line of the input, an empty one
 * for none. Prints their id.
 */
int
lyc_command_user (int argc, char **argv)
{
  LycArguments arguments = { 0 };
  GError *error = NULL;
  gboolean good = lyc_arguments_parse (&arguments, argc, argv, 3, "user add LOGIN NAME", &error);

  if (good && !g_str_equal (arguments.rest[0], "add"))
    {
      g_set_error (&error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "user add is all there is");
      good = FALSE;
    }
  good = good && add_user (&arguments, &error);
  return lyc_arguments_finish (&arguments, good, error);
}

/* Twelve weeks from now, in the colours of the project. */
#define COHORT_MS (G_GINT64_CONSTANT (12) * 7 * 86400000)
#define COHORT_COLOURS "[\"#1a5fb4\",\"#2ec27e\"]"

static gboolean
add_cohort (const LycArguments *arguments, GError **error)
{
  g_autoptr (LycPlatform) platform = lyc_arguments_open (arguments, error);
  g_autofree char *uuid = NULL;
  gint64 now;
  gint64 id;

  if (platform == NULL)
    return FALSE;
  now = lyc_platform_now (platform);
  lyc_platform_begin (platform);
  id = lyc_cohort_create (platform, arguments->rest[1], "", COHORT_COLOURS, now, now + COHORT_MS);
  uuid = lyc_db_text (platform->db, "SELECT uuid FROM cohort WHERE id = ?", "i", id);
  if (!lyc_platform_commit (platform))
    return FALSE;
  g_print ("%s\n", uuid);
  return TRUE;
}

static gboolean
list_cohorts (const LycArguments *arguments, GError **error)
{
  g_autoptr (LycPlatform) platform = lyc_arguments_open (arguments, error);
  g_autoptr (LycRows) rows = NULL;

  if (platform == NULL)
    return FALSE;
  rows = lyc_db_query (platform->db, "SELECT uuid, name FROM cohort ORDER BY id", "");
  while (lyc_rows_next (rows))
    g_print ("%s\t%s\n", lyc_rows_text (rows, 0), lyc_rows_text (rows, 1));
  g_clear_pointer (&rows, lyc_rows_done);
  return TRUE;
}

/**
 * lyc_command_cohort:
 *
 * cohort add NAME: makes a cohort with its channel and prints its id. cohort list: prints the id
 * and name of each.
 */
int
lyc_command_cohort (int argc, char **argv)
{
  LycArguments arguments = { 0 };
  GError *error = NULL;
  gboolean list = argc > 1 && g_str_equal (argv[1], "list");
  gboolean good = lyc_arguments_parse (&arguments, argc, argv, list ? 1 : 2,
                                       "cohort list | cohort add NAME", &error);

  if (good && !list && !g_str_equal (arguments.rest[0], "add"))
    {
      g_set_error (&error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                   "cohort list and cohort add are all there is");
      good = FALSE;
    }
  good = good && (list ? list_cohorts : add_cohort) (&arguments, &error);
  return lyc_arguments_finish (&arguments, good, error);
}

/* Returns: whether the cohort and the person that the command names are there */
static gboolean
find_member (LycPlatform *platform, const LycArguments *arguments, gint64 *cohort, gint64 *user)
{
  *cohort = lyc_db_int (platform->db, 0, "SELECT id FROM cohort WHERE uuid = ?", "s",
                        arguments->rest[1]);
  *user = lyc_user_by_login (platform, arguments->rest[2]);
  return *cohort != 0 && *user != 0;
}

static gboolean
add_member (const LycArguments *arguments, GError **error)
{
  g_autoptr (LycPlatform) platform = lyc_arguments_open (arguments, error);
  gint64 cohort;
  gint64 user;

  if (platform == NULL)
    return FALSE;
  if (!find_member (platform, arguments, &cohort, &user)
      || lyc_role_from_name (arguments->rest[3]) == LYC_ROLE_NONE)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "no such cohort, person or role");
      return FALSE;
    }
  lyc_platform_begin (platform);
  lyc_membership_put (platform, cohort, user, arguments->rest[3], "active", FALSE, 0);
  return lyc_platform_commit (platform);
}

static gboolean
invite_member (const LycArguments *arguments, GError **error)
{
  g_autoptr (LycPlatform) platform = lyc_arguments_open (arguments, error);
  gint64 cohort;
  gint64 user;

  if (platform == NULL)
    return FALSE;
  lyc_platform_begin (platform);
  if (!find_member (platform, arguments, &cohort, &user)
      || !lyc_moderating_invite (platform, cohort, user, "", 0))
    {
      lyc_platform_rollback (platform);
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                   "no such cohort or member, or they moderate already");
      return FALSE;
    }
  return lyc_platform_commit (platform);
}

/**
 * lyc_command_member:
 *
 * member add COHORT LOGIN ROLE: COHORT is the id that cohort add printed. member invite COHORT
 * LOGIN: asks a member to moderate, who may decline.
 */
int
lyc_command_member (int argc, char **argv)
{
  LycArguments arguments = { 0 };
  GError *error = NULL;
  gboolean invite = argc > 1 && g_str_equal (argv[1], "invite");
  gboolean good
      = lyc_arguments_parse (&arguments, argc, argv, invite ? 3 : 4,
                             "member add COHORT LOGIN ROLE | member invite COHORT LOGIN", &error);

  if (good && !invite && !g_str_equal (arguments.rest[0], "add"))
    {
      g_set_error (&error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                   "member add and member invite are all there is");
      good = FALSE;
    }
  good = good && (invite ? invite_member : add_member) (&arguments, &error);
  return lyc_arguments_finish (&arguments, good, error);
}

static gboolean
copy_database (LycPlatform *platform, const char *path, GError **error)
{
  sqlite3 *target = NULL;
  sqlite3_backup *backup;
  int result = sqlite3_open (path, &target);

  backup = result == SQLITE_OK
             ? sqlite3_backup_init (target, "main", lyc_db_handle (platform->db), "main")
             : NULL;
  if (backup != NULL)
    {
      sqlite3_backup_step (backup, -1);
      result = sqlite3_backup_finish (backup);
    }
  if (backup == NULL || result != SQLITE_OK)
    g_set_error (error, LYC_DB_ERROR, result, "%s: %s", path, sqlite3_errmsg (target));
  sqlite3_close (target);
  return backup != NULL && result == SQLITE_OK;
}

/**
 * lyc_command_backup:
 *
 * backup FILE: a consistent copy of the database, while it serves too.
 */
int
lyc_command_backup (int argc, char **argv)
{
  LycArguments arguments = { 0 };
  GError *error = NULL;
  g_autoptr (LycPlatform) platform = NULL;
  gboolean good = lyc_arguments_parse (&arguments, argc, argv, 1, "backup FILE", &error);

  if (good && g_file_test (arguments.rest[0], G_FILE_TEST_EXISTS))
    {
      g_set_error (&error, G_IO_ERROR, G_IO_ERROR_EXISTS, "%s is there already", arguments.rest[0]);
      good = FALSE;
    }
  if (good)
    platform = lyc_arguments_open (&arguments, &error);
  good = platform != NULL && copy_database (platform, arguments.rest[0], &error);
  return lyc_arguments_finish (&arguments, good, error);
}
