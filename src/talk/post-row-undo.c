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

static void
undo_clicked_cb (AdwToast *toast, LycOutbox *outbox)
{
  lyc_outbox_cancel (outbox, g_object_get_data (G_OBJECT (toast), "lyc-act"));
}

/* Undo is on the row itself, and on a toast for whoever has scrolled on. */
void
_lyc_post_row_delete (LycPostRow *self)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_TOAST_OVERLAY);
  g_autoptr (LycAct) act = lyc_act_delete_post (self->post);
  AdwToast *toast;

  lyc_act_set_hold_until (act, lyc_post_row_undo_until ());
  lyc_outbox_perform (outbox_of (self), act);
  if (overlay == NULL)
    return;
  toast = adw_toast_new (_("Post deleted"));
  adw_toast_set_button_label (toast, _("Undo"));
  adw_toast_set_timeout (toast, UNDO_SECONDS);
  g_object_set_data_full (G_OBJECT (toast), "lyc-act", g_strdup (lyc_act_get_id (act)), g_free);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (undo_clicked_cb), outbox_of (self),
                           0);
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
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
