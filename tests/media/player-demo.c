/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shows the video card with made-up talk, to look at: player-demo URI [WIDTH [START_MS [play]]]. */
#include "kit.h"
#include "player-view.h"

#include <stdlib.h>

static void
fill (LycPlayerView *view, gint64 all)
{
  g_autoptr (LycChapters) chapters = lyc_chapters_new ();
  g_autoptr (LycWatchedRanges) watched = lyc_watched_ranges_new ();
  GPtrArray *cues = g_ptr_array_new_with_free_func ((GDestroyNotify) lyc_cue_free);
  g_autoptr (LycCueList) list = NULL;
  const LycSeekMoment moments[] = { { all * 11 / 100, 2 }, { all * 27 / 100, 1 },
                                    { all * 42 / 100, 6 }, { all * 58 / 100, 3 },
                                    { all * 79 / 100, 1 } };

  lyc_chapters_add (chapters, 0, "Why we talk past each other");
  lyc_chapters_add (chapters, all * 18 / 100, "Listen first");
  lyc_chapters_add (chapters, all * 36 / 100, "Say it back");
  lyc_chapters_add (chapters, all * 66 / 100, "Silence");
  lyc_chapters_add (chapters, all * 85 / 100, "Try it");
  g_ptr_array_add (cues, lyc_cue_new (NULL, 0, all, NULL,
                                      "So before you answer, say back what you heard."));
  list = lyc_cue_list_new (cues);
  lyc_watched_ranges_add (watched, 0, all * 55 / 100);
  lyc_player_view_set_chapters (view, chapters);
  lyc_player_view_set_cues (view, list);
  lyc_player_view_set_watched (view, watched);
  lyc_player_view_set_moments (view, moments, G_N_ELEMENTS (moments));
}

static void
duration_cb (LycPlayerView *view)
{
  gint64 all = lyc_player_view_get_duration_ms (view);

  if (all > 0)
    fill (view, all);
}

int
main (int argc, char *argv[])
{
  GtkWidget *window, *view;
  int width = argc > 2 ? atoi (argv[2]) : 776;

  gtk_init ();
  lyc_kit_init ();
  window = gtk_window_new ();
  view = lyc_player_view_new ();
  gtk_widget_set_valign (view, GTK_ALIGN_START);
  gtk_window_set_child (GTK_WINDOW (window), view);
  gtk_window_set_default_size (GTK_WINDOW (window), width, width * 9 / 16);
  g_signal_connect (view, "notify::duration-ms", G_CALLBACK (duration_cb), NULL);
  gtk_window_present (GTK_WINDOW (window));
  lyc_player_view_open (LYC_PLAYER_VIEW (view), argv[1], NULL, argc > 3 ? atoi (argv[3]) : 0);
  if (argc > 4)
    lyc_player_view_play (LYC_PLAYER_VIEW (view));
  while (g_list_model_get_n_items (gtk_window_get_toplevels ()) > 0)
    g_main_context_iteration (NULL, TRUE);
  return 0;
}
