/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "search-query.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#include "word-search.h"

#define DEFAULT_LIMIT 6

/* What stands between words. */
#define BLANKS " \t\n"

typedef void (*TakeFilter) (LycSearchQuery *self, const char *value);

static void
take_from (LycSearchQuery *self, const char *value)
{
  g_free (self->from);
  self->from = g_strdup (value);
}

static void
take_in (LycSearchQuery *self, const char *value)
{
  g_free (self->in);
  self->in = g_strdup (value);
}

/* A word for a kind, and what it narrows the search to. */
static const struct
{
  const char *word;
  const char *post_kind;
  guint groups;
} kinds[] = {
  { NC_ ("search kind", "question"), "question", LYC_SEARCH_GROUP_BIT (LYC_SEARCH_THREAD) },
  { NC_ ("search kind", "answer"), "answer", LYC_SEARCH_GROUP_BIT (LYC_SEARCH_THREAD) },
  { NC_ ("search kind", "idea"), "idea", LYC_SEARCH_GROUP_BIT (LYC_SEARCH_THREAD) },
  { NC_ ("search kind", "announcement"), "announcement",
    LYC_SEARCH_GROUP_BIT (LYC_SEARCH_THREAD) | LYC_SEARCH_GROUP_BIT (LYC_SEARCH_CHAT) },
  { NC_ ("search kind", "thread"), NULL, LYC_SEARCH_GROUP_BIT (LYC_SEARCH_THREAD) },
  { NC_ ("search kind", "chat"), NULL, LYC_SEARCH_GROUP_BIT (LYC_SEARCH_CHAT) },
  { NC_ ("search kind", "moment"), NULL, LYC_SEARCH_GROUP_BIT (LYC_SEARCH_MOMENT) },
  { NC_ ("search kind", "article"), NULL, LYC_SEARCH_GROUP_BIT (LYC_SEARCH_ARTICLE) },
  { NC_ ("search kind", "lesson"), NULL, LYC_SEARCH_GROUP_BIT (LYC_SEARCH_LESSON) },
  { NC_ ("search kind", "note"), NULL, LYC_SEARCH_GROUP_BIT (LYC_SEARCH_NOTE) },
  { NC_ ("search kind", "file"), NULL, LYC_SEARCH_GROUP_BIT (LYC_SEARCH_FILE) },
  { NC_ ("search kind", "person"), NULL, LYC_SEARCH_GROUP_BIT (LYC_SEARCH_PERSON) },
  { NC_ ("search kind", "badge"), NULL, LYC_SEARCH_GROUP_BIT (LYC_SEARCH_BADGE) },
};

/* English works everywhere, for whoever learned it so; the person's own language does too. */
static gboolean
is_word (const char *typed, const char *english, const char *translated)
{
  g_autofree char *folded = lyc_text_fold (typed);
  g_autofree char *first = lyc_text_fold (english);
  g_autofree char *second = lyc_text_fold (translated);

  return g_str_equal (folded, first) || g_str_equal (folded, second);
}

/* A kind that nobody knows finds nothing, which says more than finding everything. */
static void
take_kind (LycSearchQuery *self, const char *value)
{
  self->groups = 0;
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (is_word (value, kinds[i].word,
                 g_dpgettext2 (GETTEXT_PACKAGE, "search kind", kinds[i].word)))
      {
        self->groups = kinds[i].groups;
        g_free (self->post_kind);
        self->post_kind = g_strdup (kinds[i].post_kind);
      }
}

/* Returns: the beginning of the day "2026-11-25", of the month "2026-11" or of the year, in ms */
static gboolean
read_day (const char *value, gint64 *at_ms)
{
  int year = 0, month = 1, day = 1, end = 0;
  g_autoptr (GDateTime) time = NULL;

  if (sscanf (value, "%4d-%2d-%2d%n", &year, &month, &day, &end) < 1
      || (end > 0 && value[end] != '\0'))
    return FALSE;
  time = g_date_time_new_local (year, month, day, 0, 0, 0);
  if (time == NULL)
    return FALSE;
  *at_ms = g_date_time_to_unix (time) * 1000;
  return TRUE;
}

static void
take_after (LycSearchQuery *self, const char *value)
{
  read_day (value, &self->after_ms);
}

static void
take_before (LycSearchQuery *self, const char *value)
{
  read_day (value, &self->before_ms);
}

static void
take_has (LycSearchQuery *self, const char *value)
{
  self->has_file = self->has_file || is_word (value, "file", C_ ("search kind", "file"));
}

static void
take_is (LycSearchQuery *self, const char *value)
{
  self->unanswered
      = self->unanswered || is_word (value, "unanswered", C_ ("search filter", "unanswered"));
}

static const struct
{
  const char *word;
  TakeFilter take;
} filters[] = {
  { NC_ ("search filter", "from"), take_from },     { NC_ ("search filter", "in"), take_in },
  { NC_ ("search filter", "kind"), take_kind },     { NC_ ("search filter", "after"), take_after },
  { NC_ ("search filter", "before"), take_before }, { NC_ ("search filter", "has"), take_has },
  { NC_ ("search filter", "is"), take_is },
};

/* Only what narrows talk is asked of talk alone: people write and answer, articles do not. */
static void
narrow (LycSearchQuery *self)
{
  guint talk = LYC_SEARCH_GROUP_BIT (LYC_SEARCH_THREAD) | LYC_SEARCH_GROUP_BIT (LYC_SEARCH_CHAT);

  if (self->unanswered)
    self->groups &= LYC_SEARCH_GROUP_BIT (LYC_SEARCH_THREAD);
  if (self->has_file || self->post_kind != NULL || self->after_ms != G_MININT64
      || self->before_ms != G_MAXINT64)
    self->groups &= talk;
  if (self->from != NULL)
    self->groups &= talk | LYC_SEARCH_GROUP_BIT (LYC_SEARCH_FILE);
}

static gboolean
take_filter (LycSearchQuery *self, const char *part)
{
  const char *colon = strchr (part, ':');
  g_autofree char *word = colon != NULL ? g_strndup (part, (gsize) (colon - part)) : NULL;

  if (word == NULL || colon[1] == '\0')
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    if (is_word (word, filters[i].word,
                 g_dpgettext2 (GETTEXT_PACKAGE, "search filter", filters[i].word)))
      {
        filters[i].take (self, colon + 1);
        return TRUE;
      }
  return FALSE;
}

/* Returns: (transfer full): the next part of *@text, which ends at a blank outside of quotes; the
 * quotes themselves are left out. %NULL at the end */
static char *
next_part (const char **text)
{
  g_autoptr (GString) part = g_string_new (NULL);
  const char *c = *text;
  gboolean quoted = FALSE;

  while (*c != '\0' && strchr (BLANKS, *c) != NULL)
    c++;
  if (*c == '\0')
    return NULL;
  for (; *c != '\0' && (quoted || strchr (BLANKS, *c) == NULL); c++)
    if (*c == '"')
      quoted = !quoted;
    else
      g_string_append_c (part, *c);
  *text = c;
  return g_strdup (part->str);
}

static LycSearchQuery *
new_query (guint limit)
{
  LycSearchQuery *self = g_new0 (LycSearchQuery, 1);

  self->groups = LYC_SEARCH_ALL_GROUPS;
  self->after_ms = G_MININT64;
  self->before_ms = G_MAXINT64;
  self->limit = limit;
  return self;
}

/**
 * lyc_search_query_new_alike:
 * @text: what somebody writes; nothing in it is a filter
 *
 * Returns: (transfer full): asks for threads, articles and moments that may say something to it, at
 *   most @limit
 */
LycSearchQuery *
lyc_search_query_new_alike (const char *text, guint limit)
{
  LycSearchQuery *self = new_query (limit);

  self->words = g_strdup (text);
  self->alike = TRUE;
  return self;
}

/**
 * lyc_search_query_parse:
 * @text: words and filters, such as "silence from:ada in:\"Say it back\" after:2026-11"
 *
 * Returns: (transfer full): what it asks for; what is no filter is a word
 */
LycSearchQuery *
lyc_search_query_parse (const char *text)
{
  LycSearchQuery *self = new_query (DEFAULT_LIMIT);
  g_autoptr (GString) words = g_string_new (NULL);

  for (char *part; (part = next_part (&text)) != NULL; g_free (part))
    if (!take_filter (self, part))
      g_string_append_printf (words, "%s%s", words->len > 0 ? " " : "", part);
  narrow (self);
  self->words = g_strdup (words->str);
  return self;
}

LycSearchQuery *
lyc_search_query_copy (const LycSearchQuery *self)
{
  LycSearchQuery *copy = g_memdup2 (self, sizeof *self);

  copy->words = g_strdup (self->words);
  copy->from = g_strdup (self->from);
  copy->in = g_strdup (self->in);
  copy->post_kind = g_strdup (self->post_kind);
  return copy;
}

void
lyc_search_query_free (LycSearchQuery *self)
{
  g_free (self->words);
  g_free (self->from);
  g_free (self->in);
  g_free (self->post_kind);
  g_free (self);
}

/* Whether it asks for nothing. */
gboolean
lyc_search_query_is_blank (const LycSearchQuery *self)
{
  return *self->words == '\0' && !lyc_search_query_has_filter (self);
}

gboolean
lyc_search_query_has_filter (const LycSearchQuery *self)
{
  return self->from != NULL || self->in != NULL || self->post_kind != NULL || self->has_file
         || self->unanswered || self->groups != LYC_SEARCH_ALL_GROUPS;
}

/* Whether the platform can answer it: it knows words, and what a post says of itself. */
gboolean
lyc_search_query_is_for_all (const LycSearchQuery *self)
{
  guint talk = LYC_SEARCH_GROUP_BIT (LYC_SEARCH_THREAD) | LYC_SEARCH_GROUP_BIT (LYC_SEARCH_CHAT);

  return *self->words != '\0' && self->from == NULL && self->in == NULL && !self->unanswered
         && (self->groups & talk) != 0;
}

/* Whether "from:" names whoever looks. */
gboolean
lyc_search_word_is_me (const char *word)
{
  return is_word (word, "me", C_ ("search filter", "me"));
}
