/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "json-place.h"

#include <string.h>

/* json-glib forgets where a value stood, and whoever writes JSON by hand needs to know. The text
 * has passed the gate, so this only has to find its way, not to judge. */

typedef struct
{
  const char *start;
  const char *at;
  const char *end;
} Walk;

static void
skip_space (Walk *walk)
{
  while (walk->at < walk->end && strchr (" \t\r\n,:", *walk->at) != NULL)
    walk->at++;
}

/* At the opening quote; afterwards behind the closing one. */
static void
skip_string (Walk *walk)
{
  for (walk->at++; walk->at < walk->end && *walk->at != '"'; walk->at++)
    if (*walk->at == '\\')
      walk->at++;
  walk->at = MIN (walk->at + 1, walk->end);
}

/* Over a whole value, however deep it goes. */
static void
skip_value (Walk *walk)
{
  guint depth = 0;

  skip_space (walk);
  do
    {
      char c = walk->at < walk->end ? *walk->at : '\0';

      if (c == '"')
        skip_string (walk);
      else
        walk->at++;
      depth += c == '{' || c == '[';
      depth -= depth > 0 && (c == '}' || c == ']');
      if (depth == 0 && c != '"' && c != '}' && c != ']')
        while (walk->at < walk->end && strchr (",]} \t\r\n", *walk->at) == NULL)
          walk->at++;
    }
  while (depth > 0 && walk->at < walk->end);
}

/* At the "{"; afterwards at the value of the member @name. */
static gboolean
enter_member (Walk *walk, const char *name)
{
  walk->at++;
  for (skip_space (walk); walk->at < walk->end && *walk->at == '"'; skip_space (walk))
    {
      const char *from = walk->at + 1;

      skip_string (walk);
      if ((gsize) (walk->at - 1 - from) == strlen (name) && memcmp (from, name, strlen (name)) == 0)
        {
          skip_space (walk);
          return TRUE;
        }
      skip_value (walk);
    }
  return FALSE;
}

/* At the "["; afterwards at its element @index. */
static gboolean
enter_element (Walk *walk, guint64 index)
{
  walk->at++;
  for (skip_space (walk); walk->at < walk->end && *walk->at != ']'; skip_space (walk))
    {
      if (index-- == 0)
        return TRUE;
      skip_value (walk);
    }
  return FALSE;
}

static gboolean
enter (Walk *walk, const char *step)
{
  const char *before = walk->at;
  gboolean found = FALSE;

  if (walk->at < walk->end && *walk->at == '{')
    found = enter_member (walk, step);
  else if (walk->at < walk->end && *walk->at == '[')
    found = enter_element (walk, g_ascii_strtoull (step, NULL, 10));
  if (!found)
    walk->at = before;
  return found;
}

/**
 * lyc_json_place_line:
 * @text: (array length=length): JSON that lyc_json_gate_check() has passed
 * @pointer: which value, as in RFC 6901 but without its escapes: "/modules/0/title"
 *
 * Returns: the line, from 1, where the value begins; of what would hold it where it is missing
 */
guint
lyc_json_place_line (const char *text, gsize length, const char *pointer)
{
  g_auto (GStrv) steps = g_strsplit (pointer, "/", -1);
  Walk walk = { text, text, text + length };
  guint line = 1;

  skip_space (&walk);
  for (guint i = 1; steps[0] != NULL && steps[i] != NULL; i++)
    if (!enter (&walk, steps[i]))
      break;
  for (const char *c = text; c < walk.at; c++)
    line += *c == '\n';
  return line;
}
