/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "allow-list.h"
#include "look.h"
#include "probe-answer.h"
#include "probe-jail.h"
#include "text.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* Looks into a recording or a shared file for the platform, which never decodes one itself. The
 * platform sets the limits of memory and time before this begins. */

#define MAX_SIDE 8192
#define MAX_TILES 100

static guint
number (int argc, char **argv, int at, guint64 max)
{
  guint64 value = 0;

  if (at >= argc || !g_ascii_string_to_unsigned (argv[at], 10, 0, max, &value, NULL))
    exit (2);
  return (guint) value;
}

static int
sheet (int argc, char **argv)
{
  guint width = number (argc, argv, 2, 640);
  guint height = number (argc, argv, 3, 640);
  guint interval_ms = number (argc, argv, 4, 3600000);
  guint first = number (argc, argv, 5, 100000);
  guint count = number (argc, argv, 6, MAX_TILES);
  guint columns = number (argc, argv, 7, MAX_TILES);

  if (width == 0 || width % 4 != 0 || height == 0 || interval_ms == 0 || count == 0 || columns == 0)
    return 2;
  return lyc_probe_sheet (width, height, interval_ms, first, count, columns);
}

static int
rendition (int argc, char **argv)
{
  guint width = number (argc, argv, 2, MAX_SIDE);
  guint height = number (argc, argv, 3, MAX_SIDE);

  if (width == 0 || height == 0 || width % 2 != 0 || height % 2 != 0)
    return 2;
  return lyc_probe_rendition (width, height);
}

static int
run (int argc, char **argv)
{
  const char *what = argc > 1 ? argv[1] : "";

  if (g_str_equal (what, "text"))
    return lyc_probe_jail () ? lyc_probe_text (argc > 2 ? argv[2] : "") : lyc_probe_fault ("jail");
  if (!lyc_media_init (NULL))
    return lyc_probe_fault ("codec");
  lseek (LYC_PROBE_IN, 0, SEEK_SET); /* whoever read it before had the same place in it */
  lyc_probe_load ();
  if (g_str_equal (what, "look"))
    lyc_look_load ();
  if (!lyc_probe_jail ())
    return lyc_probe_fault ("jail");
  if (g_str_equal (what, "inspect"))
    return lyc_probe_inspect ();
  if (g_str_equal (what, "look"))
    return lyc_probe_look (argc > 2 ? argv[2] : "");
  if (g_str_equal (what, "sheet"))
    return sheet (argc, argv);
  if (g_str_equal (what, "rendition"))
    return rendition (argc, argv);
  g_printerr ("lyceum-media-probe is run by lyceum-platform.\n");
  return 2;
}

/* Nothing is taken down: it has all been said, and what was read may have damaged the rest. */
int
main (int argc, char **argv)
{
  int status = run (argc, argv);

  fflush (stdout);
  _exit (status);
}
