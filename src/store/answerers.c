/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "answerers.h"

#include "database.h"

/* Who answered before, so that others had something of it. The newest threads of the course are
 * looked at, and no more, so that a cohort that talks a lot is as quick as one that does not. What
 * was said in the lesson itself counts double, champions come first. Who left, who is blocked and
 * whoever asks are left out. */

#define ANSWERERS_SQL                                                                              \
  "WITH thread (id, near) AS (SELECT id, parent IS ?3 FROM object "                                \
  "WHERE kind = 'container' AND scope = ?1 AND gone = 0 "                                          \
  "AND json_extract (json, '$.container_kind') = 'thread' "                                        \
  "AND json_extract (json, '$.course_id') = ?2 ORDER BY ord DESC LIMIT 200), "                     \
  "answer (author, worth) AS (SELECT p.author, (1 + t.near) * "                                    \
  "(3 * coalesce (json_extract (p.json, '$.accepted'), 0) "                                        \
  "+ 2 * (coalesce (json_array_length (p.json, '$.endorsed_ids'), 0) > 0) "                        \
  "+ min (3, coalesce (json_extract (p.json, '$.helped'), 0))) "                                   \
  "FROM thread t CROSS JOIN object p ON p.kind = 'post' AND p.parent = t.id "                      \
  "WHERE p.gone = 0 AND p.unseen = 0 AND p.stub = 0), "                                            \
  "person (id, worth) AS (SELECT author, sum (worth) FROM answer WHERE worth > 0 GROUP BY "        \
  "author) "                                                                                       \
  "SELECT p.id FROM person p CROSS JOIN object m ON m.kind = 'membership' AND m.parent = ?1 "      \
  "AND m.gone = 0 AND json_extract (m.json, '$.user_id') = p.id "                                  \
  "AND json_extract (m.json, '$.state') = 'active' "                                               \
  "WHERE p.id NOT IN (SELECT id FROM object WHERE kind = 'block' AND gone = 0) "                   \
  "AND p.id IS NOT (SELECT value FROM meta WHERE name = 'user_id') "                               \
  "ORDER BY json_extract (m.json, '$.role') = 'champion' DESC, p.worth DESC, p.id LIMIT 20"

/* Job. Returns: (transfer full): the ids of people for a LycAskPlace, those first who helped most
 */
gpointer
lyc_answerers_find (sqlite3 *db, gpointer ask_place, GError **error)
{
  const LycAskPlace *place = ask_place;
  sqlite3_stmt *statement = lyc_database_prepare (db, ANSWERERS_SQL, error);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  int code;

  if (statement == NULL)
    return NULL;
  lyc_database_bind_text (statement, 1, place->cohort_id);
  lyc_database_bind_text (statement, 2, place->course_id);
  lyc_database_bind_text (statement, 3, place->lesson_id);
  while ((code = sqlite3_step (statement)) == SQLITE_ROW)
    g_ptr_array_add (ids, g_strdup ((const char *) sqlite3_column_text (statement, 0)));
  if (code != SQLITE_DONE)
    lyc_database_set_error (db, error);
  sqlite3_finalize (statement);
  return code == SQLITE_DONE ? g_steal_pointer (&ids) : NULL;
}
