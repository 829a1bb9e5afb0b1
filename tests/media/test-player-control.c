/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "clip.h"
#include "player.h"
#include "wait.h"

#include <glib/gstdio.h>
#include <gst/gst.h>

#define RATE 25
#define PICTURES 300
#define PERIOD_MS (1000 / RATE)

#define STATE(p) lyc_player_get_state (p)
#define POSITION(p) lyc_player_get_position_ms (p)

static char *folder, *marked, *tracks;

static int
mark (LycPlayer *player)
{
  return clip_read_mark (GDK_PAINTABLE (lyc_player_get_paintable (player)));
}

static LycPlayer *
player_open (const char *uri)
{
  LycPlayer *player = lyc_player_new ();

  lyc_player_open (player, uri, NULL, 0);
  WAIT (STATE (player) == LYC_PLAYER_READY);
  WAIT (lyc_video_paintable_has_picture (lyc_player_get_paintable (player)));
  return player;
}

static void
player_close (LycPlayer *player)
{
  g_assert_finalize_object (player);
  WAIT (lyc_media_wait_closed (10));
}

static void
seek_to_picture (LycPlayer *player, int number)
{
  lyc_player_seek_ms (player, number * PERIOD_MS + PERIOD_MS / 2, TRUE);
  WAIT (mark (player) == number);
}

static void
step_to (LycPlayer *player, int direction, int number)
{
  lyc_player_step_frame (player, direction);
  WAIT (mark (player) == number);
  WAIT (POSITION (player) / PERIOD_MS == number);
}

/* Each step is one picture, both ways, and over key frames; the position says which. */
static void
test_step (void)
{
  LycPlayer *player = player_open (marked);

  g_assert_cmpint (mark (player), ==, 0);
  for (int i = 1; i <= 30; i++)
    step_to (player, 1, i);
  for (int i = 29; i >= 20; i--)
    step_to (player, -1, i);
  seek_to_picture (player, 101);
  for (int i = 100; i >= 97; i--)
    step_to (player, -1, i);
  step_to (player, 1, 98);
  step_to (player, 1, 99);
  player_close (player);
}

/* Stepping pauses; playing goes on from the picture that was stepped to. */
static void
test_step_while_playing (void)
{
  LycPlayer *player = player_open (marked);
  int stood;

  lyc_player_play (player);
  WAIT (POSITION (player) > 400);
  lyc_player_step_frame (player, 1);
  WAIT (STATE (player) == LYC_PLAYER_PAUSED && mark (player) == POSITION (player) / PERIOD_MS);
  stood = mark (player);
  step_to (player, 1, stood + 1);
  step_to (player, 1, stood + 2);
  lyc_player_play (player);
  WAIT (STATE (player) == LYC_PLAYER_PLAYING);
  g_assert_cmpint (POSITION (player), >=, (stood + 2) * PERIOD_MS);
  g_assert_cmpint (POSITION (player), <, (stood + 2) * PERIOD_MS + 1000);
  player_close (player);
}

/* At the ends a step does nothing, and everything goes on afterwards. */
static void
test_step_at_ends (void)
{
  LycPlayer *player = player_open (marked);

  lyc_player_step_frame (player, -1);
  step_to (player, 1, 1);
  seek_to_picture (player, PICTURES - 1);
  lyc_player_step_frame (player, 1);
  lyc_player_step_frame (player, 1);
  seek_to_picture (player, 5);
  lyc_player_play (player);
  WAIT (POSITION (player) > 600);
  player_close (player);
}

typedef struct
{
  LycPlayer *player;
  gint64 start_ms, end_ms, last_ms;
  int first_mark, last_mark; /* seen */
  int n_back;
} Loop;

static void
position_cb (Loop *loop)
{
  gint64 at = POSITION (loop->player);

  g_assert_cmpint (at, >=, loop->start_ms);
  g_assert_cmpint (at, <=, loop->end_ms);
  loop->n_back += at < loop->last_ms;
  loop->last_ms = at;
}

static void
picture_cb (Loop *loop)
{
  int number = mark (loop->player);

  loop->first_mark = MIN (loop->first_mark, number);
  loop->last_mark = MAX (loop->last_mark, number);
}

/* Nothing outside of the part is shown, at whatever speed. */
static void
test_loop (gconstpointer data)
{
  LycPlayer *player = player_open (marked);
  Loop loop = { player, 4000, 5000, 0, PICTURES, 0, 0 };

  lyc_player_set_rate (player, *(const double *) data);
  lyc_player_set_loop_ms (player, loop.start_ms, -1);
  g_assert_cmpint (POSITION (player), ==, 0);
  lyc_player_set_loop_ms (player, loop.start_ms, loop.end_ms);
  WAIT (mark (player) == 100);
  g_signal_connect_swapped (player, "notify::position-ms", G_CALLBACK (position_cb), &loop);
  g_signal_connect_swapped (lyc_player_get_paintable (player), "invalidate-contents",
                            G_CALLBACK (picture_cb), &loop);
  lyc_player_play (player);
  WAIT (loop.n_back >= 3);
  g_assert_cmpint (loop.first_mark, ==, 100);
  g_assert_cmpint (loop.last_mark, <, 125);
  g_assert_cmpint (loop.last_mark, >, 115);
  g_signal_handlers_disconnect_by_data (player, &loop);
  /* Without the loop it plays on. */
  lyc_player_set_loop_ms (player, -1, -1);
  WAIT (POSITION (player) > 5400);
  g_signal_handlers_disconnect_by_data (lyc_player_get_paintable (player), &loop);
  player_close (player);
}

/* Behind the part it plays to the end; opening ends the loop. */
static void
test_loop_left (void)
{
  LycPlayer *player = player_open (marked);
  gint64 start, end;

  lyc_player_set_loop_ms (player, 1000, 900);
  lyc_player_get_loop_ms (player, &start, &end);
  g_assert_cmpint (end, ==, 1000 + LYC_PLAYER_LOOP_MIN_MS);
  lyc_player_seek_ms (player, 11000, TRUE);
  lyc_player_set_rate (player, 3);
  lyc_player_play (player);
  WAIT (STATE (player) == LYC_PLAYER_ENDED);
  g_assert_cmpint (POSITION (player), ==, lyc_player_get_duration_ms (player));
  lyc_player_open (player, marked, NULL, 0);
  lyc_player_get_loop_ms (player, &start, &end);
  g_assert_cmpint (start, ==, -1);
  g_assert_cmpint (end, ==, -1);
  player_close (player);
}

static void
test_seek_by (void)
{
  LycPlayer *player = player_open (marked);

  lyc_player_seek_by_ms (player, 5000);
  lyc_player_seek_by_ms (player, 5000);
  g_assert_cmpint (POSITION (player), ==, 10000);
  lyc_player_seek_by_ms (player, -5000);
  WAIT (mark (player) == 125);
  player_close (player);
}

static const LycPlayerTrack *
track (LycPlayer *player, guint index)
{
  return lyc_player_get_tracks (player)->pdata[index];
}

static void
test_tracks (void)
{
  LycPlayer *player = player_open (tracks);

  WAIT (lyc_player_get_tracks (player) != NULL && lyc_player_get_tracks (player)->len == 3
        && track (player, 1)->title != NULL && track (player, 2)->language != NULL);
  g_assert_cmpstr (track (player, 0)->language, ==, "en");
  g_assert_cmpint (track (player, 0)->kind, ==, LYC_PLAYER_TRACK_AUDIO);
  g_assert_cmpstr (track (player, 1)->title, ==, "Audio description");
  g_assert_cmpint (track (player, 1)->kind, ==, LYC_PLAYER_TRACK_DESCRIPTION);
  g_assert_cmpstr (track (player, 2)->language, ==, "de");
  g_assert_cmpint (lyc_player_get_audio_track (player), ==, 0);
  lyc_player_play (player);
  WAIT (POSITION (player) > 500);
  lyc_player_set_audio_track (player, 1);
  g_assert_cmpint (lyc_player_get_audio_track (player), ==, 1);
  WAIT (POSITION (player) > 1500);
  g_assert_cmpint (lyc_player_get_audio_track (player), ==, 1);
  lyc_player_set_audio_track (player, 99);
  g_assert_cmpint (lyc_player_get_audio_track (player), ==, 1);
  player_close (player);
}

static void
remove_file (char *uri)
{
  g_autofree char *path = g_filename_from_uri (uri, NULL, NULL);

  g_unlink (path);
  g_free (uri);
}

int
main (int argc, char *argv[])
{
  static const double rates[] = { 0.5, 1, 3 };
  int result;

  g_test_init (&argc, &argv, NULL);
  gst_init (NULL, NULL);
  folder = g_dir_make_tmp ("lyc-control-XXXXXX", NULL);
  marked = clip_make_marked (folder, "marked.webm", PICTURES, RATE);
  tracks = clip_make_tracks (folder, "tracks.mkv", 5);
  g_test_add_func ("/media/player/step", test_step);
  g_test_add_func ("/media/player/step-while-playing", test_step_while_playing);
  g_test_add_func ("/media/player/step-at-ends", test_step_at_ends);
  g_test_add_data_func ("/media/player/loop/half", &rates[0], test_loop);
  g_test_add_data_func ("/media/player/loop/one", &rates[1], test_loop);
  g_test_add_data_func ("/media/player/loop/three", &rates[2], test_loop);
  g_test_add_func ("/media/player/loop-left", test_loop_left);
  g_test_add_func ("/media/player/seek-by", test_seek_by);
  g_test_add_func ("/media/player/tracks", test_tracks);
  result = g_test_run ();
  remove_file (marked);
  remove_file (tracks);
  g_rmdir (folder);
  g_free (folder);
  return result;
}
