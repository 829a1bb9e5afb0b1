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
