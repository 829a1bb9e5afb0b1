/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "search-score.h"

#include <math.h>
#include <string.h>

#include "database.h"
#include "search-words.h"

/* Of a long question the longest words: they say most, in any language. */
#define MAX_WORDS 10

/* What is shorter joins words and says nothing by itself; other scripts have whole words so short.
 */
#define MIN_LETTERS 3

/* So many words are read of a question; more of them say the same again. */
#define MAX_READ 400

/* Rows looked at for each word, the newest first. */
#define MAX_ROWS 500

/* Fewer rows do not tell which words are common. */
#define MIN_ROWS 10

/* Rows of a kind that are counted; more of them weigh no word differently. */
#define MAX_COUNTED 20000

/* Rows whose text is read, those first that say most. */
#define MAX_TEXTS 40

/* A row has to say so much of what is asked, by the weight of the words; and, unless it says half
 * of it, two words of several. */
#define LEAST_SHARE 0.3
#define ENOUGH_SHARE 0.5

/* What no row says may be the very thing that is asked about, or only another word for it. */
#define UNKNOWN_WEIGHT 0.5

/* As usual for BM25: how fast saying a word again counts less, and how much length counts. */
#define K1 1.2
#define B 0.75

/* As in search-schema.h. */
#define TAG_MARK "\xee\x80\x80"

typedef struct
{
  char *text;
  gboolean begins; /* may go on: it was typed last */
  guint n_rows;    /* that were looked at */
  gint64 oldest;   /* of them */
  double weight;
} Word;

typedef struct
{
  gint64 row;
  guint words; /* bits: which of them it says */
  double weight;
  guint counts[MAX_WORDS];
  guint length;
} Row;

struct _LycSearchScore
{
  sqlite3 *db;
  LycSearchWords *splitter;
  GArray *words; /* of Word */
};

static void
word_clear (gpointer data)
{
  g_free (((Word *) data)->text);
}

static gboolean
is_short (const char *word)
{
  return (guchar) *word < 0x80 && g_utf8_strlen (word, -1) < MIN_LETTERS;
}

static gboolean
has_word (LycSearchScore *self, const char *text)
{
  for (guint i = 0; i < self->words->len; i++)
    if (g_str_equal (g_array_index (self->words, Word, i).text, text))
      return TRUE;
  return FALSE;
}

static int
compare_words (gconstpointer a, gconstpointer b)
{
  return (int) strlen (((const Word *) b)->text) - (int) strlen (((const Word *) a)->text);
}

static gboolean
ends_in_word (const char *text)
{
  const char *last = g_utf8_find_prev_char (text, text + strlen (text));

  return last != NULL && g_unichar_isalnum (g_utf8_get_char (last));
}

static void
take_words (LycSearchScore *self, const char *text)
{
  g_autoptr (GPtrArray) all = lyc_search_words_split (self->splitter, text, MAX_READ);
  gboolean open = all->len < MAX_READ && ends_in_word (text);

  for (guint i = 0; i < all->len; i++)
    {
      const char *word = g_ptr_array_index (all, i);

      if (!is_short (word) && !has_word (self, word))
        g_array_append_vals (self->words,
                             &(Word){ g_strdup (word), open && i == all->len - 1, 0, 0 }, 1);
    }
  g_array_sort (self->words, compare_words);
  if (self->words->len > MAX_WORDS)
    g_array_set_size (self->words, MAX_WORDS);
}

/**
 * lyc_search_score_new:
 * @db: a connection that can read the index; it outlives this
 * @text: what somebody writes; its last word may be half of one
 */
LycSearchScore *
lyc_search_score_new (sqlite3 *db, const char *text)
{
  LycSearchScore *self = g_new0 (LycSearchScore, 1);

  self->db = db;
  self->splitter = lyc_search_words_new (db);
  self->words = g_array_new (FALSE, FALSE, sizeof (Word));
  g_array_set_clear_func (self->words, word_clear);
  if (self->splitter != NULL)
    take_words (self, text);
  return self;
}

/**
 * lyc_search_score_free:
 * @self: (transfer full): with its words; the connection stays open
 */
void
lyc_search_score_free (LycSearchScore *self)
{
  g_clear_pointer (&self->splitter, lyc_search_words_free);
  g_array_unref (self->words);
  g_free (self);
}

/* Whether there is nothing to look for. */
gboolean
lyc_search_score_is_blank (LycSearchScore *self)
{
  return self->words->len == 0;
}

static Word *
nth_word (LycSearchScore *self, guint i)
{
  return &g_array_index (self->words, Word, i);
}

static gboolean
gather_word (LycSearchScore *self, sqlite3_stmt *statement, const char *tag, guint i,
             GHashTable *rows)
{
  Word *word = nth_word (self, i);
  g_autofree char *match = g_strdup_printf ("\"%s\"%s AND \"" TAG_MARK "%s\"", word->text,
                                            word->begins ? " *" : "", tag);
  int code;

  sqlite3_reset (statement);
  lyc_database_bind_text (statement, 1, match);
  word->n_rows = 0;
  while ((code = sqlite3_step (statement)) == SQLITE_ROW)
    {
      gint64 id = sqlite3_column_int64 (statement, 0);
      Row *row = g_hash_table_lookup (rows, &id);

      word->n_rows++;
      word->oldest = id;
      if (row == NULL)
        {
          row = g_new0 (Row, 1);
          row->row = id;
          g_hash_table_insert (rows, &row->row, row);
        }
      row->words |= 1u << i;
    }
  return code == SQLITE_DONE;
}

static gboolean
gather (LycSearchScore *self, const char *table, const char *tag, GHashTable *rows, GError **error)
{
  g_autofree char *sql
      = g_strdup_printf ("SELECT rowid FROM %s_index WHERE %s_index MATCH ?1 ORDER BY rowid DESC "
                         "LIMIT %d",
                         table, table, MAX_ROWS);
  sqlite3_stmt *statement = lyc_database_prepare (self->db, sql, error);
  gboolean read = statement != NULL;

  for (guint i = 0; read && i < self->words->len; i++)
    read = gather_word (self, statement, tag, i, rows);
  if (!read && statement != NULL)
    lyc_database_set_error (self->db, error);
  sqlite3_finalize (statement);
  return read;
}

/* Of talk all of it stands for the threads, which would take long to count. */
static gint64
count_rows (LycSearchScore *self, const char *table, const char *tag)
{
  gboolean talk = g_str_equal (table, "search_talk");
  g_autofree char *match = g_strdup_printf ("\"" TAG_MARK "%s\"", tag);
  g_autofree char *sql
      = talk ? g_strdup ("SELECT indexed FROM search_size")
             : g_strdup_printf ("SELECT count (*) FROM (SELECT 1 FROM %s_index WHERE %s_index "
                                "MATCH ?1 LIMIT %d)",
                                table, table, MAX_COUNTED);
  g_autofree char *count = lyc_database_read_text (self->db, sql, talk ? NULL : match);

  return count != NULL ? g_ascii_strtoll (count, NULL, 10) : 0;
}

static double
read_row (LycSearchScore *self, const char *which, const char *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT %s (rowid) FROM %s", which, table);
  g_autofree char *row = lyc_database_read_text (self->db, sql, NULL);

  return row != NULL ? g_ascii_strtod (row, NULL) : 0;
}

/* Of a word that more rows say than are looked at, how far back those reach tells how many there
 * are. */
static double
estimate_rows (const Word *word, double first, double last)
{
  if (word->n_rows < MAX_ROWS)
    return word->n_rows;
  return MAX (MAX_ROWS, MAX_ROWS * (last - first) / MAX (1, last - (double) word->oldest));
}

/* The fewer rows say a word, the more it says.
 *
 * Returns: the weight of all that is asked */
static double
weigh_words (LycSearchScore *self, const char *table, const char *tag)
{
  double first = read_row (self, "min", table), last = read_row (self, "max", table);
  double all = MAX (MIN_ROWS, (double) count_rows (self, table, tag)), sum = 0;

  for (guint i = 0; i < self->words->len; i++)
    {
      Word *word = nth_word (self, i);
      double said = MIN (estimate_rows (word, first, last), all);

      word->weight = log (1 + (all - said + 0.5) / (said + 0.5));
      sum += word->n_rows > 0 ? word->weight : UNKNOWN_WEIGHT * word->weight;
    }
  return sum;
}

static void
weigh_row (LycSearchScore *self, Row *row)
{
  row->weight = 0;
  for (guint i = 0; i < self->words->len; i++)
    if ((row->words & 1u << i) != 0)
      row->weight += nth_word (self, i)->weight;
}

static int
compare_weights (gconstpointer a, gconstpointer b)
{
  const Row *first = *(Row *const *) a, *second = *(Row *const *) b;

  if (first->weight != second->weight)
    return first->weight < second->weight ? 1 : -1;
  return first->row < second->row ? 1 : -1;
}

static GPtrArray *
list_heaviest (LycSearchScore *self, GHashTable *rows)
{
  GPtrArray *list = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, rows);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    {
      weigh_row (self, row);
      g_ptr_array_add (list, row);
    }
  g_ptr_array_sort (list, compare_weights);
  if (list->len > MAX_TEXTS)
    g_ptr_array_set_size (list, MAX_TEXTS);
  return list;
}

static gboolean
says (const Word *word, const char *said)
{
  return word->begins ? g_str_has_prefix (said, word->text) : g_str_equal (said, word->text);
}

/* Also finds the common words, of which only the newest rows were listed. */
static void
count_words (LycSearchScore *self, Row *row, const char *text)
{
  g_autoptr (GPtrArray) said = lyc_search_words_split (self->splitter, text, G_MAXUINT);

  row->length = said->len;
  for (guint i = 0; i < self->words->len; i++)
    for (guint j = 0; j < said->len; j++)
      row->counts[i] += says (nth_word (self, i), g_ptr_array_index (said, j));
}

static void
read_texts (LycSearchScore *self, const char *table, GPtrArray *rows)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT %s FROM %s WHERE rowid = ?1",
      g_str_equal (table, "search_talk") ? "text" : "head || ' ' || text", table);
  sqlite3_stmt *statement = lyc_database_prepare (self->db, sql, NULL);

  for (guint i = 0; statement != NULL && i < rows->len; i++)
    {
      Row *row = g_ptr_array_index (rows, i);

      sqlite3_reset (statement);
      sqlite3_bind_int64 (statement, 1, row->row);
      if (sqlite3_step (statement) == SQLITE_ROW)
        count_words (self, row, (const char *) sqlite3_column_text (statement, 0));
    }
  sqlite3_finalize (statement);
}

static double
mean_length (GPtrArray *rows)
{
  guint64 sum = 0;

  for (guint i = 0; i < rows->len; i++)
    sum += ((Row *) g_ptr_array_index (rows, i))->length;
  return MAX (1.0, (double) sum / MAX (1, rows->len));
}

static double
score (LycSearchScore *self, const Row *row, double mean)
{
  double sum = 0;

  for (guint i = 0; i < self->words->len; i++)
    sum += nth_word (self, i)->weight * row->counts[i] * (K1 + 1)
           / (row->counts[i] + K1 * (1 - B + B * row->length / mean));
  return sum;
}

/* What every other row says is no reason to offer one. */
static gboolean
matters (const Word *word)
{
  return word->weight >= G_LN2;
}

static gboolean
is_alike (LycSearchScore *self, const Row *row, double all)
{
  double weight = 0;
  guint asked = 0, said = 0;

  for (guint i = 0; i < self->words->len; i++)
    {
      asked += matters (nth_word (self, i));
      said += row->counts[i] > 0 && matters (nth_word (self, i));
      weight += row->counts[i] > 0 ? nth_word (self, i)->weight : 0;
    }
  if (said == 0)
    return FALSE;
  return weight >= all * ENOUGH_SHARE || (said >= MIN (2, asked) && weight >= all * LEAST_SHARE);
}

static int
compare_scores (gconstpointer a, gconstpointer b)
{
  const LycSearchScored *first = a, *second = b;

  if (first->score != second->score)
    return first->score < second->score ? 1 : -1;
  return first->row < second->row ? 1 : -1;
}

/**
 * lyc_search_score_list:
 * @table: "search_talk" or "search_rest"
 * @tag: what its rows have to be, as in search-schema.h
 *
 * Returns: (transfer full) (nullable): of LycSearchScored, the best first, the newer of equals
 */
GArray *
lyc_search_score_list (LycSearchScore *self, const char *table, const char *tag, GError **error)
{
  g_autoptr (GHashTable) rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
  GArray *list = g_array_new (FALSE, FALSE, sizeof (LycSearchScored));
  g_autoptr (GPtrArray) heaviest = NULL;
  double all, mean;

  if (!gather (self, table, tag, rows, error))
    {
      g_array_unref (list);
      return NULL;
    }
  all = weigh_words (self, table, tag);
  heaviest = list_heaviest (self, rows);
  read_texts (self, table, heaviest);
  mean = mean_length (heaviest);
  for (guint i = 0; i < heaviest->len; i++)
    {
      const Row *row = g_ptr_array_index (heaviest, i);

      if (is_alike (self, row, all))
        g_array_append_vals (list, &(LycSearchScored){ row->row, score (self, row, mean) }, 1);
    }
  g_array_sort (list, compare_scores);
  return list;
}
