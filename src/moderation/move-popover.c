/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "move-popover.h"

#include <glib/gi18n-lib.h>

#include "container.h"

struct _LycMovePopover
{
  GtkPopover parent_instance;

  LycServices *services;
  char *cohort_id;
  char *from_id;
  GtkWidget *entry;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (LycMovePopover, lyc_move_popover, GTK_TYPE_POPOVER)

enum
{
  CHOSEN,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
lyc_move_popover_dispose (GObject *object)
{
  LycMovePopover *self = LYC_MOVE_POPOVER (object);

  g_clear_object (&self->services);
  g_clear_pointer (&self->cohort_id, g_free);
  g_clear_pointer (&self->from_id, g_free);
  G_OBJECT_CLASS (lyc_move_popover_parent_class)->dispose (object);
}

static void
lyc_move_popover_class_init (LycMovePopoverClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lyc_move_popover_dispose;
  signals[CHOSEN] = g_signal_new ("chosen", LYC_TYPE_MOVE_POPOVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static gboolean
is_goal (LycMovePopover *self, LycContainer *container)
{
  return g_strcmp0 (lyc_container_get_cohort_id (container), self->cohort_id) == 0
         && g_strcmp0 (lyc_record_get_id (LYC_RECORD (container)), self->from_id) != 0
         && !lyc_container_is_locked (container);
}

static GtkWidget *
create_row_cb (gpointer item, gpointer user_data)
{
  GtkWidget *label = gtk_label_new (lyc_container_get_title (item));
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  g_object_set_data_full (G_OBJECT (row), "lyc-container",
                          g_strdup (lyc_record_get_id (LYC_RECORD (item))), g_free);
  return row;
}

/* What is there when the popover opens; it does not move under the pointer. */
static void
fill (LycMovePopover *self)
{
  g_autofree char *word = g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (self->entry)), -1);
  LycQuery query = { LYC_KIND_CONTAINER, LYC_QUERY_BY_SCOPE, self->cohort_id, TRUE, 0 };
  g_autoptr (LycResults) all = NULL;
  g_autoptr (GListStore) shown = g_list_store_new (LYC_TYPE_CONTAINER);
  guint n;

  if (self->cohort_id == NULL)
    return;
  all = lyc_library_query (lyc_services_get_library (self->services), &query);
  g_object_set_data_full (G_OBJECT (self), "lyc-all", g_object_ref (all), g_object_unref);
  n = g_list_model_get_n_items (G_LIST_MODEL (all));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (LycContainer) container = g_list_model_get_item (G_LIST_MODEL (all), i);
      g_autofree char *title = g_utf8_casefold (lyc_container_get_title (container), -1);

      if (is_goal (self, container) && strstr (title, word) != NULL)
        g_list_store_append (shown, container);
    }
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (shown), create_row_cb, self, NULL);
}

static void
row_activated_cb (LycMovePopover *self, GtkListBoxRow *row)
{
  g_autofree char *id = g_strdup (g_object_get_data (G_OBJECT (row), "lyc-container"));

  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[CHOSEN], 0, id);
}

static void
lyc_move_popover_init (LycMovePopover *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->entry = gtk_search_entry_new ();
  g_object_set (self->entry, "placeholder-text", _("Find a conversation"), NULL);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "plain-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Where to move the post"), -1);
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_set_size_request (scroller, 280, 220);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_popover_set_child (GTK_POPOVER (self), box);
  g_signal_connect_object (self->entry, "search-changed", G_CALLBACK (fill), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self, "map", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
}

GtkWidget *
lyc_move_popover_new (LycServices *services)
{
  LycMovePopover *self = g_object_new (LYC_TYPE_MOVE_POPOVER, NULL);

  self->services = g_object_ref (services);
  return GTK_WIDGET (self);
}

/* @from_id: the conversation that the post is in; it is no goal */
void
lyc_move_popover_set_place (LycMovePopover *self, const char *cohort_id, const char *from_id)
{
  g_free (self->cohort_id);
  g_free (self->from_id);
  self->cohort_id = g_strdup (cohort_id);
  self->from_id = g_strdup (from_id);
}
