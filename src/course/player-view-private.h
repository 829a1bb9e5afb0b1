/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "player-controls.h"
#include "player-view.h"
#include "watch-meter.h"

G_BEGIN_DECLS

struct _LycPlayerView
{
  GtkWidget parent_instance;

  LycPlayer *player;
  LycPlaybackClock *clock;
  LycCueList *cues;
  LycChapters *chapters;
  LycWatchedRanges *watched;
  LycWatchMeter meter;
  guint cue_subscription, chapter_subscription;

  char *uri;
  char **headers;

  GtkWidget *stage; /* everything one sees; moves into `window` for full screen */
  GtkWidget *caption, *controls;
  GtkWidget *caption_layer; /* what does not stand at the foot */
  GtkWindow *window;
  guint idle_timer;
  double pointer_x, pointer_y;
  gboolean captions_shown;
  gboolean playing;
};

gboolean lyc_player_view_handle_key (LycPlayerView *self, guint key, GdkModifierType modifiers);
void     lyc_player_view_wake (LycPlayerView *self);
void     lyc_player_view_follow_input (LycPlayerView *self, GtkWidget *area);
void     lyc_player_view_add_caption (LycPlayerView *self);
void     lyc_player_view_place_caption (LycPlayerView *self);

G_END_DECLS
