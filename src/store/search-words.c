/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "search-words.h"

#include <string.h>

/* Words of the index that nobody types begin with this character, U+E000; see search-schema.h. */
#define TAG_MARK "\xee\x80\x80"

struct _LycSearchWords
{
  fts5_tokenizer tokenizer;
  Fts5Tokenizer *instance;
};

static fts5_api *
find_api (sqlite3 *db)
{
  fts5_api *api = NULL;
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v2 (db, "SELECT fts5 (?1)", -1, &statement, NULL) == SQLITE_OK)
    {
      sqlite3_bind_pointer (statement, 1, &api, "fts5_api_ptr", NULL);
      sqlite3_step (statement);
    }
  sqlite3_finalize (statement);
  return api;
}

/**
 * lyc_search_words_new:
 * @db: a connection that can read the index; it outlives the splitter
 *
 * Returns: (transfer full) (nullable): a splitter that cuts as the index does
 */
LycSearchWords *
lyc_search_words_new (sqlite3 *db)
{
  static const char *options[] = { "remove_diacritics", "2" };
  LycSearchWords *self = g_new0 (LycSearchWords, 1);
  fts5_api *api = find_api (db);
  void *context = NULL;

  if (api != NULL && api->xFindTokenizer (api, "unicode61", &context, &self->tokenizer) == SQLITE_OK
      && self->tokenizer.xCreate (context, options, G_N_ELEMENTS (options), &self->instance)
             == SQLITE_OK)
    return self;
  g_free (self);
  return NULL;
}

void
lyc_search_words_free (LycSearchWords *self)
{
  self->tokenizer.xDelete (self->instance);
  g_free (self);
}

typedef struct
{
  GPtrArray *words;
  guint most;
} Split;

static int
token_cb (void *data, int flags, const char *token, int length, int start, int end)
{
  Split *split = data;

  if (split->words->len >= split->most)
    return SQLITE_DONE;
  if (length < (int) strlen (TAG_MARK) || memcmp (token, TAG_MARK, strlen (TAG_MARK)) != 0)
    g_ptr_array_add (split->words, g_strndup (token, (gsize) length));
  return SQLITE_OK;
}

/* Returns: (transfer full): of char *, the first @most words of @text, folded */
GPtrArray *
lyc_search_words_split (LycSearchWords *self, const char *text, guint most)
{
  Split split = { g_ptr_array_new_with_free_func (g_free), most };

  self->tokenizer.xTokenize (self->instance, &split, FTS5_TOKENIZE_QUERY, text, (int) strlen (text),
                             token_cb);
  return split.words;
}

/* Adds to an expression of FTS5 that each of @words begins a word of what is looked for. */
void
lyc_search_words_add_match (GString *match, GPtrArray *words)
{
  for (guint i = 0; i < words->len; i++)
    g_string_append_printf (match, "%s\"%s\" *", match->len > 0 ? " AND " : "",
                            (const char *) g_ptr_array_index (words, i));
}
