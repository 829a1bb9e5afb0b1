/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "repeat.h"

#include "ids.h"
#include "route.h"

/**
 * lyc_repeat_name:
 *
 * A create is known by its path, an act by its key; both by who asks. Answers where a key is
 * missing.
 */
void
lyc_repeat_name (LycRepeat *self, LycRequest *request)
{
  const LycRoute *route = request->route;
  const char *path = g_uri_get_path (soup_server_message_get_uri (request->message));
  const char *key = soup_message_headers_get_one (
      soup_server_message_get_request_headers (request->message), "Idempotency-Key");
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  gsize size;
  gconstpointer data = g_bytes_get_data (request->bytes, &size);

  if ((route->flags & LYC_ROUTE_KEYED) != 0 && (key == NULL || !lyc_id_is_valid (key)))
    lyc_request_problem (request, 422, "invalid", "This needs an Idempotency-Key, a UUID.");
  if ((route->flags & (LYC_ROUTE_KEYED | LYC_ROUTE_CREATE)) == 0 || request->status != 0)
    return;
  self->key
      = (route->flags & LYC_ROUTE_CREATE) != 0 ? g_strconcat ("PUT ", path, NULL) : g_strdup (key);
  g_checksum_update (sum, (const guchar *) route->method, -1);
  g_checksum_update (sum, (const guchar *) path, -1);
  g_checksum_update (sum, (const guchar *) "\n", 1);
  g_checksum_update (sum, data, (gssize) size);
  self->hash = g_strdup (g_checksum_get_string (sum));
}

/**
 * lyc_repeat_answer:
 *
 * Answers what was answered the first time; another request under the same key is a conflict.
 */
void
lyc_repeat_answer (LycRepeat *self, LycRequest *request)
{
  g_autoptr (LycRows) rows = NULL;

  if (self->key == NULL)
    return;
  rows = lyc_db_query (request->db,
                       "SELECT hash, status, body FROM answer WHERE user_id = ? AND key = ?", "is",
                       request->viewer->user_id, self->key);
  if (!lyc_rows_next (rows))
    return;
  if (g_str_equal (lyc_rows_text (rows, 0), self->hash))
    {
      g_autoptr (GBytes) body = lyc_rows_bytes (rows, 2);

      request->allowed = TRUE;
      lyc_request_bytes (request, (guint) lyc_rows_int (rows, 1), "application/json", body);
    }
  else
    lyc_request_problem (request, 409, "conflict",
                         "This was already sent with something else in it.");
}

/**
 * lyc_repeat_keep:
 *
 * Keeps the answer in the transaction that the request ran in.
 */
void
lyc_repeat_keep (LycRepeat *self, LycRequest *request)
{
  if (self->key != NULL && (request->status == 200 || request->status == 202))
    lyc_db_run (request->db,
                "INSERT OR IGNORE INTO answer (user_id, key, hash, status, body, at)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                "issibi", request->viewer->user_id, self->key, self->hash, (gint64) request->status,
                request->answer, lyc_request_now (request));
}

void
lyc_repeat_clear (LycRepeat *self)
{
  g_clear_pointer (&self->key, g_free);
  g_clear_pointer (&self->hash, g_free);
}
