/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* When a person works, in minutes of their own day. A span that ends before it begins goes on
 * after midnight and belongs to the day it begins on. */
typedef struct
{
  gint64 from_min; /* less than 0: not told */
  gint64 until_min;
  gint64 days; /* bit 0 is Monday, bit 6 Sunday */
} LycWorkingHours;

gboolean lyc_working_hours_are_told (const LycWorkingHours *self);
gboolean lyc_working_hours_contain (const LycWorkingHours *self, const char *tz, gint64 now_ms);
char *lyc_working_hours_clock (const char *tz, gint64 now_ms);

G_END_DECLS
