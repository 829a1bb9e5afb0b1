/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "text-clean.h"

#include <string.h>

#define MAX_FILE_NAME 200 /* bytes; file systems take 255, and a download may need a suffix */
#define MAX_EXTENSION 16

/* Characters that change how others are shown, or show as nothing (Unicode Bidi_Control and controls). */
static gboolean
is_trouble (gunichar c)
{
  return g_unichar_iscntrl (c) || c == 0x061c || c == 0x200e || c == 0x200f
         || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || c == 0xfeff;
}

/**
 * lyc_text_clean_line:
 * @text: any text; what is not UTF-8 in it is replaced
 * @max_characters: how many characters stay
 *
 * Returns: (transfer full): @text as one line in NFC without control and direction characters
 */
char *
lyc_text_clean_line (const char *text, gsize max_characters)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *composed = g_utf8_normalize (valid, -1, G_NORMALIZE_NFC);
  GString *clean = g_string_new (NULL);
  gsize kept = 0;

  for (const char *p = composed; *p != '\0' && kept < max_characters; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\n' || c == '\t' || c == 0x2028 || c == 0x2029)
        c = ' ';
      if (is_trouble (c))
        continue;
      g_string_append_unichar (clean, c);
      kept++;
    }
  return g_strstrip (g_string_free (clean, FALSE));
}

/* Cuts @name to MAX_FILE_NAME bytes between two characters, and keeps what follows its last dot. */
static char *
shorten_file_name (char *name)
{
  const char *dot = strrchr (name, '.');
  const char *extension = dot != NULL && strlen (dot) <= MAX_EXTENSION ? dot : "";
  const char *end = name + MAX_FILE_NAME - strlen (extension);
  char *cut;

  if (strlen (name) <= MAX_FILE_NAME)
    return name;
  while ((*end & 0xc0) == 0x80)
    end--;
  cut = g_strdup_printf ("%.*s%s", (int) (end - name), name, extension);
  g_free (name);
  return cut;
}

/**
 * lyc_text_clean_file_name:
 * @name: a name from outside
 *
 * Returns: (transfer full): a name that stays in its folder and shows as it is: no slash or backslash,
 *   no leading dot, no direction characters, never empty, at most 200 bytes
 */
char *
lyc_text_clean_file_name (const char *name)
{
  char *clean = lyc_text_clean_line (name, G_MAXSIZE);
  char *start = g_strdelimit (clean, "/\\:", '_');

  while (*start == '.')
    *start++ = '_';
  if (*clean != '\0')
    return shorten_file_name (clean);
  g_free (clean);
  return g_strdup ("file");
}
