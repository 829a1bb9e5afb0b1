/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "notes-export.h"

#include <glib/gi18n-lib.h>

#include "markdown-text.h"
#include "note.h"
#include "timecode-chip.h"

/* How long a note without an end stands over the video. */
#define SHOWN_MS 5000
/* What a reader of captions may refuse more than. */
#define LINE_CHARS 200
#define CUE_LINES 30
#define MAX_BYTES 100000

static void
add_quoted (GString *out, const char *quote)
{
  g_auto (GStrv) lines = g_strsplit (quote, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    g_string_append_printf (out, "> %s\n", lines[i]);
  g_string_append_c (out, '\n');
}

static void
add_note (GString *out, LycNote *note)
{
  gint64 start_ms = lyc_note_get_start_ms (note);
  g_autofree char *time = lyc_timecode_format (start_ms);

  g_string_append_printf (out, "### %s\n\n", start_ms >= 0 ? time : _("The whole lesson"));
  if (lyc_note_get_end_ms (note) > start_ms && *lyc_note_get_quote (note) != '\0')
    add_quoted (out, lyc_note_get_quote (note));
  g_string_append_printf (out, "%s\n\n", lyc_note_get_body (note));
}

/**
 * lyc_notes_export_markdown:
 * @notes: of #LycNote, those of one lesson beside each other
 *
 * Returns: (transfer full): the notes as one document, a heading per lesson and per note
 */
char *
lyc_notes_export_markdown (GListModel *notes, LycNotesLessonFunc func, gpointer user_data)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autofree char *last = g_strdup ("");

  g_string_append_printf (out, "# %s\n\n", _("My notes"));
  for (guint i = 0; i < g_list_model_get_n_items (notes); i++)
    {
      g_autoptr (LycNote) note = g_list_model_get_item (notes, i);
      const char *lesson_id = lyc_note_get_lesson_id (note);

      if (!g_str_equal (lesson_id, last))
        {
          g_autofree char *title
              = lyc_markdown_escape (lyc_lesson_get_title (func (lesson_id, user_data)));

          g_string_append_printf (out, "## %s\n\n", title);
          g_free (last);
          last = g_strdup (lesson_id);
        }
      add_note (out, note);
    }
  return g_strdup (out->str);
}

static char *
webvtt_time (gint64 ms)
{
  return g_strdup_printf ("%02" G_GINT64_FORMAT ":%02d:%02d.%03d", ms / 3600000,
                          (int) (ms / 60000 % 60), (int) (ms / 1000 % 60), (int) (ms % 1000));
}

/* A cue ends at an empty line, and its text is read as markup. */
static char *
escape_cue_line (const char *line)
{
  g_autoptr (GString) out = g_string_new (line);

  g_string_replace (out, "&", "&amp;", 0);
  g_string_replace (out, "<", "&lt;", 0);
  g_string_replace (out, ">", "&gt;", 0);
  return g_strdup (out->str);
}

/* Cuts a line at spaces where it is long; a word that is longer is cut inside. */
static void
add_lines (GPtrArray *lines, const char *line)
{
  while (g_utf8_strlen (line, -1) > LINE_CHARS)
    {
      const char *end = g_utf8_offset_to_pointer (line, LINE_CHARS);
      const char *space = g_strrstr_len (line, end - line, " ");
      g_autofree char *part = g_strndup (line, (gsize) ((space != NULL ? space : end) - line));

      g_ptr_array_add (lines, escape_cue_line (part));
      line = space != NULL ? space + 1 : end;
    }
  if (*line != '\0')
    g_ptr_array_add (lines, escape_cue_line (line));
}

static GPtrArray *
cue_lines (LycNote *note)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *clean = lyc_markdown_clean (lyc_note_get_body (note), MAX_BYTES);
  g_auto (GStrv) given = g_strsplit (clean, "\n", -1);

  for (guint i = 0; given[i] != NULL; i++)
    add_lines (lines, g_strstrip (given[i]));
  return lines;
}

/* A note of many lines becomes several cues of the same time. */
static void
add_cues (GString *out, LycNote *note)
{
  g_autoptr (GPtrArray) lines = cue_lines (note);
  gint64 start_ms = lyc_note_get_start_ms (note), end_ms = lyc_note_get_end_ms (note);
  g_autofree char *from = webvtt_time (start_ms);
  g_autofree char *to = webvtt_time (end_ms > start_ms ? end_ms : start_ms + SHOWN_MS);

  for (guint i = 0; i < lines->len; i++)
    {
      if (i % CUE_LINES == 0)
        g_string_append_printf (out, "\n%s --> %s\n", from, to);
      g_string_append_printf (out, "%s\n", (char *) g_ptr_array_index (lines, i));
    }
}

/**
 * lyc_notes_export_webvtt:
 * @notes: of #LycNote, by their time
 * @lesson_id: whose notes
 *
 * Returns: (transfer full): the lesson's notes that have a time, as captions to its video
 */
char *
lyc_notes_export_webvtt (GListModel *notes, const char *lesson_id)
{
  g_autoptr (GString) out = g_string_new ("WEBVTT\n");

  for (guint i = 0; i < g_list_model_get_n_items (notes); i++)
    {
      g_autoptr (LycNote) note = g_list_model_get_item (notes, i);

      if (lyc_note_get_start_ms (note) >= 0
          && g_str_equal (lyc_note_get_lesson_id (note), lesson_id))
        add_cues (out, note);
    }
  return g_strdup (out->str);
}
