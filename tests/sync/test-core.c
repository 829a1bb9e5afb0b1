/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <libsoup/soup.h>

#include "acts.h"
#include "core.h"
#include "database.h"
#include "platform-connector.h"

#define THREAD "0190a6f0-0000-7000-8000-00000000000b"
#define COHORT "0190a6f0-0000-7000-8000-00000000000a"
#define ME "0190a6f0-0000-7000-8000-00000000000c"
#define OTHER "0190a6f0-0000-7000-8000-00000000000e"
#define FIRST "0190a6f0-0000-7000-8000-00000000001e"
#define SECOND "0190a6f0-0000-7000-8000-00000000002e"
/* Frames at once: more than one transaction takes. */
#define FLOOD 1000

/* A platform with one channel, as far as the client can tell. */
typedef struct
{
  SoupServer *server;
  char *url;
  SoupWebsocketConnection *socket;
  guint creates;       /* requests to create a post */
  guint edits;         /* requests to edit one */
  guint refuse_status; /* answers creates with this; 0: does them */
  gint64 text_rev;     /* of the newest text of the one post */
  char *match;         /* the last If-Match of an edit, NULL for none */
  gint64 seq;
  guint registers; /* requests for everything */
  guint refused;   /* so many of the next of them are */
  guint acks;
  gint64 acked; /* up to here */
  char *folder;
} Platform;

static char *
post_json (const char *id, int pos, const char *author, const char *body, gint64 rev)
{
  return g_strdup_printf (
      "{\"kind\":\"post\",\"id\":\"%s\",\"rev\":%" G_GINT64_FORMAT ",\"container_id\":\"" THREAD
      "\",\"pos\":%d,\"author_id\":\"%s\",\"created_at\":1,\"body\":\"%s\",\"deleted\":false,"
      "\"hidden\":false}",
      id, rev, pos, author, body);
}

static void
answer (SoupServerMessage *message, guint status, const char *text)
{
  soup_server_message_set_status (message, status, NULL);
  soup_server_message_set_response (message, "application/json", SOUP_MEMORY_COPY, text,
                                    strlen (text));
}

static void
answer_register (Platform *platform, SoupServerMessage *message)
{
  g_autofree char *post = post_json (FIRST, 1, OTHER, "Hello", 3);
  g_autofree char *text = g_strdup_printf (
      "{\"seq\":%" G_GINT64_FORMAT ",\"user_id\":\"" ME "\",\"scopes\":[],\"next\":null,\"objects\":"
      "[{\"kind\":\"container\",\"id\":\"" THREAD "\",\"rev\":1,\"cohort_id\":\"" COHORT
      "\",\"container_kind\":\"channel\",\"last_at\":1,\"last_pos\":1},%s]}",
      platform->seq, post);

  platform->registers++;
  if (platform->refused > 0)
    answer (message, 503,
            "{\"status\":503,\"code\":\"busy\",\"title\":\"Busy.\",\"retryable\":true}");
  else
    answer (message, 200, text);
  platform->refused -= MIN (platform->refused, 1);
}

static void
answer_create (Platform *platform, SoupServerMessage *message, const char *path)
{
  const char *id = strrchr (path, '/') + 1;
  g_autofree char *post = post_json (id, 2, ME, "Mine", 5);
  g_autofree char *text = g_strdup_printf ("{\"objects\":[%s]}", post);

  platform->creates++;
  if (platform->refuse_status != 0)
    answer (message, platform->refuse_status,
            "{\"status\":403,\"code\":\"locked\",\"title\":\"It is closed.\",\"retryable\":false}");
  else
    answer (message, 200, text);
}

static void
answer_edit (Platform *platform, SoupServerMessage *message)
{
  g_autofree char *post = post_json (FIRST, 1, OTHER, "Better", 12);

  platform->edits++;
  g_free (platform->match);
  platform->match = g_strdup (
      soup_message_headers_get_one (soup_server_message_get_request_headers (message), "If-Match"));
  if (platform->match != NULL
      && g_ascii_strtoll (platform->match + 1, NULL, 10) < platform->text_rev)
    answer (message, 412,
            "{\"status\":412,\"code\":\"stale\",\"title\":\"Stale.\",\"retryable\":false}");
  else
    answer (message, 200, post);
}

static void
handle (SoupServer *server, SoupServerMessage *message, const char *path, GHashTable *query,
        gpointer data)
{
  Platform *platform = data;

  if (g_str_equal (path, "/oauth/token"))
    answer (message, 200,
            "{\"access_token\":\"a\",\"refresh_token\":\"r\",\"token_type\":\"Bearer\","
            "\"expires_in\":900,\"user_id\":\"" ME "\"}");
  else if (g_str_equal (path, "/v1/register"))
    answer_register (platform, message);
  else if (g_str_equal (path, "/v1/server"))
    answer (message, 200, "{\"kind\":\"server\",\"name\":\"Test\",\"sandbox\":true}");
  else if (g_str_equal (path, "/v1/sync"))
    answer (message, 200, "{\"frames\":[],\"cursor\":4,\"head\":4,\"more\":false}");
  else if (g_str_equal (soup_server_message_get_method (message), "PATCH"))
    answer_edit (platform, message);
  else if (soup_server_message_get_method (message) == SOUP_METHOD_PUT)
    answer_create (platform, message, path);
  else
    answer (message, 200, "{\"objects\":[],\"prev\":null,\"next\":null}");
}

/* What the client says it has is on its disk. */
static void
take_ack (Platform *self, const char *text)
{
  g_autofree char *path = g_build_filename (self->folder, "cache", "cache.db", NULL);
  g_autofree char *cursor = NULL;
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  cursor = lyc_database_read_text (db, "SELECT value FROM meta WHERE name = 'cursor'", NULL);
  sqlite3_close (db);
  self->acks++;
  self->acked = g_ascii_strtoll (strstr (text, "\"seq\":") + 6, NULL, 10);
  g_assert_nonnull (cursor);
  g_assert_cmpint (g_ascii_strtoll (cursor, NULL, 10), >=, self->acked);
}

static void
socket_message_cb (SoupWebsocketConnection *socket, int type, GBytes *bytes, gpointer data)
{
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  if (strstr (text, "\"ack\"") != NULL)
    take_ack (data, text);
  if (g_strstr_len (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), "hello"))
    soup_websocket_connection_send_text (
        socket, "{\"type\":\"welcome\",\"seq\":4,\"heartbeat_s\":15}");
}

static void
socket_cb (SoupServer *server, SoupServerMessage *message, const char *path,
           SoupWebsocketConnection *socket, gpointer data)
{
  Platform *platform = data;

  g_set_object (&platform->socket, socket);
  g_signal_connect (socket, "message", G_CALLBACK (socket_message_cb), platform);
}

static Platform *
platform_new (void)
{
  Platform *self = g_new0 (Platform, 1);
  g_autoptr (GError) error = NULL;
  GSList *uris;

  self->seq = 4;
  self->folder = g_dir_make_tmp ("lyceum-XXXXXX", NULL);
  self->server = soup_server_new (NULL, NULL);
  soup_server_add_handler (self->server, NULL, handle, self, NULL);
  soup_server_add_websocket_handler (self->server, "/v1/stream", NULL, NULL, socket_cb, self, NULL);
  soup_server_listen_local (self->server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, &error);
  g_assert_no_error (error);
  uris = soup_server_get_uris (self->server);
  self->url = g_strdup_printf ("http://127.0.0.1:%d", g_uri_get_port ((GUri *) uris->data));
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  return self;
}

static void
platform_free (Platform *self)
{
  soup_server_disconnect (self->server);
  g_clear_object (&self->socket);
  g_object_unref (self->server);
  g_free (self->url);
  g_free (self->folder);
  g_free (self->match);
  g_free (self);
}

static void
started_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (lyc_core_start_finish (LYC_CORE (source), result, &error));
  g_assert_no_error (error);
  *(gboolean *) data = TRUE;
}

static void
signed_in_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (lyc_core_sign_in_finish (LYC_CORE (source), result, &error));
  *(gboolean *) data = TRUE;
}

#define wait_for(condition) \
  while (!(condition)) \
  g_main_context_iteration (NULL, TRUE)

static LycCore *
core_new (Platform *platform, gboolean sign_in)
{
  g_autofree char *data = g_build_filename (platform->folder, "data", NULL);
  g_autofree char *cache = g_build_filename (platform->folder, "cache", NULL);
  g_autoptr (LycConnector) connector = lyc_platform_connector_new (platform->url, NULL);
  LycCore *core = lyc_core_new (data, cache, "test", connector);
  gboolean done = FALSE;

  lyc_core_set_keyring (core, FALSE);
  lyc_core_start_async (core, started_cb, &done);
  wait_for (done);
  if (!sign_in)
    return core;
  done = FALSE;
  lyc_core_sign_in_with_code_async (core, "code", signed_in_cb, &done);
  wait_for (done);
  return core;
}

static LycConnectionState
state_of (LycCore *core)
{
  return lyc_session_get_connection (lyc_services_get_session (lyc_core_get_services (core)));
}

static LycResults *
posts_of (LycCore *core)
{
  LycQuery query = { LYC_KIND_POST, LYC_QUERY_BY_PARENT, THREAD, FALSE, 20 };

  return lyc_library_query (lyc_services_get_library (lyc_core_get_services (core)), &query);
}

static LycAct *
writing (void)
{
  LycWriting text = { .body = "Mine", .post_kind = "discussion", .author_id = ME };

  return lyc_act_write_post (THREAD, &text);
}

static guint
count (gpointer list)
{
  return g_list_model_get_n_items (G_LIST_MODEL (list));
}

static void
least_cb (GListModel *list, guint position, guint removed, guint added, gpointer data)
{
  guint *least = data;

  *least = MIN (*least, g_list_model_get_n_items (list));
}

/* Signs in, shows what is there, posts, and the post never leaves the list between two states. */
static void
test_post (void)
{
  Platform *platform = platform_new ();
  g_autoptr (LycCore) core = core_new (platform, TRUE);
  g_autoptr (LycResults) posts = posts_of (core);
  LycServices *services = lyc_core_get_services (core);
  LycOutbox *outbox = lyc_services_get_outbox (services);
  g_autoptr (LycAct) act = writing ();
  g_autoptr (LycRecord) mine = NULL;
  guint least = 2;

  wait_for (state_of (core) == LYC_CONNECTION_LIVE && count (posts) == 1);
  wait_for (lyc_ledger_get_count (lyc_services_get_ledger (services), THREAD) == 1);
  lyc_outbox_perform (outbox, act);
  wait_for (count (posts) == 2);
  g_signal_connect (posts, "items-changed", G_CALLBACK (least_cb), &least);
  mine = g_list_model_get_item (G_LIST_MODEL (posts), 1);
  g_assert_cmpint (lyc_record_get_pending (mine), !=, LYC_PENDING_NONE);
  wait_for (count (outbox) == 0);
  wait_for (lyc_record_get_pending (mine) == LYC_PENDING_NONE);
  g_assert_cmpint (lyc_post_get_pos (LYC_POST (mine)), ==, 2);
  g_assert_cmpuint (count (posts), ==, 2);
  g_assert_cmpuint (least, ==, 2);
  g_assert_cmpuint (platform->creates, ==, 1);
  lyc_core_stop (core);
  platform_free (platform);
}

static void
test_frame (void)
{
  Platform *platform = platform_new ();
  g_autoptr (LycCore) core = core_new (platform, TRUE);
  g_autoptr (LycResults) posts = posts_of (core);
  g_autofree char *post = post_json (SECOND, 2, OTHER, "Again", 6);
  g_autofree char *frame = g_strdup_printf (
      "{\"seq\":6,\"prev\":4,\"type\":\"post.created\",\"scope\":\"cohort:" COHORT "\",\"at\":1,"
      "\"actor\":null,\"kind\":\"post\",\"id\":\"" SECOND "\",\"data\":{\"put\":%s}}",
      post);

  wait_for (state_of (core) == LYC_CONNECTION_LIVE && count (posts) == 1);
  soup_websocket_connection_send_text (platform->socket, frame);
  wait_for (count (posts) == 2);
  lyc_core_stop (core);
  platform_free (platform);
}

/* What a person may see is another: they look at everything, and again where the platform has no
 * time for it, while the stream goes on. */
static void
test_look (void)
{
  Platform *platform = platform_new ();
  g_autoptr (LycCore) core = core_new (platform, TRUE);

  wait_for (state_of (core) == LYC_CONNECTION_LIVE);
  g_assert_cmpuint (platform->registers, ==, 1);
  platform->refused = 2;
  soup_websocket_connection_send_text (
      platform->socket,
      "{\"seq\":5,\"prev\":4,\"type\":\"membership.role_changed\",\"scope\":\"cohort:" COHORT
      "\",\"at\":1,\"actor\":null,\"kind\":\"membership\",\"id\":\"" SECOND
      "\",\"data\":{\"put\":{\"kind\":\"membership\",\"id\":\"" SECOND
      "\",\"rev\":5,\"cohort_id\":\"" COHORT "\",\"user_id\":\"" ME
      "\",\"role\":\"facilitator\",\"state\":\"active\"}}}");
  wait_for (platform->registers == 4);
  g_assert_cmpint (state_of (core), ==, LYC_CONNECTION_LIVE);
  lyc_core_stop (core);
  platform_free (platform);
}

static void
send_post (Platform *platform, int pos, gint64 seq)
{
  g_autofree char *id = g_strdup_printf ("0190a6f0-0000-7000-8000-1%011d", pos);
  g_autofree char *post = post_json (id, pos, OTHER, "Again", seq);
  g_autofree char *frame = g_strdup_printf (
      "{\"seq\":%" G_GINT64_FORMAT ",\"prev\":%" G_GINT64_FORMAT
      ",\"type\":\"post.created\",\"scope\":\"cohort:" COHORT "\",\"at\":1,\"actor\":null,"
      "\"kind\":\"post\",\"id\":\"%s\",\"data\":{\"put\":%s}}",
      seq, seq - 1, id, post);

  soup_websocket_connection_send_text (platform->socket, frame);
}

/* A flood is kept whole, and answered by the transaction: never before it is kept. */
static void
test_flood (void)
{
  Platform *platform = platform_new ();
  g_autoptr (LycCore) core = core_new (platform, TRUE);
  g_autoptr (LycResults) posts = posts_of (core);

  wait_for (state_of (core) == LYC_CONNECTION_LIVE && count (posts) == 1);
  for (int i = 0; i < FLOOD; i++)
    send_post (platform, 2 + i, 5 + i);
  wait_for (platform->acked == 4 + FLOOD);
  g_assert_cmpuint (platform->acks, <, FLOOD);
  wait_for (count (posts) >= FLOOD + 1);
  for (guint i = 0; i < count (posts); i++)
    {
      g_autoptr (LycPost) post = g_list_model_get_item (G_LIST_MODEL (posts), i);

      g_assert_cmpint (lyc_post_get_pos (post), ==, i + 1);
    }
  lyc_core_stop (core);
  platform_free (platform);
}

/* What was said before the end is heard before it. */
static void
test_last_words (void)
{
  Platform *platform = platform_new ();
  g_autoptr (LycCore) core = core_new (platform, TRUE);

  wait_for (state_of (core) == LYC_CONNECTION_LIVE);
  g_assert_cmpuint (platform->registers, ==, 1);
  soup_websocket_connection_send_text (platform->socket, "{\"type\":\"resync\"}");
  soup_websocket_connection_close (platform->socket, SOUP_WEBSOCKET_CLOSE_NORMAL, "resync");
  wait_for (platform->registers == 2 && state_of (core) == LYC_CONNECTION_LIVE);
  lyc_core_stop (core);
  platform_free (platform);
}

/* What showed as waiting is there after a new start, and what is refused keeps its reason. */
static void
test_restart (void)
{
  Platform *platform = platform_new ();
  LycCore *core = core_new (platform, FALSE);
  g_autoptr (LycAct) act = writing ();
  LycOutbox *outbox = lyc_services_get_outbox (lyc_core_get_services (core));
  g_autoptr (LycOutboxItem) item = NULL;

  lyc_outbox_perform (outbox, act);
  wait_for (count (outbox) == 1);
  lyc_core_stop (core);
  g_object_unref (core);
  platform->refuse_status = 403;
  core = core_new (platform, TRUE);
  outbox = lyc_services_get_outbox (lyc_core_get_services (core));
  g_assert_cmpuint (count (outbox), ==, 1);
  item = g_list_model_get_item (G_LIST_MODEL (outbox), 0);
  g_assert_cmpstr (lyc_act_get_id (lyc_outbox_item_get_act (item)), ==, lyc_act_get_id (act));
  wait_for (lyc_outbox_item_get_state (item) == LYC_PENDING_FAILED);
  g_assert_cmpstr (lyc_outbox_item_get_reason (item), ==, "It is closed.");
  g_assert_true (lyc_outbox_item_can_take_back (item));
  platform->refuse_status = 503;
  lyc_outbox_retry (outbox, lyc_act_get_id (act));
  wait_for (platform->creates == 2);
  lyc_core_stop (core);
  g_object_unref (core);
  g_clear_object (&item);
  platform->refuse_status = 0;
  core = core_new (platform, TRUE);
  outbox = lyc_services_get_outbox (lyc_core_get_services (core));
  item = g_list_model_get_item (G_LIST_MODEL (outbox), 0);
  g_assert_false (lyc_outbox_item_can_take_back (item)); /* it may have arrived */
  wait_for (count (outbox) == 0);
  g_assert_cmpuint (platform->creates, ==, 3);
  lyc_core_stop (core);
  g_object_unref (core);
  platform_free (platform);
}

/* The last words before the program ends are there when it begins again. */
static void
test_draft (void)
{
  Platform *platform = platform_new ();
  LycCore *core = core_new (platform, FALSE);

  lyc_session_set_draft (lyc_services_get_session (lyc_core_get_services (core)), "here", "Half a");
  lyc_core_stop (core);
  g_object_unref (core);
  core = core_new (platform, FALSE);
  g_assert_cmpstr (
      lyc_session_get_draft (lyc_services_get_session (lyc_core_get_services (core)), "here"), ==,
      "Half a");
  lyc_core_stop (core);
  g_object_unref (core);
  platform_free (platform);
}

/* A text that was changed elsewhere is not written over unasked; what the person wrote is kept, and
 * goes in its place when they say so. */
static void
test_conflict (void)
{
  Platform *platform = platform_new ();
  g_autoptr (LycCore) core = core_new (platform, TRUE);
  g_autoptr (LycResults) posts = posts_of (core);
  LycOutbox *outbox = lyc_services_get_outbox (lyc_core_get_services (core));
  g_autoptr (LycRecord) post = NULL;
  g_autoptr (LycAct) act = NULL;
  g_autoptr (LycOutboxItem) item = NULL;

  wait_for (state_of (core) == LYC_CONNECTION_LIVE && count (posts) == 1);
  post = g_list_model_get_item (G_LIST_MODEL (posts), 0);
  platform->text_rev = 9;
  act = lyc_act_edit_post (LYC_POST (post), lyc_record_get_rev (post), "Better");
  lyc_outbox_perform (outbox, act);
  wait_for (count (outbox) == 1);
  item = g_list_model_get_item (G_LIST_MODEL (outbox), 0);
  wait_for (lyc_outbox_item_get_state (item) == LYC_PENDING_FAILED);
  g_assert_cmpstr (platform->match, ==, "\"3\"");
  g_assert_nonnull (strstr (lyc_outbox_item_get_reason (item), "Your text is kept"));
  g_assert_cmpstr (
      json_object_get_string_member (lyc_act_get_body (lyc_outbox_item_get_act (item)), "body"), ==,
      "Better");
  lyc_outbox_retry (outbox, lyc_act_get_id (act));
  wait_for (count (outbox) == 0);
  g_assert_null (platform->match);
  lyc_core_stop (core);
  platform_free (platform);
}

#define HOUR_MS 3600000

static gint64
now_ms (void)
{
  return g_get_real_time () / G_TIME_SPAN_MILLISECOND;
}

static LycAct *
held_edit (LycRecord *post, gint64 until)
{
  LycAct *act = lyc_act_edit_post (LYC_POST (post), lyc_record_get_rev (post), "Better");

  lyc_act_set_hold_until (act, until);
  return act;
}

/* What can still be undone has not gone, holds up nothing of its place, is there after a new start,
 * and is as if it had never been once it is undone. */
static void
test_held (void)
{
  Platform *platform = platform_new ();
  LycCore *core = core_new (platform, TRUE);
  LycResults *posts = posts_of (core);
  LycOutbox *outbox = lyc_services_get_outbox (lyc_core_get_services (core));
  LycRecord *post = NULL;
  g_autoptr (LycAct) act = NULL;
  g_autoptr (LycAct) later = writing ();
  g_autoptr (LycOutboxItem) item = NULL;

  wait_for (state_of (core) == LYC_CONNECTION_LIVE && count (posts) == 1);
  post = g_list_model_get_item (G_LIST_MODEL (posts), 0);
  act = held_edit (post, now_ms () + HOUR_MS);
  lyc_outbox_perform (outbox, act);
  lyc_outbox_perform (outbox, later);
  wait_for (platform->creates == 1 && count (outbox) == 1);
  g_assert_cmpstr (lyc_post_get_body (LYC_POST (post)), ==, "Better");
  g_object_unref (post);
  g_object_unref (posts);
  lyc_core_stop (core);
  g_object_unref (core);
  core = core_new (platform, TRUE);
  outbox = lyc_services_get_outbox (lyc_core_get_services (core));
  posts = posts_of (core);
  wait_for (state_of (core) == LYC_CONNECTION_LIVE && count (posts) > 0);
  item = lyc_outbox_find (outbox, "post.edit", FIRST);
  g_assert_nonnull (item);
  g_assert_true (lyc_outbox_item_can_undo (item));
  lyc_outbox_cancel (outbox, lyc_act_get_id (lyc_outbox_item_get_act (item)));
  wait_for (count (outbox) == 0);
  post = g_list_model_get_item (G_LIST_MODEL (posts), 0);
  g_assert_cmpstr (lyc_post_get_body (LYC_POST (post)), ==, "Hello");
  g_assert_cmpuint (platform->edits, ==, 0);
  g_object_unref (post);
  g_object_unref (posts);
  lyc_core_stop (core);
  g_object_unref (core);
  platform_free (platform);
}

/* When the time is over it goes by itself. */
static void
test_held_goes (void)
{
  Platform *platform = platform_new ();
  g_autoptr (LycCore) core = core_new (platform, TRUE);
  g_autoptr (LycResults) posts = posts_of (core);
  LycOutbox *outbox = lyc_services_get_outbox (lyc_core_get_services (core));
  g_autoptr (LycRecord) post = NULL;
  g_autoptr (LycAct) act = NULL;

  wait_for (state_of (core) == LYC_CONNECTION_LIVE && count (posts) == 1);
  post = g_list_model_get_item (G_LIST_MODEL (posts), 0);
  act = held_edit (post, now_ms () + 300);
  lyc_outbox_perform (outbox, act);
  wait_for (platform->edits == 1 && count (outbox) == 0);
  lyc_core_stop (core);
  platform_free (platform);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sync/core/post", test_post);
  g_test_add_func ("/sync/core/frame", test_frame);
  g_test_add_func ("/sync/core/look", test_look);
  g_test_add_func ("/sync/core/flood", test_flood);
  g_test_add_func ("/sync/core/last-words", test_last_words);
  g_test_add_func ("/sync/core/restart", test_restart);
  g_test_add_func ("/sync/core/draft", test_draft);
  g_test_add_func ("/sync/core/conflict", test_conflict);
  g_test_add_func ("/sync/core/held", test_held);
  g_test_add_func ("/sync/core/held-goes", test_held_goes);
  return g_test_run ();
}
