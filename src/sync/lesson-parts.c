/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lesson-parts.h"

#include "error-code.h"
#include "json-gate.h"
#include "json-read.h"
#include "queries.h"

static void
asset_free (gpointer data)
{
  LycLessonAsset *asset = data;

  g_free (asset->key);
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

/* @bytes: says their id, size and hash; @id: (nullable): of the object that they are a part of */
static LycLessonAsset *
add_bytes (LycLessonParts *self, LycKind kind, const char *id, JsonObject *bytes)
{
  LycLessonAsset *asset = g_new0 (LycLessonAsset, 1);

  asset->key = g_strdup (lyc_json_text (bytes, "id", ""));
  asset->kind = kind;
  asset->id = g_strdup (id != NULL ? id : asset->key);
  asset->part_id = id != NULL ? g_strdup (asset->key) : NULL;
  asset->sha256 = g_strdup (lyc_json_text (bytes, "sha256", ""));
  asset->size = MAX (0, lyc_json_int (bytes, "size", 0));
  self->size += asset->size;
  g_ptr_array_add (self->assets, asset);
  return asset;
}

static void
add_list (LycLessonParts *self, LycKind kind, const char *id, JsonArray *list)
{
  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    {
      JsonNode *node = json_array_get_element (list, i);

      if (JSON_NODE_HOLDS_OBJECT (node))
        add_bytes (self, kind, id, json_node_get_object (node));
    }
}

/* Where there is a smaller rendition, the recording is larger than windows are, and not worth its
 * bytes on this machine. */
static void
add_recording (LycLessonParts *self, const char *id, JsonObject *record)
{
  JsonArray *renditions = lyc_json_array (record, "renditions");
  JsonNode *first = renditions != NULL && json_array_get_length (renditions) > 0
                        ? json_array_get_element (renditions, 0)
                        : NULL;
  LycLessonAsset *asset;

  if (first == NULL || !JSON_NODE_HOLDS_OBJECT (first))
    {
      add_bytes (self, LYC_KIND_ASSET, NULL, record);
      return;
    }
  asset = add_bytes (self, LYC_KIND_ASSET, id, json_node_get_object (first));
  g_free (asset->key);
  asset->key = g_strdup (id);
}

static void
add_asset (LycLessonParts *self, const LycRow *row)
{
  g_autoptr (JsonObject) record = object_of (row);
  JsonObject *thumbs = record != NULL ? lyc_json_object (record, "thumbs") : NULL;

  if (record == NULL)
    return;
  add_recording (self, row->id, record);
  if (thumbs != NULL)
    add_list (self, LYC_KIND_ASSET, row->id, lyc_json_array (thumbs, "sheets"));
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
  self->allowed = lesson != NULL && lyc_json_flag (lesson, "offline_ok", TRUE);
  self->keep_days = lesson != NULL ? lyc_json_int (lesson, "offline_days", 0) : 0;
  add_list (self, LYC_KIND_LESSON, lesson_id,
            lesson != NULL ? lyc_json_array (lesson, "pictures") : NULL);
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
