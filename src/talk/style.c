/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "style.h"

#include <gtk/gtk.h>

#include "kit.h"
#include "lyc-talk-resources.h"

void
lyc_talk_load_style (void)
{
  static gboolean done;
  g_autoptr (GtkCssProvider) provider = NULL;

  if (done)
    return;
  done = TRUE;
  lyc_kit_init ();
  g_resources_register (lyc_talk_get_resource ());
  provider = gtk_css_provider_new ();
  gtk_css_provider_load_from_resource (provider, "/io/github/lyceum_desktop/Lyceum/talk/talk.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}
