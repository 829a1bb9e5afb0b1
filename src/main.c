/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <locale.h>

#include "application.h"
#include "renderer.h"
#include "tls-floor.h"

/* A program run from its build folder has its translations beside it. */
static void
bind_translations (void)
{
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *dir = g_path_get_dirname (self != NULL ? self : "/");
  g_autofree char *beside = g_build_filename (dir, "..", "po", NULL);
  g_autofree char *sample = g_build_filename (beside, "de", "LC_MESSAGES", NULL);

  bindtextdomain (LYC_GETTEXT_DOMAIN,
                  g_file_test (sample, G_FILE_TEST_IS_DIR) ? beside : LYC_LOCALEDIR);
  bind_textdomain_codeset (LYC_GETTEXT_DOMAIN, "UTF-8");
  textdomain (LYC_GETTEXT_DOMAIN);
}

int
main (int argc, char *argv[])
{
  g_autoptr (LycApplication) application = NULL;

  lyc_tls_floor ();
  lyc_renderer_choose ();
  setlocale (LC_ALL, "");
  bind_translations ();
  application = lyc_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
