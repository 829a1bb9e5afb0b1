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
#include "word-search.h"

#define POSTS 20000
#define FILES 300
#define SEED 44

/* A post as the scan reads it. */
typedef struct
{
  char *id;
  GPtrArray *words;
  char *author; /* a name */
  char *cohort; /* titles; "" */
  char *course;
  char *lesson;
  char *kind;
  gint64 at_ms;
  gboolean thread;
  gboolean file;
  gboolean open; /* a question that nobody has answered */
} Post;

/* What is asked, apart from the text that asks it. */
typedef struct
{
  GString *text;
  const char *from; /* nullable each */
  const char *in;
  const char *kind; /* of posts, or thread or chat */
  gint64 after_ms;
  gint64 before_ms;
  gboolean file;
  gboolean open;
  gboolean filtered;
} Asked;

static const char *const first_names[] = { "Ada", "Adam", "Björn", "Zoë" };
static const char *const last_names[] = { "Nu", "Stille", "Größe", "Okafor", "Adler" };
static const char *const froms[] = { "ad", "ada", "bjorn", "zoë stille", "nu", "ada ad", "nobody" };
static const char *const ins[] = { "back", "say it", "spring", "negotiating", "co", "nowhere" };
static const char *const kinds[]
    = { "question", "answer", "idea", "announcement", "thread", "chat" };

static void
post_free (gpointer data)
{
  Post *post = data;

  g_free (post->id);
  g_ptr_array_unref (post->words);
  g_free (post->author);
  g_free (post->cohort);
  g_free (post->course);
  g_free (post->lesson);
  g_free (post->kind);
  g_free (post);
}

static void
run (sqlite3 *db, const char *sql)
{
  g_autoptr (GError) error = NULL;

  lyc_database_run (db, sql, &error);
  g_assert_no_error (error);
}

static void
put_named (sqlite3 *db, const char *kind, const char *id, const char *field, const char *name)
{
  sqlite3_stmt *statement = lyc_database_prepare (
      db, "INSERT INTO object (kind, id, rev, json) VALUES (?1, ?2, 1, json_object (?3, ?4))",
      NULL);

  lyc_database_bind_text (statement, 1, kind);
  lyc_database_bind_text (statement, 2, id);
  lyc_database_bind_text (statement, 3, field);
  lyc_database_bind_text (statement, 4, name);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_DONE);
  sqlite3_finalize (statement);
}

/* Has people write the talk, in lessons of courses and in cohorts, with questions and files. */
static void
furnish (sqlite3 *db)
{
  static const char *const lessons[] = { "Say it back", "Come back", "Say nothing" };

  for (int i = 0; i < 300; i++)
    {
      g_autofree char *id = g_strdup_printf ("u%d", i);
      g_autofree char *name = g_strdup_printf ("%s %s", first_names[i % G_N_ELEMENTS (first_names)],
                                               last_names[i % G_N_ELEMENTS (last_names)]);

      put_named (db, "user", id, "name", name);
    }
  for (guint i = 0; i < G_N_ELEMENTS (lessons); i++)
    {
      char id[] = { 'l', (char) ('0' + i), '\0' };

      put_named (db, "lesson", id, "title", lessons[i]);
    }
  put_named (db, "course", "o0", "title", "Negotiating");
  put_named (db, "course", "o1", "title", "Coaching");
  put_named (db, "cohort", "h0", "name", "Spring Managers");
  put_named (db, "cohort", "h1", "name", "Say Club");
  run (db, "UPDATE object SET unseen = 1 WHERE kind = 'post'");
  run (
      db,
      "UPDATE object SET scope = 'h' || (substr (id, 2) % 2), parent = iif (substr (id, 2) % 5 < 3,"
      " 'l' || (substr (id, 2) % 3), NULL), json = json_set (json, '$.cohort_id',"
      " 'h' || (substr (id, 2) % 2), '$.course_id', iif (substr (id, 2) % 5 < 3,"
      " 'o' || (substr (id, 2) % 3 / 2), NULL), '$.answered', json (iif (substr (id, 2) % 4 < 2,"
      " 'true', 'false')), '$.first_post_id', (SELECT p.id FROM object p WHERE p.kind = 'post'"
      " AND p.parent = object.id ORDER BY p.ord LIMIT 1)) WHERE kind = 'container'");
  run (db, "UPDATE object SET unseen = 0, json = json_set (json, '$.post_kind', CASE WHEN ord <= 50"
           " OR ord % 11 = 0 THEN 'question' WHEN ord % 3 = 0 THEN 'answer' WHEN ord % 17 = 0"
           " THEN 'announcement' WHEN ord % 5 = 0 THEN 'idea' ELSE 'discussion' END, '$.file_ids',"
           " json (iif (ord % 7 = 0, '[\"f\"]', '[]'))) WHERE kind = 'post'");
}

static char *
dup_text (sqlite3_stmt *statement, int column)
{
  const char *text = (const char *) sqlite3_column_text (statement, column);

  return g_strdup (text != NULL ? text : "");
}

/* Returns: (transfer full): every post, the newest first */
static GPtrArray *
read_posts (sqlite3 *db, LycSearchWords *splitter)
{
  GPtrArray *posts = g_ptr_array_new_with_free_func (post_free);
  sqlite3_stmt *statement = lyc_database_prepare (
      db,
      "SELECT p.id, p.json ->> 'body', c.json ->> 'container_kind' = 'thread', u.json ->> 'name', "
      "h.json ->> 'name', o.json ->> 'title', l.json ->> 'title', p.json ->> 'post_kind', "
      "p.json ->> 'created_at', p.json ->> 'file_ids' <> '[]', c.json ->> 'first_post_id' = p.id "
      "AND c.json ->> 'answered' = 0 AND p.json ->> 'post_kind' = 'question' FROM object p "
      "JOIN object c ON c.kind = 'container' AND c.id = p.parent "
      "JOIN object u ON u.kind = 'user' AND u.id = p.author "
      "LEFT JOIN object h ON h.kind = 'cohort' AND h.id = c.scope "
      "LEFT JOIN object o ON o.kind = 'course' AND o.id = c.json ->> 'course_id' "
      "LEFT JOIN object l ON l.kind = 'lesson' AND l.id = c.parent "
      "WHERE p.kind = 'post' ORDER BY p.ord DESC",
      NULL);

  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      Post *post = g_new0 (Post, 1);

      post->id = dup_text (statement, 0);
      post->words = lyc_search_words_split (
          splitter, (const char *) sqlite3_column_text (statement, 1), G_MAXUINT);
      post->thread = sqlite3_column_int (statement, 2);
      post->author = dup_text (statement, 3);
      post->cohort = dup_text (statement, 4);
      post->course = dup_text (statement, 5);
      post->lesson = dup_text (statement, 6);
      post->kind = dup_text (statement, 7);
      post->at_ms = sqlite3_column_int64 (statement, 8);
      post->file = sqlite3_column_int (statement, 9);
      post->open = sqlite3_column_int (statement, 10);
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

static gboolean
is_named (const char *name, const char *typed)
{
  g_auto (GStrv) words = lyc_text_fold_words (name);
  g_auto (GStrv) begins = lyc_text_fold_words (typed);
  guint matched = 0;

  for (guint i = 0; begins[i] != NULL; i++)
    for (guint j = 0; words[j] != NULL; j++)
      if (g_str_has_prefix (words[j], begins[i]))
        {
          matched++;
          break;
        }
  return matched == g_strv_length (begins);
}

static gboolean
is_of_kind (const Post *post, const char *kind)
{
  if (g_str_equal (kind, "thread") || g_str_equal (kind, "chat"))
    return post->thread == g_str_equal (kind, "thread");
  /* Only announcements are looked for in chat as well. */
  return g_str_equal (post->kind, kind) && (post->thread || g_str_equal (kind, "announcement"));
}

static gboolean
is_asked (const Post *post, const Asked *asked)
{
  if (asked->in != NULL && !is_named (post->cohort, asked->in)
      && !is_named (post->course, asked->in) && !is_named (post->lesson, asked->in))
    return FALSE;
  return (asked->from == NULL || is_named (post->author, asked->from))
         && (asked->kind == NULL || is_of_kind (post, asked->kind))
         && post->at_ms >= asked->after_ms && post->at_ms < asked->before_ms
         && (!asked->file || post->file) && (!asked->open || (post->open && post->thread));
}

/* Returns: bits of the groups that have more than @limit */
static guint
scan (GPtrArray *posts, GPtrArray *begins, const Asked *asked, gboolean thread, guint limit,
      GString *found)
{
  guint seen = 0;

  for (guint i = 0; i < posts->len && seen <= limit; i++)
    {
      const Post *post = g_ptr_array_index (posts, i);

      if (post->thread != thread || !says_all (post, begins) || !is_asked (post, asked))
        continue;
      if (seen++ < limit)
        g_string_append_printf (found, "%s ", post->id);
    }
  return seen > limit ? LYC_SEARCH_GROUP_BIT (thread ? LYC_SEARCH_THREAD : LYC_SEARCH_CHAT) : 0;
}

/* Files whose names say none of the words come in the order in which their words came.
 *
 * Returns: the bit of the group if it has more than @limit */
static guint
scan_files (GPtrArray *files, GPtrArray *begins, guint limit, GString *found)
{
  guint seen = 0;

  for (guint i = 0; i < files->len && seen <= limit; i++)
    {
      const Post *file = g_ptr_array_index (files, i);

      if (!says_all (file, begins))
        continue;
      if (seen++ < limit)
        g_string_append_printf (found, "%s ", file->id);
    }
  return seen > limit ? LYC_SEARCH_GROUP_BIT (LYC_SEARCH_FILE) : 0;
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

static guint
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
  return answer->more;
}

static guint
compare (sqlite3 *db, LycSearchWords *splitter, GPtrArray *posts, GPtrArray *files,
         const Asked *asked, guint limit)
{
  g_autoptr (LycSearchQuery) query = lyc_search_query_parse (asked->text->str);
  g_autoptr (GPtrArray) begins = lyc_search_words_split (splitter, query->words, G_MAXUINT);
  g_autoptr (GString) expected = g_string_new (NULL);
  g_autoptr (GString) found = g_string_new (NULL);
  guint more, said;

  g_assert_null (query->misread);
  query->limit = limit;
  /* Filters are of talk; where there is none, files are found as well. */
  query->groups &= LYC_SEARCH_GROUP_BIT (LYC_SEARCH_THREAD) | LYC_SEARCH_GROUP_BIT (LYC_SEARCH_CHAT)
                   | (asked->filtered ? 0 : LYC_SEARCH_GROUP_BIT (LYC_SEARCH_FILE));
  more = scan (posts, begins, asked, TRUE, limit, expected);
  more |= scan (posts, begins, asked, FALSE, limit, expected);
  if (!asked->filtered)
    more |= scan_files (files, begins, limit, expected);
  said = ask (db, query, found);
  if (!g_str_equal (found->str, expected->str) || said != more)
    g_error ("“%s”, at most %u: found %s (more %x), but there are %s (%x)", asked->text->str, limit,
             found->str, said, expected->str, more);
  return found->len > 0;
}

static const char *
one_of (GRand *random, const char *const *words, guint n)
{
  return words[g_rand_int_range (random, 0, (gint32) n)];
}

static gint64
add_day (GRand *random, Asked *asked, const char *name)
{
  int day = g_rand_int_range (random, 14, 25);
  g_autoptr (GDateTime) at = g_date_time_new_local (2023, 11, day, 0, 0, 0);

  g_string_append_printf (asked->text, " %s:2023-11-%02d", name, day);
  return g_date_time_to_unix (at) * 1000;
}

/* Each filter of every fourth question, and each of them also without words. */
static void
add_filters (GRand *random, Asked *asked)
{
  if (g_rand_int_range (random, 0, 4) == 0)
    asked->from = one_of (random, froms, G_N_ELEMENTS (froms));
  if (g_rand_int_range (random, 0, 4) == 0)
    asked->in = one_of (random, ins, G_N_ELEMENTS (ins));
  if (g_rand_int_range (random, 0, 4) == 0)
    asked->kind = one_of (random, kinds, G_N_ELEMENTS (kinds));
  if (g_rand_int_range (random, 0, 4) == 0)
    asked->after_ms = add_day (random, asked, "after");
  if (g_rand_int_range (random, 0, 4) == 0)
    asked->before_ms = add_day (random, asked, "before");
  asked->file = g_rand_int_range (random, 0, 8) == 0;
  asked->open = asked->kind == NULL && g_rand_int_range (random, 0, 8) == 0;
  if (asked->from != NULL)
    g_string_append_printf (asked->text, " from:\"%s\"", asked->from);
  if (asked->in != NULL)
    g_string_append_printf (asked->text, " in:\"%s\"", asked->in);
  if (asked->kind != NULL)
    g_string_append_printf (asked->text, " kind:%s", asked->kind);
  g_string_append (asked->text, asked->file ? " has:file" : "");
  g_string_append (asked->text, asked->open ? " is:unanswered" : "");
}

static void
make_question (SearchTalk *talk, GRand *random, guint i, Asked *asked)
{
  g_autofree char *words = search_talk_ask (talk);

  asked->text = g_string_new (i % 3 == 2 ? "" : words);
  asked->after_ms = G_MININT64;
  asked->before_ms = G_MAXINT64;
  asked->filtered = i % 3 != 0;
  if (asked->filtered)
    add_filters (random, asked);
  if (asked->text->len == 0)
    g_string_append (asked->text, words);
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
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);

  (void) lyc_mine_migrations;
  search_talk_fill (talk, db, POSTS);
  furnish (db);
  posts = read_posts (db, splitter);
  g_assert_cmpuint (posts->len, ==, POSTS);
  files = put_files (db, talk, splitter);
  for (guint i = 0; i < queries; i++)
    {
      Asked asked = { 0 };

      make_question (talk, random, i, &asked);
      answered += compare (db, splitter, posts, files, &asked, i % 2 == 0 ? 6 : 500);
      g_string_free (asked.text, TRUE);
    }
  g_print ("%u queries over %d posts and %d files, %u of them found something: as a scan\n",
           queries, POSTS, FILES, answered);
  g_assert_cmpuint (answered, >, queries / 3);
  search_talk_free (talk);
  g_clear_pointer (&splitter, lyc_search_words_free);
  sqlite3_close (db);
  return 0;
}
