/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "caption-style.h"
#include "player-controls.h"
#include "player-view.h"
#include "watch-meter.h"

G_BEGIN_DECLS

/* Milliseconds by any clock. */
typedef gint64 (*LycPlayerViewNow) (gpointer data);

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

  GSettings *settings; /* nullable */
  LycCaptionStyle *style;
  char **caption_labels; /* nullable: the languages of captions */
  guint caption_track;

  GtkWidget *stage; /* everything one sees; moves into `window` for full screen */
  GtkWidget *area, *away, *stalled, *caption, *controls, *hover;
  GtkWidget *caption_layer; /* what does not stand at the foot */
  GSimpleActionGroup *actions;
  GtkWindow *window, *pip;
  double hover_x;
  LycPlayerViewNow now;
  gpointer now_data;
  gint64 awake_ms; /* when something was done last */
  guint idle_timer;
  double pointer_x, pointer_y;
  gboolean captions_shown;
  gboolean playing;
};

/* -keys */
gboolean lyc_player_view_handle_key (LycPlayerView *self, guint key, GdkModifierType modifiers);

/* -pointer */
void lyc_player_view_wake (LycPlayerView *self);
void lyc_player_view_check_idle (LycPlayerView *self);
void lyc_player_view_set_time (LycPlayerView *self, LycPlayerViewNow now, gpointer data);
void lyc_player_view_follow_input (LycPlayerView *self, GtkWidget *area);

/* -captions */
void lyc_player_view_add_caption (LycPlayerView *self);
void lyc_player_view_place_caption (LycPlayerView *self);
void lyc_player_view_style_caption (LycPlayerView *self);
void lyc_player_view_update_caption (LycPlayerView *self);
void lyc_player_view_choose_captions (LycPlayerView *self, int track);
void lyc_player_view_cycle_captions (LycPlayerView *self);

/* -actions */
void lyc_player_view_add_actions (LycPlayerView *self);
void lyc_player_view_update_actions (LycPlayerView *self);
void lyc_player_view_update_menu (LycPlayerView *self);
void lyc_player_view_step_chapter (LycPlayerView *self, int by);
void lyc_player_view_set_loop_edge (LycPlayerView *self, gboolean end);

/* -hover, -pip, -stalled */
void lyc_player_view_add_hover (LycPlayerView *self);
void lyc_player_view_add_away (LycPlayerView *self);
void lyc_player_view_add_stalled (LycPlayerView *self);

G_END_DECLS
