/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "clip.h"
#include "cut-server.h"
#include "player.h"
#include "wait.h"

#include <glib/gstdio.h>
#include <gst/gst.h>

#define RATE 25
#define PICTURES 500

#define STATE(p) lyc_player_get_state (p)
#define POSITION(p) lyc_player_get_position_ms (p)

static char *folder;
static guint size;

typedef struct
{
  CutServer *server;
  LycPlayer *player;
  int last_mark;
  gint64 resumed_ms; /* where it was when the network was back; -1 before */
} Fixture;

static void
picture_cb (Fixture *f)
{
  int mark = clip_read_mark (GDK_PAINTABLE (lyc_player_get_paintable (f->player)));

  if (mark >= 0)
    f->last_mark = mark;
}

static void
stalled_cb (Fixture *f)
{
  f->resumed_ms = lyc_player_get_stalled (f->player) ? -1 : POSITION (f->player);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autofree char *uri = NULL;

  /* Sent twice as fast as it plays, so that little is gathered ahead. */
  f->server = cut_server_new (folder, size / (PICTURES / RATE) * 2);
  f->player = lyc_player_new ();
  f->last_mark = -1;
  f->resumed_ms = -1;
  uri = cut_server_get_uri (f->server, "marked.webm");
  lyc_player_open (f->player, uri, NULL, 0);
  lyc_player_play (f->player);
  WAIT (STATE (f->player) == LYC_PLAYER_PLAYING && POSITION (f->player) > 1000);
  g_signal_connect_swapped (lyc_player_get_paintable (f->player), "invalidate-contents",
                            G_CALLBACK (picture_cb), f);
  g_signal_connect_swapped (f->player, "notify::stalled", G_CALLBACK (stalled_cb), f);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_signal_handlers_disconnect_by_data (lyc_player_get_paintable (f->player), f);
  g_signal_handlers_disconnect_by_data (f->player, f);
  g_assert_finalize_object (f->player);
  WAIT (lyc_media_wait_closed (10));
  cut_server_free (f->server);
}

/* What was fetched plays on, it is said, and playing goes on by itself at the same picture. */
static void
test_cut_and_back (Fixture *f, gconstpointer data)
{
  gint64 cut_at = POSITION (f->player);
  gint64 stood;

  g_assert_false (lyc_player_get_stalled (f->player));
  cut_server_cut (f->server);
  WAIT (lyc_player_get_stalled (f->player));
  WAIT (lyc_player_get_buffering (f->player));
  /* Not the last picture seen: a busy machine leaves some out, and sounds have no gaps. */
  stood = POSITION (f->player);
  g_assert_cmpint (f->last_mark * 1000 / RATE, >, cut_at);
  g_assert_cmpint (stood, >, cut_at + 200);
  g_assert_cmpint (STATE (f->player), ==, LYC_PLAYER_PLAYING);
  g_assert_true (lyc_video_paintable_has_picture (lyc_player_get_paintable (f->player)));
  cut_server_restore (f->server);
  WAIT (!lyc_player_get_stalled (f->player) && f->last_mark > stood * RATE / 1000 + 25);
  g_assert_cmpint (STATE (f->player), ==, LYC_PLAYER_PLAYING);
  g_assert_cmpint (f->resumed_ms * RATE / 1000, ==, stood * RATE / 1000);
}

/* While it waits one can pause and jump; it does what was asked when the network is there. */
static void
test_asked_while_away (Fixture *f, gconstpointer data)
{
  cut_server_cut (f->server);
  WAIT (lyc_player_get_stalled (f->player) && lyc_player_get_buffering (f->player));
  lyc_player_pause (f->player);
  WAIT (STATE (f->player) == LYC_PLAYER_PAUSED);
  lyc_player_seek_ms (f->player, 300 * 1000 / RATE + 20, TRUE);
  cut_server_restore (f->server);
  WAIT (!lyc_player_get_stalled (f->player) && f->last_mark == 300);
  g_assert_cmpint (STATE (f->player), ==, LYC_PLAYER_PAUSED);
  lyc_player_play (f->player);
  WAIT (f->last_mark > 310);
}

/* A jump to what is not there yet, with the network gone, is made good. */
static void
test_seek_into_nothing (Fixture *f, gconstpointer data)
{
  cut_server_cut (f->server);
  lyc_player_seek_ms (f->player, 400 * 1000 / RATE + 20, TRUE);
  WAIT (lyc_player_get_stalled (f->player));
  g_assert_cmpint (POSITION (f->player), ==, 400 * 1000 / RATE + 20);
  cut_server_restore (f->server);
  WAIT (!lyc_player_get_stalled (f->player) && f->last_mark >= 400);
  WAIT (f->last_mark > 410);
}

/* To open something else, or nothing, ends the waiting. */
static void
test_left (Fixture *f, gconstpointer data)
{
  cut_server_cut (f->server);
  WAIT (lyc_player_get_stalled (f->player));
  lyc_player_stop (f->player);
  g_assert_false (lyc_player_get_stalled (f->player));
  cut_server_restore (f->server);
  WAIT (STATE (f->player) == LYC_PLAYER_EMPTY);
}

int
main (int argc, char *argv[])
{
  g_autofree char *uri = NULL, *path = NULL;
  GStatBuf status;
  int result;

  g_test_init (&argc, &argv, NULL);
  gst_init (NULL, NULL);
  folder = g_dir_make_tmp ("lyc-network-XXXXXX", NULL);
  uri = clip_make_marked (folder, "marked.webm", PICTURES, RATE);
  path = g_filename_from_uri (uri, NULL, NULL);
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  size = (guint) status.st_size;
#define ADD(name, func)                                                                            \
  g_test_add ("/media/player/network/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("cut-and-back", test_cut_and_back);
  ADD ("asked-while-away", test_asked_while_away);
  ADD ("seek-into-nothing", test_seek_into_nothing);
  ADD ("left", test_left);
  result = g_test_run ();
  g_unlink (path);
  g_rmdir (folder);
  g_free (folder);
  return result;
}
