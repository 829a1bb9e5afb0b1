/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lesson-parts.h"

#include "error-code.h"
#include "json-gate.h"
#include "queries.h"

static void
asset_free (gpointer data)
{
  LycLessonAsset *asset = data;

  g_free (asset->id);
  g_free (asset->part_id);
  g_free (asset->sha256);
  g_free (asset);
}

void
lyc_lesson_parts_free (LycLessonParts *self)
{
  g_ptr_array_unref (self->assets);
  g_ptr_array_unref (self->threads);
  g_free (self);
}

/* Returns: (transfer full) (nullable): the object of a row */
static JsonObject *
object_of (const LycRow *row)
{
  g_autoptr (JsonNode) node = row->json != NULL ? lyc_json_parse (row->json, strlen (row->json),
                                                                  &lyc_json_default_limits, NULL)
                                                : NULL;

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node)
             ? json_object_ref (json_node_get_object (node))
             : NULL;
}

static GPtrArray *
children (sqlite3 *db, LycKind kind, const char *lesson_id, GError **error)
{
  LycRowQuery query
      = { kind, LYC_QUERY_BY_PARENT, (char *) lesson_id, FALSE, G_MININT64, G_MAXINT64, 0 };

  return lyc_query_rows (db, &query, error);
}

/* Returns: (nullable): the smaller rendition; there is one only where the recording is larger than
 * windows are, and then the large one is not worth its bytes on this machine */
static JsonObject *
smaller (JsonObject *asset)
{
  JsonNode *node = json_object_get_member (asset, "renditions");
  JsonArray *renditions
      = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  JsonNode *first = renditions != NULL && json_array_get_length (renditions) > 0
                        ? json_array_get_element (renditions, 0)
                        : NULL;

  return first != NULL && JSON_NODE_HOLDS_OBJECT (first) ? json_node_get_object (first) : NULL;
}

static void
add_asset (LycLessonParts *self, const LycRow *row)
{
  g_autoptr (JsonObject) record = object_of (row);
  JsonObject *rendition = record != NULL ? smaller (record) : NULL;
  JsonObject *object = rendition != NULL ? rendition : record;
  LycLessonAsset *asset;

  if (object == NULL)
    return;
  asset = g_new0 (LycLessonAsset, 1);
  asset->id = g_strdup (row->id);
  if (rendition != NULL)
    asset->part_id = g_strdup (json_object_get_string_member_with_default (rendition, "id", NULL));
  asset->sha256 = g_strdup (json_object_get_string_member_with_default (object, "sha256", ""));
  asset->size = MAX (0, json_object_get_int_member_with_default (object, "size", 0));
  self->size += asset->size;
  g_ptr_array_add (self->assets, asset);
}

static gboolean
read_lesson (sqlite3 *db, LycLessonParts *self, const char *lesson_id, GError **error)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func ((GDestroyNotify) lyc_key_free);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (JsonObject) lesson = NULL;

  g_ptr_array_add (keys, lyc_key_new (LYC_KIND_LESSON, lesson_id));
  rows = lyc_query_keys (db, keys, error);
  if (rows == NULL)
    return FALSE;
  lesson = object_of (g_ptr_array_index (rows, 0));
  self->there = lesson != NULL;
  self->allowed
      = lesson != NULL && json_object_get_boolean_member_with_default (lesson, "offline_ok", TRUE);
  self->keep_days
      = lesson != NULL ? json_object_get_int_member_with_default (lesson, "offline_days", 0) : 0;
  return TRUE;
}

/* Job of the store's reader. */
static gpointer
read_job (sqlite3 *db, gpointer lesson_id, GError **error)
{
  g_autoptr (LycLessonParts) self = g_new0 (LycLessonParts, 1);
  g_autoptr (GPtrArray) assets = children (db, LYC_KIND_ASSET, lesson_id, error);
  g_autoptr (GPtrArray) threads
      = assets != NULL ? children (db, LYC_KIND_CONTAINER, lesson_id, error) : NULL;

  self->assets = g_ptr_array_new_with_free_func (asset_free);
  self->threads = g_ptr_array_new_with_free_func (g_free);
  if (threads == NULL || !read_lesson (db, self, lesson_id, error))
    return NULL;
  for (guint i = 0; i < assets->len; i++)
    add_asset (self, g_ptr_array_index (assets, i));
  for (guint i = 0; i < threads->len; i++)
    g_ptr_array_add (self->threads, g_strdup (((LycRow *) g_ptr_array_index (threads, i))->id));
  return g_steal_pointer (&self);
}

/* Reads what belongs to a lesson; from the store alone, so also offline. */
void
lyc_lesson_parts_read_async (LycStore *store, const char *lesson_id, GAsyncReadyCallback callback,
                             gpointer user_data)
{
  lyc_worker_do_async (lyc_store_get_reader (store), read_job, g_strdup (lesson_id), g_free,
                       (GDestroyNotify) lyc_lesson_parts_free, callback, user_data);
}

/* Returns: (transfer full) (nullable) */
LycLessonParts *
lyc_lesson_parts_read_finish (GAsyncResult *result, GError **error)
{
  return lyc_worker_do_finish (result, error);
}
