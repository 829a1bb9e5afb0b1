/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "quiet.h"

#define DAY 1440

/* Monday is 1, as in g_date_time_get_day_of_week(). */
static gboolean
begins_on (guint days, int weekday)
{
  return (days & (1u << ((weekday + 6) % 7))) != 0;
}

/**
 * lyc_quiet_hours_hold:
 * @from: the minute of the day at which quiet hours begin; -1 for none
 * @until: the one at which they end, on the next day where it is not later than @from
 * @days: the days on which they begin, a sum of Monday 1, Tuesday 2, Wednesday 4 …
 * @weekday: today, from Monday 1 to Sunday 7
 * @minute: the minute of the day that it is now
 *
 * Returns: whether notices wait now
 */
gboolean
lyc_quiet_hours_hold (int from, int until, guint days, int weekday, int minute)
{
  if (from < 0 || until < 0 || from >= DAY || until >= DAY)
    return FALSE;
  if (from < until)
    return minute >= from && minute < until && begins_on (days, weekday);
  return (minute >= from && begins_on (days, weekday))
         || (minute < until && begins_on (days, weekday - 1));
}

/**
 * lyc_quiet_holds:
 * @settings: (nullable): what the person chose; %NULL where nothing is known of them
 * @here: the time where the person is, in milliseconds since the epoch, for the hours of the day
 * @platform_now: the platform's time, in which the end of a quiet time is kept
 *
 * Returns: whether notices wait now, in quiet hours or for a time that was chosen once
 */
gboolean
lyc_quiet_holds (LycSettings *settings, gint64 here, gint64 platform_now)
{
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_local (here / 1000);

  if (settings == NULL || now == NULL)
    return FALSE;
  return lyc_settings_get_quiet_once_until (settings) > platform_now
         || lyc_quiet_hours_hold (lyc_settings_get_quiet_from (settings),
                                  lyc_settings_get_quiet_until (settings),
                                  lyc_settings_get_quiet_days (settings),
                                  g_date_time_get_day_of_week (now),
                                  g_date_time_get_hour (now) * 60 + g_date_time_get_minute (now));
}
