/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sync-outbox.h"

#include <glib/gi18n-lib.h>

#include "act-request.h"
#include "answer-changes.h"
#include "json-gate.h"
#include "outbox-disk.h"
#include "outbox-rules.h"
#include "upload.h"

/* How many requests run at a time. */
#define MAX_SENDING 4

/* The longest wait before the next attempt, seconds. */
#define MAX_WAIT 30

struct _LycSyncOutbox
{
  GObject parent_instance;

  LycStore *store;
  LycHttp *http;
  GListStore *items;
  GHashTable *places; /* those that a request runs in */
  guint sending;
  guint attempts;
  guint wait_source;
  gboolean online;
};

static void outbox_init (LycOutboxInterface *iface);
static void list_model_init (GListModelInterface *iface);
G_DEFINE_FINAL_TYPE_WITH_CODE (LycSyncOutbox, lyc_sync_outbox, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init)
                               G_IMPLEMENT_INTERFACE (LYC_TYPE_OUTBOX, outbox_init))

enum
{
  TOUCHED,
  DRAFT_CLEARED,
  SIGNED_OUT,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

/* One item with its outbox, for callbacks. */
typedef struct
{
  LycSyncOutbox *self;
  LycOutboxItem *item;
} Step;

static void pump (LycSyncOutbox *self);

static Step *
step_new (LycSyncOutbox *self, LycOutboxItem *item)
{
  Step *step = g_new0 (Step, 1);

  step->self = g_object_ref (self);
  step->item = g_object_ref (item);
  return step;
}

static void
step_free (Step *step)
{
  g_object_unref (step->item);
  g_object_unref (step->self);
  g_free (step);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Step, step_free)

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

static LycOutboxItem *
nth (LycSyncOutbox *self, guint i)
{
  g_autoptr (LycOutboxItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

  return item; /* the list keeps it */
}

static LycOutboxItem *
find (LycSyncOutbox *self, const char *act_id)
{
  for (guint i = 0; i < get_n_items (G_LIST_MODEL (self)); i++)
    if (g_strcmp0 (lyc_act_get_id (lyc_outbox_item_get_act (nth (self, i))), act_id) == 0)
      return nth (self, i);
  return NULL;
}

static void
touch (LycSyncOutbox *self, LycOutboxItem *item, gboolean removed)
{
  g_signal_emit (self, signals[TOUCHED], 0, lyc_outbox_item_get_act (item), removed);
}

static void
set_state (LycSyncOutbox *self, LycOutboxItem *item, LycPending state, const char *reason)
{
  lyc_outbox_item_set_state (item, state, reason);
  touch (self, item, FALSE);
}

static void
take_out (LycSyncOutbox *self, LycOutboxItem *item)
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

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Step) step = user_data;
  g_autoptr (GError) error = NULL;
  LycAct *act = lyc_outbox_item_get_act (step->item);

  if (lyc_worker_do_finish (result, &error) == NULL)
    {
      lyc_outbox_item_set_state (step->item, LYC_PENDING_FAILED, error->message);
      add (step->self, step->item);
      return;
    }
  for (guint i = get_n_items (G_LIST_MODEL (step->self)); i > 0; i--)
    if (lyc_outbox_replaces (act, nth (step->self, i - 1)))
      take_out (step->self, nth (step->self, i - 1));
  add (step->self, step->item);
  pump (step->self);
}

/* On disk first: what shows as waiting is never lost. */
static void
perform (LycOutbox *outbox, LycAct *act)
{
  LycSyncOutbox *self = LYC_SYNC_OUTBOX (outbox);
  g_autoptr (LycOutboxItem) item = lyc_outbox_item_new (act);
  LycOutboxWrite *write;

  for (guint i = 0; i < get_n_items (G_LIST_MODEL (self)); i++)
    if (lyc_outbox_replaces (act, nth (self, i)))
      lyc_outbox_fold_in (act, lyc_outbox_item_get_act (nth (self, i)));
  write = lyc_outbox_write_new (act, TRUE, NULL);
  for (guint i = 0; i < get_n_items (G_LIST_MODEL (self)); i++)
    if (lyc_outbox_replaces (act, nth (self, i)))
      g_ptr_array_add (write->replaced,
                       g_strdup (lyc_act_get_id (lyc_outbox_item_get_act (nth (self, i)))));
  lyc_worker_do_async (lyc_store_get_mine (self->store), lyc_outbox_write_job, write,
                       (GDestroyNotify) lyc_outbox_write_free, NULL, written_cb,
                       step_new (self, item));
}

static void
forgotten_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Step) step = user_data;
  const char *draft = lyc_act_get_draft (lyc_outbox_item_get_act (step->item));

  if (draft != NULL)
    g_signal_emit (step->self, signals[DRAFT_CLEARED], 0, draft);
  take_out (step->self, step->item);
  pump (step->self);
}

/* Takes the act off the disk and then out of sight. */
static void
forget (LycSyncOutbox *self, LycOutboxItem *item)
{
  LycOutboxWrite *write = lyc_outbox_write_new (lyc_outbox_item_get_act (item), FALSE, NULL);

  lyc_worker_do_async (lyc_store_get_mine (self->store), lyc_outbox_write_job, write,
                       (GDestroyNotify) lyc_outbox_write_free, NULL, forgotten_cb,
                       step_new (self, item));
}

static void
leave_place (LycSyncOutbox *self, LycOutboxItem *item)
{
  self->sending--;
  g_hash_table_remove (self->places, lyc_act_get_place (lyc_outbox_item_get_act (item)));
}

static void
park (LycSyncOutbox *self, LycOutboxItem *item, const char *reason)
{
  LycOutboxWrite *write = lyc_outbox_write_new (lyc_outbox_item_get_act (item), TRUE, reason);

  lyc_worker_do_async (lyc_store_get_mine (self->store), lyc_outbox_write_job, write,
                       (GDestroyNotify) lyc_outbox_write_free, NULL, NULL, NULL);
  set_state (self, item, LYC_PENDING_FAILED, reason);
}

static gboolean
wait_over_cb (gpointer data)
{
  LycSyncOutbox *self = data;

  self->wait_source = 0;
  pump (self);
  return G_SOURCE_REMOVE;
}

static void
wait_a_while (LycSyncOutbox *self)
{
  guint longest = MIN (1u << MIN (self->attempts, 5), MAX_WAIT) * 1000;

  self->attempts++;
  if (self->wait_source == 0 && self->store != NULL)
    self->wait_source
        = g_timeout_add ((guint) g_random_int_range (200, (gint32) longest + 201), wait_over_cb,
                         self);
}

/* What passes is tried again; what is refused is kept with its reason and holds nothing else up. */
static void
failed (LycSyncOutbox *self, LycOutboxItem *item, const GError *error)
{
  LycAct *act = lyc_outbox_item_get_act (item);

  leave_place (self, item);
  if (lyc_outbox_error_passes (error))
    {
      set_state (self, item, LYC_PENDING_QUEUED, NULL);
      if (g_error_matches (error, LYC_HTTP_ERROR, LYC_HTTP_ERROR_SIGN_IN))
        {
          self->online = FALSE;
          g_signal_emit (self, signals[SIGNED_OUT], 0);
        }
      wait_a_while (self);
      return;
    }
  if (lyc_outbox_is_silent (act)
      || (g_str_has_suffix (lyc_act_get_verb (act), ".delete")
          && g_error_matches (error, LYC_HTTP_ERROR, LYC_HTTP_ERROR_GONE)))
    forget (self, item);
  else
    park (self, item, error->message);
  pump (self);
}

static void
committed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Step) step = user_data;
  g_autoptr (GError) error = NULL;

  leave_place (step->self, step->item);
  if (step->self->store == NULL)
    return;
  if (!lyc_store_apply_finish (LYC_STORE (source), result, &error))
    {
      set_state (step->self, step->item, LYC_PENDING_QUEUED, NULL);
      wait_a_while (step->self);
      return;
    }
  step->self->attempts = 0;
  forget (step->self, step->item);
}

/* The platform had the conversation already: what waits for the new one goes there. */
static void
follow_existing (LycSyncOutbox *self, LycAct *opened, JsonObject *answer)
{
  const char *id = lyc_outbox_answered_container (answer);

  if (!g_str_equal (lyc_act_get_verb (opened), "container.create") || id == NULL
      || g_str_equal (id, lyc_act_get_target (opened)))
    return;
  for (guint i = 0; i < get_n_items (G_LIST_MODEL (self)); i++)
    {
      LycAct *act = lyc_outbox_item_get_act (nth (self, i));

      if (g_strcmp0 (lyc_act_get_parent (act), lyc_act_get_target (opened)) != 0)
        continue;
      lyc_act_set_parent (act, id);
      lyc_worker_do_async (lyc_store_get_mine (self->store), lyc_outbox_write_job,
                           lyc_outbox_write_new (act, TRUE, NULL),
                           (GDestroyNotify) lyc_outbox_write_free, NULL, NULL, NULL);
    }
}

/* The cache commits first; then the act is deleted. A kill between the two repeats the request. */
static void
take_answer (Step *step, GBytes *body)
{
  g_autoptr (JsonObject) answer = lyc_http_read_object (body, NULL);
  g_autoptr (LycChangeList) changes = lyc_change_list_new ();

  if (answer != NULL)
    {
      lyc_answer_add_changes (answer, changes);
      follow_existing (step->self, lyc_outbox_item_get_act (step->item), answer);
    }
  lyc_store_apply_async (step->self->store, g_steal_pointer (&changes), committed_cb, step);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Step) step = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) body = g_task_propagate_pointer (G_TASK (result), &error);

  if (step->self->store == NULL)
    return; /* the program ends; the request is repeated at the next start */
  if (body != NULL)
    take_answer (g_steal_pointer (&step), body);
  else
    failed (step->self, step->item, error);
}

static void
send (LycSyncOutbox *self, LycOutboxItem *item)
{
  LycAct *act = lyc_outbox_item_get_act (item);
  LycActRequest request;
  g_autoptr (GBytes) body = NULL;

  if (!lyc_act_request_init (&request, act))
    {
      park (self, item, _ ("This version of Lyceum does not know how to do this."));
      return;
    }
  self->sending++;
  g_hash_table_add (self->places, g_strdup (lyc_act_get_place (act)));
  set_state (self, item, LYC_PENDING_SENDING, NULL);
  if (lyc_act_get_file (act) != NULL)
    lyc_upload_async (self->http, act, answered_cb, step_new (self, item));
  else
    {
      LycRequest call = { request.method, request.path, request.keyed ? lyc_act_get_id (act) : NULL,
                          -1, NULL, "application/json", FALSE };

      body = request.has_body ? lyc_outbox_body_of (act) : NULL;
      call.body = body;
      lyc_http_call_async (self->http, &call, NULL, answered_cb, step_new (self, item));
    }
  lyc_act_request_clear (&request);
}

/* Whether a file that the act names is still on its way. */
static gboolean
waits_for_file (LycSyncOutbox *self, LycAct *act)
{
  JsonObject *body = lyc_act_get_body (act);
  JsonArray *ids;

  if (body != NULL && json_object_has_member (body, "post"))
    body = json_object_get_object_member (body, "post");
  if (body == NULL || !json_object_has_member (body, "file_ids"))
    return FALSE;
  ids = json_object_get_array_member (body, "file_ids");
  for (guint i = 0; i < json_array_get_length (ids); i++)
    {
      LycOutboxItem *item = find (self, json_array_get_string_element (ids, i));

      if (item != NULL && lyc_outbox_item_get_state (item) != LYC_PENDING_FAILED)
        return TRUE;
    }
  return FALSE;
}

/* Sends what may go: the oldest of each place, no place twice at a time. */
static void
pump (LycSyncOutbox *self)
{
  g_autoptr (GHashTable) held = g_hash_table_new (g_str_hash, g_str_equal);

  if (!self->online || self->wait_source != 0)
    return;
  for (guint i = 0; i < get_n_items (G_LIST_MODEL (self)) && self->sending < MAX_SENDING; i++)
    {
      g_autoptr (LycOutboxItem) item = g_object_ref (nth (self, i));
      LycAct *act = lyc_outbox_item_get_act (item);
      const char *place = lyc_act_get_place (act);

      if (lyc_outbox_item_get_state (item) == LYC_PENDING_FAILED)
        continue;
      if (lyc_outbox_item_get_state (item) == LYC_PENDING_QUEUED
          && !g_hash_table_contains (held, place) && !g_hash_table_contains (self->places, place)
          && !waits_for_file (self, act))
        send (self, item);
      g_hash_table_add (held, (gpointer) place);
    }
}

static void
retried_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Step) step = user_data;
  g_autoptr (GError) error = NULL;

  if (lyc_worker_do_finish (result, &error) == NULL)
    set_state (step->self, step->item, LYC_PENDING_FAILED, error->message);
  else
    set_state (step->self, step->item, LYC_PENDING_QUEUED, NULL);
  pump (step->self);
}

static void
retry (LycOutbox *outbox, const char *act_id)
{
  LycSyncOutbox *self = LYC_SYNC_OUTBOX (outbox);
  LycOutboxItem *item = find (self, act_id);

  if (item == NULL || lyc_outbox_item_get_state (item) != LYC_PENDING_FAILED)
    return;
  lyc_worker_do_async (lyc_store_get_mine (self->store), lyc_outbox_write_job,
                       lyc_outbox_write_new (lyc_outbox_item_get_act (item), TRUE, NULL),
                       (GDestroyNotify) lyc_outbox_write_free, NULL, retried_cb,
                       step_new (self, item));
}

static void
cancelled_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Step) step = user_data;

  take_out (step->self, step->item);
  pump (step->self);
}

static void
cancel (LycOutbox *outbox, const char *act_id)
{
  LycSyncOutbox *self = LYC_SYNC_OUTBOX (outbox);
  LycOutboxItem *item = find (self, act_id);
  LycOutboxWrite *write;

  if (item == NULL || lyc_outbox_item_get_state (item) == LYC_PENDING_SENDING)
    return;
  write = lyc_outbox_write_new (lyc_outbox_item_get_act (item), FALSE, NULL);
  g_clear_pointer (&write->draft, g_free);
  lyc_outbox_item_set_state (item, LYC_PENDING_FAILED, NULL);
  lyc_worker_do_async (lyc_store_get_mine (self->store), lyc_outbox_write_job, write,
                       (GDestroyNotify) lyc_outbox_write_free, NULL, cancelled_cb,
                       step_new (self, item));
}

static void
outbox_init (LycOutboxInterface *iface)
{
  iface->perform = perform;
  iface->retry = retry;
  iface->cancel = cancel;
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
      g_autoptr (JsonNode) node = lyc_json_parse (stored->json, strlen (stored->json),
                                                  &lyc_json_default_limits, NULL);
      g_autoptr (LycAct) act = node != NULL ? lyc_act_from_json (node) : NULL;
      g_autoptr (LycOutboxItem) item = act != NULL ? lyc_outbox_item_new (act) : NULL;

      if (item == NULL)
        continue;
      if (stored->reason != NULL)
        lyc_outbox_item_set_state (item, LYC_PENDING_FAILED, stored->reason);
      add (self, item);
    }
}

/* Whether the platform can be reached; coming back, everything that waits goes at once. */
void
lyc_sync_outbox_set_online (LycSyncOutbox *self, gboolean online)
{
  self->online = online;
  if (!online)
    return;
  g_clear_handle_id (&self->wait_source, g_source_remove);
  self->attempts = 0;
  pump (self);
}

static void
lyc_sync_outbox_dispose (GObject *object)
{
  LycSyncOutbox *self = LYC_SYNC_OUTBOX (object);

  self->online = FALSE;
  g_clear_handle_id (&self->wait_source, g_source_remove);
  g_clear_object (&self->store);
  g_clear_object (&self->http);
  G_OBJECT_CLASS (lyc_sync_outbox_parent_class)->dispose (object);
}

static void
lyc_sync_outbox_finalize (GObject *object)
{
  LycSyncOutbox *self = LYC_SYNC_OUTBOX (object);

  g_clear_object (&self->items);
  g_clear_pointer (&self->places, g_hash_table_unref);
  G_OBJECT_CLASS (lyc_sync_outbox_parent_class)->finalize (object);
}

static void
lyc_sync_outbox_class_init (LycSyncOutboxClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyc_sync_outbox_dispose;
  G_OBJECT_CLASS (klass)->finalize = lyc_sync_outbox_finalize;
  signals[TOUCHED] = g_signal_new ("touched", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 2, LYC_TYPE_ACT, G_TYPE_BOOLEAN);
  signals[DRAFT_CLEARED] = g_signal_new ("draft-cleared", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                         NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNED_OUT] = g_signal_new ("signed-out", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                      G_TYPE_NONE, 0);
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
  self->places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_signal_connect (self->items, "items-changed", G_CALLBACK (forward_cb), self);
}

LycSyncOutbox *
lyc_sync_outbox_new (LycStore *store, LycHttp *http)
{
  LycSyncOutbox *self = g_object_new (LYC_TYPE_SYNC_OUTBOX, NULL);

  self->store = g_object_ref (store);
  self->http = g_object_ref (http);
  return self;
}
