/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "secrets.h"

#include <glib/gi18n-lib.h>
#include <libsecret/secret.h>

/* How long a keyring may take before the sign-in lasts for this session alone, seconds. */
#define KEYRING_PATIENCE 20

static const SecretSchema schema = {
  "io.github.lyceum_desktop.Lyceum",
  SECRET_SCHEMA_NONE,
  { { "profile", SECRET_SCHEMA_ATTRIBUTE_STRING }, { "platform", SECRET_SCHEMA_ATTRIBUTE_STRING } },
};

/* A request with its patience; the keyring's prompt may otherwise never answer. */
typedef struct
{
  GCancellable *cancellable;
  GCancellable *outer;
  gulong outer_handler;
  guint timeout;
} Patience;

static void
patience_free (gpointer data)
{
  Patience *patience = data;

  g_clear_handle_id (&patience->timeout, g_source_remove);
  if (patience->outer != NULL)
    g_cancellable_disconnect (patience->outer, patience->outer_handler);
  g_clear_object (&patience->outer);
  g_clear_object (&patience->cancellable);
  g_free (patience);
}

static gboolean
patience_over_cb (gpointer data)
{
  Patience *patience = data;

  patience->timeout = 0;
  g_cancellable_cancel (patience->cancellable);
  return G_SOURCE_REMOVE;
}

static void
outer_cancelled_cb (GCancellable *outer, gpointer data)
{
  g_cancellable_cancel (data);
}

static GTask *
new_task (GCancellable *outer, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (NULL, outer, callback, user_data);
  Patience *patience = g_new0 (Patience, 1);

  patience->cancellable = g_cancellable_new ();
  patience->timeout = g_timeout_add_seconds (KEYRING_PATIENCE, patience_over_cb, patience);
  if (outer != NULL)
    {
      patience->outer = g_object_ref (outer);
      patience->outer_handler = g_cancellable_connect (outer, G_CALLBACK (outer_cancelled_cb),
                                                       patience->cancellable, NULL);
    }
  g_task_set_task_data (task, patience, patience_free);
  return task;
}

static GCancellable *
patience_of (GTask *task)
{
  return ((Patience *) g_task_get_task_data (task))->cancellable;
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  char *token = secret_password_lookup_finish (result, &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, token, (GDestroyNotify) secret_password_free);
}

/* Reads the refresh token of @profile on @platform from the keyring. */
void
lyc_secrets_load_async (const char *profile, const char *platform, GCancellable *cancellable,
                        GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = new_task (cancellable, callback, user_data);

  secret_password_lookup (&schema, patience_of (task), loaded_cb, task, "profile", profile,
                          "platform", platform, NULL);
}

/* Returns: (transfer full) (nullable): the token; %NULL without @error where none is kept */
char *
lyc_secrets_load_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (secret_password_store_finish (result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* Keeps the refresh token; on an error the sign-in lasts for this session alone. */
void
lyc_secrets_save_async (const char *profile, const char *platform, const char *token,
                        GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = new_task (cancellable, callback, user_data);

  secret_password_store (&schema, SECRET_COLLECTION_DEFAULT, _("Lyceum sign-in"), token,
                         patience_of (task), saved_cb, task, "profile", profile, "platform",
                         platform, NULL);
}

gboolean
lyc_secrets_save_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
cleared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  secret_password_clear_finish (result, &error);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

/* Forgets the token, as at sign-out. */
void
lyc_secrets_clear_async (const char *profile, const char *platform, GCancellable *cancellable,
                         GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = new_task (cancellable, callback, user_data);

  secret_password_clear (&schema, patience_of (task), cleared_cb, task, "profile", profile,
                         "platform", platform, NULL);
}

gboolean
lyc_secrets_clear_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
