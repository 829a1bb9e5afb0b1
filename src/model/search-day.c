/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* Days as people write them into the search. */

#include "search-day.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "search-text.h"

/* Nobody looks further back by days or weeks. */
#define MAX_BACK 10000

static const char *const weekdays[]
    = { NC_ ("search day", "monday"),    NC_ ("search day", "tuesday"),
        NC_ ("search day", "wednesday"), NC_ ("search day", "thursday"),
        NC_ ("search day", "friday"),    NC_ ("search day", "saturday"),
        NC_ ("search day", "sunday") };

/* By how many days ago they are. */
static const char *const named[] = { NC_ ("search day", "today"), NC_ ("search day", "yesterday") };

static gboolean
is_day (const char *typed, const char *english)
{
  return lyc_search_word_is (typed, english, g_dpgettext2 (GETTEXT_PACKAGE, "search day", english));
}

static int
days_back (int today, int weekday)
{
  return (today - weekday + 7) % 7;
}

/* Returns: how many days ago the day of this name was, the last one where there are many; -1 */
static int
read_named (const char *value, GDateTime *now)
{
  for (guint i = 0; i < G_N_ELEMENTS (named); i++)
    if (is_day (value, named[i]))
      return (int) i;
  for (guint i = 0; i < G_N_ELEMENTS (weekdays); i++)
    if (is_day (value, weekdays[i]))
      return days_back (g_date_time_get_day_of_week (now) - 1, (int) i);
  return -1;
}

/* Returns: how many days ago "7d" or "2w" was; -1 */
static int
read_back (const char *value)
{
  char *unit = NULL;
  guint64 n = g_ascii_isdigit (*value) ? g_ascii_strtoull (value, &unit, 10) : MAX_BACK + 1;

  if (n > MAX_BACK)
    return -1;
  if (lyc_search_word_is (unit, "d", C_ ("search day, after a number: days", "d")))
    return (int) n;
  return lyc_search_word_is (unit, "w",
                             C_ ("search day, after a number: weeks", "w")) ? (int) n * 7 : -1;
}

static gboolean
are_digits (const char *text, guint n)
{
  for (guint i = 0; i < n; i++)
    if (!g_ascii_isdigit (text[i]))
      return FALSE;
  return text[n] == '\0';
}

/* Returns: (transfer full) (nullable): the beginning of "2026", "2026-11" or "2026-11-02" */
static GDateTime *
read_date (const char *value)
{
  static const guint lengths[] = { 4, 2, 2 };
  g_auto (GStrv) parts = g_strsplit (value, "-", 4);
  int numbers[] = { 0, 1, 1 };
  guint n = g_strv_length (parts);

  if (n < 1 || n > 3)
    return NULL;
  for (guint i = 0; i < n; i++)
    {
      if (!are_digits (parts[i], MIN (lengths[i], (guint) strlen (parts[i])))
          || (i == 0 && strlen (parts[i]) != 4) || *parts[i] == '\0')
        return NULL;
      numbers[i] = (int) g_ascii_strtoll (parts[i], NULL, 10);
    }
  return g_date_time_new_local (numbers[0], numbers[1], numbers[2], 0, 0, 0);
}

/**
 * lyc_search_day_read:
 * @value: "2026-11-02", "2026-11", "2026", "today", "yesterday", a weekday, "7d" or "2w"
 * @at_ms: (out): when that day begins here, in milliseconds
 *
 * Returns: %FALSE where @value is no day
 */
gboolean
lyc_search_day_read (const char *value, gint64 *at_ms)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) today
      = g_date_time_new_local (g_date_time_get_year (now), g_date_time_get_month (now),
                               g_date_time_get_day_of_month (now), 0, 0, 0);
  int back = read_named (value, now);
  g_autoptr (GDateTime) day = NULL;

  if (back < 0)
    back = read_back (value);
  day = back >= 0 ? g_date_time_add_days (today, -back) : read_date (value);
  if (day != NULL)
    *at_ms = g_date_time_to_unix (day) * 1000;
  return day != NULL;
}

/* Returns: (transfer none): what can be written for a day, in the person's language */
const char *const *
lyc_search_day_get_examples (void)
{
  static const char *examples[4];

  examples[0] = C_ ("search day", "today");
  examples[1] = C_ ("search day", "yesterday");
  examples[2] = C_ ("search day", "7d");
  return examples;
}
