/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "clip.h"
#include "frame-output.h"
#include "gl-drawing.h"
#include "output-choice.h"
#include "paintable-output.h"
#include "paintable-sink.h"
#include "player.h"
#include "wait.h"

#include <glib/gstdio.h>
#include <gst/gst.h>

#define SECONDS 8

static char *clip;

#define STATE(p) lyc_player_get_state (p)
#define POSITION(p) lyc_player_get_position_ms (p)
#define FRAMES(p) lyc_video_paintable_get_n_frames (lyc_player_get_paintable (p))

static gboolean
has_it (const char *element)
{
  return g_str_equal (element, "gtk4paintablesink");
}

static gboolean
has_nothing (const char *element)
{
  return FALSE;
}

static void
test_choice (void)
{
  g_assert_true (lyc_output_choice_pick (LYC_VIDEO_DRAWING_GPU, has_it)
                 == LYC_TYPE_PAINTABLE_OUTPUT);
  g_assert_true (lyc_output_choice_pick (LYC_VIDEO_DRAWING_GPU, has_nothing)
                 == LYC_TYPE_FRAME_OUTPUT);
  for (LycVideoDrawing d = LYC_VIDEO_DRAWING_UNKNOWN; d < LYC_VIDEO_DRAWING_GPU; d++)
    g_assert_true (lyc_output_choice_pick (d, has_it) == LYC_TYPE_FRAME_OUTPUT);
}

static void
test_software (void)
{
  g_assert_true (lyc_gl_drawing_is_software (NULL));
  g_assert_true (lyc_gl_drawing_is_software ("llvmpipe (LLVM 15.0.6, 256 bits)"));
  g_assert_true (lyc_gl_drawing_is_software ("softpipe"));
  g_assert_true (lyc_gl_drawing_is_software ("Mesa DRI swrast"));
  g_assert_false (lyc_gl_drawing_is_software ("Mesa Intel(R) UHD Graphics 620 (KBL GT2)"));
}

static LycPlayer *
player_open (LycVideoDrawing drawing, gint64 start_ms)
{
  LycPlayer *player = lyc_player_new ();

  lyc_video_paintable_set_drawing (lyc_player_get_paintable (player), drawing);
  lyc_player_open (player, clip, NULL, start_ms);
  return player;
}

static void
player_close (LycPlayer *player)
{
  g_assert_finalize_object (player);
  WAIT (lyc_media_wait_closed (10));
}

/* Where the window is drawn by the processor, pictures are ours though the element is there. */
static void
test_frames (void)
{
  LycPlayer *player = player_open (LYC_VIDEO_DRAWING_CAIRO, 0);
  int before = paintable_sink_count_pictures ();

  WAIT (STATE (player) == LYC_PLAYER_READY && FRAMES (player) > 0);
  g_assert_cmpint (paintable_sink_count_pictures (), ==, before);
  player_close (player);
}

static void
test_play (void)
{
  LycPlayer *player = player_open (LYC_VIDEO_DRAWING_GPU, 0);
  GdkPaintable *picture = GDK_PAINTABLE (lyc_player_get_paintable (player));
  int before = paintable_sink_count_pictures ();

  WAIT (STATE (player) == LYC_PLAYER_READY && FRAMES (player) > 0);
  g_assert_cmpint (paintable_sink_count_pictures (), >, before);
  g_assert_true (lyc_video_paintable_has_picture (lyc_player_get_paintable (player)));
  g_assert_cmpint (gdk_paintable_get_intrinsic_width (picture), ==, 160);
  g_assert_cmpint (gdk_paintable_get_intrinsic_height (picture), ==, 90);
  lyc_player_play (player);
  WAIT (STATE (player) == LYC_PLAYER_PLAYING && POSITION (player) > 500 && FRAMES (player) > 5);
  lyc_player_stop (player);
  g_assert_false (lyc_video_paintable_has_picture (lyc_player_get_paintable (player)));
  /* What comes next may be drawn otherwise. */
  lyc_video_paintable_set_drawing (lyc_player_get_paintable (player), LYC_VIDEO_DRAWING_CAIRO);
  lyc_player_open (player, clip, NULL, 0);
  WAIT (STATE (player) == LYC_PLAYER_READY
        && lyc_video_paintable_has_picture (lyc_player_get_paintable (player)));
  player_close (player);
}

/* It opens at the right picture and shows none before, is sought in, and goes by single pictures.
 */
static void
test_seek (void)
{
  LycPlayer *player = player_open (LYC_VIDEO_DRAWING_GPU, 3000);
  int before = paintable_sink_count_pictures ();
  guint64 frames;
  gint64 at;

  WAIT (STATE (player) == LYC_PLAYER_READY && FRAMES (player) > 0);
  g_assert_cmpint (paintable_sink_count_pictures (), ==, before + 1);
  g_assert_cmpint (ABS (POSITION (player) - 3000), <=, 40);
  frames = FRAMES (player);
  lyc_player_seek_ms (player, 6000, TRUE);
  WAIT (FRAMES (player) > frames);
  WAIT (ABS (POSITION (player) - 6000) <= 40);
  at = POSITION (player);
  lyc_player_step_frame (player, 1);
  WAIT (POSITION (player) > at);
  g_assert_cmpint (POSITION (player) - at, <=, 80);
  at = POSITION (player);
  lyc_player_step_frame (player, -1);
  WAIT (POSITION (player) < at);
  player_close (player);
}

/* While nobody looks, no picture comes as far as the sink. */
static void
test_hidden (void)
{
  LycPlayer *player = player_open (LYC_VIDEO_DRAWING_GPU, 0);
  LycVideoPaintable *picture = lyc_player_get_paintable (player);
  guint64 frames;
  gint64 from;
  int count;

  lyc_player_play (player);
  WAIT (STATE (player) == LYC_PLAYER_PLAYING && FRAMES (player) > 3);
  lyc_video_paintable_set_visible (picture, FALSE);
  from = POSITION (player);
  WAIT (POSITION (player) > from + 2500);
  count = paintable_sink_count_pictures ();
  from = POSITION (player);
  WAIT (POSITION (player) > from + 700);
  g_assert_cmpint (paintable_sink_count_pictures (), ==, count);
  frames = FRAMES (player);
  lyc_video_paintable_set_visible (picture, TRUE);
  WAIT (FRAMES (player) > frames + 3);
  player_close (player);
}

/* A program that ends while a recording opens is not held up for long by the question. */
static void
test_close (void)
{
  for (int i = 0; i < 5; i++)
    {
      LycPlayer *player = player_open (LYC_VIDEO_DRAWING_GPU, 0);

      g_usleep (2000);
      g_object_unref (player);
    }
  g_assert_true (lyc_media_wait_closed (30000));
}

int
main (int argc, char *argv[])
{
  g_autofree char *folder = NULL, *path = NULL;
  int result;

  g_test_init (&argc, &argv, NULL);
  gst_init (NULL, NULL);
  paintable_sink_register ();
  folder = g_dir_make_tmp ("lyc-output-XXXXXX", NULL);
  clip = clip_make (folder, "clip.webm", SECONDS, TRUE);
  path = g_filename_from_uri (clip, NULL, NULL);
  g_test_add_func ("/media/output/choice", test_choice);
  g_test_add_func ("/media/output/software", test_software);
  g_test_add_func ("/media/output/frames", test_frames);
  g_test_add_func ("/media/output/play", test_play);
  g_test_add_func ("/media/output/seek", test_seek);
  g_test_add_func ("/media/output/hidden", test_hidden);
  g_test_add_func ("/media/output/close", test_close);
  result = g_test_run ();
  g_unlink (path);
  g_rmdir (folder);
  g_free (clip);
  return result;
}
