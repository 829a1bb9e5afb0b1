/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kit.h"
#include "lyc-kit-resources.h"

#include <adwaita.h>

#define KIT_PATH "/io/github/lyceum_desktop/Lyceum/kit"

static void
prepare_display (GdkDisplay *display)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, KIT_PATH "/style.css");
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (display), KIT_PATH "/icons");
}

void
lyc_kit_init (void)
{
  static gsize done = 0;

  if (!g_once_init_enter (&done))
    return;
  g_resources_register (lyc_kit_get_resource ());
  adw_init ();
  prepare_display (gdk_display_get_default ());
  /* With all of a text selected the next Tab leaves it, past the links that are in it. */
  g_object_set (gtk_settings_get_default (), "gtk-label-select-on-focus", FALSE, NULL);
  g_once_init_leave (&done, 1);
}

/* Only a colour in hexadecimal may reach the style sheet: the value comes from the platform. */
static const char *
checked_colour (const char *text, const char *fallback)
{
  gsize length = text ? strlen (text) : 0;

  if (length != 7 || text[0] != '#' || strspn (text + 1, "0123456789abcdefABCDEF") != 6)
    return fallback;
  return text;
}

void
lyc_kit_set_brand (GtkWidget *widget, const char *start, const char *end)
{
  g_autofree char *css
      = g_strdup_printf ("* { background-image: linear-gradient(to right, %s, %s); }",
                         checked_colour (start, "#7d4fd0"), checked_colour (end, "#c061cb"));
  GtkStyleProvider *old = g_object_get_data (G_OBJECT (widget), "lyc-brand");
  GtkStyleContext *context = gtk_widget_get_style_context (widget);
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  if (old)
    gtk_style_context_remove_provider (context, old);
  gtk_css_provider_load_from_data (provider, css, -1);
  gtk_style_context_add_provider (context, GTK_STYLE_PROVIDER (provider),
                                  GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 1);
  gtk_widget_add_css_class (widget, "brand-card");
  g_object_set_data_full (G_OBJECT (widget), "lyc-brand", g_steal_pointer (&provider),
                          g_object_unref);
}

void
lyc_kit_set_tooltip (GtkWidget *widget, const char *text)
{
  gboolean shows = gtk_widget_get_visible (widget) && !gtk_widget_get_mapped (widget);

  if (g_strcmp0 (gtk_widget_get_tooltip_text (widget), text) == 0)
    return;
  /* GTK only asks for widgets that are visible, as all are from their beginning. */
  if (shows)
    gtk_widget_set_visible (widget, FALSE);
  gtk_widget_set_tooltip_text (widget, text);
  if (shows)
    gtk_widget_set_visible (widget, TRUE);
}
