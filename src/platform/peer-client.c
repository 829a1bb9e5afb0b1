/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "peer-client.h"

#include "ids.h"
#include "tokens.h"
#include "view.h"

#include <libsoup/soup.h>

/* A token is made anew when it has less than this to live. */
#define SPARE_MS 60000

typedef struct {
  char *access;
  gint64 device_id;
  gint64 until;
} Pass;

struct _LycPeerClient {
  LycPlatform *platform;
  SoupSession *session;
  GCancellable *cancellable;
  GHashTable *passes; /* gint64 user -> Pass */
};

static void
pass_free (gpointer data)
{
  Pass *pass = data;

  g_free (pass->access);
  g_free (pass);
}

/**
 * lyc_peer_client_new:
 * @platform: serves already; outlives the client
 */
LycPeerClient *
lyc_peer_client_new (LycPlatform *platform)
{
  LycPeerClient *self = g_new0 (LycPeerClient, 1);

  self->platform = platform;
  /* To ourselves: no proxy of the desktop has a part in it. */
  self->session = soup_session_new_with_options ("timeout", 30, "proxy-resolver", NULL, NULL);
  self->cancellable = g_cancellable_new ();
  self->passes = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, pass_free);
  return self;
}

void
lyc_peer_client_free (LycPeerClient *self)
{
  g_cancellable_cancel (self->cancellable);
  soup_session_abort (self->session);
  g_object_unref (self->session);
  g_object_unref (self->cancellable);
  g_hash_table_unref (self->passes);
  g_free (self);
}

static void
renew (LycPeerClient *self, Pass *pass, gint64 user_id)
{
  LycTokens tokens = { 0 };
  gint64 whose;

  if (!lyc_platform_begin (self->platform))
    return;
  lyc_tokens_issue (self->platform, user_id, pass->device_id, &tokens);
  if (lyc_platform_commit (self->platform))
    {
      g_free (pass->access);
      pass->access = g_strdup (tokens.access);
      pass->until = lyc_platform_now (self->platform) + tokens.expires_in * 1000;
      lyc_token_check (self->platform, pass->access, &whose, &pass->device_id);
    }
  lyc_tokens_clear (&tokens);
}

/* Returns: (nullable): a good access token of this person */
static const char *
access_of (LycPeerClient *self, gint64 user_id)
{
  Pass *pass = g_hash_table_lookup (self->passes, &user_id);

  if (pass == NULL)
    {
      pass = g_new0 (Pass, 1);
      g_hash_table_insert (self->passes, g_memdup2 (&user_id, sizeof user_id), pass);
    }
  if (pass->access == NULL || pass->until - lyc_platform_now (self->platform) < SPARE_MS)
    renew (self, pass, user_id);
  return pass->access;
}

/* A refusal is nothing to act on: what the peer spoke of may be gone. */
static void
on_sent (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (SoupMessage) message = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes
    = soup_session_send_and_read_finish (SOUP_SESSION (source), result, &error);

  if (bytes == NULL)
    g_debug ("a peer could not act: %s", error->message);
  else if (soup_message_get_status (message) >= 400)
    g_debug ("a peer was answered %u", soup_message_get_status (message));
}

/**
 * lyc_peer_client_send:
 * @path: with its leading slash
 * @body: (nullable): of the request
 *
 * Sends a request as this person; returns at once.
 */
void
lyc_peer_client_send (LycPeerClient *self, gint64 user_id, const char *method, const char *path,
                      JsonObject *body)
{
  g_autofree char *uri = g_strconcat (self->platform->issuer, path, NULL);
  const char *access = access_of (self, user_id);
  SoupMessage *message = access != NULL ? soup_message_new (method, uri) : NULL;
  SoupMessageHeaders *headers;
  g_autofree char *bearer = NULL;
  g_autofree char *key = lyc_id_new ();

  if (message == NULL)
    return;
  headers = soup_message_get_request_headers (message);
  bearer = g_strconcat ("Bearer ", access, NULL);
  soup_message_headers_replace (headers, "Authorization", bearer);
  soup_message_headers_replace (headers, "Idempotency-Key", key);
  if (body != NULL)
    {
      char *text = lyc_json_text (body);
      g_autoptr (GBytes) bytes = g_bytes_new_take (text, strlen (text));

      soup_message_set_request_body_from_bytes (message, "application/json", bytes);
    }
  soup_session_send_and_read_async (self->session, message, G_PRIORITY_DEFAULT, self->cancellable,
                                    on_sent, message);
}
