/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* What the rows of the window ask for. Nothing that was written is thrown away without a way back. */

#include "unsent-window-private.h"

#include <glib/gi18n-lib.h>

#include "acts.h"
#include "post-row.h"
#include "send-later.h"
#include "take-back.h"

static LycSession *
session (LycUnsentWindow *self)
{
  return lyc_services_get_session (self->services);
}

static LycOutbox *
outbox (LycUnsentWindow *self)
{
  return lyc_services_get_outbox (self->services);
}

/* Returns: (transfer full) (nullable) */
static LycOutboxItem *
find (LycUnsentWindow *self, const char *act_id)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (outbox (self))); i++)
    {
      g_autoptr (LycOutboxItem) item = g_list_model_get_item (G_LIST_MODEL (outbox (self)), i);

      if (g_str_equal (lyc_act_get_id (lyc_outbox_item_get_act (item)), act_id))
        return g_steal_pointer (&item);
    }
  return NULL;
}

static AdwToast *
add_undo_toast (LycUnsentWindow *self, const char *text)
{
  AdwToast *toast = adw_toast_new (text);

  adw_toast_set_button_label (toast, _("_Undo"));
  adw_toast_set_timeout (toast, 10);
  adw_toast_overlay_add_toast (self->toasts, g_object_ref (toast));
  return toast;
}

static void
retry (LycUnsentWindow *self, const char *act_id)
{
  lyc_outbox_retry (outbox (self), act_id);
}

static void
send_now (LycUnsentWindow *self, const char *act_id)
{
  lyc_outbox_schedule (outbox (self), act_id, 0);
}

static void
chosen_cb (gint64 not_before, const char *act_id, gpointer data)
{
  lyc_outbox_schedule (outbox (data), act_id, not_before);
}

static void
delay (LycUnsentWindow *self, const char *act_id)
{
  lyc_send_later_ask (GTK_WINDOW (self), act_id, chosen_cb, self);
}

static void
uncancel_cb (AdwToast *toast, LycUnsentWindow *self)
{
  lyc_take_back_undo (self->services, g_object_get_data (G_OBJECT (toast), "lyc-taken"));
}

static void
undelete_cb (AdwToast *toast, LycUnsentWindow *self)
{
  lyc_outbox_cancel (outbox (self), g_object_get_data (G_OBJECT (toast), "lyc-act-id"));
}

/* A post that may have arrived is deleted after it, for to forget it would leave it there. */
static void
delete_after (LycUnsentWindow *self, const char *post_id)
{
  g_autoptr (LycRecord) post
      = lyc_library_lookup (lyc_services_get_library (self->services), LYC_KIND_POST, post_id);
  g_autoptr (LycOutboxItem) waits = lyc_outbox_find (outbox (self), "post.delete", post_id);
  g_autoptr (LycAct) act = NULL;
  g_autoptr (AdwToast) toast = NULL;

  if (waits != NULL)
    return;
  act = lyc_act_delete_post (LYC_POST (post));
  lyc_act_set_hold_until (act, lyc_post_row_undo_until ());
  lyc_outbox_perform (outbox (self), act);
  toast = add_undo_toast (self, _("It may have arrived, and is deleted there."));
  g_object_set_data_full (G_OBJECT (toast), "lyc-act-id", g_strdup (lyc_act_get_id (act)), g_free);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (undelete_cb), self, 0);
}

static void
take_back (LycUnsentWindow *self, LycOutboxItem *item)
{
  GPtrArray *taken = lyc_take_back_list_new ();
  g_autoptr (AdwToast) toast = add_undo_toast (self, _("It is not sent."));

  g_object_set_data_full (G_OBJECT (toast), "lyc-taken", taken, (GDestroyNotify) g_ptr_array_unref);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (uncancel_cb), self, 0);
  lyc_take_back (self->services, item, taken);
}

static void
cancel (LycUnsentWindow *self, const char *act_id)
{
  g_autoptr (LycOutboxItem) item = find (self, act_id);

  if (item == NULL)
    return;
  if (lyc_outbox_item_can_take_back (item))
    take_back (self, item);
  else if (lyc_act_writes_post (lyc_outbox_item_get_act (item)))
    delete_after (self, act_id);
}

static void
open_place (LycUnsentWindow *self, const char *place)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.draft-open", "s", place);
  gtk_window_close (GTK_WINDOW (self));
}

/* What was begun at the place since is kept, in front of what comes back. */
static char *
dup_joined (LycUnsentWindow *self, LycAct *act)
{
  const char *text = lyc_act_get_draft_text (act) != NULL ? lyc_act_get_draft_text (act) : "";
  const char *since = lyc_session_get_draft (session (self), lyc_act_get_draft (act));

  if (since == NULL || *since == '\0' || g_str_equal (since, text))
    return g_strdup (text);
  return g_strconcat (since, "\n\n", text, NULL);
}

/* Likewise of the files. */
static GStrv
dup_joined_files (LycUnsentWindow *self, LycAct *act)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  const char *const *since = lyc_session_get_draft_files (session (self), lyc_act_get_draft (act));
  g_auto (GStrv) ids = lyc_take_back_dup_files (act);

  g_strv_builder_addv (builder, (const char **) since);
  for (guint i = 0; ids[i] != NULL; i++)
    if (!g_strv_contains (since, ids[i]))
      g_strv_builder_add (builder, ids[i]);
  return g_strv_builder_end (builder);
}

static void
edit (LycUnsentWindow *self, const char *act_id)
{
  g_autoptr (LycOutboxItem) item = find (self, act_id);
  g_autoptr (LycAct) act = item != NULL ? lyc_act_ref (lyc_outbox_item_get_act (item)) : NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) files = NULL;

  if (act == NULL || lyc_act_get_draft (act) == NULL || !lyc_outbox_item_can_take_back (item))
    return;
  text = dup_joined (self, act);
  files = dup_joined_files (self, act);
  lyc_outbox_cancel (outbox (self), act_id);
  lyc_session_set_draft_files (session (self), lyc_act_get_draft (act), (const char *const *) files);
  lyc_session_replace_draft (session (self), lyc_act_get_draft (act), text);
  open_place (self, lyc_act_get_draft (act));
}

static void
copy (LycUnsentWindow *self, const char *place)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)),
                          lyc_session_get_draft (session (self), place));
  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (_("The text is copied.")));
}

static void
undiscard_cb (AdwToast *toast, LycUnsentWindow *self)
{
  lyc_session_replace_draft (session (self), g_object_get_data (G_OBJECT (toast), "lyc-place"),
                             g_object_get_data (G_OBJECT (toast), "lyc-text"));
}

static void
discard (LycUnsentWindow *self, const char *place)
{
  char *text = g_strdup (lyc_session_get_draft (session (self), place));
  g_autoptr (AdwToast) toast = add_undo_toast (self, _("The draft is discarded."));

  g_object_set_data_full (G_OBJECT (toast), "lyc-place", g_strdup (place), g_free);
  g_object_set_data_full (G_OBJECT (toast), "lyc-text", text, g_free);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (undiscard_cb), self, 0);
  lyc_session_replace_draft (session (self), place, "");
}

static const struct
{
  const char *name;
  void (*run) (LycUnsentWindow *self, const char *target);
} actions[] = { { "unsent.retry", retry },   { "unsent.send-now", send_now },
                { "unsent.delay", delay },   { "unsent.edit", edit },
                { "unsent.cancel", cancel }, { "unsent.open", open_place },
                { "unsent.copy", copy },     { "unsent.discard", discard } };

static void
action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  /* The row, and with it the parameter, may go while this runs. */
  g_autofree char *target = g_variant_dup_string (parameter, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    if (g_str_equal (name, actions[i].name))
      actions[i].run (LYC_UNSENT_WINDOW (widget), target);
}

void
lyc_unsent_window_install_actions (GtkWidgetClass *klass)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (klass, actions[i].name, "s", action_cb);
}
