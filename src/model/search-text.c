/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* What is typed into the search, part by part. */

#include "search-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "word-search.h"

/* What stands between parts. */
#define BLANKS " \t\n"

static const char *const words[LYC_N_SEARCH_NAMES] = {
  [LYC_SEARCH_NAME_FROM] = NC_ ("search filter", "from"),
  [LYC_SEARCH_NAME_IN] = NC_ ("search filter", "in"),
  [LYC_SEARCH_NAME_KIND] = NC_ ("search filter", "kind"),
  [LYC_SEARCH_NAME_AFTER] = NC_ ("search filter", "after"),
  [LYC_SEARCH_NAME_BEFORE] = NC_ ("search filter", "before"),
  [LYC_SEARCH_NAME_HAS] = NC_ ("search filter", "has"),
  [LYC_SEARCH_NAME_IS] = NC_ ("search filter", "is"),
};

/* Returns: (transfer none): what stands before the colon, in the person's language */
const char *
lyc_search_name_get_word (LycSearchName name)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "search filter", words[name]);
}

/* English works everywhere, for whoever learned it so; the person's own language does too. */
gboolean
lyc_search_word_is (const char *typed, const char *english, const char *translated)
{
  g_autofree char *folded = lyc_text_fold (typed);
  g_autofree char *first = lyc_text_fold (english);
  g_autofree char *second = lyc_text_fold (translated);

  return g_str_equal (folded, first) || g_str_equal (folded, second);
}

static LycSearchName
name_of (const char *word)
{
  for (int name = 0; name < LYC_N_SEARCH_NAMES; name++)
    if (lyc_search_word_is (word, words[name], lyc_search_name_get_word ((LycSearchName) name)))
      return (LycSearchName) name;
  return LYC_N_SEARCH_NAMES;
}

static void
read_name (LycSearchPart *self)
{
  const char *colon = strchr (self->text, ':');
  g_autofree char *word
      = colon != NULL ? g_strndup (self->text, (gsize) (colon - self->text)) : NULL;

  self->name = word != NULL ? name_of (word) : LYC_N_SEARCH_NAMES;
  self->value = self->name != LYC_N_SEARCH_NAMES ? colon + 1 : self->text;
}

/**
 * lyc_search_part_next:
 * @self: (out caller-allocates): cleared by whoever has it
 *
 * Reads the next part of *@text, which ends at a blank outside of quotes.
 *
 * Returns: %FALSE at the end
 */
gboolean
lyc_search_part_next (LycSearchPart *self, const char **text)
{
  g_autoptr (GString) part = g_string_new (NULL);
  const char *c = *text;
  gboolean quoted = FALSE;

  while (*c != '\0' && strchr (BLANKS, *c) != NULL)
    c++;
  if (*c == '\0')
    return FALSE;
  self->start = c;
  for (; *c != '\0' && (quoted || strchr (BLANKS, *c) == NULL); c++)
    if (*c == '"')
      quoted = !quoted;
    else
      g_string_append_c (part, *c);
  *text = self->end = c;
  self->text = g_strdup (part->str);
  read_name (self);
  return TRUE;
}

void
lyc_search_part_clear (LycSearchPart *self)
{
  g_clear_pointer (&self->text, g_free);
}

/* Returns: (transfer full): @text without the filters of this name */
char *
lyc_search_text_without (const char *text, LycSearchName name)
{
  GString *rest = g_string_new (NULL);
  LycSearchPart part = { 0 };

  for (; lyc_search_part_next (&part, &text); lyc_search_part_clear (&part))
    if (part.name != name)
      g_string_append_printf (rest, "%s%.*s", rest->len > 0 ? " " : "",
                              (int) (part.end - part.start), part.start);
  return g_string_free (rest, FALSE);
}

gboolean
lyc_search_text_has (const char *text, LycSearchName name)
{
  LycSearchPart part = { 0 };
  gboolean has = FALSE;

  for (; lyc_search_part_next (&part, &text); lyc_search_part_clear (&part))
    has = has || part.name == name;
  return has;
}

/* Returns: (transfer full): @text and behind it the filter; in quotes where @value needs them, and
 * open at its end where that is "" */
char *
lyc_search_text_with (const char *text, LycSearchName name, const char *value)
{
  const char *quote = strpbrk (value, BLANKS) != NULL ? "\"" : "";
  g_autofree char *rest = g_strdup (text);
  g_auto (GStrv) plain = g_strsplit (value, "\"", -1);
  g_autofree char *joined = g_strjoinv ("", plain);

  g_strchomp (rest);
  return g_strconcat (rest, *rest != '\0' ? " " : "", lyc_search_name_get_word (name), ":", quote,
                      joined, quote, NULL);
}

/**
 * lyc_search_text_get_open:
 * @part: (out caller-allocates): cleared by whoever has it
 *
 * Returns: whether a filter is being typed at the end of @text
 */
gboolean
lyc_search_text_get_open (const char *text, LycSearchPart *part)
{
  const char *rest = text;
  gsize length = strlen (text);
  gboolean open = FALSE;

  while (lyc_search_part_next (part, &rest))
    {
      open = part->name != LYC_N_SEARCH_NAMES && part->end == text + length;
      if (open)
        return TRUE;
      lyc_search_part_clear (part);
    }
  return open;
}
