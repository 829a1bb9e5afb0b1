/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "player-engine.h"

G_BEGIN_DECLS

/* The face of a player on the main thread. It keeps what the engine told last, and what was asked
 * since, so that a getter answers at once and a slider does not jump back. */
struct _LycPlayer
{
  GObject parent_instance;

  LycPlayerEngine *engine;
  LycVideoPaintable *paintable;
  LycPlayerReport now; /* its tracks are those below */
  GPtrArray *tracks;
  double rate, volume;
  gboolean muted;
  gint64 loop_start_ms, loop_end_ms;
};

enum
{
  LYC_PLAYER_PROP_STATE = 1,
  LYC_PLAYER_PROP_FAULT,
  LYC_PLAYER_PROP_POSITION_MS,
  LYC_PLAYER_PROP_DURATION_MS,
  LYC_PLAYER_PROP_BUFFERING,
  LYC_PLAYER_PROP_STALLED,
  LYC_PLAYER_PROP_LIVE,
  LYC_PLAYER_PROP_TRACKS,
  LYC_PLAYER_PROP_AUDIO_TRACK,
  LYC_PLAYER_PROP_LOOP_START_MS,
  LYC_PLAYER_PROP_LOOP_END_MS,
  LYC_PLAYER_PROP_RATE,
  LYC_PLAYER_PROP_VOLUME,
  LYC_PLAYER_PROP_MUTED,
  LYC_PLAYER_N_PROPS
};

void lyc_player_take (LycPlayer *self, const LycPlayerReport *report);
void lyc_player_notify (LycPlayer *self, guint property);

G_END_DECLS
