/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "player-track.h"
#include "video-paintable.h"

G_BEGIN_DECLS

typedef enum
{
  LYC_PLAYER_EMPTY,   /* nothing opened, or stopped */
  LYC_PLAYER_LOADING, /* opened; the first picture is not there yet */
  LYC_PLAYER_READY,   /* the first picture stands; never played since it was opened */
  LYC_PLAYER_PLAYING,
  LYC_PLAYER_PAUSED,
  LYC_PLAYER_ENDED,
  LYC_PLAYER_ERROR, /* see lyc_player_get_fault(); open again to try again */
} LycPlayerState;

/* Why a recording does not play: what the learner can be told, not what went wrong inside. */
typedef enum
{
  LYC_PLAYER_FAULT_NONE,
  LYC_PLAYER_FAULT_NOT_FOUND,   /* there is no such recording (any more) */
  LYC_PLAYER_FAULT_FORBIDDEN,   /* sign-in expired, or not theirs to see */
  LYC_PLAYER_FAULT_NETWORK,     /* could not be fetched; trying again may help */
  LYC_PLAYER_FAULT_UNSUPPORTED, /* a format that we do not play */
  LYC_PLAYER_FAULT_BROKEN,      /* damaged, or not a recording at all */
  LYC_PLAYER_FAULT_OTHER,
} LycPlayerFault;

#define LYC_PLAYER_RATE_MIN 0.5
#define LYC_PLAYER_RATE_MAX 3.0
#define LYC_PLAYER_STEP_MS 10000
#define LYC_PLAYER_LOOP_MIN_MS 200

#define LYC_TYPE_PLAYER_STATE (lyc_player_state_get_type ())
#define LYC_TYPE_PLAYER_FAULT (lyc_player_fault_get_type ())
#define LYC_TYPE_PLAYER (lyc_player_get_type ())
GType lyc_player_state_get_type (void);
GType lyc_player_fault_get_type (void);
G_DECLARE_FINAL_TYPE (LycPlayer, lyc_player, LYC, PLAYER, GObject)

LycPlayer *lyc_player_new (void);

void lyc_player_open (LycPlayer *self, const char *uri, const char *const *headers,
                      gint64 start_ms);
void lyc_player_play (LycPlayer *self);
void lyc_player_pause (LycPlayer *self);
void lyc_player_toggle (LycPlayer *self);
void lyc_player_seek_ms (LycPlayer *self, gint64 position_ms, gboolean accurate);
void lyc_player_seek_by_ms (LycPlayer *self, gint64 delta_ms);
void lyc_player_step_back (LycPlayer *self);
void lyc_player_step_forward (LycPlayer *self);
void lyc_player_step_frame (LycPlayer *self, int direction);
void lyc_player_set_loop_ms (LycPlayer *self, gint64 start_ms, gint64 end_ms);
void lyc_player_stop (LycPlayer *self);

LycPlayerState     lyc_player_get_state (LycPlayer *self);
LycPlayerFault     lyc_player_get_fault (LycPlayer *self);
gint64             lyc_player_get_position_ms (LycPlayer *self);
gint64             lyc_player_get_duration_ms (LycPlayer *self);
gboolean           lyc_player_get_buffering (LycPlayer *self);
gboolean lyc_player_get_stalled (LycPlayer *self);
gboolean lyc_player_get_live (LycPlayer *self);
void lyc_player_get_loop_ms (LycPlayer *self, gint64 *start_ms, gint64 *end_ms);
GPtrArray *lyc_player_get_tracks (LycPlayer *self);
int lyc_player_get_audio_track (LycPlayer *self);
void lyc_player_set_audio_track (LycPlayer *self, int index);
double             lyc_player_get_rate (LycPlayer *self);
void               lyc_player_set_rate (LycPlayer *self, double rate);
double             lyc_player_get_volume (LycPlayer *self);
void               lyc_player_set_volume (LycPlayer *self, double volume);
gboolean           lyc_player_get_muted (LycPlayer *self);
void               lyc_player_set_muted (LycPlayer *self, gboolean muted);
LycVideoPaintable *lyc_player_get_paintable (LycPlayer *self);

gboolean lyc_media_wait_closed (guint timeout_ms);

G_END_DECLS
