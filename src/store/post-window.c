/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "post-window.h"

/* Returns: the page that has @pos in its middle; any @pos beyond @newest means the end */
LycPostWindow
lyc_post_window_around (gint64 pos, gint64 newest, guint page)
{
  gint64 half = MAX (page / 2, 1);

  return (LycPostWindow){ MAX (1, pos - half), pos + half >= newest ? G_MAXINT64 : pos + half };
}

LycPostWindow
lyc_post_window_older (LycPostWindow window, guint page)
{
  window.from = MAX (1, window.from - (gint64) page);
  return window;
}

LycPostWindow
lyc_post_window_newer (LycPostWindow window, gint64 newest, guint page)
{
  if (window.to != G_MAXINT64)
    window.to += page;
  if (window.to >= newest)
    window.to = G_MAXINT64;
  return window;
}

/**
 * lyc_post_window_keep:
 * @first: the first place that has to stay
 * @last: the last one; G_MAXINT64 for whoever reads at the end
 * @newest: the last place there is
 *
 * Narrows a window that has become too wide, so that a conversation takes the same memory however
 * long one reads in it.
 *
 * Returns: whether it is another window now
 */
gboolean
lyc_post_window_keep (LycPostWindow *window, gint64 first, gint64 last, gint64 newest, guint page)
{
  gint64 margin = (gint64) page * LYC_POST_WINDOW_MARGIN;
  gint64 end = MIN (window->to, newest);
  LycPostWindow was = *window;

  if (end - window->from < (gint64) page * LYC_POST_WINDOW_PAGES || first > last)
    return FALSE;
  window->from = MAX (window->from, MIN (first, end) - margin);
  if (last < end - margin)
    window->to = last + margin;
  return window->from != was.from || window->to != was.to;
}
