/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "player.h"

G_BEGIN_DECLS

/* What stands over the picture while there is none: a wheel, or a sentence and Try again, which
 * emits `retry`. */
#define LYC_TYPE_PLAYER_STATUS (lyc_player_status_get_type ())
G_DECLARE_FINAL_TYPE (LycPlayerStatus, lyc_player_status, LYC, PLAYER_STATUS, GtkWidget)

const char *lyc_player_status_sentence (LycPlayerFault fault);
GtkWidget *lyc_player_status_new (LycPlayer *player);

G_END_DECLS
