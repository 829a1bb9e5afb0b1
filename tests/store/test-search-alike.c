/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is offered to whoever writes a question: the best of what says something to it, and no more.
 */
#include "cache-fixture.h"
#include "change-list.h"
#include "database.h"
#include "search-find.h"

#define COHORT "0190a6f0-0000-7000-8000-00000000000a"
#define CHANNEL "0190a6f0-0000-7000-8000-00000000000b"
#define ADA "0190a6f0-0000-7000-8000-00000000000e"
#define BEN "0190a6f0-0000-7000-8000-00000000000f"
#define COURSE "0190a6f0-0000-7000-8000-0000000000c0"
#define LESSON "0190a6f0-0000-7000-8000-0000000000c1"
#define T0 G_GINT64_CONSTANT (1767600000000)

/* Posts that say nothing to any of the questions below, so that words are common and rare. */
#define N_OTHERS 60

static void
put (sqlite3 *db, const char *text)
{
  cache_fixture_put (db, text, NULL);
}

static void
put_post (sqlite3 *db, const char *id, const char *place, int pos, const char *author,
          const char *body, const char *more)
{
  g_autofree char *text = g_strdup_printf (
      "{\"kind\":\"post\",\"id\":\"%s\",\"rev\":%d,\"container_id\":\"%s\",\"pos\":%d,"
      "\"author_id\":\"%s\",\"created_at\":%" G_GINT64_FORMAT ",\"body\":\"%s\","
      "\"post_kind\":\"question\"%s}",
      id, pos, place, pos, author, T0 + pos * G_GINT64_CONSTANT (60000), body, more);

  put (db, text);
}

static void
put_place (sqlite3 *db, const char *id, const char *kind, const char *title, gboolean answered)
{
  g_autofree char *text = g_strdup_printf (
      "{\"kind\":\"container\",\"id\":\"%s\",\"rev\":1,\"cohort_id\":\"" COHORT
      "\",\"course_id\":\"" COURSE "\",\"lesson_id\":\"" LESSON "\",\"container_kind\":\"%s\","
      "\"last_at\":4,\"last_pos\":2,\"answered\":%s,\"title\":\"%s\"}",
      id, kind, answered ? "true" : "false", title);

  put (db, text);
}

static void
put_thread (sqlite3 *db, const char *id, int pos, const char *body, gboolean answered)
{
  g_autofree char *post = g_strconcat (id, "-1", NULL);

  put_place (db, id, "thread", body, answered);
  put_post (db, post, id, pos, ADA, body, "");
}

static void
put_world (sqlite3 *db)
{
  put (db, "{\"kind\":\"lesson\",\"id\":\"" LESSON "\",\"rev\":1,\"course_id\":\"" COURSE
           "\",\"title\":\"Say it back\",\"summary\":\"\",\"article\":\"\"}");
  for (int i = 0; i < N_OTHERS; i++)
    {
      g_autofree char *id = g_strdup_printf ("other%d", i);

      put_thread (db, id, 100 + i, "How is the coffee here on Mondays?", FALSE);
    }
  put_thread (db, "silence", 1, "How long is the silence on a video call?", TRUE);
  put_post (db, "silence-2", "silence", 2, BEN, "The silence on a call is two seconds.", "");
  put_thread (db, "price", 3, "Who names the price first in a call?", FALSE);
  put_place (db, CHANNEL, "channel", "", FALSE);
  put_post (db, "chat", CHANNEL, 4, ADA, "how long is the silence on a video call", "");
}

static LycSearchAnswer *
ask (sqlite3 *db, const char *text)
{
  g_autoptr (LycSearchQuery) query = lyc_search_query_new_alike (text, 3);
  LycSearchJob *job = lyc_search_job_new (query, NULL);
  g_autoptr (GError) error = NULL;
  LycSearchAnswer *answer = lyc_search_find (db, job, &error);

  g_assert_no_error (error);
  lyc_search_job_free (job);
  return answer;
}

static LycSearchHit *
nth (LycSearchAnswer *answer, guint i)
{
  return g_ptr_array_index (answer->hits, i);
}

static void
assert_offers (sqlite3 *db, const char *text, const char *expected)
{
  g_autoptr (LycSearchAnswer) answer = ask (db, text);
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < answer->hits->len; i++)
    g_string_append_printf (found, "%s%s", i > 0 ? " " : "",
                            nth (answer, i)->group == LYC_SEARCH_THREAD ? nth (answer, i)->place_id
                                                                        : nth (answer, i)->id);
  g_assert_cmpstr (found->str, ==, expected);
}

/* Any of the words will do, but they have to be most of what is asked. */
static void
test_words (void)
{
  sqlite3 *db = cache_fixture_new ();

  put_world (db);
  assert_offers (db, "How much silence is right in a video call with customers?", "silence");
  assert_offers (db, "silence", "silence");
  assert_offers (db, "", "");
  assert_offers (db, "is it so", "");
  assert_offers (db, "Where do I park my call?", "");
  assert_offers (db, "Where do I park?", "");
  assert_offers (db, "\"*( - ^ from:ada \xee\x80\x80t", "");
  sqlite3_close (db);
}

/* Only the word that is still being typed may be half of one. */
static void
test_prefix (void)
{
  sqlite3 *db = cache_fixture_new ();

  put_world (db);
  assert_offers (db, "sil", "silence");
  assert_offers (db, "sil ", "");
  assert_offers (db, "video sil", "silence");
  assert_offers (db, "sil video", "silence");
  assert_offers (db, "si", "");
  sqlite3_close (db);
}

/* The rare word counts more than the common ones, wherever they stand. */
static void
test_rank (void)
{
  sqlite3 *db = cache_fixture_new ();

  put_world (db);
  put_thread (db, "call", 300, "The call on Mondays, the call on Fridays", FALSE);
  assert_offers (db, "who names the price on a call", "price");
  put_thread (db, "quiet", 301, "A call without silence in it, told in a text that goes on and on",
              FALSE);
  assert_offers (db, "the silence on the call on mondays", "silence quiet");
  sqlite3_close (db);
}

/* What the rows say of themselves. */
static void
test_fields (void)
{
  sqlite3 *db = cache_fixture_new ();
  g_autoptr (LycSearchAnswer) answer = NULL;

  put_world (db);
  put (db,
       "{\"kind\":\"transcript\",\"id\":\"t1\",\"rev\":1,\"asset_id\":\"v\",\"lesson_id\":\"" LESSON
       "\",\"course_id\":\"" COURSE "\",\"cues\":[{\"start_ms\":1000,\"text\":\"So before\"},"
       "{\"start_ms\":5210,\"text\":\"Let the silence on the call work\"},"
       "{\"start_ms\":9000,\"text\":\"The silence after the call\"}]}");
  put (db, "{\"kind\":\"article\",\"id\":\"k1\",\"rev\":1,\"title\":\"Silence on a call\","
           "\"body\":\"Ask.\",\"tags\":[]}");
  answer = ask (db, "silence in a call");
  g_assert_cmpuint (answer->hits->len, ==, 3);
  g_assert_cmpint (nth (answer, 0)->group, ==, LYC_SEARCH_THREAD);
  g_assert_cmpstr (nth (answer, 0)->place_id, ==, "silence");
  g_assert_cmpstr (nth (answer, 0)->head, ==, "How long is the silence on a video call?");
  g_assert_true (nth (answer, 0)->answered);
  g_assert_cmpint (nth (answer, 1)->group, ==, LYC_SEARCH_ARTICLE);
  g_assert_cmpstr (nth (answer, 1)->id, ==, "k1");
  g_assert_cmpint (nth (answer, 2)->group, ==, LYC_SEARCH_MOMENT);
  g_assert_cmpstr (nth (answer, 2)->place_id, ==, LESSON);
  g_assert_true (nth (answer, 2)->position_ms == 5210 || nth (answer, 2)->position_ms == 9000);
  sqlite3_close (db);
}

/* Nothing that the person may not or does not want to see. */
static void
test_hidden (void)
{
  sqlite3 *db = cache_fixture_new ();

  put_world (db);
  assert_offers (db, "price first", "price");
  put (db, "{\"kind\":\"block\",\"id\":\"" ADA "\",\"rev\":1,\"created_at\":1}");
  assert_offers (db, "price first", "");
  assert_offers (db, "silence on a call", "silence");
  put_post (db, "silence-2", "silence", 9, BEN, "The silence on a call is two seconds.",
            ",\"hidden\":true");
  assert_offers (db, "silence on a call", "");
  sqlite3_close (db);
}

/* What most rows say is no reason to offer one of them, be it all that is asked. */
static void
test_common (void)
{
  sqlite3 *db = cache_fixture_new ();

  put_world (db);
  assert_offers (db, "coffee", "");
  assert_offers (db, "How is the coffee here on Mondays?", "");
  assert_offers (db, "coffee in silence", "silence");
  sqlite3_close (db);
}

/* More rows than are looked at say the word: it is only common, and the rare one decides. */
static void
test_many (void)
{
  sqlite3 *db = cache_fixture_new ();

  put_world (db);
  g_assert_true (lyc_database_run (
      db,
      "WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 3000) "
      "INSERT INTO object (kind, id, parent, scope, ord, rev, author, json) "
      "SELECT 'post', 'n' || i, 'price', '" COHORT "', i, 1, '" ADA "', "
      "json_object ('id', 'n' || i, 'created_at', 1767700000000 + i * 1000, 'body', "
      "'the call on mondays', 'post_kind', 'answer') FROM n",
      NULL));
  assert_offers (db, "the silence on the call", "silence");
  sqlite3_close (db);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/alike/words", test_words);
  g_test_add_func ("/store/alike/prefix", test_prefix);
  g_test_add_func ("/store/alike/rank", test_rank);
  g_test_add_func ("/store/alike/fields", test_fields);
  g_test_add_func ("/store/alike/hidden", test_hidden);
  g_test_add_func ("/store/alike/common", test_common);
  g_test_add_func ("/store/alike/many", test_many);
  return g_test_run ();
}
