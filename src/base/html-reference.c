/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "html-reference.h"

#include <string.h>

static const struct
{
  const char *name; /* with its semicolon, and for the oldest ones also without */
  const char *text;
} names[] = {
#include "html-references.inc"
};

#define LONGEST_NAME LYC_HTML_REFERENCE_WORK
#define REPLACEMENT 0xfffd

/* What HTML reads 0x80 to 0x9f as: the characters of Windows. 0: none. */
static const guint16 windows[32]
    = { 0x20ac, 0,      0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
        0x2039, 0x0152, 0,      0x017d, 0,      0,      0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
        0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0,      0x017e, 0x0178 };

static gunichar
character_of (guint32 code)
{
  if (code >= 0x80 && code <= 0x9f)
    code = windows[code - 0x80];
  if (code == '\n' || code == '\t' || code == '\f')
    return ' ';
  return code < 0x20 || code == 0x7f || !g_unichar_validate (code) ? REPLACEMENT : code;
}

/* `&#38;` or `&#x26;`; @at is the ampersand. */
static gsize
read_number (const char *at, gsize length, GString *text)
{
  gboolean hex = length > 2 && (at[2] == 'x' || at[2] == 'X');
  gsize first = hex ? 3 : 2, i = first;
  guint32 code = 0;

  for (; i < length && (hex ? g_ascii_isxdigit (at[i]) : g_ascii_isdigit (at[i])); i++)
    if (code <= 0x10ffff)
      code = code * (hex ? 16 : 10) + (guint32) g_ascii_xdigit_value (at[i]);
  if (i == first)
    return 0;
  g_string_append_unichar (text, character_of (code));
  return i < length && at[i] == ';' ? i + 1 : i;
}

static int
compare (const char *name, gsize length, const char *with)
{
  int order = strncmp (name, with, length);

  return order != 0 ? order : with[length] == '\0' ? 0 : -1;
}

static const char *
look_up (const char *name, gsize length)
{
  gsize low = 0, high = G_N_ELEMENTS (names);

  while (low < high)
    {
      gsize middle = (low + high) / 2;
      int order = compare (name, length, names[middle].name);

      if (order == 0)
        return names[middle].text;
      if (order < 0)
        high = middle;
      else
        low = middle + 1;
    }
  return NULL;
}

/* The longest name that is one. */
static gsize
read_name (const char *at, gsize length, GString *text)
{
  gsize n = 1;

  while (n < length && n < LONGEST_NAME && g_ascii_isalnum (at[n]))
    n++;
  if (n < length && at[n] == ';')
    n++;
  for (; n > 2; n--)
    {
      const char *found = look_up (at + 1, n - 1);

      if (found == NULL)
        continue;
      g_string_append (text, found);
      return n;
    }
  return 0;
}

/**
 * lyc_html_reference_read:
 * @at: an ampersand and what follows
 * @length: bytes at @at
 * @text: what it means is appended here
 *
 * Consumes a character reference as HTML does outside of attributes. It costs no more than a fixed
 * number of steps for a name, and a step a digit for a number.
 *
 * Returns: how many bytes it is long, 0 if it is none
 */
gsize
lyc_html_reference_read (const char *at, gsize length, GString *text)
{
  if (length < 2 || *at != '&')
    return 0;
  return at[1] == '#' ? read_number (at, length, text) : read_name (at, length, text);
}
