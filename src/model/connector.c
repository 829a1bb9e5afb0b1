/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "connector.h"

G_DEFINE_INTERFACE (LycConnector, lyc_connector, G_TYPE_OBJECT)

static void
lyc_connector_default_init (LycConnectorInterface *iface)
{
  g_signal_new ("token-changed", LYC_TYPE_CONNECTOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 0);
  g_signal_new ("frame", LYC_TYPE_CONNECTOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                JSON_TYPE_OBJECT);
  g_signal_new ("closed", LYC_TYPE_CONNECTOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                1, G_TYPE_ERROR);
}

/* Returns: (transfer none): where the platform is */
const char *
lyc_connector_get_address (LycConnector *self)
{
  return LYC_CONNECTOR_GET_IFACE (self)->get_address (self);
}

/* Returns: (transfer none) (nullable): what signs this person in again later; a secret */
const char *
lyc_connector_get_token (LycConnector *self)
{
  return LYC_CONNECTOR_GET_IFACE (self)->get_token (self);
}

void
lyc_connector_set_token (LycConnector *self, const char *token)
{
  LYC_CONNECTOR_GET_IFACE (self)->set_token (self, token);
}

/* Ends the sign-in here and, where it can be reached, on the platform. */
void
lyc_connector_sign_out (LycConnector *self)
{
  LYC_CONNECTOR_GET_IFACE (self)->sign_out (self);
}

/**
 * lyc_connector_sign_in_async:
 * @show: called once with the address of the platform's sign-in page
 *
 * Finishes with the person's id, a string.
 */
void
lyc_connector_sign_in_async (LycConnector *self, LycShowPage show, gpointer show_data,
                             GCancellable *cancellable, GAsyncReadyCallback callback,
                             gpointer user_data)
{
  LYC_CONNECTOR_GET_IFACE (self)->sign_in (self, show, show_data,
                                           g_task_new (self, cancellable, callback, user_data));
}

/* Signs in with a one-time code, as the sandbox does. Finishes with the person's id, a string. */
void
lyc_connector_sign_in_with_code_async (LycConnector *self, const char *code,
                                       GAsyncReadyCallback callback, gpointer user_data)
{
  LYC_CONNECTOR_GET_IFACE (self)->sign_in_with_code (self, code,
                                                     g_task_new (self, NULL, callback, user_data));
}

/* What the platform is and can do. Finishes with a #JsonObject: name, sandbox, features. */
void
lyc_connector_describe_async (LycConnector *self, GAsyncReadyCallback callback, gpointer user_data)
{
  LYC_CONNECTOR_GET_IFACE (self)->describe (self, g_task_new (self, NULL, callback, user_data));
}

/**
 * lyc_connector_register_async:
 * @page: (nullable): the "next" of the page before; %NULL for the first
 *
 * A page of all that this person may see. Finishes with a #JsonObject: seq, user_id, objects, next.
 */
void
lyc_connector_register_async (LycConnector *self, const char *page, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer user_data)
{
  LYC_CONNECTOR_GET_IFACE (self)->register_page (
      self, page, g_task_new (self, cancellable, callback, user_data));
}

/* What happened after a cursor. Finishes with a #JsonObject: frames, cursor, more. */
void
lyc_connector_changes_async (LycConnector *self, gint64 since, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data)
{
  LYC_CONNECTOR_GET_IFACE (self)->changes (self, since,
                                           g_task_new (self, cancellable, callback, user_data));
}

/* One object. Finishes with a #JsonObject. */
void
lyc_connector_read_async (LycConnector *self, LycKind kind, const char *id,
                          GCancellable *cancellable, GAsyncReadyCallback callback,
                          gpointer user_data)
{
  LYC_CONNECTOR_GET_IFACE (self)->read (self, kind, id,
                                        g_task_new (self, cancellable, callback, user_data));
}

/**
 * lyc_connector_search_async:
 * @search: (transfer none): what is asked for
 *
 * A page of posts, the newest first. Finishes with a #JsonObject: objects, and whether there are
 * more.
 */
void
lyc_connector_search_async (LycConnector *self, const LycFarSearch *search,
                            GCancellable *cancellable, GAsyncReadyCallback callback,
                            gpointer user_data)
{
  LYC_CONNECTOR_GET_IFACE (self)->search (self, search,
                                          g_task_new (self, cancellable, callback, user_data));
}

/**
 * lyc_connector_read_posts_async:
 * @where: before, after or around
 * @pos: a post's place; 0 for the end
 *
 * Part of a conversation. Finishes with a #JsonObject: objects.
 */
void
lyc_connector_read_posts_async (LycConnector *self, const char *container_id, const char *where,
                                gint64 pos, GAsyncReadyCallback callback, gpointer user_data)
{
  LYC_CONNECTOR_GET_IFACE (self)->read_posts (self, container_id, where, pos,
                                              g_task_new (self, NULL, callback, user_data));
}

/* What a post said before it was edited. Finishes with a #JsonObject: versions. */
void
lyc_connector_read_versions_async (LycConnector *self, const char *post_id,
                                   GCancellable *cancellable, GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  LYC_CONNECTOR_GET_IFACE (self)->read_versions (
      self, post_id, g_task_new (self, cancellable, callback, user_data));
}

/* Does an act, once however often it is pushed. Finishes with a #JsonObject: what is different now.
 */
void
lyc_connector_push_async (LycConnector *self, LycAct *act, GCancellable *cancellable,
                          GAsyncReadyCallback callback, gpointer user_data)
{
  LYC_CONNECTOR_GET_IFACE (self)->push (self, act, g_task_new (self, cancellable, callback, user_data));
}

/* Begins the sandbox again. Finishes with a #JsonObject. */
void
lyc_connector_start_over_async (LycConnector *self, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data)
{
  LYC_CONNECTOR_GET_IFACE (self)->start_over (self,
                                              g_task_new (self, cancellable, callback, user_data));
}

/* Fetches bytes whole or not at all. Finishes with the #GFile. */
void
lyc_connector_fetch_async (LycConnector *self, const LycBytes *bytes, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer user_data)
{
  LYC_CONNECTOR_GET_IFACE (self)->fetch (self, bytes,
                                         g_task_new (self, cancellable, callback, user_data));
}

/* Returns: (transfer full) (nullable): what the call finishes with; %NULL with @error set */
gpointer
lyc_connector_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * lyc_connector_get_source:
 * @max_height: no more pixels than this are shown; 0 for the recording as it is
 *
 * Returns: (transfer full): the address of a video, for a player that fetches it by itself
 */
char *
lyc_connector_get_source (LycConnector *self, const char *asset_id, guint max_height)
{
  return LYC_CONNECTOR_GET_IFACE (self)->get_source (self, asset_id, max_height);
}

/* Returns: (transfer full) (nullable): what such a player says to be let in */
char *
lyc_connector_get_authorization (LycConnector *self)
{
  return LYC_CONNECTOR_GET_IFACE (self)->get_authorization (self);
}

/* Opens the stream, or opens it anew; it begins with what happened after @since. @presence is where
 * the person is, as events.yaml says it: that a stream opens says nothing about them. */
void
lyc_connector_open (LycConnector *self, gint64 since, const char *presence)
{
  LYC_CONNECTOR_GET_IFACE (self)->open (self, since, presence);
}

/* Says something on the open stream; dropped where there is none. */
void
lyc_connector_say (LycConnector *self, JsonObject *message)
{
  LYC_CONNECTOR_GET_IFACE (self)->say (self, message);
}

/* Leaves the stream without a word; nothing more is heard of it. */
void
lyc_connector_close (LycConnector *self)
{
  LYC_CONNECTOR_GET_IFACE (self)->close (self);
}
