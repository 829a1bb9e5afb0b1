/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What several people of one window ask for at once is fetched once, and arrives at all of them. */
#include <libsoup/soup.h>

#include "core.h"
#include "platform-connector.h"

#define ME "0190a6f0-0000-7000-8000-00000000000c"
#define COHORT "0190a6f0-0000-7000-8000-00000000000a"
#define FILE_ID "0190a6f0-0000-7000-8000-00000000000f"
/* What one request asks for; three of them are all of the file. */
#define PIECE (512 * 1024)
#define PIECES 3
#define SIZE (2 * PIECE + 1000)
#define PREVIEW_SIZE 900

/* A platform with one shared file, which answers for bytes when it is told to. */
typedef struct
{
  SoupServer *server;
  char *folder;
  LycCore *core;
  LycRecord *file; /* as who asks has it */
  char *bytes;
  guint asked;             /* requests for bytes */
  guint free_until;        /* so many of them are answered at once, and the others wait */
  SoupServerMessage *held; /* nullable: one that waits */
} Platform;

typedef struct
{
  gboolean ended;
  GFile *file;
  GBytes *picture;
  GError *error;
  goffset current;
  GCancellable *cancellable;
} Asked;

#define wait_for(condition)                                                                        \
  while (!(condition))                                                                             \
  g_main_context_iteration (NULL, TRUE)

static void
answer (SoupServerMessage *message, const char *text)
{
  soup_server_message_set_status (message, 200, NULL);
  soup_server_message_set_response (message, "application/json", SOUP_MEMORY_COPY, text,
                                    strlen (text));
}

static char *
sum_of (const char *bytes, gssize length)
{
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) bytes, (gsize) length);
}

static void
answer_register (Platform *self, SoupServerMessage *message)
{
  g_autofree char *sum = sum_of (self->bytes, SIZE);
  g_autofree char *preview = sum_of (self->bytes, PREVIEW_SIZE);
  g_autofree char *text = g_strdup_printf (
      "{\"seq\":4,\"user_id\":\"" ME
      "\",\"scopes\":[],\"next\":null,\"objects\":[{\"kind\":\"file\","
      "\"id\":\"" FILE_ID "\",\"rev\":1,\"cohort_id\":\"" COHORT
      "\",\"name\":\"a.ogg\",\"type\":\"\","
      "\"size\":%d,\"sha256\":\"%s\",\"state\":\"ready\",\"offset\":%d,\"author_id\":\"" ME
      "\",\"created_at\":1,\"attached\":true,\"preview\":{\"sort\":\"sound\",\"width\":10,"
      "\"height\":10,\"sha256\":\"%s\",\"size\":%d,\"duration_ms\":0,\"pages\":0}}]}",
      SIZE, sum, SIZE, preview, PREVIEW_SIZE);

  answer (message, text);
}

/* The server cuts the range out of it. */
static void
answer_bytes (Platform *self, SoupServerMessage *message, gsize length)
{
  soup_server_message_set_status (message, 200, NULL);
  soup_server_message_set_response (message, "application/octet-stream", SOUP_MEMORY_COPY,
                                    self->bytes, length);
  if (++self->asked <= self->free_until)
    return;
  g_assert_null (self->held); /* one fetch asks for one thing at a time */
  g_set_object (&self->held, message);
  soup_server_message_pause (message);
}

static void
handle (SoupServer *server, SoupServerMessage *message, const char *path, GHashTable *query,
        gpointer data)
{
  if (g_str_equal (path, "/oauth/token"))
    answer (message, "{\"access_token\":\"a\",\"refresh_token\":\"r\",\"token_type\":\"Bearer\","
                     "\"expires_in\":900,\"user_id\":\"" ME "\"}");
  else if (g_str_equal (path, "/v1/register"))
    answer_register (data, message);
  else if (g_str_equal (path, "/v1/server"))
    answer (message, "{\"kind\":\"server\",\"name\":\"Test\",\"sandbox\":true}");
  else if (g_str_equal (path, "/v1/files/" FILE_ID "/content"))
    answer_bytes (data, message, SIZE);
  else if (g_str_equal (path, "/v1/files/" FILE_ID "/preview"))
    answer_bytes (data, message, PREVIEW_SIZE);
  else
    answer (message, "{\"frames\":[],\"cursor\":4,\"head\":4,\"more\":false,\"objects\":[]}");
}

static void
release (Platform *self)
{
  self->free_until = G_MAXUINT;
  soup_server_message_unpause (self->held);
  g_clear_object (&self->held);
}

static void
started_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(gboolean *) data = lyc_core_start_finish (LYC_CORE (source), result, NULL);
}

static void
signed_in_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(gboolean *) data = lyc_core_sign_in_finish (LYC_CORE (source), result, NULL);
}

static void
sign_in (Platform *self, const char *url)
{
  g_autofree char *data = g_build_filename (self->folder, "data", NULL);
  g_autofree char *cache = g_build_filename (self->folder, "cache", NULL);
  g_autoptr (LycConnector) connector = lyc_platform_connector_new (url, NULL);
  gboolean done = FALSE;

  self->core = lyc_core_new (data, cache, "test", connector);
  lyc_core_set_keyring (self->core, FALSE);
  lyc_core_start_async (self->core, started_cb, &done);
  wait_for (done);
  done = FALSE;
  lyc_core_sign_in_with_code_async (self->core, "code", signed_in_cb, &done);
  wait_for (done);
}

static LycSession *
session_of (Platform *self)
{
  return lyc_services_get_session (lyc_core_get_services (self->core));
}

static void
make_bytes (Platform *self)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  self->bytes = g_malloc (SIZE);
  for (guint i = 0; i < SIZE; i++)
    self->bytes[i] = (char) g_rand_int_range (random, 0, 256);
}

static void
set_up (Platform *self, gconstpointer data)
{
  g_autofree char *url = NULL;
  GSList *uris;

  self->folder = g_dir_make_tmp ("lyceum-XXXXXX", NULL);
  make_bytes (self);
  self->server = soup_server_new (NULL, NULL);
  soup_server_add_handler (self->server, NULL, handle, self, NULL);
  g_assert_true (soup_server_listen_local (self->server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, NULL));
  uris = soup_server_get_uris (self->server);
  url = g_strdup_printf ("http://127.0.0.1:%d", g_uri_get_port ((GUri *) uris->data));
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  sign_in (self, url);
  self->file = lyc_library_lookup (lyc_services_get_library (lyc_core_get_services (self->core)),
                                   LYC_KIND_FILE, FILE_ID);
  wait_for (lyc_record_is_loaded (self->file));
}

static void
tear_down (Platform *self, gconstpointer data)
{
  g_clear_object (&self->file);
  lyc_core_stop (self->core);
  g_clear_object (&self->core);
  soup_server_disconnect (self->server);
  g_object_unref (self->server);
  g_clear_object (&self->held);
  g_free (self->folder);
  g_free (self->bytes);
}

static void
progress_cb (goffset current, goffset total, gpointer data)
{
  Asked *asked = data;

  g_assert_false (asked->ended);
  g_assert_cmpint (total, ==, SIZE);
  asked->current = current;
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Asked *asked = data;

  asked->file = lyc_session_keep_file_finish (LYC_SESSION (source), result, &asked->error);
  asked->ended = TRUE;
}

static void
ask (Platform *self, Asked *asked)
{
  asked->cancellable = g_cancellable_new ();
  lyc_session_keep_file_async (session_of (self), FILE_ID, progress_cb, asked, asked->cancellable,
                               kept_cb, asked);
}

static void
asked_clear (Asked *asked)
{
  g_clear_object (&asked->file);
  g_clear_object (&asked->cancellable);
  g_clear_pointer (&asked->picture, g_bytes_unref);
  g_clear_error (&asked->error);
}

static void
assert_whole (Platform *self, Asked *asked)
{
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_no_error (asked->error);
  g_assert_true (g_file_load_contents (asked->file, NULL, &bytes, &length, NULL, NULL));
  g_assert_cmpmem (bytes, length, self->bytes, SIZE);
  g_assert_cmpint (asked->current, ==, SIZE);
  asked_clear (asked);
}

/* Played in a row, and opened before it has come: each byte is asked for once, and both hear how
 * far it is. */
static void
test_two (Platform *self, gconstpointer data)
{
  Asked first = { 0 }, second = { 0 };

  self->free_until = 1;
  ask (self, &first);
  wait_for (self->held != NULL);
  ask (self, &second);
  g_assert_cmpint (first.current, ==, PIECE);
  g_assert_cmpint (second.current, ==, first.current);
  release (self);
  wait_for (first.ended && second.ended);
  assert_whole (self, &first);
  assert_whole (self, &second);
  g_assert_cmpuint (self->asked, ==, PIECES);
}

/* Whoever leaves, leaves alone, and at once. */
static void
test_leave (Platform *self, gconstpointer data)
{
  Asked first = { 0 }, second = { 0 };

  self->free_until = 1;
  ask (self, &first);
  wait_for (self->held != NULL);
  ask (self, &second);
  g_cancellable_cancel (first.cancellable);
  wait_for (first.ended);
  g_assert_error (first.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (second.ended);
  release (self);
  wait_for (second.ended);
  assert_whole (self, &second);
  g_assert_cmpuint (self->asked, ==, PIECES);
  asked_clear (&first);
}

/* The last who leaves ends it; whoever comes meanwhile goes on from what has come by then. */
static void
test_come_back (Platform *self, gconstpointer data)
{
  Asked asked[3] = { 0 };

  self->free_until = 1;
  ask (self, &asked[0]);
  wait_for (self->held != NULL);
  self->free_until = G_MAXUINT;
  g_cancellable_cancel (asked[0].cancellable);
  wait_for (asked[0].ended);
  ask (self, &asked[1]);
  ask (self, &asked[2]);
  wait_for (asked[1].ended && asked[2].ended);
  g_assert_error (asked[0].error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_whole (self, &asked[1]);
  assert_whole (self, &asked[2]);
  g_assert_cmpuint (self->asked, ==, PIECES + 1);
  asked_clear (&asked[0]);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Asked *asked = data;

  asked->picture = lyc_session_load_preview_finish (LYC_SESSION (source), result, &asked->error);
  asked->ended = TRUE;
}

/* The same picture in two rows. */
static void
test_preview (Platform *self, gconstpointer data)
{
  Asked asked[2] = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (asked); i++)
    lyc_session_load_preview_async (session_of (self), FILE_ID, NULL, loaded_cb, &asked[i]);
  wait_for (self->held != NULL);
  release (self);
  wait_for (asked[0].ended && asked[1].ended);
  g_assert_cmpuint (self->asked, ==, 1);
  for (guint i = 0; i < G_N_ELEMENTS (asked); i++)
    {
      g_assert_no_error (asked[i].error);
      g_assert_cmpmem (g_bytes_get_data (asked[i].picture, NULL),
                       g_bytes_get_size (asked[i].picture), self->bytes, PREVIEW_SIZE);
      asked_clear (&asked[i]);
    }
}

#define ADD(name, test) g_test_add (name, Platform, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/sync/byte-fetches/two", test_two);
  ADD ("/sync/byte-fetches/leave", test_leave);
  ADD ("/sync/byte-fetches/come-back", test_come_back);
  ADD ("/sync/byte-fetches/preview", test_preview);
  return g_test_run ();
}
