/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What time it is for the platform, whatever this machine's clock says or is set to meanwhile. */
typedef struct
{
  gint64 said_ms;  /* what the platform said last; 0: nothing yet */
  gint64 said_at;  /* when, by a clock that nobody sets */
  gint64 ahead_ms; /* of this machine's clock, from the last time */
} LycPlatformClock;

gboolean lyc_platform_clock_hear (LycPlatformClock *self, gint64 now_ms);
gint64 lyc_platform_clock_get (const LycPlatformClock *self);

G_END_DECLS
