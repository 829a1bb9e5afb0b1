/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store-library.h"

#include "echo-overlay.h"
#include "json-gate.h"
#include "live-results.h"
#include "outbox.h"

/* What is known of one object that somebody looks at. */
typedef struct
{
  LycRecord *record; /* weak; its end removes the entry */
  JsonObject *base;  /* as the store has it; NULL: nothing there */
  gint64 rev;
  gboolean stub;
  gboolean read;  /* the store has answered once */
  gboolean wanted;  /* will be asked for at the end of this turn */
  guint reading;    /* answers on their way; what is committed meanwhile may not be in them */
  GListStore *held; /* of LycOutboxItem: done, but not in the base before that answer; NULL: none */
} Entry;

struct _LycStoreLibrary
{
  GObject parent_instance;

  LycStore *store;
  GListModel *outbox;
  GHashTable *entries;  /* key -> Entry */
  GPtrArray *results;   /* of LycLiveResults, weak */
  GPtrArray *wanted;    /* of LycKey: to be read at the end of this turn */
  guint flush_source;
  LycFetchPosts fetch;
  gpointer fetch_data;
};

static void library_init (LycLibraryInterface *iface);
G_DEFINE_FINAL_TYPE_WITH_CODE (LycStoreLibrary, lyc_store_library, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (LYC_TYPE_LIBRARY, library_init))

typedef struct
{
  LycStoreLibrary *library;
  char *key;
} Ending;

static void
record_ended (gpointer data, GObject *where)
{
  Ending *ending = data;

  if (ending->library != NULL)
    {
      g_hash_table_remove (ending->library->entries, ending->key);
      g_object_remove_weak_pointer (G_OBJECT (ending->library), (gpointer *) &ending->library);
    }
  g_free (ending->key);
  g_free (ending);
}

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_clear_pointer (&entry->base, json_object_unref);
  g_clear_object (&entry->held);
  g_free (entry);
}

static void
want (LycStoreLibrary *self, LycRecord *record);

/* Returns: (transfer full): the one record of the object; unread when it is new */
LycRecord *
lyc_store_library_intern (LycStoreLibrary *self, LycKind kind, const char *id)
{
  g_autofree char *key = lyc_change_list_key (kind, id);
  Entry *entry = g_hash_table_lookup (self->entries, key);
  Ending *ending;

  if (entry != NULL)
    return g_object_ref (entry->record);
  entry = g_new0 (Entry, 1);
  entry->record = lyc_record_new (kind, id);
  ending = g_new0 (Ending, 1);
  ending->key = g_strdup (key);
  ending->library = self;
  g_object_add_weak_pointer (G_OBJECT (self), (gpointer *) &ending->library);
  g_object_weak_ref (G_OBJECT (entry->record), record_ended, ending);
  g_hash_table_insert (self->entries, g_steal_pointer (&key), entry);
  return entry->record;
}

static Entry *
entry_of (LycStoreLibrary *self, LycRecord *record)
{
  g_autofree char *key
      = lyc_change_list_key (lyc_record_get_kind (record), lyc_record_get_id (record));

  return g_hash_table_lookup (self->entries, key);
}

/* What was done and is not in the base yet counts as waiting, before what still waits. */
static GListModel *
dup_waiting (LycStoreLibrary *self, Entry *entry)
{
  GListStore *all;

  if (entry->held == NULL)
    return g_object_ref (self->outbox);
  all = g_list_store_new (LYC_TYPE_OUTBOX_ITEM);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (entry->held)); i++)
    {
      g_autoptr (LycOutboxItem) item = g_list_model_get_item (G_LIST_MODEL (entry->held), i);

      g_list_store_append (all, item);
    }
  for (guint i = 0; i < g_list_model_get_n_items (self->outbox); i++)
    {
      g_autoptr (LycOutboxItem) item = g_list_model_get_item (self->outbox, i);

      g_list_store_append (all, item);
    }
  return G_LIST_MODEL (all);
}

static void
hold (Entry *entry, LycAct *act)
{
  g_autoptr (LycOutboxItem) item = lyc_outbox_item_new (act);

  if (entry->held == NULL)
    entry->held = g_list_store_new (LYC_TYPE_OUTBOX_ITEM);
  g_list_store_append (entry->held, item);
}

static gboolean
is_dirty (Entry *entry)
{
  return entry->wanted || entry->reading > 0;
}

static void
show (LycStoreLibrary *self, Entry *entry)
{
  LycPending pending;
  const char *reason;
  g_autoptr (GListModel) waiting = dup_waiting (self, entry);
  g_autoptr (JsonObject) fields
      = lyc_echo_overlay (waiting, lyc_record_get_kind (entry->record),
                          lyc_record_get_id (entry->record), entry->base, &pending, &reason);

  lyc_record_update (entry->record, fields, pending, reason);
}

/* Lays the outbox over the record again. */
void
lyc_store_library_refresh (LycStoreLibrary *self, LycRecord *record)
{
  Entry *entry = entry_of (self, record);

  if (entry != NULL)
    show (self, entry);
}

static JsonObject *
parse (const char *json)
{
  g_autoptr (JsonNode) node = json != NULL ? lyc_json_parse (json, strlen (json), &lyc_json_default_limits, NULL) : NULL;

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node)
             ? json_object_ref (json_node_get_object (node))
             : NULL;
}

/* Takes in what the store said of the record; listeners hear of it only where something is different. */
void
lyc_store_library_feed (LycStoreLibrary *self, LycRecord *record, const LycRow *row)
{
  Entry *entry = entry_of (self, record);
  gboolean same;

  if (entry == NULL)
    return;
  same = entry->read && (row->json != NULL) == (entry->base != NULL) && row->rev == entry->rev
         && row->stub == entry->stub;
  entry->read = TRUE;
  if (!is_dirty (entry))
    g_clear_object (&entry->held);
  if (same && lyc_record_get_pending (record) == LYC_PENDING_NONE)
    return;
  if (!same)
    {
      g_clear_pointer (&entry->base, json_object_unref);
      entry->base = parse (row->json);
      entry->rev = row->rev;
      entry->stub = row->stub;
    }
  show (self, entry);
}

typedef struct
{
  LycStoreLibrary *library;
  GPtrArray *records;
} Reading;

static void
keys_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Reading *reading = user_data;
  g_autoptr (GPtrArray) rows = lyc_worker_do_finish (result, NULL);

  for (guint i = 0; i < reading->records->len; i++)
    entry_of (reading->library, g_ptr_array_index (reading->records, i))->reading--;
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    lyc_store_library_feed (reading->library, g_ptr_array_index (reading->records, i),
                            g_ptr_array_index (rows, i));
  g_ptr_array_unref (reading->records);
  g_object_unref (reading->library);
  g_free (reading);
}

/* One read for all that was wanted in this turn of the main loop. */
static gboolean
flush_cb (gpointer data)
{
  LycStoreLibrary *self = data;
  g_autoptr (GPtrArray) records = g_steal_pointer (&self->wanted);
  GPtrArray *keys = g_ptr_array_new_with_free_func ((GDestroyNotify) lyc_key_free);
  Reading *reading = g_new0 (Reading, 1);

  self->flush_source = 0;
  self->wanted = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < records->len; i++)
    {
      LycRecord *record = g_ptr_array_index (records, i);
      Entry *entry = entry_of (self, record);

      entry->wanted = FALSE;
      entry->reading++;
      g_ptr_array_add (keys,
                       lyc_key_new (lyc_record_get_kind (record), lyc_record_get_id (record)));
    }
  reading->library = g_object_ref (self);
  reading->records = g_ptr_array_ref (records);
  lyc_worker_do_async (lyc_store_get_reader (self->store), lyc_query_keys, keys,
                       (GDestroyNotify) g_ptr_array_unref, (GDestroyNotify) g_ptr_array_unref,
                       keys_read_cb, reading);
  return G_SOURCE_REMOVE;
}

static void
want (LycStoreLibrary *self, LycRecord *record)
{
  Entry *entry = entry_of (self, record);

  if (entry->wanted)
    return;
  entry->wanted = TRUE;
  g_ptr_array_add (self->wanted, g_object_ref (record));
  if (self->flush_source == 0)
    self->flush_source = g_idle_add_full (G_PRIORITY_DEFAULT, flush_cb, self, NULL);
}

static LycRecord *
lookup (LycLibrary *library, LycKind kind, const char *id)
{
  LycStoreLibrary *self = LYC_STORE_LIBRARY (library);
  LycRecord *record = lyc_store_library_intern (self, kind, id);
  Entry *entry = entry_of (self, record);

  if (!entry->read && !is_dirty (entry))
    {
      LycPending pending;
      const char *reason;
      g_autoptr (JsonObject) echo
          = lyc_echo_overlay (self->outbox, kind, id, NULL, &pending, &reason);

      if (echo != NULL)
        lyc_record_update (record, echo, pending, reason);
      want (self, record);
    }
  return record;
}

static void
results_ended (gpointer data, GObject *where)
{
  g_ptr_array_remove_fast (((LycStoreLibrary *) data)->results, where);
}

static LycResults *
query (LycLibrary *library, const LycQuery *question)
{
  LycStoreLibrary *self = LYC_STORE_LIBRARY (library);
  LycLiveResults *results = lyc_live_results_new (self, question);

  g_ptr_array_add (self->results, results);
  g_object_weak_ref (G_OBJECT (results), results_ended, self);
  return LYC_RESULTS (results);
}

static void
library_init (LycLibraryInterface *iface)
{
  iface->lookup = lookup;
  iface->query = query;
}

static void
touch_entries (LycStoreLibrary *self, const LycChange *change)
{
  g_autofree char *key = change->id != NULL ? lyc_change_list_key (change->kind, change->id) : NULL;
  GHashTableIter iter;
  gpointer value;

  if (key != NULL)
    {
      Entry *entry = g_hash_table_lookup (self->entries, key);

      if (entry != NULL)
        want (self, entry->record);
      return;
    }
  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (lyc_record_get_kind (((Entry *) value)->record) == change->kind)
      want (self, ((Entry *) value)->record);
}

static void
committed_cb (LycStore *store, GPtrArray *changes, gpointer data)
{
  LycStoreLibrary *self = data;

  for (guint i = 0; i < changes->len; i++)
    touch_entries (self, g_ptr_array_index (changes, i));
  for (guint i = 0; i < self->results->len; i++)
    {
      LycLiveResults *results = g_ptr_array_index (self->results, i);

      for (guint j = 0; j < changes->len; j++)
        if (lyc_live_results_is_touched_by (results, g_ptr_array_index (changes, j)))
          {
            lyc_live_results_ask_again (results);
            break;
          }
    }
}

/**
 * lyc_store_library_touch:
 * @act: an act that was added, sent, refused or, with @removed, answered and taken out
 *
 * Lays the act's echoes over what shows, at once. Where an answer of the store is on its way, a
 * removal waits for it: so a sent post never leaves the list between two states.
 */
void
lyc_store_library_touch (LycStoreLibrary *self, LycAct *act, gboolean removed)
{
  for (guint i = 0; i < lyc_act_get_n_echoes (act); i++)
    {
      const LycEcho *echo = lyc_act_get_echo (act, i);
      g_autofree char *key = lyc_change_list_key (echo->kind, echo->id);
      Entry *entry = g_hash_table_lookup (self->entries, key);

      if (entry != NULL && removed && is_dirty (entry))
        hold (entry, act);
      else if (entry != NULL)
        show (self, entry);
    }
  for (guint i = 0; i < self->results->len; i++)
    lyc_live_results_lay_over (g_ptr_array_index (self->results, i), act, removed);
}

/* The platform can be asked again: what could not be fetched is tried once more. */
void
lyc_store_library_online (LycStoreLibrary *self)
{
  for (guint i = 0; i < self->results->len; i++)
    lyc_live_results_forget_requests (g_ptr_array_index (self->results, i));
}

void
lyc_store_library_set_fetch (LycStoreLibrary *self, LycFetchPosts fetch, gpointer user_data)
{
  self->fetch = fetch;
  self->fetch_data = user_data;
}

gboolean
lyc_store_library_fetch (LycStoreLibrary *self, const char *container_id, const char *where,
                         gint64 pos, GAsyncReadyCallback callback, gpointer callback_data)
{
  if (self->fetch == NULL)
    return FALSE;
  self->fetch (container_id, where, pos, callback, callback_data, self->fetch_data);
  return TRUE;
}

LycStore *
lyc_store_library_get_store (LycStoreLibrary *self)
{
  return self->store;
}

GListModel *
lyc_store_library_get_outbox (LycStoreLibrary *self)
{
  return self->outbox;
}

static void
lyc_store_library_dispose (GObject *object)
{
  LycStoreLibrary *self = LYC_STORE_LIBRARY (object);

  g_clear_handle_id (&self->flush_source, g_source_remove);
  for (guint i = 0; self->results != NULL && i < self->results->len; i++)
    g_object_weak_unref (g_ptr_array_index (self->results, i), results_ended, self);
  g_clear_pointer (&self->results, g_ptr_array_unref);
  g_clear_pointer (&self->wanted, g_ptr_array_unref);
  g_clear_object (&self->store);
  g_clear_object (&self->outbox);
  G_OBJECT_CLASS (lyc_store_library_parent_class)->dispose (object);
}

static void
lyc_store_library_finalize (GObject *object)
{
  g_hash_table_unref (LYC_STORE_LIBRARY (object)->entries);
  G_OBJECT_CLASS (lyc_store_library_parent_class)->finalize (object);
}

static void
lyc_store_library_class_init (LycStoreLibraryClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lyc_store_library_dispose;
  G_OBJECT_CLASS (klass)->finalize = lyc_store_library_finalize;
}

static void
lyc_store_library_init (LycStoreLibrary *self)
{
  self->entries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, entry_free);
  self->results = g_ptr_array_new ();
  self->wanted = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * lyc_store_library_new:
 * @outbox: of #LycOutboxItem, oldest first; whoever changes it calls lyc_store_library_touch()
 *
 * Returns: (transfer full): what panes read, from @store with @outbox laid over it
 */
LycStoreLibrary *
lyc_store_library_new (LycStore *store, GListModel *outbox)
{
  LycStoreLibrary *self = g_object_new (LYC_TYPE_STORE_LIBRARY, NULL);

  self->store = g_object_ref (store);
  self->outbox = g_object_ref (outbox);
  g_signal_connect_object (store, "committed", G_CALLBACK (committed_cb), self, 0);
  return self;
}
