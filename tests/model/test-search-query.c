/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search-day.h"
#include "search-query.h"
#include "search-text.h"

#define DAY_MS (G_GINT64_CONSTANT (24) * 60 * 60 * 1000)

/* In UTC, as the tests run. */
static gint64
midnight_ms (int days_back)
{
  gint64 day = g_get_real_time () / 1000 / DAY_MS;

  return (day - days_back) * DAY_MS;
}

/* Midnight may pass between the two looks at the clock. */
static void
assert_back (const char *value, int days)
{
  gint64 before = midnight_ms (days), read = 0;

  g_assert_true (lyc_search_day_read (value, &read));
  g_assert_true (read == before || read == midnight_ms (days));
}

static void
assert_date (const char *value, int year, int month, int day)
{
  g_autoptr (GDateTime) date = g_date_time_new_utc (year, month, day, 0, 0, 0);
  gint64 read = 0;

  g_assert_true (lyc_search_day_read (value, &read));
  g_assert_cmpint (read, ==, g_date_time_to_unix (date) * 1000);
}

static void
test_days (void)
{
  static const char *const wrong[]
      = { "tomorow", "2026-13",  "2026-02-30", "2026-11-02x", "20",          "2026-",
          "-",       "26-11-02", "7",          "7x",          "2026-11-02-", "yesterday's",
          "99999d",  "+7d",      "0x10",       "20 26",       "--" };

  assert_date ("2026-11-02", 2026, 11, 2);
  assert_date ("2026-11", 2026, 11, 1);
  assert_date ("2026-1-2", 2026, 1, 2);
  assert_date ("2026", 2026, 1, 1);
  assert_back ("today", 0);
  assert_back ("Yesterday", 1);
  assert_back ("7d", 7);
  assert_back ("2w", 14);
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      gint64 read = 5;

      if (lyc_search_day_read (wrong[i], &read))
        g_error ("“%s” is read as a day", wrong[i]);
      g_assert_cmpint (read, ==, 5);
    }
}

/* The last Monday is today or up to six days ago, and a Monday. */
static void
test_weekdays (void)
{
  static const char *const names[]
      = { "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday" };

  for (int i = 0; i < 7; i++)
    {
      gint64 read = 0, oldest = midnight_ms (6);
      g_autoptr (GDateTime) day = NULL;

      g_assert_true (lyc_search_day_read (names[i], &read));
      day = g_date_time_new_from_unix_utc (read / 1000);
      g_assert_cmpint (g_date_time_get_day_of_week (day), ==, i + 1);
      g_assert_cmpint (read, >=, oldest);
      g_assert_cmpint (read, <=, midnight_ms (0));
    }
}

/* What is not understood is said, and asked as if it were not there. */
static void
test_misread (void)
{
  g_autoptr (LycSearchQuery) query = lyc_search_query_parse (
      "a after:tomorow b kind:nonsense has:wings is:blue from: before:2026");

  g_assert_cmpstr (query->words, ==, "a b");
  g_assert_cmpint (query->after_ms, ==, G_MININT64);
  g_assert_cmpint (query->before_ms, !=, G_MAXINT64);
  g_assert_null (query->from);
  g_assert_null (query->post_kind);
  g_assert_false (query->has_file);
  g_assert_cmpuint (query->groups, ==,
                    LYC_SEARCH_GROUP_BIT (LYC_SEARCH_THREAD)
                        | LYC_SEARCH_GROUP_BIT (LYC_SEARCH_CHAT));
  g_assert_cmpstr (
      query->misread, ==,
      "“after:tomorow” isn’t a day; write after:2026-11-02.\n"
      "“kind:nonsense” isn’t a kind; write one of these: question, answer, idea, "
      "announcement, thread, chat, moment, article, lesson, note, file, person, badge.\n"
      "“has:wings” isn’t understood; write has:file.\n"
      "“is:blue” isn’t understood; write is:unanswered.");
}

static void
assert_for_all (const char *text, gboolean expected)
{
  g_autoptr (LycSearchQuery) query = lyc_search_query_parse (text);

  g_assert_cmpint (lyc_search_query_is_for_all (query), ==, expected);
}

/* Whatever may be found in talk is the platform's to answer too. */
static void
test_for_all (void)
{
  static const char *const asked[]
      = { "silence",    "from:ada",  "in:say",     "is:unanswered",
          "has:file",   "kind:chat", "after:2026", "kind:question before:today",
          "!! from:ada" };
  static const char *const not_asked[]
      = { "", " ", "!!", "from:", "kind:note", "kind:note silence" };

  for (guint i = 0; i < G_N_ELEMENTS (asked); i++)
    assert_for_all (asked[i], TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (not_asked); i++)
    assert_for_all (not_asked[i], FALSE);
}

static void
assert_text (char *text, const char *expected)
{
  g_assert_cmpstr (text, ==, expected);
  g_free (text);
}

static void
test_text (void)
{
  g_auto (LycSearchPart) part = { 0 };

  assert_text (lyc_search_text_without ("a  from:\"Ada Nu\" b in:x", LYC_SEARCH_NAME_FROM),
               "a b in:x");
  assert_text (lyc_search_text_with ("a ", LYC_SEARCH_NAME_IN, "Say it \"back\""),
               "a in:\"Say it back\"");
  assert_text (lyc_search_text_with ("", LYC_SEARCH_NAME_FROM, ""), "from:");
  g_assert_true (lyc_search_text_has ("a Kind:note", LYC_SEARCH_NAME_KIND));
  g_assert_false (lyc_search_text_has ("a kind", LYC_SEARCH_NAME_KIND));
  g_assert_false (lyc_search_text_get_open ("from:ada ", &part));
  g_assert_false (lyc_search_text_get_open ("from:ada x", &part));
  g_assert_true (lyc_search_text_get_open ("x from:\"ada s", &part));
  g_assert_cmpint (part.name, ==, LYC_SEARCH_NAME_FROM);
  g_assert_cmpstr (part.value, ==, "ada s");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/search-query/days", test_days);
  g_test_add_func ("/model/search-query/weekdays", test_weekdays);
  g_test_add_func ("/model/search-query/misread", test_misread);
  g_test_add_func ("/model/search-query/for-all", test_for_all);
  g_test_add_func ("/model/search-query/text", test_text);
  return g_test_run ();
}
