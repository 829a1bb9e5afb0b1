/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sync-session.h"

#include "asset-parts.h"
#include "drafts.h"
#include "ids.h"
#include "json-read.h"
#include "lesson-file.h"
#include "shared-file.h"
#include "user.h"

/* Typing is said at most this often, microseconds. */
#define TYPING_PAUSE (3 * G_USEC_PER_SEC)

struct _LycSyncSession
{
  GObject parent_instance;

  LycConnector *connector;
  LycSyncEngine *engine;
  LycLibrary *library;
  char *cache_dir;
  char *user_id;
  char *platform_name;
  gboolean sandbox;
  GHashTable *presence; /* user id -> LycPresence */
  LycDrafts *drafts;
  LycLessonDownloads *downloads; /* nullable */
  char *typing_in;
  gint64 typing_said;
};

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

static LycPresence
get_presence (LycSession *session, const char *user_id)
{
  LycSyncSession *self = LYC_SYNC_SESSION (session);

  if (g_strcmp0 (user_id, self->user_id) == 0
      && lyc_sync_engine_get_state (self->engine) == LYC_CONNECTION_LIVE)
    return LYC_PRESENCE_HERE;
  return (LycPresence) GPOINTER_TO_INT (g_hash_table_lookup (self->presence, user_id));
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

static const char *
get_draft (LycSession *session, const char *place)
{
  return lyc_drafts_get (LYC_SYNC_SESSION (session)->drafts, place);
}

static void
set_draft (LycSession *session, const char *place, const char *text)
{
  lyc_drafts_set (LYC_SYNC_SESSION (session)->drafts, place, text);
}

/* What is kept on this machine is played from there; else the platform's address. */
static char *
get_asset_uri (LycSession *session, const char *asset_id, guint max_height)
{
  LycSyncSession *self = LYC_SYNC_SESSION (session);
  g_autofree char *file
      = self->downloads != NULL ? lyc_lesson_downloads_get_path (self->downloads, asset_id) : NULL;

  if (file != NULL)
    return g_filename_to_uri (file, NULL, NULL);
  return lyc_connector_get_source (self->connector, asset_id, max_height);
}

static char *
get_authorization (LycSession *session)
{
  return lyc_connector_get_authorization (LYC_SYNC_SESSION (session)->connector);
}

static void
picture_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  GBytes *bytes = g_file_load_bytes_finish (G_FILE (source), result, NULL, &error);

  if (bytes != NULL)
    g_task_return_pointer (task, bytes, (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_error (task, error);
}

static void
picture_fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (GFile) file = lyc_connector_finish (result, &error);

  if (file != NULL)
    g_file_load_bytes_async (file, NULL, picture_read_cb, g_steal_pointer (&task));
  else
    g_task_return_error (task, error);
}

/* The picture's file is named after its ETag, so a new picture is another file. */
static GFile *
avatar_file (LycSyncSession *self, const char *user_id)
{
  g_autoptr (LycRecord) user = lyc_library_lookup (self->library, LYC_KIND_USER, user_id);
  g_autofree char *sum = g_compute_checksum_for_string (
      G_CHECKSUM_SHA256, lyc_record_get_string (user, "avatar"), -1);
  g_autofree char *name = g_strdup_printf ("%s-%.16s", user_id, sum);
  g_autofree char *folder = g_build_filename (self->cache_dir, "avatars", NULL);

  g_mkdir_with_parents (folder, 0700);
  return g_file_new_build_filename (folder, name, NULL);
}

/* Finishes @task with what is in the destination, fetched there where it is not yet. */
static void
load_picture (LycSyncSession *self, const LycBytes *bytes, GTask *task)
{
  if (g_file_query_exists (bytes->destination, NULL))
    g_file_load_bytes_async (bytes->destination, g_task_get_cancellable (task), picture_read_cb,
                             task);
  else
    lyc_connector_fetch_async (self->connector, bytes, g_task_get_cancellable (task),
                               picture_fetched_cb, task);
}

static void
load_avatar_async (LycSession *session, const char *user_id, GCancellable *cancellable,
                   GAsyncReadyCallback callback, gpointer user_data)
{
  LycSyncSession *self = LYC_SYNC_SESSION (session);
  GTask *task = g_task_new (session, cancellable, callback, user_data);
  g_autoptr (GFile) file = avatar_file (self, user_id);
  LycBytes bytes = { .kind = LYC_KIND_USER, .id = user_id, .destination = file };

  load_picture (self, &bytes, task);
}

/* A sheet never changes: another recording has others. */
static GFile *
sheet_file (LycSyncSession *self, const char *part_id)
{
  g_autofree char *folder = g_build_filename (self->cache_dir, "thumbs", NULL);

  g_mkdir_with_parents (folder, 0700);
  return g_file_new_build_filename (folder, part_id, NULL);
}

/* What was downloaded with its lesson is read where it lies. */
static void
use_kept (LycSyncSession *self, GFile **file, const char *key)
{
  g_autofree char *path
      = self->downloads != NULL ? lyc_lesson_downloads_get_path (self->downloads, key) : NULL;

  if (path == NULL)
    return;
  g_object_unref (*file);
  *file = g_file_new_for_path (path);
}

static void
load_sheet_async (LycSession *session, const char *asset_id, guint index, GCancellable *cancellable,
                  GAsyncReadyCallback callback, gpointer user_data)
{
  LycSyncSession *self = LYC_SYNC_SESSION (session);
  GTask *task = g_task_new (session, cancellable, callback, user_data);
  g_autoptr (LycRecord) asset = lyc_library_lookup (self->library, LYC_KIND_ASSET, asset_id);
  g_autoptr (GFile) file = NULL;
  LycAssetPart part;

  if (!lyc_asset_get_sheet (LYC_ASSET (asset), index, &part) || !lyc_id_is_valid (part.id))
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "no sheet %u", index);
      g_object_unref (task);
      return;
    }
  file = sheet_file (self, part.id);
  use_kept (self, &file, part.id);
  load_picture (self,
                &(LycBytes){ .kind = LYC_KIND_ASSET,
                             .id = asset_id,
                             .destination = file,
                             .sha256 = part.sha256,
                             .size = part.size,
                             .part_id = part.id },
                task);
}

static void
load_lesson_file_async (LycSession *session, const char *lesson_id, const char *name,
                        GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  LycSyncSession *self = LYC_SYNC_SESSION (session);
  GTask *task = g_task_new (session, cancellable, callback, user_data);
  g_auto (LycLessonFile) file = { 0 };

  if (lyc_lesson_file_find (&file, self->library, self->cache_dir, lesson_id, name))
    {
      use_kept (self, &file.kept, file.bytes.part_id != NULL ? file.bytes.part_id : file.bytes.id);
      file.bytes.destination = file.kept;
      load_picture (self, &file.bytes, task);
    }
  else
    {
      g_task_return_new_error (task, LYC_ERROR, LYC_ERROR_GONE, "no file %s", name);
      g_object_unref (task);
    }
}

static GBytes *
load_picture_finish (LycSession *session, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
downloaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (GFile) file = lyc_connector_finish (result, &error);

  if (file != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
download_async (LycSession *session, const char *file_id, GFile *destination,
                GFileProgressCallback progress, gpointer progress_data, GCancellable *cancellable,
                GAsyncReadyCallback callback, gpointer user_data)
{
  LycSyncSession *self = LYC_SYNC_SESSION (session);
  g_autoptr (LycRecord) file = lyc_library_lookup (self->library, LYC_KIND_FILE, file_id);
  LycBytes bytes = { LYC_KIND_FILE,
                     file_id,
                     destination,
                     lyc_record_get_string (file, "sha256"),
                     lyc_record_get_int (file, "size"),
                     progress,
                     progress_data };

  lyc_connector_fetch_async (self->connector, &bytes, cancellable, downloaded_cb,
                             g_task_new (session, cancellable, callback, user_data));
}

static gboolean
download_finish (LycSession *session, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
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
  iface->get_user_id = get_user_id;
  iface->get_platform_name = get_platform_name;
  iface->is_sandbox = is_sandbox;
  iface->reconnect = reconnect;
  iface->get_platform_time = get_platform_time;
  iface->get_presence = get_presence;
  iface->send_typing = send_typing;
  iface->get_draft = get_draft;
  iface->set_draft = set_draft;
  iface->get_asset_uri = get_asset_uri;
  iface->get_authorization = get_authorization;
  iface->load_avatar_async = load_avatar_async;
  iface->load_avatar_finish = load_picture_finish;
  iface->load_sheet_async = load_sheet_async;
  iface->load_sheet_finish = load_picture_finish;
  iface->load_lesson_file_async = load_lesson_file_async;
  iface->load_lesson_file_finish = load_picture_finish;
  iface->download_async = download_async;
  iface->download_finish = download_finish;
  iface->start_over_async = start_over_async;
  iface->start_over_finish = start_over_finish;
}

static const char *
text_of (JsonObject *frame, const char *name)
{
  return lyc_json_text (frame, name, "");
}

static void
take_presence (LycSyncSession *self, JsonObject *frame)
{
  const char *state = text_of (frame, "state");
  LycPresence presence = g_str_equal (state, "here")   ? LYC_PRESENCE_HERE
                         : g_str_equal (state, "away") ? LYC_PRESENCE_AWAY
                                                       : LYC_PRESENCE_OFFLINE;

  g_hash_table_insert (self->presence, g_strdup (text_of (frame, "user_id")),
                       GINT_TO_POINTER (presence));
  g_signal_emit_by_name (self, "presence", text_of (frame, "user_id"));
}

static void
ephemeral_cb (LycSyncEngine *engine, JsonObject *frame, gpointer data)
{
  const char *type = text_of (frame, "type");

  if (g_str_equal (type, "presence"))
    take_presence (data, frame);
  else if (g_str_equal (type, "typing"))
    g_signal_emit_by_name (data, "typing", text_of (frame, "container_id"),
                           text_of (frame, "user_id"));
}

static void
state_changed_cb (LycSyncEngine *engine, gpointer data)
{
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
  g_clear_object (&self->downloads);
  G_OBJECT_CLASS (lyc_sync_session_parent_class)->dispose (object);
}

static void
lyc_sync_session_finalize (GObject *object)
{
  LycSyncSession *self = LYC_SYNC_SESSION (object);

  g_clear_object (&self->engine);
  g_clear_pointer (&self->presence, g_hash_table_unref);
  g_clear_pointer (&self->drafts, lyc_drafts_free);
  g_clear_pointer (&self->cache_dir, g_free);
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
}

/* Returns: (transfer full): the session that panes are given */
LycSyncSession *
lyc_sync_session_new (LycStore *store, LycConnector *connector, LycSyncEngine *engine,
                      LycLibrary *library, const char *cache_dir)
{
  LycSyncSession *self = g_object_new (LYC_TYPE_SYNC_SESSION, NULL);

  self->drafts = lyc_drafts_new (store);
  self->connector = g_object_ref (connector);
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
