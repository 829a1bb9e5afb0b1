/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "post-file.h"

#include "changes.h"
#include "file.h"
#include "file-thread.h"

/* A post that everyone in the place reads, once they have answered the question it hangs on. */
#define SHOWN "NOT p.hidden AND NOT p.waiting AND k.visible"

/* What is said of a file in its own thread makes it no more seen than it is. */
#define ELSEWHERE " AND k.file_id <> n.file_id"

/* Where a file, the first parameter, is read: in the places (of the conversation, as item and
 * visible) that it comes from by threads about files that are themselves read there. Threads about
 * files that share each other open nothing: only what is not shown by another file does. A thread
 * stands as it is where its file lies in the workspace or was deleted. */
#define PLACES                                                                                     \
  "WITH RECURSIVE shared (id) AS (SELECT ?1 UNION"                                                 \
  "  SELECT k.file_id FROM shared s JOIN post_file n ON n.file_id = s.id"                          \
  "  JOIN post p ON p.id = n.post_id JOIN container k ON k.id = p.container_id"                    \
  "  JOIN file g ON g.id = k.file_id"                                                              \
  "  WHERE NOT p.hidden AND NOT p.waiting AND NOT k.shut AND g.attached AND NOT g.deleted),"       \
  " place (item) AS (SELECT DISTINCT k.item FROM shared s JOIN post_file n ON n.file_id = s.id"    \
  "  JOIN post p ON p.id = n.post_id JOIN container k ON k.id = p.container_id"                    \
  "  LEFT JOIN file g ON g.id = k.file_id"                                                         \
  "  WHERE " SHOWN " AND (g.id IS NULL OR NOT g.attached OR g.deleted))"

/* For whom a file is, in its column posted: 0 its maker alone, 1 everyone in the place, 2 those who
 * see what is hidden. */
#define FOR_WHOM                                                                                   \
  PLACES " SELECT CASE WHEN EXISTS (SELECT 1 FROM place) THEN 1"                                   \
         " WHEN EXISTS (SELECT 1 FROM post_file n JOIN post p ON p.id = n.post_id"                 \
         "  JOIN container k ON k.id = p.container_id WHERE n.file_id = ?1" ELSEWHERE ")"          \
         " THEN 2 ELSE 0 END"

/* The single questions of all places, each once: a thread may hang on several. */
#define ITEMS                                                                                      \
  PLACES " SELECT group_concat(item) FROM (SELECT DISTINCT j.value AS item FROM place,"            \
         "  json_each('[\"' || replace(place.item, ',', '\",\"') || '\"]') j ORDER BY 1)"          \
         " WHERE NOT EXISTS (SELECT 1 FROM place WHERE item IS NULL)"                              \
         " AND EXISTS (SELECT 1 FROM file WHERE id = ?1 AND attached)"

#define ATTACHED_TO " FROM post_file n JOIN file f ON f.id = n.file_id WHERE f.attached AND NOT f.deleted"

static gint64
scope_of (LycPlatform *platform, gint64 file_id)
{
  return lyc_db_int (platform->db, 0, "SELECT scope_id FROM file WHERE id = ?", "i", file_id);
}

static void
change (LycPlatform *platform, gint64 file_id, gint64 actor_id)
{
  lyc_change (platform, "file.ready", "file", scope_of (platform, file_id), file_id, NULL, actor_id);
}

static GArray *
files_of_post (LycPlatform *platform, gint64 post_id)
{
  return lyc_db_ints (platform->db, "SELECT f.id" ATTACHED_TO " AND n.post_id = ?", "i", post_id);
}

static GArray *
files_of_container (LycPlatform *platform, gint64 container_id)
{
  return lyc_db_ints (platform->db,
                      "SELECT DISTINCT f.id" ATTACHED_TO
                      " AND n.post_id IN (SELECT id FROM post WHERE container_id = ?)",
                      "i", container_id);
}

/* Returns: whether it is for others now, or hangs on other questions */
static gboolean
settle_one (LycPlatform *platform, gint64 file_id, gint64 actor_id)
{
  gint64 whom = lyc_db_int (platform->db, 0, FOR_WHOM, "i", file_id);
  g_autofree char *item = lyc_post_file_item (platform, file_id);

  lyc_view_forget (platform, "file", file_id);
  lyc_db_run (platform->db,
              "UPDATE file SET posted = ?1, item = ?2 WHERE id = ?3"
              " AND (posted <> ?1 OR item IS NOT ?2)",
              "isi", whom, item, file_id);
  if (lyc_db_changes (platform->db) == 0)
    return FALSE;
  change (platform, file_id, actor_id);
  return TRUE;
}

/* With the files go the threads about them, and with those the files that are shared in there: each
 * file once, however the threads lead to each other. */
static void
settle (LycPlatform *platform, const GArray *file_ids, gint64 actor_id)
{
  g_autoptr (GArray) queue = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GHashTable) settled
      = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  g_array_append_vals (queue, file_ids->data, file_ids->len);
  for (guint i = 0; i < queue->len; i++)
    {
      gint64 id = g_array_index (queue, gint64, i);
      g_autoptr (GArray) inner = NULL;
      gint64 thread;

      if (!g_hash_table_add (settled, g_memdup2 (&id, sizeof id))
          || !settle_one (platform, id, actor_id)
          || (thread = lyc_file_thread_settle (platform, id, actor_id)) == 0)
        continue;
      inner = files_of_container (platform, thread);
      g_array_append_vals (queue, inner->data, inner->len);
    }
}

/**
 * lyc_post_files_name:
 * @uuids: a JSON array of files that may be named there
 *
 * Keeps which files a new post names, in the running transaction: what was seen by its maker alone
 * is for the post's readers from now on.
 */
void
lyc_post_files_name (LycRequest *request, gint64 post_id, const char *uuids)
{
  g_autoptr (GArray) ids = NULL;

  lyc_db_run (request->db,
              "INSERT OR IGNORE INTO post_file (post_id, file_id) SELECT p.id, f.id FROM post p"
              " JOIN json_each(?2) j JOIN file f ON f.uuid = j.value AND f.scope_id = p.scope_id"
              " WHERE p.id = ?1 AND NOT f.deleted"
              " AND (f.creator_id = p.creator_id OR NOT f.attached OR f.posted = 1)",
              "is", post_id, uuids);
  lyc_post_files_settle (request->platform, post_id, request->viewer->user_id);
  ids = files_of_post (request->platform, post_id);
  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);

      lyc_request_touch (request, "file", scope_of (request->platform, id), id);
    }
}

/* Who may read the post has changed, or may have. */
void
lyc_post_files_settle (LycPlatform *platform, gint64 post_id, gint64 actor_id)
{
  g_autoptr (GArray) ids = files_of_post (platform, post_id);

  settle (platform, ids, actor_id);
}

/* The same for all that stands in a conversation. */
void
lyc_post_files_settle_container (LycPlatform *platform, gint64 container_id, gint64 actor_id)
{
  g_autoptr (GArray) ids = files_of_container (platform, container_id);

  settle (platform, ids, actor_id);
}

/* Tells of a conversation's files anew: one more person may see them, by what they did themselves. */
void
lyc_post_files_tell_container (LycPlatform *platform, gint64 container_id)
{
  g_autoptr (GArray) ids = files_of_container (platform, container_id);

  for (guint i = 0; i < ids->len; i++)
    change (platform, g_array_index (ids, gint64, i), 0);
}

/* Returns: whether a post names it, its own thread aside */
static gboolean
stands_elsewhere (LycPlatform *platform, gint64 file_id)
{
  return lyc_db_int (platform->db, 0,
                     "SELECT 1 FROM post_file n JOIN post p ON p.id = n.post_id"
                     " JOIN container k ON k.id = p.container_id WHERE n.file_id = ?" ELSEWHERE
                     " LIMIT 1",
                     "i", file_id)
         == 1;
}

/**
 * lyc_post_files_drop:
 *
 * Takes a post's files away with it, in the running transaction, but for those that stand elsewhere
 * too.
 */
void
lyc_post_files_drop (LycPlatform *platform, gint64 post_id, gint64 actor_id)
{
  g_autoptr (GArray) ids = files_of_post (platform, post_id);

  lyc_db_run (platform->db, "DELETE FROM post_file WHERE post_id = ?", "i", post_id);
  for (guint i = 0; i < ids->len;)
    if (stands_elsewhere (platform, g_array_index (ids, gint64, i)))
      i++;
    else
      {
        lyc_file_drop (platform, g_array_index (ids, gint64, i), actor_id);
        g_array_remove_index (ids, i);
      }
  settle (platform, ids, actor_id);
}

/* Returns: (transfer full) (nullable): the questions that open a file, by commas: those of the
 * conversations where people read it, where it stands in no open one; a post that is hidden opens
 * nothing */
char *
lyc_post_file_item (LycPlatform *platform, gint64 file_id)
{
  return lyc_db_text (platform->db, ITEMS, "i", file_id);
}

/* Returns: whether it stands in nothing but posts that were never before other eyes */
gboolean
lyc_post_file_is_waiting (LycPlatform *platform, gint64 file_id)
{
  return lyc_db_int (platform->db, 0,
                     "SELECT count(*) > 0 AND min(p.waiting) FROM post_file n"
                     " JOIN file f ON f.id = n.file_id AND f.attached"
                     " JOIN post p ON p.id = n.post_id JOIN container k ON k.id = p.container_id"
                     " WHERE n.file_id = ?" ELSEWHERE,
                     "i", file_id)
         == 1;
}
