/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cut-server.h"
#include "player.h"
#include "wait.h"

#include <glib/gstdio.h>

#define SECONDS 30
#define FAST (20 << 20)

#define STATE(p) lyc_player_get_state (p)
#define POSITION(p) lyc_player_get_position_ms (p)
#define FRAMES(p) lyc_video_paintable_get_n_frames (lyc_player_get_paintable (p))

static char *folder;

static void
write_file (const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

/* H.264 and AAC in pieces of two seconds, as ffmpeg cuts them. */
static void
make_pieces (const char *playlist, const char *pieces, const char *kind)
{
  g_autofree char *line = g_strdup_printf (
      "ffmpeg -nostdin -loglevel error -y -f lavfi -i testsrc2=size=320x180:rate=25 "
      "-f lavfi -i sine=frequency=440 -t %d -c:v libx264 -preset ultrafast -g 50 -sc_threshold 0 "
      "-pix_fmt yuv420p -c:a aac -f hls -hls_time 2 -hls_list_size 0 -hls_playlist_type vod "
      "-hls_segment_type %s -hls_segment_filename %s/%s %s/%s",
      SECONDS, kind, folder, pieces, folder, playlist);
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_command_line_sync (line, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, &error));
}

static LycPlayer *
open_from (CutServer *server, const char *name)
{
  static const char *const headers[] = { "Authorization", "Bearer sesame", NULL };
  g_autofree char *uri = cut_server_get_uri (server, name);
  LycPlayer *player = lyc_player_new ();

  lyc_player_open (player, uri, headers, 0);
  return player;
}

static void
player_close (LycPlayer *player)
{
  g_assert_finalize_object (player);
  WAIT (lyc_media_wait_closed (10));
}

/* Each piece is asked for with the token, and one can jump. */
static void
check_vod (const char *name)
{
  CutServer *server = cut_server_new (folder, FAST);
  LycPlayer *player;

  cut_server_set_token (server, "sesame");
  player = open_from (server, name);
  WAIT (STATE (player) == LYC_PLAYER_READY && FRAMES (player) > 0);
  g_assert_cmpint (ABS (lyc_player_get_duration_ms (player) - SECONDS * 1000), <, 500);
  g_assert_false (lyc_player_get_live (player));
  lyc_player_play (player);
  WAIT (POSITION (player) > 2500);
  lyc_player_seek_ms (player, 21000, TRUE);
  WAIT (POSITION (player) > 21500 && POSITION (player) < 25000);
  player_close (player);
  cut_server_free (server);
}

static void
test_vod_ts (void)
{
  check_vod ("vod.m3u8");
}

static void
test_vod_fmp4 (void)
{
  check_vod ("fragments.m3u8");
}

/* What one second of the recording takes, all pieces together. */
static guint
bytes_a_second (void)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  gsize all = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      GStatBuf status;

      if (g_str_has_suffix (name, ".ts") && g_stat (path, &status) == 0)
        all += (gsize) status.st_size;
    }
  return (guint) (all / SECONDS);
}

/* It plays what it has, says so, and goes on by itself at the same place. */
static void
test_cut_and_back (void)
{
  CutServer *server = cut_server_new (folder, bytes_a_second () * 2);
  LycPlayer *player = open_from (server, "vod.m3u8");
  gint64 cut_at, stood;

  lyc_player_play (player);
  WAIT (STATE (player) == LYC_PLAYER_PLAYING && POSITION (player) > 1000);
  cut_at = POSITION (player);
  cut_server_cut (server);
  WAIT (lyc_player_get_stalled (player) && lyc_player_get_buffering (player));
  stood = POSITION (player);
  g_assert_cmpint (stood, >=, cut_at);
  g_assert_cmpint (stood, <, (SECONDS - 4) * 1000);
  g_assert_cmpint (STATE (player), ==, LYC_PLAYER_PLAYING);
  g_assert_true (lyc_video_paintable_has_picture (lyc_player_get_paintable (player)));
  cut_server_restore (server);
  WAIT (!lyc_player_get_stalled (player));
  g_assert_cmpint (ABS (POSITION (player) - stood), <=, 200);
  WAIT (POSITION (player) > stood + 1500);
  g_assert_cmpint (STATE (player), ==, LYC_PLAYER_PLAYING);
  player_close (player);
  cut_server_free (server);
}

static void
test_live (void)
{
  CutServer *server = cut_server_new (folder, FAST);
  LycPlayer *player = open_from (server, "live.m3u8");
  guint64 frames;

  WAIT (STATE (player) == LYC_PLAYER_READY && FRAMES (player) > 0);
  g_assert_true (lyc_player_get_live (player));
  lyc_player_play (player);
  frames = FRAMES (player);
  WAIT (FRAMES (player) > frames + 100);
  g_assert_cmpint (STATE (player), ==, LYC_PLAYER_PLAYING);
  player_close (player);
  cut_server_free (server);
}

/* A playlist that names somebody else's server, or a file: nothing is asked of it. */
static void
check_foreign (const char *first)
{
  CutServer *server = cut_server_new (folder, FAST), *other = cut_server_new (folder, FAST);
  g_autofree char *elsewhere = cut_server_get_uri (other, "part0.ts");
  g_autofree char *list = g_strdup_printf ("#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-TARGETDURATION:2\n"
                                           "#EXTINF:2.0,\n%s\n#EXT-X-ENDLIST\n",
                                           first != NULL ? first : elsewhere);
  LycPlayer *player;

  write_file ("foreign.m3u8", list);
  player = open_from (server, "foreign.m3u8");
  WAIT (STATE (player) == LYC_PLAYER_ERROR);
  g_assert_cmpuint (cut_server_get_n_requests (server), >, 0);
  g_assert_cmpuint (cut_server_get_n_requests (other), ==, 0);
  player_close (player);
  cut_server_free (server);
  cut_server_free (other);
}

static void
test_foreign_server (void)
{
  check_foreign (NULL);
}

static void
test_foreign_file (void)
{
  g_autofree char *uri = g_strdup_printf ("file://%s/part0.ts", folder);

  check_foreign (uri);
}

static void
remove_folder (void)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
  g_free (folder);
}

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("lyc-hls-XXXXXX", NULL);
  make_pieces ("vod.m3u8", "part%d.ts", "mpegts");
  make_pieces ("fragments.m3u8", "part%d.m4s", "fmp4");
  g_test_add_func ("/media/player/hls/vod-ts", test_vod_ts);
  g_test_add_func ("/media/player/hls/vod-fmp4", test_vod_fmp4);
  g_test_add_func ("/media/player/hls/cut-and-back", test_cut_and_back);
  g_test_add_func ("/media/player/hls/live", test_live);
  g_test_add_func ("/media/player/hls/foreign-server", test_foreign_server);
  g_test_add_func ("/media/player/hls/foreign-file", test_foreign_file);
  result = g_test_run ();
  remove_folder ();
  return result;
}
