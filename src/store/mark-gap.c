/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mark-gap.h"

#include "database.h"
#include "following.h"

/* A registration brings what is unread, and of what was read the newest alone. Marked as unread
 * again at another device, posts count that this one has never heard of. */

/* Returns: the position after which what is said in the container is unread; 0 where there is no
 * mark */
gint64
lyc_mark_gap_after (sqlite3 *db, const char *container_id)
{
  sqlite3_stmt *statement = lyc_database_prepare (
      db,
      "SELECT json_extract (json, '$.read_pos'), json_extract (json, '$.marked_unread_from') "
      "FROM object WHERE kind = 'read_state' AND id = ?1 AND gone = 0",
      NULL);
  gint64 after = 0;

  if (statement == NULL)
    return 0;
  lyc_database_bind_text (statement, 1, container_id);
  if (sqlite3_step (statement) == SQLITE_ROW)
    after = lyc_unread_after (sqlite3_column_int64 (statement, 0),
                              sqlite3_column_int64 (statement, 1));
  sqlite3_finalize (statement);
  return after;
}

/* Returns: whether posts may be missing after that position. Numbers are dense but for what was
 * moved away, so this is said of some places where nothing is missing; never the other way round.
 */
gboolean
lyc_mark_gap_is_open (sqlite3 *db, const char *container_id, gint64 after)
{
  sqlite3_stmt *statement = lyc_database_prepare (
      db,
      "SELECT 1 FROM object WHERE kind = 'container' AND id = ?1 AND gone = 0 "
      "AND json_extract (json, '$.last_pos') - ?2 > "
      "(SELECT count (*) FROM object WHERE kind = 'post' AND parent = ?1 AND ord > ?2)",
      NULL);
  gboolean open;

  if (statement == NULL)
    return FALSE;
  lyc_database_bind_text (statement, 1, container_id);
  sqlite3_bind_int64 (statement, 2, after);
  open = sqlite3_step (statement) == SQLITE_ROW;
  sqlite3_finalize (statement);
  return open;
}
