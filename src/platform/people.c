/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "people.h"

#include "event-log.h"
#include "ids.h"
#include "password.h"

/**
 * lyc_user_create:
 * @login: what the person types to sign in; compared without case
 * @password: (nullable): %NULL for one who cannot sign in by password
 *
 * Makes a person in the running transaction.
 *
 * Returns: their key, 0 with @error set where the login is taken
 */
gint64
lyc_user_create (LycPlatform *platform, const char *login, const char *name, const char *password,
                 GError **error)
{
  g_autofree char *uuid = lyc_id_new ();
  g_autofree char *lower = g_ascii_strdown (login, -1);
  gint64 scope_id;
  gint64 id;

  if (lyc_user_by_login (platform, login) != 0)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS, "“%s” is taken", login);
      return 0;
    }
  scope_id = lyc_scope_create (platform, "user", uuid);
  id = lyc_db_insert (platform->db,
                      "INSERT INTO user (uuid, login, name, scope_id) VALUES (?, ?, ?, ?)", "sssi",
                      uuid, lower, name, scope_id);
  if (password != NULL)
    lyc_password_set (platform, id, password);
  lyc_db_run (platform->db, "UPDATE user SET rev = ? WHERE id = ?", "ii",
              lyc_log_append (platform, scope_id, "user.updated", "user", id, uuid, 0), id);
  return id;
}

gint64
lyc_user_by_login (LycPlatform *platform, const char *login)
{
  g_autofree char *lower = g_ascii_strdown (login, -1);

  return lyc_db_int (platform->db, 0, "SELECT id FROM user WHERE login = ?", "s", lower);
}

static gint64
ensure_membership (LycPlatform *platform, gint64 scope_id, gint64 user_id, char **uuid)
{
  g_autofree char *fresh = lyc_id_new ();
  gint64 id;

  lyc_db_run (platform->db,
              "INSERT OR IGNORE INTO membership (uuid, scope_id, user_id, role, state, joined_at)"
              " VALUES (?, ?, ?, 'learner', 'removed', ?)",
              "siii", fresh, scope_id, user_id, lyc_platform_now (platform));
  id = lyc_db_int (platform->db, 0, "SELECT id FROM membership WHERE scope_id = ? AND user_id = ?",
                   "ii", scope_id, user_id);
  *uuid = lyc_db_text (platform->db, "SELECT uuid FROM membership WHERE id = ?", "i", id);
  return id;
}

/* The person's own scope is told as well: of a removal nothing else reaches them. */
static void
log_membership (LycPlatform *platform, gint64 scope_id, gint64 user_id, gint64 id, const char *uuid,
                const char *type, gint64 actor_id)
{
  gint64 own = lyc_db_int (platform->db, 0, "SELECT scope_id FROM user WHERE id = ?", "i", user_id);
  gint64 rev;
  g_autofree char *user = lyc_db_text (platform->db, "SELECT uuid FROM user WHERE id = ?", "i", user_id);

  lyc_log_append (platform, own, type, "membership", id, uuid, actor_id);
  lyc_log_append (platform, scope_id, "user.updated", "user", user_id, user, actor_id);
  rev = lyc_log_append (platform, scope_id, type, "membership", id, uuid, actor_id);
  lyc_db_run (platform->db, "UPDATE membership SET rev = ? WHERE id = ?", "ii", rev, id);
}

/**
 * lyc_member_set:
 * @scope_id: the cohort's
 * @state: active, suspended or removed
 * @actor_id: who does it, 0 for the platform
 *
 * Adds, changes or removes a member in the running transaction, and logs it.
 */
void
lyc_member_set (LycPlatform *platform, gint64 scope_id, gint64 user_id, LycRole role,
                const char *state, gboolean observer, gint64 actor_id)
{
  g_autofree char *uuid = NULL;
  gint64 id = ensure_membership (platform, scope_id, user_id, &uuid);
  g_autofree char *before
    = lyc_db_text (platform->db, "SELECT state FROM membership WHERE id = ?", "i", id);
  const char *type = "membership.role_changed";

  if (g_str_equal (state, "removed"))
    type = "membership.removed";
  else if (g_str_equal (before, "removed"))
    type = "membership.added";
  lyc_db_run (platform->db, "UPDATE membership SET role = ?, state = ?, observer = ? WHERE id = ?",
              "ssii", lyc_role_get_name (role), state, (gint64) observer, id);
  log_membership (platform, scope_id, user_id, id, uuid, type, actor_id);
  lyc_scope_changed (platform, user_id);
}
