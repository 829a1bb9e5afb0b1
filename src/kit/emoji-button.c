/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "emoji-button.h"

#include "kit.h"

#include <glib/gi18n-lib.h>

struct _LycEmojiButton
{
  GtkWidget parent_instance;

  GtkWidget *button;
};

static guint picked_signal;

G_DEFINE_FINAL_TYPE (LycEmojiButton, lyc_emoji_button, GTK_TYPE_WIDGET)

static void
picked_cb (LycEmojiButton *self, const char *emoji)
{
  g_signal_emit (self, picked_signal, 0, emoji);
}

/* The chooser holds thousands of widgets, and a timeline has a button in every row. */
static void
make_chooser_cb (GtkMenuButton *button, gpointer user_data)
{
  GtkWidget *chooser;

  if (gtk_menu_button_get_popover (button))
    return;
  chooser = gtk_emoji_chooser_new ();
  g_signal_connect_object (chooser, "emoji-picked", G_CALLBACK (picked_cb), user_data,
                           G_CONNECT_SWAPPED);
  gtk_menu_button_set_popover (button, chooser);
}

static void
dispose (GObject *object)
{
  g_clear_pointer (&LYC_EMOJI_BUTTON (object)->button, gtk_widget_unparent);
  G_OBJECT_CLASS (lyc_emoji_button_parent_class)->dispose (object);
}

static void
lyc_emoji_button_class_init (LycEmojiButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dispose;
  picked_signal = g_signal_new ("emoji-picked", LYC_TYPE_EMOJI_BUTTON, G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
lyc_emoji_button_init (LycEmojiButton *self)
{
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->button), "lyceum-emoji-symbolic");
  gtk_widget_add_css_class (self->button, "flat");
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->button), make_chooser_cb, self,
                                         NULL);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
}

GtkWidget *
lyc_emoji_button_new (const char *tooltip)
{
  LycEmojiButton *self = g_object_new (LYC_TYPE_EMOJI_BUTTON, NULL);

  tooltip = tooltip ? tooltip : _("Insert emoji");
  lyc_kit_set_tooltip (self->button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  tooltip, -1);
  return GTK_WIDGET (self);
}

void
lyc_emoji_button_popup (LycEmojiButton *self)
{
  gtk_menu_button_popup (GTK_MENU_BUTTON (self->button));
}
