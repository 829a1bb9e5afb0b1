/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "time-zone.h"

#include <string.h>

#define MAX_NAME 64

/* "Europe/Vienna", "Etc/GMT+1", "UTC": parts that begin with a capital letter, without a dot. */
static gboolean
is_name (const char *name)
{
  gboolean begins = TRUE;

  if (strlen (name) > MAX_NAME)
    return FALSE;
  for (const char *c = name; *c != '\0'; c++)
    {
      if (begins ? !g_ascii_isupper (*c)
                 : !g_ascii_isalnum (*c) && *c != '/' && *c != '_' && *c != '-' && *c != '+')
        return FALSE;
      begins = *c == '/';
    }
  return !begins;
}

/**
 * lyc_time_zone_find:
 * @name: (nullable): of a zone, as somebody else may have written it
 *
 * GLib reads the file of that name, wherever it lies: nothing goes to it that can lead out of the
 * folder of the zones, or to what is no zone there.
 *
 * Returns: (transfer full) (nullable): the zone; %NULL where there is none of this name
 */
GTimeZone *
lyc_time_zone_find (const char *name)
{
  return name != NULL && is_name (name) ? g_time_zone_new_identifier (name) : NULL;
}
