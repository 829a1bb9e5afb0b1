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
