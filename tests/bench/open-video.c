/* SPDX-License-Identifier: GPL-3.0-or-later */
/* open-video URI: opens a recording in the lesson's player, once its window stands, and prints the
 * milliseconds from the opening to the frame in which the first picture is painted. */
#include <stdio.h>
#include <unistd.h>

#include "kit.h"
#include "player-view.h"

#define WIDTH 780
#define SETTLE_MS 700

typedef struct
{
  GtkWidget *window;
  LycPlayerView *view;
  const char *uri;
  gint64 asked_us;
  gboolean done;
} Bench;

static void
painted_cb (Bench *self)
{
  LycPlayer *player = lyc_player_view_get_player (self->view);

  if (!lyc_video_paintable_has_picture (lyc_player_get_paintable (player)))
    return;
  printf ("%.3f\n", (g_get_monotonic_time () - self->asked_us) / 1000.0);
  self->done = TRUE;
}

static gboolean
open_cb (gpointer data)
{
  Bench *self = data;

  g_signal_connect_swapped (gtk_widget_get_frame_clock (self->window), "after-paint",
                            G_CALLBACK (painted_cb), self);
  self->asked_us = g_get_monotonic_time ();
  lyc_player_view_open (self->view, self->uri, NULL, 0);
  return G_SOURCE_REMOVE;
}

int
main (int argc, char *argv[])
{
  Bench self = { .uri = argv[1] };

  if (argc != 2)
    return 2;
  gtk_init ();
  lyc_kit_init ();
  self.window = gtk_window_new ();
  self.view = LYC_PLAYER_VIEW (lyc_player_view_new ());
  gtk_window_set_child (GTK_WINDOW (self.window), GTK_WIDGET (self.view));
  gtk_window_set_default_size (GTK_WINDOW (self.window), WIDTH, WIDTH * 9 / 16);
  gtk_window_present (GTK_WINDOW (self.window));
  g_timeout_add (SETTLE_MS, open_cb, &self);
  while (!self.done)
    g_main_context_iteration (NULL, TRUE);
  fflush (stdout);
  _exit (0);
}
