/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "course-links.h"

#include <string.h>

#define LESSON "lyceum:lesson/"
#define MOMENT "lyceum:moment/"

/* What ends a link in Markdown, wherever it stands. */
static gsize
link_length (const char *at)
{
  gsize length = strcspn (at, " \t\r\n()<>[]\"'`");

  while (length > 0 && strchr (".,;:!?*_", at[length - 1]) != NULL)
    length--;
  return length;
}

/* Splits "SLUG/START_MS"; FALSE where it is neither that nor "SLUG". */
static gboolean
split (const char *rest, gboolean moment, char **slug, gint64 *start_ms)
{
  g_auto (GStrv) parts = g_strsplit (rest, "/", -1);
  guint64 number = 0;

  *start_ms = -1;
  if (g_strv_length (parts) != (moment ? 2 : 1))
    return FALSE;
  if (moment && !g_ascii_string_to_unsigned (parts[1], 10, 0, G_MAXINT32, &number, NULL))
    return FALSE;
  if (moment)
    *start_ms = (gint64) number;
  *slug = g_strdup (parts[0]);
  return TRUE;
}

static char *
replaced (const char *whole, LycCourseLinkFunc func, gpointer user_data)
{
  gboolean moment = g_str_has_prefix (whole, MOMENT);
  g_autofree char *slug = NULL;
  g_autofree char *name = NULL;
  gint64 start_ms;

  if (!split (whole + strlen (moment ? MOMENT : LESSON), moment, &slug, &start_ms)
      || (name = func (slug, start_ms, user_data)) == NULL)
    return NULL;
  return moment ? g_strdup_printf (MOMENT "%s/%" G_GINT64_FORMAT, name, start_ms)
                : g_strconcat (LESSON, name, NULL);
}

static const char *
next_link (const char *text)
{
  const char *lesson = strstr (text, LESSON);
  const char *moment = strstr (text, MOMENT);

  if (lesson == NULL || moment == NULL)
    return lesson != NULL ? lesson : moment;
  return MIN (lesson, moment);
}

/**
 * lyc_course_links_replace:
 * @markdown: text with links as an author writes them, "lyceum:lesson/SLUG" and
 *   "lyceum:moment/SLUG/START_MS"
 * @link: (out) (optional): the link that leads nowhere
 * @line: (out) (optional): its line, from 1
 *
 * Returns: (nullable) (transfer full): the text with each slug replaced by what @func says, %NULL
 * where it has nothing to say
 */
char *
lyc_course_links_replace (const char *markdown, LycCourseLinkFunc func, gpointer user_data,
                          char **link, guint *line)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const char *from = markdown;
  guint n = 1;

  for (const char *at = next_link (from); at != NULL; at = next_link (from))
    {
      gsize length = link_length (at);
      g_autofree char *whole = g_strndup (at, length);
      g_autofree char *now = replaced (whole, func, user_data);

      for (const char *c = from; c < at; c++)
        n += *c == '\n';
      if (now == NULL)
        {
          if (line != NULL)
            *line = n;
          if (link != NULL)
            *link = g_steal_pointer (&whole);
          return NULL;
        }
      g_string_append_len (text, from, at - from);
      g_string_append (text, now);
      from = at + length;
    }
  g_string_append (text, from);
  return g_string_free (g_steal_pointer (&text), FALSE);
}
