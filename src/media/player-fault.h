/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "player.h"

G_BEGIN_DECLS

gboolean       lyc_player_fault_check_uri (const char *uri);
LycPlayerFault lyc_player_fault_from_error (const GError *error, const char *uri);

G_END_DECLS
