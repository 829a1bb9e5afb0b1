/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files are found by what they say, as soon as that is here and no longer than the file is. */
#include <glib/gstdio.h>

#include "change-list.h"
#include "database.h"
#include "json-gate.h"
#include "schema.h"
#include "search-file.h"
#include "search-find.h"

#define COHORT "0190a6f0-0000-7000-8000-00000000000a"
#define PLAN "0190a6f0-0000-7000-8000-0000000000f1"

static sqlite3 *
open_at (const char *path, const char *const *migrations)
{
  g_autoptr (GError) error = NULL;
  sqlite3 *db = lyc_database_open (path, migrations, 0, &error);

  g_assert_no_error (error);
  (void) lyc_mine_migrations;
  return db;
}

static void
apply (sqlite3 *db, LycChangeList *list)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) changes = lyc_change_list_apply (list, db, &error);

  g_assert_no_error (error);
  lyc_change_list_free (list);
}

static void
put_file (sqlite3 *db, int rev, int text_size)
{
  g_autofree char *text = g_strdup_printf (
      "{\"kind\":\"file\",\"id\":\"" PLAN "\",\"rev\":%d,\"cohort_id\":\"" COHORT
      "\",\"name\":\"plan.txt\",\"state\":\"ready\",\"text_size\":%d,\"created_at\":%d}",
      rev, text_size, rev);
  g_autoptr (JsonNode) node = lyc_json_parse (text, strlen (text), &lyc_json_default_limits, NULL);
  LycChangeList *list = lyc_change_list_new ();

  lyc_change_list_put (list, json_node_get_object (node), 0);
  apply (db, list);
}

static void
keep (sqlite3 *db, const char *text)
{
  LycFileWords *words = lyc_file_words_new (PLAN, text);

  g_assert_nonnull (lyc_search_file_keep (db, words, NULL));
  lyc_file_words_free (words);
}

static guint
n_missing (sqlite3 *db)
{
  g_autoptr (GPtrArray) ids = lyc_search_file_list_missing (db, NULL, NULL);

  return ids->len;
}

/* Returns: (transfer full) (nullable): what is shown of the file, where it is found */
static char *
find (sqlite3 *db, const char *text, guint *percent)
{
  g_autoptr (LycSearchQuery) query = lyc_search_query_parse (text);
  LycSearchJob *job = lyc_search_job_new (query, NULL);
  g_autoptr (LycSearchAnswer) answer = lyc_search_find (db, job, NULL);
  char *shown = NULL;

  lyc_search_job_free (job);
  if (percent != NULL)
    *percent = answer->percent;
  if (answer->hits->len > 0)
    {
      LycSearchHit *hit = g_ptr_array_index (answer->hits, 0);

      g_assert_cmpuint (answer->hits->len, ==, 1);
      g_assert_cmpint (hit->group, ==, LYC_SEARCH_FILE);
      g_assert_cmpstr (hit->id, ==, PLAN);
      g_assert_cmpstr (hit->head, ==, "plan.txt");
      shown = g_strdup (hit->text);
    }
  return shown;
}

static void
assert_found (sqlite3 *db, const char *text, const char *shown)
{
  g_autofree char *found = find (db, text, NULL);

  g_assert_cmpstr (found, ==, shown);
}

static void
test_words (void)
{
  sqlite3 *db = open_at (":memory:", lyc_cache_migrations);

  put_file (db, 1, 40);
  assert_found (db, "weiher", NULL);
  assert_found (db, "plan", "");
  keep (db, "We meet at the WEIHER,\nÜber Mittag.");
  assert_found (db, "weiher", "We meet at the WEIHER,\nÜber Mittag.");
  assert_found (db, "uber plan", "We meet at the WEIHER,\nÜber Mittag.");
  assert_found (db, "plan", "");
  assert_found (db, "elsewhere", NULL);
  put_file (db, 2, 40); /* another rev says the same */
  assert_found (db, "mittag", "We meet at the WEIHER,\nÜber Mittag.");
  sqlite3_close (db);
}

/* A part of it, about the first word that is meant; the row's own excerpt begins in there. */
static void
test_excerpt (void)
{
  sqlite3 *db = open_at (":memory:", lyc_cache_migrations);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *shown = NULL;

  for (int i = 0; i < 20000; i++)
    g_string_append (text, i == 15000 ? "Größe " : "grün wide ");
  put_file (db, 1, 9);
  keep (db, text->str);
  shown = find (db, "grosse", NULL);
  g_assert_null (shown);
  shown = find (db, "größe", NULL);
  g_assert_nonnull (strstr (shown, "Größe"));
  g_assert_cmpint (g_utf8_strlen (shown, -1), ==, 480);
  sqlite3_close (db);
}

static void
test_gone (void)
{
  sqlite3 *db = open_at (":memory:", lyc_cache_migrations);
  LycChangeList *list = lyc_change_list_new ();
  g_autofree char *left = NULL;

  put_file (db, 1, 5);
  keep (db, "words");
  lyc_change_list_gone (list, LYC_KIND_FILE, PLAN, 2);
  apply (db, list);
  assert_found (db, "words", NULL);
  assert_found (db, "plan", NULL);
  keep (db, "words"); /* they come late */
  left = lyc_database_read_text (
      db, "SELECT (SELECT count (*) FROM file_text) || ' ' || (SELECT count (*) FROM search_rest)",
      NULL);
  g_assert_cmpstr (left, ==, "0 0");
  g_assert_cmpuint (n_missing (db), ==, 0);
  put_file (db, 3, 5); /* and comes back into sight */
  g_assert_cmpuint (n_missing (db), ==, 1);
  keep (db, "words");
  assert_found (db, "words", "words");
  g_assert_true (lyc_database_run (db, "DELETE FROM object", NULL));
  assert_found (db, "words", NULL);
  sqlite3_close (db);
}

/* What is missing is missing from how much is said to be found. */
static void
test_percent (void)
{
  sqlite3 *db = open_at (":memory:", lyc_cache_migrations);
  guint percent = 0;

  put_file (db, 1, 0);
  g_free (find (db, "x", &percent));
  g_assert_cmpuint (percent, ==, 100);
  g_assert_cmpuint (n_missing (db), ==, 0);
  put_file (db, 2, 5);
  g_free (find (db, "x", &percent));
  g_assert_cmpuint (percent, ==, 0);
  g_assert_cmpuint (n_missing (db), ==, 1);
  keep (db, "words");
  g_free (find (db, "x", &percent));
  g_assert_cmpuint (percent, ==, 100);
  g_assert_cmpuint (n_missing (db), ==, 0);
  sqlite3_close (db);
}

static void
put (sqlite3 *db, const char *text)
{
  g_autoptr (JsonNode) node = lyc_json_parse (text, strlen (text), &lyc_json_default_limits, NULL);
  LycChangeList *list = lyc_change_list_new ();

  lyc_change_list_put (list, json_node_get_object (node), 0);
  apply (db, list);
}

static void
assert_place (sqlite3 *db, const char *place_id, const char *post_id)
{
  g_autoptr (LycSearchQuery) query = lyc_search_query_parse ("plan.txt");
  LycSearchJob *job;
  g_autoptr (LycSearchAnswer) answer = NULL;
  LycSearchHit *hit;

  query->groups = LYC_SEARCH_GROUP_BIT (LYC_SEARCH_FILE);
  job = lyc_search_job_new (query, NULL);
  answer = lyc_search_find (db, job, NULL);
  lyc_search_job_free (job);
  hit = g_ptr_array_index (answer->hits, 0);
  g_assert_cmpstr (hit->place_id, ==, place_id);
  g_assert_cmpstr (hit->post_id, ==, post_id);
}

/* A file of the workspace is there, one of a post where that is, if that is here. */
static void
test_place (void)
{
  sqlite3 *db = open_at (":memory:", lyc_cache_migrations);

  put_file (db, 1, 0);
  assert_place (db, COHORT, "");
  put (db, "{\"kind\":\"file\",\"id\":\"" PLAN "\",\"rev\":2,\"cohort_id\":\"" COHORT
           "\",\"name\":\"plan.txt\",\"attached\":true}");
  assert_place (db, "", "");
  for (int i = 1; i < 4; i++)
    {
      g_autofree char *post
          = g_strdup_printf ("{\"kind\":\"post\",\"id\":\"p%d\",\"rev\":1,\"container_id\":\"c%d\","
                             "\"pos\":1,\"body\":\"x\","
                             "\"author_id\":\"a\",\"created_at\":%d000,\"file_ids\":[\"%s\"]}",
                             i, i, i, i == 3 ? "another" : PLAN);

      put (db, post);
    }
  assert_place (db, "c2", "p2");
  sqlite3_close (db);
}

/* A cache of before keeps what it has. */
static void
test_older_cache (void)
{
  const char *const before[] = { lyc_cache_migrations[0], lyc_cache_migrations[1], NULL };
  g_autofree char *dir = g_dir_make_tmp ("lyc-search-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (dir, "cache.db", NULL);
  sqlite3 *db = open_at (path, before);

  put_file (db, 1, 5);
  sqlite3_close (db);
  db = open_at (path, lyc_cache_migrations);
  assert_found (db, "plan", "");
  keep (db, "words");
  assert_found (db, "words", "words");
  put_file (db, 2, 5);
  assert_found (db, "words", "words");
  sqlite3_close (db);
  g_unlink (path);
  g_rmdir (dir);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/search-files/words", test_words);
  g_test_add_func ("/store/search-files/excerpt", test_excerpt);
  g_test_add_func ("/store/search-files/gone", test_gone);
  g_test_add_func ("/store/search-files/percent", test_percent);
  g_test_add_func ("/store/search-files/place", test_place);
  g_test_add_func ("/store/search-files/older-cache", test_older_cache);
  return g_test_run ();
}
