/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "view.h"
#include "json-gate.h"
#include "sight.h"

#include <string.h>

/* Cached texts are of objects as they are now: lyc_log_append() forgets an object's. */
#define CACHE_OBJECTS 20000

typedef struct {
  const char *kind;
  gint64 id;
  guint class;
  char *text; /* NULL: not to be seen */
  gint64 creator_id; /* of an owned object: to whom the text does not apply */
  char *item; /* the question that opens it; NULL for none */
} CachedView;

/**
 * lyc_kind_find:
 *
 * Returns: (nullable): how objects of @kind are found, shown and listed
 */
const LycKindInfo *
lyc_kind_find (const char *kind)
{
  guint count;
  const LycKindInfo *kinds = lyc_kinds_get (&count);

  for (guint i = 0; i < count; i++)
    if (g_str_equal (kinds[i].kind, kind))
      return &kinds[i];
  return NULL;
}

/**
 * lyc_view_build:
 * @scope_id: the object's scope
 *
 * Returns: (nullable) (transfer full): the object as @viewer may see it now; %NULL where its scope
 * is not theirs, it is not there, or it is hidden from them
 */
JsonObject *
lyc_view_build (LycPlatform *platform, LycViewer *viewer, const char *kind, gint64 scope_id,
                gint64 id)
{
  const LycKindInfo *info = lyc_kind_find (kind);
  const LycStanding *standing = lyc_viewer_in (viewer, scope_id);

  g_autofree char *item = NULL;

  if (info == NULL || standing == NULL)
    return NULL;
  item = lyc_item_of (platform, kind, id);
  if (!lyc_item_is_open (platform, viewer, standing, item))
    return NULL;
  return info->view (platform, viewer, standing, id);
}

guint
lyc_standing_class (const LycStanding *standing)
{
  return standing->role * 8 + (standing->moderates ? 4 : 0) + (standing->suspended ? 2 : 0)
         + (standing->observer ? 1 : 0);
}

char *
lyc_json_text (JsonObject *object)
{
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), object);

  return json_to_string (node, FALSE);
}

static guint
cached_hash (gconstpointer key)
{
  const CachedView *view = key;

  return g_str_hash (view->kind) ^ (guint) view->id;
}

static gboolean
cached_equal (gconstpointer a, gconstpointer b)
{
  const CachedView *left = a;
  const CachedView *right = b;

  return left->id == right->id && g_str_equal (left->kind, right->kind);
}

static void
cached_free (gpointer data)
{
  CachedView *view = data;

  g_free (view->text);
  g_free (view->item);
  g_free (view);
}

/* Views of one object by class, as a short array. */
GHashTable *
lyc_view_cache_new (void)
{
  return g_hash_table_new_full (cached_hash, cached_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
}

void
lyc_view_forget (LycPlatform *platform, const char *kind, gint64 id)
{
  CachedView key = { kind, id, 0, NULL };

  g_hash_table_remove (platform->view_cache, &key);
}

static GPtrArray *
cached_views (LycPlatform *platform, const LycKindInfo *info, gint64 id)
{
  CachedView key = { info->kind, id, 0, NULL };
  GPtrArray *views = g_hash_table_lookup (platform->view_cache, &key);

  if (views != NULL)
    return views;
  if (g_hash_table_size (platform->view_cache) >= CACHE_OBJECTS)
    g_hash_table_remove_all (platform->view_cache);
  views = g_ptr_array_new_with_free_func (cached_free);
  g_hash_table_insert (platform->view_cache, g_memdup2 (&key, sizeof key), views);
  return views;
}

static char *
fresh_text (LycPlatform *platform, LycViewer *viewer, const LycKindInfo *info,
            const LycStanding *standing, gint64 id)
{
  JsonObject *object = info->view (platform, viewer, standing, id);
  char *text = object != NULL ? lyc_json_text (object) : NULL;

  g_clear_pointer (&object, json_object_unref);
  return text;
}

static gint64
creator_of (LycPlatform *platform, const LycKindInfo *info, gint64 id)
{
  g_autofree char *sql = NULL;

  if (!info->owned)
    return 0;
  sql = g_strdup_printf ("SELECT creator_id FROM %s WHERE id = ?", info->table);
  return lyc_db_int (platform->db, 0, sql, "i", id);
}

static CachedView *
cached_view (GPtrArray *views, guint class)
{
  for (guint i = 0; i < views->len; i++)
    if (((CachedView *) g_ptr_array_index (views, i))->class == class)
      return g_ptr_array_index (views, i);
  return NULL;
}

/**
 * lyc_view_text:
 * @to_free: (out): to be freed by the caller, %NULL where the text is the cache's
 *
 * Returns: (nullable): lyc_view_build() as text, shared by everyone of the same standing; valid
 * until the next change
 */
const char *
lyc_view_text (LycPlatform *platform, LycViewer *viewer, const char *kind, gint64 scope_id,
               gint64 id, char **to_free)
{
  const LycKindInfo *info = lyc_kind_find (kind);
  const LycStanding *standing = lyc_viewer_in (viewer, scope_id);
  GPtrArray *views;
  CachedView *view;
  gint64 creator_id;

  *to_free = NULL;
  if (info == NULL || standing == NULL)
    return NULL;
  if (info->personal && !info->owned)
    return *to_free = fresh_text (platform, viewer, info, standing, id);
  views = cached_views (platform, info, id);
  view = cached_view (views, lyc_standing_class (standing));
  creator_id = view != NULL ? view->creator_id : creator_of (platform, info, id);
  if (info->owned && creator_id == viewer->user_id)
    return *to_free = fresh_text (platform, viewer, info, standing, id);
  if (view != NULL)
    return lyc_item_is_open (platform, viewer, standing, view->item) ? view->text : NULL;
  view = g_new0 (CachedView, 1);
  view->class = lyc_standing_class (standing);
  view->creator_id = creator_id;
  view->item = lyc_item_of (platform, kind, id);
  view->text = fresh_text (platform, viewer, info, standing, id);
  g_ptr_array_add (views, view);
  return lyc_item_is_open (platform, viewer, standing, view->item) ? view->text : NULL;
}

/**
 * lyc_find:
 *
 * Looks an object up by its outside name among those in the viewer's scopes. One of somewhere else,
 * or one that is hidden from them, is as good as not there.
 */
gboolean
lyc_find (LycPlatform *platform, LycViewer *viewer, const char *kind, const char *uuid,
          LycFound *found)
{
  const LycKindInfo *info = lyc_kind_find (kind);
  g_autoptr (LycRows) rows = NULL;

  if (info == NULL || info->find_sql == NULL)
    return FALSE;
  rows = lyc_db_query (platform->db, info->find_sql, "s", uuid);
  while (lyc_rows_next (rows))
    {
      found->id = lyc_rows_int (rows, 0);
      found->scope_id = lyc_rows_int (rows, 1);
      found->creator_id = lyc_rows_int (rows, 2);
      if (lyc_viewer_in (viewer, found->scope_id) != NULL
          && lyc_in_sight (platform, viewer, kind, found))
        return TRUE;
    }
  return FALSE;
}

void
lyc_json_set_maybe_id (JsonObject *object, const char *name, const char *uuid)
{
  if (uuid == NULL)
    json_object_set_null_member (object, name);
  else
    json_object_set_string_member (object, name, uuid);
}

void
lyc_json_set_maybe_time (JsonObject *object, const char *name, gint64 at)
{
  if (at == 0)
    json_object_set_null_member (object, name);
  else
    json_object_set_int_member (object, name, at);
}

/**
 * lyc_json_set_json:
 * @json: (nullable): text of a JSON value the platform wrote itself
 */
void
lyc_json_set_json (JsonObject *object, const char *name, const char *json)
{
  static const LycJsonLimits limits = { 64 * 1024 * 1024, 64, 4000000 };
  JsonNode *node = json != NULL ? lyc_json_parse (json, strlen (json), &limits, NULL) : NULL;

  json_object_set_member (object, name, node != NULL ? node : json_node_new (JSON_NODE_NULL));
}
