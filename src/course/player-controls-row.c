/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "player-controls-private.h"

#include "kit.h"
#include "menu-focus.h"
#include "player-menu.h"

#include <glib/gi18n-lib.h>

/* The row of buttons. None of them takes the focus from a click, so that the keys of the player go
 * on working and the controls may hide; Tab comes to all of them. */

void
lyc_player_controls_set_name (GtkWidget *widget, const char *name)
{
  lyc_kit_set_tooltip (widget, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

void
lyc_player_controls_set_icon (GtkWidget *button, const char *icon)
{
  if (GTK_IS_MENU_BUTTON (button))
    gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), icon);
  else if (g_strcmp0 (gtk_button_get_icon_name (GTK_BUTTON (button)), icon) != 0)
    gtk_button_set_icon_name (GTK_BUTTON (button), icon);
}

static void
step_cb (GtkWidget *button, LycPlayerControls *self)
{
  gint64 step = button == self->forward ? LYC_PLAYER_STEP_MS : -LYC_PLAYER_STEP_MS;

  lyc_player_controls_seek (self, MAX (0, lyc_player_get_position_ms (self->player) + step), TRUE);
}

static void
captions_cb (GtkWidget *button, LycPlayerControls *self)
{
  if (!self->updating)
    g_signal_emit_by_name (self, "captions-toggled");
}

static void
volume_cb (GtkRange *scale, LycPlayerControls *self)
{
  if (self->updating)
    return;
  lyc_player_set_muted (self->player, FALSE);
  lyc_player_set_volume (self->player, gtk_range_get_value (scale));
}

static void
mute_cb (GtkToggleButton *button, LycPlayerControls *self)
{
  if (!self->updating)
    lyc_player_set_muted (self->player, gtk_toggle_button_get_active (button));
}

static void
chapter_cb (LycPlayerControls *self, gint64 start_ms)
{
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->chapter));
  lyc_player_controls_seek (self, start_ms, TRUE);
}

static GtkWidget *
add_button (LycPlayerControls *self, GtkWidget *button, const char *icon, const char *name)
{
  GtkWidget *target = GTK_IS_MENU_BUTTON (button) ? gtk_widget_get_first_child (button) : button;

  if (icon != NULL)
    lyc_player_controls_set_icon (button, icon);
  lyc_player_controls_set_name (button, name);
  gtk_widget_set_focus_on_click (target, FALSE);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->row), button);
  return button;
}

static GtkWidget *
add_menu_button (LycPlayerControls *self, const char *icon, const char *name)
{
  GtkWidget *button = add_button (self, gtk_menu_button_new (), icon, name);

  gtk_menu_button_set_direction (GTK_MENU_BUTTON (button), GTK_ARROW_UP);
  return button;
}

static GtkWidget *
add_action_button (LycPlayerControls *self, const char *icon, const char *name, const char *action)
{
  GtkWidget *button = add_button (self, gtk_button_new (), icon, name);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static GtkWidget *
volume_popover (LycPlayerControls *self)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->mute = gtk_toggle_button_new ();
  lyc_player_controls_set_icon (self->mute, "lyceum-volume-off-symbolic");
  lyc_player_controls_set_name (self->mute, _("Mute"));
  gtk_widget_add_css_class (self->mute, "flat");
  self->volume_scale = gtk_scale_new_with_range (GTK_ORIENTATION_HORIZONTAL, 0, 1, 0.05);
  gtk_widget_set_size_request (self->volume_scale, 140, -1);
  lyc_player_controls_set_name (self->volume_scale, _("Volume"));
  g_signal_connect (self->mute, "toggled", G_CALLBACK (mute_cb), self);
  g_signal_connect (self->volume_scale, "value-changed", G_CALLBACK (volume_cb), self);
  gtk_box_append (GTK_BOX (box), self->mute);
  gtk_box_append (GTK_BOX (box), self->volume_scale);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  return popover;
}

static void
add_time (LycPlayerControls *self)
{
  self->time = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->time, "time");
  gtk_widget_set_hexpand (self->time, TRUE);
  gtk_widget_set_halign (self->time, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (self->row), self->time);
}

static void
add_chapters (LycPlayerControls *self)
{
  GtkWidget *popover = gtk_popover_new ();

  self->chapter = add_menu_button (self, NULL, _("Chapters"));
  self->chapter_label = gtk_label_new (NULL);
  self->chapter_list = lyc_chapter_list_new ();
  gtk_label_set_ellipsize (GTK_LABEL (self->chapter_label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (self->chapter_label), 32);
  gtk_widget_add_css_class (self->chapter, "chapter");
  gtk_widget_set_halign (self->chapter, GTK_ALIGN_END);
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->chapter), self->chapter_label);
  gtk_widget_add_css_class (popover, "menu");
  gtk_popover_set_child (GTK_POPOVER (popover), self->chapter_list);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->chapter), popover);
  g_signal_connect_object (self->chapter_list, "chosen", G_CALLBACK (chapter_cb), self,
                           G_CONNECT_SWAPPED);
}

/* Its widgets take longer to build than a recording to open, and most are never looked at. */
static void
fill_more_cb (GtkMenuButton *button, gpointer data)
{
  LycPlayerControls *self = data;

  if (gtk_menu_button_get_menu_model (button) != self->more_menu)
    gtk_menu_button_set_menu_model (button, self->more_menu);
}

static void
add_more (LycPlayerControls *self)
{
  self->more = add_menu_button (self, "lyceum-more-symbolic", _("More for this video"));
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->more), fill_more_cb, self, NULL);
  lyc_menu_focus_keep (GTK_MENU_BUTTON (self->more));
}

static void
add_steps (LycPlayerControls *self)
{
  self->play = add_button (self, gtk_button_new (), NULL, _("Play"));
  self->back
      = add_button (self, gtk_button_new (), "lyceum-seek-back-10-symbolic", _("Back 10 seconds"));
  self->forward = add_button (self, gtk_button_new (), "lyceum-seek-forward-10-symbolic",
                              _("Forward 10 seconds"));
  g_signal_connect (self->back, "clicked", G_CALLBACK (step_cb), self);
  g_signal_connect (self->forward, "clicked", G_CALLBACK (step_cb), self);
}

/**
 * lyc_player_controls_build_row:
 * @self: controls with an empty row
 */
void
lyc_player_controls_build_row (LycPlayerControls *self)
{
  g_autoptr (GMenuModel) speeds = lyc_player_menu_new_speeds ();

  add_steps (self);
  add_time (self);
  add_chapters (self);
  self->speed = add_menu_button (self, NULL, _("Speed"));
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->speed), speeds);
  gtk_widget_add_css_class (self->speed, "speed");
  /* The button in the menu button takes the focus; what it shows is said after its name. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (self->speed)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Speed"), -1);
  self->captions
      = add_button (self, gtk_toggle_button_new (), "lyceum-captions-symbolic", _("Captions"));
  gtk_widget_add_css_class (self->captions, "captions");
  g_signal_connect (self->captions, "toggled", G_CALLBACK (captions_cb), self);
  self->volume = add_menu_button (self, "lyceum-volume-symbolic", _("Sound"));
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->volume), volume_popover (self));
  self->pip = add_action_button (self, "lyceum-pip-symbolic", _("Small window"), "player.pip");
  add_more (self);
  self->full_screen = add_action_button (self, "lyceum-fullscreen-symbolic",
                                         _("Full screen"), "player.full-screen");
}
