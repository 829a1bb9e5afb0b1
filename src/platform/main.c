/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "commands.h"
#include "page-words.h"
#include "tls-floor.h"

#include <locale.h>
#include <sodium.h>

int
main (int argc, char **argv)
{
  lyc_tls_floor ();
  setlocale (LC_ALL, "");
  lyc_page_words_load ();
  if (sodium_init () < 0)
    return 1;
  return lyc_command_run (argc, argv);
}
