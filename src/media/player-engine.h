/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "player.h"

G_BEGIN_DECLS

/* The part of a player that runs in its own thread. A later helper process would stand behind the
 * same functions. All of them may be called from the main thread at any time; none waits. */
typedef struct _LycPlayerEngine LycPlayerEngine;

/* What the engine tells. Those of an earlier open or seek are known by their serial. */
typedef struct
{
  guint open_serial;
  guint seek_serial;
  LycPlayerState state;
  LycPlayerFault fault;
  gint64 position_ms;
  gint64 duration_ms;
  gboolean buffering;
  gboolean stalled;
  gboolean live;
  GPtrArray *tracks; /* (nullable) (element-type LycPlayerTrack): never changed, only replaced */
  int audio_track;
} LycPlayerReport;

typedef struct
{
  enum
  {
    LYC_PLAYER_DO_OPEN,
    LYC_PLAYER_DO_PLAY,
    LYC_PLAYER_DO_PAUSE,
    LYC_PLAYER_DO_SEEK,
    LYC_PLAYER_DO_STEP,
    LYC_PLAYER_DO_LOOP,
    LYC_PLAYER_DO_AUDIO_TRACK,
    LYC_PLAYER_DO_RATE,
    LYC_PLAYER_DO_VOLUME,
    LYC_PLAYER_DO_TARGET,
    LYC_PLAYER_DO_STOP,
    LYC_PLAYER_DO_QUIT,
  } verb;
  char *uri;
  char **headers;
  guint serial; /* of the open or of the seek */
  gint64 position_ms;
  gint64 end_ms; /* of the loop that begins at the position */
  int index;     /* of the track; or which way to step */
  gboolean accurate;
  double number; /* rate or volume */
  gboolean flag; /* muted, or hidden */
  int width, height;
} LycPlayerCommand;

LycPlayerEngine *lyc_player_engine_new (LycVideoPaintable *paintable, GObject *listener,
                                        void (*report) (gpointer               listener,
                                                        const LycPlayerReport *report));
void             lyc_player_engine_do (LycPlayerEngine *self, const LycPlayerCommand *command);
void             lyc_player_engine_release (LycPlayerEngine *self);

G_END_DECLS
