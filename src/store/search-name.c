/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "search-name.h"

#include "database.h"

#define NAME_SQL \
  "SELECT json_extract (c.json, '$.container_kind') = 'thread', json_extract (u.json, '$.name'), " \
  "coalesce (json_extract (l.json, '$.title'), json_extract (h.json, '$.name')), " \
  "json_extract (c.json, '$.answered') FROM object c " \
  "LEFT JOIN object u ON u.kind = 'user' AND u.id = ?2 " \
  "LEFT JOIN object l ON l.kind = 'lesson' AND l.id = c.parent " \
  "LEFT JOIN object h ON h.kind = 'cohort' AND h.id = c.scope " \
  "WHERE c.kind = 'container' AND c.id = ?1 AND c.gone = 0"

static void
take (char **field, sqlite3_stmt *statement, int column)
{
  const char *text = (const char *) sqlite3_column_text (statement, column);

  if (text == NULL)
    return;
  g_free (*field);
  *field = g_strdup (text);
}

static gboolean
name_one (sqlite3_stmt *statement, LycSearchHit *hit)
{
  gboolean known;

  sqlite3_reset (statement);
  lyc_database_bind_text (statement, 1, hit->place_id);
  lyc_database_bind_text (statement, 2, hit->author_id);
  known = sqlite3_step (statement) == SQLITE_ROW;
  if (!known)
    return FALSE;
  hit->group = sqlite3_column_int (statement, 0) ? LYC_SEARCH_THREAD : LYC_SEARCH_CHAT;
  take (&hit->author, statement, 1);
  take (&hit->place, statement, 2);
  hit->answered = hit->group == LYC_SEARCH_THREAD && sqlite3_column_int (statement, 3);
  return TRUE;
}

/* Job. Says of posts that the platform has found where they stand and who wrote them.
 *
 * Returns: (transfer full): LycSearchAnswer with those whose place is known here */
gpointer
lyc_search_name (sqlite3 *db, gpointer hits, GError **error)
{
  GPtrArray *found = hits;
  sqlite3_stmt *statement = lyc_database_prepare (db, NAME_SQL, error);
  LycSearchAnswer *answer;

  if (statement == NULL)
    return NULL;
  answer = g_new0 (LycSearchAnswer, 1);
  answer->percent = 100;
  answer->hits = g_ptr_array_new_with_free_func ((GDestroyNotify) lyc_search_hit_unref);
  for (guint i = 0; i < found->len; i++)
    if (name_one (statement, g_ptr_array_index (found, i)))
      g_ptr_array_add (answer->hits, lyc_search_hit_ref (g_ptr_array_index (found, i)));
  sqlite3_finalize (statement);
  return answer;
}
