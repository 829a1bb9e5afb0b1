/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "event-log.h"

#include "view.h"

LycLogEntry *
lyc_log_entry_ref (LycLogEntry *entry)
{
  entry->ref_count++;
  return entry;
}

void
lyc_log_entry_unref (LycLogEntry *entry)
{
  if (--entry->ref_count > 0)
    return;
  g_free (entry->type);
  g_free (entry->kind);
  g_free (entry->uuid);
  g_free (entry->actor_uuid);
  g_free (entry);
}

static LycLogEntry *
entry_new (gint64 seq, gint64 scope_id, const char *type, const char *kind, gint64 object_id,
           const char *uuid, gint64 actor_id, gint64 at)
{
  LycLogEntry *entry = g_new0 (LycLogEntry, 1);

  entry->ref_count = 1;
  entry->seq = seq;
  entry->scope_id = scope_id;
  entry->type = g_strdup (type);
  entry->kind = g_strdup (kind);
  entry->object_id = object_id;
  entry->uuid = g_strdup (uuid);
  entry->actor_id = actor_id;
  entry->at = at;
  return entry;
}

/**
 * lyc_log_append:
 * @scope_id: who is told: everyone who has this scope when the frame is sent
 * @type: one of events.yaml
 * @kind: of the object, see view.h
 * @object_id: its key
 * @uuid: its name outside
 * @actor_id: who did it, 0 for the platform
 *
 * Logs in the running transaction that an object changed. The caller sets the object's rev to the
 * number returned.
 *
 * Returns: the log number, 0 where it failed (the transaction is marked)
 */
gint64
lyc_log_append (LycPlatform *platform, gint64 scope_id, const char *type, const char *kind,
                gint64 object_id, const char *uuid, gint64 actor_id)
{
  gint64 at = lyc_platform_now (platform);
  gint64 seq = lyc_db_insert (platform->db,
                              "INSERT INTO log (scope_id, type, kind, object_id, uuid, actor_id, at)"
                              " VALUES (?, ?, ?, ?, ?, ?, ?)",
                              "issisni", scope_id, type, kind, object_id, uuid, actor_id, at);

  lyc_view_forget (platform, kind, object_id);
  if (seq > 0)
    g_ptr_array_add (platform->pending,
                     entry_new (seq, scope_id, type, kind, object_id, uuid, actor_id, at));
  return seq;
}

gint64
lyc_log_head (LycPlatform *platform)
{
  return lyc_db_int (platform->db, 0, "SELECT seq FROM sqlite_sequence WHERE name = 'log'", "");
}

/* Returns: the oldest number kept, the head + 1 where the log is empty */
gint64
lyc_log_oldest (LycPlatform *platform)
{
  return lyc_db_int (platform->db, lyc_log_head (platform) + 1, "SELECT min(seq) FROM log", "");
}

/**
 * lyc_log_read:
 *
 * Returns: (transfer full) (element-type LycLogEntry): the next @limit lines after @after, whatever
 * their scope
 */
GPtrArray *
lyc_log_read (LycPlatform *platform, gint64 after, guint limit)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func ((GDestroyNotify) lyc_log_entry_unref);
  g_autoptr (LycRows) rows
    = lyc_db_query (platform->db,
                    "SELECT seq, scope_id, type, kind, object_id, uuid, actor_id, at FROM log"
                    " WHERE seq > ? ORDER BY seq LIMIT ?",
                    "ii", after, (gint64) limit);

  while (lyc_rows_next (rows))
    g_ptr_array_add (entries,
                     entry_new (lyc_rows_int (rows, 0), lyc_rows_int (rows, 1),
                                lyc_rows_text (rows, 2), lyc_rows_text (rows, 3),
                                lyc_rows_int (rows, 4), lyc_rows_text (rows, 5),
                                lyc_rows_int (rows, 6), lyc_rows_int (rows, 7)));
  return entries;
}

/**
 * lyc_log_prune:
 *
 * Forgets lines and stored answers that are older than is promised.
 */
void
lyc_log_prune (LycPlatform *platform)
{
  gint64 now = lyc_platform_now (platform);

  lyc_db_run (platform->db, "DELETE FROM log WHERE at < ?", "i",
              now - lyc_platform_limit (platform, LYC_LIMIT_LOG_KEEP_S) * 1000);
  lyc_db_run (platform->db, "DELETE FROM answer WHERE at < ?", "i",
              now - lyc_platform_limit (platform, LYC_LIMIT_ANSWER_KEEP_S) * 1000);
  lyc_db_run (platform->db, "DELETE FROM token WHERE expires_at < ?", "i", now);
  lyc_db_run (platform->db, "DELETE FROM code WHERE expires_at < ?", "i", now);
}
