/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anchor-label.h"

#include <glib/gi18n-lib.h>

#include "timecode-chip.h"

#define MAX_CHARACTERS 24

static char *
dup_begin (const char *quote)
{
  g_autofree char *begin = NULL;

  if (g_utf8_strlen (quote, -1) <= MAX_CHARACTERS)
    return g_strdup (quote);
  begin = g_utf8_substring (quote, 0, MAX_CHARACTERS - 1);
  return g_strconcat (g_strchomp (begin), "…", NULL);
}

/* Returns: (transfer full) (nullable): what a chip says of the place that a post is tied to */
char *
lyc_anchor_dup_label (const LycAnchor *anchor)
{
  g_autofree char *begin = dup_begin (anchor->quote != NULL ? anchor->quote : "");

  if (lyc_anchor_is_moment (anchor))
    return lyc_timecode_format_span (anchor->start_ms, anchor->end_ms);
  if (anchor->block != NULL && *anchor->block != '\0')
    return g_strdup_printf ("¶ %s", begin);
  if (anchor->page > 0)
    return g_strdup_printf (_("Page %d"), (int) anchor->page);
  return NULL;
}
