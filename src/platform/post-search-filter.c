/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "post-search-filter.h"

#include "handlers.h"
#include "ids.h"
#include "view.h"

/* People or places that a search may name at once. */
#define MAX_NAMED 50

/* Times are of posts, so what lies beyond these changes nothing. */
#define MAX_MS (G_GINT64_CONSTANT (1) << 50)

/* As in schema-search.c. */
#define TAG_MARK "\xee\x80\x80"
#define ROWS_A_SECOND 1048576

static void
add (LycPostSearchFilter *self, const char *part)
{
  g_string_append_printf (self->match, "%s(%s)", self->match->len > 0 ? " AND " : "", part);
}

static void
add_tag (LycPostSearchFilter *self, const char *letter, const char *value)
{
  g_autofree char *part = g_strconcat ("\"" TAG_MARK, letter, value, "\"", NULL);

  add (self, part);
}

/* Returns: (transfer full) (nullable): the ids of a parameter, by commas; answered where it has
 * none or too many. What is no id is like one that nobody has. */
static char **
read_ids (LycRequest *request, const char *name)
{
  const char *text = lyc_request_param (request, name);
  g_auto (GStrv) ids = text != NULL ? g_strsplit (text, ",", MAX_NAMED + 1) : NULL;
  guint n = ids != NULL ? g_strv_length (ids) : 0;

  if (text == NULL)
    return NULL;
  for (guint i = 0; i < n; i++)
    if (n > MAX_NAMED || !lyc_id_is_valid (ids[i]))
      {
        lyc_request_field_error (request, name, "must be 1 to 50 ids with commas between them");
        return NULL;
      }
  if (n == 0)
    lyc_request_field_error (request, name, "must be 1 to 50 ids with commas between them");
  return n > 0 ? g_steal_pointer (&ids) : NULL;
}

static void
append_tag (GString *any, const char *letter, gint64 id)
{
  g_string_append_printf (any, "%s\"" TAG_MARK "%s%" G_GINT64_FORMAT "\"",
                          any->len > 0 ? " OR " : "", letter, id);
}

/* Whom nobody knows wrote nothing, just as those whose posts this person may not read. */
static void
add_people (LycPostSearchFilter *self, LycRequest *request)
{
  g_auto (GStrv) ids = read_ids (request, "from");
  g_autoptr (GString) any = g_string_new (NULL);

  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    append_tag (any, "a",
                lyc_db_int (request->db, 0, "SELECT id FROM user WHERE uuid = ?", "s", ids[i]));
  if (ids != NULL)
    add (self, any->str);
}

static void
append_place (GString *any, LycRequest *request, const char *uuid)
{
  static const struct
  {
    const char *kind;
    const char *letter;
  } kinds[] = { { "cohort", "g" }, { "course", "o" }, { "lesson", "l" } };
  LycFound found;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (lyc_find (request->platform, request->viewer, kinds[i].kind, uuid, &found))
      append_tag (any, kinds[i].letter, found.id);
}

static void
add_places (LycPostSearchFilter *self, LycRequest *request)
{
  g_auto (GStrv) ids = read_ids (request, "in");
  g_autoptr (GString) any = g_string_new (NULL);

  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    append_place (any, request, ids[i]);
  if (any->len == 0)
    append_tag (any, "none", 0);
  if (ids != NULL)
    add (self, any->str);
}

/* @words: those that the parameter may say, with what each adds to a tag's @letter. */
static void
add_word (LycPostSearchFilter *self, LycRequest *request, const char *name, const char *letter,
          const char *const (*words)[2])
{
  const char *text = lyc_request_param (request, name);

  if (text == NULL)
    return;
  for (guint i = 0; words[i][0] != NULL; i++)
    if (g_str_equal (words[i][0], text))
      {
        if (words[i][1] != NULL)
          add_tag (self, letter, words[i][1]);
        return;
      }
  lyc_request_field_error (request, name, "is none of the words that it may be");
}

static void
add_words (LycPostSearchFilter *self, LycRequest *request)
{
  static const char *const kinds[][2]
      = { { "discussion", "discussion" }, { "question", "question" },         { "idea", "idea" },
          { "answer", "answer" },         { "announcement", "announcement" }, { NULL } };
  static const char *const talks[][2] = { { "thread", "t" }, { "chat", "h" }, { NULL } };
  static const char *const files[][2] = { { "true", "f" }, { "false", NULL }, { NULL } };
  static const char *const open[][2] = { { "true", "u" }, { "false", NULL }, { NULL } };

  add_word (self, request, "kind", "k", kinds);
  add_word (self, request, "talk", "", talks);
  add_word (self, request, "has_file", "", files);
  add_word (self, request, "unanswered", "", open);
}

static void
read_time (LycPostSearchFilter *self, LycRequest *request, const char *name, gint64 *at_ms)
{
  const char *text = lyc_request_param (request, name);

  if (text == NULL)
    return;
  self->timed = TRUE;
  if (!g_ascii_string_to_signed (text, 10, 0, MAX_MS, at_ms, NULL))
    lyc_request_field_error (request, name, "must be a time in milliseconds");
}

/**
 * lyc_post_search_filter_new:
 * @words: an expression of FTS5; "" for any
 *
 * Reads what a request narrows a search to; answered where a parameter is not what it has to be.
 */
LycPostSearchFilter *
lyc_post_search_filter_new (LycRequest *request, const char *words)
{
  LycPostSearchFilter *self = g_new0 (LycPostSearchFilter, 1);

  self->match = g_string_new (words);
  self->before_ms = MAX_MS;
  add_people (self, request);
  add_places (self, request);
  add_words (self, request);
  read_time (self, request, "after", &self->after_ms);
  read_time (self, request, "before", &self->before_ms);
  return self;
}

void
lyc_post_search_filter_free (LycPostSearchFilter *self)
{
  g_string_free (self->match, TRUE);
  g_free (self);
}

/* Rows are as exact as seconds; what lies beside a span in its first and last second is left out by
 * the time of the post. */
gint64
lyc_post_search_filter_get_first_row (const LycPostSearchFilter *self)
{
  return self->after_ms / 1000 * ROWS_A_SECOND;
}

gint64
lyc_post_search_filter_get_last_row (const LycPostSearchFilter *self)
{
  return (self->before_ms / 1000 + 1) * ROWS_A_SECOND - 1;
}
