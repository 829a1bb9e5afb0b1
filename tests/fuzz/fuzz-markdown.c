/* SPDX-License-Identifier: GPL-3.0-or-later */
/* libFuzzer's entry: what people write, and articles. */
#include <stdint.h>

#include "markdown.h"

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

static void
check (GPtrArray *blocks)
{
  for (guint i = 0; i < blocks->len; i++)
    {
      const LycMarkdownBlock *block = g_ptr_array_index (blocks, i);

      g_assert (block->depth <= 4);
      g_assert (block->markup == NULL || g_utf8_validate (block->markup, -1, NULL));
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autofree char *plain = lyc_markdown_to_plain (text, NULL, NULL);
  g_autoptr (GPtrArray) post = lyc_markdown_parse (text, NULL, NULL);
  g_autoptr (GPtrArray) article = lyc_markdown_parse_article (text);

  check (post);
  check (article);
  return 0;
}
