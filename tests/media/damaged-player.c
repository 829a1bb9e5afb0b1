/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opens the files that are named on its input, one a line, with the real player: shows the first
 * picture, plays, jumps, stops. Answers each with a line, "STATE FAULT SENTENCE", as soon as there
 * is a picture, an end or an error; "hang" where there is none. */
#include <gst/gst.h>
#include <stdio.h>
#include <string.h>

#include "player-status.h"
#include "player.h"

/* Turns of the main loop, so that a machine that is held up is no hang; the player's own patience
 * is half of it. */
#define TURN_MS 20
#define MOST_TURNS 500
#define TURNS_PLAYED 3

typedef enum
{
  OPENED,
  PLAYED,
  JUMPED,
} Stage;

typedef struct
{
  LycPlayer *player;
  GMainLoop *loop;
  Stage stage;
  guint turns;
  guint played;
  gint64 from_ms; /* where the stage began */
} Run;

static gboolean
is_over (LycPlayerState state)
{
  return state == LYC_PLAYER_ERROR || state == LYC_PLAYER_ENDED;
}

/* After the first picture a little of what follows, and then some of the middle. */
static void
go_on (Run *run)
{
  if (run->stage == OPENED)
    lyc_player_play (run->player);
  else if (run->stage == PLAYED)
    lyc_player_seek_ms (run->player, lyc_player_get_duration_ms (run->player) / 2, TRUE);
  run->stage++;
  run->turns = run->played = 0;
  run->from_ms = lyc_player_get_position_ms (run->player);
}

static gboolean
turn_cb (gpointer data)
{
  Run *run = data;
  LycPlayerState state = lyc_player_get_state (run->player);
  gboolean answered = run->stage == OPENED
                          ? state == LYC_PLAYER_READY
                          : state == LYC_PLAYER_PLAYING
                                && lyc_player_get_position_ms (run->player) != run->from_ms;

  if (is_over (state) || ++run->turns > MOST_TURNS)
    g_main_loop_quit (run->loop);
  else if (answered && (run->stage == OPENED || ++run->played > TURNS_PLAYED))
    {
      if (run->stage == JUMPED)
        g_main_loop_quit (run->loop);
      else
        go_on (run);
    }
  return G_SOURCE_CONTINUE;
}

static const char *
name_of (GType type, int value)
{
  g_autoptr (GEnumClass) class = g_type_class_ref (type);

  return g_enum_get_value (class, value)->value_nick;
}

static void
answer (const Run *run)
{
  LycPlayerFault fault = lyc_player_get_fault (run->player);

  if (run->turns > MOST_TURNS)
    printf ("hang - at stage %d\n", run->stage);
  else
    printf ("%s %s %s\n", name_of (LYC_TYPE_PLAYER_STATE, lyc_player_get_state (run->player)),
            name_of (LYC_TYPE_PLAYER_FAULT, fault),
            fault != LYC_PLAYER_FAULT_NONE ? lyc_player_status_sentence (fault) : "-");
  fflush (stdout);
}

static void
try (GMainLoop *loop, const char *path)
{
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  Run run = { .player = lyc_player_new (), .loop = loop };
  guint turn = g_timeout_add (TURN_MS, turn_cb, &run);

  lyc_player_set_muted (run.player, TRUE);
  lyc_player_set_rate (run.player, LYC_PLAYER_RATE_MAX);
  lyc_player_open (run.player, uri, NULL, 0);
  g_main_loop_run (loop);
  g_source_remove (turn);
  answer (&run);
  g_object_unref (run.player);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  char line[4096];

  gst_init (NULL, NULL);
  while (fgets (line, sizeof line, stdin) != NULL)
    try (loop, g_strchomp (line));
  return lyc_media_wait_closed (10000) ? 0 : 1;
}
