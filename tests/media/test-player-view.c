/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "clip.h"
#include "kit.h"
#include "player-view.h"
#include "player-view-private.h"
#include "wait.h"

#include <glib/gstdio.h>
#include <gst/gst.h>

static char *clip;

typedef struct
{
  GtkWindow *window;
  LycPlayerView *view;
  LycWatchedRanges *seen;
  gint64 seeked;
  int ended, retried;
} Fixture;

static void
watched_cb (LycPlayerView *view, gint64 from, gint64 to, Fixture *f)
{
  g_assert_true (lyc_watched_ranges_add (f->seen, from, to));
}

static void
seeked_cb (LycPlayerView *view, gint64 at, Fixture *f)
{
  f->seeked = at;
}

static void
ended_cb (LycPlayerView *view, Fixture *f)
{
  f->ended++;
}

static void
set_up (Fixture *f, gconstpointer data)
{
  f->seen = lyc_watched_ranges_new ();
  f->window = GTK_WINDOW (gtk_window_new ());
  f->view = LYC_PLAYER_VIEW (lyc_player_view_new ());
  g_signal_connect (f->view, "watched", G_CALLBACK (watched_cb), f);
  g_signal_connect (f->view, "seeked", G_CALLBACK (seeked_cb), f);
  g_signal_connect (f->view, "ended", G_CALLBACK (ended_cb), f);
  gtk_window_set_default_size (f->window, 640, 360);
  gtk_window_set_child (f->window, GTK_WIDGET (f->view));
  gtk_window_present (f->window);
  WAIT (gtk_widget_get_mapped (GTK_WIDGET (f->view)));
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  LycPlayerView *view = g_object_ref (f->view);

  gtk_window_destroy (f->window);
  g_assert_finalize_object (view);
  lyc_watched_ranges_free (f->seen);
  WAIT (lyc_media_wait_closed (10));
}

static LycPlayerState
state (Fixture *f)
{
  return lyc_player_get_state (lyc_player_view_get_player (f->view));
}

static void
open_clip (Fixture *f, gint64 start_ms)
{
  lyc_player_view_open (f->view, clip, NULL, start_ms);
  WAIT (state (f) == LYC_PLAYER_READY);
}

static void
set_cue (Fixture *f, gint64 from, gint64 to)
{
  GPtrArray *cues = g_ptr_array_new_with_free_func ((GDestroyNotify) lyc_cue_free);
  g_autoptr (LycCueList) list = NULL;

  g_ptr_array_add (cues, lyc_cue_new (NULL, from, to, NULL, "Say it back"));
  list = lyc_cue_list_new (cues);
  lyc_player_view_set_cues (f->view, list);
}

static void
test_watched (Fixture *f, gconstpointer data)
{
  gint64 from, to;

  open_clip (f, 0);
  lyc_player_view_play (f->view);
  WAIT (lyc_player_view_get_position_ms (f->view) > 1000);
  lyc_player_view_seek_ms (f->view, 9000);
  g_assert_cmpint (f->seeked, ==, 9000);
  WAIT (f->ended == 1);
  WAIT (!lyc_player_view_get_playing (f->view));
  /* The part that was jumped over was not watched. */
  g_assert_cmpuint (lyc_watched_ranges_get_n (f->seen), ==, 2);
  lyc_watched_ranges_get (f->seen, 0, &from, &to);
  g_assert_cmpint (from, <, 300);
  g_assert_cmpint (to, <, 8000);
  lyc_watched_ranges_get (f->seen, 1, &from, &to);
  g_assert_cmpint (from, >=, 8900);
  g_assert_cmpint (to, >, 11500);
}

static void
test_keys (Fixture *f, gconstpointer data)
{
  LycPlayer *player = lyc_player_view_get_player (f->view);

  open_clip (f, 0);
  set_cue (f, 0, 60000);
  g_assert_true (lyc_player_view_handle_key (f->view, GDK_KEY_l, 0));
  g_assert_cmpint (f->seeked, ==, 10000);
  g_assert_true (lyc_player_view_handle_key (f->view, GDK_KEY_Left, 0));
  g_assert_cmpint (f->seeked, ==, 0);
  g_assert_true (lyc_player_view_handle_key (f->view, GDK_KEY_greater, GDK_SHIFT_MASK));
  g_assert_cmpfloat (lyc_player_get_rate (player), ==, 1.25);
  g_assert_true (lyc_player_view_handle_key (f->view, GDK_KEY_less, GDK_SHIFT_MASK));
  g_assert_cmpfloat (lyc_player_get_rate (player), ==, 1.0);
  g_assert_true (lyc_player_view_handle_key (f->view, GDK_KEY_Down, 0));
  g_assert_cmpfloat_with_epsilon (lyc_player_get_volume (player), 0.95, 0.001);
  g_assert_true (lyc_player_view_handle_key (f->view, GDK_KEY_M, GDK_SHIFT_MASK));
  g_assert_true (lyc_player_get_muted (player));
  g_assert_true (gtk_widget_get_visible (f->view->caption));
  g_assert_true (lyc_player_view_handle_key (f->view, GDK_KEY_c, 0));
  g_assert_false (gtk_widget_get_visible (f->view->caption));
  g_assert_true (lyc_player_view_handle_key (f->view, GDK_KEY_space, 0));
  WAIT (lyc_player_view_get_playing (f->view));
  g_assert_true (lyc_player_view_handle_key (f->view, GDK_KEY_k, 0));
  WAIT (state (f) == LYC_PLAYER_PAUSED);
  /* Other people's keys stay theirs. */
  g_assert_false (lyc_player_view_handle_key (f->view, GDK_KEY_k, GDK_CONTROL_MASK));
  g_assert_false (lyc_player_view_handle_key (f->view, GDK_KEY_Escape, 0));
  g_assert_false (lyc_player_view_handle_key (f->view, GDK_KEY_n, 0));
}

static void
test_captions (Fixture *f, gconstpointer data)
{
  open_clip (f, 0);
  set_cue (f, 4000, 6000);
  g_assert_false (gtk_widget_get_visible (f->view->caption));
  lyc_player_view_seek_ms (f->view, 5000);
  g_assert_true (gtk_widget_get_visible (f->view->caption));
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (f->view->caption)), ==, "Say it back");
  lyc_player_view_seek_ms (f->view, 6000);
  g_assert_false (gtk_widget_get_visible (f->view->caption));
}

static void
test_controls_hide (Fixture *f, gconstpointer data)
{
  open_clip (f, 0);
  g_assert_false (gtk_widget_has_css_class (f->view->stage, "idle"));
  lyc_player_view_play (f->view);
  WAIT (gtk_widget_has_css_class (f->view->stage, "idle"));
  lyc_player_view_pause (f->view);
  WAIT (!gtk_widget_has_css_class (f->view->stage, "idle"));
}

static void
test_full_screen (Fixture *f, gconstpointer data)
{
  open_clip (f, 2000);
  lyc_player_view_play (f->view);
  WAIT (lyc_player_view_get_playing (f->view));
  lyc_player_view_set_full_screen (f->view, TRUE);
  WAIT (gtk_widget_get_mapped (f->view->stage));
  g_assert_true (lyc_player_view_get_playing (f->view));
  g_assert_true (lyc_player_view_handle_key (f->view, GDK_KEY_Escape, 0));
  g_assert_false (lyc_player_view_get_full_screen (f->view));
  WAIT (gtk_widget_get_mapped (f->view->stage));
  g_assert_true (gtk_widget_get_parent (f->view->stage) == GTK_WIDGET (f->view));
  /* And let go while it fills the screen. */
  lyc_player_view_set_full_screen (f->view, TRUE);
}

/* A widget that is not mapped tells the player that nobody looks. */
static void
test_hidden (Fixture *f, gconstpointer data)
{
  LycVideoPaintable *picture
      = lyc_player_get_paintable (lyc_player_view_get_player (f->view));

  open_clip (f, 0);
  g_assert_true (lyc_video_paintable_get_visible (picture));
  gtk_widget_set_visible (GTK_WIDGET (f->view), FALSE);
  g_assert_false (lyc_video_paintable_get_visible (picture));
  gtk_widget_set_visible (GTK_WIDGET (f->view), TRUE);
  WAIT (lyc_video_paintable_get_visible (picture));
}

static gboolean
retry_cb (LycPlayerView *view, Fixture *f)
{
  f->retried++;
  lyc_player_view_open (view, clip, NULL, 0);
  return TRUE;
}

static GtkWidget *
find (GtkWidget *widget, const char *label)
{
  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return widget;
  for (GtkWidget *c = gtk_widget_get_first_child (widget); c; c = gtk_widget_get_next_sibling (c))
    {
      GtkWidget *found = find (c, label);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
test_retry (Fixture *f, gconstpointer data)
{
  GtkWidget *button;

  g_signal_connect (f->view, "retry", G_CALLBACK (retry_cb), f);
  lyc_player_view_open (f->view, "file:///nowhere.webm", NULL, 0);
  WAIT (state (f) == LYC_PLAYER_ERROR);
  button = find (GTK_WIDGET (f->view), "Try again");
  g_assert_true (gtk_widget_get_mapped (button) || gtk_widget_get_visible (button));
  g_signal_emit_by_name (button, "clicked");
  g_assert_cmpint (f->retried, ==, 1);
  WAIT (state (f) == LYC_PLAYER_READY);
}

int
main (int argc, char *argv[])
{
  g_autofree char *folder = NULL, *path = NULL;
  int result;

  gtk_test_init (&argc, &argv, NULL);
  lyc_kit_init ();
  gst_init (NULL, NULL);
  folder = g_dir_make_tmp ("lyc-view-XXXXXX", NULL);
  path = g_build_filename (folder, "clip.webm", NULL);
  clip = clip_make (folder, "clip.webm", 12, TRUE);
#define ADD(name, func)                                                                            \
  g_test_add ("/course/player-view/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("watched", test_watched);
  ADD ("keys", test_keys);
  ADD ("captions", test_captions);
  ADD ("controls-hide", test_controls_hide);
  ADD ("full-screen", test_full_screen);
  ADD ("hidden", test_hidden);
  ADD ("retry", test_retry);
  result = g_test_run ();
  g_unlink (path);
  g_rmdir (folder);
  g_free (clip);
  return result;
}
