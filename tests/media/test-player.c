/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "clip.h"
#include "player.h"
#include "wait.h"

#include <glib/gstdio.h>
#include <gst/gst.h>
#include <libsoup/soup.h>

#define SECONDS 12

static char *folder, *clip, *silent_clip, *garbage, *text;

static LycPlayer *
player_open (const char *uri, gint64 start_ms)
{
  LycPlayer *player = lyc_player_new ();

  lyc_player_open (player, uri, NULL, start_ms);
  return player;
}

#define STATE(p) lyc_player_get_state (p)
#define POSITION(p) lyc_player_get_position_ms (p)
#define FRAMES(p) lyc_video_paintable_get_n_frames (lyc_player_get_paintable (p))

static void
player_close (LycPlayer *player)
{
  g_assert_finalize_object (player);
  WAIT (lyc_media_wait_closed (10));
}

static void
test_open (void)
{
  LycPlayer *player = player_open (clip, 0);
  GdkPaintable *picture = GDK_PAINTABLE (lyc_player_get_paintable (player));

  g_assert_cmpint (STATE (player), ==, LYC_PLAYER_LOADING);
  WAIT (STATE (player) == LYC_PLAYER_READY && FRAMES (player) > 0);
  g_assert_cmpint (POSITION (player), ==, 0);
  g_assert_cmpint (ABS (lyc_player_get_duration_ms (player) - SECONDS * 1000), <, 100);
  g_assert_cmpint (gdk_paintable_get_intrinsic_width (picture), ==, 160);
  g_assert_cmpint (gdk_paintable_get_intrinsic_height (picture), ==, 90);
  lyc_player_stop (player);
  g_assert_cmpint (STATE (player), ==, LYC_PLAYER_EMPTY);
  g_assert_false (lyc_video_paintable_has_picture (lyc_player_get_paintable (player)));
  player_close (player);
}

static void
test_play_pause (void)
{
  LycPlayer *player = player_open (clip, 0);
  gint64 stopped;

  lyc_player_play (player);
  WAIT (STATE (player) == LYC_PLAYER_PLAYING && POSITION (player) > 300);
  lyc_player_toggle (player);
  WAIT (STATE (player) == LYC_PLAYER_PAUSED);
  stopped = POSITION (player);
  lyc_player_toggle (player);
  WAIT (STATE (player) == LYC_PLAYER_PLAYING && POSITION (player) > stopped + 200);
  g_assert_cmpuint (FRAMES (player), >, 5);
  player_close (player);
}

static void
test_start (void)
{
  LycPlayer *player = player_open (clip, 5130);

  g_assert_cmpint (POSITION (player), ==, 5130);
  WAIT (STATE (player) == LYC_PLAYER_READY);
  g_assert_cmpint (ABS (POSITION (player) - 5130), <=, 40);
  player_close (player);
}

static void
check_seek (LycPlayer *player, gint64 to)
{
  guint64 frames = FRAMES (player);

  lyc_player_seek_ms (player, to, TRUE);
  g_assert_cmpint (POSITION (player), ==, to);
  WAIT (FRAMES (player) > frames);
  g_assert_cmpint (ABS (POSITION (player) - to), <=, 40);
}

static void
test_seek (void)
{
  LycPlayer *player = player_open (clip, 0);

  WAIT (STATE (player) == LYC_PLAYER_READY);
  check_seek (player, 7700);
  check_seek (player, 300);
  check_seek (player, 10010);
  lyc_player_step_back (player);
  g_assert_cmpint (POSITION (player), ==, 10);
  lyc_player_step_back (player);
  g_assert_cmpint (POSITION (player), ==, 0);
  lyc_player_step_forward (player);
  g_assert_cmpint (POSITION (player), ==, 10000);
  /* Many at once: the last one counts. */
  for (int i = 0; i < 50; i++)
    lyc_player_seek_ms (player, 100 * i, TRUE);
  lyc_player_play (player);
  WAIT (POSITION (player) > 5000);
  g_assert_cmpint (POSITION (player), <, 7000);
  player_close (player);
}

static void
test_rate (void)
{
  LycPlayer *player = player_open (clip, 0);
  gint64 from, began;

  lyc_player_set_rate (player, 9);
  g_assert_cmpfloat (lyc_player_get_rate (player), ==, LYC_PLAYER_RATE_MAX);
  lyc_player_play (player);
  WAIT (STATE (player) == LYC_PLAYER_PLAYING && POSITION (player) > 1000);
  from = POSITION (player);
  began = g_get_monotonic_time ();
  WAIT (POSITION (player) > from + 3000);
  /* Three seconds of media take one: a slow machine may take longer, none takes much less. */
  g_assert_cmpint (g_get_monotonic_time () - began, >, 700 * 1000);
  lyc_player_set_rate (player, 0.5);
  from = POSITION (player);
  WAIT (POSITION (player) > from);
  player_close (player);
}

static void
count_cb (LycPlayer *player, int *count)
{
  (*count)++;
}

static void
test_end (void)
{
  LycPlayer *player = player_open (clip, (SECONDS - 1) * 1000 + 500);
  int ended = 0;

  g_signal_connect (player, "ended", G_CALLBACK (count_cb), &ended);
  lyc_player_play (player);
  WAIT (STATE (player) == LYC_PLAYER_ENDED);
  g_assert_cmpint (ended, ==, 1);
  g_assert_cmpint (POSITION (player), ==, lyc_player_get_duration_ms (player));
  lyc_player_play (player);
  WAIT (STATE (player) == LYC_PLAYER_PLAYING && POSITION (player) > 100
        && POSITION (player) < 3000);
  player_close (player);
}

static void
check_fault (const char *uri, LycPlayerFault fault)
{
  LycPlayer *player = player_open (uri, 0);

  lyc_player_play (player);
  WAIT (STATE (player) == LYC_PLAYER_ERROR);
  g_assert_cmpint (lyc_player_get_fault (player), ==, fault);
  /* Trying again with something that works. */
  lyc_player_open (player, clip, NULL, 0);
  WAIT (STATE (player) == LYC_PLAYER_READY);
  g_assert_cmpint (lyc_player_get_fault (player), ==, LYC_PLAYER_FAULT_NONE);
  player_close (player);
}

static void
test_faults (void)
{
  check_fault (garbage, LYC_PLAYER_FAULT_BROKEN);
  check_fault (text, LYC_PLAYER_FAULT_UNSUPPORTED);
  check_fault ("file:///nowhere/at/all.webm", LYC_PLAYER_FAULT_NOT_FOUND);
  check_fault ("videotestsrc://", LYC_PLAYER_FAULT_UNSUPPORTED);
  check_fault ("http://127.0.0.1:1/a.webm", LYC_PLAYER_FAULT_NETWORK);
}

/* While nobody looks no picture arrives, the sound goes on, and the right picture comes back. */
static void
check_hidden (const char *uri)
{
  LycPlayer *player = player_open (uri, 0);
  LycVideoPaintable *picture = lyc_player_get_paintable (player);
  guint64 frames;
  gint64 from;

  lyc_player_set_rate (player, 2);
  lyc_player_play (player);
  WAIT (STATE (player) == LYC_PLAYER_PLAYING && FRAMES (player) > 3);
  lyc_video_paintable_set_visible (picture, FALSE);
  from = POSITION (player);
  WAIT (POSITION (player) > from + 5000);
  frames = FRAMES (player);
  from = POSITION (player);
  WAIT (POSITION (player) > from + 1500);
  g_assert_cmpuint (FRAMES (player), ==, frames);
  lyc_video_paintable_set_visible (picture, TRUE);
  WAIT (FRAMES (player) > frames + 3);
  g_assert_cmpint (POSITION (player), >=, from + 1400);
  WAIT (STATE (player) == LYC_PLAYER_ENDED);
  player_close (player);
}

static void
test_hidden (void)
{
  check_hidden (clip);
}

static void
test_hidden_silent (void)
{
  check_hidden (silent_clip);
}

/* A clip that is opened while nobody looks still gets ready, and can be moved in. */
static void
test_hidden_open (void)
{
  LycPlayer *player = lyc_player_new ();

  lyc_video_paintable_set_visible (lyc_player_get_paintable (player), FALSE);
  lyc_player_open (player, clip, NULL, 2000);
  WAIT (STATE (player) == LYC_PLAYER_READY);
  lyc_player_play (player);
  WAIT (STATE (player) == LYC_PLAYER_PLAYING && POSITION (player) > 3500);
  lyc_player_seek_ms (player, 8000, TRUE);
  WAIT (POSITION (player) > 8300);
  player_close (player);
}

static void
test_size (void)
{
  LycPlayer *player = lyc_player_new ();
  LycVideoPaintable *picture = lyc_player_get_paintable (player);
  guint64 frames;

  lyc_video_paintable_set_size (picture, 400, 400);
  lyc_player_open (player, clip, NULL, 0);
  WAIT (STATE (player) == LYC_PLAYER_READY && FRAMES (player) > 0);
  /* The shape told is the recording's, whatever size it is scaled to; a new size draws anew. */
  g_assert_cmpint (gdk_paintable_get_intrinsic_width (GDK_PAINTABLE (picture)), ==, 160);
  frames = FRAMES (player);
  lyc_video_paintable_set_size (picture, 800, 300);
  WAIT (FRAMES (player) > frames);
  player_close (player);
}

typedef struct
{
  SoupServer *server;
  char *uri;
  GBytes *bytes;
  int n_ranges;
  int n_allowed;
} Http;

static void
serve_cb (SoupServer *server, SoupServerMessage *message, const char *path, GHashTable *query,
          gpointer data)
{
  Http *http = data;
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);
  const char *auth = soup_message_headers_get_one (headers, "Authorization");

  if (g_strcmp0 (auth, "Bearer sesame") != 0)
    {
      soup_server_message_set_status (message, SOUP_STATUS_UNAUTHORIZED, NULL);
      return;
    }
  http->n_allowed++;
  if (g_str_equal (path, "/away"))
    {
      soup_server_message_set_redirect (message, SOUP_STATUS_FOUND, "/clip.webm");
      return;
    }
  if (!g_str_equal (path, "/clip.webm"))
    {
      soup_server_message_set_status (message, SOUP_STATUS_NOT_FOUND, NULL);
      return;
    }
  if (soup_message_headers_get_one (headers, "Range") != NULL)
    http->n_ranges++;
  soup_message_headers_replace (soup_server_message_get_response_headers (message),
                                "Accept-Ranges", "bytes");
  soup_message_body_append_bytes (soup_server_message_get_response_body (message), http->bytes);
  soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
}

static void
http_start (Http *http)
{
  g_autofree char *path = g_filename_from_uri (clip, NULL, NULL);
  char *contents;
  gsize length;
  GSList *uris;

  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  http->bytes = g_bytes_new_take (contents, length);
  http->server = soup_server_new (NULL, NULL);
  soup_server_add_handler (http->server, NULL, serve_cb, http, NULL);
  g_assert_true (soup_server_listen_local (http->server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, NULL));
  uris = soup_server_get_uris (http->server);
  http->uri = g_uri_to_string (uris->data);
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
}

static void
http_stop (Http *http)
{
  soup_server_disconnect (http->server);
  g_object_unref (http->server);
  g_bytes_unref (http->bytes);
  g_free (http->uri);
}

static void
check_http_fault (Http *http, const char *path, const char *const *headers, LycPlayerFault fault)
{
  g_autofree char *uri = g_strconcat (http->uri, path, NULL);
  LycPlayer *player = lyc_player_new ();

  lyc_player_open (player, uri, headers, 0);
  WAIT (STATE (player) == LYC_PLAYER_ERROR);
  g_assert_cmpint (lyc_player_get_fault (player), ==, fault);
  player_close (player);
}

static void
test_http (void)
{
  const char *headers[] = { "Authorization", "Bearer sesame", NULL };
  const char *wrong[] = { "Authorization", "Bearer other", NULL };
  LycPlayer *player = lyc_player_new ();
  g_autofree char *uri = NULL;
  Http http = { 0 };

  http_start (&http);
  uri = g_strconcat (http.uri, "clip.webm", NULL);
  lyc_player_open (player, uri, headers, 0);
  WAIT (STATE (player) == LYC_PLAYER_READY);
  lyc_player_seek_ms (player, 9000, TRUE);
  lyc_player_play (player);
  WAIT (STATE (player) == LYC_PLAYER_PLAYING && POSITION (player) > 9300);
  g_assert_cmpint (http.n_ranges, >, 0);
  player_close (player);

  check_http_fault (&http, "clip.webm", wrong, LYC_PLAYER_FAULT_FORBIDDEN);
  check_http_fault (&http, "gone.webm", headers, LYC_PLAYER_FAULT_NOT_FOUND);
  /* The token must not be carried on to wherever a redirection points. */
  http.n_allowed = 0;
  check_http_fault (&http, "away", headers, LYC_PLAYER_FAULT_NETWORK);
  g_assert_cmpint (http.n_allowed, ==, 1);
  http_stop (&http);
}

/* Let go in every state, also while things are under way. */
static void
test_close (void)
{
  for (int i = 0; i < 10; i++)
    {
      LycPlayer *player = player_open (i % 2 ? clip : garbage, 100 * i);

      lyc_player_play (player);
      lyc_player_seek_ms (player, 1000, TRUE);
      g_usleep (5000 * (gulong) i);
      g_assert_finalize_object (player);
    }
  WAIT (lyc_media_wait_closed (10));
}

static void
make_files (void)
{
  g_autofree char *garbage_path = NULL, *text_path = NULL;
  g_autoptr (GString) noise = g_string_new (NULL);
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);

  folder = g_dir_make_tmp ("lyc-player-XXXXXX", NULL);
  clip = clip_make (folder, "clip.webm", SECONDS, TRUE);
  silent_clip = clip_make (folder, "silent.webm", SECONDS, FALSE);
  garbage_path = g_build_filename (folder, "garbage.webm", NULL);
  for (int i = 0; i < 20000; i++)
    g_string_append_c (noise, (char) g_rand_int (rand));
  g_assert_true (g_file_set_contents (garbage_path, noise->str, (gssize) noise->len, NULL));
  garbage = g_filename_to_uri (garbage_path, NULL, NULL);
  text_path = g_build_filename (folder, "text.webm", NULL);
  g_assert_true (g_file_set_contents (text_path, "<html>Sign in</html>\n", -1, NULL));
  text = g_filename_to_uri (text_path, NULL, NULL);
}

static void
remove_files (void)
{
  const char *names[] = { "clip.webm", "silent.webm", "garbage.webm", "text.webm" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
  g_free (folder);
  g_free (clip);
  g_free (silent_clip);
  g_free (garbage);
  g_free (text);
}

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  gst_init (NULL, NULL);
  make_files ();
  g_test_add_func ("/media/player/open", test_open);
  g_test_add_func ("/media/player/play-pause", test_play_pause);
  g_test_add_func ("/media/player/start", test_start);
  g_test_add_func ("/media/player/seek", test_seek);
  g_test_add_func ("/media/player/rate", test_rate);
  g_test_add_func ("/media/player/end", test_end);
  g_test_add_func ("/media/player/faults", test_faults);
  g_test_add_func ("/media/player/hidden", test_hidden);
  g_test_add_func ("/media/player/hidden-silent", test_hidden_silent);
  g_test_add_func ("/media/player/hidden-open", test_hidden_open);
  g_test_add_func ("/media/player/size", test_size);
  g_test_add_func ("/media/player/http", test_http);
  g_test_add_func ("/media/player/close", test_close);
  result = g_test_run ();
  remove_files ();
  return result;
}
