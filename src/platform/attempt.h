/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "platform.h"

G_BEGIN_DECLS

/* Answers that were saved in time may still come in for so long after the deadline. */
#define LYC_ATTEMPT_GRACE_MS 30000

void lyc_attempt_close (LycPlatform *platform, gint64 id, gint64 at);
void lyc_attempt_close_due (LycPlatform *platform);
void lyc_attempt_clock_arm (LycPlatform *platform);
void lyc_attempt_clock_stop (LycPlatform *platform);

G_END_DECLS
