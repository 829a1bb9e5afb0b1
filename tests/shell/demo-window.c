/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kit.h"
#include "window-content.h"
#include "window.h"
#include "fixture.h"

/* demo-window WIDTH HEIGHT [dark] [lesson]: the window on made-up content, to look at. */

static void
activate_cb (GtkApplication *application, char **argv)
{
  g_autoptr (LycServices) services = window_content_new ();
  GtkWidget *window;

  lyc_kit_init ();
  window = lyc_window_new (ADW_APPLICATION (application));
  gtk_window_set_default_size (GTK_WINDOW (window), atoi (argv[1]), atoi (argv[2]));
  lyc_window_set_services (LYC_WINDOW (window), services);
  for (char **word = argv + 3; *word != NULL; word++)
    if (g_str_equal (*word, "dark"))
      adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                          ADW_COLOR_SCHEME_FORCE_DARK);
    else
      gtk_widget_activate_action (window, "win.lesson-open", "s", FIXTURE_LESSON);
  gtk_window_present (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  g_autoptr (AdwApplication) application
      = adw_application_new ("io.github.lyceum_desktop.Demo", G_APPLICATION_NON_UNIQUE);

  if (argc < 3)
    return 2;
  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), argv);
  return g_application_run (G_APPLICATION (application), 1, argv);
}
