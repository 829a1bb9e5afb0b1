/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "unread-popover.h"

#include <glib/gi18n-lib.h>

#include "empty-state.h"
#include "unread-row.h"

#define MAX_HEIGHT 420

struct _LycUnreadPopover
{
  GtkPopover parent_instance;

  GtkWidget *list;
};

G_DEFINE_FINAL_TYPE (LycUnreadPopover, lyc_unread_popover, GTK_TYPE_POPOVER)

static void
lyc_unread_popover_class_init (LycUnreadPopoverClass *klass)
{
}

static void
activated_cb (LycUnreadPopover *self, GtkListBoxRow *row)
{
  g_autofree char *id = g_strdup (lyc_unread_row_get_container (LYC_UNREAD_ROW (row)));

  gtk_popover_popdown (GTK_POPOVER (self));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.container-open", "s", id);
}

static void
read_all_cb (LycUnreadPopover *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.read-all", NULL);
}

static GtkWidget *
new_head (LycUnreadPopover *self, gboolean any)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *title = gtk_label_new (_("What is unread"));
  GtkWidget *button = gtk_button_new_with_label (_("Mark all as read"));

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (title, "heading");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_sensitive (button, any);
  gtk_widget_add_css_class (box, "notices-head");
  g_signal_connect_object (button, "clicked", G_CALLBACK (read_all_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), button);
  return box;
}

static GtkWidget *
new_list (LycUnreadPopover *self, LycServices *services)
{
  LycLedger *ledger = lyc_services_get_ledger (services);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  const LycLedgerEntry *entry;

  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "plain-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("What is unread"), -1);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (activated_cb), self,
                           G_CONNECT_SWAPPED);
  for (guint i = 0; (entry = lyc_ledger_get_nth (ledger, i)) != NULL; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list), lyc_unread_row_new (services, entry));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), MAX_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  return scroller;
}

static void
lyc_unread_popover_init (LycUnreadPopover *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "notices-popover");
  gtk_widget_add_css_class (GTK_WIDGET (self), "unread-popover");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("What is unread"), -1);
}

/* The list is that of now: while it is open no row comes or goes. */
GtkWidget *
lyc_unread_popover_new (LycServices *services)
{
  LycUnreadPopover *self = g_object_new (LYC_TYPE_UNREAD_POPOVER, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gboolean any = lyc_ledger_get_nth (lyc_services_get_ledger (services), 0) != NULL;

  gtk_box_append (GTK_BOX (box), new_head (self, any));
  gtk_box_append (GTK_BOX (box),
                  any ? new_list (self, services)
                      : lyc_empty_state_new ("lyceum-chat-symbolic", _("Nothing is unread."), NULL));
  gtk_popover_set_child (GTK_POPOVER (self), box);
  return GTK_WIDGET (self);
}
