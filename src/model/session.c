/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "session.h"

G_DEFINE_INTERFACE (LycSession, lyc_session, G_TYPE_OBJECT)

static void
lyc_session_default_init (LycSessionInterface *iface)
{
  g_object_interface_install_property (
      iface, g_param_spec_int ("connection", NULL, NULL, LYC_CONNECTION_OFFLINE,
                               LYC_CONNECTION_SIGNED_OUT, LYC_CONNECTION_OFFLINE,
                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY));
  g_object_interface_install_property (
      iface, g_param_spec_int64 ("since", NULL, NULL, 0, G_MAXINT64, 0,
                                 G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY));
  g_signal_new ("typing", LYC_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                G_TYPE_STRING, G_TYPE_STRING);
  g_signal_new ("presence", LYC_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                G_TYPE_STRING);
  g_signal_new ("draft-replaced", LYC_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 1, G_TYPE_STRING);
  g_signal_new ("draft-trouble", LYC_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  g_signal_new ("lesson-people", LYC_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 0);
}

#define IFACE(self) LYC_SESSION_GET_IFACE (self)

/* Returns: (transfer none): the id of the person who is signed in */
const char *
lyc_session_get_user_id (LycSession *self)
{
  return IFACE (self)->get_user_id (self);
}

const char *
lyc_session_get_platform_name (LycSession *self)
{
  return IFACE (self)->get_platform_name (self);
}

gboolean
lyc_session_is_sandbox (LycSession *self)
{
  return IFACE (self)->is_sandbox (self);
}

LycConnectionState
lyc_session_get_connection (LycSession *self)
{
  int state;

  g_object_get (self, "connection", &state, NULL);
  return (LycConnectionState) state;
}

/* Returns: when the platform was last known to agree with the store, ms since the epoch */
gint64
lyc_session_get_since (LycSession *self)
{
  gint64 since;

  g_object_get (self, "since", &since, NULL);
  return since;
}

/* Tries to connect now instead of at the end of the wait. */
void
lyc_session_reconnect (LycSession *self)
{
  IFACE (self)->reconnect (self);
}

/* Returns: the platform's time in milliseconds since the epoch, as well as it is known; deadlines
 * are by it, whatever this machine's clock says */
gint64
lyc_session_get_platform_time (LycSession *self)
{
  return IFACE (self)->get_platform_time (self);
}

LycPresence
lyc_session_get_presence (LycSession *self, const char *user_id)
{
  return IFACE (self)->get_presence (self, user_id);
}

/* Says that the person is typing there; may be called on every key, is sent at most every few seconds. */
void
lyc_session_send_typing (LycSession *self, const char *container_id)
{
  IFACE (self)->send_typing (self, container_id);
}

/* Says where this person is; the others see it unless it is their choice not to be seen. */
void
lyc_session_set_presence (LycSession *self, LycPresence presence)
{
  IFACE (self)->set_presence (self, presence);
}

/* @lesson_id: (nullable): what the window shows now */
void
lyc_session_set_lesson (LycSession *self, const char *lesson_id)
{
  IFACE (self)->set_lesson (self, lesson_id);
}

/**
 * lyc_session_get_lesson_people:
 * @count: (out): how many others of the cohort are at the lesson; at least as many as are named
 *
 * Returns: (transfer none) (nullable): the ids of some of them
 */
const char *const *
lyc_session_get_lesson_people (LycSession *self, guint *count)
{
  return IFACE (self)->get_lesson_people (self, count);
}

/* Returns: (transfer none) (nullable): what was typed at @place and not sent yet */
const char *
lyc_session_get_draft (LycSession *self, const char *place)
{
  return IFACE (self)->get_draft (self, place);
}

/**
 * lyc_session_set_draft:
 * @place: "new:CONTAINER", "file:FILE", "ask:LESSON", "reply:POST", "build:POST" or "edit:POST"
 * @text: (nullable): %NULL or empty to forget it
 *
 * Keeps @text, on disk within half a second. An act that names @place as its draft clears it when
 * the platform has answered.
 */
void
lyc_session_set_draft (LycSession *self, const char *place, const char *text)
{
  IFACE (self)->set_draft (self, place, text);
}

/* As lyc_session_set_draft(), for those who are not the composer of @place: that one shows it. */
void
lyc_session_replace_draft (LycSession *self, const char *place, const char *text)
{
  lyc_session_set_draft (self, place, text);
  g_signal_emit_by_name (self, "draft-replaced", place);
}

/* Returns: (transfer none): a list of #LycDraft, in no order */
GListModel *
lyc_session_get_drafts (LycSession *self)
{
  return IFACE (self)->get_drafts (self);
}

/* Writes at once what is not on disk yet, as when the focus leaves a composer. */
void
lyc_session_save_drafts (LycSession *self)
{
  if (IFACE (self)->save_drafts != NULL)
    IFACE (self)->save_drafts (self);
}

/**
 * lyc_session_get_asset_uri:
 * @max_height: no more pixels than this are shown, so that a smaller rendition may do; 0 for the
 *   recording as it is
 *
 * Returns: (transfer full): where the player reads an asset, a file: or http: URI
 */
char *
lyc_session_get_asset_uri (LycSession *self, const char *asset_id, guint max_height)
{
  return IFACE (self)->get_asset_uri (self, asset_id, max_height);
}

/* Returns: (transfer full) (nullable): the Authorization header that goes with an http: asset URI */
char *
lyc_session_get_authorization (LycSession *self)
{
  return IFACE (self)->get_authorization (self);
}

/* Fetches a person's picture, from the cache where it is there. */
void
lyc_session_load_avatar_async (LycSession *self, const char *user_id, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data)
{
  IFACE (self)->load_avatar_async (self, user_id, cancellable, callback, user_data);
}

/* Returns: (transfer full) (nullable): an encoded picture, %NULL with @error where there is none */
GBytes *
lyc_session_load_avatar_finish (LycSession *self, GAsyncResult *result, GError **error)
{
  return IFACE (self)->load_avatar_finish (self, result, error);
}

/* Fetches a sheet of an asset's thumbs, from the cache where it is there; see LycThumbs. */
void
lyc_session_load_sheet_async (LycSession *self, const char *asset_id, guint index,
                              GCancellable *cancellable, GAsyncReadyCallback callback,
                              gpointer user_data)
{
  IFACE (self)->load_sheet_async (self, asset_id, index, cancellable, callback, user_data);
}

/* Returns: (transfer full) (nullable): a JPEG, %NULL with @error where there is none */
GBytes *
lyc_session_load_sheet_finish (LycSession *self, GAsyncResult *result, GError **error)
{
  return IFACE (self)->load_sheet_finish (self, result, error);
}

/**
 * lyc_session_load_lesson_file_async:
 * @name: (nullable): of a picture in its article; %NULL for its document
 *
 * Fetches a file that a lesson shows, from the cache where it is there. The lesson, and the asset
 * of a document, are loaded already.
 */
void
lyc_session_load_lesson_file_async (LycSession *self, const char *lesson_id, const char *name,
                                    GCancellable *cancellable, GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  IFACE (self)->load_lesson_file_async (self, lesson_id, name, cancellable, callback, user_data);
}

/* Returns: (transfer full) (nullable): what is in it, %NULL with @error where it cannot be had */
GBytes *
lyc_session_load_lesson_file_finish (LycSession *self, GAsyncResult *result, GError **error)
{
  return IFACE (self)->load_lesson_file_finish (self, result, error);
}

/* Writes a shared file to @destination, checked against its hash; nothing stays there on failure. */
void
lyc_session_download_async (LycSession *self, const char *file_id, GFile *destination,
                            GFileProgressCallback progress, gpointer progress_data,
                            GCancellable *cancellable, GAsyncReadyCallback callback,
                            gpointer user_data)
{
  IFACE (self)->download_async (self, file_id, destination, progress, progress_data, cancellable,
                                callback, user_data);
}

gboolean
lyc_session_download_finish (LycSession *self, GAsyncResult *result, GError **error)
{
  return IFACE (self)->download_finish (self, result, error);
}

/* Asks the platform what a post said before it was edited; nothing of it is kept on this machine. */
void
lyc_session_read_versions_async (LycSession *self, const char *post_id, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data)
{
  IFACE (self)->read_versions_async (self, post_id, cancellable, callback, user_data);
}

/* Returns: (transfer full) (nullable) (element-type LycPostVersion): the newest first */
GPtrArray *
lyc_session_read_versions_finish (LycSession *self, GAsyncResult *result, GError **error)
{
  return IFACE (self)->read_versions_finish (self, result, error);
}

/* Sandbox only: throws the demo cohort's data away and begins again. */
void
lyc_session_start_over_async (LycSession *self, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer user_data)
{
  IFACE (self)->start_over_async (self, cancellable, callback, user_data);
}

gboolean
lyc_session_start_over_finish (LycSession *self, GAsyncResult *result, GError **error)
{
  return IFACE (self)->start_over_finish (self, result, error);
}
