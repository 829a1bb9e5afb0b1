/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "search-find.h"

#include "database.h"
#include "search-alike.h"
#include "search-file.h"
#include "search-filter.h"
#include "search-words.h"

/* More words than these narrow nothing down, and cost. */
#define MAX_WORDS 8

/* Instructions of SQLite between two looks at whether the answer is still wanted. */
#define LOOK_EVERY 2000

/* Of things with a title this many are looked at, to put those first whose title says the words. */
#define MAX_RANKED 60

/* How many of the newest hits in talk are looked at before each group is asked for by itself. */
#define TALK_AT_ONCE 4

typedef struct
{
  sqlite3 *db;
  const LycSearchQuery *query;
  LycSearchFilter *filter;
  GPtrArray *words;
  char *match; /* of the words alone; "" where there are none */
  GPtrArray *hits;
  guint more; /* bits of groups that have more hits */
} Find;

LycSearchJob *
lyc_search_job_new (const LycSearchQuery *query, GCancellable *cancellable)
{
  LycSearchJob *self = g_new0 (LycSearchJob, 1);

  self->query = lyc_search_query_copy (query);
  self->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  return self;
}

void
lyc_search_job_free (LycSearchJob *self)
{
  lyc_search_query_free (self->query);
  g_clear_object (&self->cancellable);
  g_free (self);
}

static int
look_cb (void *data)
{
  return g_cancellable_is_cancelled (data);
}

static void
take_text (char **field, sqlite3_stmt *statement, int column)
{
  const char *text = (const char *) sqlite3_column_text (statement, column);

  if (text == NULL)
    return;
  g_free (*field);
  *field = g_strdup (text);
}

#define TALK_SQL                                                                                   \
  "SELECT o.id, o.parent, t.text, json_extract (u.json, '$.name'), o.author, "                     \
  "coalesce (json_extract (l.json, '$.title'), json_extract (h.json, '$.name')), "                 \
  "json_extract (o.json, '$.created_at'), json_extract (o.json, '$.anchor.start_ms'), "            \
  "json_extract (c.json, '$.answered'), json_extract (c.json, '$.container_kind') = 'thread' "     \
  "FROM %s CROSS JOIN object o ON o.rowid = t.object "                                             \
  "LEFT JOIN object c ON c.kind = 'container' AND c.id = o.parent "                                \
  "LEFT JOIN object u ON u.kind = 'user' AND u.id = o.author "                                     \
  "LEFT JOIN object l ON l.kind = 'lesson' AND l.id = c.parent "                                   \
  "LEFT JOIN object h ON h.kind = 'cohort' AND h.id = c.scope "                                    \
  "WHERE %s AND t.rowid BETWEEN ?2 AND ?3 AND (?5 = 0 "                                            \
  "OR (json_extract (c.json, '$.answered') = 0 AND json_extract (c.json, '$.first_post_id') = "    \
  "o.id)) "                                                                                        \
  "ORDER BY %s.rowid DESC LIMIT ?4"

/* By the index, or, where nothing but a time was said, by the time. */
static sqlite3_stmt *
prepare_talk (Find *self, const char *match, GError **error)
{
  gboolean all = *match == '\0';
  g_autofree char *sql = g_strdup_printf (
      TALK_SQL,
      all ? "search_talk t" : "search_talk_index i CROSS JOIN search_talk t ON t.rowid = i.rowid",
      all ? "?1 = ''" : "search_talk_index MATCH ?1 AND i.rowid BETWEEN ?2 AND ?3",
      all ? "t" : "i");

  return lyc_database_prepare (self->db, sql, error);
}

static LycSearchHit *
read_talk (sqlite3_stmt *statement)
{
  gboolean thread = sqlite3_column_int (statement, 9);
  LycSearchHit *hit
      = lyc_search_hit_new (thread ? LYC_SEARCH_THREAD : LYC_SEARCH_CHAT, LYC_KIND_POST,
                            (const char *) sqlite3_column_text (statement, 0));

  take_text (&hit->place_id, statement, 1);
  take_text (&hit->text, statement, 2);
  take_text (&hit->author, statement, 3);
  take_text (&hit->author_id, statement, 4);
  take_text (&hit->place, statement, 5);
  hit->at_ms = sqlite3_column_int64 (statement, 6);
  if (sqlite3_column_type (statement, 7) == SQLITE_INTEGER)
    hit->position_ms = sqlite3_column_int64 (statement, 7);
  hit->answered = thread && sqlite3_column_int (statement, 8);
  return hit;
}

/* Returns: (transfer full) (nullable): the newest @limit posts, of threads, of chat, or of both */
static GPtrArray *
list_talk (Find *self, const char *place_tag, guint limit, GError **error)
{
  g_autoptr (GString) match = g_string_new (self->match);
  g_autoptr (GPtrArray) hits
      = g_ptr_array_new_with_free_func ((GDestroyNotify) lyc_search_hit_unref);
  sqlite3_stmt *statement;
  int code;

  lyc_search_filter_add_talk (self->filter, match, place_tag);
  statement = prepare_talk (self, match->str, error);
  if (statement == NULL)
    return NULL;
  lyc_database_bind_text (statement, 1, match->str);
  sqlite3_bind_int64 (statement, 2, lyc_search_filter_get_first_row (self->filter));
  sqlite3_bind_int64 (statement, 3, lyc_search_filter_get_last_row (self->filter));
  sqlite3_bind_int64 (statement, 4, limit);
  sqlite3_bind_int (statement, 5, self->query->unanswered);
  while ((code = sqlite3_step (statement)) == SQLITE_ROW)
    g_ptr_array_add (hits, read_talk (statement));
  sqlite3_finalize (statement);
  if (code == SQLITE_DONE)
    return g_steal_pointer (&hits);
  lyc_database_set_error (self->db, error);
  return NULL;
}

static gboolean
is_wanted (Find *self, LycSearchGroup group)
{
  return (self->query->groups & LYC_SEARCH_GROUP_BIT (group)) != 0;
}

static void
say_more (Find *self, LycSearchGroup group)
{
  self->more |= LYC_SEARCH_GROUP_BIT (group);
}

/* Returns: how many there are, of which no more than wanted were taken */
static guint
take_group (Find *self, GPtrArray *from, LycSearchGroup group)
{
  guint limit = lyc_search_query_get_limit (self->query, group), seen = 0;

  for (guint i = 0; i < from->len; i++)
    {
      LycSearchHit *hit = g_ptr_array_index (from, i);

      if (hit->group != group)
        continue;
      if (seen++ < limit)
        g_ptr_array_add (self->hits, lyc_search_hit_ref (hit));
    }
  if (seen > limit)
    say_more (self, group);
  return seen;
}

/* Among the newest of all talk both groups are found for nothing; only the one that they crowd out
 * is asked for by itself. */
static gboolean
find_group_of_talk (Find *self, GPtrArray *newest, guint asked, LycSearchGroup group,
                    GError **error)
{
  guint before = self->hits->len, limit = lyc_search_query_get_limit (self->query, group);
  g_autoptr (GPtrArray) own = NULL;

  if (!is_wanted (self, group))
    return TRUE;
  if (take_group (self, newest, group) > limit || newest->len < asked)
    return TRUE;
  g_ptr_array_set_size (self->hits, (int) before);
  own = list_talk (self, group == LYC_SEARCH_THREAD ? "t" : "h", limit + 1, error);
  if (own == NULL)
    return FALSE;
  take_group (self, own, group);
  return TRUE;
}

static gboolean
find_talk (Find *self, GError **error)
{
  guint asked = MAX (lyc_search_query_get_limit (self->query, LYC_SEARCH_THREAD),
                     lyc_search_query_get_limit (self->query, LYC_SEARCH_CHAT))
                    * TALK_AT_ONCE
                + 1;
  g_autoptr (GPtrArray) newest = NULL;

  if (!is_wanted (self, LYC_SEARCH_THREAD) && !is_wanted (self, LYC_SEARCH_CHAT))
    return TRUE;
  newest = list_talk (self, NULL, asked, error);
  return newest != NULL && find_group_of_talk (self, newest, asked, LYC_SEARCH_THREAD, error)
         && find_group_of_talk (self, newest, asked, LYC_SEARCH_CHAT, error);
}

#define REST_SQL                                                                                   \
  "SELECT o.kind, o.id, coalesce (json_extract (o.json, '$.lesson_id'), "                          \
  "json_extract (o.json, '$.cohort_id')), t.head, "                                                \
  "CASE o.kind WHEN 'file' THEN '' ELSE t.text END, json_extract (u.json, '$.name'), "             \
  "coalesce (json_extract (l.json, '$.title'), json_extract (c.json, '$.title'), "                 \
  "json_extract (h.json, '$.name')), "                                                             \
  "coalesce (json_extract (o.json, '$.created_at'), json_extract (o.json, '$.reviewed_at')), "     \
  "CASE o.kind WHEN 'transcript' THEN t.part ELSE json_extract (o.json, '$.start_ms') END "        \
  "FROM search_rest_index i CROSS JOIN search_rest t ON t.rowid = i.rowid "                        \
  "CROSS JOIN object o ON o.rowid = t.object "                                                     \
  "LEFT JOIN object u ON u.kind = 'user' AND u.id = json_extract (o.json, '$.author_id') "         \
  "LEFT JOIN object l ON l.kind = 'lesson' AND l.id = json_extract (o.json, '$.lesson_id') "       \
  "LEFT JOIN object c ON c.kind = 'course' AND c.id = json_extract (o.json, '$.course_id') "       \
  "LEFT JOIN object h ON h.kind = 'cohort' AND h.id = json_extract (o.json, '$.cohort_id') "       \
  "WHERE search_rest_index MATCH ?1 ORDER BY i.rowid LIMIT ?2"

static LycSearchHit *
read_rest (sqlite3_stmt *statement, LycSearchGroup group)
{
  LycSearchHit *hit = lyc_search_hit_new (
      group, lyc_kind_from_name ((const char *) sqlite3_column_text (statement, 0)),
      (const char *) sqlite3_column_text (statement, 1));

  take_text (&hit->place_id, statement, 2);
  take_text (&hit->head, statement, 3);
  take_text (&hit->text, statement, 4);
  take_text (&hit->author, statement, 5);
  take_text (&hit->place, statement, 6);
  hit->at_ms = sqlite3_column_int64 (statement, 7);
  if (sqlite3_column_type (statement, 8) == SQLITE_INTEGER)
    hit->position_ms = sqlite3_column_int64 (statement, 8);
  return hit;
}

static gboolean
begins_a_word (GPtrArray *words, const char *begin)
{
  for (guint i = 0; i < words->len; i++)
    if (g_str_has_prefix (g_ptr_array_index (words, i), begin))
      return TRUE;
  return FALSE;
}

/* Returns: how many of the words the title does not say */
static guint
count_missing (Find *self, LycSearchWords *splitter, const LycSearchHit *hit)
{
  g_autoptr (GPtrArray) head = lyc_search_words_split (splitter, hit->head, G_MAXUINT);
  guint missing = 0;

  for (guint i = 0; i < self->words->len; i++)
    missing += !begins_a_word (head, g_ptr_array_index (self->words, i));
  return missing;
}

/* The best first: those whose titles say most of the words, in the order in which they came. */
static void
take_best (Find *self, GPtrArray *found, LycSearchGroup group)
{
  g_autoptr (LycSearchWords) splitter = lyc_search_words_new (self->db);
  guint limit = lyc_search_query_get_limit (self->query, group), taken = 0;

  for (guint missing = 0; splitter != NULL && missing <= self->words->len; missing++)
    for (guint i = 0; i < found->len && taken < limit; i++)
      {
        LycSearchHit *hit = g_ptr_array_index (found, i);

        if (count_missing (self, splitter, hit) != missing)
          continue;
        g_ptr_array_add (self->hits, lyc_search_hit_ref (hit));
        if (hit->kind == LYC_KIND_FILE)
          lyc_search_file_read (self->db, splitter, self->words, hit);
        taken++;
      }
  if (found->len > limit)
    say_more (self, group);
}

static gboolean
find_rest (Find *self, LycSearchGroup group, GError **error)
{
  g_autoptr (GString) match = g_string_new (self->match);
  g_autoptr (GPtrArray) found
      = g_ptr_array_new_with_free_func ((GDestroyNotify) lyc_search_hit_unref);
  sqlite3_stmt *statement;
  int code;

  if (!is_wanted (self, group))
    return TRUE;
  lyc_search_filter_add_rest (self->filter, match, group);
  statement = lyc_database_prepare (self->db, REST_SQL, error);
  if (statement == NULL)
    return FALSE;
  lyc_database_bind_text (statement, 1, match->str);
  sqlite3_bind_int64 (statement, 2,
                      MAX (MAX_RANKED, lyc_search_query_get_limit (self->query, group) + 1));
  while ((code = sqlite3_step (statement)) == SQLITE_ROW)
    g_ptr_array_add (found, read_rest (statement, group));
  sqlite3_finalize (statement);
  if (code != SQLITE_DONE)
    lyc_database_set_error (self->db, error);
  else
    take_best (self, found, group);
  return code == SQLITE_DONE;
}

/* Talk stands between what is said in videos and what is written down. */
static gboolean
find_all (Find *self, GError **error)
{
  if (!find_rest (self, LYC_SEARCH_MOMENT, error) || !find_talk (self, error))
    return FALSE;
  for (int group = LYC_SEARCH_ARTICLE; group < LYC_N_SEARCH_GROUPS; group++)
    if (!find_rest (self, (LycSearchGroup) group, error))
      return FALSE;
  return TRUE;
}

/* Posts whose words came, and files whose words did. What is missing is missing, so nearly all is
 * not all. */
static guint
read_percent (sqlite3 *db)
{
  g_autofree char *percent = lyc_database_read_text (
      db,
      "SELECT CASE WHEN known >= total THEN 100 ELSE max (known, 0) * 100 / total END FROM "
      "(SELECT max (s.known, 0) + f.known AS known, s.total + f.total AS total FROM search_size s, "
      "(SELECT count (w.id) AS known, count (*) AS total FROM object o LEFT JOIN file_text w "
      "ON w.id = o.id WHERE o.kind = 'file' AND o.gone = 0 "
      "AND json_extract (o.json, '$.text_size') > 0) f)",
      NULL);

  return percent != NULL ? (guint) g_ascii_strtoull (percent, NULL, 10) : 0;
}

static gboolean
find (sqlite3 *db, const LycSearchQuery *query, LycSearchAnswer *answer, GError **error)
{
  g_autoptr (LycSearchWords) splitter = lyc_search_words_new (db);
  g_autoptr (GPtrArray) words
      = splitter != NULL ? lyc_search_words_split (splitter, query->words, MAX_WORDS) : NULL;
  g_autoptr (LycSearchFilter) filter = lyc_search_filter_new (db, query);
  g_autoptr (GString) match = g_string_new (NULL);
  Find self = { db, query, filter, words, NULL, answer->hits, 0 };
  gboolean found;

  if (words == NULL || (words->len == 0 && !lyc_search_query_has_filter (query))
      || lyc_search_filter_is_impossible (filter))
    return words != NULL;
  lyc_search_words_add_match (match, words);
  self.match = match->str;
  found = find_all (&self, error);
  answer->more = self.more;
  return found;
}

/* Job. Returns: (transfer full): LycSearchAnswer for a LycSearchJob */
gpointer
lyc_search_find (sqlite3 *db, gpointer search_job, GError **error)
{
  const LycSearchJob *job = search_job;
  LycSearchAnswer *answer = g_new0 (LycSearchAnswer, 1);
  gboolean found;

  answer->hits = g_ptr_array_new_with_free_func ((GDestroyNotify) lyc_search_hit_unref);
  if (job->cancellable != NULL)
    sqlite3_progress_handler (db, LOOK_EVERY, look_cb, job->cancellable);
  found = job->query->alike ? lyc_search_find_alike (db, job->query, answer->hits, error)
                            : find (db, job->query, answer, error);
  sqlite3_progress_handler (db, 0, NULL, NULL);
  answer->percent = read_percent (db);
  if (found)
    return answer;
  lyc_search_answer_free (answer);
  return NULL;
}
