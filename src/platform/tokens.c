/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tokens.h"

#include "scope.h"
#include "stream.h"

#include <sodium.h>

/* Returns: (transfer full): 256 random bits in 43 characters */
char *
lyc_secret_new (void)
{
  unsigned char bytes[32];
  char text[64];

  randombytes_buf (bytes, sizeof bytes);
  sodium_bin2base64 (text, sizeof text, bytes, sizeof bytes,
                     sodium_base64_VARIANT_URLSAFE_NO_PADDING);
  return g_strdup (text);
}

/* Returns: (transfer full): what is kept of a secret; secrets are random, so a plain hash serves */
char *
lyc_secret_hash (const char *secret)
{
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, secret, -1);
}

void
lyc_tokens_clear (LycTokens *tokens)
{
  g_clear_pointer (&tokens->access, g_free);
  g_clear_pointer (&tokens->refresh, g_free);
}

/**
 * lyc_token_check:
 * @user_id: (out): whose it is
 * @device_id: (out): of which device
 *
 * Returns: whether the access token is good; one that never was is as good as revoked
 */
LycTokenState
lyc_token_check (LycPlatform *platform, const char *access, gint64 *user_id, gint64 *device_id)
{
  g_autofree char *hash = lyc_secret_hash (access);
  g_autoptr (LycRows) rows
    = lyc_db_query (platform->db,
                    "SELECT d.user_id, d.id, t.expires_at, d.revoked_at, u.state FROM token t"
                    " JOIN device d ON d.id = t.device_id JOIN user u ON u.id = d.user_id"
                    " WHERE t.hash = ? AND t.kind = 'access'",
                    "s", hash);

  if (!lyc_rows_next (rows) || lyc_rows_int (rows, 3) != 0
      || !g_str_equal (lyc_rows_text (rows, 4), "active"))
    return LYC_TOKEN_REVOKED;
  *user_id = lyc_rows_int (rows, 0);
  *device_id = lyc_rows_int (rows, 1);
  return lyc_rows_int (rows, 2) > lyc_platform_now (platform) ? LYC_TOKEN_GOOD : LYC_TOKEN_EXPIRED;
}

static char *
store_token (LycPlatform *platform, gint64 device_id, const char *kind, LycLimit life)
{
  char *secret = lyc_secret_new ();
  g_autofree char *hash = lyc_secret_hash (secret);

  lyc_db_run (platform->db, "INSERT INTO token (hash, device_id, kind, expires_at) VALUES (?, ?, ?, ?)",
              "sisi", hash, device_id, kind,
              lyc_platform_now (platform) + lyc_platform_limit (platform, life) * 1000);
  return secret;
}

/**
 * lyc_tokens_issue:
 * @device_id: 0 for a device that signs in now
 * @tokens: (out): to be cleared by lyc_tokens_clear()
 *
 * Makes an access and a refresh token in the running transaction.
 */
gboolean
lyc_tokens_issue (LycPlatform *platform, gint64 user_id, gint64 device_id, LycTokens *tokens)
{
  if (device_id == 0)
    device_id = lyc_db_insert (platform->db, "INSERT INTO device (user_id, created_at) VALUES (?, ?)",
                               "ii", user_id, lyc_platform_now (platform));
  tokens->access = store_token (platform, device_id, "access", LYC_LIMIT_ACCESS_TOKEN_S);
  tokens->refresh = store_token (platform, device_id, "refresh", LYC_LIMIT_REFRESH_TOKEN_S);
  tokens->expires_in = lyc_platform_limit (platform, LYC_LIMIT_ACCESS_TOKEN_S);
  tokens->user_id = user_id;
  return !lyc_db_failed (platform->db);
}

static gboolean
in_grace (LycPlatform *platform, gint64 used_at)
{
  return used_at == 0
         || lyc_platform_now (platform)
              <= used_at + lyc_platform_limit (platform, LYC_LIMIT_REFRESH_GRACE_S) * 1000;
}

/**
 * lyc_tokens_refresh:
 *
 * Turns a refresh token into new tokens. For a short time after its first use it answers again (the
 * reply may have been lost); used later it was stolen, and the whole device is signed out.
 */
gboolean
lyc_tokens_refresh (LycPlatform *platform, const char *refresh, LycTokens *tokens)
{
  g_autofree char *hash = lyc_secret_hash (refresh);
  gint64 device_id;
  gint64 user_id;
  gint64 used_at;

  {
    g_autoptr (LycRows) rows
      = lyc_db_query (platform->db,
                      "SELECT d.id, d.user_id, t.used_at FROM token t"
                      " JOIN device d ON d.id = t.device_id JOIN user u ON u.id = d.user_id"
                      " WHERE t.hash = ? AND t.kind = 'refresh' AND d.revoked_at = 0"
                      " AND t.expires_at > ? AND u.state = 'active'",
                      "si", hash, lyc_platform_now (platform));

    if (!lyc_rows_next (rows))
      return FALSE;
    device_id = lyc_rows_int (rows, 0);
    user_id = lyc_rows_int (rows, 1);
    used_at = lyc_rows_int (rows, 2);
  }
  if (!in_grace (platform, used_at))
    {
      lyc_device_revoke (platform, device_id);
      return FALSE;
    }
  lyc_db_run (platform->db, "UPDATE token SET used_at = ? WHERE hash = ? AND used_at = 0", "is",
              lyc_platform_now (platform), hash);
  return lyc_tokens_issue (platform, user_id, device_id, tokens);
}

/**
 * lyc_device_revoke:
 *
 * Signs a device out: its tokens are void and its sockets close.
 */
void
lyc_device_revoke (LycPlatform *platform, gint64 device_id)
{
  lyc_db_run (platform->db, "UPDATE device SET revoked_at = ? WHERE id = ? AND revoked_at = 0", "ii",
              lyc_platform_now (platform), device_id);
  lyc_db_run (platform->db, "DELETE FROM token WHERE device_id = ? AND kind = 'refresh'", "i",
              device_id);
  if (platform->hub != NULL)
    lyc_stream_hub_revoked (platform->hub, 0, device_id);
}

void
lyc_token_revoke (LycPlatform *platform, const char *token)
{
  g_autofree char *hash = lyc_secret_hash (token);
  gint64 device_id
    = lyc_db_int (platform->db, 0, "SELECT device_id FROM token WHERE hash = ?", "s", hash);

  if (device_id != 0)
    lyc_device_revoke (platform, device_id);
}

/**
 * lyc_user_revoke:
 *
 * Signs a person out everywhere, after a suspension or a change of password.
 */
void
lyc_user_revoke (LycPlatform *platform, gint64 user_id)
{
  g_autoptr (GArray) devices = lyc_db_ints (
    platform->db, "SELECT id FROM device WHERE user_id = ? AND revoked_at = 0", "i", user_id);

  for (guint i = 0; i < devices->len; i++)
    lyc_device_revoke (platform, g_array_index (devices, gint64, i));
  lyc_scope_changed (platform, user_id);
}

static gboolean
store_code (LycPlatform *platform, const char *code, gint64 user_id, const char *challenge,
            const char *redirect, gint64 life_s)
{
  g_autofree char *hash = lyc_secret_hash (code);

  return lyc_db_run (platform->db,
                     "INSERT OR IGNORE INTO code (hash, user_id, challenge, redirect, expires_at)"
                     " VALUES (?, ?, ?, ?, ?)",
                     "sissi", hash, user_id, challenge, redirect,
                     lyc_platform_now (platform) + life_s * 1000);
}

/* Returns: (transfer full): an authorisation code, good once */
char *
lyc_code_new (LycPlatform *platform, gint64 user_id, const char *challenge, const char *redirect,
              gint64 life_s)
{
  char *code = lyc_secret_new ();

  store_code (platform, code, user_id, challenge, redirect, life_s);
  return code;
}

/* Keeps a code that the sandbox's parent chose: it has no challenge and no redirect. */
gboolean
lyc_code_keep (LycPlatform *platform, const char *code, gint64 user_id, gint64 life_s)
{
  return store_code (platform, code, user_id, "", "", life_s);
}

static gboolean
verifier_fits (const char *verifier, const char *challenge)
{
  unsigned char digest[crypto_hash_sha256_BYTES];
  char text[64];

  if (challenge[0] == '\0')
    return verifier == NULL;
  if (verifier == NULL || strlen (verifier) < 43 || strlen (verifier) > 128)
    return FALSE;
  crypto_hash_sha256 (digest, (const unsigned char *) verifier, strlen (verifier));
  sodium_bin2base64 (text, sizeof text, digest, sizeof digest,
                     sodium_base64_VARIANT_URLSAFE_NO_PADDING);
  return strlen (challenge) == strlen (text) && sodium_memcmp (text, challenge, strlen (text)) == 0;
}

static gboolean
redeem_row (LycPlatform *platform, const char *hash, const char *verifier, const char *redirect,
            gint64 *user_id, gint64 *used_by)
{
  g_autoptr (LycRows) rows = lyc_db_query (
    platform->db,
    "SELECT user_id, challenge, redirect, device_id FROM code WHERE hash = ? AND expires_at > ?",
    "si", hash, lyc_platform_now (platform));

  if (!lyc_rows_next (rows))
    return FALSE;
  *user_id = lyc_rows_int (rows, 0);
  *used_by = lyc_rows_int (rows, 3);
  return verifier_fits (verifier, lyc_rows_text (rows, 1))
         && g_strcmp0 (lyc_rows_text (rows, 2), redirect != NULL ? redirect : "") == 0;
}

/**
 * lyc_code_redeem:
 * @verifier: (nullable): of the PKCE challenge; %NULL for the sandbox's code
 * @redirect: (nullable): as in the request for the code
 *
 * Turns a code into tokens, once. A second use signs the device of the first one out; a wrong
 * verifier uses the code up.
 */
gboolean
lyc_code_redeem (LycPlatform *platform, const char *code, const char *verifier,
                 const char *redirect, LycTokens *tokens)
{
  g_autofree char *hash = lyc_secret_hash (code);
  gint64 user_id = 0;
  gint64 used_by = 0;
  gboolean fits = redeem_row (platform, hash, verifier, redirect, &user_id, &used_by);
  gint64 device_id;

  if (used_by > 0)
    lyc_device_revoke (platform, used_by);
  if (!fits || used_by != 0)
    {
      lyc_db_run (platform->db, "DELETE FROM code WHERE hash = ?", "s", hash);
      return FALSE;
    }
  device_id = lyc_db_insert (platform->db, "INSERT INTO device (user_id, created_at) VALUES (?, ?)",
                             "ii", user_id, lyc_platform_now (platform));
  lyc_db_run (platform->db, "UPDATE code SET device_id = ? WHERE hash = ?", "is", device_id, hash);
  return lyc_tokens_issue (platform, user_id, device_id, tokens);
}
