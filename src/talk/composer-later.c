/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "composer-private.h"
#include "kit.h"
#include "send-later.h"

/* What is written goes at a time that is chosen. */

static void
chosen_cb (gint64 not_before, const char *place, gpointer data)
{
  LycComposer *self = data;

  if (g_strcmp0 (self->place, place) != 0)
    return;
  self->send_at = not_before;
  lyc_composer_submit (self);
  self->send_at = 0;
}

static void
clicked_cb (LycComposer *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (self->place != NULL && GTK_IS_WINDOW (root))
    lyc_send_later_ask (GTK_WINDOW (root), self->place, chosen_cb, self);
}

/* Beside the kind it takes no width from the words; where there is no kind there is no line for it. */
void
_lyc_composer_lift_later (LycComposer *self)
{
  GtkWidget *line = gtk_widget_get_parent (self->later);
  GtkWidget *over = gtk_widget_get_parent (self->kind);

  if (line == over)
    return;
  g_object_ref (self->later);
  gtk_box_remove (GTK_BOX (line), self->later);
  gtk_box_append (GTK_BOX (over), self->later);
  g_object_unref (self->later);
}

GtkWidget *
_lyc_composer_new_later_button (LycComposer *self)
{
  self->later = gtk_button_new_from_icon_name ("alarm-symbolic");
  gtk_widget_add_css_class (self->later, "flat");
  gtk_widget_set_valign (self->later, GTK_ALIGN_END);
  gtk_widget_set_visible (self->later, FALSE);
  lyc_kit_set_tooltip (self->later, _("Send later…"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->later), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Send later…"), -1);
  g_signal_connect_object (self->later, "clicked", G_CALLBACK (clicked_cb), self,
                           G_CONNECT_SWAPPED);
  return self->later;
}
