/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* The buttons in the header that open and close the panes of the page. */

#include "window-private.h"

#include <glib/gi18n-lib.h>

/* Below this width there is one pane at a time, and the switcher stands for these buttons. Known
 * before the first layout, because a header that is too wide at first keeps the window wide. */
#define NARROW_WIDTH 736

/* Stands for whichever main pane the page has. */
#define MAIN "main"

static const char *
pane_of (LycWindow *self, GtkWidget *button)
{
  static const char *const mains[] = { "home", "learn", "knowledge", "lesson" };
  const char *id = g_object_get_data (G_OBJECT (button), "lyc-pane");

  for (guint i = 0; g_str_equal (id, MAIN) && i < G_N_ELEMENTS (mains); i++)
    if (lyc_workbench_get_pane_available (self->workbench, mains[i]))
      return mains[i];
  return id;
}

static void
pane_toggled_cb (GtkToggleButton *button, LycWindow *self)
{
  gboolean active = gtk_toggle_button_get_active (button);
  const char *id = self->workbench != NULL ? pane_of (self, GTK_WIDGET (button)) : NULL;

  if (id != NULL && lyc_workbench_get_pane_available (self->workbench, id)
      && lyc_workbench_get_pane_open (self->workbench, id) != active)
    lyc_workbench_set_pane_open (self->workbench, id, active);
}

static void
add_button (LycWindow *self, const char *id, const char *icon, const char *name)
{
  GtkWidget *button = gtk_toggle_button_new ();

  gtk_button_set_icon_name (GTK_BUTTON (button), icon);
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (button), "lyc-pane", (gpointer) id);
  g_signal_connect_object (button, "toggled", G_CALLBACK (pane_toggled_cb), self, 0);
  gtk_box_append (self->pane_buttons, button);
}

/* The main panes that a page can have, Home last. */
static const struct
{
  const char *id;
  const char *icon_name;
  const char *name;
} main_panes[] = {
  { "lesson", "lyceum-lesson-symbolic", N_ ("Show the lesson") },
    { "learn", "lyceum-learn-symbolic", N_ ("Show the courses") },
      { "knowledge", "lyceum-knowledge-symbolic", N_ ("Show the articles") },
        { "home", "lyceum-home-symbolic", N_ ("Show Home") },
      };

static void
show_main_button (GtkWidget *button, const char *id)
{
  const char *name;
  guint i = 0;

  while (i + 1 < G_N_ELEMENTS (main_panes) && !g_str_equal (main_panes[i].id, id))
    i++;
  name = _(main_panes[i].name);
  gtk_button_set_icon_name (GTK_BUTTON (button), main_panes[i].icon_name);
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* Pressed: the pane is on the desk. What this page has no such pane for cannot be pressed. */
void
lyc_window_update_pane_buttons (LycWindow *self)
{
  GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (self->pane_buttons));

  if (button != NULL)
    show_main_button (button, pane_of (self, button));
  for (; button != NULL; button = gtk_widget_get_next_sibling (button))
    {
      const char *id = pane_of (self, button);
      gboolean available = lyc_workbench_get_pane_available (self->workbench, id);

      gtk_widget_set_sensitive (button, available);
      gtk_widget_set_visible (button, available || !g_str_equal (id, "moderation"));
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button),
                                    available && lyc_workbench_get_pane_open (self->workbench, id));
    }
}

void
lyc_window_add_pane_buttons (LycWindow *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self)), height;

  if (width == 0)
    gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  add_button (self, MAIN, "lyceum-lesson-symbolic", _("Show the lesson"));
  add_button (self, "discussion", "lyceum-discussion-symbolic", _("Show the discussion"));
  add_button (self, "workspace", "lyceum-workspace-symbolic", _("Show the workspace"));
  add_button (self, "chat", "lyceum-chat-symbolic", _("Show the chat"));
  add_button (self, "badges", "lyceum-badge-symbolic", _("Show the badges"));
  add_button (self, "moderation", "lyceum-shield-symbolic", _("Show what is to be moderated"));
  gtk_widget_set_visible (GTK_WIDGET (self->pane_buttons), width >= NARROW_WIDTH);
}
