/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "webvtt.h"

#include "webvtt-text.h"

#include <string.h>

G_DEFINE_QUARK (lyc-webvtt-error-quark, lyc_webvtt_error)

typedef struct
{
  const char *at; /* where the next line begins */
  const char *end;
  const char *line; /* the current line, without its terminator */
  gsize length;
  guint number;     /* of the current line, from 1 */
  guint n_lines;    /* of text in the current cue */
  gint64 latest_ms; /* where the last cue starts */
  GPtrArray *cues;
  GString *text;
} Parser;

static gboolean fail (const Parser *p, GError **error, LycWebvttError code, const char *format, ...)
    G_GNUC_PRINTF (4, 5);

/* Every sentence names the line, so that an author can find it. */
static gboolean
fail (const Parser *p, GError **error, LycWebvttError code, const char *format, ...)
{
  g_autofree char *sentence = NULL;
  va_list args;

  va_start (args, format);
  sentence = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error (error, LYC_WEBVTT_ERROR, code, "line %u: %s", p->number, sentence);
  return FALSE;
}

/* Lines end with LF, CR, or CR LF. Returns FALSE at the end of the file. */
static gboolean
next_line (Parser *p)
{
  if (p->at >= p->end)
    return FALSE;
  p->line = p->at;
  while (p->at < p->end && *p->at != '\n' && *p->at != '\r')
    p->at++;
  p->length = (gsize) (p->at - p->line);
  if (p->at < p->end && *p->at++ == '\r' && p->at < p->end && *p->at == '\n')
    p->at++;
  p->number++;
  return TRUE;
}

static gboolean
line_has_arrow (const Parser *p)
{
  for (gsize i = 0; i + 3 <= p->length; i++)
    if (memcmp (p->line + i, "-->", 3) == 0)
      return TRUE;
  return FALSE;
}

/* Whether the line is @word alone or @word and a space. */
static gboolean
line_begins (const Parser *p, const char *word)
{
  gsize n = strlen (word);

  return p->length >= n && memcmp (p->line, word, n) == 0
         && (p->length == n || p->line[n] == ' ' || p->line[n] == '\t');
}

static gboolean
check_line (const Parser *p, GError **error)
{
  if (p->length > LYC_WEBVTT_MAX_LINE)
    return fail (p, error, LYC_WEBVTT_ERROR_LIMIT, "longer than %d bytes", LYC_WEBVTT_MAX_LINE);
  for (gsize i = 0; i < p->length; i++)
    if (((guchar) p->line[i] < 0x20 && p->line[i] != '\t') || p->line[i] == 0x7f)
      return fail (p, error, LYC_WEBVTT_ERROR_ENCODING, "holds a control character");
  if (!g_utf8_validate_len (p->line, p->length, NULL))
    return fail (p, error, LYC_WEBVTT_ERROR_ENCODING, "not valid UTF-8");
  return TRUE;
}

/* Reads exactly @digits digits. */
static gboolean
read_digits (const char **at, const char *end, guint digits, gint64 *value)
{
  *value = 0;
  for (guint i = 0; i < digits; i++)
    {
      if (*at >= end || !g_ascii_isdigit (**at))
        return FALSE;
      *value = *value * 10 + (*(*at)++ - '0');
    }
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

/* `[hours:]minutes:seconds.thousandths`, with two or more digits of hours. */
static gboolean
read_time (const char **at, const char *end, gint64 *ms)
{
  gint64 hours = 0, minutes, seconds, thousandths;
  const char *p = *at;
  guint digits = 0;

  while (p + digits < end && digits < 5 && g_ascii_isdigit (p[digits]))
    digits++;
  if (digits < 2 || digits > 4 || !read_digits (&p, end, digits, &minutes)
      || !read_char (&p, end, ':') || !read_digits (&p, end, 2, &seconds))
    return FALSE;
  if (p < end && *p == ':')
    {
      hours = minutes;
      minutes = seconds;
      p++;
      if (!read_digits (&p, end, 2, &seconds))
        return FALSE;
    }
  else if (digits != 2)
    return FALSE;
  if (!read_char (&p, end, '.') || !read_digits (&p, end, 3, &thousandths) || minutes > 59
      || seconds > 59)
    return FALSE;
  *at = p;
  *ms = ((hours * 60 + minutes) * 60 + seconds) * 1000 + thousandths;
  return TRUE;
}

static gboolean
skip_space (const char **at, const char *end)
{
  const char *from = *at;

  while (*at < end && (**at == ' ' || **at == '\t'))
    (*at)++;
  return *at > from;
}

static gboolean
parse_timing (const Parser *p, gint64 *start_ms, gint64 *end_ms, GError **error)
{
  const char *at = p->line, *end = p->line + p->length;

  if (!read_time (&at, end, start_ms) || !skip_space (&at, end) || !read_char (&at, end, '-')
      || !read_char (&at, end, '-') || !read_char (&at, end, '>') || !skip_space (&at, end)
      || !read_time (&at, end, end_ms) || (at < end && *at != ' ' && *at != '\t'))
    return fail (p, error, LYC_WEBVTT_ERROR_TIMING,
                 "the times must look like \"00:01:02.345 --> 00:01:04.500\"");
  if (*end_ms <= *start_ms)
    return fail (p, error, LYC_WEBVTT_ERROR_TIMING, "the cue ends before it has begun");
  if (*end_ms > LYC_WEBVTT_MAX_TIME_MS)
    return fail (p, error, LYC_WEBVTT_ERROR_LIMIT, "the cue lies beyond 24 hours");
  return TRUE;
}

/* The lines of text after a timing line, up to an empty line or the end. */
static gboolean
parse_text (Parser *p, char **voice, GError **error)
{
  g_string_truncate (p->text, 0);
  p->n_lines = 0;
  while (next_line (p) && p->length > 0)
    {
      if (!check_line (p, error))
        return FALSE;
      if (line_has_arrow (p))
        return fail (p, error, LYC_WEBVTT_ERROR_TEXT,
                     "\"-->\" inside a cue; is an empty line missing above?");
      if (++p->n_lines > LYC_WEBVTT_MAX_CUE_LINES)
        return fail (p, error, LYC_WEBVTT_ERROR_LIMIT, "a cue of more than %d lines",
                     LYC_WEBVTT_MAX_CUE_LINES);
      if (p->text->len > 0)
        g_string_append_c (p->text, '\n');
      if (!lyc_webvtt_text_strip (p->line, p->length, p->text, voice))
        return fail (p, error, LYC_WEBVTT_ERROR_TEXT, "a \"<\" without its \">\"");
    }
  g_strstrip (p->text->str);
  if (*p->text->str == '\0')
    return fail (p, error, LYC_WEBVTT_ERROR_TEXT, "a cue without text");
  return TRUE;
}

/* The current line is the timing line. */
static gboolean
parse_cue (Parser *p, const char *id, GError **error)
{
  g_autofree char *voice = NULL;
  gint64 start_ms, end_ms;

  if (!parse_timing (p, &start_ms, &end_ms, error))
    return FALSE;
  if (start_ms < p->latest_ms)
    return fail (p, error, LYC_WEBVTT_ERROR_ORDER, "the cue starts before the one above it");
  if (p->cues->len >= LYC_WEBVTT_MAX_CUES)
    return fail (p, error, LYC_WEBVTT_ERROR_LIMIT, "more than %d cues", LYC_WEBVTT_MAX_CUES);
  p->latest_ms = start_ms;
  if (!parse_text (p, &voice, error))
    return FALSE;
  g_ptr_array_add (p->cues, lyc_cue_new (id, start_ms, end_ms, voice, p->text->str));
  return TRUE;
}

/* Comments, styles and regions say nothing to us. */
static gboolean
skip_block (Parser *p, GError **error)
{
  while (next_line (p) && p->length > 0)
    {
      if (!check_line (p, error))
        return FALSE;
      if (line_has_arrow (p))
        return fail (p, error, LYC_WEBVTT_ERROR_TEXT,
                     "\"-->\" inside a comment or style; is an empty line missing above?");
    }
  return TRUE;
}

/* The current line is the first of a block and not empty. */
static gboolean
parse_block (Parser *p, GError **error)
{
  g_autofree char *id = NULL;

  if (!check_line (p, error))
    return FALSE;
  if (line_has_arrow (p))
    return parse_cue (p, NULL, error);
  if (line_begins (p, "NOTE"))
    return skip_block (p, error);
  if ((line_begins (p, "STYLE") || line_begins (p, "REGION")) && p->cues->len == 0)
    return skip_block (p, error);
  id = g_strndup (p->line, p->length);
  if (!next_line (p) || p->length == 0)
    return fail (p, error, LYC_WEBVTT_ERROR_TIMING, "text without the times it is spoken at");
  if (!check_line (p, error))
    return FALSE;
  return parse_cue (p, id, error);
}

static gboolean
parse_header (Parser *p, GError **error)
{
  if (p->end - p->at >= 3 && memcmp (p->at, "\xef\xbb\xbf", 3) == 0)
    p->at += 3;
  if (!next_line (p) || !line_begins (p, "WEBVTT"))
    {
      p->number = 1;
      return fail (p, error, LYC_WEBVTT_ERROR_SIGNATURE, "the file must begin with \"WEBVTT\"");
    }
  do
    {
      if (!check_line (p, error))
        return FALSE;
      if (line_has_arrow (p))
        return fail (p, error, LYC_WEBVTT_ERROR_SIGNATURE,
                     "an empty line must follow the \"WEBVTT\" head");
    }
  while (next_line (p) && p->length > 0);
  return TRUE;
}

static gboolean
parse_file (Parser *p, GError **error)
{
  if (p->end - p->at > LYC_WEBVTT_MAX_BYTES)
    {
      p->number = 1;
      return fail (p, error, LYC_WEBVTT_ERROR_LIMIT, "the file is larger than %d bytes",
                   LYC_WEBVTT_MAX_BYTES);
    }
  if (!parse_header (p, error))
    return FALSE;
  while (next_line (p))
    if (p->length > 0 && !parse_block (p, error))
      return FALSE;
  return TRUE;
}

/**
 * lyc_webvtt_parse:
 * @data: (array length=length): a file's bytes; need not end with NUL
 * @length: how many
 * @error: return location for an error of %LYC_WEBVTT_ERROR
 *
 * Parses a WebVTT file (W3C, 2019) strictly: what an author got wrong is an error whose message
 * begins with its line, "line 12: ", and goes on in plain words. Comments, styles, regions and cue
 * settings are skipped, tags are taken out, entities resolved. Time and memory are linear in @length
 * and bounded by the LYC_WEBVTT_MAX limits. No cue at all is valid.
 *
 * Returns: (transfer full) (element-type LycCue): the cues in order of their start
 */
GPtrArray *
lyc_webvtt_parse (const char *data, gsize length, GError **error)
{
  Parser p = { .at = data, .end = data + length };
  gboolean ok;

  p.cues = g_ptr_array_new_with_free_func ((GDestroyNotify) lyc_cue_free);
  p.text = g_string_new (NULL);
  ok = parse_file (&p, error);
  g_string_free (p.text, TRUE);
  if (!ok)
    g_clear_pointer (&p.cues, g_ptr_array_unref);
  return p.cues;
}
