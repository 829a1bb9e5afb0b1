/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chapters.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* The menus of the player. Their actions are player.*, see player-view-actions.c. */

/* What the recording that is open offers; what is NULL is not offered. */
typedef struct
{
  LycChapters *chapters;
  const char *const *captions; /* languages */
  GPtrArray *tracks;           /* of LycPlayerTrack */
} LycPlayerOffer;

char *lyc_player_menu_rate_text (double rate);
double lyc_player_menu_next_rate (double rate, int steps);
GMenuModel *lyc_player_menu_new_speeds (void);
GMenuModel *lyc_player_menu_new_more (const LycPlayerOffer *offer);

G_END_DECLS
