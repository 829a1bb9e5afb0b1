/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "clip.h"
#include "kit.h"
#include "player-controls-private.h"
#include "player-private.h"
#include "player-view.h"
#include "player-view-private.h"
#include "seek-bar-private.h"
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
  g_assert_cmpint (f->seeked, ==, 5000);
  g_assert_true (lyc_player_view_handle_key (f->view, GDK_KEY_Right, 0));
  g_assert_cmpint (f->seeked, ==, 10000);
  g_assert_true (lyc_player_view_handle_key (f->view, GDK_KEY_j, 0));
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

/* Another clock, so that nobody waits. */
static gint64
given_ms (gpointer data)
{
  return *(gint64 *) data;
}

static gboolean
is_idle (Fixture *f)
{
  lyc_player_view_check_idle (f->view);
  return gtk_widget_has_css_class (f->view->stage, "idle");
}

static void
test_controls_hide (Fixture *f, gconstpointer data)
{
  LycPlayerControls *controls = LYC_PLAYER_CONTROLS (f->view->controls);
  gint64 now = 1000;

  lyc_player_view_set_time (f->view, given_ms, &now);
  open_clip (f, 0);
  now += 9000;
  g_assert_false (is_idle (f)); /* what does not play keeps them */
  lyc_player_view_play (f->view);
  WAIT (lyc_player_view_get_playing (f->view));
  lyc_player_view_wake (f->view);
  now += 2999;
  g_assert_false (is_idle (f));
  now += 1;
  g_assert_true (is_idle (f));
  lyc_player_view_wake (f->view);
  g_assert_false (gtk_widget_has_css_class (f->view->stage, "idle"));
  /* Nor while the keyboard is in them, or a menu is open. */
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (controls), GTK_DIR_TAB_FORWARD));
  now += 9000;
  g_assert_false (is_idle (f));
  gtk_widget_grab_focus (f->view->stage);
  g_assert_null (gtk_menu_button_get_popover (GTK_MENU_BUTTON (controls->more)));
  gtk_menu_button_popup (GTK_MENU_BUTTON (controls->more));
  g_assert_true (gtk_widget_get_visible (
      GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (controls->more)))));
  g_assert_false (is_idle (f));
  gtk_menu_button_popdown (GTK_MENU_BUTTON (controls->more));
  gtk_widget_grab_focus (f->view->stage);
  now += 9000;
  g_assert_true (is_idle (f));
  lyc_player_view_pause (f->view);
  WAIT (!gtk_widget_has_css_class (f->view->stage, "idle"));
}

static LycChapters *
set_chapters (Fixture *f)
{
  LycChapters *chapters = lyc_chapters_new ();

  lyc_chapters_add (chapters, 0, "Listen");
  lyc_chapters_add (chapters, 4000, "Say it back");
  lyc_chapters_add (chapters, 8000, "Stop");
  lyc_player_view_set_chapters (f->view, chapters);
  return chapters;
}

static void
test_chapters (Fixture *f, gconstpointer data)
{
  g_autoptr (LycChapters) chapters = NULL;
  LycPlayerControls *controls = LYC_PLAYER_CONTROLS (f->view->controls);

  open_clip (f, 0);
  chapters = set_chapters (f);
  lyc_player_view_handle_key (f->view, GDK_KEY_Right, GDK_CONTROL_MASK);
  g_assert_cmpint (f->seeked, ==, 4000);
  lyc_player_view_handle_key (f->view, GDK_KEY_Page_Down, 0);
  g_assert_cmpint (f->seeked, ==, 8000);
  lyc_player_view_handle_key (f->view, GDK_KEY_Right, GDK_SHIFT_MASK);
  g_assert_cmpint (f->seeked, ==, 8000); /* there is no next one */
  lyc_player_view_seek_ms (f->view, 11500);
  lyc_player_view_handle_key (f->view, GDK_KEY_Left, GDK_CONTROL_MASK);
  g_assert_cmpint (f->seeked, ==, 8000);
  lyc_player_view_handle_key (f->view, GDK_KEY_Page_Up, 0);
  g_assert_cmpint (f->seeked, ==, 4000);
  g_signal_emit_by_name (controls->chapter_list, "chosen", (gint64) 8000);
  g_assert_cmpint (f->seeked, ==, 8000);
  gtk_widget_activate_action (f->view->controls, "player.chapter", "i", 1);
  g_assert_cmpint (f->seeked, ==, 4000);
}

/* The marks on the bar are those of the player. */
static void
test_loop (Fixture *f, gconstpointer data)
{
  LycPlayer *player = lyc_player_view_get_player (f->view);
  LycSeekBar *bar = lyc_player_controls_get_seek_bar (LYC_PLAYER_CONTROLS (f->view->controls));
  gint64 start, end;

  open_clip (f, 0);
  lyc_player_view_seek_ms (f->view, 3000);
  lyc_player_view_handle_key (f->view, GDK_KEY_a, 0);
  g_assert_cmpint (bar->loop_start_ms, ==, 3000);
  g_assert_cmpint (bar->loop_end_ms, ==, -1);
  lyc_player_view_seek_ms (f->view, 5000);
  lyc_player_view_handle_key (f->view, GDK_KEY_b, 0);
  lyc_player_get_loop_ms (player, &start, &end);
  g_assert_cmpint (start, ==, 3000);
  g_assert_cmpint (end, ==, 5000);
  g_assert_cmpint (bar->loop_end_ms, ==, 5000);
  lyc_player_view_handle_key (f->view, GDK_KEY_x, 0);
  g_assert_cmpint (bar->loop_start_ms, ==, -1);
}

static void
test_frames (Fixture *f, gconstpointer data)
{
  gint64 before;

  open_clip (f, 2000);
  before = lyc_player_view_get_position_ms (f->view);
  lyc_player_view_handle_key (f->view, GDK_KEY_period, 0);
  WAIT (lyc_player_view_get_position_ms (f->view) > before);
  g_assert_cmpint (lyc_player_view_get_position_ms (f->view), <, before + 500);
}

static int
caption_y (Fixture *f)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (f->view->caption, f->view->stage, &bounds));
  return (int) bounds.origin.y;
}

/* By keys alone, and remembered. */
static void
test_caption_style (Fixture *f, gconstpointer data)
{
  g_autoptr (GSettings) settings = g_settings_new_with_path (
      "io.github.lyceum_desktop.Lyceum", "/io/github/lyceum_desktop/Lyceum/test/");
  g_autofree char *background = NULL;
  int y;

  lyc_player_view_set_settings (f->view, settings);
  open_clip (f, 0);
  set_cue (f, 0, 60000);
  WAIT (gtk_widget_get_mapped (f->view->caption) && caption_y (f) > 0);
  y = caption_y (f);
  lyc_player_view_handle_key (f->view, GDK_KEY_plus, 0);
  g_assert_cmpint (g_settings_get_int (settings, "caption-size"), ==, 125);
  lyc_player_view_handle_key (f->view, GDK_KEY_minus, 0);
  lyc_player_view_handle_key (f->view, GDK_KEY_minus, 0);
  g_assert_cmpint (g_settings_get_int (settings, "caption-size"), ==, 75);
  lyc_player_view_handle_key (f->view, GDK_KEY_o, 0);
  background = g_settings_get_string (settings, "caption-background");
  g_assert_cmpstr (background, ==, "none");
  g_assert_true (gtk_widget_has_css_class (f->view->caption, "none"));
  for (int i = 0; i < 5; i++)
    lyc_player_view_handle_key (f->view, GDK_KEY_r, 0);
  lyc_player_view_handle_key (f->view, GDK_KEY_R, GDK_SHIFT_MASK);
  g_assert_cmpint (g_settings_get_int (settings, "caption-position"), ==, 40);
  WAIT (caption_y (f) < y - 60);
  /* What another window chooses counts here too. */
  g_settings_set_int (settings, "caption-position", 0);
  WAIT (caption_y (f) > y - 30);
  g_settings_reset (settings, "caption-size");
  g_settings_reset (settings, "caption-background");
}

/* In the next lesson, and after the next start. */
static void
test_sound_and_speed_kept (Fixture *f, gconstpointer data)
{
  LycPlayer *player = lyc_player_view_get_player (f->view);
  g_autoptr (GSettings) settings = g_settings_new_with_path (
      "io.github.lyceum_desktop.Lyceum", "/io/github/lyceum_desktop/Lyceum/sound-test/");

  g_settings_set_double (settings, "volume", 0.5);
  g_settings_set_boolean (settings, "muted", TRUE);
  g_settings_set_double (settings, "speed", 1.5);
  lyc_player_view_set_settings (f->view, settings);
  g_assert_cmpfloat_with_epsilon (lyc_player_get_volume (player), 0.5, 0.001);
  g_assert_true (lyc_player_get_muted (player));
  g_assert_cmpfloat_with_epsilon (lyc_player_get_rate (player), 1.5, 0.001);
  open_clip (f, 0);
  lyc_player_set_volume (player, 0.25);
  lyc_player_set_muted (player, FALSE);
  lyc_player_set_rate (player, 2);
  g_assert_cmpfloat_with_epsilon (g_settings_get_double (settings, "volume"), 0.25, 0.001);
  g_assert_false (g_settings_get_boolean (settings, "muted"));
  g_assert_cmpfloat_with_epsilon (g_settings_get_double (settings, "speed"), 2, 0.001);
}

/* To change how it looks would have the window painted for nobody. */
static void
test_captions_button_rests (Fixture *f, gconstpointer data)
{
  LycPlayerControls *controls = LYC_PLAYER_CONTROLS (f->view->controls);
  GtkToggleButton *button = GTK_TOGGLE_BUTTON (controls->captions);

  open_clip (f, 0);
  g_assert_false (gtk_widget_get_visible (controls->captions));
  g_assert_false (gtk_toggle_button_get_active (button));
  set_cue (f, 0, 60000);
  g_assert_true (gtk_widget_get_visible (controls->captions));
  g_assert_true (gtk_toggle_button_get_active (button));
}

static void
track_cb (LycPlayerView *view, guint index, int *chosen)
{
  *chosen = (int) index;
}

static void
test_caption_tracks (Fixture *f, gconstpointer data)
{
  const char *const labels[] = { "English", "Deutsch", NULL };
  int chosen = -1;

  g_signal_connect (f->view, "caption-track-chosen", G_CALLBACK (track_cb), &chosen);
  open_clip (f, 0);
  set_cue (f, 0, 60000);
  lyc_player_view_set_caption_tracks (f->view, labels, 0);
  gtk_widget_activate_action (f->view->controls, "player.caption-track", "i", 1);
  g_assert_cmpint (chosen, ==, 1);
  lyc_player_view_set_caption_tracks (f->view, labels, 1);
  lyc_player_view_handle_key (f->view, GDK_KEY_C, GDK_SHIFT_MASK);
  g_assert_false (lyc_player_view_get_captions_shown (f->view));
  lyc_player_view_handle_key (f->view, GDK_KEY_C, GDK_SHIFT_MASK);
  g_assert_cmpint (chosen, ==, 0);
  g_assert_true (lyc_player_view_get_captions_shown (f->view));
}

static gboolean
shows (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget)
      && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text))
    return TRUE;
  for (GtkWidget *c = gtk_widget_get_first_child (widget); c; c = gtk_widget_get_next_sibling (c))
    if (shows (c, text))
      return TRUE;
  return FALSE;
}

/* The same picture in a window of its own; closing it brings it back, and it goes on playing. */
static void
test_pip (Fixture *f, gconstpointer data)
{
  LycVideoPaintable *picture = lyc_player_get_paintable (lyc_player_view_get_player (f->view));

  open_clip (f, 0);
  set_cue (f, 0, 60000);
  lyc_player_view_play (f->view);
  WAIT (lyc_player_view_get_playing (f->view));
  lyc_player_view_handle_key (f->view, GDK_KEY_i, 0);
  g_assert_true (lyc_player_view_get_pip (f->view));
  WAIT (gtk_widget_get_mapped (GTK_WIDGET (f->view->pip)));
  WAIT (lyc_video_paintable_get_visible (picture));
  g_assert_true (gtk_widget_get_visible (f->view->away));
  WAIT (shows (GTK_WIDGET (f->view->pip), "Say it back"));
  g_assert_false (shows (GTK_WIDGET (f->view), "Say it back"));
  /* It is seen although the card is not. */
  gtk_widget_set_visible (GTK_WIDGET (f->view), FALSE);
  g_assert_true (lyc_video_paintable_get_visible (picture));
  gtk_widget_set_visible (GTK_WIDGET (f->view), TRUE);
  gtk_window_close (f->view->pip);
  g_assert_false (lyc_player_view_get_pip (f->view));
  WAIT (lyc_video_paintable_get_visible (picture));
  g_assert_true (lyc_player_view_get_playing (f->view));
  g_assert_false (gtk_widget_get_visible (f->view->away));
  /* And let go while it is away. */
  lyc_player_view_set_pip (f->view, TRUE);
}

static void
test_hover (Fixture *f, gconstpointer data)
{
  g_autoptr (LycChapters) chapters = NULL;
  LycSeekBar *bar = lyc_player_controls_get_seek_bar (LYC_PLAYER_CONTROLS (f->view->controls));

  open_clip (f, 0);
  chapters = set_chapters (f);
  lyc_seek_bar_hover (bar, lyc_seek_bar_x_of (bar, 5000), 5000);
  g_assert_true (gtk_widget_get_visible (f->view->hover));
  {
    g_autofree char *text = lyc_seek_bar_describe (bar, 5000);

    g_assert_cmpstr (text, ==, "Say it back");
  }
  lyc_seek_bar_hover (bar, 0, -1);
  g_assert_false (gtk_widget_get_visible (f->view->hover));
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

static void
set_stalled (Fixture *f, gboolean stalled)
{
  LycPlayer *player = lyc_player_view_get_player (f->view);

  player->now.stalled = stalled;
  g_object_notify (G_OBJECT (player), "stalled");
}

/* A line says so while the network is away, whatever is loaded. */
static void
test_stalled (Fixture *f, gconstpointer data)
{
  const char *text;

  open_clip (f, 0);
  g_assert_false (gtk_widget_get_visible (f->view->stalled));
  lyc_player_view_play (f->view);
  WAIT (lyc_player_view_get_playing (f->view));
  set_stalled (f, TRUE);
  g_assert_true (gtk_widget_get_visible (f->view->stalled));
  text = gtk_label_get_text (GTK_LABEL (f->view->stalled));
  g_assert_nonnull (strstr (text, "playing what is loaded"));
  lyc_player_view_pause (f->view);
  WAIT (state (f) == LYC_PLAYER_PAUSED);
  set_stalled (f, FALSE);
  g_assert_false (gtk_widget_get_visible (f->view->stalled));
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
  ADD ("chapters", test_chapters);
  ADD ("loop", test_loop);
  ADD ("frames", test_frames);
  ADD ("caption-style", test_caption_style);
  ADD ("captions-button-rests", test_captions_button_rests);
  ADD ("caption-tracks", test_caption_tracks);
  ADD ("sound-and-speed-kept", test_sound_and_speed_kept);
  ADD ("pip", test_pip);
  ADD ("hover", test_hover);
  ADD ("full-screen", test_full_screen);
  ADD ("hidden", test_hidden);
  ADD ("stalled", test_stalled);
  ADD ("retry", test_retry);
  result = g_test_run ();
  g_unlink (path);
  g_rmdir (folder);
  g_free (clip);
  return result;
}
