/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue.h"

G_BEGIN_DECLS

char *lyc_caption_text_markup (const LycCue *cue, const char *speaker);

G_END_DECLS
