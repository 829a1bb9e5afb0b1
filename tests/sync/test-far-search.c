/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the platform is asked for beside what is on this machine, and what is made of its answers.
 */
#include <glib/gstdio.h>

#include "json-gate.h"
#include "search-path.h"
#include "sync-finder.h"

#define ME "0190a6f0-0000-7000-8000-00000000000c"
#define ADA "0190a6f0-0000-7000-8000-00000000000e"
#define ADAM "0190a6f0-0000-7000-8000-00000000001e"
#define COHORT "0190a6f0-0000-7000-8000-00000000000a"
#define LESSON "0190a6f0-0000-7000-8000-0000000000c1"
#define CHANNEL "0190a6f0-0000-7000-8000-00000000000b"
#define THREAD "0190a6f0-0000-7000-8000-00000000001b"

static const char objects[]
    = "[{\"kind\":\"user\",\"id\":\"" ADA "\",\"rev\":1,\"name\":\"Ada Stille\",\"about\":\"\"},"
      "{\"kind\":\"user\",\"id\":\"" ADAM "\",\"rev\":1,\"name\":\"Adam Gro\",\"about\":\"\"},"
      "{\"kind\":\"lesson\",\"id\":\"" LESSON
      "\",\"rev\":1,\"course_id\":\"c\",\"title\":\"Say it back\",\"summary\":\"\"},"
      "{\"kind\":\"container\",\"id\":\"" CHANNEL "\",\"rev\":1,\"cohort_id\":\"" COHORT
      "\",\"course_id\":null,\"lesson_id\":null,\"container_kind\":\"channel\",\"last_at\":2,"
      "\"last_pos\":4},"
      "{\"kind\":\"container\",\"id\":\"" THREAD "\",\"rev\":1,\"cohort_id\":\"" COHORT
      "\",\"course_id\":\"c\",\"lesson_id\":\"" LESSON "\",\"container_kind\":\"thread\","
      "\"last_at\":2,\"last_pos\":4,\"answered\":false}]";

/* A connector that only knows posts, the newest first, and writes down what it was asked. */
#define TYPE_POSTS (posts_get_type ())
G_DECLARE_FINAL_TYPE (Posts, posts, LYC_TEST, POSTS, GObject)

struct _Posts
{
  GObject parent_instance;

  GPtrArray *paths;
  guint n_chat; /* the newest */
  guint n_threads;
  guint page;
  gboolean broken;
};

static void connector_init (LycConnectorInterface *iface);
G_DEFINE_FINAL_TYPE_WITH_CODE (Posts, posts, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (LYC_TYPE_CONNECTOR, connector_init))

static void
add_post (JsonArray *array, guint i, gboolean thread)
{
  JsonObject *post = json_object_new ();
  g_autofree char *id = g_strdup_printf ("p%u", i);

  json_object_set_string_member (post, "kind", "post");
  json_object_set_string_member (post, "id", id);
  json_object_set_string_member (post, "container_id", thread ? THREAD : CHANNEL);
  json_object_set_string_member (post, "author_id", ADA);
  json_object_set_string_member (post, "body", "silence");
  json_object_set_int_member (post, "created_at", 1000 * (1000 - (gint64) i));
  json_array_add_object_element (array, post);
}

static void
search (LycConnector *connector, const LycFarSearch *asked, GTask *task)
{
  Posts *self = LYC_TEST_POSTS (connector);
  JsonObject *page = json_object_new ();
  JsonArray *array = json_array_new ();
  gboolean more = FALSE;

  g_ptr_array_add (self->paths, lyc_search_path (asked));
  for (guint i = 0; !more && i < self->n_chat + self->n_threads; i++)
    {
      gboolean thread = i >= self->n_chat;
      LycSearchGroup group = thread ? LYC_SEARCH_THREAD : LYC_SEARCH_CHAT;

      if (1000 * (1000 - (gint64) i) >= asked->before_ms
          || (asked->query->groups & LYC_SEARCH_GROUP_BIT (group)) == 0)
        continue;
      more = json_array_get_length (array) == self->page;
      if (!more)
        add_post (array, i, thread);
    }
  json_object_set_array_member (page, "objects", array);
  json_object_set_boolean_member (page, "more", more);
  if (self->broken)
    g_task_return_new_error (task, LYC_ERROR, LYC_ERROR_UNSUPPORTED, "broken");
  else
    g_task_return_pointer (task, json_object_ref (page), (GDestroyNotify) json_object_unref);
  json_object_unref (page);
  g_object_unref (task);
}

static void
connector_init (LycConnectorInterface *iface)
{
  iface->search = search;
}

static void
posts_finalize (GObject *object)
{
  g_ptr_array_unref (LYC_TEST_POSTS (object)->paths);
  G_OBJECT_CLASS (posts_parent_class)->finalize (object);
}

static void
posts_class_init (PostsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = posts_finalize;
}

static void
posts_init (Posts *self)
{
  self->paths = g_ptr_array_new_with_free_func (g_free);
  self->page = 50;
}

typedef struct
{
  char *folder;
  LycStore *store;
  Posts *posts;
  LycSyncFinder *finder;
  LycSearchAnswer *answer;
  GError *error;
} Fixture;

static void
applied_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(gboolean *) data = TRUE;
}

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (JsonNode) node
      = lyc_json_parse (objects, strlen (objects), &lyc_json_default_limits, NULL);
  JsonArray *array = json_node_get_array (node);
  LycChangeList *changes = lyc_change_list_new ();
  gboolean done = FALSE;

  f->folder = g_dir_make_tmp ("lyceum-XXXXXX", NULL);
  f->store = lyc_store_new (f->folder, f->folder);
  for (guint i = 0; i < json_array_get_length (array); i++)
    lyc_change_list_put (changes, json_array_get_object_element (array, i), 0);
  lyc_change_list_set_user (changes, ME);
  lyc_store_apply_async (f->store, changes, applied_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  f->posts = g_object_new (TYPE_POSTS, NULL);
  f->finder = lyc_sync_finder_new (f->store, LYC_CONNECTOR (f->posts));
}

static void
forget (Fixture *f)
{
  g_clear_pointer (&f->answer, lyc_search_answer_free);
  g_clear_error (&f->error);
  g_ptr_array_set_size (f->posts->paths, 0);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  static const char *const names[]
      = { "cache.db", "cache.db-wal", "cache.db-shm", "mine.db", "mine.db-wal", "mine.db-shm" };

  forget (f);
  lyc_store_stop (f->store);
  g_object_unref (f->finder);
  g_object_unref (f->posts);
  g_object_unref (f->store);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (f->folder, names[i], NULL);

      g_unlink (path);
    }
  g_rmdir (f->folder);
  g_free (f->folder);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Fixture *f = data;

  f->answer = lyc_finder_finish (LYC_FINDER (source), result, &f->error);
}

static void
ask (Fixture *f, LycSearchQuery *query)
{
  forget (f);
  lyc_finder_find_far_async (LYC_FINDER (f->finder), query, NULL, found_cb, f);
  while (f->answer == NULL && f->error == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
ask_text (Fixture *f, const char *text)
{
  g_autoptr (LycSearchQuery) query = lyc_search_query_parse (text);

  g_assert_true (lyc_search_query_is_for_all (query));
  ask (f, query);
}

static void
assert_asked (Fixture *f, const char *text, const char *path)
{
  ask_text (f, text);
  g_assert_cmpuint (f->posts->paths->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (f->posts->paths, 0), ==, path);
}

/* Every filter is the platform's to answer, with names as ids. */
static void
test_asked (Fixture *f, gconstpointer data)
{
  g_autoptr (GDateTime) day = g_date_time_new_local (2026, 11, 2, 0, 0, 0);
  gint64 day_ms = g_date_time_to_unix (day) * 1000;
  g_autofree char *times = g_strdup_printf ("/v1/search?limit=50&q=x&after=%" G_GINT64_FORMAT
                                            "&before=%" G_GINT64_FORMAT,
                                            day_ms, day_ms);

  assert_asked (f, "two words", "/v1/search?limit=50&q=two%20words");
  assert_asked (f, "a&b=c", "/v1/search?limit=50&q=a%26b%3Dc");
  assert_asked (f, "from:ada", "/v1/search?limit=50&from=" ADA "," ADAM);
  assert_asked (f, "from:me in:say", "/v1/search?limit=50&from=" ME "&in=" LESSON);
  assert_asked (f, "x kind:answer", "/v1/search?limit=50&q=x&talk=thread&kind=answer");
  assert_asked (f, "kind:chat", "/v1/search?limit=50&talk=chat");
  assert_asked (f, "x after:2026-11-02 before:2026-11-02", times);
  assert_asked (f, "has:file", "/v1/search?limit=50&has_file=true");
  assert_asked (f, "is:unanswered", "/v1/search?limit=50&talk=thread&unanswered=true");
}

/* Whoever is not there wrote nothing, and nobody has to be asked for that. */
static void
test_nobody (Fixture *f, gconstpointer data)
{
  ask_text (f, "from:zoe");
  g_assert_cmpuint (f->posts->paths->len, ==, 0);
  g_assert_cmpuint (f->answer->hits->len, ==, 0);
}

static guint
count (Fixture *f, LycSearchGroup group)
{
  guint n = 0;

  for (guint i = 0; i < f->answer->hits->len; i++)
    n += ((LycSearchHit *) g_ptr_array_index (f->answer->hits, i))->group == group;
  return n;
}

/* A group that the other crowds out of the page is asked for by itself, and what there is more of
 * is said to be more. */
static void
test_pages (Fixture *f, gconstpointer data)
{
  g_autoptr (LycSearchQuery) query = lyc_search_query_parse ("silence");

  f->posts->n_chat = 120;
  f->posts->n_threads = 3;
  ask (f, query);
  g_assert_cmpuint (count (f, LYC_SEARCH_CHAT), ==, 6);
  g_assert_cmpuint (count (f, LYC_SEARCH_THREAD), ==, 3);
  g_assert_cmpuint (f->posts->paths->len, ==, 2);
  g_assert_cmphex (f->answer->more, ==, LYC_SEARCH_GROUP_BIT (LYC_SEARCH_CHAT));
  query->more[LYC_SEARCH_CHAT] = 94;
  ask (f, query);
  g_assert_cmpuint (count (f, LYC_SEARCH_CHAT), ==, 100);
  g_assert_cmpuint (count (f, LYC_SEARCH_THREAD), ==, 3);
  query->more[LYC_SEARCH_CHAT] = 114;
  ask (f, query);
  g_assert_cmpuint (count (f, LYC_SEARCH_CHAT), ==, 120);
  g_assert_cmphex (f->answer->more, ==, 0);
}

/* What could not be asked is no empty answer. */
static void
test_broken (Fixture *f, gconstpointer data)
{
  f->posts->broken = TRUE;
  ask_text (f, "silence");
  g_assert_null (f->answer);
  g_assert_error (f->error, LYC_ERROR, LYC_ERROR_UNSUPPORTED);
}

static void
test_too_many (Fixture *f, gconstpointer data)
{
  LycChangeList *changes = lyc_change_list_new ();
  gboolean done = FALSE;

  for (int i = 0; i < 60; i++)
    {
      g_autofree char *text
          = g_strdup_printf ("{\"kind\":\"user\",\"id\":\"0190a6f0-0000-7000-8000-0000000001%02x\","
                             "\"rev\":1,\"name\":\"Zoe %d\",\"about\":\"\"}",
                             (guint) i, i);
      g_autoptr (JsonNode) node
          = lyc_json_parse (text, strlen (text), &lyc_json_default_limits, NULL);

      lyc_change_list_put (changes, json_node_get_object (node), 0);
    }
  lyc_store_apply_async (f->store, changes, applied_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  ask_text (f, "from:zoe");
  g_assert_error (f->error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
  g_assert_cmpuint (f->posts->paths->len, ==, 0);
}

#define ADD(name, test) g_test_add (name, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/sync/far-search/asked", test_asked);
  ADD ("/sync/far-search/nobody", test_nobody);
  ADD ("/sync/far-search/pages", test_pages);
  ADD ("/sync/far-search/broken", test_broken);
  ADD ("/sync/far-search/too-many", test_too_many);
  return g_test_run ();
}
