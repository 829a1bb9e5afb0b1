/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "time-text.h"

#include <glib/gi18n-lib.h>

#define MINUTE_MS (60 * G_GINT64_CONSTANT (1000))
#define HOUR_MS (60 * MINUTE_MS)

static GDateTime *
local_time (gint64 at_ms)
{
  GDateTime *time = g_date_time_new_from_unix_local (at_ms / 1000);

  return time != NULL ? time : g_date_time_new_from_unix_local (0);
}

/* How many midnights lie between the two, in the person's own time zone. */
static int
days_between (GDateTime *from, GDateTime *to)
{
  GDate a, b;
  int year, month, day;

  g_date_clear (&a, 1);
  g_date_clear (&b, 1);
  g_date_time_get_ymd (from, &year, &month, &day);
  g_date_set_dmy (&a, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  g_date_time_get_ymd (to, &year, &month, &day);
  g_date_set_dmy (&b, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return g_date_days_between (&a, &b);
}

/**
 * lyc_time_text_relative:
 * @at_ms: when it happened, milliseconds since the epoch
 * @now_ms: now
 *
 * Returns: (transfer full): "now", "12 min", "2 h", "yesterday", "Mon", "3 Nov", or "3 Nov 2024" of
 *   another year
 */
char *
lyc_time_text_relative (gint64 at_ms, gint64 now_ms)
{
  g_autoptr (GDateTime) at = local_time (at_ms);
  g_autoptr (GDateTime) now = local_time (now_ms);
  int days = days_between (at, now);
  gint64 age = now_ms - at_ms;

  if (age < MINUTE_MS)
    return g_strdup (C_ ("time", "now"));
  if (age < HOUR_MS)
    return g_strdup_printf (C_ ("time", "%d min"), (int) (age / MINUTE_MS));
  if (days == 0)
    return g_strdup_printf (C_ ("time", "%d h"), (int) (age / HOUR_MS));
  if (days == 1)
    return g_strdup (C_ ("time", "yesterday"));
  if (days < 7)
    return g_date_time_format (at, "%a");
  return lyc_time_text_date (at_ms, now_ms);
}

/* Returns: (transfer full): the time of day, "10:02" */
char *
lyc_time_text_clock (gint64 at_ms)
{
  g_autoptr (GDateTime) at = local_time (at_ms);

  return g_date_time_format (at, C_ ("time", "%H:%M"));
}

/* Returns: (transfer full): the day for a separator: "Today", "Yesterday", "Monday" or "3 November 2026" */
char *
lyc_time_text_day (gint64 at_ms, gint64 now_ms)
{
  g_autoptr (GDateTime) at = local_time (at_ms);
  g_autoptr (GDateTime) now = local_time (now_ms);
  int days = days_between (at, now);

  if (days == 0)
    return g_strdup (C_ ("day", "Today"));
  if (days == 1)
    return g_strdup (C_ ("day", "Yesterday"));
  if (days > 1 && days < 7)
    return g_date_time_format (at, "%A");
  return g_date_time_format (at, C_ ("day", "%-d %B %Y"));
}

/* Returns: (transfer full): the date, "3 Nov", or "3 Nov 2024" of another year */
char *
lyc_time_text_date (gint64 at_ms, gint64 now_ms)
{
  g_autoptr (GDateTime) at = local_time (at_ms);
  g_autoptr (GDateTime) now = local_time (now_ms);

  if (g_date_time_get_year (at) != g_date_time_get_year (now))
    return g_date_time_format (at, C_ ("time", "%-d %b %Y"));
  return g_date_time_format (at, C_ ("time", "%-d %b"));
}

/* Returns: (transfer full): a place in a video, "5:12" or "1:02:03" */
char *
lyc_time_text_span (gint64 span_ms)
{
  gint64 seconds = MAX (span_ms, 0) / 1000;

  if (seconds >= 3600)
    return g_strdup_printf ("%" G_GINT64_FORMAT ":%02d:%02d", seconds / 3600,
                            (int) (seconds / 60 % 60), (int) (seconds % 60));
  return g_strdup_printf ("%d:%02d", (int) (seconds / 60), (int) (seconds % 60));
}

gboolean
lyc_time_text_same_day (gint64 first_ms, gint64 second_ms)
{
  g_autoptr (GDateTime) first = local_time (first_ms);
  g_autoptr (GDateTime) second = local_time (second_ms);

  return days_between (first, second) == 0;
}
