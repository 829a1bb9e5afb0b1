/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A moment that is still to come, as seen at `now`: "14:30", "tomorrow 08:00", "Fri 08:00", "3 Mar,
 * 08:00". Both milliseconds since the epoch; a new string. */
char *lyc_until_text_format (gint64 until, gint64 now);

/* When it is `hour` o'clock on the day after `now`, where the person is. */
gint64 lyc_until_text_tomorrow (gint64 now, int hour);

G_END_DECLS
