/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "commands.h"
#include "page-words.h"

#include <locale.h>
#include <sodium.h>

int
main (int argc, char **argv)
{
  /* Before any TLS: libsoup and glib-networking would take TLS 1.0 and 1.1. */
  g_setenv ("G_TLS_GNUTLS_PRIORITY", "NORMAL:-VERS-TLS1.0:-VERS-TLS1.1", TRUE);
  setlocale (LC_ALL, "");
  lyc_page_words_load ();
  if (sodium_init () < 0)
    return 1;
  return lyc_command_run (argc, argv);
}
