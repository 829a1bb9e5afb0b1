/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "draft.h"

G_BEGIN_DECLS

typedef enum
{
  LYC_CONNECTION_OFFLINE,     /* no network or no platform; tries by itself */
  LYC_CONNECTION_CATCHING_UP, /* connected, fetching what was missed */
  LYC_CONNECTION_LIVE,
  LYC_CONNECTION_SIGNED_OUT, /* the platform asks for a new sign-in */
} LycConnectionState;

typedef enum
{
  LYC_PRESENCE_OFFLINE,
  LYC_PRESENCE_AWAY,
  LYC_PRESENCE_HERE,
  LYC_PRESENCE_IN_SESSION, /* a lesson plays */
} LycPresence;

/**
 * LycSession:
 *
 * Who is signed in where, how the connection stands, and what passes without being kept: presence
 * and typing. Also drafts, and the bytes behind videos, faces and files.
 *
 * Signals: "typing" (container_id, user_id); "presence" (user_id); "draft-replaced" (place): it was
 * not the composer of that place that changed its draft; "draft-trouble" (place, reason): a draft
 * cannot be written to disk now, or, with no reason, can again; "lesson-people": who else is at the
 * lesson of lyc_session_set_lesson() is different.
 * Properties (readable): "connection" (#LycConnectionState as int), "since" (gint64 ms: the last
 * moment the platform was known to agree with the store).
 */
#define LYC_TYPE_SESSION (lyc_session_get_type ())
G_DECLARE_INTERFACE (LycSession, lyc_session, LYC, SESSION, GObject)

struct _LycSessionInterface
{
  GTypeInterface parent_iface;

  const char *(*get_user_id) (LycSession *self);
  const char *(*get_platform_name) (LycSession *self);
  gboolean    (*is_sandbox) (LycSession *self);
  void        (*reconnect) (LycSession *self);
  gint64 (*get_platform_time) (LycSession *self);

  LycPresence (*get_presence) (LycSession *self, const char *user_id);
  void        (*send_typing) (LycSession *self, const char *container_id);
  void (*set_presence) (LycSession *self, LycPresence presence);
  void (*set_lesson) (LycSession *self, const char *lesson_id);
  const char *const *(*get_lesson_people) (LycSession *self, guint *count);

  const char *(*get_draft) (LycSession *self, const char *place);
  void        (*set_draft) (LycSession *self, const char *place, const char *text);
  GListModel *(*get_drafts) (LycSession *self);
  void (*set_draft_files) (LycSession *self, const char *place, const char *const *file_ids);
  const char *const *(*get_draft_files) (LycSession *self, const char *place);
  gint64 (*get_upload_limit) (LycSession *self);
  char *(*dup_keeping_path) (LycSession *self, const char *name);
  void (*load_preview_async) (LycSession *self, const char *file_id, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer user_data);
  GBytes *(*load_preview_finish) (LycSession *self, GAsyncResult *result, GError **error);
  void (*keep_file_async) (LycSession *self, const char *file_id, GFileProgressCallback progress,
                           gpointer progress_data, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer user_data);
  GFile *(*keep_file_finish) (LycSession *self, GAsyncResult *result, GError **error);
  void (*save_drafts) (LycSession *self);

  char *(*get_asset_uri) (LycSession *self, const char *asset_id, guint max_height);
  char       *(*get_authorization) (LycSession *self);
  void        (*load_avatar_async) (LycSession *self, const char *user_id, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer user_data);
  GBytes     *(*load_avatar_finish) (LycSession *self, GAsyncResult *result, GError **error);
  void (*load_sheet_async) (LycSession *self, const char *asset_id, guint index,
                            GCancellable *cancellable, GAsyncReadyCallback callback,
                            gpointer user_data);
  GBytes *(*load_sheet_finish) (LycSession *self, GAsyncResult *result, GError **error);
  void (*load_lesson_file_async) (LycSession *self, const char *lesson_id, const char *name,
                                  GCancellable *cancellable, GAsyncReadyCallback callback,
                                  gpointer user_data);
  GBytes *(*load_lesson_file_finish) (LycSession *self, GAsyncResult *result, GError **error);
  void        (*download_async) (LycSession *self, const char *file_id, GFile *destination,
                                 GFileProgressCallback progress, gpointer progress_data,
                                 GCancellable *cancellable, GAsyncReadyCallback callback,
                                 gpointer user_data);
  gboolean    (*download_finish) (LycSession *self, GAsyncResult *result, GError **error);
  void (*read_versions_async) (LycSession *self, const char *post_id, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data);
  GPtrArray *(*read_versions_finish) (LycSession *self, GAsyncResult *result, GError **error);
  void        (*start_over_async) (LycSession *self, GCancellable *cancellable,
                                   GAsyncReadyCallback callback, gpointer user_data);
  gboolean    (*start_over_finish) (LycSession *self, GAsyncResult *result, GError **error);
};

const char        *lyc_session_get_user_id (LycSession *self);
const char        *lyc_session_get_platform_name (LycSession *self);
gboolean           lyc_session_is_sandbox (LycSession *self);
LycConnectionState lyc_session_get_connection (LycSession *self);
gint64             lyc_session_get_since (LycSession *self);
void               lyc_session_reconnect (LycSession *self);
gint64 lyc_session_get_platform_time (LycSession *self);
LycPresence        lyc_session_get_presence (LycSession *self, const char *user_id);
void               lyc_session_send_typing (LycSession *self, const char *container_id);
void lyc_session_set_presence (LycSession *self, LycPresence presence);
void lyc_session_set_lesson (LycSession *self, const char *lesson_id);
const char *const *lyc_session_get_lesson_people (LycSession *self, guint *count);
const char        *lyc_session_get_draft (LycSession *self, const char *place);
void               lyc_session_set_draft (LycSession *self, const char *place, const char *text);
void lyc_session_replace_draft (LycSession *self, const char *place, const char *text);
GListModel *lyc_session_get_drafts (LycSession *self);
void lyc_session_set_draft_files (LycSession *self, const char *place, const char *const *file_ids);
const char *const *lyc_session_get_draft_files (LycSession *self, const char *place);
gint64 lyc_session_get_upload_limit (LycSession *self);
char *lyc_session_dup_keeping_path (LycSession *self, const char *name);
void lyc_session_load_preview_async (LycSession *self, const char *file_id,
                                     GCancellable *cancellable, GAsyncReadyCallback callback,
                                     gpointer user_data);
GBytes *lyc_session_load_preview_finish (LycSession *self, GAsyncResult *result, GError **error);
void lyc_session_keep_file_async (LycSession *self, const char *file_id,
                                  GFileProgressCallback progress, gpointer progress_data,
                                  GCancellable *cancellable, GAsyncReadyCallback callback,
                                  gpointer user_data);
GFile *lyc_session_keep_file_finish (LycSession *self, GAsyncResult *result, GError **error);
void lyc_session_save_drafts (LycSession *self);
char *lyc_session_get_asset_uri (LycSession *self, const char *asset_id, guint max_height);
char              *lyc_session_get_authorization (LycSession *self);
void     lyc_session_load_avatar_async (LycSession *self, const char *user_id,
                                        GCancellable *cancellable, GAsyncReadyCallback callback,
                                        gpointer user_data);
GBytes  *lyc_session_load_avatar_finish (LycSession *self, GAsyncResult *result, GError **error);
void lyc_session_load_sheet_async (LycSession *self, const char *asset_id, guint index,
                                   GCancellable *cancellable, GAsyncReadyCallback callback,
                                   gpointer user_data);
GBytes *lyc_session_load_sheet_finish (LycSession *self, GAsyncResult *result, GError **error);
void lyc_session_load_lesson_file_async (LycSession *self, const char *lesson_id, const char *name,
                                         GCancellable *cancellable, GAsyncReadyCallback callback,
                                         gpointer user_data);
GBytes *lyc_session_load_lesson_file_finish (LycSession *self, GAsyncResult *result,
                                             GError **error);
void     lyc_session_download_async (LycSession *self, const char *file_id, GFile *destination,
                                     GFileProgressCallback progress, gpointer progress_data,
                                     GCancellable *cancellable, GAsyncReadyCallback callback,
                                     gpointer user_data);
gboolean lyc_session_download_finish (LycSession *self, GAsyncResult *result, GError **error);
void lyc_session_read_versions_async (LycSession *self, const char *post_id,
                                      GCancellable *cancellable, GAsyncReadyCallback callback,
                                      gpointer user_data);
GPtrArray *lyc_session_read_versions_finish (LycSession *self, GAsyncResult *result,
                                             GError **error);
void     lyc_session_start_over_async (LycSession *self, GCancellable *cancellable,
                                       GAsyncReadyCallback callback, gpointer user_data);
gboolean lyc_session_start_over_finish (LycSession *self, GAsyncResult *result, GError **error);

G_END_DECLS
