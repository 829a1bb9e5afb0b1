/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* Whom and what the names in a query mean, among the people and places of this store. */

#include "search-meant.h"

#include "database.h"
#include "word-search.h"

static gboolean
begins_one (char **words, const char *begin)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (g_str_has_prefix (words[i], begin))
      return TRUE;
  return FALSE;
}

/* Whether each of @begins begins a word of @name. */
static gboolean
is_meant (const char *name, char **begins)
{
  g_auto (GStrv) words = lyc_text_fold_words (name);

  for (guint i = 0; begins[i] != NULL; i++)
    if (!begins_one (words, begins[i]))
      return FALSE;
  return TRUE;
}

static GPtrArray *
list_named (sqlite3 *db, const char *sql, const char *typed)
{
  GPtrArray *meant = g_ptr_array_new_with_free_func (g_free);
  sqlite3_stmt *statement = lyc_database_prepare (db, sql, NULL);
  g_auto (GStrv) begins = lyc_text_fold_words (typed);

  while (statement != NULL && sqlite3_step (statement) == SQLITE_ROW)
    {
      const char *name = (const char *) sqlite3_column_text (statement, 1);

      if (name != NULL && is_meant (name, begins))
        g_ptr_array_add (meant, g_strdup ((const char *) sqlite3_column_text (statement, 0)));
    }
  sqlite3_finalize (statement);
  return meant;
}

#define PEOPLE_SQL                                                                                 \
  "SELECT 'a' || id, json_extract (json, '$.name') FROM object WHERE kind = 'user' AND gone = 0"
#define PLACES_SQL                                                                                 \
  "SELECT CASE kind WHEN 'cohort' THEN 's' WHEN 'course' THEN 'o' ELSE 'l' END || id, "            \
  "coalesce (json_extract (json, '$.name'), json_extract (json, '$.title')) FROM object "          \
  "WHERE kind IN ('cohort', 'course', 'lesson') AND gone = 0"

/* Returns: (transfer full): of char *: "a" and the id of each whose name @from begins, or of
 * whoever looks where it says that */
GPtrArray *
lyc_search_meant_people (sqlite3 *db, const char *from)
{
  g_autofree char *me = lyc_search_word_is_me (from) ? lyc_database_read_text (
                            db, "SELECT 'a' || value FROM meta WHERE name = 'user_id'", NULL)
                                                     : NULL;
  GPtrArray *people;

  if (me == NULL)
    return list_named (db, PEOPLE_SQL, from);
  people = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (people, g_steal_pointer (&me));
  return people;
}

/* Returns: (transfer full): of char *: the id of each place whose title @in begins, after the
 * letter of the tag that the index has for it */
GPtrArray *
lyc_search_meant_places (sqlite3 *db, const char *in)
{
  return list_named (db, PLACES_SQL, in);
}

/* Returns: (transfer full): the ids alone; takes @meant */
static GPtrArray *
without_letters (GPtrArray *meant)
{
  for (guint i = 0; i < meant->len; i++)
    {
      char *id = g_strdup ((const char *) g_ptr_array_index (meant, i) + 1);

      g_free (g_ptr_array_index (meant, i));
      g_ptr_array_index (meant, i) = id;
    }
  return meant;
}

/* Job. Returns: (transfer full): #LycFarSearch for a #LycSearchQuery */
gpointer
lyc_search_meant (sqlite3 *db, gpointer query, GError **error)
{
  const LycSearchQuery *asked = query;
  LycFarSearch *search = lyc_far_search_new (asked);

  if (asked->from != NULL)
    search->author_ids = without_letters (lyc_search_meant_people (db, asked->from));
  if (asked->in != NULL)
    search->place_ids = without_letters (lyc_search_meant_places (db, asked->in));
  return search;
}
