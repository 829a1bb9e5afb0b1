/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "text-talk.h"

#include "anchor.h"
#include "container.h"

/**
 * lyc_text_talk_count:
 * @threads: of a lesson
 * @block: (nullable): a paragraph of its article; %NULL for @page of its document
 *
 * Returns: how many threads are about it
 */
guint
lyc_text_talk_count (LycResults *threads, const char *block, gint64 page)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (threads));
  guint count = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (LycContainer) thread = g_list_model_get_item (G_LIST_MODEL (threads), i);
      LycAnchor anchor;

      if (lyc_container_get_anchor (thread, &anchor) && !lyc_anchor_is_moment (&anchor))
        count += block != NULL ? g_str_equal (anchor.block, block) : anchor.page == page;
    }
  return count;
}
