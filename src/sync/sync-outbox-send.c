/* SPDX-License-Identifier: GPL-3.0-or-later */
/* LycSyncOutbox: what goes to the platform, when, and what becomes of the answer. */
#include "config.h"

#include "answer-changes.h"
#include "error-code.h"
#include "outbox-rules.h"
#include "sync-outbox-private.h"

/* How many requests run at a time. */
#define MAX_SENDING 4

static void
forgotten_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LycOutboxStep) step = user_data;
  LycAct *act = lyc_outbox_item_get_act (step->item);

  if (lyc_act_get_draft (act) != NULL)
    g_signal_emit_by_name (step->self, "draft-cleared", lyc_act_get_draft (act),
                           lyc_act_get_draft_text (act));
  lyc_sync_outbox_take_out (step->self, step->item);
  lyc_sync_outbox_pump (step->self);
}

/* Takes the act off the disk and then out of sight. */
static void
forget (LycSyncOutbox *self, LycOutboxItem *item)
{
  LycOutboxWrite *write = lyc_outbox_write_new (lyc_outbox_item_get_act (item), FALSE, NULL);

  lyc_sync_outbox_write (self, write, forgotten_cb, lyc_outbox_step_new (self, item));
}

static void
leave_place (LycSyncOutbox *self, LycOutboxItem *item)
{
  self->sending--;
  g_hash_table_remove (self->uploads, lyc_act_get_id (lyc_outbox_item_get_act (item)));
  g_hash_table_remove (self->places, lyc_act_get_place (lyc_outbox_item_get_act (item)));
}

static void
park (LycSyncOutbox *self, LycOutboxItem *item, const char *reason)
{
  LycAct *act = lyc_outbox_item_get_act (item);

  lyc_act_set_tried (act, FALSE);
  lyc_act_set_base (act, 0); /* the person knows now: to try again is to mean it */
  lyc_sync_outbox_write (self, lyc_outbox_write_new (act, TRUE, reason), NULL, NULL);
  lyc_sync_outbox_set_state (self, item, LYC_PENDING_FAILED, reason);
}

static gboolean
wait_over_cb (gpointer data)
{
  LycSyncOutbox *self = data;

  self->wait_source = 0;
  lyc_sync_outbox_pump (self);
  return G_SOURCE_REMOVE;
}

static void
wait_a_while (LycSyncOutbox *self)
{
  if (self->wait_source == 0 && self->store != NULL)
    self->wait_source = g_timeout_add (lyc_backoff_next_ms (&self->backoff, g_random_double ()),
                                       wait_over_cb, self);
}

static gboolean
was_taken_back (LycSyncOutbox *self, LycAct *act)
{
  GCancellable *upload = g_hash_table_lookup (self->uploads, lyc_act_get_id (act));

  return upload != NULL && g_cancellable_is_cancelled (upload);
}

/* What passes is tried again; what is refused is kept with its reason and holds nothing else up. */
static void
failed (LycSyncOutbox *self, LycOutboxItem *item, const GError *error)
{
  LycAct *act = lyc_outbox_item_get_act (item);
  gboolean taken_back = was_taken_back (self, act);

  leave_place (self, item);
  if (taken_back)
    {
      forget (self, item);
      return;
    }
  if (lyc_error_passes (error))
    {
      lyc_sync_outbox_set_state (self, item, LYC_PENDING_QUEUED, NULL);
      if (g_error_matches (error, LYC_ERROR, LYC_ERROR_SIGN_IN))
        {
          self->online = FALSE;
          g_signal_emit_by_name (self, "signed-out");
        }
      wait_a_while (self);
      return;
    }
  if (lyc_act_is_silent (act) || lyc_outbox_is_settled (act, error))
    forget (self, item);
  else
    park (self, item, error->message);
  lyc_sync_outbox_pump (self);
}

static void
committed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LycOutboxStep) step = user_data;
  g_autoptr (GError) error = NULL;

  leave_place (step->self, step->item);
  if (step->self->store == NULL)
    return;
  if (!lyc_store_apply_finish (LYC_STORE (source), result, &error))
    {
      lyc_sync_outbox_set_state (step->self, step->item, LYC_PENDING_QUEUED, NULL);
      wait_a_while (step->self);
      return;
    }
  lyc_backoff_reset (&step->self->backoff);
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
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self)); i++)
    {
      LycAct *act = lyc_outbox_item_get_act (lyc_sync_outbox_nth (self, i));

      if (g_strcmp0 (lyc_act_get_parent (act), lyc_act_get_target (opened)) != 0)
        continue;
      lyc_act_set_parent (act, id);
      lyc_sync_outbox_write (self, lyc_outbox_write_new (act, TRUE, NULL), NULL, NULL);
    }
}

/* What waits for the same thing was written on top of what has just been done. */
static void
move_base (LycSyncOutbox *self, LycAct *done, JsonObject *answer)
{
  gint64 rev = lyc_outbox_answered_rev (answer, lyc_act_get_target (done));

  if (lyc_act_get_base (done) == 0 || rev == 0)
    return;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self)); i++)
    {
      LycAct *act = lyc_outbox_item_get_act (lyc_sync_outbox_nth (self, i));

      if (act == done || !g_str_equal (lyc_act_get_verb (act), lyc_act_get_verb (done))
          || !g_str_equal (lyc_act_get_target (act), lyc_act_get_target (done)))
        continue;
      lyc_act_set_base (act, rev);
      lyc_sync_outbox_write (self, lyc_outbox_write_new (act, TRUE, NULL), NULL, NULL);
    }
}

/* The cache commits first; then the act is deleted. A kill between the two repeats the request. */
static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LycOutboxStep) step = user_data;
  LycSyncOutbox *self = step->self;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) answer = lyc_connector_finish (result, &error);
  LycChangeList *changes;

  if (self->store == NULL)
    return; /* the program ends; the request is repeated at the next start */
  if (answer == NULL)
    {
      failed (self, step->item, error);
      return;
    }
  changes = lyc_change_list_new ();
  lyc_answer_add_changes (answer, changes);
  follow_existing (self, lyc_outbox_item_get_act (step->item), answer);
  move_base (self, lyc_outbox_item_get_act (step->item), answer);
  lyc_store_apply_async (self->store, changes, committed_cb, g_steal_pointer (&step));
}

static void
push (LycSyncOutbox *self, LycOutboxItem *item)
{
  LycAct *act = lyc_outbox_item_get_act (item);

  lyc_connector_push_async (self->connector, act,
                            g_hash_table_lookup (self->uploads, lyc_act_get_id (act)), answered_cb,
                            lyc_outbox_step_new (self, item));
}

/* Where that could not be written it goes all the same: only after a kill it is not known. */
static void
noted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LycOutboxStep) step = user_data;

  if (step->self->store == NULL)
    return; /* the program ends */
  if (was_taken_back (step->self, lyc_outbox_item_get_act (step->item)))
    failed (step->self, step->item, NULL);
  else
    push (step->self, step->item);
}

/* That a request is made stands on disk before it is: what may have arrived cannot be forgotten. */
static void
send (LycSyncOutbox *self, LycOutboxItem *item)
{
  LycAct *act = lyc_outbox_item_get_act (item);

  self->sending++;
  g_hash_table_add (self->places, g_strdup (lyc_act_get_place (act)));
  lyc_sync_outbox_set_state (self, item, LYC_PENDING_SENDING, NULL);
  if (lyc_act_get_file (act) != NULL)
    g_hash_table_insert (self->uploads, g_strdup (lyc_act_get_id (act)), g_cancellable_new ());
  if (lyc_act_is_silent (act) || lyc_act_was_tried (act))
    {
      push (self, item);
      return;
    }
  lyc_act_set_tried (act, TRUE);
  lyc_sync_outbox_write (self, lyc_outbox_write_new (act, TRUE, NULL), noted_cb,
                         lyc_outbox_step_new (self, item));
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
      LycOutboxItem *item = lyc_sync_outbox_find (self, json_array_get_string_element (ids, i));

      if (item != NULL && lyc_outbox_item_get_state (item) != LYC_PENDING_FAILED)
        return TRUE;
    }
  return FALSE;
}

static gboolean
hold_over_cb (gpointer data)
{
  LycSyncOutbox *self = data;

  self->hold_source = 0;
  lyc_sync_outbox_pump (self);
  return G_SOURCE_REMOVE;
}

/* Comes back when the first of those that are held back may go; -1: there are none. */
static void
wait_for_held (LycSyncOutbox *self, gint64 wait_ms)
{
  g_clear_handle_id (&self->hold_source, g_source_remove);
  if (wait_ms >= 0)
    self->hold_source = g_timeout_add ((guint) MIN (wait_ms, G_MAXINT), hold_over_cb, self);
}

/* Returns: when the first act that is held back may go, from now, in milliseconds; -1 for none */
static gint64
first_held (LycSyncOutbox *self, gint64 now)
{
  gint64 first = -1;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self)); i++)
    {
      gint64 wait
          = lyc_outbox_wait_ms (lyc_outbox_item_get_act (lyc_sync_outbox_nth (self, i)), now);

      if (wait > 0 && (first < 0 || wait < first))
        first = wait;
    }
  return first;
}

/* Sends what may go: the oldest of each place, no place twice at a time. */
void
lyc_sync_outbox_pump (LycSyncOutbox *self)
{
  g_autoptr (GHashTable) held = g_hash_table_new (g_str_hash, g_str_equal);
  gint64 now = g_get_real_time () / G_TIME_SPAN_MILLISECOND;

  lyc_sync_outbox_release_due (self);
  if (!self->online || self->wait_source != 0)
    return;
  wait_for_held (self, first_held (self, now));
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self)); i++)
    {
      g_autoptr (LycOutboxItem) item = g_object_ref (lyc_sync_outbox_nth (self, i));
      LycAct *act = lyc_outbox_item_get_act (item);
      const char *place = lyc_act_get_place (act);

      if (self->sending == MAX_SENDING)
        return;
      if (lyc_outbox_item_get_state (item) == LYC_PENDING_FAILED || lyc_act_is_patient (act)
          || lyc_outbox_wait_ms (act, now) > 0 || lyc_act_get_not_before (act) > 0)
        continue;
      if (lyc_outbox_item_get_state (item) == LYC_PENDING_QUEUED
          && !g_hash_table_contains (held, place) && !g_hash_table_contains (self->places, place)
          && !waits_for_file (self, act))
        send (self, item);
      g_hash_table_add (held, (gpointer) place);
    }
}
