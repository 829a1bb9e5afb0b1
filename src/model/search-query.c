/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "search-query.h"

#include <glib/gi18n-lib.h>

#include "search-day.h"
#include "search-text.h"

#define DEFAULT_LIMIT 6
#define TALK (LYC_SEARCH_GROUP_BIT (LYC_SEARCH_THREAD) | LYC_SEARCH_GROUP_BIT (LYC_SEARCH_CHAT))

/* Returns: (transfer full) (nullable): what is not understood of @part, as a sentence */
typedef char *(*TakeFilter) (LycSearchQuery *self, const LycSearchPart *part);

static char *
take_from (LycSearchQuery *self, const LycSearchPart *part)
{
  g_free (self->from);
  self->from = g_strdup (part->value);
  return NULL;
}

static char *
take_in (LycSearchQuery *self, const LycSearchPart *part)
{
  g_free (self->in);
  self->in = g_strdup (part->value);
  return NULL;
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

static const char *
word_of_kind (guint i)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "search kind", kinds[i].word);
}

/* Returns: (transfer full): what can stand behind "kind:", in the person's language */
char **
lyc_search_query_list_kinds (void)
{
  char **words = g_new0 (char *, G_N_ELEMENTS (kinds) + 1);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    words[i] = g_strdup (word_of_kind (i));
  return words;
}

static char *
take_kind (LycSearchQuery *self, const LycSearchPart *part)
{
  g_auto (GStrv) all = lyc_search_query_list_kinds ();
  g_autofree char *words = g_strjoinv (", ", all);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (lyc_search_word_is (part->value, kinds[i].word, word_of_kind (i)))
      {
        self->groups = kinds[i].groups;
        g_free (self->post_kind);
        self->post_kind = g_strdup (kinds[i].post_kind);
        return NULL;
      }
  return g_strdup_printf (_("“%s” isn’t a kind; write one of these: %s."), part->text, words);
}

static char *
take_day (const LycSearchPart *part, gint64 *at_ms)
{
  if (lyc_search_day_read (part->value, at_ms))
    return NULL;
  return g_strdup_printf (_("“%s” isn’t a day; write %s:2026-11-02."), part->text,
                             lyc_search_name_get_word (part->name));
}

static char *
take_after (LycSearchQuery *self, const LycSearchPart *part)
{
  return take_day (part, &self->after_ms);
}

static char *
take_before (LycSearchQuery *self, const LycSearchPart *part)
{
  return take_day (part, &self->before_ms);
}

/* @flag: is set where @part has the only value that there is for it. */
static char *
take_flag (const LycSearchPart *part, gboolean *flag, const char *english, const char *translated)
{
  if (!lyc_search_word_is (part->value, english, translated))
    return g_strdup_printf (_("“%s” isn’t understood; write %s:%s."), part->text,
                               lyc_search_name_get_word (part->name), translated);
  *flag = TRUE;
  return NULL;
}

static char *
take_has (LycSearchQuery *self, const LycSearchPart *part)
{
  return take_flag (part, &self->has_file, "file", C_ ("search kind", "file"));
}

static char *
take_is (LycSearchQuery *self, const LycSearchPart *part)
{
  return take_flag (part, &self->unanswered, "unanswered", C_ ("search filter", "unanswered"));
}

static const TakeFilter filters[LYC_N_SEARCH_NAMES] = {
  [LYC_SEARCH_NAME_FROM] = take_from,     [LYC_SEARCH_NAME_IN] = take_in,
  [LYC_SEARCH_NAME_KIND] = take_kind,     [LYC_SEARCH_NAME_AFTER] = take_after,
  [LYC_SEARCH_NAME_BEFORE] = take_before, [LYC_SEARCH_NAME_HAS] = take_has,
  [LYC_SEARCH_NAME_IS] = take_is,
};

/* Only what narrows talk is asked of talk alone: people write and answer, articles do not. */
static void
narrow (LycSearchQuery *self)
{
  if (self->unanswered)
    self->groups &= LYC_SEARCH_GROUP_BIT (LYC_SEARCH_THREAD);
  if (self->has_file || self->post_kind != NULL || self->after_ms != G_MININT64
      || self->before_ms != G_MAXINT64)
    self->groups &= TALK;
  if (self->from != NULL)
    self->groups &= TALK | LYC_SEARCH_GROUP_BIT (LYC_SEARCH_FILE);
}

static void
append (char **text, const char *between, const char *more)
{
  g_autofree char *before = *text;

  *text = g_strconcat (before != NULL ? before : "",
                       before != NULL && *before != '\0' ? between : "", more, NULL);
}

/* What waits for its value narrows nothing yet, and is no word either. */
static void
take_part (LycSearchQuery *self, const LycSearchPart *part)
{
  g_autofree char *misread = NULL;

  if (part->name == LYC_N_SEARCH_NAMES)
    append (&self->words, " ", part->text);
  else if (*part->value != '\0')
    misread = filters[part->name](self, part);
  if (misread != NULL)
    append (&self->misread, "\n", misread);
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
 * Returns: (transfer full): what it asks for; what is no filter is a word, and a filter that is not
 * understood is left out and said to be
 */
LycSearchQuery *
lyc_search_query_parse (const char *text)
{
  LycSearchQuery *self = new_query (DEFAULT_LIMIT);
  LycSearchPart part = { 0 };

  self->words = g_strdup ("");
  for (; lyc_search_part_next (&part, &text); lyc_search_part_clear (&part))
    take_part (self, &part);
  narrow (self);
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
  copy->misread = g_strdup (self->misread);
  return copy;
}

void
lyc_search_query_free (LycSearchQuery *self)
{
  g_free (self->words);
  g_free (self->from);
  g_free (self->in);
  g_free (self->post_kind);
  g_free (self->misread);
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

/* Whether a word is among the words: signs alone are none. */
gboolean
lyc_search_query_has_word (const LycSearchQuery *self)
{
  for (const char *c = self->words; *c != '\0'; c = g_utf8_next_char (c))
    if (g_unichar_isalnum (g_utf8_get_char (c)))
      return TRUE;
  return FALSE;
}

/* Whether the platform can answer it as well: it knows talk. */
gboolean
lyc_search_query_is_for_all (const LycSearchQuery *self)
{
  return (lyc_search_query_has_word (self) || lyc_search_query_has_filter (self))
         && (self->groups & TALK) != 0;
}

/* Returns: how many hits of @group are wanted */
guint
lyc_search_query_get_limit (const LycSearchQuery *self, LycSearchGroup group)
{
  return self->limit + self->more[group];
}

/* Whether "from:" names whoever looks. */
gboolean
lyc_search_word_is_me (const char *word)
{
  return lyc_search_word_is (word, "me", C_ ("search filter", "me"));
}
