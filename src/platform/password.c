/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "password.h"

#include <sodium.h>

/**
 * lyc_password_hash:
 *
 * Returns: (nullable) (transfer full): the Argon2id hash with its parameters and salt; %NULL where
 * there is not enough memory
 */
char *
lyc_password_hash (LycPlatform *platform, const char *password)
{
  char hash[crypto_pwhash_STRBYTES];

  if (crypto_pwhash_str_alg (hash, password, strlen (password),
                             (guint64) lyc_platform_limit (platform, LYC_LIMIT_ARGON_PASSES),
                             (gsize) lyc_platform_limit (platform, LYC_LIMIT_ARGON_BYTES),
                             crypto_pwhash_ALG_ARGON2ID13)
      != 0)
    return NULL;
  return g_strdup (hash);
}

typedef struct {
  char *hash;
  char *password;
} Check;

static void
check_free (gpointer data)
{
  Check *check = data;

  sodium_memzero (check->password, strlen (check->password));
  g_free (check->password);
  g_free (check->hash);
  g_free (check);
}

static void
check_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Check *check = data;

  g_task_return_boolean (
    task, crypto_pwhash_str_verify (check->hash, check->password, strlen (check->password)) == 0);
}

/**
 * lyc_password_check_async:
 *
 * Compares in a thread; takes as long for a wrong password as for the right one.
 */
void
lyc_password_check_async (const char *hash, const char *password, GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);
  Check *check = g_new0 (Check, 1);

  check->hash = g_strdup (hash);
  check->password = g_strdup (password);
  g_task_set_task_data (task, check, check_free);
  g_task_run_in_thread (task, check_in_thread);
}

gboolean
lyc_password_check_finish (GAsyncResult *result)
{
  return g_task_propagate_boolean (G_TASK (result), NULL);
}

gboolean
lyc_password_set (LycPlatform *platform, gint64 user_id, const char *password)
{
  g_autofree char *hash = lyc_password_hash (platform, password);

  return hash != NULL
         && lyc_db_run (platform->db,
                        "INSERT INTO credential (user_id, hash, changed_at) VALUES (?, ?, ?)"
                        " ON CONFLICT (user_id) DO UPDATE SET hash = excluded.hash,"
                        " changed_at = excluded.changed_at",
                        "isi", user_id, hash, lyc_platform_now (platform));
}
