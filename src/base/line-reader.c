/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "line-reader.h"

#include <string.h>

#define REPLACEMENT "\xef\xbf\xbd"

/* The text before the bad byte ends lines of its own; they are counted once a file. */
static void
note_bad (LycLineReader *self, const char *what)
{
  if (self->bad != NULL)
    return;
  self->bad = what;
  self->bad_line = 1;
  for (gsize i = 0; i < self->text->len; i++)
    self->bad_line += self->text->str[i] == '\n';
  self->work += self->text->len;
}

/* Bytes that are UTF-8 and hold no NUL. */
static void
append_valid (LycLineReader *self, const char *at, const char *end)
{
  for (; at < end; at++)
    if (*at == '\r')
      {
        if (at + 1 == end || at[1] != '\n')
          g_string_append_c (self->text, '\n');
      }
    else if (((guchar) *at < 0x20 && *at != '\n' && *at != '\t' && *at != '\f') || *at == 0x7f)
      {
        note_bad (self, "holds a control character");
        g_string_append (self->text, REPLACEMENT);
      }
    else
      g_string_append_c (self->text, *at);
}

/**
 * lyc_line_reader_init:
 * @self: to be filled
 * @data: (array length=length): a file's bytes
 * @length: how many
 *
 * Decodes a file in linear time; a byte order mark at its beginning is taken off.
 */
void
lyc_line_reader_init (LycLineReader *self, const char *data, gsize length)
{
  const char *end = data + length;

  *self = (LycLineReader){ .text = g_string_sized_new (length + 1), .work = length };
  if (length >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    data += 3;
  while (data < end)
    {
      const char *bad;

      g_utf8_validate_len (data, (gsize) (end - data), &bad);
      append_valid (self, data, bad);
      if (bad == end)
        break;
      note_bad (self, *bad == '\0' ? "holds a control character" : "not valid UTF-8");
      g_string_append (self->text, REPLACEMENT);
      data = bad + 1;
    }
}

/**
 * lyc_line_reader_next:
 *
 * Returns: whether there was another line; it is the current one now
 */
gboolean
lyc_line_reader_next (LycLineReader *self)
{
  const char *end;

  self->length = 0;
  if (self->at >= self->text->len)
    return FALSE;
  self->line = self->text->str + self->at;
  end = memchr (self->line, '\n', self->text->len - self->at);
  self->length = end != NULL ? (gsize) (end - self->line) : self->text->len - self->at;
  self->at += self->length + 1;
  self->work += self->length + 1;
  self->number++;
  return TRUE;
}

/**
 * lyc_line_reader_unread:
 *
 * Lets the current line be the next one again.
 */
void
lyc_line_reader_unread (LycLineReader *self)
{
  self->at = (gsize) (self->line - self->text->str);
  self->number--;
}

/**
 * lyc_line_reader_has_arrow:
 *
 * Returns: whether the current line holds `-->`
 */
gboolean
lyc_line_reader_has_arrow (LycLineReader *self)
{
  self->work += self->length;
  return g_strstr_len (self->line, (gssize) self->length, "-->") != NULL;
}

void
lyc_line_reader_clear (LycLineReader *self)
{
  if (self->text != NULL)
    g_string_free (self->text, TRUE);
  self->text = NULL;
}
