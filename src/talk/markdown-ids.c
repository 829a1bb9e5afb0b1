/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* Names for the paragraphs of a text that stay when others around them change. */

#include "markdown-reader.h"

#include <string.h>

#include "markdown-text.h"

#define DIGITS 16

/* Returns: (transfer full): the words of @block in one form, whatever marks and spaces it has */
static char *
normal_words (const LycMarkdownBlock *block)
{
  g_autofree char *words = lyc_markdown_strip (block->markup);
  g_autofree char *composed = g_utf8_normalize (words, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autofree char *folded = g_utf8_casefold (composed != NULL ? composed : words, -1);
  g_auto (GStrv) parts = g_strsplit_set (folded, " \t\n", -1);
  g_autoptr (GString) normal = g_string_new (block->url);

  for (guint i = 0; parts[i] != NULL; i++)
    if (parts[i][0] != '\0')
      g_string_append_printf (normal, " %s", parts[i]);
  return g_strdup (normal->str);
}

/**
 * lyc_markdown_name_blocks:
 * @blocks: (element-type LycMarkdownBlock): of one text
 *
 * Gives each block an id made of its words, and of its number among those with the same words: it
 * is the same each time the text is read, and when other blocks come, go or move.
 */
void
lyc_markdown_name_blocks (GPtrArray *blocks)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < blocks->len; i++)
    {
      LycMarkdownBlock *block = g_ptr_array_index (blocks, i);
      g_autofree char *words = normal_words (block);
      g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, words, -1);
      guint n;

      sum[DIGITS] = '\0';
      n = GPOINTER_TO_UINT (g_hash_table_lookup (seen, sum)) + 1;
      g_hash_table_insert (seen, g_strdup (sum), GUINT_TO_POINTER (n));
      block->id = n > 1 ? g_strdup_printf ("%s-%u", sum, n) : g_strdup (sum);
    }
}
