/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "acts.h"
#include "post-row-private.h"
#include "take-back.h"

/* What can be taken back, and what becomes of acts that wait or were refused.
 *
 * A deletion and an edit wait in the outbox for ten seconds before they go. Until then nobody else
 * has seen them, so to undo one is to forget it: there is nothing to put back. The act is on disk
 * before it shows and says itself when it goes, so neither scrolling on nor a kill changes that. */

#define UNDO_SECONDS 10

static LycOutbox *
outbox_of (LycPostRow *self)
{
  return lyc_services_get_outbox (self->services);
}

/* Until when an act that was done now can be undone, milliseconds since the epoch. */
gint64
lyc_post_row_undo_until (void)
{
  return g_get_real_time () / G_TIME_SPAN_MILLISECOND + UNDO_SECONDS * 1000;
}

/* Returns: (transfer full) (nullable): the act of @verb (nullable) on the post that has not been
 * answered */
LycOutboxItem *
_lyc_post_row_find_act (LycPostRow *self, const char *verb)
{
  if (lyc_record_get_pending (LYC_RECORD (self->post)) == LYC_PENDING_NONE)
    return NULL;
  return lyc_outbox_find (outbox_of (self), verb, lyc_record_get_id (LYC_RECORD (self->post)));
}

gboolean
_lyc_post_row_can_undo (LycPostRow *self, const char *verb)
{
  g_autoptr (LycOutboxItem) item = _lyc_post_row_find_act (self, verb);

  return item != NULL && lyc_outbox_item_can_undo (item);
}

static gboolean
is_in_outbox (LycOutbox *outbox, const char *act_id)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (outbox)); i++)
    {
      g_autoptr (LycOutboxItem) item = g_list_model_get_item (G_LIST_MODEL (outbox), i);

      if (g_str_equal (lyc_act_get_id (lyc_outbox_item_get_act (item)), act_id))
        return TRUE;
    }
  return FALSE;
}

/* A toast offers nothing any more that is undone on the row, or has gone. */
static void
outbox_changed_cb (LycOutbox *outbox, guint position, guint removed, guint added, AdwToast *toast)
{
  LycAct *act = g_object_get_data (G_OBJECT (toast), "lyc-act");

  if (is_in_outbox (outbox, lyc_act_get_id (act)))
    g_object_set_data (G_OBJECT (toast), "lyc-waits", act);
  else if (g_object_get_data (G_OBJECT (toast), "lyc-waits") != NULL)
    adw_toast_dismiss (toast);
}

/* Undo is on a toast for whoever has scrolled on; at once, for it cannot be undone for long.
 *
 * Returns: (transfer none) (nullable) */
static AdwToast *
offer_undo (LycPostRow *self, const char *title, LycAct *act, GCallback undo_cb)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_TOAST_OVERLAY);
  AdwToast *toast;

  if (overlay == NULL)
    return NULL;
  toast = adw_toast_new (title);
  adw_toast_set_button_label (toast, _("Undo"));
  adw_toast_set_timeout (toast, UNDO_SECONDS);
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  g_object_set_data_full (G_OBJECT (toast), "lyc-act", lyc_act_ref (act),
                          (GDestroyNotify) lyc_act_unref);
  g_signal_connect_object (toast, "button-clicked", undo_cb, self->services, 0);
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
  return toast;
}

static void
undelete_cb (AdwToast *toast, LycServices *services)
{
  LycAct *act = g_object_get_data (G_OBJECT (toast), "lyc-act");

  lyc_outbox_cancel (lyc_services_get_outbox (services), lyc_act_get_id (act));
}

static void
send_after_all_cb (AdwToast *toast, LycServices *services)
{
  lyc_take_back_undo (services, g_object_get_data (G_OBJECT (toast), "lyc-taken"));
}

static gboolean
creates (LycAct *act, const char *post_id)
{
  for (guint i = 0; i < lyc_act_get_n_echoes (act); i++)
    if (lyc_act_get_echo (act, i)->creates && g_str_equal (lyc_act_get_echo (act, i)->id, post_id))
      return TRUE;
  return FALSE;
}

/* Returns: (transfer full): what the outbox holds for the post, of #LycOutboxItem */
static GPtrArray *
list_items (LycPostRow *self)
{
  GListModel *items = G_LIST_MODEL (outbox_of (self));
  GPtrArray *list = g_ptr_array_new_with_free_func (g_object_unref);
  const char *id = lyc_record_get_id (LYC_RECORD (self->post));

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (LycOutboxItem) item = g_list_model_get_item (items, i);
      LycAct *act = lyc_outbox_item_get_act (item);

      if (g_strcmp0 (lyc_act_get_target (act), id) == 0 || creates (act, id))
        g_ptr_array_add (list, g_steal_pointer (&item));
    }
  return list;
}

/* Returns: (nullable): the verb of the act that creates the post, if the platform refused it */
const char *
_lyc_post_row_get_refused_verb (LycPostRow *self)
{
  g_autoptr (GPtrArray) items = list_items (self);

  for (guint i = 0; i < items->len; i++)
    {
      LycOutboxItem *item = g_ptr_array_index (items, i);
      LycAct *act = lyc_outbox_item_get_act (item);

      if (lyc_outbox_item_get_state (item) == LYC_PENDING_FAILED
          && creates (act, lyc_record_get_id (LYC_RECORD (self->post))))
        return lyc_act_get_verb (act);
    }
  return NULL;
}

/* Whether nobody else has anything of the post, nor may get it by a request that was made. */
static gboolean
is_only_here (LycPostRow *self, GPtrArray *items)
{
  gboolean written = FALSE;

  for (guint i = 0; i < items->len; i++)
    {
      LycOutboxItem *item = g_ptr_array_index (items, i);

      if (!lyc_outbox_item_can_take_back (item))
        return FALSE;
      written |= lyc_act_writes_post (lyc_outbox_item_get_act (item));
    }
  return written;
}

/* What has not gone yet never goes, with all that was done to it since.
 *
 * Returns: whether it had not */
static gboolean
keep_from_going (LycPostRow *self)
{
  g_autoptr (GPtrArray) items = list_items (self);
  g_autoptr (GPtrArray) taken = lyc_take_back_list_new ();
  AdwToast *toast;

  if (!is_only_here (self, items))
    return FALSE;
  toast = offer_undo (self, _("Not sent, and deleted"),
                               lyc_outbox_item_get_act (g_ptr_array_index (items, 0)),
                               G_CALLBACK (send_after_all_cb));
  if (toast != NULL)
    g_object_set_data_full (G_OBJECT (toast), "lyc-taken", g_ptr_array_ref (taken),
                            (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < items->len; i++)
    lyc_take_back (self->services, g_ptr_array_index (items, i), taken);
  return TRUE;
}

/* Undo is on the row itself as well. What is on its way, or may have
 * arrived, is deleted after it. */
void
_lyc_post_row_delete (LycPostRow *self)
{
  g_autoptr (LycAct) act = NULL;
  AdwToast *toast;

  if (keep_from_going (self))
    return;
  act = lyc_act_delete_post (self->post);
  lyc_act_set_hold_until (act, lyc_post_row_undo_until ());
  toast = offer_undo (self, _("Post deleted"), act, G_CALLBACK (undelete_cb));
  if (toast != NULL)
    g_signal_connect_object (outbox_of (self), "items-changed", G_CALLBACK (outbox_changed_cb),
                             toast, 0);
  lyc_outbox_perform (outbox_of (self), act);
}

/* Forgets the deletion, or else the edit, that has not gone yet. */
void
_lyc_post_row_undo (LycPostRow *self)
{
  static const char *const verbs[] = { "post.delete", "post.edit" };

  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    {
      g_autoptr (LycOutboxItem) item = _lyc_post_row_find_act (self, verbs[i]);

      if (item == NULL || !lyc_outbox_item_can_undo (item))
        continue;
      lyc_outbox_cancel (outbox_of (self), lyc_act_get_id (lyc_outbox_item_get_act (item)));
      return;
    }
}

/* Returns: (transfer full): what of @state the outbox holds for the post */
static GPtrArray *
acts_in_state (LycPostRow *self, LycPending state)
{
  g_autoptr (GPtrArray) items = list_items (self);
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < items->len; i++)
    if (lyc_outbox_item_get_state (g_ptr_array_index (items, i)) == state)
      g_ptr_array_add (
          ids, g_strdup (lyc_act_get_id (lyc_outbox_item_get_act (g_ptr_array_index (items, i)))));
  return ids;
}

/* Whether to forget what waits for the post is to undo it. */
gboolean
_lyc_post_row_can_cancel (LycPostRow *self)
{
  g_autoptr (GPtrArray) items = list_items (self);

  for (guint i = 0; i < items->len; i++)
    if (!lyc_outbox_item_can_take_back (g_ptr_array_index (items, i)))
      return FALSE;
  return items->len > 0;
}

/* Sends again what was refused. */
void
_lyc_post_row_retry (LycPostRow *self)
{
  g_autoptr (GPtrArray) ids = acts_in_state (self, LYC_PENDING_FAILED);

  for (guint i = 0; i < ids->len; i++)
    lyc_outbox_retry (outbox_of (self), g_ptr_array_index (ids, i));
}

/* Forgets what was refused; where nothing was, what waits. */
void
_lyc_post_row_cancel (LycPostRow *self)
{
  g_autoptr (GPtrArray) refused = acts_in_state (self, LYC_PENDING_FAILED);
  g_autoptr (GPtrArray) waiting = acts_in_state (self, LYC_PENDING_QUEUED);
  GPtrArray *ids = refused->len > 0 ? refused : waiting;

  if (refused->len == 0 && !_lyc_post_row_can_cancel (self))
    return;
  for (guint i = 0; i < ids->len; i++)
    lyc_outbox_cancel (outbox_of (self), g_ptr_array_index (ids, i));
}
