/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "webvtt-token.h"

#include "html-reference.h"

#include <string.h>

/* The states of the specification's "WebVTT cue text tokenizer", one function each. A function
 * returns the state that comes next. */
typedef enum
{
  DATA,
  TAG,
  START_TAG,
  CLASS,
  ANNOTATION,
  END_TAG,
  TIMESTAMP,
  DONE,
} State;

void
lyc_webvtt_tokenizer_init (LycWebvttTokenizer *self, const char *text, gsize length)
{
  *self = (LycWebvttTokenizer){ .at = text, .end = text + length, .references = TRUE };
  self->value = g_string_new (NULL);
  self->annotation = g_string_new (NULL);
  self->classes = g_ptr_array_new_with_free_func (g_free);
}

void
lyc_webvtt_tokenizer_clear (LycWebvttTokenizer *self)
{
  if (self->value == NULL)
    return;
  g_string_free (self->value, TRUE);
  g_string_free (self->annotation, TRUE);
  g_clear_pointer (&self->classes, g_ptr_array_unref);
  self->value = NULL;
}

/* "HTML character reference in data state" and "in annotation state". */
static void
take_reference (LycWebvttTokenizer *self, GString *into)
{
  gsize n = self->references
                ? lyc_html_reference_read (self->at, (gsize) (self->end - self->at), into)
                : 0;

  self->work += LYC_HTML_REFERENCE_WORK + n;
  if (n == 0)
    g_string_append_c (into, '&');
  self->at += MAX (n, 1);
}

static State
data_state (LycWebvttTokenizer *self)
{
  if (self->at == self->end)
    return DONE;
  if (*self->at == '&')
    take_reference (self, self->value);
  else if (*self->at == '<')
    {
      if (self->value->len > 0)
        return DONE;
      self->at++;
      return TAG;
    }
  else
    g_string_append_c (self->value, *self->at++);
  return DATA;
}

/* Whether a tag ends here; what it is stands already. */
static gboolean
tag_ends (LycWebvttTokenizer *self)
{
  self->open = self->at == self->end;
  if (!self->open && *self->at != '>')
    return FALSE;
  self->at += !self->open;
  return TRUE;
}

static State
tag_state (LycWebvttTokenizer *self)
{
  self->kind = LYC_WEBVTT_START_TAG;
  if (tag_ends (self))
    return DONE;
  if (g_ascii_isspace (*self->at))
    {
      self->at++;
      return ANNOTATION;
    }
  if (*self->at == '.')
    {
      self->at++;
      return CLASS;
    }
  if (*self->at == '/')
    {
      self->at++;
      return END_TAG;
    }
  if (g_ascii_isdigit (*self->at))
    return TIMESTAMP;
  return START_TAG;
}

static State
start_tag_state (LycWebvttTokenizer *self)
{
  if (tag_ends (self))
    return DONE;
  if (g_ascii_isspace (*self->at))
    {
      self->at++;
      return ANNOTATION;
    }
  if (*self->at == '.')
    {
      self->at++;
      return CLASS;
    }
  g_string_append_c (self->value, *self->at++);
  return START_TAG;
}

static State
class_state (LycWebvttTokenizer *self)
{
  const char *from = self->at;

  while (self->at < self->end && *self->at != '>' && *self->at != '.'
         && !g_ascii_isspace (*self->at))
    self->at++;
  self->work += (gsize) (self->at - from);
  if (self->at > from)
    g_ptr_array_add (self->classes, g_strndup (from, (gsize) (self->at - from)));
  if (tag_ends (self))
    return DONE;
  return *self->at++ == '.' ? CLASS : ANNOTATION;
}

/* Whitespace at the sides goes, and inside becomes one space. */
static void
put_in_order (LycWebvttTokenizer *self, GString *text)
{
  gsize to = 0;

  self->work += text->len;
  for (gsize i = 0; i < text->len; i++)
    if (!g_ascii_isspace (text->str[i]))
      text->str[to++] = text->str[i];
    else if (to > 0 && text->str[to - 1] != ' ')
      text->str[to++] = ' ';
  if (to > 0 && text->str[to - 1] == ' ')
    to--;
  g_string_truncate (text, to);
}

static State
annotation_state (LycWebvttTokenizer *self)
{
  if (tag_ends (self))
    {
      put_in_order (self, self->annotation);
      return DONE;
    }
  if (*self->at == '&')
    take_reference (self, self->annotation);
  else
    g_string_append_c (self->annotation, *self->at++);
  return ANNOTATION;
}

/* To the end of an end tag or of a time. */
static State
to_end (LycWebvttTokenizer *self, LycWebvttTokenKind kind, State state)
{
  self->kind = kind;
  if (tag_ends (self))
    return DONE;
  g_string_append_c (self->value, *self->at++);
  return state;
}

static State
step (LycWebvttTokenizer *self, State state)
{
  switch (state)
    {
    case DATA:
      return data_state (self);
    case TAG:
      return tag_state (self);
    case START_TAG:
      return start_tag_state (self);
    case CLASS:
      return class_state (self);
    case ANNOTATION:
      return annotation_state (self);
    case END_TAG:
      return to_end (self, LYC_WEBVTT_END_TAG, END_TAG);
    case TIMESTAMP:
      return to_end (self, LYC_WEBVTT_TIMESTAMP, TIMESTAMP);
    default:
      return DONE;
    }
}

/**
 * lyc_webvtt_tokenizer_next:
 * @self: a tokenizer
 *
 * Reads the next token; its fields are valid until the next call.
 *
 * Returns: %FALSE at the end of the text
 */
gboolean
lyc_webvtt_tokenizer_next (LycWebvttTokenizer *self)
{
  State state = DATA;

  self->kind = LYC_WEBVTT_STRING;
  self->open = FALSE;
  self->from = self->at;
  g_string_truncate (self->value, 0);
  g_string_truncate (self->annotation, 0);
  g_ptr_array_set_size (self->classes, 0);
  if (self->at == self->end)
    return FALSE;
  while (state != DONE)
    {
      state = step (self, state);
      self->work++;
    }
  return TRUE;
}
