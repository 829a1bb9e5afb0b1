/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "preferences-window.h"

#include "privacy-page.h"
#include "profile-page.h"
#include "reading-page.h"

/**
 * LycPreferencesWindow:
 *
 * What a person chooses for all their devices: a page for each concern.
 */
struct _LycPreferencesWindow
{
  AdwPreferencesWindow parent_instance;
};

G_DEFINE_FINAL_TYPE (LycPreferencesWindow, lyc_preferences_window, ADW_TYPE_PREFERENCES_WINDOW)

/* The pages in their order. Each makes an AdwPreferencesPage that shows the person's #LycSettings
 * and changes them by lyc_setting_set_*(). */
static const struct
{
  const char *name;
  AdwPreferencesPage *(*new_page) (LycServices *services);
} pages[] = { { "reading", lyc_reading_page_new },
              { "profile", lyc_profile_page_new },
              { "privacy", lyc_privacy_page_new } };

static void
lyc_preferences_window_class_init (LycPreferencesWindowClass *klass)
{
}

static void
lyc_preferences_window_init (LycPreferencesWindow *self)
{
}

/* No wider than the window that it lies over, which is as wide as a narrow screen. */
static int
width_within (GtkWindow *parent)
{
  int room = gtk_widget_get_width (GTK_WIDGET (parent));

  return room > 0 ? MIN (room, 620) : 620;
}

/* Returns: (transfer none): a window over @parent; GTK owns it until it is closed */
GtkWindow *
lyc_preferences_window_new (GtkWindow *parent, LycServices *services)
{
  LycPreferencesWindow *self = g_object_new (
      LYC_TYPE_PREFERENCES_WINDOW, "transient-for", parent, "modal", TRUE, "search-enabled", FALSE,
      "default-width", width_within (parent), "default-height", 620, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      AdwPreferencesPage *page = pages[i].new_page (services);

      adw_preferences_page_set_name (page, pages[i].name);
      adw_preferences_window_add (ADW_PREFERENCES_WINDOW (self), page);
    }
  return GTK_WINDOW (self);
}

/* @name: reading, profile or privacy */
void
lyc_preferences_window_show_page (LycPreferencesWindow *self, const char *name)
{
  adw_preferences_window_set_visible_page_name (ADW_PREFERENCES_WINDOW (self), name);
}
