/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chapter-list.h"
#include "player-controls.h"

G_BEGIN_DECLS

struct _LycPlayerControls
{
  GtkWidget parent_instance;

  LycPlayer *player;
  GtkWidget *seek_bar, *row;
  GtkWidget *play, *back, *forward, *time;
  GtkWidget *chapter, *chapter_label, *chapter_list;
  GtkWidget *speed, *captions, *volume, *pip, *more, *full_screen;
  GtkWidget *volume_scale, *mute;
  GMenuModel *more_menu; /* not built before somebody opens it */
  gboolean updating; /* the widgets follow the player, not the learner */
  gboolean has_chapters;
  int shape;   /* how much room there is, see player-controls.c */
  guint adapt; /* the idle source that shows or hides what gives way */
};

/* player-controls-row.c */
void lyc_player_controls_build_row (LycPlayerControls *self);
void lyc_player_controls_set_name (GtkWidget *widget, const char *name);
void lyc_player_controls_set_icon (GtkWidget *button, const char *icon);

/* player-controls-follow.c */
void lyc_player_controls_follow_player (LycPlayerControls *self);

/* player-controls.c */
void lyc_player_controls_seek (LycPlayerControls *self, gint64 position_ms, gboolean final);

G_END_DECLS
