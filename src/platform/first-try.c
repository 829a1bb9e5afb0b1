/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "first-try.h"

#include "changes.h"
#include "post-file.h"

/* Of fewer a share would say who. */
#define MIN_PEOPLE 5

/* The newest posts of a thread come with it; older ones are fetched by who reads back. */
#define TOLD_POSTS 30

/* What hung on the answer is there now. Everyone is told, and each sees what is theirs to see. */
static void
open_threads (LycPlatform *platform, const char *item)
{
  g_autoptr (GArray) threads = lyc_db_ints (
      platform->db,
      "SELECT id FROM container WHERE item = ?1 UNION"
      " SELECT id FROM container INDEXED BY container_file WHERE file_id <> 0"
      " AND instr (',' || item || ',', ',' || ?1 || ',') > 0 ORDER BY id",
      "s", item);

  for (guint i = 0; i < threads->len; i++)
    {
      gint64 thread = g_array_index (threads, gint64, i);
      gint64 scope = lyc_db_int (platform->db, 0, "SELECT scope_id FROM container WHERE id = ?",
                                 "i", thread);
      g_autoptr (GArray) posts
          = lyc_db_ints (platform->db,
                         "SELECT id FROM (SELECT id, pos FROM post WHERE container_id = ?"
                         " ORDER BY pos DESC LIMIT ?) ORDER BY pos",
                         "ii", thread, (gint64) TOLD_POSTS);

      lyc_change (platform, "container.updated", "container", scope, thread, NULL, 0);
      for (guint j = 0; j < posts->len; j++)
        lyc_change (platform, "post.updated", "post", scope, g_array_index (posts, gint64, j), NULL,
                    0);
      lyc_post_files_tell_container (platform, thread);
    }
}

/**
 * lyc_first_try_add:
 *
 * Keeps how a person's first answer to a question was, in the running transaction, and opens what
 * hangs on having answered. Later answers change nothing.
 *
 * Returns: whether this was the first
 */
gboolean
lyc_first_try_add (LycPlatform *platform, gint64 user_id, gint64 quiz_id, const char *item,
                   gboolean right)
{
  lyc_db_run (platform->db,
              "INSERT OR IGNORE INTO first_try (user_id, item, quiz_id, \"right\")"
              " VALUES (?, ?, ?, ?)",
              "isii", user_id, item, quiz_id, (gint64) right);
  if (lyc_db_changes (platform->db) == 0)
    return FALSE;
  open_threads (platform, item);
  return TRUE;
}

/**
 * lyc_first_try_percent:
 *
 * Returns: how many in a hundred of those in the person's cohorts who answered got it right the
 * first time; -1 where they are too few to say so
 */
int
lyc_first_try_percent (LycPlatform *platform, gint64 user_id, gint64 quiz_id, const char *item)
{
  g_autoptr (LycRows) rows = lyc_db_query (
      platform->db,
      "SELECT count(*), coalesce(sum(f.\"right\"), 0) FROM first_try f WHERE f.item = ?1"
      " AND f.quiz_id = ?2 AND f.user_id IN (SELECT m.user_id FROM membership m"
      "  JOIN membership own ON own.scope_id = m.scope_id AND own.user_id = ?3"
      "  JOIN scope_link s ON s.parent_id = m.scope_id"
      "  WHERE m.state = 'active' AND own.state = 'active'"
      "  AND s.child_id = (SELECT scope_id FROM quiz WHERE id = ?2))",
      "sii", item, quiz_id, user_id);
  gint64 people;

  if (!lyc_rows_next (rows))
    return -1;
  people = lyc_rows_int (rows, 0);
  return people >= MIN_PEOPLE ? (int) ((lyc_rows_int (rows, 1) * 200 + people) / (people * 2)) : -1;
}

/* Returns: whether the person has answered the question once */
gboolean
lyc_first_try_made (LycPlatform *platform, gint64 user_id, const char *item)
{
  return lyc_db_int (platform->db, 0, "SELECT 1 FROM first_try WHERE user_id = ? AND item = ?",
                     "is", user_id, item)
         == 1;
}
