/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Load on a platform, for its bench:
 *
 *   platform-load posts PORT CONTAINER WRITERS SECONDS
 *   platform-load fan-out PORT CONTAINER WRITERS CURSOR SOCKETS POSTS
 *
 * Access tokens come on standard input, one a line, each of one person. */
#include "load-client.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char **
read_tokens (void)
{
  GPtrArray *tokens = g_ptr_array_new ();
  char line[256];

  while (fgets (line, sizeof line, stdin) != NULL)
    g_ptr_array_add (tokens, g_strdup (g_strchomp (line)));
  g_ptr_array_add (tokens, NULL);
  return (char **) g_ptr_array_free (tokens, FALSE);
}

int
main (int argc, char *argv[])
{
  g_auto (GStrv) tokens = NULL;
  Load load = { 0 };

  if (argc < 6)
    return 2;
  tokens = read_tokens ();
  load.port = (guint16) atoi (argv[2]);
  load.tokens = tokens;
  load.container = argv[3];
  load.n_writers = (guint) atoi (argv[4]);
  load.seconds = atoi (argv[5]);
  if (g_str_equal (argv[1], "posts"))
    return load_posts (&load);
  if (argc < 8)
    return 2;
  return load_fan_out (&load, argv[5], (guint) atoi (argv[6]), (guint) atoi (argv[7]));
}
