/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "live-results-private.h"

static void list_model_init (GListModelInterface *iface);
G_DEFINE_FINAL_TYPE_WITH_CODE (LycLiveResults, lyc_live_results, LYC_TYPE_RESULTS,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static GType
get_item_type (GListModel *list)
{
  return LYC_TYPE_RECORD;
}

static guint
get_n_items (GListModel *list)
{
  return LYC_LIVE_RESULTS (list)->shown->len;
}

static gpointer
get_item (GListModel *list, guint position)
{
  LycLiveResults *self = LYC_LIVE_RESULTS (list);

  return position < self->shown->len ? g_object_ref (g_ptr_array_index (self->shown, position))
                                     : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

void
_lyc_live_results_update_state (LycLiveResults *self)
{
  lyc_results_set_state (LYC_RESULTS (self), !self->answered || self->fetching > 0,
                         self->reaches_start, self->query.to == G_MAXINT64);
}

static const char *
text_of (JsonObject *fields, const char *name)
{
  JsonNode *node = name != NULL ? json_object_get_member (fields, name) : NULL;

  return node != NULL && JSON_NODE_HOLDS_VALUE (node)
                 && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : NULL;
}

/* Whether a created thing belongs into this list. */
static gboolean
belongs (LycLiveResults *self, const LycEcho *echo)
{
  const LycKindInfo *info = lyc_kind_get_info (self->query.kind);

  if (echo->kind != self->query.kind || !json_object_has_member (echo->fields, "kind"))
    return FALSE;
  switch (self->query.by)
    {
    case LYC_QUERY_BY_PARENT:
      return g_strcmp0 (text_of (echo->fields, info->parent_field), self->query.key) == 0;
    case LYC_QUERY_BY_SCOPE:
      return g_strcmp0 (text_of (echo->fields, info->scope_field), self->query.key) == 0;
    case LYC_QUERY_ALL:
    default:
      return TRUE;
    }
}

static void
add_new (LycLiveResults *self, GPtrArray *list, GHashTable *seen, LycAct *act)
{
  for (guint i = 0; lyc_act_get_not_before (act) == 0 && i < lyc_act_get_n_echoes (act); i++)
    {
      const LycEcho *echo = lyc_act_get_echo (act, i);
      LycRecord *record;

      if (!belongs (self, echo) || g_hash_table_contains (seen, echo->id))
        continue;
      record = lyc_store_library_intern (self->library, echo->kind, echo->id);
      g_hash_table_add (seen, (gpointer) lyc_record_get_id (record));
      if (!lyc_record_is_loaded (record))
        lyc_store_library_refresh (self->library, record);
      g_ptr_array_insert (list, self->query.descending ? 0 : -1, record);
    }
}

/* What the store has, without what a waiting act takes away, with what waiting acts create at the
 * end. */
static GPtrArray *
compose (LycLiveResults *self)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GListModel *outbox = lyc_store_library_get_outbox (self->library);

  for (guint i = 0; i < self->stored->len; i++)
    {
      LycRecord *record = g_ptr_array_index (self->stored, i);

      g_hash_table_add (seen, (gpointer) lyc_record_get_id (record));
      if (!lyc_record_is_gone (record))
        g_ptr_array_add (list, g_object_ref (record));
    }
  for (guint i = 0; self->query.to == G_MAXINT64 && i < g_list_model_get_n_items (outbox); i++)
    {
      g_autoptr (LycOutboxItem) item = g_list_model_get_item (outbox, i);

      add_new (self, list, seen, lyc_outbox_item_get_act (item));
    }
  return list;
}

/* One splice between what both lists begin with and what both end with. */
static void
show (LycLiveResults *self)
{
  GPtrArray *next = compose (self);
  g_autoptr (GPtrArray) before = self->shown;
  guint start = 0, end = 0;
  guint shorter = MIN (before->len, next->len);

  while (start < shorter && before->pdata[start] == next->pdata[start])
    start++;
  while (end < shorter - start
         && before->pdata[before->len - 1 - end] == next->pdata[next->len - 1 - end])
    end++;
  self->shown = next;
  if (before->len != start + end || next->len != start + end)
    g_list_model_items_changed (G_LIST_MODEL (self), start, before->len - start - end,
                                next->len - start - end);
}

static void ask (LycLiveResults *self);

static void
rows_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LycLiveResults) self = user_data;
  g_autoptr (GPtrArray) rows = lyc_worker_do_finish (result, NULL);

  self->asking = FALSE;
  if (rows == NULL)
    return;
  g_ptr_array_set_size (self->stored, 0);
  for (guint i = 0; i < rows->len; i++)
    {
      const LycRow *row = g_ptr_array_index (rows, i);
      LycRecord *record = lyc_store_library_intern (self->library, self->query.kind, row->id);

      g_ptr_array_add (self->stored, record);
      lyc_store_library_feed (self->library, record, row);
    }
  self->answered = TRUE;
  _lyc_live_results_settle (self, rows);
  show (self);
  _lyc_live_results_update_state (self);
  if (self->ask_once_more)
    ask (self);
}

static void
ask (LycLiveResults *self)
{
  LycStore *store = lyc_store_library_get_store (self->library);

  self->asking = TRUE;
  self->ask_once_more = FALSE;
  lyc_worker_do_async (lyc_store_get_reader (store), lyc_query_rows,
                       lyc_row_query_copy (&self->query), (GDestroyNotify) lyc_row_query_free,
                       (GDestroyNotify) g_ptr_array_unref, rows_read_cb, g_object_ref (self));
}

static gboolean
ask_cb (gpointer data)
{
  LycLiveResults *self = data;

  self->source = 0;
  if (self->asking)
    self->ask_once_more = TRUE;
  else
    ask (self);
  return G_SOURCE_REMOVE;
}

/* Asks the store at the end of this turn of the main loop, once however often it is called. */
void
lyc_live_results_ask_again (LycLiveResults *self)
{
  if (self->source == 0)
    self->source = g_idle_add_full (G_PRIORITY_DEFAULT, ask_cb, self, NULL);
}

gboolean
lyc_live_results_is_touched_by (LycLiveResults *self, const LycChange *change)
{
  if (change->kind != self->query.kind)
    return FALSE;
  if (change->id == NULL || self->query.by == LYC_QUERY_ALL)
    return TRUE;
  return g_strcmp0 (self->query.by == LYC_QUERY_BY_PARENT ? change->parent : change->scope,
                    self->query.key)
         == 0;
}

/* The outbox has something else to say about objects of this kind. */
void
lyc_live_results_lay_over (LycLiveResults *self, LycAct *act, gboolean removed)
{
  gboolean concerned = FALSE;

  for (guint i = 0; i < lyc_act_get_n_echoes (act); i++)
    concerned |= lyc_act_get_echo (act, i)->kind == self->query.kind;
  if (concerned && self->answered && !(removed && (self->asking || self->source != 0)))
    show (self);
}

static void
lyc_live_results_dispose (GObject *object)
{
  LycLiveResults *self = LYC_LIVE_RESULTS (object);

  g_clear_handle_id (&self->source, g_source_remove);
  G_OBJECT_CLASS (lyc_live_results_parent_class)->dispose (object);
}

static void
lyc_live_results_finalize (GObject *object)
{
  LycLiveResults *self = LYC_LIVE_RESULTS (object);

  g_clear_pointer (&self->stored, g_ptr_array_unref);
  g_clear_pointer (&self->shown, g_ptr_array_unref);
  g_clear_pointer (&self->asked, g_hash_table_unref);
  g_clear_pointer (&self->query.key, g_free);
  g_clear_object (&self->library);
  G_OBJECT_CLASS (lyc_live_results_parent_class)->finalize (object);
}

static void
lyc_live_results_class_init (LycLiveResultsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lyc_live_results_dispose;
  G_OBJECT_CLASS (klass)->finalize = lyc_live_results_finalize;
  _lyc_live_results_init_window (LYC_RESULTS_CLASS (klass));
}

static void
lyc_live_results_init (LycLiveResults *self)
{
  self->stored = g_ptr_array_new_with_free_func (g_object_unref);
  self->shown = g_ptr_array_new_with_free_func (g_object_unref);
  self->asked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

LycLiveResults *
lyc_live_results_new (LycStoreLibrary *library, const LycQuery *query)
{
  LycLiveResults *self = g_object_new (LYC_TYPE_LIVE_RESULTS, NULL);

  self->library = g_object_ref (library);
  self->window = query->window;
  self->query.kind = query->kind;
  self->query.by = query->by;
  self->query.key = g_strdup (query->key);
  self->query.descending = query->descending;
  self->query.limit = query->window;
  self->query.from = G_MININT64;
  self->query.to = G_MAXINT64;
  ask (self);
  return self;
}
