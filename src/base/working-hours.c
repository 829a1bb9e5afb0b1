/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "working-hours.h"

#include "time-zone.h"

#define MINUTES_OF_DAY 1440

/* By the zone's own rules at that moment, so that a change of the clocks is not ours to know. */
static GDateTime *
time_in (const char *tz, gint64 now_ms)
{
  g_autoptr (GTimeZone) zone = lyc_time_zone_find (tz);
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (now_ms / 1000);

  return zone != NULL && utc != NULL ? g_date_time_to_timezone (utc, zone) : NULL;
}

/* Returns: whether there are any hours to speak of */
gboolean
lyc_working_hours_are_told (const LycWorkingHours *self)
{
  return self->from_min >= 0 && self->until_min >= 0 && self->from_min < MINUTES_OF_DAY
         && self->until_min <= MINUTES_OF_DAY && self->from_min != self->until_min
         && (self->days & 127) != 0;
}

static gboolean
works_on (const LycWorkingHours *self, int weekday)
{
  return (self->days >> ((weekday + 6) % 7) & 1) != 0;
}

/**
 * lyc_working_hours_contain:
 * @tz: (nullable): the person's zone, as "Europe/Vienna"
 * @now_ms: milliseconds since the epoch
 *
 * Returns: whether the person works then; %FALSE where the hours or the zone are not known
 */
gboolean
lyc_working_hours_contain (const LycWorkingHours *self, const char *tz, gint64 now_ms)
{
  g_autoptr (GDateTime) time = time_in (tz, now_ms);
  int minute, weekday;

  if (time == NULL || !lyc_working_hours_are_told (self))
    return FALSE;
  minute = g_date_time_get_hour (time) * 60 + g_date_time_get_minute (time);
  weekday = g_date_time_get_day_of_week (time);
  if (self->from_min < self->until_min)
    return minute >= self->from_min && minute < self->until_min && works_on (self, weekday);
  return (minute >= self->from_min && works_on (self, weekday))
         || (minute < self->until_min && works_on (self, weekday - 1));
}

/* Returns: (transfer full) (nullable): "14:20" in the zone; %NULL for a zone that is not known */
char *
lyc_working_hours_clock (const char *tz, gint64 now_ms)
{
  g_autoptr (GDateTime) time = time_in (tz, now_ms);

  return time != NULL ? g_date_time_format (time, "%H:%M") : NULL;
}
