/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sign-in.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/random.h>

/* How long the person has to sign in, seconds. */
#define PATIENCE 120

typedef struct
{
  SoupServer *server; /* on this machine alone, for one answer */
  char *state;
  char *verifier;
  char *redirect;
  char *code;
  LycSignInPage show;
  gpointer show_data;
  guint timeout;
  gulong cancel_handler;
  gboolean over;
} SignIn;

static void
sign_in_free (gpointer data)
{
  SignIn *sign_in = data;

  g_clear_handle_id (&sign_in->timeout, g_source_remove);
  if (sign_in->server != NULL)
    soup_server_disconnect (sign_in->server);
  g_clear_object (&sign_in->server);
  g_free (sign_in->state);
  g_free (sign_in->verifier);
  g_free (sign_in->redirect);
  g_free (sign_in->code);
  g_free (sign_in);
}

static char *
base64_url (const guint8 *bytes, gsize length)
{
  char *text = g_base64_encode (bytes, length);

  g_strdelimit (text, "+", '-');
  g_strdelimit (text, "/", '_');
  text[strcspn (text, "=")] = '\0';
  return text;
}

static char *
random_text (void)
{
  guint8 bytes[32];

  if (getrandom (bytes, sizeof bytes, 0) != (gssize) sizeof bytes)
    g_error ("No randomness");
  return base64_url (bytes, sizeof bytes);
}

/* RFC 7636, S256. */
static char *
challenge_of (const char *verifier)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 digest[32];
  gsize length = sizeof digest;

  g_checksum_update (checksum, (const guchar *) verifier, (gssize) strlen (verifier));
  g_checksum_get_digest (checksum, digest, &length);
  return base64_url (digest, length);
}

static void
exchanged_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  char *user_id = lyc_http_exchange_finish (LYC_HTTP (source), result, &error);

  if (user_id != NULL)
    g_task_return_pointer (task, user_id, g_free);
  else
    g_task_return_error (task, error);
}

/* Takes @task. */
static void
exchange (GTask *task)
{
  SignIn *sign_in = g_task_get_task_data (task);
  g_autoptr (GHashTable) form = g_hash_table_new (g_str_hash, g_str_equal);

  g_hash_table_insert (form, "grant_type", "authorization_code");
  g_hash_table_insert (form, "code", sign_in->code);
  g_hash_table_insert (form, "code_verifier", sign_in->verifier);
  g_hash_table_insert (form, "redirect_uri", sign_in->redirect);
  g_hash_table_insert (form, "client_id", "lyceum-desktop");
  lyc_http_exchange_async (g_task_get_source_object (task), form, exchanged_cb, task);
}

/* Ends the listening once; FALSE where it was over already. */
static gboolean
end_listening (SignIn *sign_in)
{
  if (sign_in->over)
    return FALSE;
  sign_in->over = TRUE;
  g_clear_handle_id (&sign_in->timeout, g_source_remove);
  return TRUE;
}

/* After the browser has its page: the listener goes, the code is exchanged. */
static gboolean
answered_idle_cb (gpointer user_data)
{
  GTask *task = user_data;
  SignIn *sign_in = g_task_get_task_data (task);

  soup_server_disconnect (sign_in->server);
  if (sign_in->code != NULL)
    exchange (task);
  else
    {
      g_task_return_new_error (task, LYC_ERROR, LYC_ERROR_SIGN_IN,
                               _("The sign-in was not completed."));
      g_object_unref (task);
    }
  return G_SOURCE_REMOVE;
}

static gboolean
is_ours (GTask *task, GHashTable *query)
{
  SignIn *sign_in = g_task_get_task_data (task);
  const char *state = query != NULL ? g_hash_table_lookup (query, "state") : NULL;
  const char *issuer = query != NULL ? g_hash_table_lookup (query, "iss") : NULL;

  return g_strcmp0 (state, sign_in->state) == 0
         && g_strcmp0 (issuer, lyc_http_get_base (g_task_get_source_object (task))) == 0;
}

static void
answer_page (SoupServerMessage *message, guint status, const char *sentence)
{
  g_autofree char *page
      = g_strdup_printf ("<!doctype html><meta charset=\"utf-8\"><title>Lyceum</title>"
                         "<body style=\"font:1.2em sans-serif;margin:4em auto;max-width:30em\">"
                         "<p>%s</p>",
                         sentence);

  soup_server_message_set_status (message, status, NULL);
  soup_server_message_set_response (message, "text/html; charset=utf-8", SOUP_MEMORY_COPY, page,
                                    strlen (page));
}

static void
finished_cb (SoupServerMessage *message, gpointer user_data)
{
  g_idle_add (answered_idle_cb, user_data);
}

/* An answer that does not carry our state is nobody's; it neither ends nor completes the sign-in. */
static void
callback_cb (SoupServer *server, SoupServerMessage *message, const char *path, GHashTable *query,
             gpointer user_data)
{
  GTask *task = user_data;
  SignIn *sign_in = g_task_get_task_data (task);

  if (!g_str_equal (path, "/callback") || !is_ours (task, query))
    {
      answer_page (message, 400, _("This is not the answer that Lyceum waits for."));
      return;
    }
  if (!end_listening (sign_in))
    {
      answer_page (message, 410, _("This sign-in is over."));
      return;
    }
  sign_in->code = g_strdup (g_hash_table_lookup (query, "code"));
  answer_page (message, 200, _("You can close this page and go back to Lyceum."));
  g_signal_connect (message, "finished", G_CALLBACK (finished_cb), task);
}

static gboolean
timeout_cb (gpointer user_data)
{
  GTask *task = user_data;
  SignIn *sign_in = g_task_get_task_data (task);

  sign_in->timeout = 0;
  if (end_listening (sign_in))
    g_idle_add (answered_idle_cb, task);
  return G_SOURCE_REMOVE;
}

static void
cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  GTask *task = user_data;

  if (end_listening (g_task_get_task_data (task)))
    g_idle_add (answered_idle_cb, task);
}

static char *
page_address (LycHttp *http, SignIn *sign_in)
{
  g_autofree char *challenge = challenge_of (sign_in->verifier);
  g_autofree char *query
      = soup_form_encode ("response_type", "code", "client_id", "lyceum-desktop", "redirect_uri",
                          sign_in->redirect, "state", sign_in->state, "code_challenge", challenge,
                          "code_challenge_method", "S256", NULL);

  return g_strconcat (lyc_http_get_base (http), "/oauth/authorize?", query, NULL);
}

static gboolean
listen (GTask *task, SignIn *sign_in, GError **error)
{
  GSList *uris;

  sign_in->server = soup_server_new ("server-header", "", NULL);
  soup_server_add_handler (sign_in->server, "/", callback_cb, task, NULL);
  if (!soup_server_listen_local (sign_in->server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, error))
    return FALSE;
  uris = soup_server_get_uris (sign_in->server);
  sign_in->redirect
      = g_strdup_printf ("http://127.0.0.1:%d/callback", g_uri_get_port ((GUri *) uris->data));
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  return TRUE;
}

static void
wait_for_browser (GTask *task)
{
  SignIn *sign_in = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  LycHttp *http = g_task_get_source_object (task);
  GError *error = NULL;
  g_autofree char *address = NULL;

  if (!listen (task, sign_in, &error))
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }
  sign_in->timeout = g_timeout_add_seconds (PATIENCE, timeout_cb, task);
  if (cancellable != NULL)
    g_signal_connect_object (cancellable, "cancelled", G_CALLBACK (cancelled_cb), task, 0);
  address = page_address (http, sign_in);
  sign_in->show (address, sign_in->show_data);
}

/* What a person can do about an address that does not lead to a platform. */
static GError *
explain (GError *error)
{
  if (g_error_matches (error, LYC_ERROR, LYC_ERROR_NETWORK))
    return g_error_new_literal (
        LYC_ERROR, LYC_ERROR_NETWORK,
        _("The platform cannot be reached. Check its address and your network."));
  if (g_error_matches (error, LYC_ERROR, LYC_ERROR_GONE)
      || g_error_matches (error, LYC_ERROR, LYC_ERROR_INVALID))
    return g_error_new_literal (
        LYC_ERROR, LYC_ERROR_INVALID,
        _("There is no platform at this address. Ask whoever invited you for it."));
  return g_error_copy (error);
}

/* A browser is only opened on a page that is there. */
static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) body = lyc_http_call_finish (LYC_HTTP (source), result, &error);
  g_autoptr (JsonObject) server = body != NULL ? lyc_http_read_object (body, &error) : NULL;

  if (server != NULL && !g_task_return_error_if_cancelled (task))
    {
      wait_for_browser (task);
      return;
    }
  if (server == NULL)
    g_task_return_error (task, explain (error));
  g_object_unref (task);
}

/**
 * lyc_sign_in_async:
 * @show: called once with the address of the platform's sign-in page
 * @cancellable: (nullable): gives up
 *
 * Signs in with the browser (RFC 8252): a listener on this machine alone waits for one answer, at
 * most two minutes. The tokens are @http's from then on.
 */
void
lyc_sign_in_async (LycHttp *http, LycSignInPage show, gpointer show_data, GCancellable *cancellable,
                   GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (http, cancellable, callback, user_data);
  SignIn *sign_in = g_new0 (SignIn, 1);
  LycRequest request = { .method = "GET", .path = "/v1/server", .offset = -1, .anonymous = TRUE };

  sign_in->state = random_text ();
  sign_in->verifier = random_text ();
  sign_in->show = show;
  sign_in->show_data = show_data;
  g_task_set_task_data (task, sign_in, sign_in_free);
  lyc_http_call_async (http, &request, cancellable, found_cb, task);
}

/* Returns: (transfer full) (nullable): the id of the person */
char *
lyc_sign_in_finish (LycHttp *http, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Signs in to the sandbox with the one-time @code that the platform's process handed over. */
void
lyc_sign_in_with_code_async (LycHttp *http, const char *code, GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GHashTable) form = g_hash_table_new (g_str_hash, g_str_equal);

  g_hash_table_insert (form, "grant_type", "urn:lyceum:sandbox");
  g_hash_table_insert (form, "code", (gpointer) code);
  lyc_http_exchange_async (http, form, exchanged_cb, g_task_new (http, NULL, callback, user_data));
}
