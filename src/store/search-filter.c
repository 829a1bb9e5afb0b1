/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "search-filter.h"

#include <string.h>

#include "search-meant.h"
#include "search-schema.h"

/* As in search-schema.h. */
#define TAG_MARK "\xee\x80\x80"
#define TAIL 12

/* The seconds that a rowid can hold. */
#define MAX_SECOND (G_GINT64_CONSTANT (1) << 40)

struct _LycSearchFilter
{
  const LycSearchQuery *query; /* not owned: the job's */
  GPtrArray *authors;          /* of tags; NULL: anyone */
  GPtrArray *places;           /* of tags; NULL: anywhere */
};

/* Returns: (transfer full): the tags of what is meant; takes @meant */
static GPtrArray *
tags_of (GPtrArray *meant)
{
  for (guint i = 0; i < meant->len; i++)
    {
      g_autofree char *named = g_ptr_array_index (meant, i);
      gsize length = strlen (named);

      g_ptr_array_index (meant, i)
          = g_strdup_printf ("%c%s", *named, named + (length > TAIL + 1 ? length - TAIL : 1));
    }
  return meant;
}

/**
 * lyc_search_filter_new:
 * @query: (transfer none): outlives the filter
 *
 * Looks the names of @query up in the cache.
 */
LycSearchFilter *
lyc_search_filter_new (sqlite3 *db, const LycSearchQuery *query)
{
  LycSearchFilter *self = g_new0 (LycSearchFilter, 1);

  self->query = query;
  if (query->from != NULL)
    self->authors = tags_of (lyc_search_meant_people (db, query->from));
  if (query->in != NULL)
    self->places = tags_of (lyc_search_meant_places (db, query->in));
  return self;
}

void
lyc_search_filter_free (LycSearchFilter *self)
{
  g_clear_pointer (&self->authors, g_ptr_array_unref);
  g_clear_pointer (&self->places, g_ptr_array_unref);
  g_free (self);
}

/* Whether it names a person or a place that nobody here has. */
gboolean
lyc_search_filter_is_impossible (LycSearchFilter *self)
{
  return (self->authors != NULL && self->authors->len == 0)
         || (self->places != NULL && self->places->len == 0);
}

static void
add_one (GString *match, const char *tag)
{
  g_string_append_printf (match, "%s\"" TAG_MARK "%s\"", match->len > 0 ? " AND " : "", tag);
}

static void
add_any (GString *match, GPtrArray *tags)
{
  if (tags == NULL)
    return;
  g_string_append (match, match->len > 0 ? " AND (" : "(");
  for (guint i = 0; i < tags->len; i++)
    g_string_append_printf (match, "%s\"" TAG_MARK "%s\"", i > 0 ? " OR " : "",
                            (const char *) g_ptr_array_index (tags, i));
  g_string_append_c (match, ')');
}

/* Adds to an expression of FTS5 what talk has to be; @place_tag: "t" of threads, "h" of chat. */
void
lyc_search_filter_add_talk (LycSearchFilter *self, GString *match, const char *place_tag)
{
  if (place_tag != NULL)
    add_one (match, place_tag);
  add_any (match, self->authors);
  add_any (match, self->places);
  if (self->query->has_file)
    add_one (match, "f");
  if (self->query->post_kind != NULL || self->query->unanswered)
    {
      g_autofree char *tag
          = g_strconcat ("k", self->query->unanswered ? "question" : self->query->post_kind, NULL);

      add_one (match, tag);
    }
}

/* What is no talk, and the kinds of object that it is of. */
static const char *const kinds[LYC_N_SEARCH_GROUPS][3] = {
  [LYC_SEARCH_MOMENT] = { "gtranscript" }, [LYC_SEARCH_ARTICLE] = { "garticle" },
  [LYC_SEARCH_LESSON] = { "glesson" },     [LYC_SEARCH_NOTE] = { "gnote" },
  [LYC_SEARCH_FILE] = { "gfile" },         [LYC_SEARCH_PERSON] = { "guser" },
  [LYC_SEARCH_BADGE] = { "gbadgeclass" },  [LYC_SEARCH_PLACE] = { "gcohort", "gcourse" },
};

void
lyc_search_filter_add_rest (LycSearchFilter *self, GString *match, LycSearchGroup group)
{
  g_autoptr (GPtrArray) tags = g_ptr_array_new ();

  for (guint i = 0; kinds[group][i] != NULL; i++)
    g_ptr_array_add (tags, (gpointer) kinds[group][i]);
  add_any (match, tags);
  add_any (match, self->authors);
  add_any (match, self->places);
}

static gint64
row_of (gint64 at_ms)
{
  gint64 second = CLAMP (at_ms / 1000, 0, MAX_SECOND);

  return second << LYC_SEARCH_SECOND_BITS;
}

/* Returns: where talk of the time that is asked for begins in the index */
gint64
lyc_search_filter_get_first_row (LycSearchFilter *self)
{
  return self->query->after_ms == G_MININT64 ? G_MININT64 : row_of (self->query->after_ms);
}

gint64
lyc_search_filter_get_last_row (LycSearchFilter *self)
{
  return self->query->before_ms == G_MAXINT64 ? G_MAXINT64 : row_of (self->query->before_ms) - 1;
}
