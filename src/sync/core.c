/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core.h"

#include "json-read.h"
#include "file-texts.h"
#include "ledger-feed.h"
#include "lesson-downloads.h"
#include "posts-fetch.h"
#include "secrets.h"
#include "sync-outbox.h"
#include "sync-finder.h"
#include "sync-session.h"

struct _LycCore
{
  GObject parent_instance;

  char *profile;
  char *cache_dir;
  char *downloads_dir;
  LycStore *store;
  LycConnector *connector;
  LycSyncOutbox *outbox;
  LycStoreLibrary *library;
  LycSyncEngine *engine;
  LycSyncSession *session;
  LycLedgerFeed *feed;
  LycLessonDownloads *downloads;
  LycFileTexts *texts;
  LycServices *services;
  char *saved_token; /* what the keyring has; spares needless writes */
  gint64 cursor;
  gboolean use_keyring;
  gboolean session_only;
  gboolean signed_in;
};

G_DEFINE_FINAL_TYPE (LycCore, lyc_core, G_TYPE_OBJECT)

enum
{
  SIGNED_OUT,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
token_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LycCore) self = user_data;

  self->session_only = !lyc_secrets_save_finish (result, NULL);
}

/* The refresh token rotates; the newest is kept. */
static void
token_changed_cb (LycConnector *connector, gpointer data)
{
  LycCore *self = data;
  const char *token = lyc_connector_get_token (connector);

  if (!self->use_keyring || token == NULL || g_strcmp0 (token, self->saved_token) == 0)
    return;
  g_free (self->saved_token);
  self->saved_token = g_strdup (token);
  lyc_secrets_save_async (self->profile, lyc_connector_get_address (connector), token, NULL,
                          token_saved_cb, g_object_ref (self));
}

static void
touched_cb (LycSyncOutbox *outbox, LycAct *act, gboolean removed, gpointer data)
{
  LycCore *self = data;

  lyc_store_library_touch (self->library, act, removed);
  lyc_ledger_feed_touch (self->feed, act);
}

static void
draft_cleared_cb (LycSyncOutbox *outbox, const char *place, const char *text, gpointer data)
{
  lyc_drafts_forget (lyc_sync_session_get_drafts (((LycCore *) data)->session), place, text);
}

static void
outbox_signed_out_cb (LycSyncOutbox *outbox, gpointer data)
{
  lyc_sync_engine_signed_out (((LycCore *) data)->engine);
}

static void
state_changed_cb (LycSyncEngine *engine, gpointer data)
{
  LycCore *self = data;
  LycConnectionState state = lyc_sync_engine_get_state (engine);
  gboolean live = state == LYC_CONNECTION_LIVE;

  if (GPOINTER_TO_INT (g_object_get_data (G_OBJECT (self), "live")) != live)
    {
      g_object_set_data (G_OBJECT (self), "live", GINT_TO_POINTER (live));
      lyc_sync_outbox_set_online (self->outbox, live);
      lyc_lesson_downloads_set_online (self->downloads, live);
      lyc_file_texts_set_online (self->texts, live);
      if (live)
        lyc_store_library_online (self->library);
    }
  if (state == LYC_CONNECTION_SIGNED_OUT && self->signed_in)
    {
      self->signed_in = FALSE;
      g_signal_emit (self, signals[SIGNED_OUT], 0);
    }
}

static gint64
platform_time (gpointer engine)
{
  return lyc_sync_engine_get_platform_time (engine);
}

/* What a timeline lacks. */
static void
fetch_posts (const char *container_id, const char *where, gint64 pos, GAsyncReadyCallback callback,
             gpointer callback_data, gpointer user_data)
{
  LycCore *self = user_data;
  LycPostsPage page = { container_id, where, pos };

  lyc_posts_fetch_async (self->store, self->connector, &page, callback, callback_data);
}

static void
add_finder (LycCore *self)
{
  g_autoptr (LycSyncFinder) finder = lyc_sync_finder_new (self->store, self->connector);

  lyc_services_set_finder (self->services, LYC_FINDER (finder));
}

static void
build (LycCore *self)
{
  LycLedger *ledger = lyc_ledger_new ();

  self->outbox = lyc_sync_outbox_new (self->store, self->connector);
  self->library = lyc_store_library_new (self->store, lyc_sync_outbox_get_items (self->outbox));
  self->engine = lyc_sync_engine_new (self->store, self->connector);
  self->session = lyc_sync_session_new (self->store, self->connector, self->engine,
                                        LYC_LIBRARY (self->library), self->cache_dir);
  self->downloads = lyc_lesson_downloads_new (self->store, self->connector, self->downloads_dir);
  self->texts = lyc_file_texts_new (self->store, self->connector, self->cache_dir);
  lyc_sync_session_set_downloads (self->session, self->downloads);
  self->feed = lyc_ledger_feed_new (self->store, ledger, lyc_sync_outbox_get_items (self->outbox));
  lyc_ledger_feed_set_clock (self->feed, platform_time, self->engine);
  self->services = lyc_services_new (LYC_LIBRARY (self->library), LYC_OUTBOX (self->outbox),
                                     LYC_SESSION (self->session), ledger);
  lyc_services_set_downloads (self->services, LYC_DOWNLOADS (self->downloads));
  add_finder (self);
  g_object_unref (ledger);
  lyc_store_library_set_fetch (self->library, fetch_posts, self);
  g_signal_connect_object (self->connector, "token-changed", G_CALLBACK (token_changed_cb), self,
                           0);
  g_signal_connect_object (self->outbox, "touched", G_CALLBACK (touched_cb), self, 0);
  g_signal_connect_object (self->outbox, "draft-cleared", G_CALLBACK (draft_cleared_cb), self, 0);
  g_signal_connect_object (self->outbox, "signed-out", G_CALLBACK (outbox_signed_out_cb), self, 0);
  g_signal_connect_object (self->engine, "state-changed", G_CALLBACK (state_changed_cb), self, 0);
}

/**
 * lyc_core_new:
 * @data_dir: the profile's folder for what is never thrown away
 * @cache_dir: the profile's folder for what can be fetched again
 * @profile: names the keyring's item
 * @connector: (transfer none): the way to the platform
 *
 * Returns: (transfer full): the core, not started
 */
LycCore *
lyc_core_new (const char *data_dir, const char *cache_dir, const char *profile,
              LycConnector *connector)
{
  LycCore *self = g_object_new (LYC_TYPE_CORE, NULL);
  g_autofree char *keep_dir = g_build_filename (data_dir, "attachments", NULL);

  self->connector = g_object_ref (connector);
  self->profile = g_strdup (profile);
  self->cache_dir = g_strdup (cache_dir);
  self->downloads_dir = g_build_filename (data_dir, "downloads", NULL);
  self->store = lyc_store_new (data_dir, cache_dir);
  build (self);
  lyc_sync_session_set_keep_dir (self->session, keep_dir);
  return self;
}

LycServices *
lyc_core_get_services (LycCore *self)
{
  return self->services;
}

/* Returns: (transfer none): the store below the services, for tests that say what the platform
 * would */
LycStore *
lyc_core_get_store (LycCore *self)
{
  return self->store;
}

gboolean
lyc_core_is_signed_in (LycCore *self)
{
  return self->signed_in;
}

/* Whether the sign-in ends with the program, because no keyring would keep it. */
gboolean
lyc_core_is_session_only (LycCore *self)
{
  return self->session_only;
}

/* The sandbox signs in anew at every start and needs no keyring. */
void
lyc_core_set_keyring (LycCore *self, gboolean use_keyring)
{
  self->use_keyring = use_keyring;
}

static void
take_user (LycCore *self, const char *user_id)
{
  lyc_sync_session_set_user_id (self->session, user_id);
  lyc_sync_engine_set_user_id (self->engine, user_id);
  lyc_ledger_feed_set_user_id (self->feed, user_id);
}

static void
server_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LycCore) self = user_data;
  g_autoptr (JsonObject) server = lyc_connector_finish (result, NULL);

  if (server != NULL)
    {
      lyc_sync_session_set_platform (self->session, lyc_json_text (server, "name", ""),
                                     lyc_json_flag (server, "sandbox", FALSE));
      if (json_object_has_member (server, "limits"))
        lyc_sync_session_set_upload_limit (
            self->session,
            lyc_json_int (json_object_get_object_member (server, "limits"), "upload_bytes", 0));
    }
}

static void
go (LycCore *self)
{
  self->signed_in = TRUE;
  lyc_connector_describe_async (self->connector, server_cb, g_object_ref (self));
  lyc_sync_engine_start (self->engine, self->cursor);
}

static void
token_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  LycCore *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;
  g_autofree char *token = lyc_secrets_load_finish (result, &error);

  self->session_only = error != NULL;
  if (token != NULL)
    {
      g_free (self->saved_token);
      self->saved_token = g_strdup (token);
      lyc_connector_set_token (self->connector, token);
      go (self);
    }
  g_task_return_boolean (task, TRUE);
}

static void
store_started_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  LycCore *self = g_task_get_source_object (task);
  GError *error = NULL;
  g_autoptr (LycStoreStart) start = lyc_store_start_finish (LYC_STORE (source), result, &error);

  if (start == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  self->cursor = start->cursor;
  lyc_sync_engine_restore (self->engine, start);
  if (start->user_id != NULL)
    take_user (self, start->user_id);
  lyc_lesson_downloads_restore (self->downloads, start->downloads);
  lyc_sync_outbox_restore (self->outbox, start->outbox);
  lyc_drafts_restore (lyc_sync_session_get_drafts (self->session), start->drafts);
  if (self->use_keyring)
    lyc_secrets_load_async (self->profile, lyc_connector_get_address (self->connector), NULL,
                            token_loaded_cb, g_steal_pointer (&task));
  else
    g_task_return_boolean (task, TRUE);
}

/* Opens the store, and goes on where the last sign-in left off; then lyc_core_is_signed_in() tells.
 */
void
lyc_core_start_async (LycCore *self, GAsyncReadyCallback callback, gpointer user_data)
{
  lyc_store_start_async (self->store, store_started_cb,
                         g_task_new (self, NULL, callback, user_data));
}

gboolean
lyc_core_start_finish (LycCore *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
signed_in_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  LycCore *self = g_task_get_source_object (task);
  GError *error = NULL;
  g_autofree char *user_id = lyc_connector_finish (result, &error);
  const char *before = lyc_session_get_user_id (LYC_SESSION (self->session));

  if (user_id == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  if (!g_str_equal (before, user_id))
    self->cursor = -1;
  take_user (self, user_id);
  go (self);
  g_task_return_boolean (task, TRUE);
}

/* Signs in with the browser; @show is given the page's address. */
void
lyc_core_sign_in_async (LycCore *self, LycShowPage show, gpointer show_data,
                        GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  lyc_connector_sign_in_async (self->connector, show, show_data, cancellable, signed_in_cb,
                               g_task_new (self, cancellable, callback, user_data));
}

/* Signs in to the sandbox. */
void
lyc_core_sign_in_with_code_async (LycCore *self, const char *code, GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  lyc_connector_sign_in_with_code_async (self->connector, code, signed_in_cb,
                                         g_task_new (self, NULL, callback, user_data));
}

gboolean
lyc_core_sign_in_finish (LycCore *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* Ends the sign-in here and on the platform, and deletes the cache; what was written stays. */
void
lyc_core_sign_out (LycCore *self)
{
  self->signed_in = FALSE;
  lyc_sync_engine_signed_out (self->engine);
  lyc_connector_sign_out (self->connector);
  if (self->use_keyring)
    lyc_secrets_clear_async (self->profile, lyc_connector_get_address (self->connector), NULL, NULL,
                             NULL);
  lyc_lesson_downloads_forget (self->downloads);
  lyc_core_stop (self);
  lyc_sync_session_delete_files (self->cache_dir);
  lyc_store_delete_cache (self->cache_dir);
}

/* Ends everything that runs; a core that is stopped is not started again. */
void
lyc_core_stop (LycCore *self)
{
  lyc_sync_engine_stop (self->engine);
  lyc_lesson_downloads_stop (self->downloads);
  lyc_file_texts_stop (self->texts);
  lyc_drafts_write (lyc_sync_session_get_drafts (self->session));
  lyc_store_stop (self->store);
}

static void
lyc_core_dispose (GObject *object)
{
  LycCore *self = LYC_CORE (object);

  if (self->engine != NULL)
    lyc_core_stop (self);
  g_clear_object (&self->services);
  g_clear_object (&self->feed);
  g_clear_object (&self->session);
  g_clear_object (&self->downloads);
  g_clear_object (&self->texts);
  g_clear_object (&self->engine);
  g_clear_object (&self->library);
  g_clear_object (&self->outbox);
  g_clear_object (&self->store);
  g_clear_object (&self->connector);
  G_OBJECT_CLASS (lyc_core_parent_class)->dispose (object);
}

static void
lyc_core_finalize (GObject *object)
{
  LycCore *self = LYC_CORE (object);

  g_free (self->profile);
  g_free (self->cache_dir);
  g_free (self->downloads_dir);
  g_free (self->saved_token);
  G_OBJECT_CLASS (lyc_core_parent_class)->finalize (object);
}

static void
lyc_core_class_init (LycCoreClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lyc_core_dispose;
  G_OBJECT_CLASS (klass)->finalize = lyc_core_finalize;

  /**
   * LycCore::signed-out:
   *
   * The platform has ended the sign-in; the person has to sign in again.
   */
  signals[SIGNED_OUT] = g_signal_new ("signed-out", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                      NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
lyc_core_init (LycCore *self)
{
  self->cursor = -1;
  self->use_keyring = TRUE;
}
