/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "search-alike.h"

#include "database.h"
#include "search-score.h"

/* What may answer a question that is being written: threads, articles, and what is said in videos.
 */

#define THREAD_SQL                                                                                 \
  "SELECT 'post', o.id, o.parent, json_extract (c.json, '$.title'), t.text, "                      \
  "json_extract (u.json, '$.name'), o.author, "                                                    \
  "coalesce (json_extract (l.json, '$.title'), json_extract (h.json, '$.name')), "                 \
  "json_extract (o.json, '$.created_at'), json_extract (o.json, '$.anchor.start_ms'), "            \
  "json_extract (c.json, '$.answered'), json_extract (c.json, '$.post_kind') = 'question' "        \
  "FROM search_talk t CROSS JOIN object o ON o.rowid = t.object "                                  \
  "CROSS JOIN object c ON c.kind = 'container' AND c.id = o.parent AND c.gone = 0 "                \
  "LEFT JOIN object u ON u.kind = 'user' AND u.id = o.author "                                     \
  "LEFT JOIN object l ON l.kind = 'lesson' AND l.id = c.parent "                                   \
  "LEFT JOIN object h ON h.kind = 'cohort' AND h.id = c.scope "                                    \
  "WHERE t.rowid = ?1 AND o.gone = 0 AND o.unseen = 0 "                                            \
  "AND NOT EXISTS (SELECT 1 FROM object b WHERE b.kind = 'block' AND b.gone = 0 "                  \
  "AND b.id = o.author)"

#define REST_SQL                                                                                   \
  "SELECT o.kind, o.id, json_extract (o.json, '$.lesson_id'), t.head, t.text, NULL, NULL, "        \
  "coalesce (json_extract (l.json, '$.title'), json_extract (c.json, '$.title')), "                \
  "json_extract (o.json, '$.reviewed_at'), CASE o.kind WHEN 'transcript' THEN t.part END, 0, 0 "   \
  "FROM search_rest t CROSS JOIN object o ON o.rowid = t.object "                                  \
  "LEFT JOIN object l ON l.kind = 'lesson' AND l.id = json_extract (o.json, '$.lesson_id') "       \
  "LEFT JOIN object c ON c.kind = 'course' AND c.id = json_extract (o.json, '$.course_id') "       \
  "WHERE t.rowid = ?1 AND o.gone = 0"

static const struct
{
  LycSearchGroup group;
  const char *table;
  const char *tag;
  const char *sql;
} sources[] = {
  { LYC_SEARCH_THREAD, "search_talk", "t", THREAD_SQL },
  { LYC_SEARCH_ARTICLE, "search_rest", "garticle", REST_SQL },
  { LYC_SEARCH_MOMENT, "search_rest", "gtranscript", REST_SQL },
};

#define N_SOURCES G_N_ELEMENTS (sources)

static void
take_text (char **field, sqlite3_stmt *statement, int column)
{
  const char *text = (const char *) sqlite3_column_text (statement, column);

  if (text == NULL)
    return;
  g_free (*field);
  *field = g_strdup (text);
}

static LycSearchHit *
read_hit (sqlite3_stmt *statement, LycSearchGroup group)
{
  LycSearchHit *hit = lyc_search_hit_new (
      group, lyc_kind_from_name ((const char *) sqlite3_column_text (statement, 0)),
      (const char *) sqlite3_column_text (statement, 1));

  take_text (&hit->place_id, statement, 2);
  take_text (&hit->head, statement, 3);
  take_text (&hit->text, statement, 4);
  take_text (&hit->author, statement, 5);
  take_text (&hit->author_id, statement, 6);
  take_text (&hit->place, statement, 7);
  hit->at_ms = sqlite3_column_int64 (statement, 8);
  if (sqlite3_column_type (statement, 9) == SQLITE_INTEGER)
    hit->position_ms = sqlite3_column_int64 (statement, 9);
  hit->answered = sqlite3_column_int (statement, 10);
  hit->question = sqlite3_column_int (statement, 11);
  return hit;
}

/* A thread is offered once, however many of its posts fit, and a video with one spot. */
static gboolean
is_listed (GPtrArray *hits, const LycSearchHit *hit)
{
  for (guint i = 0; i < hits->len; i++)
    {
      const LycSearchHit *other = g_ptr_array_index (hits, i);

      if (hit->group == LYC_SEARCH_THREAD ? g_str_equal (hit->place_id, other->place_id)
                                          : g_str_equal (hit->id, other->id))
        return TRUE;
    }
  return FALSE;
}

static void
read_one (sqlite3_stmt *statement, gint64 row, LycSearchGroup group, GPtrArray *hits)
{
  g_autoptr (LycSearchHit) hit = NULL;

  sqlite3_reset (statement);
  sqlite3_bind_int64 (statement, 1, row);
  if (sqlite3_step (statement) != SQLITE_ROW)
    return;
  hit = read_hit (statement, group);
  if (!is_listed (hits, hit))
    g_ptr_array_add (hits, g_steal_pointer (&hit));
}

/* Returns: (transfer full) (nullable): the best of one source, at most @limit */
static GPtrArray *
list_source (sqlite3 *db, LycSearchScore *score, guint source, guint limit, GError **error)
{
  g_autoptr (GArray) scored
      = lyc_search_score_list (score, sources[source].table, sources[source].tag, error);
  g_autoptr (GPtrArray) hits
      = g_ptr_array_new_with_free_func ((GDestroyNotify) lyc_search_hit_unref);
  sqlite3_stmt *statement
      = scored != NULL ? lyc_database_prepare (db, sources[source].sql, error) : NULL;

  if (statement == NULL)
    return NULL;
  for (guint i = 0; i < scored->len && hits->len < limit; i++)
    read_one (statement, g_array_index (scored, LycSearchScored, i).row, sources[source].group,
              hits);
  sqlite3_finalize (statement);
  return g_steal_pointer (&hits);
}

/* Each source has a place for its best; what is left over goes to the first that has more. */
static void
share (GPtrArray *const *found, guint limit, guint *places)
{
  guint left = limit;

  for (guint i = 0; i < N_SOURCES; i++)
    {
      places[i] = MIN (MIN (found[i]->len, 1), left);
      left -= places[i];
    }
  for (guint i = 0; i < N_SOURCES; i++)
    {
      guint more = MIN (found[i]->len - places[i], left);

      places[i] += more;
      left -= more;
    }
}

/**
 * lyc_search_find_alike:
 * @query: its words are what somebody writes; its limit is that of all hits
 * @hits: threads, then articles, then moments are added, the best of each first
 *
 * Returns: whether the index could be read
 */
gboolean
lyc_search_find_alike (sqlite3 *db, const LycSearchQuery *query, GPtrArray *hits, GError **error)
{
  g_autoptr (LycSearchScore) score = lyc_search_score_new (db, query->words);
  GPtrArray *found[N_SOURCES] = { NULL };
  guint places[N_SOURCES] = { 0 };
  gboolean read = TRUE;

  if (lyc_search_score_is_blank (score))
    return TRUE;
  for (guint i = 0; read && i < N_SOURCES; i++)
    {
      found[i] = list_source (db, score, i, query->limit, error);
      read = found[i] != NULL;
    }
  if (read)
    share (found, query->limit, places);
  for (guint i = 0; i < N_SOURCES; i++)
    {
      for (guint j = 0; j < places[i]; j++)
        g_ptr_array_add (hits, lyc_search_hit_ref (g_ptr_array_index (found[i], j)));
      g_clear_pointer (&found[i], g_ptr_array_unref);
    }
  return read;
}
