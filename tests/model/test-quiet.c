/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ledger.h"
#include "quiet.h"
#include "settings.h"

#define MONDAY 1u
#define EVENING (22 * 60)
#define MORNING (7 * 60)

/* From the evening into the next morning, on the evenings that were chosen. */
static void
test_over_midnight (void)
{
  g_assert_true (lyc_quiet_hours_hold (EVENING, MORNING, MONDAY, 1, EVENING));
  g_assert_true (lyc_quiet_hours_hold (EVENING, MORNING, MONDAY, 2, MORNING - 1));
  g_assert_false (lyc_quiet_hours_hold (EVENING, MORNING, MONDAY, 2, MORNING));
  g_assert_false (lyc_quiet_hours_hold (EVENING, MORNING, MONDAY, 1, MORNING - 1));
  g_assert_false (lyc_quiet_hours_hold (EVENING, MORNING, MONDAY, 1, EVENING - 1));
  g_assert_false (lyc_quiet_hours_hold (EVENING, MORNING, MONDAY, 2, EVENING));
  g_assert_true (lyc_quiet_hours_hold (EVENING, MORNING, 1u << 6, 1, 0));
}

static void
test_within_a_day (void)
{
  g_assert_true (lyc_quiet_hours_hold (MORNING, EVENING, LYC_EVERY_DAY, 7, MORNING));
  g_assert_false (lyc_quiet_hours_hold (MORNING, EVENING, LYC_EVERY_DAY, 7, EVENING));
  g_assert_false (lyc_quiet_hours_hold (MORNING, EVENING, LYC_EVERY_DAY & ~(1u << 6), 7, MORNING));
}

static void
test_never_and_always (void)
{
  g_assert_false (lyc_quiet_hours_hold (-1, MORNING, LYC_EVERY_DAY, 1, 0));
  g_assert_false (lyc_quiet_hours_hold (EVENING, -1, LYC_EVERY_DAY, 1, EVENING));
  for (int minute = 0; minute < 1440; minute++)
    g_assert_true (lyc_quiet_hours_hold (MORNING, MORNING, LYC_EVERY_DAY, 3, minute));
}

static LycLedgerEntry *
entry (const char *id, gint64 order)
{
  LycLedgerEntry *self = g_new0 (LycLedgerEntry, 1);

  self->container_id = g_strdup (id);
  self->scope_id = g_strdup ("");
  self->lesson_id = g_strdup ("");
  self->order = order;
  self->count = 1;
  return self;
}

/* N and Shift+N go round in opposite ways. */
static void
test_round (void)
{
  g_autoptr (LycLedger) ledger = lyc_ledger_new ();
  g_autoptr (GPtrArray) entries
      = g_ptr_array_new_with_free_func ((GDestroyNotify) lyc_ledger_entry_free);
  const char *const ids[] = { "a", "b", "c" };

  g_assert_null (lyc_ledger_get_previous (ledger, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    g_ptr_array_add (entries, entry (ids[i], 10 - (gint64) i));
  lyc_ledger_replace (ledger, entries);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      const LycLedgerEntry *next = lyc_ledger_get_next (ledger, ids[i]);

      g_assert_cmpstr (next->container_id, ==, ids[(i + 1) % G_N_ELEMENTS (ids)]);
      g_assert_cmpstr (lyc_ledger_get_previous (ledger, next->container_id)->container_id, ==,
                       ids[i]);
    }
  g_assert_cmpstr (lyc_ledger_get_previous (ledger, "gone")->container_id, ==, "c");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/quiet/over-midnight", test_over_midnight);
  g_test_add_func ("/model/quiet/within-a-day", test_within_a_day);
  g_test_add_func ("/model/quiet/never-and-always", test_never_and_always);
  g_test_add_func ("/model/ledger/round", test_round);
  return g_test_run ();
}
