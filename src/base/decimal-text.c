/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "decimal-text.h"

#include <string.h>

#define MAX_WHOLE_DIGITS 12
#define MAX_FRACTION_DIGITS 6

/* Spaces that people group digits with: plain, no-break, narrow no-break, thin. */
static gboolean
is_space (gunichar c)
{
  return c == ' ' || c == 0xa0 || c == 0x202f || c == 0x2009;
}

/* Returns: (transfer full) (nullable): digits, signs and separators only; %NULL where there is more
 */
static char *
squeeze (const char *text)
{
  g_autoptr (GString) plain = g_string_new (NULL);

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar u = g_utf8_get_char (c);

      if (is_space (u))
        continue;
      if (u == 0x2212) /* the minus sign proper */
        u = '-';
      if (u > 127 || strchr ("+-.,0123456789", (int) u) == NULL)
        return NULL;
      g_string_append_c (plain, (char) u);
    }
  return g_strdup (plain->str);
}

/* Where both signs occur, or one of them more than once, all but the last sort group the digits. */
static const char *
find_mark (const char *digits)
{
  const char *comma = strrchr (digits, ','), *point = strrchr (digits, '.');
  const char *last = comma > point ? comma : point;

  if (last == NULL || strchr (digits, *last) == last)
    return last;
  return NULL;
}

/* Whether the whole part is digits, grouped by threes or not at all by a sign other than @mark. */
static gboolean
is_whole (const char *from, const char *to, char mark)
{
  const char *group = NULL;
  char sign = '\0';

  for (const char *c = from; c < to; c++)
    {
      if (g_ascii_isdigit (*c))
        continue;
      if (*c == mark || (sign != '\0' && *c != sign) || c == from || (*c != ',' && *c != '.')
          || (group != NULL && c - group != 4) || (group == NULL && c - from > 3))
        return FALSE;
      sign = *c;
      group = c;
    }
  return group == NULL || to - group == 4;
}

static gboolean
add_digits (const char *from, const char *to, guint max, gint64 *value)
{
  guint n = 0;

  for (const char *c = from; c < to; c++)
    if (g_ascii_isdigit (*c))
      {
        *value = *value * 10 + (*c - '0');
        if (++n > max)
          return FALSE;
      }
    else if (max == MAX_FRACTION_DIGITS)
      return FALSE;
  return TRUE;
}

/**
 * lyc_decimal_parse:
 * @text: "2.5", "2,5", "1 000", "1.000,5", "-3"
 * @millionths: (out): the number times LYC_DECIMAL_ONE
 *
 * Reads a number with a decimal comma or point, of at most 12 digits before it and 6 after it. One
 * comma or point alone is the decimal one: "1,500" is one and a half.
 *
 * Returns: FALSE where @text is no such number
 */
gboolean
lyc_decimal_parse (const char *text, gint64 *millionths)
{
  g_autofree char *plain = squeeze (text);
  const char *digits = plain, *mark, *end;
  gint64 value = 0;
  gboolean minus;

  if (plain == NULL)
    return FALSE;
  minus = *digits == '-';
  digits += *digits == '-' || *digits == '+';
  end = digits + strlen (digits);
  mark = find_mark (digits);
  if (mark == NULL)
    mark = end;
  if (mark == digits || (*mark != '\0' && mark + 1 == end) || !is_whole (digits, mark, *mark)
      || !add_digits (digits, mark, MAX_WHOLE_DIGITS, &value))
    return FALSE;
  if (*mark != '\0' && !add_digits (mark + 1, end, MAX_FRACTION_DIGITS, &value))
    return FALSE;
  for (gssize n = *mark != '\0' ? end - mark - 1 : 0; n < MAX_FRACTION_DIGITS; n++)
    value *= 10;
  *millionths = minus ? -value : value;
  return TRUE;
}
