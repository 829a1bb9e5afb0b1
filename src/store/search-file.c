/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "search-file.h"

#include "database.h"

#include <string.h>

/* What is shown of a file, characters: before the first word that was found, and in all. */
#define LEAD 80
#define MOST 400

/* So many are asked for at once. */
#define MAX_MISSING "100"

LycFileWords *
lyc_file_words_new (const char *id, const char *text)
{
  LycFileWords *self = g_new0 (LycFileWords, 1);

  self->id = g_strdup (id);
  self->text = g_strdup (text);
  return self;
}

void
lyc_file_words_free (LycFileWords *self)
{
  g_free (self->id);
  g_free (self->text);
  g_free (self);
}

/* Job. Returns: (transfer full): the ids of files that have words which are not here, as a
 * GPtrArray, the newest first */
gpointer
lyc_search_file_list_missing (sqlite3 *db, gpointer unused, GError **error)
{
  sqlite3_stmt *statement = lyc_database_prepare (
      db,
      "SELECT o.id FROM object o LEFT JOIN file_text w ON w.id = o.id WHERE o.kind = 'file' "
      "AND o.gone = 0 AND w.id IS NULL AND json_extract (o.json, '$.text_size') > 0 "
      "ORDER BY o.ord DESC LIMIT " MAX_MISSING,
      error);
  GPtrArray *ids;

  if (statement == NULL)
    return NULL;
  ids = g_ptr_array_new_with_free_func (g_free);
  while (sqlite3_step (statement) == SQLITE_ROW)
    g_ptr_array_add (ids, g_strdup ((const char *) sqlite3_column_text (statement, 0)));
  sqlite3_finalize (statement);
  return ids;
}

/* Job. Keeps the words of a file that is still there. Returns: (nullable): what is no pointer */
gpointer
lyc_search_file_keep (sqlite3 *db, gpointer file_words, GError **error)
{
  const LycFileWords *words = file_words;
  sqlite3_stmt *statement = lyc_database_prepare (
      db,
      "INSERT OR IGNORE INTO file_text (id, text) SELECT ?1, ?2 WHERE EXISTS "
      "(SELECT 1 FROM object WHERE kind = 'file' AND id = ?1 AND gone = 0)",
      error);

  if (statement == NULL)
    return NULL;
  lyc_database_bind_text (statement, 1, words->id);
  lyc_database_bind_text (statement, 2, words->text);
  return GINT_TO_POINTER (lyc_database_finish (db, statement, error));
}

static gboolean
is_of_word (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c);
}

/* Most words begin with another letter than those that are looked for. */
static gboolean
may_begin (const char *word, GPtrArray *begins)
{
  char first = g_ascii_tolower (*word);

  for (guint i = 0; i < begins->len; i++)
    if ((guchar) *word >= 0x80 || *(const char *) g_ptr_array_index (begins, i) == first)
      return TRUE;
  return FALSE;
}

/* As the index has words. */
static gboolean
is_meant (LycSearchWords *splitter, const char *word, const char *end, GPtrArray *begins)
{
  g_autofree char *one = NULL;
  g_autoptr (GPtrArray) folded = NULL;

  if (!may_begin (word, begins))
    return FALSE;
  one = g_strndup (word, (gsize) (end - word));
  folded = lyc_search_words_split (splitter, one, 1);
  for (guint i = 0; i < begins->len; i++)
    if (folded->len > 0 && g_str_has_prefix (folded->pdata[0], g_ptr_array_index (begins, i)))
      return TRUE;
  return FALSE;
}

/* Returns: (nullable): where the text says the first of the words */
static const char *
find_word (LycSearchWords *splitter, const char *text, GPtrArray *begins)
{
  const char *c = text;

  while (*c != '\0')
    {
      const char *end = c;

      while (*end != '\0' && is_of_word (g_utf8_get_char (end)))
        end = g_utf8_next_char (end);
      if (end > c && is_meant (splitter, c, end, begins))
        return c;
      c = end > c ? end : g_utf8_next_char (c);
    }
  return NULL;
}

static char *
cut (const char *text, const char *at)
{
  const char *start = at;
  const char *end = at;

  for (int i = 0; i < LEAD && start > text; i++)
    start = g_utf8_prev_char (start);
  for (int i = 0; i < MOST && *end != '\0'; i++)
    end = g_utf8_next_char (end);
  return g_strndup (start, (gsize) (end - start));
}

#define HAS_FILE                                                                                   \
  "\"\xee\x80\x80"                                                                                 \
  "f\""

/* The newest post that names it, of those that are found; nothing where none is here. */
static void
find_post (sqlite3 *db, LycSearchHit *hit)
{
  sqlite3_stmt *statement = lyc_database_prepare (
      db,
      "SELECT o.id, o.parent FROM search_talk_index i CROSS JOIN search_talk t ON t.rowid = "
      "i.rowid "
      "CROSS JOIN object o ON o.rowid = t.object WHERE search_talk_index MATCH ?1 AND EXISTS "
      "(SELECT 1 FROM json_each (o.json, '$.file_ids') WHERE value = ?2) "
      "ORDER BY i.rowid DESC LIMIT 1",
      NULL);

  if (statement == NULL)
    return;
  lyc_database_bind_text (statement, 1, HAS_FILE);
  lyc_database_bind_text (statement, 2, hit->id);
  g_free (hit->place_id);
  hit->place_id = NULL;
  if (sqlite3_step (statement) == SQLITE_ROW)
    {
      g_free (hit->post_id);
      hit->post_id = g_strdup ((const char *) sqlite3_column_text (statement, 0));
      hit->place_id = g_strdup ((const char *) sqlite3_column_text (statement, 1));
    }
  if (hit->place_id == NULL)
    hit->place_id = g_strdup ("");
  sqlite3_finalize (statement);
}

static gboolean
is_attached (sqlite3 *db, const char *id)
{
  g_autofree char *attached = lyc_database_read_text (
      db, "SELECT json_extract (json, '$.attached') FROM object WHERE kind = 'file' AND id = ?1",
      id);

  return g_strcmp0 (attached, "1") == 0;
}

/**
 * lyc_search_file_read:
 * @words: what was looked for, as the index has it
 * @hit: a file; its text becomes the part that says one of them, where it says any, and its place
 *   the post that it went with, if it did
 */
void
lyc_search_file_read (sqlite3 *db, LycSearchWords *splitter, GPtrArray *words, LycSearchHit *hit)
{
  g_autofree char *text
      = lyc_database_read_text (db, "SELECT text FROM file_text WHERE id = ?1", hit->id);
  const char *at = text != NULL ? find_word (splitter, text, words) : NULL;

  if (is_attached (db, hit->id))
    find_post (db, hit);
  if (at == NULL)
    return;
  g_free (hit->text);
  hit->text = cut (text, at);
}
