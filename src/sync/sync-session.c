/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sync-session-private.h"

#include "drafts.h"
#include "json-read.h"
#include "post-version.h"
#include "user.h"

/* Typing is said at most this often, microseconds. */
#define TYPING_PAUSE (3 * G_USEC_PER_SEC)

static void session_init (LycSessionInterface *iface);
G_DEFINE_FINAL_TYPE_WITH_CODE (LycSyncSession, lyc_sync_session, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (LYC_TYPE_SESSION, session_init))

enum
{
  PROP_0,
  PROP_CONNECTION,
  PROP_SINCE,
};

static const char *
get_user_id (LycSession *session)
{
  LycSyncSession *self = LYC_SYNC_SESSION (session);

  return self->user_id != NULL ? self->user_id : "";
}

static const char *
get_platform_name (LycSession *session)
{
  LycSyncSession *self = LYC_SYNC_SESSION (session);

  return self->platform_name != NULL ? self->platform_name : "";
}

static gboolean
is_sandbox (LycSession *session)
{
  return LYC_SYNC_SESSION (session)->sandbox;
}

static void
reconnect (LycSession *session)
{
  lyc_sync_engine_reconnect (LYC_SYNC_SESSION (session)->engine);
}

static gint64
get_platform_time (LycSession *session)
{
  return lyc_sync_engine_get_platform_time (LYC_SYNC_SESSION (session)->engine);
}

static void
send_typing (LycSession *session, const char *container_id)
{
  LycSyncSession *self = LYC_SYNC_SESSION (session);
  g_autoptr (JsonObject) message = NULL;
  gint64 now = g_get_monotonic_time ();

  if (g_strcmp0 (container_id, self->typing_in) == 0 && now - self->typing_said < TYPING_PAUSE)
    return;
  g_free (self->typing_in);
  self->typing_in = g_strdup (container_id);
  self->typing_said = now;
  message = json_object_new ();
  json_object_set_string_member (message, "type", "typing");
  json_object_set_string_member (message, "container_id", container_id);
  lyc_sync_engine_say (self->engine, message);
}

static void
draft_trouble (const char *place, const char *reason, gpointer data)
{
  g_signal_emit_by_name (data, "draft-trouble", place, reason);
}

static void
versions_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (JsonObject) page = lyc_connector_finish (result, &error);

  if (page != NULL)
    g_task_return_pointer (task, lyc_post_versions_read (page), (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static void
read_versions_async (LycSession *session, const char *post_id, GCancellable *cancellable,
                     GAsyncReadyCallback callback, gpointer user_data)
{
  lyc_connector_read_versions_async (LYC_SYNC_SESSION (session)->connector, post_id, cancellable,
                                     versions_cb,
                                     g_task_new (session, cancellable, callback, user_data));
}

static GPtrArray *
read_versions_finish (LycSession *session, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
started_over_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  LycSyncSession *self = g_task_get_source_object (task);
  GError *error = NULL;
  g_autoptr (JsonObject) answer = lyc_connector_finish (result, &error);

  if (answer == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  lyc_sync_engine_stop (self->engine);
  lyc_sync_engine_start (self->engine, -1);
  g_task_return_boolean (task, TRUE);
}

static void
start_over_async (LycSession *session, GCancellable *cancellable, GAsyncReadyCallback callback,
                  gpointer user_data)
{
  LycSyncSession *self = LYC_SYNC_SESSION (session);

  lyc_connector_start_over_async (self->connector, cancellable, started_over_cb,
                                  g_task_new (session, cancellable, callback, user_data));
}

static gboolean
start_over_finish (LycSession *session, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
session_init (LycSessionInterface *iface)
{
  lyc_sync_session_init_files (iface);
  lyc_sync_session_init_drafts (iface);
  lyc_sync_session_init_presence (iface);
  iface->get_user_id = get_user_id;
  iface->get_platform_name = get_platform_name;
  iface->is_sandbox = is_sandbox;
  iface->reconnect = reconnect;
  iface->get_platform_time = get_platform_time;
  iface->send_typing = send_typing;
  iface->read_versions_async = read_versions_async;
  iface->read_versions_finish = read_versions_finish;
  iface->start_over_async = start_over_async;
  iface->start_over_finish = start_over_finish;
}

static const char *
text_of (JsonObject *frame, const char *name)
{
  return lyc_json_text (frame, name, "");
}

static void
ephemeral_cb (LycSyncEngine *engine, JsonObject *frame, gpointer data)
{
  const char *type = text_of (frame, "type");

  if (g_str_equal (type, "presence"))
    lyc_sync_session_take_presence (data, frame);
  else if (g_str_equal (type, "lesson_presence"))
    lyc_sync_session_take_lesson_people (data, frame);
  else if (g_str_equal (type, "typing"))
    g_signal_emit_by_name (data, "typing", text_of (frame, "container_id"),
                           text_of (frame, "user_id"));
}

static void
state_changed_cb (LycSyncEngine *engine, gpointer data)
{
  lyc_sync_session_follow_connection (data);
  g_object_notify (data, "connection");
  g_object_notify (data, "since");
}

static void
lyc_sync_session_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  LycSyncSession *self = LYC_SYNC_SESSION (object);

  switch (prop_id)
    {
    case PROP_CONNECTION:
      g_value_set_int (value, (int) lyc_sync_engine_get_state (self->engine));
      break;
    case PROP_SINCE: g_value_set_int64 (value, lyc_sync_engine_get_since (self->engine)); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lyc_sync_session_dispose (GObject *object)
{
  LycSyncSession *self = LYC_SYNC_SESSION (object);

  g_clear_object (&self->library);
  g_clear_object (&self->connector);
  g_clear_object (&self->fetches);
  g_clear_object (&self->downloads);
  G_OBJECT_CLASS (lyc_sync_session_parent_class)->dispose (object);
}

static void
lyc_sync_session_finalize (GObject *object)
{
  LycSyncSession *self = LYC_SYNC_SESSION (object);

  g_clear_object (&self->engine);
  lyc_sync_session_clear_presence (self);
  g_clear_pointer (&self->drafts, lyc_drafts_free);
  g_clear_pointer (&self->cache_dir, g_free);
  g_clear_pointer (&self->keep_dir, g_free);
  g_clear_pointer (&self->user_id, g_free);
  g_clear_pointer (&self->platform_name, g_free);
  g_clear_pointer (&self->typing_in, g_free);
  G_OBJECT_CLASS (lyc_sync_session_parent_class)->finalize (object);
}

static void
lyc_sync_session_class_init (LycSyncSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = lyc_sync_session_get_property;
  object_class->dispose = lyc_sync_session_dispose;
  object_class->finalize = lyc_sync_session_finalize;
  g_object_class_override_property (object_class, PROP_CONNECTION, "connection");
  g_object_class_override_property (object_class, PROP_SINCE, "since");
}

static void
lyc_sync_session_init (LycSyncSession *self)
{
  self->presence = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->own = LYC_PRESENCE_HERE;
}

/* Returns: (transfer full): the session that panes are given */
LycSyncSession *
lyc_sync_session_new (LycStore *store, LycConnector *connector, LycSyncEngine *engine,
                      LycLibrary *library, const char *cache_dir)
{
  LycSyncSession *self = g_object_new (LYC_TYPE_SYNC_SESSION, NULL);

  self->drafts = lyc_drafts_new (store);
  lyc_drafts_set_trouble (self->drafts, draft_trouble, self);
  self->connector = g_object_ref (connector);
  self->fetches = lyc_byte_fetches_new (connector);
  self->engine = g_object_ref (engine);
  self->library = g_object_ref (library);
  self->cache_dir = g_strdup (cache_dir);
  g_signal_connect_object (engine, "ephemeral", G_CALLBACK (ephemeral_cb), self, 0);
  g_signal_connect_object (engine, "state-changed", G_CALLBACK (state_changed_cb), self, 0);
  return self;
}

/* Videos that are kept are played from this machine from now on. */
void
lyc_sync_session_set_downloads (LycSyncSession *self, LycLessonDownloads *downloads)
{
  g_set_object (&self->downloads, downloads);
}

/* @keep_dir: where files lie that were pasted, until they are uploaded */
void
lyc_sync_session_set_keep_dir (LycSyncSession *self, const char *keep_dir)
{
  g_free (self->keep_dir);
  self->keep_dir = g_strdup (keep_dir);
}

/* @bytes: how large a file may be; 0 where the platform does not say */
void
lyc_sync_session_set_upload_limit (LycSyncSession *self, gint64 bytes)
{
  self->upload_limit = bytes;
}

void
lyc_sync_session_set_user_id (LycSyncSession *self, const char *user_id)
{
  g_free (self->user_id);
  self->user_id = g_strdup (user_id);
}

void
lyc_sync_session_set_platform (LycSyncSession *self, const char *name, gboolean sandbox)
{
  g_free (self->platform_name);
  self->platform_name = g_strdup (name);
  self->sandbox = sandbox;
}

/* Returns: (transfer none) */
LycDrafts *
lyc_sync_session_get_drafts (LycSyncSession *self)
{
  return self->drafts;
}
