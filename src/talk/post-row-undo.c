/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "acts.h"
#include "post-row-private.h"

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
  LycAct *act = g_object_get_data (G_OBJECT (toast), "lyc-act");

  if (lyc_act_get_draft (act) != NULL && lyc_act_get_draft_text (act) != NULL)
    lyc_session_set_draft (lyc_services_get_session (services), lyc_act_get_draft (act),
                           lyc_act_get_draft_text (act));
  lyc_outbox_perform (lyc_services_get_outbox (services), act);
}

static guint
count_acts (LycPostRow *self)
{
  GListModel *items = G_LIST_MODEL (outbox_of (self));
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (LycOutboxItem) item = g_list_model_get_item (items, i);

      n += g_strcmp0 (lyc_act_get_target (lyc_outbox_item_get_act (item)),
                      lyc_record_get_id (LYC_RECORD (self->post)))
           == 0;
    }
  return n;
}

/* The draft that the act came from goes with it, if it still says the same. */
static void
forget_draft (LycPostRow *self, LycAct *act)
{
  LycSession *session = lyc_services_get_session (self->services);
  const char *place = lyc_act_get_draft (act);

  if (place != NULL
      && g_strcmp0 (lyc_session_get_draft (session, place), lyc_act_get_draft_text (act)) == 0)
    lyc_session_replace_draft (session, place, "");
}

/* What has not gone yet never goes. One that was changed since is sent and deleted, so that nothing
 * of it is lost if that is undone.
 *
 * Returns: whether it had not */
static gboolean
keep_from_going (LycPostRow *self)
{
  g_autoptr (LycOutboxItem) item = _lyc_post_row_find_act (self, "post.create");
  g_autoptr (LycAct) act = item != NULL ? lyc_act_ref (lyc_outbox_item_get_act (item)) : NULL;

  if (item == NULL || lyc_outbox_item_get_state (item) == LYC_PENDING_SENDING
      || count_acts (self) > 1)
    return FALSE;
  offer_undo (self, _("It is not sent."), act, G_CALLBACK (send_after_all_cb));
  forget_draft (self, act);
  lyc_outbox_cancel (outbox_of (self), lyc_act_get_id (act));
  return TRUE;
}

/* Undo is on the row itself as well. What is on its way just now is deleted after it. */
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
  GListModel *items = G_LIST_MODEL (outbox_of (self));
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);
  const char *id = lyc_record_get_id (LYC_RECORD (self->post));

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (LycOutboxItem) item = g_list_model_get_item (items, i);
      LycAct *act = lyc_outbox_item_get_act (item);

      if (lyc_outbox_item_get_state (item) == state
          && g_strcmp0 (lyc_act_get_target (act), id) == 0)
        g_ptr_array_add (ids, g_strdup (lyc_act_get_id (act)));
    }
  return ids;
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

  for (guint i = 0; i < ids->len; i++)
    lyc_outbox_cancel (outbox_of (self), g_ptr_array_index (ids, i));
}
