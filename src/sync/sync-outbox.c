/* SPDX-License-Identifier: GPL-3.0-or-later */
/* LycSyncOutbox: the list, and what the person does with it. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "json-gate.h"
#include "outbox-rules.h"
#include "sync-outbox-private.h"

static void outbox_init (LycOutboxInterface *iface);
static void list_model_init (GListModelInterface *iface);
G_DEFINE_FINAL_TYPE_WITH_CODE (LycSyncOutbox, lyc_sync_outbox, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init)
                                   G_IMPLEMENT_INTERFACE (LYC_TYPE_OUTBOX, outbox_init))

static guint touched_signal;

LycOutboxStep *
lyc_outbox_step_new (LycSyncOutbox *self, LycOutboxItem *item)
{
  LycOutboxStep *step = g_new0 (LycOutboxStep, 1);

  step->self = g_object_ref (self);
  step->item = g_object_ref (item);
  return step;
}

void
lyc_outbox_step_free (LycOutboxStep *step)
{
  g_clear_pointer (&step->replaced, g_ptr_array_unref);
  g_object_unref (step->item);
  g_object_unref (step->self);
  g_free (step);
}
static GType
get_item_type (GListModel *list)
{
  return LYC_TYPE_OUTBOX_ITEM;
}

static guint
get_n_items (GListModel *list)
{
  return g_list_model_get_n_items (G_LIST_MODEL (LYC_SYNC_OUTBOX (list)->items));
}

static gpointer
get_item (GListModel *list, guint position)
{
  return g_list_model_get_item (G_LIST_MODEL (LYC_SYNC_OUTBOX (list)->items), position);
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

LycOutboxItem *
lyc_sync_outbox_nth (LycSyncOutbox *self, guint i)
{
  g_autoptr (LycOutboxItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

  return item; /* the list keeps it */
}

LycOutboxItem *
lyc_sync_outbox_find (LycSyncOutbox *self, const char *act_id)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self)); i++)
    if (g_strcmp0 (lyc_act_get_id (lyc_outbox_item_get_act (lyc_sync_outbox_nth (self, i))), act_id)
        == 0)
      return lyc_sync_outbox_nth (self, i);
  return NULL;
}

static void
touch (LycSyncOutbox *self, LycOutboxItem *item, gboolean removed)
{
  g_signal_emit (self, touched_signal, 0, lyc_outbox_item_get_act (item), removed);
}

void
lyc_sync_outbox_set_state (LycSyncOutbox *self, LycOutboxItem *item, LycPending state,
                           const char *reason)
{
  lyc_outbox_item_set_state (item, state, reason);
  touch (self, item, FALSE);
  g_signal_emit_by_name (self, "state-changed");
}

void
lyc_sync_outbox_take_out (LycSyncOutbox *self, LycOutboxItem *item)
{
  guint position;

  g_object_ref (item);
  if (g_list_store_find (self->items, item, &position))
    {
      g_list_store_remove (self->items, position);
      touch (self, item, TRUE);
    }
  g_object_unref (item);
}

static void
add (LycSyncOutbox *self, LycOutboxItem *item)
{
  g_list_store_append (self->items, item);
  touch (self, item, FALSE);
}

/* Writes to the store's own file; @write: (transfer full) */
void
lyc_sync_outbox_write (LycSyncOutbox *self, LycOutboxWrite *write, GAsyncReadyCallback callback,
                       gpointer user_data)
{
  lyc_worker_do_async (lyc_store_get_mine (self->store), lyc_outbox_write_job, write,
                       (GDestroyNotify) lyc_outbox_write_free, NULL, callback, user_data);
}

/* What has waited for company goes alone. */
static void
lose_patience (LycSyncOutbox *self)
{
  g_clear_handle_id (&self->patience_source, g_source_remove);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self)); i++)
    lyc_act_set_patient (lyc_outbox_item_get_act (lyc_sync_outbox_nth (self, i)), FALSE);
}

static gboolean
patience_over_cb (gpointer data)
{
  LycSyncOutbox *self = data;

  self->patience_source = 0;
  lose_patience (self);
  lyc_sync_outbox_pump (self);
  return G_SOURCE_REMOVE;
}

/* Whether @older goes because the act says it too. One that was on its way when the act was
 * written, and came back since, is not in it. */
static gboolean
is_folded_in (LycOutboxStep *step, LycOutboxItem *older)
{
  const char *id = lyc_act_get_id (lyc_outbox_item_get_act (older));

  return step->replaced != NULL
         && g_ptr_array_find_with_equal_func (step->replaced, id, g_str_equal, NULL)
         && lyc_outbox_replaces (lyc_outbox_item_get_act (step->item), older);
}

/* Whether one that is written after @item says it too. */
static gboolean
is_overtaken (LycSyncOutbox *self, LycOutboxItem *item)
{
  for (guint i = 0; i < self->writing->len; i++)
    if (lyc_outbox_replaces (lyc_outbox_item_get_act (g_ptr_array_index (self->writing, i)), item))
      return TRUE;
  return FALSE;
}

static const char *
disk_reason (void)
{
  return _("It could not be saved on this computer; the disk may be full. Make some room, then try "
           "again.");
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LycOutboxStep) step = user_data;
  g_autoptr (GError) error = NULL;
  LycAct *act = lyc_outbox_item_get_act (step->item);

  g_ptr_array_remove (step->self->writing, step->item);
  if (lyc_worker_do_finish (result, &error) == NULL)
    {
      lyc_outbox_item_set_state (step->item, LYC_PENDING_FAILED, disk_reason ());
      add (step->self, step->item);
      return;
    }
  for (guint i = g_list_model_get_n_items (G_LIST_MODEL (step->self)); i > 0; i--)
    if (is_folded_in (step, lyc_sync_outbox_nth (step->self, i - 1)))
      lyc_sync_outbox_take_out (step->self, lyc_sync_outbox_nth (step->self, i - 1));
  if (is_overtaken (step->self, step->item))
    return;
  add (step->self, step->item);
  if (lyc_act_is_patient (act) && step->self->patience_source == 0 && step->self->store != NULL)
    step->self->patience_source
        = g_timeout_add (LYC_OUTBOX_PATIENCE_MS, patience_over_cb, step->self);
  lyc_sync_outbox_pump (step->self);
}

/* Returns: (transfer full): the items, written or not, that @act says too */
static GPtrArray *
find_replaced (LycSyncOutbox *self, LycAct *act)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self)); i++)
    if (lyc_outbox_replaces (act, lyc_sync_outbox_nth (self, i)))
      g_ptr_array_add (found, g_object_ref (lyc_sync_outbox_nth (self, i)));
  for (guint i = 0; i < self->writing->len; i++)
    if (lyc_outbox_replaces (act, g_ptr_array_index (self->writing, i)))
      g_ptr_array_add (found, g_object_ref (g_ptr_array_index (self->writing, i)));
  return found;
}

/* On disk first: what shows as waiting is never lost. */
static void
perform (LycOutbox *outbox, LycAct *act)
{
  LycSyncOutbox *self = LYC_SYNC_OUTBOX (outbox);
  g_autoptr (LycOutboxItem) item = lyc_outbox_item_new (act);
  LycOutboxStep *step = lyc_outbox_step_new (self, item);
  g_autoptr (GPtrArray) replaced = find_replaced (self, act);
  LycOutboxWrite *write;

  for (guint i = 0; i < replaced->len; i++)
    lyc_outbox_fold_in (act, lyc_outbox_item_get_act (g_ptr_array_index (replaced, i)));
  write = lyc_outbox_write_new (act, TRUE, NULL);
  for (guint i = 0; i < replaced->len; i++)
    g_ptr_array_add (
        write->replaced,
        g_strdup (lyc_act_get_id (lyc_outbox_item_get_act (g_ptr_array_index (replaced, i)))));
  step->replaced = g_ptr_array_ref (write->replaced);
  g_ptr_array_add (self->writing, g_object_ref (item));
  lyc_sync_outbox_write (self, write, written_cb, step);
}

static void
retried_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LycOutboxStep) step = user_data;
  g_autoptr (GError) error = NULL;

  if (lyc_worker_do_finish (result, &error) == NULL)
    lyc_sync_outbox_set_state (step->self, step->item, LYC_PENDING_FAILED, disk_reason ());
  else
    lyc_sync_outbox_set_state (step->self, step->item, LYC_PENDING_QUEUED, NULL);
  lyc_sync_outbox_pump (step->self);
}

static void
retry (LycOutbox *outbox, const char *act_id)
{
  LycSyncOutbox *self = LYC_SYNC_OUTBOX (outbox);
  LycOutboxItem *item = lyc_sync_outbox_find (self, act_id);

  if (item == NULL || lyc_outbox_item_get_state (item) != LYC_PENDING_FAILED)
    return;
  lyc_sync_outbox_write (self, lyc_outbox_write_new (lyc_outbox_item_get_act (item), TRUE, NULL),
                         retried_cb, lyc_outbox_step_new (self, item));
}

static void
cancelled_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LycOutboxStep) step = user_data;

  lyc_sync_outbox_take_out (step->self, step->item);
  lyc_sync_outbox_pump (step->self);
}

static void
cancel (LycOutbox *outbox, const char *act_id)
{
  LycSyncOutbox *self = LYC_SYNC_OUTBOX (outbox);
  LycOutboxItem *item = lyc_sync_outbox_find (self, act_id);
  LycOutboxWrite *write;

  if (item == NULL)
    return;
  if (lyc_outbox_item_get_state (item) == LYC_PENDING_SENDING)
    {
      /* Only an upload takes long enough to be taken back; its answer comes to failed(). */
      if (g_hash_table_contains (self->uploads, act_id))
        g_cancellable_cancel (g_hash_table_lookup (self->uploads, act_id));
      return;
    }
  write = lyc_outbox_write_new (lyc_outbox_item_get_act (item), FALSE, NULL);
  g_clear_pointer (&write->draft, g_free);
  lyc_outbox_item_set_state (item, LYC_PENDING_FAILED, NULL);
  lyc_sync_outbox_write (self, write, cancelled_cb, lyc_outbox_step_new (self, item));
}

static void
outbox_init (LycOutboxInterface *iface)
{
  iface->perform = perform;
  iface->retry = retry;
  iface->cancel = cancel;
  iface->schedule = lyc_sync_outbox_schedule;
}

/* Returns: (transfer none): the items, oldest first */
GListModel *
lyc_sync_outbox_get_items (LycSyncOutbox *self)
{
  return G_LIST_MODEL (self->items);
}

/* Takes what stood on disk; @stored_acts: of #LycStoredAct */
void
lyc_sync_outbox_restore (LycSyncOutbox *self, GPtrArray *stored_acts)
{
  for (guint i = 0; i < stored_acts->len; i++)
    {
      const LycStoredAct *stored = g_ptr_array_index (stored_acts, i);
      g_autoptr (JsonNode) node
          = lyc_json_parse (stored->json, strlen (stored->json), &lyc_json_default_limits, NULL);
      g_autoptr (LycAct) act = node != NULL ? lyc_act_from_json (node) : NULL;
      g_autoptr (LycOutboxItem) item = act != NULL ? lyc_outbox_item_new (act) : NULL;

      if (item == NULL)
        continue;
      if (stored->reason != NULL)
        lyc_outbox_item_set_state (item, LYC_PENDING_FAILED, stored->reason);
      add (self, item);
    }
  lyc_sync_outbox_release_due (self);
}

/* Whether the platform can be reached; coming back, everything that waits goes at once. */
void
lyc_sync_outbox_set_online (LycSyncOutbox *self, gboolean online)
{
  self->online = online;
  if (!online)
    return;
  lose_patience (self);
  g_clear_handle_id (&self->wait_source, g_source_remove);
  lyc_backoff_reset (&self->backoff);
  lyc_sync_outbox_pump (self);
}

static void
lyc_sync_outbox_dispose (GObject *object)
{
  LycSyncOutbox *self = LYC_SYNC_OUTBOX (object);

  self->online = FALSE;
  g_clear_handle_id (&self->wait_source, g_source_remove);
  g_clear_handle_id (&self->patience_source, g_source_remove);
  g_clear_handle_id (&self->hold_source, g_source_remove);
  g_clear_handle_id (&self->due_source, g_source_remove);
  g_clear_object (&self->store);
  g_clear_object (&self->connector);
  G_OBJECT_CLASS (lyc_sync_outbox_parent_class)->dispose (object);
}

static void
lyc_sync_outbox_finalize (GObject *object)
{
  LycSyncOutbox *self = LYC_SYNC_OUTBOX (object);

  g_clear_object (&self->items);
  g_clear_pointer (&self->writing, g_ptr_array_unref);
  g_clear_pointer (&self->places, g_hash_table_unref);
  g_clear_pointer (&self->uploads, g_hash_table_unref);
  G_OBJECT_CLASS (lyc_sync_outbox_parent_class)->finalize (object);
}

static void
lyc_sync_outbox_class_init (LycSyncOutboxClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyc_sync_outbox_dispose;
  G_OBJECT_CLASS (klass)->finalize = lyc_sync_outbox_finalize;
  touched_signal = g_signal_new ("touched", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 2, LYC_TYPE_ACT, G_TYPE_BOOLEAN);
  g_signal_new ("draft-cleared", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                G_TYPE_STRING, G_TYPE_STRING);
  g_signal_new ("signed-out", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
forward_cb (GListModel *items, guint position, guint removed, guint added, gpointer data)
{
  g_list_model_items_changed (data, position, removed, added);
}

static void
lyc_sync_outbox_init (LycSyncOutbox *self)
{
  self->items = g_list_store_new (LYC_TYPE_OUTBOX_ITEM);
  self->now_us = g_get_real_time;
  self->writing = g_ptr_array_new_with_free_func (g_object_unref);
  self->places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->uploads = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  g_signal_connect (self->items, "items-changed", G_CALLBACK (forward_cb), self);
}

LycSyncOutbox *
lyc_sync_outbox_new (LycStore *store, LycConnector *connector)
{
  LycSyncOutbox *self = g_object_new (LYC_TYPE_SYNC_OUTBOX, NULL);

  self->store = g_object_ref (store);
  self->connector = g_object_ref (connector);
  return self;
}
