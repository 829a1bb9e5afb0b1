/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "time-zone.h"
#include "working-hours.h"

#define WEEK 31 /* Monday to Friday */

typedef struct
{
  const char *now; /* in UTC */
  const char *tz;
  LycWorkingHours hours;
  const char *clock;
  gboolean within;
} Case;

static const Case cases[] = {
  /* Vienna changes its clocks on 29 March and 25 October 2026: the same minute of UTC is an hour
     on. */
  { "2026-03-27T08:30:00Z", "Europe/Vienna", { 600, 1080, WEEK }, "09:30", FALSE },
  { "2026-03-30T08:30:00Z", "Europe/Vienna", { 600, 1080, WEEK }, "10:30", TRUE },
  { "2026-10-23T07:30:00Z", "Europe/Vienna", { 540, 1020, WEEK }, "09:30", TRUE },
  { "2026-10-26T07:30:00Z", "Europe/Vienna", { 540, 1020, WEEK }, "08:30", FALSE },
  /* In the hour that comes twice, and beside the one that does not come. */
  { "2026-10-25T00:30:00Z", "Europe/Vienna", { 120, 180, 127 }, "02:30", TRUE },
  { "2026-10-25T01:30:00Z", "Europe/Vienna", { 120, 180, 127 }, "02:30", TRUE },
  { "2026-03-29T00:59:00Z", "Europe/Vienna", { 120, 180, 127 }, "01:59", FALSE },
  { "2026-03-29T01:00:00Z", "Europe/Vienna", { 120, 180, 127 }, "03:00", FALSE },
  /* New York goes back on 1 November; the south of the world goes the other way. */
  { "2026-10-30T13:00:00Z", "America/New_York", { 540, 1020, WEEK }, "09:00", TRUE },
  { "2026-11-02T13:00:00Z", "America/New_York", { 540, 1020, WEEK }, "08:00", FALSE },
  { "2026-04-03T22:30:00Z", "Australia/Sydney", { 540, 1020, 127 }, "09:30", TRUE },
  { "2026-04-05T22:30:00Z", "Australia/Sydney", { 540, 1020, 127 }, "08:30", FALSE },
  /* No quarter of an hour is lost. */
  { "2026-06-01T03:15:00Z", "Asia/Kathmandu", { 540, 1020, WEEK }, "09:00", TRUE },
  { "2026-06-01T03:14:00Z", "Asia/Kathmandu", { 540, 1020, WEEK }, "08:59", FALSE },
  /* The first minute is in, the last is not. */
  { "2026-06-01T09:00:00Z", "UTC", { 540, 1020, WEEK }, "09:00", TRUE },
  { "2026-06-01T16:59:00Z", "UTC", { 540, 1020, WEEK }, "16:59", TRUE },
  { "2026-06-01T17:00:00Z", "UTC", { 540, 1020, WEEK }, "17:00", FALSE },
  /* The weekday is that of the person: Sunday in UTC is Monday in Auckland. */
  { "2026-06-07T22:00:00Z", "Pacific/Auckland", { 540, 1020, WEEK }, "10:00", TRUE },
  { "2026-06-07T12:00:00Z", "UTC", { 540, 1020, WEEK }, "12:00", FALSE },
  { "2026-06-07T12:00:00Z", "UTC", { 540, 1020, 64 }, "12:00", TRUE },
  /* A night shift belongs to the evening it begins on: Friday's ends on Saturday. */
  { "2026-06-05T23:00:00Z", "UTC", { 1320, 360, WEEK }, "23:00", TRUE },
  { "2026-06-06T05:59:00Z", "UTC", { 1320, 360, WEEK }, "05:59", TRUE },
  { "2026-06-06T06:00:00Z", "UTC", { 1320, 360, WEEK }, "06:00", FALSE },
  { "2026-06-06T23:00:00Z", "UTC", { 1320, 360, WEEK }, "23:00", FALSE },
  { "2026-06-08T05:00:00Z", "UTC", { 1320, 360, WEEK }, "05:00", FALSE },
  { "2026-06-08T05:00:00Z", "UTC", { 1320, 360, 64 }, "05:00", TRUE },
  /* To midnight, and what is not told. */
  { "2026-06-01T23:59:00Z", "UTC", { 600, 1440, WEEK }, "23:59", TRUE },
  { "2026-06-01T12:00:00Z", "UTC", { -1, -1, WEEK }, "12:00", FALSE },
  { "2026-06-01T12:00:00Z", "UTC", { 540, 1020, 0 }, "12:00", FALSE },
  { "2026-06-01T12:00:00Z", "Nowhere/Atlantis", { 0, 1440, 127 }, NULL, FALSE },
  { "2026-06-01T12:00:00Z", "", { 0, 1440, 127 }, NULL, FALSE },
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GDateTime) now = g_date_time_new_from_iso8601 (cases[i].now, NULL);
      gint64 now_ms = g_date_time_to_unix (now) * 1000;
      g_autofree char *clock = lyc_working_hours_clock (cases[i].tz, now_ms);

      g_test_message ("%s in “%s”", cases[i].now, cases[i].tz);
      g_assert_cmpstr (clock, ==, cases[i].clock);
      g_assert_cmpint (lyc_working_hours_contain (&cases[i].hours, cases[i].tz, now_ms), ==,
                       cases[i].within);
    }
}

static void
test_told (void)
{
  const LycWorkingHours told = { 540, 1020, WEEK };
  const LycWorkingHours empty = { 540, 540, WEEK };
  const LycWorkingHours beyond = { 540, 1441, WEEK };

  g_assert_true (lyc_working_hours_are_told (&told));
  g_assert_false (lyc_working_hours_are_told (&empty));
  g_assert_false (lyc_working_hours_are_told (&beyond));
  g_assert_null (lyc_working_hours_clock (NULL, 0));
}

/* A zone is what others have written: no other file is read for it. */
static void
test_zones (void)
{
  static const char *const zones[]
      = { "Europe/Vienna", "America/Argentina/Ushuaia", "Etc/GMT+1", "UTC" };
  static const char *const none[] = { "",
                                      "/",
                                      "/etc/passwd",
                                      "../../../etc/passwd",
                                      "Europe/../../../../etc/passwd",
                                      "Europe/",
                                      "Europe//Vienna",
                                      "./UTC",
                                      "zone.tab",
                                      "leapseconds",
                                      "localtime",
                                      "Nowhere/Atall",
                                      "Europe/Vienna\n",
                                      "\xff" };

  for (guint i = 0; i < G_N_ELEMENTS (zones); i++)
    {
      g_autoptr (GTimeZone) zone = lyc_time_zone_find (zones[i]);

      g_assert_nonnull (zone);
    }
  for (guint i = 0; i < G_N_ELEMENTS (none); i++)
    {
      g_autoptr (GTimeZone) zone = lyc_time_zone_find (none[i]);

      if (zone != NULL)
        g_error ("there is no zone %s", none[i]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/working-hours/cases", test_cases);
  g_test_add_func ("/working-hours/told", test_told);
  g_test_add_func ("/working-hours/zones", test_zones);
  return g_test_run ();
}
