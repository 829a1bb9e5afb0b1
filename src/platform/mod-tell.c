/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "changes.h"
#include "moderation.h"
#include "notice.h"

/* People hear of what a moderator did when it can no longer be undone. */

/* An undo that was asked for in time may be a while on its way. */
#define GRACE_MS 2000

/* A clock that was set anew meanwhile is noticed within this. */
#define LONGEST_WAIT_MS 60000

typedef struct {
  gint64 id;
  gint64 actor_id;
  gint64 post_id;
  gint64 container_id;
  gint64 cohort_id;
  gint64 author_id;
  char *act;
  char *words;
} Done;

static gboolean
load (LycPlatform *platform, gint64 id, Done *done)
{
  g_autoptr (LycRows) rows = lyc_db_query (
      platform->db,
      "SELECT m.creator_id, m.post_id, coalesce(p.container_id, m.container_id),"
      " coalesce(c.id, 0), coalesce(p.creator_id, k.creator_id, 0), m.act, m.words"
      " FROM mod_action m LEFT JOIN post p ON p.id = m.post_id"
      " LEFT JOIN container k ON k.id = m.container_id"
      " LEFT JOIN cohort c ON c.scope_id = m.scope_id WHERE m.id = ?",
      "i", id);

  if (!lyc_rows_next (rows))
    return FALSE;
  *done = (Done){ .id = id,
                  .actor_id = lyc_rows_int (rows, 0),
                  .post_id = lyc_rows_int (rows, 1),
                  .container_id = lyc_rows_int (rows, 2),
                  .cohort_id = lyc_rows_int (rows, 3),
                  .author_id = lyc_rows_int (rows, 4),
                  .act = g_strdup (lyc_rows_text (rows, 5)),
                  .words = g_strdup (lyc_rows_text (rows, 6)) };
  return TRUE;
}

/* It is the moderators who speak, so no notice names one. */
static void
notify (LycPlatform *platform, const Done *done, gint64 user_id, const char *reason,
        gint64 report_id)
{
  LycNotice about = { .cohort_id = done->cohort_id,
                      .container_id = done->container_id,
                      .post_id = done->post_id,
                      .report_id = report_id,
                      .words = done->words };

  if (user_id != done->actor_id)
    lyc_notice_add (platform, user_id, reason, &about);
}

static void
tell_author (LycPlatform *platform, const Done *done)
{
  static const struct
  {
    const char *act;
    const char *reason;
  } heard[] = { { "hide", "hidden" }, { "return", "returned" }, { "warn", "warned" },
                { "move", "moved" },  { "lock", "locked" },     { "refuse", "refused" },
                { "approve", "approved" } };

  for (guint i = 0; i < G_N_ELEMENTS (heard); i++)
    if (g_str_equal (heard[i].act, done->act))
      notify (platform, done, done->author_id, heard[i].reason, 0);
}

static void
tell_reporters (LycPlatform *platform, const Done *done)
{
  g_autoptr (GArray) ids = lyc_db_ints (
      platform->db, "SELECT id FROM report WHERE action_id = ? AND reason <> 'approval' ORDER BY id",
      "i", done->id);

  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);

      lyc_report_change (platform, "report.resolved", id, done->actor_id);
      notify (platform, done,
              lyc_db_int (platform->db, 0, "SELECT creator_id FROM report WHERE id = ?", "i", id),
              "report", id);
    }
}

static void
tell (LycPlatform *platform, gint64 id)
{
  Done done;

  if (!load (platform, id, &done))
    return;
  lyc_db_run (platform->db, "UPDATE mod_action SET told_at = ? WHERE id = ?", "ii",
              lyc_platform_now (platform), id);
  tell_author (platform, &done);
  tell_reporters (platform, &done);
  lyc_change (platform, "mod_action.applied", "mod_action",
              lyc_db_int (platform->db, 0, "SELECT scope_id FROM mod_action WHERE id = ?", "i", id),
              id, NULL, done.actor_id);
  g_free (done.act);
  g_free (done.words);
}

static void
tell_due (LycPlatform *platform)
{
  g_autoptr (GArray) due = lyc_db_ints (platform->db,
                                        "SELECT id FROM mod_action WHERE told_at = 0"
                                        " AND undone_at = 0 AND undo_until < ? ORDER BY id",
                                        "i", lyc_platform_now (platform) - GRACE_MS);

  for (guint i = 0; i < due->len; i++)
    tell (platform, g_array_index (due, gint64, i));
}

static gboolean
on_due (gpointer data)
{
  LycPlatform *platform = data;

  platform->moderation_clock = 0;
  lyc_platform_begin (platform);
  tell_due (platform);
  if (!lyc_platform_commit (platform))
    g_warning ("nobody can be told of what moderators did at the moment");
  lyc_mod_tell_arm (platform);
  return G_SOURCE_REMOVE;
}

/**
 * lyc_mod_tell_arm:
 *
 * Waits for the next action that can no longer be undone. To be called when the platform begins to
 * serve and when something was done.
 */
void
lyc_mod_tell_arm (LycPlatform *platform)
{
  gint64 next = lyc_db_int (platform->db, -1,
                            "SELECT min(undo_until) FROM mod_action WHERE told_at = 0"
                            " AND undone_at = 0 HAVING count(*) > 0",
                            "");
  gint64 wait = next + GRACE_MS + 1 - lyc_platform_now (platform);

  lyc_mod_tell_stop (platform);
  if (platform->hub != NULL && next >= 0)
    platform->moderation_clock
        = g_timeout_add ((guint) CLAMP (wait, 0, LONGEST_WAIT_MS), on_due, platform);
}

void
lyc_mod_tell_stop (LycPlatform *platform)
{
  g_clear_handle_id (&platform->moderation_clock, g_source_remove);
}
