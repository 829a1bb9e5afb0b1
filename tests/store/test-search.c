/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be found, and that nothing can be found any more in the step in which it goes. */
#include "cache-fixture.h"
#include "change-list.h"
#include "database.h"
#include "schema.h"
#include "search-find.h"

#define COHORT "0190a6f0-0000-7000-8000-00000000000a"
#define CHANNEL "0190a6f0-0000-7000-8000-00000000000b"
#define THREAD "0190a6f0-0000-7000-8000-00000000001b"
#define ME "0190a6f0-0000-7000-8000-00000000000c"
#define ADA "0190a6f0-0000-7000-8000-00000000000e"
#define COURSE "0190a6f0-0000-7000-8000-0000000000c0"
#define LESSON "0190a6f0-0000-7000-8000-0000000000c1"
#define DAY_MS (G_GINT64_CONSTANT (86400) * 1000)
#define T0 G_GINT64_CONSTANT (1767600000000)

static void
put (sqlite3 *db, const char *text)
{
  cache_fixture_put (db, text, NULL);
}

static void
gone (sqlite3 *db, LycKind kind, const char *id, gint64 rev)
{
  LycChangeList *list = lyc_change_list_new ();

  lyc_change_list_gone (list, kind, id, rev);
  cache_fixture_apply (db, list);
}

static void
put_post (sqlite3 *db, const char *id, const char *container, int day, int rev, const char *author,
          const char *body, const char *more)
{
  g_autofree char *text = g_strdup_printf (
      "{\"kind\":\"post\",\"id\":\"%s\",\"rev\":%d,\"container_id\":\"%s\",\"pos\":%d,"
      "\"author_id\":\"%s\",\"created_at\":%" G_GINT64_FORMAT ",\"body\":\"%s\","
      "\"post_kind\":\"%s\"%s}",
      id, rev, container, day, author, T0 + day * DAY_MS, body,
      g_str_equal (container, THREAD) ? "question" : "discussion", more);

  put (db, text);
}

static void
put_container (sqlite3 *db, const char *id, const char *kind, int last_pos)
{
  g_autofree char *text = g_strdup_printf (
      "{\"kind\":\"container\",\"id\":\"%s\",\"rev\":1,\"cohort_id\":\"" COHORT
      "\",\"course_id\":\"" COURSE "\",\"lesson_id\":%s,\"container_kind\":\"%s\",\"last_at\":4,"
      "\"last_pos\":%d,\"answered\":false,\"first_post_id\":\"q1\"}",
      id, g_str_equal (kind, "thread") ? "\"" LESSON "\"" : "null", kind, last_pos);

  put (db, text);
}

static void
put_world (sqlite3 *db)
{
  put (db, "{\"kind\":\"cohort\",\"id\":\"" COHORT "\",\"rev\":1,\"name\":\"Spring Managers\","
           "\"mission\":\"Speak up\"}");
  put (db, "{\"kind\":\"course\",\"id\":\"" COURSE "\",\"rev\":1,\"title\":\"Negotiating\","
           "\"summary\":\"\"}");
  put (db, "{\"kind\":\"lesson\",\"id\":\"" LESSON "\",\"rev\":1,\"course_id\":\"" COURSE
           "\",\"title\":\"Say it back\",\"summary\":\"Silence works\",\"article\":\"\"}");
  put (db,
       "{\"kind\":\"user\",\"id\":\"" ADA "\",\"rev\":1,\"name\":\"Ada Größe\",\"about\":\"\"}");
  put (db,
       "{\"kind\":\"transcript\",\"id\":\"t1\",\"rev\":1,\"asset_id\":\"v\",\"lesson_id\":\"" LESSON
       "\",\"course_id\":\"" COURSE "\",\"cues\":[{\"start_ms\":1000,\"text\":\"So before\"},"
       "{\"start_ms\":5210,\"text\":\"Let the silence do the work\"}]}");
  put (db,
       "{\"kind\":\"note\",\"id\":\"n1\",\"rev\":1,\"lesson_id\":\"" LESSON
       "\",\"course_id\":\"" COURSE "\",\"start_ms\":-1,\"quote\":\"\",\"body\":\"try silence\"}");
  put (db, "{\"kind\":\"article\",\"id\":\"k1\",\"rev\":1,\"title\":\"Silence is not agreement\","
           "\"body\":\"Ask.\",\"tags\":[\"talk\"]}");
  put (db, "{\"kind\":\"file\",\"id\":\"f1\",\"rev\":1,\"cohort_id\":\"" COHORT
           "\",\"name\":\"silence.pdf\","
           "\"author_id\":\"" ADA "\"}");
  put (db, "{\"kind\":\"badge_class\",\"id\":\"b1\",\"rev\":1,\"cohort_id\":\"" COHORT
           "\",\"name\":\"Silencer\",\"criteria\":\"\"}");
  put_container (db, CHANNEL, "channel", 10);
  put_container (db, THREAD, "thread", 2);
  put_post (db, "c1", CHANNEL, 1, 1, ME, "the **silence** trick worked", "");
  put_post (db, "q1", THREAD, 2, 1, ADA, "How long is the silence?", "");
}

/* Returns: the ids of what @text finds, between spaces, in the order of the answer */
static char *
ids (sqlite3 *db, const char *text)
{
  g_autoptr (LycSearchQuery) query = lyc_search_query_parse (text);
  LycSearchJob *job = lyc_search_job_new (query, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (LycSearchAnswer) answer = lyc_search_find (db, job, &error);
  GString *found = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < answer->hits->len; i++)
    g_string_append_printf (found, "%s%s", i > 0 ? " " : "",
                            ((LycSearchHit *) g_ptr_array_index (answer->hits, i))->id);
  lyc_search_job_free (job);
  return g_string_free (found, FALSE);
}

static void
assert_finds (sqlite3 *db, const char *text, const char *expected)
{
  g_autofree char *found = ids (db, text);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_kinds (void)
{
  sqlite3 *db = cache_fixture_new ();

  put_world (db);
  assert_finds (db, "silence", "t1 q1 c1 k1 " LESSON " n1 f1 b1");
  assert_finds (db, "SILEN", "t1 q1 c1 k1 " LESSON " n1 f1 b1");
  assert_finds (db, "silence trick", "c1");
  assert_finds (db, "grosse", "");
  assert_finds (db, "grö", ADA);
  assert_finds (db, "gro", ADA);
  assert_finds (db, "spring", COHORT);
  assert_finds (db, "", "");
  assert_finds (db, "\"*( - ^", "");
  assert_finds (db, "\xee\x80\x80t", "");
  sqlite3_close (db);
}

static void
test_filters (void)
{
  sqlite3 *db = cache_fixture_new ();

  put_world (db);
  put_post (db, "c2", CHANNEL, 3, 1, ADA, "silence again", ",\"file_ids\":[\"f1\"]");
  assert_finds (db, "silence from:ada", "q1 c2 f1");
  assert_finds (db, "silence from:nobody", "");
  assert_finds (db, "from:ada", "q1 c2 f1");
  assert_finds (db, "silence in:say", "t1 q1 n1");
  assert_finds (db, "silence in:\"it say\" kind:note", "n1");
  assert_finds (db, "silence in:\"say nothing\"", "");
  assert_finds (db, "silence in:spring kind:chat", "c2 c1");
  assert_finds (db, "silence kind:note", "n1");
  assert_finds (db, "silence kind:question", "q1");
  assert_finds (db, "silence kind:nonsense", "t1 q1 c2 c1 k1 " LESSON " n1 f1 b1");
  assert_finds (db, "silence from: kind:note", "n1");
  assert_finds (db, "silence is:unanswered", "q1");
  assert_finds (db, "silence has:file", "c2");
  assert_finds (db, "silence after:2026-01-07", "q1 c2");
  assert_finds (db, "silence before:2026-01-07", "c1");
  assert_finds (db, "after:2026-01-08", "c2");
  sqlite3_close (db);
}

/* Whatever takes a thing out of sight takes it out of the index. */
static void
test_gone (void)
{
  sqlite3 *db = cache_fixture_new ();

  put_world (db);
  put_post (db, "c1", CHANNEL, 1, 2, ME, "other words", "");
  assert_finds (db, "silence kind:chat", "");
  assert_finds (db, "other kind:chat", "c1");
  put_post (db, "c1", CHANNEL, 1, 3, ME, "other words", ",\"hidden\":true");
  assert_finds (db, "other", "");
  put_post (db, "c1", CHANNEL, 1, 4, ME, "other words", ",\"hidden\":false");
  assert_finds (db, "other", "c1");
  put_post (db, "c1", CHANNEL, 1, 5, ME, "", ",\"deleted\":true");
  assert_finds (db, "other", "");
  gone (db, LYC_KIND_NOTE, "n1", 9);
  assert_finds (db, "silence kind:note", "");
  gone (db, LYC_KIND_TRANSCRIPT, "t1", 9);
  assert_finds (db, "silence kind:moment", "");
  gone (db, LYC_KIND_CONTAINER, THREAD, 9);
  assert_finds (db, "silence kind:thread", "");
  g_assert_true (lyc_database_run (
      db, "INSERT INTO search_talk_index (search_talk_index) VALUES ('integrity-check')", NULL));
  g_assert_true (lyc_database_run (
      db, "INSERT INTO search_rest_index (search_rest_index) VALUES ('integrity-check')", NULL));
  sqlite3_close (db);
}

static void
test_left (void)
{
  sqlite3 *db = cache_fixture_new ();
  LycChangeList *list = lyc_change_list_new ();
  g_autofree char *left = NULL;

  put_world (db);
  lyc_change_list_drop_scope (list, COHORT);
  cache_fixture_apply (db, list);
  assert_finds (db, "silence", "t1 k1 " LESSON " n1");
  left = lyc_database_read_text (db, "SELECT group_concat (object) FROM search_talk", NULL);
  g_assert_null (left);
  sqlite3_close (db);
}

static guint
percent (sqlite3 *db)
{
  g_autoptr (LycSearchQuery) query = lyc_search_query_parse ("x");
  LycSearchJob *job = lyc_search_job_new (query, NULL);
  g_autoptr (LycSearchAnswer) answer = lyc_search_find (db, job, NULL);

  lyc_search_job_free (job);
  return answer->percent;
}

/* Posts whose words have not come are missing; those that were deleted are not. */
static void
test_percent (void)
{
  sqlite3 *db = cache_fixture_new ();

  g_assert_cmpuint (percent (db), ==, 100);
  put_container (db, CHANNEL, "channel", 4);
  g_assert_cmpuint (percent (db), ==, 0);
  put_post (db, "c1", CHANNEL, 1, 1, ME, "a", "");
  put_post (db, "c2", CHANNEL, 2, 1, ME, "b", "");
  put_post (db, "c3", CHANNEL, 3, 1, ME, "", ",\"stub\":true");
  g_assert_cmpuint (percent (db), ==, 50);
  put_post (db, "c3", CHANNEL, 3, 1, ME, "c", "");
  g_assert_cmpuint (percent (db), ==, 75);
  put_post (db, "c4", CHANNEL, 4, 1, ME, "", ",\"deleted\":true");
  g_assert_cmpuint (percent (db), ==, 100);
  gone (db, LYC_KIND_CONTAINER, CHANNEL, 9);
  g_assert_cmpuint (percent (db), ==, 100);
  sqlite3_close (db);
}

/* A place that comes after its posts files them anew. */
static void
test_late_place (void)
{
  sqlite3 *db = cache_fixture_new ();

  put_post (db, "q1", THREAD, 2, 1, ADA, "How long is the silence?", "");
  put_container (db, THREAD, "thread", 1);
  assert_finds (db, "silence kind:thread", "q1");
  assert_finds (db, "silence kind:chat", "");
  sqlite3_close (db);
}

/* A cache of before there was an index is filed when it is opened. */
static void
test_step (void)
{
  static const char *before[] = { NULL, NULL };
  g_autofree char *folder = g_dir_make_tmp ("lyceum-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "cache.db", NULL);
  sqlite3 *db;

  before[0] = lyc_cache_migrations[0];
  db = lyc_database_open (path, before, 0, NULL);
  put_world (db);
  sqlite3_close (db);
  db = lyc_database_open (path, lyc_cache_migrations, 0, NULL);
  assert_finds (db, "silence", "t1 q1 c1 k1 " LESSON " n1 f1 b1");
  sqlite3_close (db);
}

static void
test_cancelled (void)
{
  sqlite3 *db = cache_fixture_new ();
  g_autoptr (LycSearchQuery) query = lyc_search_query_parse ("silence");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  LycSearchJob *job = lyc_search_job_new (query, cancellable);
  g_autoptr (GError) error = NULL;

  put_world (db);
  g_assert_true (lyc_database_run (
      db,
      "WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 5000) "
      "INSERT INTO search_talk SELECT i, 0, 'silence', '' FROM n",
      NULL));
  job->query->limit = 5000;
  g_cancellable_cancel (cancellable);
  g_assert_null (lyc_search_find (db, job, &error));
  g_assert_nonnull (error);
  lyc_search_job_free (job);
  sqlite3_close (db);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/search/kinds", test_kinds);
  g_test_add_func ("/store/search/filters", test_filters);
  g_test_add_func ("/store/search/gone", test_gone);
  g_test_add_func ("/store/search/left", test_left);
  g_test_add_func ("/store/search/percent", test_percent);
  g_test_add_func ("/store/search/late-place", test_late_place);
  g_test_add_func ("/store/search/step", test_step);
  g_test_add_func ("/store/search/cancelled", test_cancelled);
  return g_test_run ();
}
