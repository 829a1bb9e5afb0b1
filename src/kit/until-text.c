/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "until-text.h"

#include <glib/gi18n-lib.h>

#define WEEK_DAYS 7

/* Whole days from one local date to another, whatever the hours. */
static int
days_between (GDateTime *from, GDateTime *to)
{
  GDate a, b;

  g_date_clear (&a, 1);
  g_date_clear (&b, 1);
  g_date_set_dmy (&a, g_date_time_get_day_of_month (from), g_date_time_get_month (from),
                  g_date_time_get_year (from));
  g_date_set_dmy (&b, g_date_time_get_day_of_month (to), g_date_time_get_month (to),
                  g_date_time_get_year (to));
  return g_date_days_between (&a, &b);
}

static const char *
format_for (int days)
{
  if (days == 0)
    return "%H:%M";
  if (days == 1)
    /* Translators: a time tomorrow, as in "Muted until tomorrow 08:00"; for strftime() */
    return _("tomorrow %H:%M");
  /* Translators: a time this week, as in "Muted until Fri 08:00"; for strftime() */
  if (days > 1 && days < WEEK_DAYS)
    return _("%a %H:%M");
  /* Translators: a time on another day, as in "Muted until 3 Mar, 08:00"; for strftime() */
  return _("%-d %b, %H:%M");
}

char *
lyc_until_text_format (gint64 until, gint64 now)
{
  g_autoptr (GDateTime) end = g_date_time_new_from_unix_local (until / 1000);
  g_autoptr (GDateTime) here = g_date_time_new_from_unix_local (now / 1000);

  if (end == NULL || here == NULL)
    return g_strdup ("");
  return g_date_time_format (end, format_for (days_between (here, end)));
}

gint64
lyc_until_text_tomorrow (gint64 now, int hour)
{
  g_autoptr (GDateTime) here = g_date_time_new_from_unix_local (now / 1000);
  g_autoptr (GDateTime) next = g_date_time_add_days (here, 1);
  g_autoptr (GDateTime) then = g_date_time_new_local (
      g_date_time_get_year (next), g_date_time_get_month (next),
      g_date_time_get_day_of_month (next), hour, 0, 0);

  return g_date_time_to_unix (then) * 1000;
}
