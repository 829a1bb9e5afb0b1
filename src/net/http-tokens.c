/* SPDX-License-Identifier: GPL-3.0-or-later */
/* LycHttp: tokens, and one renewal for all who wait for it. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "http-private.h"

#include "json-read.h"

/* An access token is renewed this long before it ends, seconds. */
#define RENEW_BEFORE 60

static void
exchanged_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  LycHttp *self = LYC_HTTP (source);
  GError *error = NULL;
  g_autoptr (JsonObject) tokens = lyc_http_call_finish_object (self, result, &error);
  const char *access, *refresh;

  if (tokens == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  access = lyc_json_text (tokens, "access_token", NULL);
  refresh = lyc_json_text (tokens, "refresh_token", NULL);
  if (access == NULL || refresh == NULL)
    {
      g_task_return_new_error (task, LYC_ERROR, LYC_ERROR_INVALID,
                               _("The platform’s answer could not be understood."));
      return;
    }
  lyc_http_set_tokens (self, access, lyc_json_int (tokens, "expires_in", 0), refresh);
  g_task_return_pointer (task, g_strdup (lyc_json_text (tokens, "user_id", "")), g_free);
}

/* Asks for tokens with the fields of @form (text -> text); they are used from then on. */
void
lyc_http_exchange_async (LycHttp *self, GHashTable *form, GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autofree char *text = soup_form_encode_hash (form);
  g_autoptr (GBytes) body = g_bytes_new (text, strlen (text));
  LycRequest request
      = { "POST", "/oauth/token", NULL, -1, body, "application/x-www-form-urlencoded", TRUE };

  lyc_http_call_async (self, &request, NULL, exchanged_cb,
                       g_task_new (self, NULL, callback, user_data));
}

/* Returns: (transfer full) (nullable): the id of the person */
char *
lyc_http_exchange_finish (LycHttp *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* A refused refresh token is the end of the sign-in; anything else passes. */
static GError *
renewal_error (const GError *error)
{
  if (g_error_matches (error, LYC_ERROR, LYC_ERROR_REFUSED))
    return g_error_new_literal (LYC_ERROR, LYC_ERROR_SIGN_IN, _("Please sign in again."));
  return g_error_copy (error);
}

static void
renewed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  LycHttp *self = LYC_HTTP (source);
  g_autoptr (GError) error = NULL;
  g_autofree char *user_id = lyc_http_exchange_finish (self, result, &error);
  g_autoptr (GPtrArray) waiting = g_steal_pointer (&self->renewing);

  for (guint i = 0; i < waiting->len; i++)
    if (user_id != NULL)
      g_task_return_boolean (g_ptr_array_index (waiting, i), TRUE);
    else
      g_task_return_error (g_ptr_array_index (waiting, i), renewal_error (error));
}

static void
renew (LycHttp *self)
{
  g_autoptr (GHashTable) form = g_hash_table_new (g_str_hash, g_str_equal);

  g_hash_table_insert (form, "grant_type", "refresh_token");
  g_hash_table_insert (form, "refresh_token", self->refresh);
  g_hash_table_insert (form, "client_id", "lyceum-desktop");
  lyc_http_exchange_async (self, form, renewed_cb, NULL);
}

/* Sees to it that there is a token that lasts; any number may wait for one renewal. */
void
lyc_http_ensure_token_async (LycHttp *self, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);
  gint64 renew_at = self->access_ends - RENEW_BEFORE * G_USEC_PER_SEC;

  if (self->access != NULL && (g_get_monotonic_time () < renew_at))
    g_task_return_boolean (task, TRUE);
  else if (self->refresh == NULL)
    g_task_return_new_error (task, LYC_ERROR, LYC_ERROR_SIGN_IN, _("Please sign in again."));
  else if (self->renewing != NULL)
    g_ptr_array_add (self->renewing, g_object_ref (task));
  else
    {
      self->renewing = g_ptr_array_new_with_free_func (g_object_unref);
      g_ptr_array_add (self->renewing, g_object_ref (task));
      renew (self);
    }
  g_object_unref (task);
}

gboolean
lyc_http_ensure_token_finish (LycHttp *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
