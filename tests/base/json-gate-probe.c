/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads documents from standard input, each after its length in decimal and a newline, and answers one
 * character each: '1' where the gate lets it through, '0' where not. */
#include <stdio.h>

#include "json-gate.h"

int
main (void)
{
  unsigned long length;

  while (scanf ("%lu", &length) == 1 && getchar () == '\n')
    {
      g_autofree char *text = g_malloc (length + 1);
      g_autoptr (JsonNode) root = NULL;

      if (fread (text, 1, length, stdin) != length)
        return 1;
      root = lyc_json_parse (text, length, NULL, NULL);
      putchar (root != NULL ? '1' : '0');
      fflush (stdout);
    }
  return 0;
}
