/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* What the platform finds beside what is on this machine. */

#include "sync-finder-private.h"

#include "answer-changes.h"
#include "json-read.h"
#include "search-meant.h"
#include "search-name.h"

/* Pages that are asked for at most before what came is shown. */
#define MAX_PAGES 4

/* A question to the platform while it is on its way. */
typedef struct
{
  GTask *task;
  LycFarSearch *search;
  LycSearchAnswer *answer;
  GHashTable *seen; /* of ids in the answer */
  guint found[LYC_N_SEARCH_GROUPS];
  guint pages;
  gboolean more; /* the last page is not the end */
} Far;

static void
far_free (Far *self)
{
  g_object_unref (self->task);
  g_clear_pointer (&self->search, lyc_far_search_free);
  g_clear_pointer (&self->answer, lyc_search_answer_free);
  g_hash_table_unref (self->seen);
  g_free (self);
}

static void
set (char **field, const char *text)
{
  g_free (*field);
  *field = g_strdup (text);
}

static gint64
moment_of (JsonObject *post)
{
  JsonNode *node = json_object_get_member (post, "anchor");
  JsonObject *anchor = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node)
                                                                     : NULL;

  return anchor != NULL ? lyc_json_int (anchor, "start_ms", -1) : -1;
}

static LycSearchHit *
read_hit (JsonObject *post)
{
  LycSearchHit *hit
      = lyc_search_hit_new (LYC_SEARCH_CHAT, LYC_KIND_POST, lyc_json_text (post, "id", ""));

  set (&hit->place_id, lyc_json_text (post, "container_id", ""));
  set (&hit->text, lyc_json_text (post, "body", ""));
  set (&hit->author_id, lyc_json_text (post, "author_id", ""));
  hit->at_ms = lyc_json_int (post, "created_at", 0);
  hit->position_ms = moment_of (post);
  hit->pos = lyc_json_int (post, "pos", 0);
  hit->far = TRUE;
  return hit;
}

static gboolean
is_hit (JsonNode *node)
{
  return JSON_NODE_HOLDS_OBJECT (node)
         && g_str_equal (lyc_json_text (json_node_get_object (node), "kind", ""), "post");
}

/* Returns: (transfer full): what a page has; the next one begins where it ends */
static GPtrArray *
read_page (Far *self, JsonObject *page)
{
  GPtrArray *hits = g_ptr_array_new_with_free_func ((GDestroyNotify) lyc_search_hit_unref);
  JsonNode *node = json_object_get_member (page, "objects");
  JsonArray *objects
      = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  gint64 before_ms = self->search->before_ms;

  for (guint i = 0; objects != NULL && i < json_array_get_length (objects); i++)
    if (is_hit (json_array_get_element (objects, i)))
      {
        LycSearchHit *hit = read_hit (json_array_get_object_element (objects, i));

        before_ms = MIN (before_ms, hit->at_ms + 1);
        g_ptr_array_add (hits, hit);
      }
  /* A page that leads no further is the last. */
  self->more = lyc_json_flag (page, "more", FALSE) && before_ms < self->search->before_ms;
  self->search->before_ms = before_ms;
  return hits;
}

/* Returns: bits of the groups that may still have hits which are wanted, or one more than that */
static guint
groups_left (Far *self)
{
  static const LycSearchGroup talk[] = { LYC_SEARCH_THREAD, LYC_SEARCH_CHAT };
  const LycSearchQuery *query = g_task_get_task_data (self->task);
  guint left = 0;

  for (guint i = 0; i < G_N_ELEMENTS (talk); i++)
    if (self->found[talk[i]] <= lyc_search_query_get_limit (query, talk[i]))
      left |= query->groups & LYC_SEARCH_GROUP_BIT (talk[i]);
  return self->more ? left : 0;
}

/* No more of a group than on this machine, none twice, and none that was not asked for. */
static void
take_hit (Far *self, LycSearchHit *hit)
{
  const LycSearchQuery *query = g_task_get_task_data (self->task);

  if ((query->groups & LYC_SEARCH_GROUP_BIT (hit->group)) == 0
      || !g_hash_table_add (self->seen, g_strdup (hit->id)))
    return;
  if (self->found[hit->group]++ < lyc_search_query_get_limit (query, hit->group))
    g_ptr_array_add (self->answer->hits, lyc_search_hit_ref (hit));
  else
    self->answer->more |= LYC_SEARCH_GROUP_BIT (hit->group);
}

static void
finish (Far *self)
{
  self->answer->more |= groups_left (self);
  g_task_return_pointer (self->task, g_steal_pointer (&self->answer),
                         (GDestroyNotify) lyc_search_answer_free);
  far_free (self);
}

static void
fail (Far *self, GError *error)
{
  g_task_return_error (self->task, error);
  far_free (self);
}

static void ask_page (Far *self);

static void
named_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Far *self = user_data;
  GError *error = NULL;
  g_autoptr (LycSearchAnswer) named = lyc_worker_do_finish (result, &error);

  if (named == NULL)
    {
      fail (self, error);
      return;
    }
  for (guint i = 0; i < named->hits->len; i++)
    take_hit (self, g_ptr_array_index (named->hits, i));
  if (groups_left (self) == 0 || self->pages == MAX_PAGES)
    {
      finish (self);
      return;
    }
  self->search->query->groups = groups_left (self);
  ask_page (self);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Far *self = user_data;
  LycSyncFinder *finder = g_task_get_source_object (self->task);
  GError *error = NULL;
  g_autoptr (JsonObject) page = lyc_connector_finish (result, &error);

  if (page == NULL)
    {
      fail (self, error);
      return;
    }
  lyc_worker_do_async (lyc_store_get_searcher (finder->store), lyc_search_name,
                       read_page (self, page), (GDestroyNotify) g_ptr_array_unref,
                       (GDestroyNotify) lyc_search_answer_free, named_cb, self);
}

/* One group crowds the other out of a page, so that is asked for by itself then. */
static void
ask_page (Far *self)
{
  LycSyncFinder *finder = g_task_get_source_object (self->task);

  self->pages++;
  lyc_connector_search_async (finder->connector, self->search, g_task_get_cancellable (self->task),
                              answered_cb, self);
}

static void
meant_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Far *self = user_data;
  GError *error = NULL;

  self->search = lyc_worker_do_finish (result, &error);
  if (self->search == NULL)
    fail (self, error);
  else if (lyc_far_search_names_too_many (self->search))
    fail (self,
          g_error_new_literal (G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "too many are meant"));
  else if (lyc_far_search_is_impossible (self->search))
    finish (self);
  else
    ask_page (self);
}

void
lyc_sync_finder_find_far (LycFinder *finder, GTask *task)
{
  Far *self = g_new0 (Far, 1);

  self->task = task;
  self->answer = g_new0 (LycSearchAnswer, 1);
  self->answer->percent = 100;
  self->answer->hits = g_ptr_array_new_with_free_func ((GDestroyNotify) lyc_search_hit_unref);
  self->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  /* The task outlives the job, and the query with it. */
  lyc_worker_do_async (lyc_store_get_searcher (LYC_SYNC_FINDER (finder)->store), lyc_search_meant,
                       g_task_get_task_data (task), NULL, (GDestroyNotify) lyc_far_search_free,
                       meant_cb, self);
}

static void
brought_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LycSyncFinder) self = user_data;
  g_autoptr (JsonObject) page = lyc_connector_finish (result, NULL);
  LycChangeList *changes;

  if (page == NULL)
    return;
  changes = lyc_change_list_new ();
  lyc_answer_add_objects (page, changes, 0, NULL);
  lyc_store_apply_async (self->store, changes, NULL, NULL);
}

void
lyc_sync_finder_bring (LycFinder *finder, const LycSearchHit *hit)
{
  lyc_connector_read_posts_async (LYC_SYNC_FINDER (finder)->connector, hit->place_id, "around",
                                  hit->pos, brought_cb, g_object_ref (finder));
}
