/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "webvtt.h"

#include "line-reader.h"
#include "webvtt-text.h"

#include <string.h>

/* A parser of our own, as GStreamer's subparse gives neither regions, voices nor positions, and no
 * other library in C that distributions carry does. Functions are named after the algorithms of the
 * W3C's "WebVTT: The Web Video Text Tracks Format", chapter 6. */

G_DEFINE_QUARK (lyc-webvtt-error-quark, lyc_webvtt_error)

typedef struct
{
  LycLineReader reader;
  LycWebvttFile *file;
  gboolean seen_cue;
  gint64 latest_ms; /* where the last cue starts */
  GError *limit;    /* (nullable): what ends the reading */
  GString *buffer;  /* text of the block that is collected */
} Parser;

/* The block that is collected. */
typedef struct
{
  guint n_lines;
  guint first_line;
  guint text_line; /* where its buffer begins */
  gboolean seen_arrow, in_header, stylesheet;
  LycCue *cue;
  LycWebvttRegion *region;
} Block;

static void
set_fault (GError **fault, LycWebvttError code, guint line, const char *what)
{
  if (*fault == NULL)
    g_set_error (fault, LYC_WEBVTT_ERROR, code, "line %u: %s", line, what);
}

/* What a player passes over, and an author wants to know. */
static void
complain (Parser *p, LycWebvttError code, guint line, const char *what)
{
  if (p->reader.bad != NULL && p->reader.bad_line < line)
    set_fault (&p->file->fault, LYC_WEBVTT_ERROR_ENCODING, p->reader.bad_line, p->reader.bad);
  set_fault (&p->file->fault, code, line, what);
}

static void G_GNUC_PRINTF (3, 4) refuse (Parser *p, guint line, const char *format, ...)
{
  g_autofree char *what = NULL;
  va_list args;

  va_start (args, format);
  what = g_strdup_vprintf (format, args);
  va_end (args);
  set_fault (&p->limit, LYC_WEBVTT_ERROR_LIMIT, line, what);
}

static gboolean
next_line (Parser *p)
{
  if (p->limit != NULL || !lyc_line_reader_next (&p->reader))
    return FALSE;
  if (p->reader.length > LYC_WEBVTT_MAX_LINE)
    refuse (p, p->reader.number, "longer than %d bytes", LYC_WEBVTT_MAX_LINE);
  return p->limit == NULL;
}

static gboolean
is_space (char c)
{
  return c == ' ' || c == '\t';
}

/* Whether the buffer is @word and nothing but whitespace. */
static gboolean
buffer_is (const Parser *p, const char *word)
{
  const char *rest = p->buffer->str + strlen (word);

  if (!g_str_has_prefix (p->buffer->str, word))
    return FALSE;
  while (g_ascii_isspace (*rest))
    rest++;
  return *rest == '\0';
}

static const char *
skip_space (const char *at, const char *end)
{
  while (at < end && g_ascii_isspace (*at))
    at++;
  return at;
}

#define BAD_TIMES "the times must look like \"00:01:02.345 --> 00:01:04.500\""

/* "Collect WebVTT cue timings and settings"; the line holds an arrow. What a player takes without
 * the spaces that the syntax asks for is @loose. */
static gboolean
collect_timings (Parser *p, LycCue *cue, gboolean *loose)
{
  const char *at = p->reader.line, *end = at + p->reader.length;
  const char *from = at = skip_space (at, end);

  if (!lyc_webvtt_read_time (&at, end, &cue->start_ms))
    return FALSE;
  from = at;
  at = skip_space (at, end);
  *loose = at == from;
  if (end - at < 3 || memcmp (at, "-->", 3) != 0)
    return FALSE;
  from = at += 3;
  at = skip_space (at, end);
  *loose = *loose || at == from;
  if (!lyc_webvtt_read_time (&at, end, &cue->end_ms))
    return FALSE;
  *loose = *loose || (at < end && !is_space (*at));
  if (!lyc_webvtt_read_settings (at, (gsize) (end - at), p->file->regions, &cue->layout))
    complain (p, LYC_WEBVTT_ERROR_SETTINGS, p->reader.number,
              "a setting of the cue is none; they look like \"line:10% align:start\"");
  p->reader.work += p->reader.length;
  return TRUE;
}

static void
check_times (Parser *p, const LycCue *cue, gboolean loose)
{
  if (loose)
    complain (p, LYC_WEBVTT_ERROR_TIMING, p->reader.number, BAD_TIMES);
  if (cue->end_ms <= cue->start_ms)
    complain (p, LYC_WEBVTT_ERROR_TIMING, p->reader.number, "the cue ends before it has begun");
  if (MAX (cue->start_ms, cue->end_ms) > LYC_WEBVTT_MAX_TIME_MS)
    refuse (p, p->reader.number, "the cue lies beyond 24 hours");
  if (cue->start_ms < p->latest_ms)
    complain (p, LYC_WEBVTT_ERROR_ORDER, p->reader.number,
              "the cue starts before the one above it");
  p->latest_ms = cue->start_ms;
}

static void
complain_of_arrow (Parser *p, const Block *block)
{
  if (block->in_header)
    complain (p, LYC_WEBVTT_ERROR_SIGNATURE, p->reader.number,
              "an empty line must follow the \"WEBVTT\" head");
  else
    complain (p, LYC_WEBVTT_ERROR_TEXT, p->reader.number,
              "\"-->\" inside a cue, comment or style; is an empty line missing above?");
}

/* "Cue creation". */
static void
create_cue (Parser *p, Block *block)
{
  const char *id = p->buffer->len > 0 ? p->buffer->str : NULL;
  gboolean loose = FALSE;

  if (buffer_is (p, "NOTE"))
    complain_of_arrow (p, block);
  block->seen_arrow = TRUE;
  block->cue = lyc_cue_new (id, 0, 0, NULL, "");
  if (!collect_timings (p, block->cue, &loose))
    {
      complain (p, LYC_WEBVTT_ERROR_TIMING, p->reader.number, BAD_TIMES);
      g_clear_pointer (&block->cue, lyc_cue_free);
      return;
    }
  check_times (p, block->cue, loose);
  g_string_truncate (p->buffer, 0);
  p->seen_cue = TRUE;
}

static void
region_free (gpointer data)
{
  LycWebvttRegion *region = data;

  g_free (region->id);
  g_free (region);
}

/* "Region creation". */
static LycWebvttRegion *
create_region (void)
{
  LycWebvttRegion *region = g_new0 (LycWebvttRegion, 1);

  region->id = g_strdup ("");
  region->width = 10000;
  region->lines = 3;
  region->anchor_y = region->viewport_y = 10000;
  return region;
}

/* The block's second line shows what the first one was. */
static void
begin_definition (Parser *p, Block *block)
{
  if (p->seen_cue || block->seen_arrow)
    return;
  if (buffer_is (p, "STYLE"))
    block->stylesheet = TRUE;
  else if (buffer_is (p, "REGION"))
    block->region = create_region ();
  else
    return;
  g_string_truncate (p->buffer, 0);
}

static void
append_line (Parser *p, Block *block)
{
  if (p->buffer->len > 0)
    g_string_append_c (p->buffer, '\n');
  else
    block->text_line = p->reader.number;
  g_string_append_len (p->buffer, p->reader.line, (gssize) p->reader.length);
  if (block->cue != NULL
      && p->reader.number - block->first_line > LYC_WEBVTT_MAX_CUE_LINES + (block->cue->id != NULL))
    refuse (p, p->reader.number, "a cue of more than %d lines", LYC_WEBVTT_MAX_CUE_LINES);
}

/* One line of a block. Returns FALSE when the block is over. */
static gboolean
collect_line (Parser *p, Block *block)
{
  block->n_lines++;
  if (lyc_line_reader_has_arrow (&p->reader))
    {
      if (block->in_header || block->n_lines > 2 || block->seen_arrow)
        {
          complain_of_arrow (p, block);
          lyc_line_reader_unread (&p->reader);
          return FALSE;
        }
      create_cue (p, block);
      return TRUE;
    }
  if (p->reader.length == 0)
    return FALSE;
  if (!block->in_header && block->n_lines == 2)
    begin_definition (p, block);
  append_line (p, block);
  return TRUE;
}

static void
finish_cue (Parser *p, Block *block)
{
  LycWebvttTextFault fault;
  guint line = block->text_line;

  if (p->file->cues->len >= LYC_WEBVTT_MAX_CUES)
    refuse (p, block->first_line, "more than %d cues", LYC_WEBVTT_MAX_CUES);
  lyc_webvtt_text_read (block->cue, p->buffer->str, p->buffer->len, p->file->rules, TRUE, &fault,
                        &p->reader.work);
  for (gsize i = 0; fault.what != NULL && i < fault.at; i++)
    line += p->buffer->str[i] == '\n';
  if (fault.limit)
    refuse (p, line, "%s", fault.what);
  else if (fault.what != NULL)
    complain (p, LYC_WEBVTT_ERROR_TEXT, line, fault.what);
  else if (*block->cue->text == '\0')
    complain (p, LYC_WEBVTT_ERROR_TEXT, block->first_line + (block->cue->id != NULL),
              "a cue without text");
  g_ptr_array_add (p->file->cues, g_steal_pointer (&block->cue));
}

static void
finish_definition (Parser *p, Block *block)
{
  if (block->stylesheet
      && !lyc_webvtt_rules_read (p->file->rules, p->buffer->str, p->buffer->len, &p->reader.work))
    refuse (p, block->first_line, "more than %d rules of style", LYC_WEBVTT_MAX_RULES);
  if (block->region == NULL)
    return;
  p->reader.work += p->buffer->len;
  lyc_webvtt_read_region (p->buffer->str, p->buffer->len, block->region);
  if (p->file->regions->len >= LYC_WEBVTT_MAX_REGIONS)
    refuse (p, block->first_line, "more than %d regions", LYC_WEBVTT_MAX_REGIONS);
  g_ptr_array_add (p->file->regions, g_steal_pointer (&block->region));
}

/* Whatever else is a comment, if it says so. */
static void
check_comment (Parser *p, const Block *block)
{
  const char *text = p->buffer->str;

  if (g_str_has_prefix (text, "NOTE") && (text[4] == '\0' || g_ascii_isspace (text[4])))
    return;
  if ((buffer_is (p, "STYLE") || buffer_is (p, "REGION")) && !p->seen_cue)
    return;
  complain (p, LYC_WEBVTT_ERROR_TIMING,
            block->first_line + (block->n_lines > 1 && strchr (text, '\n')),
            "text without the times it is spoken at");
}

/* "Collect a WebVTT block". */
static void
collect_block (Parser *p, gboolean in_header)
{
  Block block = { .in_header = in_header, .first_line = p->reader.number + 1 };

  g_string_truncate (p->buffer, 0);
  while (next_line (p) && collect_line (p, &block))
    continue;
  if (block.cue != NULL)
    finish_cue (p, &block);
  else if (block.stylesheet || block.region != NULL)
    finish_definition (p, &block);
  else if (!in_header && p->buffer->len > 0)
    check_comment (p, &block);
  g_clear_pointer (&block.cue, lyc_cue_free);
  g_clear_pointer (&block.region, region_free);
}

/* "Collect a sequence of code points that are LF". */
static void
skip_empty_lines (Parser *p)
{
  while (next_line (p))
    if (p->reader.length > 0)
      {
        lyc_line_reader_unread (&p->reader);
        return;
      }
}

static gboolean
has_signature (Parser *p)
{
  return lyc_line_reader_next (&p->reader) && p->reader.length >= 6
         && memcmp (p->reader.line, "WEBVTT", 6) == 0
         && (p->reader.length == 6 || is_space (p->reader.line[6]));
}

/* "WebVTT parser algorithm". */
static void
parse (Parser *p, GError **error)
{
  if (!has_signature (p))
    {
      set_fault (error, LYC_WEBVTT_ERROR_SIGNATURE, 1, "the file must begin with \"WEBVTT\"");
      return;
    }
  if (p->reader.length > LYC_WEBVTT_MAX_LINE)
    refuse (p, 1, "longer than %d bytes", LYC_WEBVTT_MAX_LINE);
  collect_block (p, TRUE);
  skip_empty_lines (p);
  while (p->limit == NULL && p->reader.at < p->reader.text->len)
    {
      collect_block (p, FALSE);
      skip_empty_lines (p);
    }
  if (p->limit != NULL)
    g_propagate_error (error, g_steal_pointer (&p->limit));
  else if (p->reader.bad != NULL)
    set_fault (&p->file->fault, LYC_WEBVTT_ERROR_ENCODING, p->reader.bad_line, p->reader.bad);
}

/**
 * lyc_webvtt_file_free:
 * @file: (transfer full): what was read
 */
void
lyc_webvtt_file_free (LycWebvttFile *file)
{
  g_ptr_array_unref (file->cues);
  g_ptr_array_unref (file->regions);
  g_array_unref (file->rules);
  g_clear_error (&file->fault);
  g_free (file);
}

/**
 * lyc_webvtt_file_read:
 * @data: (array length=length): a file's bytes; need not end with NUL
 * @length: how many
 * @error: return location for an error of %LYC_WEBVTT_ERROR: no WebVTT at all, or above a limit
 *
 * Reads a WebVTT file as the specification says a player does: what is wrong in it is passed over,
 * and the first of that is in the file's fault. Time and memory are linear in @length and bounded
 * by the LYC_WEBVTT_MAX limits.
 *
 * Returns: (transfer full) (nullable): what it holds
 */
LycWebvttFile *
lyc_webvtt_file_read (const char *data, gsize length, GError **error)
{
  g_autoptr (LycWebvttFile) file = g_new0 (LycWebvttFile, 1);
  Parser p = { .file = file };
  GError *why = NULL;

  file->cues = g_ptr_array_new_with_free_func ((GDestroyNotify) lyc_cue_free);
  file->regions = g_ptr_array_new_with_free_func (region_free);
  file->rules = lyc_webvtt_rules_new ();
  if (length > LYC_WEBVTT_MAX_BYTES)
    refuse (&p, 1, "the file is larger than %d bytes", LYC_WEBVTT_MAX_BYTES);
  if (p.limit != NULL)
    {
      g_propagate_error (error, p.limit);
      return NULL;
    }
  p.buffer = g_string_new (NULL);
  lyc_line_reader_init (&p.reader, data, length);
  parse (&p, &why);
  file->work = p.reader.work;
  lyc_line_reader_clear (&p.reader);
  g_string_free (p.buffer, TRUE);
  if (why == NULL)
    return g_steal_pointer (&file);
  g_propagate_error (error, why);
  return NULL;
}

/**
 * lyc_webvtt_parse:
 * @data: (array length=length): a file's bytes; need not end with NUL
 * @length: how many
 * @error: return location for an error of %LYC_WEBVTT_ERROR
 *
 * Parses a WebVTT file strictly, for its author: what is wrong in it is an error whose message
 * begins with its line, "line 12: ", and goes on in plain words. No cue at all is valid.
 *
 * Returns: (transfer full) (element-type LycCue): the cues in order of their start
 */
GPtrArray *
lyc_webvtt_parse (const char *data, gsize length, GError **error)
{
  g_autoptr (LycWebvttFile) file = lyc_webvtt_file_read (data, length, error);

  if (file == NULL)
    return NULL;
  if (file->fault == NULL)
    return g_ptr_array_ref (file->cues);
  g_propagate_error (error, g_steal_pointer (&file->fault));
  return NULL;
}
