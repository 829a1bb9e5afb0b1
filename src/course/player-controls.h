/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "player.h"
#include "seek-bar.h"

G_BEGIN_DECLS

/* Seek bar and buttons over the picture. Signals: `captions-toggled`, `seek` (gint64 position_ms,
 * gboolean final). The actions of its menus are player.*, which the player view has. */
#define LYC_TYPE_PLAYER_CONTROLS (lyc_player_controls_get_type ())
G_DECLARE_FINAL_TYPE (LycPlayerControls, lyc_player_controls, LYC, PLAYER_CONTROLS, GtkWidget)

GtkWidget  *lyc_player_controls_new (LycPlayer *player);
LycSeekBar *lyc_player_controls_get_seek_bar (LycPlayerControls *self);
void lyc_player_controls_set_chapters (LycPlayerControls *self, LycChapters *chapters);
void lyc_player_controls_set_chapter (LycPlayerControls *self, int index, const char *label);
void        lyc_player_controls_set_captions (LycPlayerControls *self, gboolean there,
                                              gboolean shown);
void lyc_player_controls_set_more (LycPlayerControls *self, GMenuModel *menu);
void        lyc_player_controls_set_full_screen (LycPlayerControls *self, gboolean full_screen);
gboolean lyc_player_controls_is_busy (LycPlayerControls *self);

G_END_DECLS
