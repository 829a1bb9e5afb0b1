/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "webvtt-value.h"

#include <string.h>

/* More than any time or number that is taken; it does not overflow when it is worked with. */
#define VERY_MUCH 10000000

/**
 * lyc_webvtt_next_token:
 * @rest: moves behind the token
 * @token: (out): a word between ASCII whitespace
 *
 * Returns: whether there was another
 */
gboolean
lyc_webvtt_next_token (LycWebvttToken *rest, LycWebvttToken *token)
{
  while (rest->length > 0 && g_ascii_isspace (*rest->at))
    {
      rest->at++;
      rest->length--;
    }
  *token = (LycWebvttToken){ rest->at, 0 };
  while (token->length < rest->length && !g_ascii_isspace (token->at[token->length]))
    token->length++;
  rest->at += token->length;
  rest->length -= token->length;
  return token->length > 0;
}

/* Parts @token at the first @at; FALSE where there is none. */
gboolean
lyc_webvtt_split (const LycWebvttToken *token, char at, LycWebvttToken *before,
                  LycWebvttToken *after)
{
  const char *found = token->length > 0 ? memchr (token->at, at, token->length) : NULL;

  if (found == NULL)
    return FALSE;
  *after = (LycWebvttToken){ found + 1, token->length - (gsize) (found - token->at) - 1 };
  *before = (LycWebvttToken){ token->at, (gsize) (found - token->at) };
  return TRUE;
}

gboolean
lyc_webvtt_token_is (const LycWebvttToken *token, const char *word)
{
  return strlen (word) == token->length && memcmp (word, token->at, token->length) == 0;
}

static gsize
count_digits (const char *at, const char *end)
{
  gsize n = 0;

  while (at + n < end && g_ascii_isdigit (at[n]))
    n++;
  return n;
}

static gint32
digits_value (const char *at, gsize n)
{
  gint32 value = 0;

  for (gsize i = 0; i < n && value < VERY_MUCH; i++)
    value = value * 10 + (at[i] - '0');
  return MIN (value, VERY_MUCH);
}

/* `12`, `12.5`; of the digits behind the dot two count, and whatever follows rounds up, so that no
 * more than 100 passes as 100. */
static gboolean
read_decimal (const char *at, const char *end, gint32 *hundredths)
{
  gsize whole = count_digits (at, end), part = 0;

  if (whole == 0)
    return FALSE;
  *hundredths = digits_value (at, whole) * 100;
  at += whole;
  if (at == end)
    return TRUE;
  if (*at++ != '.' || (part = count_digits (at, end)) == 0)
    return FALSE;
  *hundredths += digits_value (at, MIN (part, 2)) * (part == 1 ? 10 : 1);
  for (gsize i = 2; i < part; i++)
    if (at[i] != '0')
      {
        (*hundredths)++;
        break;
      }
  return at + part == end;
}

/**
 * lyc_webvtt_read_percentage:
 * @token: text
 * @hundredths: (out): of a per cent
 *
 * The specification's "parse a percentage string".
 *
 * Returns: whether it is one, from 0 to 100
 */
gboolean
lyc_webvtt_read_percentage (const LycWebvttToken *token, gint32 *hundredths)
{
  const char *end = token->at + token->length;

  return token->length > 1 && end[-1] == '%' && read_decimal (token->at, end - 1, hundredths)
         && *hundredths <= 10000;
}

/* A number of lines: it may be below 0. */
gboolean
lyc_webvtt_read_number (const LycWebvttToken *token, gint32 *hundredths)
{
  gboolean negative = token->length > 0 && *token->at == '-';

  if (!read_decimal (token->at + negative, token->at + token->length, hundredths))
    return FALSE;
  if (negative)
    *hundredths = -*hundredths;
  return TRUE;
}

static gboolean
read_char (const char **at, const char *end, char c)
{
  if (*at >= end || **at != c)
    return FALSE;
  (*at)++;
  return TRUE;
}

/* Exactly @digits digits. */
static gboolean
read_digits (const char **at, const char *end, gsize digits, gint64 *value)
{
  gsize n = count_digits (*at, end);

  *value = digits_value (*at, n);
  *at += n;
  return n == digits;
}

/* The parts before the seconds' fraction; @value has hours, minutes and seconds. */
static gboolean
read_units (const char **at, const char *end, gint64 value[3])
{
  gsize n = count_digits (*at, end);
  gboolean hours;

  if (n == 0)
    return FALSE;
  value[0] = digits_value (*at, n);
  hours = n != 2 || value[0] > 59;
  *at += n;
  if (!read_char (at, end, ':') || !read_digits (at, end, 2, &value[1]))
    return FALSE;
  if (hours || (*at < end && **at == ':'))
    return read_char (at, end, ':') && read_digits (at, end, 2, &value[2]);
  value[2] = value[1];
  value[1] = value[0];
  value[0] = 0;
  return TRUE;
}

/**
 * lyc_webvtt_read_time:
 * @at: moves behind the time
 * @end: of the text
 * @ms: (out): media time
 *
 * The specification's "collect a WebVTT timestamp": `[hours:]minutes:seconds.thousandths`.
 *
 * Returns: whether there is one
 */
gboolean
lyc_webvtt_read_time (const char **at, const char *end, gint64 *ms)
{
  gint64 value[3], thousandths;

  if (!read_units (at, end, value) || !read_char (at, end, '.')
      || !read_digits (at, end, 3, &thousandths) || value[1] > 59 || value[2] > 59)
    return FALSE;
  *ms = ((value[0] * 60 + value[1]) * 60 + value[2]) * 1000 + thousandths;
  return TRUE;
}
