/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the index finds in made-up talk is what a look at every post finds.
 *
 *   test-search-scan QUERIES    how many are compared over 20 000 posts and 300 files
 */
#include <stdlib.h>

#include "database.h"
#include "schema.h"
#include "search-file.h"
#include "search-find.h"
#include "search-talk.h"
#include "search-words.h"

#define POSTS 20000
#define FILES 300
#define SEED 44

/* A post as the scan reads it. */
typedef struct
{
  char *id;
  GPtrArray *words;
  gboolean thread;
} Post;

static void
post_free (gpointer data)
{
  Post *post = data;

  g_free (post->id);
  g_ptr_array_unref (post->words);
  g_free (post);
}

/* Returns: (transfer full): every post, the newest first */
static GPtrArray *
read_posts (sqlite3 *db, LycSearchWords *splitter)
{
  GPtrArray *posts = g_ptr_array_new_with_free_func (post_free);
  sqlite3_stmt *statement = lyc_database_prepare (
      db,
      "SELECT p.id, json_extract (p.json, '$.body'), "
      "json_extract (c.json, '$.container_kind') = 'thread' FROM object p JOIN object c "
      "ON c.kind = 'container' AND c.id = p.parent WHERE p.kind = 'post' ORDER BY p.ord DESC",
      NULL);

  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      Post *post = g_new0 (Post, 1);

      post->id = g_strdup ((const char *) sqlite3_column_text (statement, 0));
      post->words = lyc_search_words_split (
          splitter, (const char *) sqlite3_column_text (statement, 1), G_MAXUINT);
      post->thread = sqlite3_column_int (statement, 2);
      g_ptr_array_add (posts, post);
    }
  sqlite3_finalize (statement);
  return posts;
}

static gboolean
says (const Post *post, const char *begin)
{
  for (guint i = 0; i < post->words->len; i++)
    if (g_str_has_prefix (g_ptr_array_index (post->words, i), begin))
      return TRUE;
  return FALSE;
}

static gboolean
says_all (const Post *post, GPtrArray *begins)
{
  for (guint i = 0; i < begins->len; i++)
    if (!says (post, g_ptr_array_index (begins, i)))
      return FALSE;
  return TRUE;
}

static void
scan (GPtrArray *posts, GPtrArray *begins, gboolean thread, guint limit, GString *found)
{
  guint taken = 0;

  for (guint i = 0; i < posts->len && taken < limit; i++)
    {
      const Post *post = g_ptr_array_index (posts, i);

      if (post->thread != thread || !says_all (post, begins))
        continue;
      g_string_append_printf (found, "%s ", post->id);
      taken++;
    }
}

/* Files whose names say none of the words come in the order in which their words came. */
static void
scan_files (GPtrArray *files, GPtrArray *begins, guint limit, GString *found)
{
  guint seen = 0;

  for (guint i = 0; i < files->len && seen < limit; i++)
    {
      const Post *file = g_ptr_array_index (files, i);

      if (!says_all (file, begins))
        continue;
      g_string_append_printf (found, "%s ", file->id);
      seen++;
    }
}

/* Returns: (transfer full): files that say what people say */
static GPtrArray *
put_files (sqlite3 *db, SearchTalk *talk, LycSearchWords *splitter)
{
  GPtrArray *files = g_ptr_array_new_with_free_func (post_free);

  for (guint i = 0; i < FILES; i++)
    {
      Post *file = g_new0 (Post, 1);
      g_autofree char *text = search_talk_say (talk, 20, 400);
      LycFileWords *words;
      g_autofree char *sql = NULL;

      file->id = g_strdup_printf ("file%u", i);
      file->words = lyc_search_words_split (splitter, text, G_MAXUINT);
      sql = g_strdup_printf (
          "INSERT INTO object (kind, id, ord, rev, json) VALUES ('file', '%s', %u,"
          " 1, '{\"name\":\"0\",\"text_size\":9}')",
          file->id, i);
      g_assert_true (lyc_database_run (db, sql, NULL));
      words = lyc_file_words_new (file->id, text);
      g_assert_nonnull (lyc_search_file_keep (db, words, NULL));
      lyc_file_words_free (words);
      g_ptr_array_add (files, file);
    }
  return files;
}

static void
ask (sqlite3 *db, const LycSearchQuery *query, GString *found)
{
  LycSearchJob *job = lyc_search_job_new (query, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (LycSearchAnswer) answer = lyc_search_find (db, job, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < answer->hits->len; i++)
    g_string_append_printf (found, "%s ",
                            ((LycSearchHit *) g_ptr_array_index (answer->hits, i))->id);
  lyc_search_job_free (job);
}

static guint
compare (sqlite3 *db, LycSearchWords *splitter, GPtrArray *posts, GPtrArray *files,
         const char *text, guint limit)
{
  g_autoptr (LycSearchQuery) query = lyc_search_query_parse (text);
  g_autoptr (GPtrArray) begins = lyc_search_words_split (splitter, text, G_MAXUINT);
  g_autoptr (GString) expected = g_string_new (NULL);
  g_autoptr (GString) found = g_string_new (NULL);

  query->limit = limit;
  scan (posts, begins, TRUE, limit, expected);
  scan (posts, begins, FALSE, limit, expected);
  scan_files (files, begins, limit, expected);
  ask (db, query, found);
  if (!g_str_equal (found->str, expected->str))
    g_error ("“%s”, at most %u: found %s, but there are %s", text, limit, found->str, expected->str);
  return found->len > 0;
}

int
main (int argc, char *argv[])
{
  guint queries = (guint) strtoul (argv[1], NULL, 10), answered = 0;
  sqlite3 *db = lyc_database_open (":memory:", lyc_cache_migrations, 0, NULL);
  SearchTalk *talk = search_talk_new (SEED);
  g_autoptr (LycSearchWords) splitter = lyc_search_words_new (db);
  g_autoptr (GPtrArray) posts = NULL;
  g_autoptr (GPtrArray) files = NULL;

  (void) lyc_mine_migrations;
  search_talk_fill (talk, db, POSTS);
  posts = read_posts (db, splitter);
  g_assert_cmpuint (posts->len, ==, POSTS);
  files = put_files (db, talk, splitter);
  for (guint i = 0; i < queries; i++)
    {
      g_autofree char *text = search_talk_ask (talk);

      answered += compare (db, splitter, posts, files, text, i % 2 == 0 ? 6 : 500);
    }
  g_print ("%u queries over %d posts and %d files, %u of them found something: as a scan\n",
           queries, POSTS, FILES, answered);
  g_assert_cmpuint (answered, >, queries / 2);
  search_talk_free (talk);
  g_clear_pointer (&splitter, lyc_search_words_free);
  sqlite3_close (db);
  return 0;
}
