/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sqlite3.h>

#include "finder.h"
#include "search-words.h"

G_BEGIN_DECLS

/* The words of shared files in the cache: what is missing of them, what came, and the part of one
 * that says what was looked for. */

/* What came of one file. */
typedef struct
{
  char *id;
  char *text; /* valid UTF-8 */
} LycFileWords;

LycFileWords *lyc_file_words_new (const char *id, const char *text);
void lyc_file_words_free (LycFileWords *self);

/* Jobs of the store. */
gpointer lyc_search_file_list_missing (sqlite3 *db, gpointer unused, GError **error);
gpointer lyc_search_file_keep (sqlite3 *db, gpointer file_words, GError **error);

void lyc_search_file_read (sqlite3 *db, LycSearchWords *splitter, GPtrArray *words,
                           LycSearchHit *hit);

G_END_DECLS
