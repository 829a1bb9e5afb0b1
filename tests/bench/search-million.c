/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A search over many posts, in a cache as the client keeps it. Each use is a process that has read
 * nothing yet; what asks prints the milliseconds of each question, by the clock and by the
 * processor.
 *
 * search-million fill FOLDER COUNT
 *   - writes the cache and prints the bytes of the index
 * search-million ask FOLDER COUNT
 *   - asks COUNT questions of one to three beginnings of words
 * search-million suggest FOLDER COUNT
 *   - asks COUNT questions of four to fourteen words, as what is offered while one writes
 */
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "database.h"
#include "schema.h"
#include "search-find.h"
#include "search-talk.h"

#define SEED 44

static double
cpu_ms (void)
{
  struct timespec used;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &used);
  return used.tv_sec * 1000.0 + used.tv_nsec / 1000000.0;
}

static void
fill (const char *path, guint count)
{
  sqlite3 *db = lyc_database_open (path, lyc_cache_migrations, 0, NULL);
  SearchTalk *talk = search_talk_new (SEED);
  g_autofree char *bytes = NULL;

  g_assert_true (lyc_database_run (db, "PRAGMA synchronous = OFF; PRAGMA cache_size = -64000", NULL));
  search_talk_fill (talk, db, count);
  bytes = lyc_database_read_text (db, "SELECT sum (length (block)) FROM search_talk_index_data", NULL);
  printf ("bytes %s\n", bytes);
  search_talk_free (talk);
  g_assert_true (lyc_database_run (db, "PRAGMA wal_checkpoint (TRUNCATE)", NULL));
  sqlite3_close (db);
}

static void
ask (sqlite3 *db, const char *text, gboolean alike)
{
  g_autoptr (LycSearchQuery) query
      = alike ? lyc_search_query_new_alike (text, 3) : lyc_search_query_parse (text);
  LycSearchJob *job = lyc_search_job_new (query, NULL);
  gint64 before_us = g_get_monotonic_time ();
  double before_cpu_ms = cpu_ms ();
  g_autoptr (LycSearchAnswer) answer = lyc_search_find (db, job, NULL);

  g_assert_nonnull (answer);
  printf ("ask %.3f %.3f %u %s\n", (g_get_monotonic_time () - before_us) / 1000.0,
          cpu_ms () - before_cpu_ms, answer->hits->len, text);
  lyc_search_job_free (job);
}

int
main (int argc, char *argv[])
{
  guint count = argc == 4 ? (guint) strtoul (argv[3], NULL, 10) : 0;
  g_autofree char *path = argc == 4 ? g_build_filename (argv[2], "cache.db", NULL) : NULL;

  (void) lyc_mine_migrations;
  if (count == 0)
    return 2;
  g_mkdir_with_parents (argv[2], 0700);
  if (g_str_equal (argv[1], "fill"))
    fill (path, count);
  else
    {
      sqlite3 *db = lyc_database_open (path, lyc_cache_migrations, LYC_DATABASE_READ_ONLY, NULL);
      SearchTalk *talk = search_talk_new (SEED);

      g_assert_true (lyc_database_run (db, "PRAGMA cache_size = -16000", NULL));
      for (guint i = 0; i < count; i++)
        {
          gboolean alike = g_str_equal (argv[1], "suggest");
          g_autofree char *text = alike ? search_talk_say (talk, 4, 14) : search_talk_ask (talk);

          ask (db, text, alike);
        }
      search_talk_free (talk);
      sqlite3_close (db);
    }
  return 0;
}
