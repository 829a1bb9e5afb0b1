/* SPDX-License-Identifier: GPL-3.0-or-later */
/* open-video [WIDTH HEIGHT]: the lesson's player in a window of its own. Does what stands in each
 * line that comes in: "open URI", "play", "pause", "seek MS", "rate FACTOR", "quit". */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "kit.h"
#include "player-view.h"

typedef struct
{
  GtkWindow *window;
  LycPlayerView *view;
} Bench;

static void
carry_out (Bench *self, const char *verb, const char *word)
{
  LycPlayer *player = lyc_player_view_get_player (self->view);

  if (g_str_equal (verb, "open"))
    lyc_player_view_open (self->view, word, NULL, 0);
  else if (g_str_equal (verb, "play"))
    lyc_player_play (player);
  else if (g_str_equal (verb, "pause"))
    lyc_player_pause (player);
  else if (g_str_equal (verb, "seek"))
    lyc_player_seek_ms (player, g_ascii_strtoll (word, NULL, 10), TRUE);
  else if (g_str_equal (verb, "rate"))
    lyc_player_set_rate (player, g_ascii_strtod (word, NULL));
  else if (g_str_equal (verb, "quit"))
    _exit (0);
}

static gboolean
line_cb (GIOChannel *channel, GIOCondition condition, gpointer data)
{
  GIOStatus status;
  char *line;

  while ((status = g_io_channel_read_line (channel, &line, NULL, NULL, NULL)) == G_IO_STATUS_NORMAL)
    {
      g_auto (GStrv) words = g_strsplit (g_strchomp (line), " ", 2);

      carry_out (data, words[0], words[1]);
      g_free (line);
    }
  if (status != G_IO_STATUS_AGAIN)
    _exit (0);
  return G_SOURCE_CONTINUE;
}

int
main (int argc, char *argv[])
{
  Bench self = { 0 };
  GIOChannel *input = g_io_channel_unix_new (STDIN_FILENO);

  gtk_init ();
  lyc_kit_init ();
  self.window = GTK_WINDOW (gtk_window_new ());
  self.view = LYC_PLAYER_VIEW (lyc_player_view_new ());
  gtk_window_set_title (self.window, "open-video");
  gtk_window_set_decorated (self.window, FALSE);
  gtk_window_set_child (self.window, GTK_WIDGET (self.view));
  gtk_window_set_default_size (self.window, argc > 2 ? atoi (argv[1]) : 1280,
                               argc > 2 ? atoi (argv[2]) : 720);
  gtk_window_present (self.window);
  g_io_add_watch (input, G_IO_IN | G_IO_HUP, line_cb, &self);
  g_io_channel_set_flags (input, G_IO_FLAG_NONBLOCK, NULL);
  while (g_list_model_get_n_items (gtk_window_get_toplevels ()) > 0)
    g_main_context_iteration (NULL, TRUE);
  return 0;
}
