/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whose answers helped where somebody asks, those first who helped most. */
#include "answerers.h"
#include "cache-fixture.h"
#include "change-list.h"

#define COHORT "cohort"
#define COURSE "course"
#define LESSON "lesson"

static void
put (sqlite3 *db, const char *text)
{
  cache_fixture_put (db, text, "me");
}

static void
put_member (sqlite3 *db, const char *id, const char *role, const char *state)
{
  g_autofree char *text = g_strdup_printf (
      "{\"kind\":\"membership\",\"id\":\"m-%s\",\"rev\":1,\"cohort_id\":\"" COHORT
      "\",\"user_id\":\"%s\",\"role\":\"%s\",\"state\":\"%s\",\"joined_at\":1}",
      id, id, role, state);

  put (db, text);
}

static void
put_thread (sqlite3 *db, const char *id, const char *cohort, const char *course, const char *lesson)
{
  g_autofree char *text = g_strdup_printf (
      "{\"kind\":\"container\",\"id\":\"%s\",\"rev\":1,\"cohort_id\":\"%s\",\"course_id\":\"%s\","
      "\"lesson_id\":\"%s\",\"container_kind\":\"thread\",\"last_at\":1,\"last_pos\":1}",
      id, cohort, course, lesson);

  put (db, text);
}

/* @worth: members of the post that say what it was worth */
static void
put_answer (sqlite3 *db, const char *thread, const char *author, const char *worth)
{
  g_autofree char *text = g_strdup_printf (
      "{\"kind\":\"post\",\"id\":\"%s-%s\",\"rev\":1,\"container_id\":\"%s\",\"pos\":1,"
      "\"author_id\":\"%s\",\"created_at\":1,\"body\":\"So\",\"post_kind\":\"answer\",%s}",
      thread, author, thread, author, worth);

  put (db, text);
}

static sqlite3 *
new_world (void)
{
  static const char *const members[] = { "me", "ada", "ben", "cara", "dan", "eve" };
  sqlite3 *db = cache_fixture_new ();

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    put_member (db, members[i], "learner", "active");
  put_thread (db, "here", COHORT, COURSE, LESSON);
  put_thread (db, "near", COHORT, COURSE, "another");
  put_thread (db, "far", COHORT, "another", "another");
  put_thread (db, "foreign", "another", COURSE, LESSON);
  return db;
}

static void
assert_found (sqlite3 *db, const char *expected)
{
  LycAskPlace place = { (char *) COHORT, (char *) COURSE, (char *) LESSON };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) ids = lyc_answerers_find (db, &place, &error);
  g_autofree char *found = NULL;

  g_assert_no_error (error);
  g_ptr_array_add (ids, NULL);
  found = g_strjoinv (" ", (char **) ids->pdata);
  g_assert_cmpstr (found, ==, expected);
  sqlite3_close (db);
}

/* What helped most comes first; what nobody had something of does not count, nor what was said
 * elsewhere or by oneself. */
static void
test_worth (void)
{
  sqlite3 *db = new_world ();

  put_answer (db, "here", "ada", "\"helped\":1");
  put_answer (db, "here", "ben", "\"accepted\":true");
  put_answer (db, "here", "cara", "\"endorsed_ids\":[\"x\"],\"helped\":0");
  put_answer (db, "here", "dan", "\"accepted\":false,\"helped\":0,\"endorsed_ids\":[]");
  put_answer (db, "here", "me", "\"accepted\":true");
  put_answer (db, "far", "dan", "\"accepted\":true");
  put_answer (db, "foreign", "dan", "\"accepted\":true");
  assert_found (db, "ben cara ada");
}

/* The lesson counts for more than the rest of its course. */
static void
test_near (void)
{
  sqlite3 *db = new_world ();

  put_answer (db, "near", "ada", "\"accepted\":true");
  put_answer (db, "here", "ben", "\"endorsed_ids\":[\"x\"]");
  assert_found (db, "ben ada");
}

/* A champion is asked first; who left, who is blocked and what was hidden are not there. */
static void
test_people (void)
{
  sqlite3 *db = new_world ();

  put_answer (db, "here", "ada", "\"accepted\":true");
  put_answer (db, "here", "ben", "\"accepted\":true");
  put_answer (db, "here", "cara", "\"accepted\":true");
  put_answer (db, "here", "dan", "\"helped\":1");
  put_answer (db, "here", "eve", "\"accepted\":true,\"hidden\":true");
  put (db, "{\"kind\":\"membership\",\"id\":\"m-dan\",\"rev\":2,\"cohort_id\":\"" COHORT
           "\",\"user_id\":\"dan\",\"role\":\"champion\",\"state\":\"active\",\"joined_at\":1}");
  put (db, "{\"kind\":\"membership\",\"id\":\"m-ben\",\"rev\":2,\"cohort_id\":\"" COHORT
           "\",\"user_id\":\"ben\",\"role\":\"learner\",\"state\":\"left\",\"joined_at\":1}");
  put (db, "{\"kind\":\"block\",\"id\":\"cara\",\"rev\":1,\"created_at\":1}");
  assert_found (db, "dan ada");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/answerers/worth", test_worth);
  g_test_add_func ("/store/answerers/near", test_near);
  g_test_add_func ("/store/answerers/people", test_people);
  return g_test_run ();
}
