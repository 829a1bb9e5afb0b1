/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cache-fixture.h"
#include "change-list.h"
#include "database.h"
#include "json-gate.h"
#include "queries.h"
#include "schema.h"
#include "unread-query.h"

#define THREAD "0190a6f0-0000-7000-8000-00000000000b"
#define COHORT "0190a6f0-0000-7000-8000-00000000000a"
#define ME "0190a6f0-0000-7000-8000-00000000000c"
#define COURSE "0190a6f0-0000-7000-8000-00000000000d"
#define NOW 1000
#define OTHER "0190a6f0-0000-7000-8000-00000000000e"

static void
put (LycChangeList *list, const char *text, gint64 as_of)
{
  g_autoptr (JsonNode) node
      = lyc_json_parse (text, strlen (text), &lyc_json_default_limits, NULL);

  lyc_change_list_put (list, json_node_get_object (node), as_of);
}

static void
put_now (sqlite3 *db, const char *text)
{
  cache_fixture_put (db, text, NULL);
}

static void
put_task (sqlite3 *db, int number, int rev)
{
  g_autofree char *text
      = g_strdup_printf ("{\"kind\":\"task\",\"id\":\"t%d\",\"rev\":%d,\"cohort_id\":\"" COHORT
                         "\",\"title\":\"r%d\",\"created_at\":1}",
                         number, rev, rev);

  put_now (db, text);
}

static char *
dump (sqlite3 *db)
{
  g_autoptr (GPtrArray) lines = lyc_query_dump (db, NULL, NULL);

  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

/* Whatever the order in which versions arrive, the newest of each stands. */
static void
test_order (void)
{
  sqlite3 *sorted = cache_fixture_new (), *shuffled = cache_fixture_new ();
  g_autofree char *first = NULL, *second = NULL;

  for (int rev = 1; rev <= 40; rev++)
    for (int i = 0; i < 5; i++)
      put_task (sorted, i, rev);
  for (int i = 0; i < 5; i++)
    put_task (shuffled, i, 40);
  for (int n = 0; n < 300; n++)
    put_task (shuffled, g_test_rand_int_range (0, 5), g_test_rand_int_range (1, 41));
  first = dump (sorted);
  second = dump (shuffled);
  g_assert_cmpstr (first, ==, second);
  sqlite3_close (sorted);
  sqlite3_close (shuffled);
}

static void
gone_now (sqlite3 *db, const char *id, gint64 rev)
{
  LycChangeList *list = lyc_change_list_new ();

  lyc_change_list_gone (list, LYC_KIND_TASK, id, rev);
  cache_fixture_apply (db, list);
}

static void
test_tombstone (void)
{
  sqlite3 *db = cache_fixture_new ();
  g_autofree char *after_old = NULL, *after_new = NULL;

  put_task (db, 1, 5);
  gone_now (db, "t1", 9);
  put_task (db, 1, 7);
  after_old = dump (db);
  g_assert_cmpstr (after_old, ==, "");
  put_task (db, 1, 10);
  gone_now (db, "t1", 9);
  after_new = dump (db);
  g_assert_cmpstr (after_new, !=, "");
  sqlite3_close (db);
}

#define POST(pos, rev, author, rest) \
  "{\"kind\":\"post\",\"id\":\"p" #pos "\",\"rev\":" #rev ",\"container_id\":\"" THREAD \
  "\",\"pos\":" #pos ",\"author_id\":\"" author "\"," rest "}"

static void
test_stub (void)
{
  sqlite3 *db = cache_fixture_new ();
  g_autofree char *text = NULL;

  put_now (db, POST (1, 5, OTHER, "\"stub\":true"));
  put_now (db, POST (1, 5, OTHER, "\"body\":\"whole\""));
  put_now (db, POST (1, 5, OTHER, "\"stub\":true"));
  text = dump (db);
  g_assert_nonnull (strstr (text, "whole"));
  sqlite3_close (db);
}

static guint
unread_with (sqlite3 *db, LycUnreadQuery *query, guint *mentions, gint64 *changes_at)
{
  LycUnreadAnswer *answer = lyc_query_unread (db, query, NULL);
  const LycLedgerEntry *entry
      = answer->entries->len > 0 ? g_ptr_array_index (answer->entries, 0) : NULL;
  guint count = entry != NULL ? entry->count : 0;

  if (mentions != NULL)
    *mentions = entry != NULL ? entry->mentions : 0;
  if (changes_at != NULL)
    *changes_at = answer->changes_at;
  lyc_unread_answer_free (answer);
  lyc_unread_query_free (query);
  return count;
}

static guint
unread (sqlite3 *db, guint *mentions)
{
  return unread_with (db, lyc_unread_query_new (ME, NOW), mentions, NULL);
}

#define CONTAINER CONTAINER_AT (1)
#define CONTAINER_AT(rev)                                                                          \
  "{\"kind\":\"container\",\"id\":\"" THREAD "\",\"rev\":" #rev ",\"cohort_id\":\"" COHORT         \
  "\",\"lesson_id\":null,\"course_id\":\"" COURSE                                                  \
  "\",\"container_kind\":\"channel\",\"last_at\":4}"

static void
put_as_of (sqlite3 *db, const char *text, gint64 as_of)
{
  LycChangeList *list = lyc_change_list_new ();

  put (list, text, as_of);
  cache_fixture_apply (db, list);
}

/* Another role sees the same rev in another way; only what says how it is now tells. */
static void
test_same_rev (void)
{
  sqlite3 *db = cache_fixture_new ();
  g_autofree char *guide = NULL, *answer = NULL, *learner = NULL, *bare = NULL;

  put_as_of (db, POST (1, 5, OTHER, "\"body\":\"hidden words\",\"hidden\":true"), 9);
  put_as_of (db, POST (2, 5, OTHER, "\"body\":\"words\""), 9);
  guide = dump (db);
  put_as_of (db, POST (1, 5, OTHER, "\"body\":\"\",\"hidden\":true"), 0);
  answer = dump (db);
  g_assert_cmpstr (answer, ==, guide);
  put_as_of (db, POST (1, 5, OTHER, "\"body\":\"\",\"hidden\":true"), 11);
  learner = dump (db);
  g_assert_null (strstr (learner, "hidden words"));
  put_as_of (db, POST (2, 5, OTHER, "\"stub\":true"), 12);
  put_as_of (db, POST (1, 5, OTHER, "\"stub\":true,\"hidden\":true"), 12);
  bare = dump (db);
  g_assert_nonnull (strstr (bare, "\"words\""));
  g_assert_null (strstr (bare, "\"body\":\"\""));
  sqlite3_close (db);
}

static void
test_unread (void)
{
  sqlite3 *db = cache_fixture_new ();
  LycUnreadQuery *query = lyc_unread_query_new (ME, NOW);
  LycUnreadAnswer *answer;
  guint mentions;

  put_now (db, CONTAINER);
  put_now (db, "{\"kind\":\"read_state\",\"id\":\"" THREAD "\",\"rev\":1,\"container_id\":\"" THREAD
               "\",\"read_pos\":1,\"marked_unread_from\":null,\"follow\":\"normal\"}");
  put_now (db, POST (1, 2, OTHER, "\"stub\":true"));
  put_now (db, POST (2, 3, OTHER, "\"stub\":true,\"mention_ids\":[\"" ME "\"]"));
  put_now (db, POST (3, 4, ME, "\"stub\":true"));
  put_now (db, POST (4, 5, OTHER, "\"stub\":true,\"hidden\":true"));
  put_now (db, POST (5, 6, OTHER, "\"body\":\"x\""));
  g_assert_cmpuint (unread (db, &mentions), ==, 2);
  g_assert_cmpuint (mentions, ==, 1);
  put_now (db, POST (5, 7, OTHER, "\"body\":\"\",\"deleted\":true"));
  g_assert_cmpuint (unread (db, &mentions), ==, 1);
  /* What is said of a file that two share counts where the two talk: it is in some row's sum. */
  put_now (db, "{\"kind\":\"container\",\"id\":\"" THREAD "\",\"rev\":9,\"direct_id\":\"d1\"}");
  answer = lyc_query_unread (db, query, NULL);
  g_assert_cmpstr (((LycLedgerEntry *) answer->entries->pdata[0])->scope_id, ==, "d1");
  lyc_unread_answer_free (answer);
  lyc_unread_query_free (query);
  sqlite3_close (db);
}

static void
put_mark (sqlite3 *db, int rev, const char *more)
{
  g_autofree char *text
      = g_strdup_printf ("{\"kind\":\"read_state\",\"id\":\"" THREAD "\",\"rev\":%d,"
                         "\"container_id\":\"" THREAD "\",\"read_pos\":3,%s}",
                         rev, more);

  put_now (db, text);
}

/* Unread again from a post on, and what the outbox has yet to say of that. */
static void
test_marked_unread (void)
{
  sqlite3 *db = cache_fixture_new ();
  LycUnreadQuery *query;

  put_now (db, CONTAINER);
  for (int i = 1; i <= 4; i++)
    {
      g_autofree char *text = g_strdup_printf (
          "{\"kind\":\"post\",\"id\":\"p%d\",\"rev\":1,\"container_id\":\"" THREAD
          "\",\"pos\":%d,\"author_id\":\"" OTHER "\",\"stub\":true}",
          i, i);

      put_now (db, text);
    }
  put_mark (db, 2, "\"marked_unread_from\":2,\"follow\":\"normal\"");
  g_assert_cmpuint (unread (db, NULL), ==, 3);
  query = lyc_unread_query_new (ME, NOW);
  lyc_unread_query_get_waiting (query, THREAD)->marked_from = 0;
  g_assert_cmpuint (unread_with (db, query, NULL, NULL), ==, 1);
  query = lyc_unread_query_new (ME, NOW);
  lyc_unread_query_get_waiting (query, THREAD)->marked_from = 1;
  g_assert_cmpuint (unread_with (db, query, NULL, NULL), ==, 4);
  query = lyc_unread_query_new (ME, NOW);
  lyc_unread_query_get_waiting (query, THREAD)->read_pos = 4;
  g_assert_cmpuint (unread_with (db, query, NULL, NULL), ==, 3);
  sqlite3_close (db);
}

/* The nearest choice holds, and a mute only as long as was said. */
static void
test_muted (void)
{
  sqlite3 *db = cache_fixture_new ();
  gint64 changes_at;

  put_now (db, CONTAINER);
  put_now (db, POST (9, 2, OTHER, "\"stub\":true"));
  g_assert_cmpuint (unread (db, NULL), ==, 1);
  put_now (db, "{\"kind\":\"follow\",\"id\":\"" COHORT "\",\"rev\":1,\"of\":\"cohort\","
               "\"follow\":\"mute\",\"mute_until\":null}");
  g_assert_cmpuint (unread (db, NULL), ==, 0);
  put_now (db, "{\"kind\":\"follow\",\"id\":\"" COURSE "\",\"rev\":1,\"of\":\"course\","
               "\"follow\":\"follow\",\"mute_until\":null}");
  g_assert_cmpuint (unread (db, NULL), ==, 1);
  put_mark (db, 2, "\"follow\":\"mute\",\"mute_until\":1500");
  g_assert_cmpuint (unread_with (db, lyc_unread_query_new (ME, NOW), NULL, &changes_at), ==, 0);
  g_assert_cmpint (changes_at, ==, 1500);
  put_now (db, "{\"kind\":\"follow\",\"id\":\"" COHORT "\",\"rev\":2,\"of\":\"cohort\","
               "\"follow\":\"mute\",\"mute_until\":1400}");
  g_assert_cmpuint (unread_with (db, lyc_unread_query_new (ME, NOW), NULL, &changes_at), ==, 0);
  g_assert_cmpint (changes_at, ==, 1400);
  g_assert_cmpuint (unread_with (db, lyc_unread_query_new (ME, 1500), NULL, &changes_at), ==, 1);
  g_assert_cmpint (changes_at, ==, 0);
  sqlite3_close (db);
}

/* Leaving a cohort takes its rows, what is in its containers, and the tombstones. */
static void
test_left (void)
{
  sqlite3 *db = cache_fixture_new ();
  LycChangeList *list = lyc_change_list_new ();
  g_autofree char *text = NULL, *back = NULL;

  lyc_change_list_set_user (list, ME);
  put (list, "{\"kind\":\"membership\",\"id\":\"m1\",\"rev\":1,\"cohort_id\":\"" COHORT
             "\",\"user_id\":\"" ME "\",\"state\":\"active\"}", 0);
  put (list, CONTAINER, 0);
  put (list, POST (1, 2, OTHER, "\"body\":\"x\""), 0);
  cache_fixture_apply (db, list);
  put_task (db, 1, 3);
  list = lyc_change_list_new ();
  lyc_change_list_gone (list, LYC_KIND_MEMBERSHIP, "m1", 9);
  cache_fixture_apply (db, list);
  text = dump (db);
  g_assert_cmpstr (text, ==, "");
  put_task (db, 1, 3);
  back = dump (db);
  g_assert_cmpstr (back, !=, "");
  sqlite3_close (db);
}

static void
put_membership (sqlite3 *db)
{
  LycChangeList *list = lyc_change_list_new ();

  lyc_change_list_set_user (list, ME);
  put (list,
       "{\"kind\":\"membership\",\"id\":\"m1\",\"rev\":1,\"cohort_id\":\"" COHORT
       "\",\"user_id\":\"" ME "\",\"state\":\"active\"}",
       0);
  cache_fixture_apply (db, list);
}

/* A registration brings marks before the containers they belong to. What frames take away between
 * two of its pages takes its own marks along, and no others. */
static void
test_mark_before_place (void)
{
  static const struct
  {
    LycKind kind;
    const char *id;
  } gone[] = { { LYC_KIND_CONTAINER, "elsewhere" }, { LYC_KIND_MEMBERSHIP, "m1" } };

  for (guint i = 0; i < G_N_ELEMENTS (gone); i++)
    {
      sqlite3 *db = cache_fixture_new ();
      LycChangeList *list = lyc_change_list_new ();

      put_membership (db);
      put_mark (db, 2, "\"follow\":\"normal\"");
      lyc_change_list_gone (list, gone[i].kind, gone[i].id, 9);
      cache_fixture_apply (db, list);
      put_now (db, CONTAINER);
      put_now (db, POST (3, 2, OTHER, "\"stub\":true"));
      g_assert_cmpuint (unread (db, NULL), ==, 0);
      put_now (db, POST (4, 2, OTHER, "\"stub\":true"));
      g_assert_cmpuint (unread (db, NULL), ==, 1);
      sqlite3_close (db);
    }
}

/* The mark that is in a container goes with it, unless the container is there in a later state. */
static void
test_gone_with_place (void)
{
  sqlite3 *db = cache_fixture_new ();
  LycChangeList *list = lyc_change_list_new ();

  put_as_of (db, CONTAINER, 5);
  put_mark (db, 2, "\"follow\":\"normal\"");
  lyc_change_list_gone (list, LYC_KIND_CONTAINER, THREAD, 0);
  cache_fixture_apply (db, list);
  put_now (db, POST (3, 2, OTHER, "\"stub\":true"));
  g_assert_cmpuint (unread (db, NULL), ==, 0);
  list = lyc_change_list_new ();
  lyc_change_list_gone (list, LYC_KIND_CONTAINER, THREAD, 9);
  cache_fixture_apply (db, list);
  put_as_of (db, CONTAINER, 12);
  put_now (db, POST (3, 2, OTHER, "\"stub\":true"));
  g_assert_cmpuint (unread (db, NULL), ==, 1);
  sqlite3_close (db);
}

static gboolean
look_is_due (sqlite3 *db)
{
  g_autofree char *due
      = lyc_database_read_text (db, "SELECT value FROM meta WHERE name = 'look_again'", NULL);

  return due != NULL;
}

static gboolean
comes_into_sight (sqlite3 *db, gboolean changed)
{
  LycChangeList *list = lyc_change_list_new ();
  g_autoptr (JsonNode) node
      = lyc_json_parse (CONTAINER, strlen (CONTAINER), &lyc_json_default_limits, NULL);

  if (changed)
    lyc_change_list_put_changed (list, json_node_get_object (node), 12);
  else
    lyc_change_list_put (list, json_node_get_object (node), 12);
  lyc_change_list_set_cursor (list, 12);
  cache_fixture_apply (db, list);
  return look_is_due (db);
}

/* A container that was there all the time is not known here where it was hidden, whether or not a
 * registration has dropped its tombstone since; only a new one is empty. */
static void
test_into_sight (void)
{
  sqlite3 *hidden = cache_fixture_new (), *unknown = cache_fixture_new (),
          *fresh = cache_fixture_new ();
  LycChangeList *list = lyc_change_list_new ();

  lyc_change_list_gone (list, LYC_KIND_CONTAINER, THREAD, 9);
  cache_fixture_apply (hidden, list);
  g_assert_true (comes_into_sight (hidden, FALSE));
  g_assert_true (comes_into_sight (unknown, TRUE));
  g_assert_false (comes_into_sight (fresh, FALSE));
  g_assert_false (comes_into_sight (fresh, TRUE));
  sqlite3_close (hidden);
  sqlite3_close (unknown);
  sqlite3_close (fresh);
}

/* The second post is not here: it was read when this device came. Unread again, it is looked for;
 * but not where the mark goes back to a post that is here, nor where a registration says it, which
 * brings posts itself. */
static void
test_mark_goes_back (void)
{
  sqlite3 *db = cache_fixture_new ();

  put_now (db, "{\"kind\":\"container\",\"id\":\"" THREAD "\",\"rev\":1,\"cohort_id\":\"" COHORT
               "\",\"lesson_id\":null,\"container_kind\":\"thread\",\"last_pos\":4}");
  put_now (db, POST (1, 2, OTHER, "\"stub\":true"));
  put_now (db, POST (3, 2, OTHER, "\"stub\":true"));
  put_now (db, POST (4, 2, OTHER, "\"stub\":true"));
  put_mark (db, 2, "\"marked_unread_from\":null");
  put_mark (db, 3, "\"marked_unread_from\":3");
  g_assert_false (look_is_due (db));
  put_as_of (db,
             "{\"kind\":\"read_state\",\"id\":\"" THREAD "\",\"rev\":4,\"container_id\":\"" THREAD
             "\",\"read_pos\":3,\"marked_unread_from\":2}",
             9);
  g_assert_false (look_is_due (db));
  put_mark (db, 5, "\"marked_unread_from\":1");
  g_assert_true (look_is_due (db));
  sqlite3_close (db);
}

static void
test_keep_only (void)
{
  sqlite3 *db = cache_fixture_new ();
  LycChangeList *list = lyc_change_list_new ();
  g_autoptr (GHashTable) listed
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *text = NULL;

  put_task (db, 1, 3);
  put_task (db, 2, 3);
  put_task (db, 3, 30);
  g_hash_table_add (listed, lyc_change_list_key (LYC_KIND_TASK, "t1"));
  lyc_change_list_keep_only (list, listed, 20);
  cache_fixture_apply (db, list);
  text = dump (db);
  g_assert_nonnull (strstr (text, "\"t1\""));
  g_assert_null (strstr (text, "\"t2\""));
  g_assert_nonnull (strstr (text, "\"t3\""));
  sqlite3_close (db);
}

static char *
due_look (sqlite3 *db)
{
  return lyc_database_read_text (db, "SELECT value FROM meta WHERE name = 'look_again'", NULL);
}

static void
register_as_of (sqlite3 *db, gint64 as_of)
{
  LycChangeList *list = lyc_change_list_new ();
  g_autoptr (GHashTable) listed = g_hash_table_new (g_str_hash, g_str_equal);

  lyc_change_list_keep_only (list, listed, as_of);
  cache_fixture_apply (db, list);
}

/* A look at everything that is due stays due until one that began later is complete. */
static void
test_look_again (void)
{
  sqlite3 *db = cache_fixture_new ();
  LycChangeList *list = lyc_change_list_new ();
  g_autofree char *before = due_look (db);
  g_autofree char *due = NULL, *still = NULL, *settled = NULL;

  g_assert_null (before);
  lyc_change_list_set_cursor (list, 12);
  lyc_change_list_look_again (list);
  cache_fixture_apply (db, list);
  due = due_look (db);
  g_assert_cmpstr (due, ==, "12");
  register_as_of (db, 11);
  still = due_look (db);
  g_assert_cmpstr (still, ==, "12");
  register_as_of (db, 12);
  settled = due_look (db);
  g_assert_null (settled);
  sqlite3_close (db);
}

static void
look_at (sqlite3 *db, gint64 cursor)
{
  LycChangeList *list = lyc_change_list_new ();

  lyc_change_list_set_cursor (list, cursor);
  lyc_change_list_look_again (list);
  cache_fixture_apply (db, list);
}

/* An answer moves no cursor; what it makes due is no older than what was known before, nor than
 * what it says, and what was due stays due as it was. */
static void
test_look_by_answer (void)
{
  sqlite3 *db = cache_fixture_new ();
  LycChangeList *list = lyc_change_list_new ();
  g_autofree char *answered = NULL, *newer = NULL, *still = NULL;

  lyc_change_list_gone (list, LYC_KIND_CONTAINER, THREAD, 9);
  cache_fixture_apply (db, list);
  look_at (db, 500);
  put_now (db, CONTAINER_AT (12));
  answered = due_look (db);
  g_assert_cmpstr (answered, ==, "500");
  list = lyc_change_list_new ();
  lyc_change_list_gone (list, LYC_KIND_CONTAINER, THREAD, 501);
  cache_fixture_apply (db, list);
  put_now (db, CONTAINER_AT (510));
  newer = due_look (db);
  g_assert_cmpstr (newer, ==, "510");
  register_as_of (db, 505);
  still = due_look (db);
  g_assert_cmpstr (still, ==, "510");
  sqlite3_close (db);
}

static void
test_newer (void)
{
  g_autofree char *folder = g_dir_make_tmp ("lyceum-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "cache.db", NULL);
  g_autoptr (GError) error = NULL;
  sqlite3 *db = lyc_database_open (path, lyc_cache_migrations, 0, NULL);

  g_assert_true (lyc_database_run (db, "PRAGMA user_version = 99", NULL));
  sqlite3_close (db);
  g_assert_null (lyc_database_open (path, lyc_cache_migrations, 0, &error));
  g_assert_error (error, LYC_DATABASE_ERROR, LYC_DATABASE_ERROR_NEWER);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/change-list/order", test_order);
  g_test_add_func ("/store/change-list/tombstone", test_tombstone);
  g_test_add_func ("/store/change-list/stub", test_stub);
  g_test_add_func ("/store/change-list/same-rev", test_same_rev);
  g_test_add_func ("/store/change-list/unread", test_unread);
  g_test_add_func ("/store/unread/marked", test_marked_unread);
  g_test_add_func ("/store/unread/muted", test_muted);
  g_test_add_func ("/store/change-list/left", test_left);
  g_test_add_func ("/store/change-list/mark-before-place", test_mark_before_place);
  g_test_add_func ("/store/change-list/gone-with-place", test_gone_with_place);
  g_test_add_func ("/store/change-list/into-sight", test_into_sight);
  g_test_add_func ("/store/change-list/mark-goes-back", test_mark_goes_back);
  g_test_add_func ("/store/change-list/keep-only", test_keep_only);
  g_test_add_func ("/store/change-list/look-again", test_look_again);
  g_test_add_func ("/store/change-list/look-by-answer", test_look_by_answer);
  g_test_add_func ("/store/database/newer", test_newer);
  return g_test_run ();
}
