/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "srt.h"

#include "line-reader.h"
#include "webvtt-text.h"

#include <string.h>

/* SubRip has no specification. This is what its own program writes and others add: a number, the
 * times with a comma, lines of text with <b>, <i>, <u> and <font>, and `{\an8}` for the place. */

typedef struct
{
  LycLineReader reader;
  GPtrArray *cues;
  GArray *rules; /* none: for the text's reader */
  GString *text;
  GError *error;
} Parser;

static gboolean G_GNUC_PRINTF (4, 5)
    fail (Parser *p, LycWebvttError code, guint line, const char *format, ...)
{
  g_autofree char *what = NULL;
  va_list args;

  va_start (args, format);
  what = g_strdup_vprintf (format, args);
  va_end (args);
  if (p->error == NULL)
    g_set_error (&p->error, LYC_WEBVTT_ERROR, code, "line %u: %s", line, what);
  return FALSE;
}

static gboolean
next_line (Parser *p)
{
  if (!lyc_line_reader_next (&p->reader))
    return FALSE;
  return p->reader.length <= LYC_WEBVTT_MAX_LINE
         || fail (p, LYC_WEBVTT_ERROR_LIMIT, p->reader.number, "longer than %d bytes",
                  LYC_WEBVTT_MAX_LINE);
}

static gboolean
is_empty (const Parser *p)
{
  LycWebvttToken rest = { p->reader.line, p->reader.length }, token;

  return !lyc_webvtt_next_token (&rest, &token);
}

static gboolean
is_number (const Parser *p)
{
  LycWebvttToken rest = { p->reader.line, p->reader.length }, token, more;

  if (!lyc_webvtt_next_token (&rest, &token) || lyc_webvtt_next_token (&rest, &more))
    return FALSE;
  for (gsize i = 0; i < token.length; i++)
    if (!g_ascii_isdigit (token.at[i]))
      return FALSE;
  return TRUE;
}

/* WebVTT's time with a comma, which many programs write as a dot. */
static gboolean
read_time (const LycWebvttToken *token, gint64 *ms)
{
  char text[32];
  const char *at = text;

  if (token->length >= sizeof text)
    return FALSE;
  memcpy (text, token->at, token->length);
  text[token->length] = '\0';
  g_strdelimit (text, ",", '.');
  return lyc_webvtt_read_time (&at, text + token->length, ms) && *at == '\0';
}

/* The times; coordinates may follow, that nobody uses. */
static gboolean
read_times (Parser *p, gint64 *start_ms, gint64 *end_ms)
{
  LycWebvttToken rest = { p->reader.line, p->reader.length }, start, arrow, end;

  if (!lyc_webvtt_next_token (&rest, &start) || !lyc_webvtt_next_token (&rest, &arrow)
      || !lyc_webvtt_token_is (&arrow, "-->") || !lyc_webvtt_next_token (&rest, &end)
      || !read_time (&start, start_ms) || !read_time (&end, end_ms))
    return fail (p, LYC_WEBVTT_ERROR_TIMING, p->reader.number,
                 "the times must look like \"00:01:02,345 --> 00:01:04,500\"");
  if (*end_ms <= *start_ms)
    return fail (p, LYC_WEBVTT_ERROR_TIMING, p->reader.number, "the cue ends before it has begun");
  if (*end_ms > LYC_WEBVTT_MAX_TIME_MS)
    return fail (p, LYC_WEBVTT_ERROR_LIMIT, p->reader.number, "the cue lies beyond 24 hours");
  return TRUE;
}

/* `{\an1}` to `{\an9}` at the beginning, as the keys lie on a number pad. Returns its bytes. */
static gsize
read_place (const GString *text, LycCueLayout *layout)
{
  static const LycCueAlign across[] = { LYC_CUE_LEFT, LYC_CUE_CENTER, LYC_CUE_RIGHT };
  int place;

  if (!g_str_has_prefix (text->str, "{\\an") || text->str[4] < '1' || text->str[4] > '9'
      || text->str[5] != '}')
    return 0;
  place = text->str[4] - '1';
  layout->align = across[place % 3];
  layout->snap = place < 3;
  if (place >= 3)
    {
      layout->line = place >= 6 ? 0 : 5000;
      layout->line_align = place >= 6 ? LYC_CUE_START : LYC_CUE_CENTER;
    }
  return 6;
}

static gboolean
read_text (Parser *p)
{
  guint n = 0;

  g_string_truncate (p->text, 0);
  while (next_line (p) && !is_empty (p))
    {
      if (lyc_line_reader_has_arrow (&p->reader))
        return fail (p, LYC_WEBVTT_ERROR_TEXT, p->reader.number,
                     "\"-->\" inside a cue; is an empty line missing above?");
      if (++n > LYC_WEBVTT_MAX_CUE_LINES)
        return fail (p, LYC_WEBVTT_ERROR_LIMIT, p->reader.number, "a cue of more than %d lines",
                     LYC_WEBVTT_MAX_CUE_LINES);
      if (p->text->len > 0)
        g_string_append_c (p->text, '\n');
      g_string_append_len (p->text, p->reader.line, (gssize) p->reader.length);
    }
  return p->error == NULL;
}

/* Programs write cues without text where nothing is said; they are no cues. */
static gboolean
finish_cue (Parser *p, LycCue *cue, guint line)
{
  LycWebvttTextFault fault;
  gsize from = read_place (p->text, &cue->layout);

  lyc_webvtt_text_read (cue, p->text->str + from, p->text->len - from, p->rules, FALSE, &fault,
                        &p->reader.work);
  for (gsize i = 0; fault.what != NULL && i < fault.at; i++)
    line += p->text->str[from + i] == '\n';
  if (fault.what != NULL)
    return fail (p, fault.limit ? LYC_WEBVTT_ERROR_LIMIT : LYC_WEBVTT_ERROR_TEXT, line, "%s",
                 fault.what);
  return TRUE;
}

static int
compare_starts (gconstpointer a, gconstpointer b)
{
  const LycCue *x = *(const LycCue *const *) a, *y = *(const LycCue *const *) b;

  return (x->start_ms > y->start_ms) - (x->start_ms < y->start_ms);
}

/* The current line is the first of a block, and not empty. */
static gboolean
read_block (Parser *p)
{
  g_autoptr (LycCue) cue = NULL;
  gint64 start_ms, end_ms;
  guint line;

  if (is_number (p) && (!next_line (p) || is_empty (p)))
    return fail (p, LYC_WEBVTT_ERROR_TIMING, p->reader.number,
                 "a number without the times of its cue");
  if (!read_times (p, &start_ms, &end_ms))
    return FALSE;
  if (p->cues->len >= LYC_WEBVTT_MAX_CUES)
    return fail (p, LYC_WEBVTT_ERROR_LIMIT, p->reader.number, "more than %d cues",
                 LYC_WEBVTT_MAX_CUES);
  line = p->reader.number + 1;
  cue = lyc_cue_new (NULL, start_ms, end_ms, NULL, "");
  if (!read_text (p) || !finish_cue (p, cue, line))
    return FALSE;
  if (*cue->text != '\0')
    g_ptr_array_add (p->cues, g_steal_pointer (&cue));
  return TRUE;
}

static gboolean
read_blocks (Parser *p)
{
  if (p->reader.bad != NULL)
    return fail (p, LYC_WEBVTT_ERROR_ENCODING, p->reader.bad_line, "%s; save the file as UTF-8",
                 p->reader.bad);
  while (next_line (p))
    if (!is_empty (p) && !read_block (p))
      return FALSE;
  return p->error == NULL;
}

/**
 * lyc_srt_parse:
 * @data: (array length=length): a file's bytes; need not end with NUL
 * @length: how many
 * @error: return location for an error of %LYC_WEBVTT_ERROR, worded as those of lyc_webvtt_parse()
 *
 * Parses a SubRip file into the cues that WebVTT has, under the same limits. Cues may stand in any
 * order; those without text are passed over.
 *
 * Returns: (transfer full) (element-type LycCue): the cues in order of their start
 */
GPtrArray *
lyc_srt_parse (const char *data, gsize length, GError **error)
{
  Parser p = { .text = g_string_new (NULL) };
  gboolean good;

  p.cues = g_ptr_array_new_with_free_func ((GDestroyNotify) lyc_cue_free);
  p.rules = lyc_webvtt_rules_new ();
  lyc_line_reader_init (&p.reader, data, MIN (length, LYC_WEBVTT_MAX_BYTES));
  good = length <= LYC_WEBVTT_MAX_BYTES
             ? read_blocks (&p)
             : fail (&p, LYC_WEBVTT_ERROR_LIMIT, 1, "the file is larger than %d bytes",
                     LYC_WEBVTT_MAX_BYTES);
  lyc_line_reader_clear (&p.reader);
  g_array_unref (p.rules);
  g_string_free (p.text, TRUE);
  if (good)
    g_ptr_array_sort (p.cues, compare_starts);
  else
    g_clear_pointer (&p.cues, g_ptr_array_unref);
  if (p.error != NULL)
    g_propagate_error (error, p.error);
  return p.cues;
}
