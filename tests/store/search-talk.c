/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search-talk.h"

#include <math.h>

#include "database.h"

#define WORDS 40000
#define SECOND_MS 1000
#define T0 G_GINT64_CONSTANT (1700000000000)
#define POSTS_A_TRANSACTION 20000

struct _SearchTalk
{
  GRand *random;
  GPtrArray *words;
};

static const char *const syllables[]
    = { "ba", "den", "lu", "sil", "mo", "ter", "ka", "rin", "po", "gel", "ü", "fra", "nu", "wei",
        "sta", "mi", "tor", "e", "as", "chen", "ver", "is", "on", "hau", "lé", "ro", "ti", "un" };

static char *
make_word (SearchTalk *self, int n)
{
  GString *word = g_string_new (NULL);

  for (int i = 0; i < n; i++)
    g_string_append (word, syllables[g_rand_int_range (self->random, 0, G_N_ELEMENTS (syllables))]);
  return g_string_free (word, FALSE);
}

SearchTalk *
search_talk_new (guint32 seed)
{
  SearchTalk *self = g_new0 (SearchTalk, 1);

  self->random = g_rand_new_with_seed (seed);
  self->words = g_ptr_array_new_with_free_func (g_free);
  for (int i = 0; i < WORDS; i++)
    g_ptr_array_add (self->words, make_word (self, 1 + (i > 20) + (i > 400) + (i > 6000)));
  return self;
}

void
search_talk_free (SearchTalk *self)
{
  g_rand_free (self->random);
  g_ptr_array_unref (self->words);
  g_free (self);
}

/* The n-th word is said about 1/n as often as the first. */
static const char *
draw (SearchTalk *self)
{
  double rank = exp (g_rand_double (self->random) * log (WORDS)) - 1;

  return g_ptr_array_index (self->words, (guint) CLAMP (rank, 0, WORDS - 1));
}

/* Returns: (transfer full): a sentence of @least to @most words */
char *
search_talk_say (SearchTalk *self, int least, int most)
{
  GString *text = g_string_new (NULL);
  int n = g_rand_int_range (self->random, least, most + 1);

  for (int i = 0; i < n; i++)
    g_string_append_printf (text, "%s%s", i == 0 ? "" : i % 7 == 0 ? ", **" : " ", draw (self));
  return g_string_free (text, FALSE);
}

/* Returns: (transfer full): one to three beginnings of words */
char *
search_talk_ask (SearchTalk *self)
{
  GString *text = g_string_new (NULL);
  int n = g_rand_int_range (self->random, 1, 4);

  for (int i = 0; i < n; i++)
    {
      const char *word = draw (self);
      glong length = g_utf8_strlen (word, -1);
      g_autofree char *begin
          = g_utf8_substring (word, 0, g_rand_int_range (self->random, 1, (gint32) length + 1));

      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", begin);
    }
  return g_string_free (text, FALSE);
}

#define CHANNEL_SQL \
  "INSERT INTO object (kind, id, ord, rev, json) VALUES ('container', 'c%d', 1, 1, " \
  "'{\"container_kind\":\"%s\",\"last_pos\":0,\"answered\":false}')"
#define POST_SQL \
  "INSERT INTO object (kind, id, parent, scope, ord, rev, author, json) VALUES ('post', ?1, ?2, ?2, " \
  "?3, ?3, ?4, json_object ('kind', 'post', 'id', ?1, 'created_at', ?5, 'body', ?6, 'post_kind', " \
  "'discussion', 'file_ids', json ('[]')))"

static void
put_post (SearchTalk *self, sqlite3 *db, sqlite3_stmt *statement, guint i)
{
  g_autofree char *id = g_strdup_printf ("%024x%012x", i, i);
  g_autofree char *place = g_strdup_printf ("c%u", i % 50);
  g_autofree char *author = g_strdup_printf ("u%u", i % 300);
  g_autofree char *body = search_talk_say (self, 3, 35);

  sqlite3_reset (statement);
  lyc_database_bind_text (statement, 1, id);
  lyc_database_bind_text (statement, 2, place);
  sqlite3_bind_int64 (statement, 3, i + 1);
  lyc_database_bind_text (statement, 4, author);
  sqlite3_bind_int64 (statement, 5, T0 + (gint64) i * SECOND_MS * 37);
  lyc_database_bind_text (statement, 6, body);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_DONE);
}

/* Fills a cache with @count posts in threads and channels, as if they had been synced. */
void
search_talk_fill (SearchTalk *self, sqlite3 *db, guint count)
{
  sqlite3_stmt *statement = NULL;

  g_assert_true (lyc_database_run (db, "BEGIN", NULL));
  for (int i = 0; i < 50; i++)
    {
      g_autofree char *sql = g_strdup_printf (CHANNEL_SQL, i, i % 5 < 3 ? "thread" : "channel");

      g_assert_true (lyc_database_run (db, sql, NULL));
    }
  statement = lyc_database_prepare (db, POST_SQL, NULL);
  for (guint i = 0; i < count; i++)
    {
      put_post (self, db, statement, i);
      if (i % POSTS_A_TRANSACTION == POSTS_A_TRANSACTION - 1)
        g_assert_true (lyc_database_run (db, "COMMIT; BEGIN", NULL));
    }
  sqlite3_finalize (statement);
  g_assert_true (lyc_database_run (db, "COMMIT", NULL));
}
