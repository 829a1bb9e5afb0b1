/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ledger-feed.h"

#include "json-read.h"
#include "queries.h"

struct _LycLedgerFeed
{
  GObject parent_instance;

  LycStore *store;
  LycLedger *ledger;
  GListModel *outbox;
  char *user_id;
  guint source;
  gboolean counting;
  gboolean again;
};

G_DEFINE_FINAL_TYPE (LycLedgerFeed, lyc_ledger_feed, G_TYPE_OBJECT)

static void count_soon (LycLedgerFeed *self);

/* The read marks that the platform does not know yet. */
static GHashTable *
waiting_marks (LycLedgerFeed *self)
{
  GHashTable *marks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < g_list_model_get_n_items (self->outbox); i++)
    {
      g_autoptr (LycOutboxItem) item = g_list_model_get_item (self->outbox, i);
      LycAct *act = lyc_outbox_item_get_act (item);
      JsonObject *body = lyc_act_get_body (act);
      gint64 pos;

      if (!g_str_equal (lyc_act_get_verb (act), "read_state.set") || body == NULL)
        continue;
      pos = lyc_json_int (body, "read_pos", 0);
      g_hash_table_insert (marks, g_strdup (lyc_act_get_target (act)),
                           g_memdup2 (&pos, sizeof pos));
    }
  return marks;
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LycLedgerFeed) self = user_data;
  g_autoptr (GPtrArray) entries = lyc_worker_do_finish (result, NULL);

  self->counting = FALSE;
  if (entries != NULL)
    lyc_ledger_replace (self->ledger, entries);
  if (self->again)
    count_soon (self);
}

static gboolean
count_cb (gpointer data)
{
  LycLedgerFeed *self = data;
  LycUnreadQuery *query;

  self->source = 0;
  self->again = self->counting;
  if (self->counting || self->user_id == NULL || lyc_store_get_reader (self->store) == NULL)
    return G_SOURCE_REMOVE;
  query = g_new0 (LycUnreadQuery, 1);
  query->user_id = g_strdup (self->user_id);
  query->read_pos = waiting_marks (self);
  self->counting = TRUE;
  lyc_worker_do_async (lyc_store_get_reader (self->store), lyc_query_unread, query,
                       (GDestroyNotify) lyc_unread_query_free, (GDestroyNotify) g_ptr_array_unref,
                       counted_cb, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
count_soon (LycLedgerFeed *self)
{
  if (self->source == 0)
    self->source = g_idle_add (count_cb, self);
}

static void
committed_cb (LycStore *store, GPtrArray *changes, gpointer data)
{
  for (guint i = 0; i < changes->len; i++)
    {
      const LycChange *change = g_ptr_array_index (changes, i);

      if (change->kind == LYC_KIND_POST || change->kind == LYC_KIND_CONTAINER
          || change->kind == LYC_KIND_READ_STATE)
        {
          count_soon (data);
          return;
        }
    }
}

/* Counts again where @act moves a read mark. */
void
lyc_ledger_feed_touch (LycLedgerFeed *self, LycAct *act)
{
  if (g_str_equal (lyc_act_get_verb (act), "read_state.set"))
    count_soon (self);
}

void
lyc_ledger_feed_set_user_id (LycLedgerFeed *self, const char *user_id)
{
  g_free (self->user_id);
  self->user_id = g_strdup (user_id);
  count_soon (self);
}

static void
lyc_ledger_feed_dispose (GObject *object)
{
  LycLedgerFeed *self = LYC_LEDGER_FEED (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_object (&self->store);
  g_clear_object (&self->ledger);
  g_clear_object (&self->outbox);
  G_OBJECT_CLASS (lyc_ledger_feed_parent_class)->dispose (object);
}

static void
lyc_ledger_feed_finalize (GObject *object)
{
  g_free (LYC_LEDGER_FEED (object)->user_id);
  G_OBJECT_CLASS (lyc_ledger_feed_parent_class)->finalize (object);
}

static void
lyc_ledger_feed_class_init (LycLedgerFeedClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lyc_ledger_feed_dispose;
  G_OBJECT_CLASS (klass)->finalize = lyc_ledger_feed_finalize;
}

static void
lyc_ledger_feed_init (LycLedgerFeed *self)
{
}

/* @outbox: of #LycOutboxItem */
LycLedgerFeed *
lyc_ledger_feed_new (LycStore *store, LycLedger *ledger, GListModel *outbox)
{
  LycLedgerFeed *self = g_object_new (LYC_TYPE_LEDGER_FEED, NULL);

  self->store = g_object_ref (store);
  self->ledger = g_object_ref (ledger);
  self->outbox = g_object_ref (outbox);
  g_signal_connect_object (store, "committed", G_CALLBACK (committed_cb), self, 0);
  return self;
}
