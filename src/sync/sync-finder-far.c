/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* What the platform finds beside what is on this machine. */

#include "sync-finder-private.h"

#include "answer-changes.h"
#include "json-read.h"
#include "search-name.h"

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
has_files (JsonObject *post)
{
  JsonNode *node = json_object_get_member (post, "file_ids");

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node)
         && json_array_get_length (json_node_get_array (node)) > 0;
}

/* The platform knows words alone; what else is asked can be seen in the post. */
static gboolean
is_wanted (JsonObject *post, const LycSearchQuery *query)
{
  gint64 at_ms = lyc_json_int (post, "created_at", 0);

  return g_str_equal (lyc_json_text (post, "kind", ""), "post") && at_ms >= query->after_ms
         && at_ms < query->before_ms && (!query->has_file || has_files (post))
         && (query->post_kind == NULL
             || g_str_equal (lyc_json_text (post, "post_kind", ""), query->post_kind));
}

static GPtrArray *
read_hits (JsonObject *page, const LycSearchQuery *query)
{
  GPtrArray *hits = g_ptr_array_new_with_free_func ((GDestroyNotify) lyc_search_hit_unref);
  JsonNode *node = json_object_get_member (page, "objects");
  JsonArray *objects
      = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; objects != NULL && i < json_array_get_length (objects); i++)
    {
      JsonNode *post = json_array_get_element (objects, i);

      if (JSON_NODE_HOLDS_OBJECT (post) && is_wanted (json_node_get_object (post), query))
        g_ptr_array_add (hits, read_hit (json_node_get_object (post)));
    }
  return hits;
}

/* No more of a group than on this machine, and none that was not asked for. */
static void
keep_wanted (LycSearchAnswer *answer, const LycSearchQuery *query)
{
  guint kept[LYC_N_SEARCH_GROUPS] = { 0 };

  for (guint i = 0; i < answer->hits->len;)
    {
      LycSearchGroup group = ((LycSearchHit *) g_ptr_array_index (answer->hits, i))->group;

      if ((query->groups & LYC_SEARCH_GROUP_BIT (group)) == 0 || kept[group]++ >= query->limit)
        g_ptr_array_remove_index (answer->hits, i);
      else
        i++;
    }
}

static void
named_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  LycSearchAnswer *answer = lyc_worker_do_finish (result, &error);

  if (answer == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  keep_wanted (answer, g_task_get_task_data (task));
  g_task_return_pointer (task, answer, (GDestroyNotify) lyc_search_answer_free);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  LycSyncFinder *self = LYC_SYNC_FINDER (g_task_get_source_object (task));
  GError *error = NULL;
  g_autoptr (JsonObject) page = lyc_connector_finish (result, &error);
  GPtrArray *hits;

  if (page == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  hits = read_hits (page, g_task_get_task_data (task));
  lyc_worker_do_async (lyc_store_get_searcher (self->store), lyc_search_name, hits,
                       (GDestroyNotify) g_ptr_array_unref, (GDestroyNotify) lyc_search_answer_free,
                       named_cb, g_steal_pointer (&task));
}

void
lyc_sync_finder_find_far (LycFinder *finder, GTask *task)
{
  const LycSearchQuery *query = g_task_get_task_data (task);

  lyc_connector_search_async (LYC_SYNC_FINDER (finder)->connector, query->words,
                              g_task_get_cancellable (task), answered_cb, task);
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
