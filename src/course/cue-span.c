/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cue-span.h"

#include <string.h>

/* A character of a script that is written without spaces is a word of its own. */
static gboolean
parts_words (const char *at)
{
  gunichar character = g_utf8_get_char (at);

  return g_unichar_isspace (character) || g_unichar_iswide (character);
}

/* Whether a place is inside of a word, and not at one of its ends. */
static gboolean
is_inside_word (const char *text, guint at)
{
  return at > 0 && text[at] != '\0' && !parts_words (text + at)
         && !parts_words (g_utf8_prev_char (text + at));
}

static guint
word_start (const char *text, guint at)
{
  const char *place = text + at;

  while (place > text && !parts_words (g_utf8_prev_char (place)))
    place = g_utf8_prev_char (place);
  return (guint) (place - text);
}

static guint
word_end (const char *text, guint at)
{
  const char *place = text + at;

  while (*place != '\0' && !parts_words (place))
    place = g_utf8_next_char (place);
  return (guint) (place - text);
}

static const char *
text_of (const LycCueList *cues, guint cue)
{
  return lyc_cue_list_get (cues, cue)->text;
}

static guint
length_of (const LycCueList *cues, guint cue)
{
  return (guint) strlen (text_of (cues, cue));
}

void
lyc_cue_span_clear (LycCueSpan *self)
{
  *self = (LycCueSpan){ 0 };
}

void
lyc_cue_span_begin (LycCueSpan *self, LycCuePlace place)
{
  *self = (LycCueSpan){ .anchor = place, .head = place, .any = TRUE };
}

void
lyc_cue_span_extend (LycCueSpan *self, LycCuePlace place)
{
  self->head = place;
}

void
lyc_cue_span_select_cue (LycCueSpan *self, const LycCueList *cues, guint cue)
{
  lyc_cue_span_begin (self, (LycCuePlace){ cue, 0 });
  lyc_cue_span_extend (self, (LycCuePlace){ cue, length_of (cues, cue) });
}

/* Whole cues, as Shift with an arrow does: what is above the anchor is taken from its beginning,
 * what is below to its end. */
static void
reach_cue (LycCueSpan *self, const LycCueList *cues, guint cue)
{
  if (cue < self->anchor.cue)
    {
      self->anchor.at = length_of (cues, self->anchor.cue);
      self->head = (LycCuePlace){ cue, 0 };
    }
  else
    {
      if (cue > self->anchor.cue || self->anchor.at == length_of (cues, cue))
        self->anchor.at = 0;
      self->head = (LycCuePlace){ cue, length_of (cues, cue) };
    }
}

/**
 * lyc_cue_span_extend_cues:
 * @self: a span
 * @cues: what is said
 * @from: the cue to begin with if nothing is selected yet
 * @by: how many cues down, or up
 */
void
lyc_cue_span_extend_cues (LycCueSpan *self, const LycCueList *cues, guint from, int by)
{
  gint64 last = (gint64) lyc_cue_list_get_n (cues) - 1;

  if (!self->any)
    lyc_cue_span_select_cue (self, cues, from);
  reach_cue (self, cues, (guint) CLAMP ((gint64) self->head.cue + by, 0, last));
}

static void
word_right (LycCuePlace *head, const LycCueList *cues)
{
  const char *text = text_of (cues, head->cue);
  const char *at = text + head->at;

  while (*at != '\0' && g_unichar_isspace (g_utf8_get_char (at)))
    at = g_utf8_next_char (at);
  if (*at != '\0')
    head->at = MAX (word_end (text, (guint) (at - text)), (guint) (g_utf8_next_char (at) - text));
  else if (head->cue + 1 < lyc_cue_list_get_n (cues))
    {
      *head = (LycCuePlace){ head->cue + 1, 0 };
      word_right (head, cues);
    }
}

static void
word_left (LycCuePlace *head, const LycCueList *cues)
{
  const char *text = text_of (cues, head->cue);
  const char *at = text + head->at;

  while (at > text && g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (at))))
    at = g_utf8_prev_char (at);
  if (at > text)
    head->at = MIN (word_start (text, (guint) (at - text)), (guint) (g_utf8_prev_char (at) - text));
  else if (head->cue > 0)
    {
      *head = (LycCuePlace){ head->cue - 1, length_of (cues, head->cue - 1) };
      word_left (head, cues);
    }
}

/**
 * lyc_cue_span_extend_word:
 * @self: a span
 * @cues: what is said
 * @from: the cue to begin with if nothing is selected yet
 * @by: 1 for a word on, -1 for a word back; it goes over into the next cue
 */
void
lyc_cue_span_extend_word (LycCueSpan *self, const LycCueList *cues, guint from, int by)
{
  if (!self->any)
    lyc_cue_span_begin (self, (LycCuePlace){ from, by > 0 ? 0 : length_of (cues, from) });
  if (by > 0)
    word_right (&self->head, cues);
  else
    word_left (&self->head, cues);
}

static gboolean
is_before (LycCuePlace one, LycCuePlace two)
{
  return one.cue < two.cue || (one.cue == two.cue && one.at < two.at);
}

/* An end that takes nothing of its cue belongs to the cue beside it. Both reach to the ends of
 * words that they are inside of. */
static void
tidy (LycCuePlace *from, LycCuePlace *to, const LycCueList *cues)
{
  from->at = MIN (from->at, length_of (cues, from->cue));
  to->at = MIN (to->at, length_of (cues, to->cue));
  if (from->cue < to->cue && from->at == length_of (cues, from->cue))
    *from = (LycCuePlace){ from->cue + 1, 0 };
  if (from->cue < to->cue && to->at == 0)
    *to = (LycCuePlace){ to->cue - 1, length_of (cues, to->cue - 1) };
  if (is_inside_word (text_of (cues, from->cue), from->at))
    from->at = word_start (text_of (cues, from->cue), from->at);
  if (is_inside_word (text_of (cues, to->cue), to->at))
    to->at = word_end (text_of (cues, to->cue), to->at);
}

/**
 * lyc_cue_span_order:
 * @self: a span
 * @cues: what is said
 * @from: (out): where it begins, at the beginning of a word
 * @to: (out): where it ends, at the end of a word
 *
 * Returns: whether any words are in it
 */
gboolean
lyc_cue_span_order (const LycCueSpan *self, const LycCueList *cues, LycCuePlace *from,
                    LycCuePlace *to)
{
  gboolean back = is_before (self->head, self->anchor);

  if (!self->any || cues == NULL
      || MAX (self->head.cue, self->anchor.cue) >= lyc_cue_list_get_n (cues))
    return FALSE;
  *from = back ? self->head : self->anchor;
  *to = back ? self->anchor : self->head;
  tidy (from, to, cues);
  return is_before (*from, *to);
}

/**
 * lyc_cue_span_in_cue:
 * @self: a span
 * @cues: what is said
 * @cue: one of them
 * @from: (out): first byte of its text that is selected
 * @to: (out): the byte after the last one
 *
 * Returns: whether any of @cue is selected
 */
gboolean
lyc_cue_span_in_cue (const LycCueSpan *self, const LycCueList *cues, guint cue, guint *from,
                     guint *to)
{
  LycCuePlace first, last;

  if (!lyc_cue_span_order (self, cues, &first, &last) || cue < first.cue || cue > last.cue)
    return FALSE;
  *from = cue == first.cue ? first.at : 0;
  *to = cue == last.cue ? last.at : length_of (cues, cue);
  return *from < *to;
}

/**
 * lyc_cue_span_dup_text:
 * @self: a span
 * @cues: what is said
 *
 * Returns: (transfer full): the words as one line; empty if none are selected
 */
char *
lyc_cue_span_dup_text (const LycCueSpan *self, const LycCueList *cues)
{
  g_autoptr (GString) words = g_string_new (NULL);
  LycCuePlace first = { 0 }, last = { 0 };
  guint from, to;

  if (!lyc_cue_span_order (self, cues, &first, &last))
    return g_strdup ("");
  for (guint cue = first.cue; cue <= last.cue; cue++)
    if (lyc_cue_span_in_cue (self, cues, cue, &from, &to))
      {
        if (words->len > 0)
          g_string_append_c (words, ' ');
        g_string_append_len (words, text_of (cues, cue) + from, to - from);
      }
  return g_strstrip (g_strdelimit (g_strdup (words->str), "\n\r\t", ' '));
}
