/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue.h"

G_BEGIN_DECLS

char *lyc_cue_get_markup (const LycCue *cue);
void lyc_cue_set_markup (LycCue *cue, const char *markup);
void lyc_cue_set_settings (LycCue *cue, const char *settings);

G_END_DECLS
