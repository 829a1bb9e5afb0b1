/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "unread-query.h"

#include "database.h"

static void
waiting_mark_free (gpointer data)
{
  LycWaitingMark *mark = data;

  g_free (mark->follow);
  g_free (mark);
}

LycUnreadQuery *
lyc_unread_query_new (const char *user_id, gint64 now)
{
  LycUnreadQuery *query = g_new0 (LycUnreadQuery, 1);

  query->user_id = g_strdup (user_id);
  query->now = now;
  query->waiting = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, waiting_mark_free);
  return query;
}

void
lyc_unread_query_free (LycUnreadQuery *query)
{
  g_free (query->user_id);
  g_hash_table_unref (query->waiting);
  g_free (query);
}

/* Returns: (transfer none): what waits for @id, to be filled in; nothing at first */
LycWaitingMark *
lyc_unread_query_get_waiting (LycUnreadQuery *query, const char *id)
{
  LycWaitingMark *mark = g_hash_table_lookup (query->waiting, id);

  if (mark == NULL)
    {
      mark = g_new0 (LycWaitingMark, 1);
      mark->marked_from = -1;
      g_hash_table_insert (query->waiting, g_strdup (id), mark);
    }
  return mark;
}

void
lyc_unread_answer_free (LycUnreadAnswer *answer)
{
  g_ptr_array_unref (answer->entries);
  g_free (answer);
}

static const char *
text_or_empty (sqlite3_stmt *statement, int column)
{
  const char *text = (const char *) sqlite3_column_text (statement, column);

  return text != NULL ? text : "";
}

/* Fills in what is unread after @read_pos; leaves count 0 where nothing is. */
static gboolean
count_unread (sqlite3_stmt *statement, const char *user_id, gint64 read_pos, LycLedgerEntry *entry)
{
  g_autofree char *me = g_strdup_printf ("%% %s %%", user_id);

  sqlite3_reset (statement);
  lyc_database_bind_text (statement, 1, entry->container_id);
  sqlite3_bind_int64 (statement, 2, read_pos);
  lyc_database_bind_text (statement, 3, user_id);
  lyc_database_bind_text (statement, 4, me);
  if (sqlite3_step (statement) != SQLITE_ROW)
    return FALSE;
  entry->count = (guint) sqlite3_column_int64 (statement, 0);
  entry->mentions = (guint) sqlite3_column_int64 (statement, 1);
  entry->first_pos = sqlite3_column_int64 (statement, 2);
  return entry->count > 0;
}

enum
{
  COLUMN_ID,
  COLUMN_SCOPE,
  COLUMN_LESSON,
  COLUMN_ORDER,
  COLUMN_KIND,
  COLUMN_READ_POS,
  COLUMN_MARKED_FROM,
  COLUMN_FOLLOW, /* and when a mute ends; of the place, its course, its cohort */
  COLUMN_COURSE = COLUMN_FOLLOW + 6,
};

#define CONTAINERS_SQL                                                                             \
  "SELECT c.id, coalesce (nullif (c.scope, ''), json_extract (c.json, '$.direct_id')), c.parent, " \
  "c.ord, json_extract (c.json, '$.container_kind'), "                                             \
  "json_extract (r.json, '$.read_pos'), json_extract (r.json, '$.marked_unread_from'), "           \
  "json_extract (r.json, '$.follow'), json_extract (r.json, '$.mute_until'), "                     \
  "json_extract (f.json, '$.follow'), json_extract (f.json, '$.mute_until'), "                     \
  "json_extract (g.json, '$.follow'), json_extract (g.json, '$.mute_until'), "                     \
  "json_extract (c.json, '$.course_id') "                                                          \
  "FROM object c LEFT JOIN object r ON r.kind = 'read_state' AND r.id = c.id AND r.gone = 0 "      \
  "LEFT JOIN object f ON f.kind = 'follow' AND f.gone = 0 "                                        \
  "AND f.id = json_extract (c.json, '$.course_id') "                                               \
  "LEFT JOIN object g ON g.kind = 'follow' AND g.gone = 0 AND g.id = c.scope "                     \
  "WHERE c.kind = 'container' AND c.gone = 0"

#define UNREAD_SQL                                                                                 \
  "SELECT count (*), coalesce (sum (mentions LIKE ?4), 0), min (ord) FROM object "                 \
  "WHERE kind = 'post' AND parent = ?1 AND ord > ?2 AND gone = 0 AND unseen = 0 AND author <> ?3 " \
  "AND author NOT IN (SELECT id FROM object WHERE kind = 'block' AND gone = 0)"

static LycLedgerEntry *
read_container (sqlite3_stmt *statement)
{
  LycLedgerEntry *entry = g_new0 (LycLedgerEntry, 1);

  entry->container_id = g_strdup (text_or_empty (statement, COLUMN_ID));
  entry->scope_id = g_strdup (text_or_empty (statement, COLUMN_SCOPE));
  entry->lesson_id = g_strdup (text_or_empty (statement, COLUMN_LESSON));
  entry->order = sqlite3_column_int64 (statement, COLUMN_ORDER);
  entry->channel = g_str_equal (text_or_empty (statement, COLUMN_KIND), "channel");
  return entry;
}

/* The mark on the platform with what waits in the outbox laid over it. */
static gint64
unread_after (sqlite3_stmt *containers, const LycUnreadQuery *query, const char *id)
{
  gint64 read_pos = sqlite3_column_int64 (containers, COLUMN_READ_POS);
  gint64 marked_from = sqlite3_column_int64 (containers, COLUMN_MARKED_FROM);
  const LycWaitingMark *waiting = g_hash_table_lookup (query->waiting, id);

  if (waiting != NULL)
    {
      read_pos = MAX (read_pos, waiting->read_pos);
      marked_from = waiting->marked_from >= 0 ? waiting->marked_from : marked_from;
    }
  return lyc_unread_after (read_pos, marked_from);
}

/* Notes when a mute that holds now ends. */
static LycFollowing
following (sqlite3_stmt *containers, const LycUnreadQuery *query, const char *id, int level,
           LycUnreadAnswer *answer)
{
  int column = COLUMN_FOLLOW + 2 * level;
  const char *word = text_or_empty (containers, column);
  gint64 until = sqlite3_column_int64 (containers, column + 1);
  const LycWaitingMark *waiting = g_hash_table_lookup (query->waiting, id);
  LycFollowing now;

  if (waiting != NULL && waiting->follow != NULL)
    {
      word = waiting->follow;
      until = waiting->mute_until;
    }
  now = lyc_following_from_word (word, until, query->now);
  if (now == LYC_FOLLOWING_MUTE && until > 0)
    answer->changes_at = answer->changes_at > 0 ? MIN (answer->changes_at, until) : until;
  return now;
}

static gboolean
is_muted (sqlite3_stmt *containers, const LycUnreadQuery *query, const LycLedgerEntry *entry,
          LycUnreadAnswer *answer)
{
  LycFollowing place = following (containers, query, entry->container_id, 0, answer);
  LycFollowing course
      = following (containers, query, text_or_empty (containers, COLUMN_COURSE), 1, answer);
  LycFollowing cohort = following (containers, query, entry->scope_id, 2, answer);

  return lyc_following_nearest (place, course, cohort) == LYC_FOLLOWING_MUTE;
}

/* Job. Returns: (transfer full): the #LycUnreadAnswer to a #LycUnreadQuery, counted from posts */
gpointer
lyc_query_unread (sqlite3 *db, gpointer unread_query, GError **error)
{
  const LycUnreadQuery *query = unread_query;
  sqlite3_stmt *containers = lyc_database_prepare (db, CONTAINERS_SQL, error);
  sqlite3_stmt *count = containers != NULL ? lyc_database_prepare (db, UNREAD_SQL, error) : NULL;
  LycUnreadAnswer *answer;

  if (count == NULL)
    {
      sqlite3_finalize (containers);
      return NULL;
    }
  answer = g_new0 (LycUnreadAnswer, 1);
  answer->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) lyc_ledger_entry_free);
  while (sqlite3_step (containers) == SQLITE_ROW)
    {
      LycLedgerEntry *entry = read_container (containers);

      if (!is_muted (containers, query, entry, answer)
          && count_unread (count, query->user_id,
                           unread_after (containers, query, entry->container_id), entry))
        g_ptr_array_add (answer->entries, entry);
      else
        lyc_ledger_entry_free (entry);
    }
  sqlite3_finalize (count);
  sqlite3_finalize (containers);
  return answer;
}
