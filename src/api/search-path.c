/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "search-path.h"

/* What the API takes of words, in characters. */
#define MAX_CHARACTERS 200

static void
append (GString *path, const char *name, const char *value)
{
  g_autofree char *escaped = g_uri_escape_string (value, ",", FALSE);

  g_string_append_printf (path, "&%s=%s", name, escaped);
}

static void
append_ids (GString *path, const char *name, GPtrArray *ids)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    g_string_append_printf (list, "%s%s", i > 0 ? "," : "",
                            (const char *) g_ptr_array_index (ids, i));
  if (ids != NULL)
    append (path, name, list->str);
}

static void
append_time (GString *path, const char *name, gint64 at_ms)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, MAX (at_ms, 0));

  append (path, name, text);
}

static void
append_talk (GString *path, guint groups)
{
  gboolean threads = (groups & LYC_SEARCH_GROUP_BIT (LYC_SEARCH_THREAD)) != 0;
  gboolean chat = (groups & LYC_SEARCH_GROUP_BIT (LYC_SEARCH_CHAT)) != 0;

  if (threads != chat)
    append (path, "talk", threads ? "thread" : "chat");
}

static void
append_words (GString *path, const LycSearchQuery *query)
{
  g_autofree char *words
      = lyc_search_query_has_word (query) ? g_utf8_substring (
            query->words, 0, MIN (g_utf8_strlen (query->words, -1), MAX_CHARACTERS))
                                          : NULL;

  if (words != NULL)
    append (path, "q", words);
}

/* Returns: (transfer full): where a page of what is asked for is read */
char *
lyc_search_path (const LycFarSearch *search)
{
  const LycSearchQuery *query = search->query;
  GString *path = g_string_new ("/v1/search?limit=50");

  append_words (path, query);
  append_ids (path, "from", search->author_ids);
  append_ids (path, "in", search->place_ids);
  append_talk (path, query->groups);
  if (query->post_kind != NULL)
    append (path, "kind", query->post_kind);
  if (query->after_ms != G_MININT64)
    append_time (path, "after", query->after_ms);
  if (search->before_ms != G_MAXINT64)
    append_time (path, "before", search->before_ms);
  if (query->has_file)
    append (path, "has_file", "true");
  if (query->unanswered)
    append (path, "unanswered", "true");
  return g_string_free (path, FALSE);
}
