/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "handlers.h"
#include "password.h"
#include "rate.h"
#include "sign-in-page.h"
#include "tokens.h"

#include <sodium.h>

#define CLIENT_ID "lyceum-desktop"

/* Verified where the account is unknown, so that it takes as long. */
static char *unknown_hash;

static void
page (LycRequest *request, guint status, char *html)
{
  g_autofree char *owned = html;
  g_autofree char *policy = lyc_sign_in_policy ();

  SoupMessageHeaders *headers = soup_server_message_get_response_headers (request->message);

  soup_message_headers_replace (headers, "Content-Security-Policy", policy);
  soup_message_headers_replace (headers, "Vary", "Accept-Language");
  lyc_request_page (request, status, owned);
}

static const LycPageWords *
words_for (LycRequest *request)
{
  return lyc_page_words_for (soup_message_headers_get_list (
      soup_server_message_get_request_headers (request->message), "Accept-Language"));
}

static void
refuse_page (LycRequest *request, guint status, LycWord word)
{
  const LycPageWords *words = words_for (request);

  page (request, status, lyc_sign_in_refusal (words, request->platform->name, words->words[word]));
}

/* @word: what went wrong, LYC_N_WORDS for nothing */
static void
form_page (LycRequest *request, guint status, GHashTable *fields, LycWord word)
{
  const LycPageWords *words = words_for (request);

  page (request, status,
        lyc_sign_in_page (words, request->platform->name, fields,
                          word < LYC_N_WORDS ? words->words[word] : NULL));
}

static gboolean
is_port (const char *text)
{
  return *text >= '1' && *text <= '9' && strspn (text, "0123456789") <= 5;
}

/* RFC 8252: loopback, any port, this path. */
static gboolean
redirect_fits (const char *uri)
{
  static const char *const starts[] = { "http://127.0.0.1:", "http://[::1]:" };

  for (guint i = 0; uri != NULL && i < G_N_ELEMENTS (starts); i++)
    if (g_str_has_prefix (uri, starts[i]) && is_port (uri + strlen (starts[i])))
      {
        const char *port = uri + strlen (starts[i]);

        return g_str_equal (port + strspn (port, "0123456789"), "/callback");
      }
  return FALSE;
}

static gboolean
is (GHashTable *fields, const char *name, const char *value)
{
  return g_strcmp0 (g_hash_table_lookup (fields, name), value) == 0;
}

static gsize
size_of (GHashTable *fields, const char *name)
{
  const char *value = g_hash_table_lookup (fields, name);

  return value != NULL ? strlen (value) : 0;
}

/* Nothing is sent to an address that does not fit: the error is told here. */
static gboolean
request_fits (LycRequest *request, GHashTable *fields)
{
  if (!redirect_fits (g_hash_table_lookup (fields, "redirect_uri"))
      || !is (fields, "client_id", CLIENT_ID) || !is (fields, "response_type", "code")
      || !is (fields, "code_challenge_method", "S256") || size_of (fields, "code_challenge") != 43
      || size_of (fields, "state") < 22 || size_of (fields, "state") > 128)
    {
      refuse_page (request, 400, LYC_WORD_NOT_BEGUN);
      return FALSE;
    }
  return TRUE;
}

void
lyc_handle_sign_in_form (LycRequest *request)
{
  if (request_fits (request, request->params))
    form_page (request, 200, request->params, LYC_N_WORDS);
}

static GHashTable *
form_of (LycRequest *request)
{
  gsize size;
  const char *data = g_bytes_get_data (request->bytes, &size);
  g_autofree char *text = g_strndup (data != NULL ? data : "", size);

  return soup_form_decode (text);
}

typedef struct {
  LycRequest *request;
  GHashTable *form;
  gint64 user_id;
} SignIn;

static void
sign_in_free (SignIn *self)
{
  g_hash_table_unref (self->form);
  g_free (self);
}

static void
go_back (SignIn *self)
{
  LycRequest *request = self->request;
  const char *redirect = g_hash_table_lookup (self->form, "redirect_uri");
  g_autofree char *code = NULL;
  g_autofree char *query = NULL;
  g_autofree char *location = NULL;

  lyc_platform_begin (request->platform);
  code = lyc_code_new (request->platform, self->user_id,
                       g_hash_table_lookup (self->form, "code_challenge"), redirect,
                       lyc_platform_limit (request->platform, LYC_LIMIT_CODE_S));
  if (!lyc_platform_commit (request->platform))
    {
      refuse_page (request, 500, LYC_WORD_CANNOT_SAVE);
      return;
    }
  query = soup_form_encode ("code", code, "state", g_hash_table_lookup (self->form, "state"), "iss",
                            request->platform->issuer, NULL);
  location = g_strconcat (redirect, "?", query, NULL);
  soup_message_headers_replace (soup_server_message_get_response_headers (request->message),
                                "Location", location);
  lyc_request_page (request, 303, "");
}

static void
on_checked (GObject *source, GAsyncResult *result, gpointer data)
{
  SignIn *self = data;
  LycRequest *request = self->request;

  if (lyc_password_check_finish (result) && self->user_id != 0)
    go_back (self);
  else
    form_page (request, 401, self->form, LYC_WORD_WRONG);
  sign_in_free (self);
  lyc_request_finish (request);
}

static gboolean
may_try (LycRequest *request, const char *name)
{
  LycPlatform *platform = request->platform;
  g_autofree char *address = lyc_address_of (platform, request->message);
  g_autofree char *digest = lyc_secret_hash (name);
  g_autofree char *account_key = g_strconcat ("login:", digest, NULL);
  g_autofree char *address_key = g_strconcat ("address:", address, NULL);
  gint64 account_s = lyc_rate_take (platform, account_key,
                                    lyc_platform_limit (platform, LYC_LIMIT_LOGINS_PER_MIN));
  gint64 address_s = lyc_rate_take (
    platform, address_key, lyc_platform_limit (platform, LYC_LIMIT_ADDRESS_LOGINS_PER_MIN));
  gint64 wait_s = MAX (account_s, address_s);
  g_autofree char *seconds = g_strdup_printf ("%" G_GINT64_FORMAT, wait_s);

  if (wait_s == 0)
    return TRUE;
  soup_message_headers_replace (soup_server_message_get_response_headers (request->message),
                                "Retry-After", seconds);
  return FALSE;
}

static char *
hash_of (LycPlatform *platform, const char *name, gint64 *user_id)
{
  g_autoptr (LycRows) rows
    = lyc_db_query (platform->db,
                    "SELECT u.id, c.hash FROM user u JOIN credential c ON c.user_id = u.id"
                    " WHERE u.login = ? AND u.state = 'active'",
                    "s", name);

  if (unknown_hash == NULL)
    unknown_hash = lyc_password_hash (platform, "nobody has this password");
  *user_id = 0;
  if (!lyc_rows_next (rows))
    return g_strdup (unknown_hash);
  *user_id = lyc_rows_int (rows, 0);
  return g_strdup (lyc_rows_text (rows, 1));
}

/**
 * lyc_handle_sign_in_submit:
 *
 * LATE: the password is compared in a thread. The answer for an unknown name is that for a wrong
 * password, in text and time.
 */
void
lyc_handle_sign_in_submit (LycRequest *request)
{
  g_autoptr (GHashTable) form = form_of (request);
  const char *typed = form != NULL ? g_hash_table_lookup (form, "name") : NULL;
  const char *password = form != NULL ? g_hash_table_lookup (form, "password") : NULL;
  g_autofree char *name = g_ascii_strdown (typed != NULL ? typed : "", -1);
  g_autofree char *hash = NULL;
  SignIn *self;

  if (form == NULL || !request_fits (request, form))
    {
      refuse_page (request, 400, LYC_WORD_INCOMPLETE);
      return;
    }
  if (!may_try (request, name))
    {
      form_page (request, 429, form, LYC_WORD_TOO_OFTEN);
      return;
    }
  self = g_new0 (SignIn, 1);
  self->form = g_hash_table_ref (form);
  self->request = lyc_request_keep (request);
  hash = hash_of (request->platform, name, &self->user_id);
  lyc_password_check_async (hash, password != NULL ? password : "", on_checked, self);
}

static void
refuse_grant (LycRequest *request, const char *error)
{
  g_autoptr (JsonObject) object = json_object_new ();

  json_object_set_string_member (object, "error", error);
  lyc_request_json (request, 400, object);
}

static void
answer_tokens (LycRequest *request, LycTokens *tokens)
{
  g_autoptr (JsonObject) object = json_object_new ();
  g_autofree char *uuid = lyc_db_text (request->db, "SELECT uuid FROM user WHERE id = ?", "i",
                                       tokens->user_id);

  json_object_set_string_member (object, "access_token", tokens->access);
  json_object_set_string_member (object, "token_type", "Bearer");
  json_object_set_int_member (object, "expires_in", tokens->expires_in);
  json_object_set_string_member (object, "refresh_token", tokens->refresh);
  json_object_set_string_member (object, "user_id", uuid);
  lyc_request_json (request, 200, object);
}

static gboolean
grant (LycRequest *request, GHashTable *form, LycTokens *tokens)
{
  LycPlatform *platform = request->platform;
  const char *code = g_hash_table_lookup (form, "code");
  const char *verifier = g_hash_table_lookup (form, "code_verifier");
  const char *refresh = g_hash_table_lookup (form, "refresh_token");

  if (is (form, "grant_type", "authorization_code"))
    return code != NULL && verifier != NULL && is (form, "client_id", CLIENT_ID)
           && lyc_code_redeem (platform, code, verifier, g_hash_table_lookup (form, "redirect_uri"),
                               tokens);
  if (is (form, "grant_type", "refresh_token"))
    return refresh != NULL && lyc_tokens_refresh (platform, refresh, tokens);
  if (is (form, "grant_type", "urn:lyceum:sandbox") && platform->sandbox)
    return code != NULL && lyc_code_redeem (platform, code, NULL, NULL, tokens);
  return FALSE;
}

void
lyc_handle_sign_in_token (LycRequest *request)
{
  g_autoptr (GHashTable) form = form_of (request);
  g_autofree char *address = lyc_address_of (request->platform, request->message);
  g_autofree char *key = g_strconcat ("token:", address, NULL);
  gint64 wait_s = lyc_rate_take (request->platform, key,
                                 lyc_platform_limit (request->platform, LYC_LIMIT_TOKENS_PER_MIN));
  LycTokens tokens = { 0 };

  if (wait_s > 0)
    {
      g_autofree char *seconds = g_strdup_printf ("%" G_GINT64_FORMAT, wait_s);

      soup_message_headers_replace (soup_server_message_get_response_headers (request->message),
                                    "Retry-After", seconds);
      lyc_request_problem (request, 429, "rate_limited", "Too many of these in a short time.");
    }
  else if (form == NULL || g_hash_table_lookup (form, "grant_type") == NULL)
    refuse_grant (request, "invalid_request");
  else if (grant (request, form, &tokens))
    answer_tokens (request, &tokens);
  else
    refuse_grant (request, "invalid_grant");
  lyc_tokens_clear (&tokens);
}

/* RFC 7009: the same answer whether there was such a token or not. */
void
lyc_handle_sign_in_revoke (LycRequest *request)
{
  g_autoptr (GHashTable) form = form_of (request);
  g_autoptr (JsonObject) object = json_object_new ();
  const char *token = form != NULL ? g_hash_table_lookup (form, "token") : NULL;

  if (token != NULL)
    lyc_token_revoke (request->platform, token);
  lyc_request_json (request, 200, object);
}
