/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* How a filter that is being typed may go on: its kinds and days at once, names from the store. */

#include "search-completion.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "search-day.h"
#include "search-text.h"
#include "word-search.h"

/* Names that are offered at once. */
#define MAX_NAMES 6

typedef struct
{
  char *before; /* what is typed up to the filter */
  LycSearchPart part;
  GPtrArray *found; /* of LycSearchSuggestion */
} Completion;

LycSearchSuggestion *
lyc_search_suggestion_copy (const LycSearchSuggestion *self)
{
  LycSearchSuggestion *copy = g_new0 (LycSearchSuggestion, 1);

  copy->name = g_strdup (self->name);
  copy->about = g_strdup (self->about);
  copy->text = g_strdup (self->text);
  return copy;
}

void
lyc_search_suggestion_free (LycSearchSuggestion *self)
{
  g_free (self->name);
  g_free (self->about);
  g_free (self->text);
  g_free (self);
}

static void
completion_free (Completion *self)
{
  g_free (self->before);
  lyc_search_part_clear (&self->part);
  g_ptr_array_unref (self->found);
  g_free (self);
}

static gboolean
is_offered (Completion *self, const char *text)
{
  for (guint i = 0; i < self->found->len; i++)
    if (g_str_equal (((LycSearchSuggestion *) g_ptr_array_index (self->found, i))->text, text))
      return TRUE;
  return FALSE;
}

/* What says it all needs no more. */
static void
offer (Completion *self, const char *value, const char *about)
{
  LycSearchSuggestion *suggestion;
  g_autofree char *typed = lyc_text_fold (self->part.value), *folded = lyc_text_fold (value);
  g_autofree char *text = lyc_search_text_with (self->before, self->part.name, value);

  if (g_str_equal (typed, folded) || is_offered (self, text))
    return;
  suggestion = g_new0 (LycSearchSuggestion, 1);
  suggestion->name = lyc_search_text_with ("", self->part.name, value);
  suggestion->about = g_strdup (about);
  suggestion->text = g_steal_pointer (&text);
  g_ptr_array_add (self->found, suggestion);
}

static void
offer_word (Completion *self, const char *value)
{
  g_autofree char *typed = lyc_text_fold (self->part.value), *folded = lyc_text_fold (value);

  if (g_str_has_prefix (folded, typed))
    offer (self, value, "");
}

static void
offer_words (Completion *self)
{
  g_auto (GStrv) kinds = lyc_search_query_list_kinds ();
  const char *const *words = (const char *const *) kinds;
  const char *one[] = { NULL, NULL };

  if (self->part.name == LYC_SEARCH_NAME_AFTER || self->part.name == LYC_SEARCH_NAME_BEFORE)
    words = lyc_search_day_get_examples ();
  else if (self->part.name == LYC_SEARCH_NAME_HAS)
    one[0] = C_ ("search kind", "file");
  else if (self->part.name == LYC_SEARCH_NAME_IS)
    one[0] = C_ ("search filter", "unanswered");
  else if (self->part.name == LYC_SEARCH_NAME_FROM)
    one[0] = C_ ("search filter", "me");
  if (one[0] != NULL)
    words = one;
  for (guint i = 0; words[i] != NULL; i++)
    offer_word (self, words[i]);
}

static gboolean
is_of_names (const Completion *self)
{
  return self->part.name == LYC_SEARCH_NAME_FROM || self->part.name == LYC_SEARCH_NAME_IN;
}

static void
finish (GTask *task)
{
  Completion *self = g_task_get_task_data (task);

  g_task_return_pointer (task, g_ptr_array_ref (self->found), (GDestroyNotify) g_ptr_array_unref);
  g_object_unref (task);
}

static void
named_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Completion *self = g_task_get_task_data (task);
  g_autoptr (LycSearchAnswer) answer = lyc_finder_finish (LYC_FINDER (source), result, NULL);

  for (guint i = 0; answer != NULL && i < answer->hits->len; i++)
    {
      LycSearchHit *hit = g_ptr_array_index (answer->hits, i);

      offer (self, hit->head, hit->place);
    }
  finish (task);
}

static void
ask_names (Completion *self, LycFinder *finder, GTask *task)
{
  g_autoptr (LycSearchQuery) query = lyc_search_query_parse ("");

  g_free (query->words);
  query->words = g_strdup (self->part.value);
  query->limit = MAX_NAMES;
  query->groups
      = self->part.name == LYC_SEARCH_NAME_FROM
            ? LYC_SEARCH_GROUP_BIT (LYC_SEARCH_PERSON)
            : LYC_SEARCH_GROUP_BIT (LYC_SEARCH_PLACE) | LYC_SEARCH_GROUP_BIT (LYC_SEARCH_LESSON);
  lyc_finder_find_async (finder, query, g_task_get_cancellable (task), named_cb, task);
}

/**
 * lyc_search_complete_async:
 * @text: what the box says
 *
 * Looks how a filter at the end of @text may go on. Finishes with nothing where there is none.
 */
void
lyc_search_complete_async (LycFinder *finder, const char *text, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (finder, cancellable, callback, user_data);
  Completion *self = g_new0 (Completion, 1);

  g_task_set_task_data (task, self, (GDestroyNotify) completion_free);
  self->found = g_ptr_array_new_with_free_func ((GDestroyNotify) lyc_search_suggestion_free);
  if (lyc_search_text_get_open (text, &self->part))
    {
      self->before = g_strndup (text, (gsize) (self->part.start - text));
      if (self->part.name != LYC_SEARCH_NAME_IN)
        offer_words (self);
      if (is_of_names (self))
        {
          ask_names (self, finder, task);
          return;
        }
    }
  finish (task);
}

/* Returns: (transfer full) (nullable): of LycSearchSuggestion */
GPtrArray *
lyc_search_complete_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
