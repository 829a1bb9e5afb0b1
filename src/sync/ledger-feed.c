/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ledger-feed.h"

#include "json-read.h"
#include "unread-query.h"

struct _LycLedgerFeed
{
  GObject parent_instance;

  LycStore *store;
  LycLedger *ledger;
  GListModel *outbox;
  char *user_id;
  guint source;
  guint timer; /* until a mute ends */
  LycPlatformTime clock;
  gpointer clock_data;
  gboolean counting;
  gboolean again;
};

G_DEFINE_FINAL_TYPE (LycLedgerFeed, lyc_ledger_feed, G_TYPE_OBJECT)

/* Longer than this a timer is not trusted: the clock may be set meanwhile. */
#define LONGEST_WAIT_S 3600

static void count_soon (LycLedgerFeed *self);

static gint64
now_of (LycLedgerFeed *self)
{
  return self->clock != NULL ? self->clock (self->clock_data) : g_get_real_time () / 1000;
}

/* What is said of a place again takes the place of what was said before, and adds to it. */
static void
add_waiting (LycUnreadQuery *query, LycAct *act)
{
  JsonObject *body = lyc_act_get_body (act);
  LycWaitingMark *mark = lyc_unread_query_get_waiting (query, lyc_act_get_target (act));
  const char *follow = lyc_json_text (body, "follow", NULL);

  mark->read_pos = MAX (mark->read_pos, lyc_json_int (body, "read_pos", 0));
  if (json_object_has_member (body, "marked_unread_from"))
    mark->marked_from = lyc_json_int (body, "marked_unread_from", 0);
  if (follow == NULL)
    return;
  g_free (mark->follow);
  mark->follow = g_strdup (follow);
  mark->mute_until = lyc_json_int (body, "mute_until", 0);
}

static gboolean
moves_marks (LycAct *act)
{
  const char *verb = lyc_act_get_verb (act);

  return lyc_act_get_body (act) != NULL
         && (g_str_equal (verb, "read_state.set") || g_str_has_prefix (verb, "follow."));
}

/* Asks with what the platform does not know yet. */
static LycUnreadQuery *
new_query (LycLedgerFeed *self)
{
  LycUnreadQuery *query = lyc_unread_query_new (self->user_id, now_of (self));

  for (guint i = 0; i < g_list_model_get_n_items (self->outbox); i++)
    {
      g_autoptr (LycOutboxItem) item = g_list_model_get_item (self->outbox, i);
      LycAct *act = lyc_outbox_item_get_act (item);

      if (moves_marks (act))
        add_waiting (query, act);
    }
  return query;
}

static gboolean
mute_over_cb (gpointer data)
{
  LycLedgerFeed *self = data;

  self->timer = 0;
  count_soon (self);
  return G_SOURCE_REMOVE;
}

/* A mute that ends changes the counts although nothing happens. */
static void
wait_for_change (LycLedgerFeed *self, gint64 at)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  if (at > 0)
    self->timer = g_timeout_add_seconds (
        (guint) CLAMP ((at - now_of (self)) / 1000 + 1, 1, LONGEST_WAIT_S), mute_over_cb, self);
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LycLedgerFeed) self = user_data;
  LycUnreadAnswer *answer = lyc_worker_do_finish (result, NULL);

  self->counting = FALSE;
  if (answer != NULL && self->store != NULL)
    {
      lyc_ledger_replace (self->ledger, answer->entries);
      wait_for_change (self, answer->changes_at);
    }
  g_clear_pointer (&answer, lyc_unread_answer_free);
  if (self->again)
    count_soon (self);
}

static gboolean
count_cb (gpointer data)
{
  LycLedgerFeed *self = data;

  self->source = 0;
  self->again = self->counting;
  if (self->counting || self->user_id == NULL || lyc_store_get_reader (self->store) == NULL)
    return G_SOURCE_REMOVE;
  self->counting = TRUE;
  lyc_worker_do_async (lyc_store_get_reader (self->store), lyc_query_unread, new_query (self),
                       (GDestroyNotify) lyc_unread_query_free,
                       (GDestroyNotify) lyc_unread_answer_free, counted_cb, g_object_ref (self));
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
          || change->kind == LYC_KIND_READ_STATE || change->kind == LYC_KIND_FOLLOW
          || change->kind == LYC_KIND_BLOCK)
        {
          count_soon (data);
          return;
        }
    }
}

/* Counts again where @act moves a read mark or mutes. */
void
lyc_ledger_feed_touch (LycLedgerFeed *self, LycAct *act)
{
  if (moves_marks (act))
    count_soon (self);
}

/* @clock: says the platform's time in milliseconds, for mutes that end; the machine's without one
 */
void
lyc_ledger_feed_set_clock (LycLedgerFeed *self, LycPlatformTime clock, gpointer data)
{
  self->clock = clock;
  self->clock_data = data;
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
  g_clear_handle_id (&self->timer, g_source_remove);
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
