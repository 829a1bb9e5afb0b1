/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "unsent-window-private.h"

#include <glib/gi18n-lib.h>

#include "draft-row.h"
#include "lyc-shell-resources.h"
#include "empty-state.h"
#include "outbox-row.h"
#include "row-list.h"
#include "toasts.h"

G_DEFINE_FINAL_TYPE (LycUnsentWindow, lyc_unsent_window, ADW_TYPE_WINDOW)

static void
lyc_unsent_window_dispose (GObject *object)
{
  LycUnsentWindow *self = LYC_UNSENT_WINDOW (object);

  if (self->waiting_list != NULL)
    {
      lyc_row_list_bind (self->waiting_list, NULL, NULL, NULL);
      lyc_row_list_bind (self->drafts_list, NULL, NULL, NULL);
    }
  g_clear_object (&self->waiting);
  g_clear_object (&self->drafts);
  g_clear_object (&self->wanted);
  g_clear_object (&self->services);
  self->waiting_list = NULL;
  G_OBJECT_CLASS (lyc_unsent_window_parent_class)->dispose (object);
}

static void
lyc_unsent_window_class_init (LycUnsentWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyc_unsent_window_dispose;
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  g_resources_register (lyc_shell_get_resource ());
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/lyceum_desktop/Lyceum/shell/unsent-window.ui");
  gtk_widget_class_bind_template_child (widget_class, LycUnsentWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, LycUnsentWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, LycUnsentWindow, waiting_group);
  gtk_widget_class_bind_template_child (widget_class, LycUnsentWindow, waiting_list);
  gtk_widget_class_bind_template_child (widget_class, LycUnsentWindow, drafts_group);
  gtk_widget_class_bind_template_child (widget_class, LycUnsentWindow, drafts_list);
  lyc_unsent_window_install_actions (widget_class);
}

static void
lyc_unsent_window_init (LycUnsentWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  lyc_toasts_name_buttons (self->toasts);
  gtk_stack_add_named (self->stack,
                       lyc_empty_state_new ("lyceum-send-symbolic", _("All is sent"),
                                            _("What you begin to write and what waits for a "
                                              "connection is listed here.")),
                       "empty");
}

static gboolean
is_asked_about (gpointer item, gpointer data)
{
  return !lyc_act_is_silent (lyc_outbox_item_get_act (item));
}

/* A draft that went into the outbox is shown there until it is answered. */
static gboolean
is_not_waiting (gpointer item, gpointer data)
{
  GListModel *outbox = G_LIST_MODEL (lyc_services_get_outbox (((LycUnsentWindow *) data)->services));

  for (guint i = 0; i < g_list_model_get_n_items (outbox); i++)
    {
      g_autoptr (LycOutboxItem) waiting = g_list_model_get_item (outbox, i);
      LycAct *act = lyc_outbox_item_get_act (waiting);

      if (g_strcmp0 (lyc_act_get_draft (act), lyc_draft_get_place (item)) == 0
          && g_strcmp0 (lyc_act_get_draft_text (act), lyc_draft_get_text (item)) == 0)
        return FALSE;
    }
  return TRUE;
}

static int
compare_drafts (gconstpointer a, gconstpointer b, gpointer data)
{
  gint64 first = lyc_draft_get_updated_at ((LycDraft *) a);
  gint64 second = lyc_draft_get_updated_at ((LycDraft *) b);

  return (first < second) - (first > second);
}

static GtkWidget *
create_waiting_cb (gpointer item, gpointer data)
{
  return lyc_outbox_row_new (((LycUnsentWindow *) data)->services, item);
}

static GtkWidget *
create_draft_cb (gpointer item, gpointer data)
{
  return lyc_draft_row_new (((LycUnsentWindow *) data)->services, item);
}

static void
update (LycUnsentWindow *self)
{
  guint waiting, drafts;

  if (self->waiting == NULL || self->drafts == NULL)
    return;
  waiting = g_list_model_get_n_items (self->waiting);
  drafts = g_list_model_get_n_items (self->drafts);
  gtk_widget_set_visible (self->waiting_group, waiting > 0);
  gtk_widget_set_visible (self->drafts_group, drafts > 0);
  gtk_stack_set_visible_child_name (self->stack, waiting + drafts > 0 ? "lists" : "empty");
}

static void
outbox_changed_cb (LycUnsentWindow *self)
{
  gtk_filter_changed (self->wanted, GTK_FILTER_CHANGE_DIFFERENT);
}

static void
bind (LycUnsentWindow *self)
{
  GListModel *outbox = G_LIST_MODEL (lyc_services_get_outbox (self->services));
  GListModel *drafts = lyc_session_get_drafts (lyc_services_get_session (self->services));

  self->waiting = G_LIST_MODEL (
      gtk_filter_list_model_new (g_object_ref (outbox),
                                 GTK_FILTER (gtk_custom_filter_new (is_asked_about, NULL, NULL))));
  self->wanted = GTK_FILTER (gtk_custom_filter_new (is_not_waiting, self, NULL));
  self->drafts = G_LIST_MODEL (gtk_sort_list_model_new (
      G_LIST_MODEL (
          gtk_filter_list_model_new (g_object_ref (drafts), g_object_ref (self->wanted))),
      GTK_SORTER (gtk_custom_sorter_new (compare_drafts, NULL, NULL))));
  lyc_row_list_bind (self->waiting_list, self->waiting, create_waiting_cb, self);
  lyc_row_list_bind (self->drafts_list, self->drafts, create_draft_cb, self);
  g_signal_connect_object (outbox, "items-changed", G_CALLBACK (outbox_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->waiting, "items-changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->drafts, "items-changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
}

/* No wider than the window that it lies over, which is as wide as a narrow screen. */
static void
keep_within (GtkWindow *window, GtkWindow *parent)
{
  int width, height, room = gtk_widget_get_width (GTK_WIDGET (parent));

  gtk_window_get_default_size (window, &width, &height);
  if (room > 0 && room < width)
    gtk_window_set_default_size (window, room, height);
}

/* Returns: (transfer none): a window over @parent; GTK owns it until it is closed */
GtkWindow *
lyc_unsent_window_new (GtkWindow *parent, LycServices *services)
{
  LycUnsentWindow *self = g_object_new (LYC_TYPE_UNSENT_WINDOW, "transient-for", parent, NULL);

  keep_within (GTK_WINDOW (self), parent);
  self->services = g_object_ref (services);
  bind (self);
  update (self);
  return GTK_WINDOW (self);
}
