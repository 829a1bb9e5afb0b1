/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "json-gate.h"

#include <errno.h>
#include <math.h>

/* json-glib 1.6 overflows its stack on deep nesting and takes much that is not JSON (comments, single
 * quotes, duplicate members, 1e999). Every byte from outside passes here first: RFC 8259 to the
 * letter, without recursion, in linear time. */

#define MAX_DEPTH 64
#define MAX_NUMBER_LENGTH 64

G_DEFINE_QUARK (lyc-json-gate-error-quark, lyc_json_gate_error)

const LycJsonLimits lyc_json_default_limits = { 1024 * 1024, MAX_DEPTH, 200000 };

typedef struct
{
  const char *start;
  const char *at;
  const char *end;
  const LycJsonLimits *limits;
  guint values;
  guint depth;
  char closers[MAX_DEPTH];
  GHashTable *members[MAX_DEPTH]; /* of the open objects: their member names so far */
  GError **error;
} Gate;

static gboolean G_GNUC_PRINTF (3, 4)
fail (Gate *gate, LycJsonGateError code, const char *format, ...)
{
  g_autofree char *what = NULL;
  guint line = 1, column = 1;
  va_list args;

  for (const char *p = gate->start; p < gate->at; p++)
    {
      column = *p == '\n' ? 1 : column + 1;
      line += *p == '\n';
    }
  va_start (args, format);
  what = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error (gate->error, LYC_JSON_GATE_ERROR, (int) code, "line %u, column %u: %s", line, column,
               what);
  return FALSE;
}

static void
skip_space (Gate *gate)
{
  while (gate->at < gate->end
         && (*gate->at == ' ' || *gate->at == '\t' || *gate->at == '\n' || *gate->at == '\r'))
    gate->at++;
}

static int
peek (Gate *gate)
{
  return gate->at < gate->end ? (guchar) *gate->at : -1;
}

/* Four hexadecimal digits after \u; -1 where they are not there. */
static int
read_hex (Gate *gate)
{
  int value = 0;

  for (int i = 0; i < 4; i++, gate->at++)
    {
      int digit = gate->at < gate->end ? g_ascii_xdigit_value (*gate->at) : -1;

      if (digit < 0)
        return -1;
      value = value * 16 + digit;
    }
  return value;
}

/* At the four digits of a \u; a high surrogate must be followed by a low one (RFC 8259 section 7). */
static gboolean
check_unicode_escape (Gate *gate, GString *into)
{
  int unit = read_hex (gate);
  int low;

  if (unit < 0)
    return fail (gate, LYC_JSON_GATE_ERROR_GRAMMAR, "four hexadecimal digits are missing");
  if (unit == 0)
    return fail (gate, LYC_JSON_GATE_ERROR_ENCODING, "U+0000 is not allowed");
  if (unit >= 0xdc00 && unit <= 0xdfff)
    return fail (gate, LYC_JSON_GATE_ERROR_ENCODING, "a lone surrogate");
  if (unit < 0xd800 || unit > 0xdbff)
    {
      g_string_append_unichar (into, (gunichar) unit);
      return TRUE;
    }
  if (gate->end - gate->at < 6 || gate->at[0] != '\\' || gate->at[1] != 'u')
    return fail (gate, LYC_JSON_GATE_ERROR_ENCODING, "a lone surrogate");
  gate->at += 2;
  low = read_hex (gate);
  if (low < 0xdc00 || low > 0xdfff)
    return fail (gate, LYC_JSON_GATE_ERROR_ENCODING, "a lone surrogate");
  g_string_append_unichar (into, (gunichar) (0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00)));
  return TRUE;
}

static gboolean
check_escape (Gate *gate, GString *into)
{
  static const char letters[] = "\"\\/bfnrt";
  static const char meanings[] = "\"\\/\b\f\n\r\t";
  const char *found;
  int c = peek (gate);

  if (c == 'u')
    {
      gate->at++;
      return check_unicode_escape (gate, into);
    }
  found = c > 0 ? strchr (letters, c) : NULL;
  if (found == NULL)
    return fail (gate, LYC_JSON_GATE_ERROR_GRAMMAR, "an escape that JSON does not have");
  g_string_append_c (into, meanings[found - letters]);
  gate->at++;
  return TRUE;
}

/* At the opening quote; @into gets the text with its escapes resolved, so that "a" and "\u0061" meet. */
static gboolean
check_string (Gate *gate, GString *into)
{
  gate->at++;
  for (;;)
    {
      int c = peek (gate);

      if (c < 0)
        return fail (gate, LYC_JSON_GATE_ERROR_GRAMMAR, "a text that does not end");
      if (c < 0x20)
        return fail (gate, LYC_JSON_GATE_ERROR_GRAMMAR, "a control character in a text");
      gate->at++;
      if (c == '"')
        return TRUE;
      if (c != '\\')
        g_string_append_c (into, (char) c);
      else if (!check_escape (gate, into))
        return FALSE;
    }
}

static guint
skip_digits (Gate *gate)
{
  const char *from = gate->at;

  while (gate->at < gate->end && g_ascii_isdigit (*gate->at))
    gate->at++;
  return (guint) (gate->at - from);
}

/* A whole number must fit 64 bits, a fraction must be finite: json-glib would quietly change others. */
static gboolean
check_range (Gate *gate, const char *from, gboolean whole)
{
  char text[MAX_NUMBER_LENGTH + 1];
  gsize length = (gsize) (gate->at - from);

  if (length > MAX_NUMBER_LENGTH)
    return fail (gate, LYC_JSON_GATE_ERROR_NUMBER, "a number that is too long");
  memcpy (text, from, length);
  text[length] = '\0';
  errno = 0;
  if (whole)
    g_ascii_strtoll (text, NULL, 10);
  if (whole ? errno == ERANGE : !isfinite (g_ascii_strtod (text, NULL)))
    return fail (gate, LYC_JSON_GATE_ERROR_NUMBER, "a number that is out of range");
  return TRUE;
}

/* RFC 8259 section 6. */
static gboolean
check_number (Gate *gate)
{
  const char *from = gate->at;
  gboolean whole = TRUE;
  gboolean zero;
  guint digits;

  if (peek (gate) == '-')
    gate->at++;
  zero = peek (gate) == '0';
  digits = skip_digits (gate);
  if (digits == 0 || (zero && digits > 1))
    return fail (gate, LYC_JSON_GATE_ERROR_GRAMMAR, "a number that JSON does not have");
  if (peek (gate) == '.')
    {
      gate->at++;
      whole = FALSE;
      if (skip_digits (gate) == 0)
        return fail (gate, LYC_JSON_GATE_ERROR_GRAMMAR, "digits are missing after the point");
    }
  if (peek (gate) == 'e' || peek (gate) == 'E')
    {
      gate->at++;
      whole = FALSE;
      if (peek (gate) == '+' || peek (gate) == '-')
        gate->at++;
      if (skip_digits (gate) == 0)
        return fail (gate, LYC_JSON_GATE_ERROR_GRAMMAR, "digits are missing in the exponent");
    }
  return check_range (gate, from, whole);
}

static gboolean
check_word (Gate *gate, const char *word)
{
  gsize length = strlen (word);

  if ((gsize) (gate->end - gate->at) < length || memcmp (gate->at, word, length) != 0)
    return fail (gate, LYC_JSON_GATE_ERROR_GRAMMAR, "a value is missing");
  gate->at += length;
  return TRUE;
}

static gboolean
open_level (Gate *gate, char closer)
{
  if (gate->depth == MIN (gate->limits->max_depth, MAX_DEPTH))
    return fail (gate, LYC_JSON_GATE_ERROR_DEPTH, "nested too deeply");
  gate->at++;
  gate->closers[gate->depth] = closer;
  gate->members[gate->depth]
      = closer == '}' ? g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL) : NULL;
  gate->depth++;
  return TRUE;
}

static void
close_level (Gate *gate)
{
  gate->at++;
  gate->depth--;
  g_clear_pointer (&gate->members[gate->depth], g_hash_table_unref);
}

/* A member's name and its colon. */
static gboolean
check_member (Gate *gate)
{
  GString *name;

  skip_space (gate);
  if (peek (gate) != '"')
    return fail (gate, LYC_JSON_GATE_ERROR_GRAMMAR, "the name of a member is missing");
  name = g_string_new (NULL);
  if (!check_string (gate, name))
    {
      g_string_free (name, TRUE);
      return FALSE;
    }
  if (!g_hash_table_add (gate->members[gate->depth - 1], g_string_free (name, FALSE)))
    return fail (gate, LYC_JSON_GATE_ERROR_DUPLICATE, "a member that is there twice");
  skip_space (gate);
  if (peek (gate) != ':')
    return fail (gate, LYC_JSON_GATE_ERROR_GRAMMAR, "a colon is missing");
  gate->at++;
  return TRUE;
}

static gboolean
check_scalar (Gate *gate)
{
  int c = peek (gate);

  if (c == '"')
    {
      g_autoptr (GString) ignored = g_string_new (NULL);

      return check_string (gate, ignored);
    }
  if (c == '-' || (c >= '0' && c <= '9'))
    return check_number (gate);
  return check_word (gate, c == 't' ? "true" : c == 'f' ? "false" : "null");
}

/* After a value: closes what ends here, and stops where the next value begins. @done: the text ended. */
static gboolean
check_after_value (Gate *gate, gboolean *done)
{
  for (;;)
    {
      skip_space (gate);
      if (gate->depth == 0)
        {
          *done = TRUE;
          return gate->at == gate->end
                 || fail (gate, LYC_JSON_GATE_ERROR_GRAMMAR, "something after the end");
        }
      if (peek (gate) == gate->closers[gate->depth - 1])
        close_level (gate);
      else if (peek (gate) == ',')
        {
          gate->at++;
          return gate->closers[gate->depth - 1] != '}' || check_member (gate);
        }
      else
        return fail (gate, LYC_JSON_GATE_ERROR_GRAMMAR, "a comma or an end is missing");
    }
}

/* One value, or the opening of a level. @nested: a level was opened and has something in it. */
static gboolean
check_value (Gate *gate, gboolean *nested)
{
  int c;

  skip_space (gate);
  c = peek (gate);
  *nested = FALSE;
  if (++gate->values > gate->limits->max_values)
    return fail (gate, LYC_JSON_GATE_ERROR_COUNT, "too many values");
  if (c != '{' && c != '[')
    return check_scalar (gate);
  if (!open_level (gate, c == '{' ? '}' : ']'))
    return FALSE;
  skip_space (gate);
  if (peek (gate) == gate->closers[gate->depth - 1])
    {
      close_level (gate);
      return TRUE;
    }
  *nested = TRUE;
  return c != '{' || check_member (gate);
}

static gboolean
check_text (Gate *gate)
{
  gboolean done = FALSE;

  while (!done)
    {
      gboolean nested;

      if (!check_value (gate, &nested))
        return FALSE;
      if (!nested && !check_after_value (gate, &done))
        return FALSE;
    }
  return TRUE;
}

/**
 * lyc_json_gate_check:
 * @text: (array length=length): bytes from outside
 * @limits: (nullable): %NULL for #lyc_json_default_limits
 *
 * Whether @text is one JSON value by RFC 8259, in UTF-8 without a byte order mark and without U+0000,
 * with no member twice in an object and every number in the range of gint64 or a finite double.
 *
 * Returns: %FALSE with @error in %LYC_JSON_GATE_ERROR, whose message begins with line and column
 */
gboolean
lyc_json_gate_check (const char *text, gsize length, const LycJsonLimits *limits, GError **error)
{
  Gate gate = { .start = text, .at = text, .end = text + length, .error = error };
  const char *bad;
  gboolean ok;

  gate.limits = limits != NULL ? limits : &lyc_json_default_limits;
  if (length == 0 || length > gate.limits->max_bytes)
    return fail (&gate, LYC_JSON_GATE_ERROR_SIZE, "nothing, or too much, to read");
  if (length >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0)
    return fail (&gate, LYC_JSON_GATE_ERROR_GRAMMAR, "a byte order mark; save it without");
  if (!g_utf8_validate_len (text, length, &bad))
    {
      gate.at = bad;
      return fail (&gate, LYC_JSON_GATE_ERROR_ENCODING, "not UTF-8");
    }
  ok = check_text (&gate);
  for (guint i = 0; i < gate.depth; i++)
    g_clear_pointer (&gate.members[i], g_hash_table_unref);
  return ok;
}

/**
 * lyc_json_parse:
 * @text: (array length=length): bytes from outside
 * @limits: (nullable): %NULL for #lyc_json_default_limits
 *
 * The only way by which outside text becomes JSON nodes: the gate, then json-glib.
 *
 * Returns: (transfer full) (nullable): the root, never %NULL on success; %NULL with @error
 */
JsonNode *
lyc_json_parse (const char *text, gsize length, const LycJsonLimits *limits, GError **error)
{
  g_autoptr (JsonParser) parser = NULL;
  JsonNode *root;

  if (!lyc_json_gate_check (text, length, limits, error))
    return NULL;
  parser = json_parser_new_immutable ();
  if (!json_parser_load_from_data (parser, text, (gssize) length, error))
    return NULL;
  root = json_parser_steal_root (parser);
  if (root == NULL)
    g_set_error_literal (error, LYC_JSON_GATE_ERROR, LYC_JSON_GATE_ERROR_GRAMMAR,
                         "line 1, column 1: nothing to read");
  return root;
}
