/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "timeline.h"

G_BEGIN_DECLS

gboolean lyc_talk_keys_act (LycTimeline *timeline, const char *action);

G_END_DECLS
