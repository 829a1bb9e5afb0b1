/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "attempt.h"

/* A clock that was set anew meanwhile is noticed within this. */
#define LONGEST_WAIT_MS 60000

/**
 * lyc_attempt_close_due:
 *
 * Hands in, in the running transaction, what is still open when its time and the grace are over.
 */
void
lyc_attempt_close_due (LycPlatform *platform)
{
  gint64 now = lyc_platform_now (platform);
  g_autoptr (GArray) due
      = lyc_db_ints (platform->db,
                     "SELECT id FROM attempt WHERE state = 'open' AND deadline_at > 0"
                     " AND deadline_at < ? ORDER BY deadline_at, id",
                     "i", now - LYC_ATTEMPT_GRACE_MS);

  for (guint i = 0; i < due->len; i++)
    lyc_attempt_close (platform, g_array_index (due, gint64, i), now);
}

static gboolean
on_due (gpointer data)
{
  LycPlatform *platform = data;

  platform->attempt_clock = 0;
  lyc_platform_begin (platform);
  lyc_attempt_close_due (platform);
  if (!lyc_platform_commit (platform))
    g_warning ("attempts whose time is over cannot be handed in at the moment");
  lyc_attempt_clock_arm (platform);
  return G_SOURCE_REMOVE;
}

/**
 * lyc_attempt_clock_arm:
 *
 * Waits for the next attempt whose time runs out. To be called when the platform begins to serve
 * and when an attempt begins.
 */
void
lyc_attempt_clock_arm (LycPlatform *platform)
{
  gint64 next = lyc_db_int (platform->db, 0,
                            "SELECT min(deadline_at) FROM attempt WHERE state = 'open'"
                            " AND deadline_at > 0",
                            "");
  gint64 wait = next + LYC_ATTEMPT_GRACE_MS + 1 - lyc_platform_now (platform);

  lyc_attempt_clock_stop (platform);
  if (platform->hub != NULL && next > 0)
    platform->attempt_clock
        = g_timeout_add ((guint) CLAMP (wait, 0, LONGEST_WAIT_MS), on_due, platform);
}

void
lyc_attempt_clock_stop (LycPlatform *platform)
{
  g_clear_handle_id (&platform->attempt_clock, g_source_remove);
}
