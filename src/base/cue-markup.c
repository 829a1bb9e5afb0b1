/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cue-markup.h"

#include "webvtt-text.h"

#include <string.h>

/* A cue goes over the wire as plain text. What more it says goes beside it, in the two forms that
 * WebVTT has for it, with the author's regions and styles worked in. */

static void
append_escaped (GString *out, const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (text[i] == '&')
      g_string_append (out, "&amp;");
    else if (text[i] == '<')
      g_string_append (out, "&lt;");
    else if (text[i] == '>')
      g_string_append (out, "&gt;");
    else
      g_string_append_c (out, text[i]);
}

static const char *const flag_tags[] = { "b", "i", "u" };

static void
append_time (GString *out, gint64 ms)
{
  g_string_append_printf (out, "<%02d:%02d:%02d.%03d>", (int) (ms / 3600000),
                          (int) (ms / 60000 % 60), (int) (ms / 1000 % 60), (int) (ms % 1000));
}

static void
append_colors (GString *out, const LycCueStyle *style)
{
  g_string_append (out, "<c");
  for (int background = 0; background < 2; background++)
    {
      gint32 color = background ? style->background : style->color;
      g_autofree char *name = color >= 0 ? lyc_cue_style_color_class (color, background) : NULL;

      if (name != NULL)
        g_string_append_printf (out, ".%s", name);
    }
  g_string_append_c (out, '>');
}

static void
append_named (GString *out, const char *tag, const char *name)
{
  g_string_append_printf (out, "<%s ", tag);
  append_escaped (out, name, strlen (name));
  g_string_append_c (out, '>');
}

static void
open_tags (GString *out, const LycCueStyle *style)
{
  if (style->voice != NULL)
    append_named (out, "v", style->voice);
  if (style->language != NULL)
    append_named (out, "lang", style->language);
  if (style->color >= 0 || style->background >= 0)
    append_colors (out, style);
  for (guint i = 0; i < G_N_ELEMENTS (flag_tags); i++)
    if (style->flags & (1u << i))
      g_string_append_printf (out, "<%s>", flag_tags[i]);
}

static void
close_tags (GString *out, const LycCueStyle *style)
{
  for (guint i = G_N_ELEMENTS (flag_tags); i > 0; i--)
    if (style->flags & (1u << (i - 1)))
      g_string_append_printf (out, "</%s>", flag_tags[i - 1]);
  if (style->color >= 0 || style->background >= 0)
    g_string_append (out, "</c>");
  if (style->language != NULL)
    g_string_append (out, "</lang>");
  if (style->voice != NULL)
    g_string_append (out, "</v>");
}

/* Whether the runs say no more than who speaks the whole cue. */
static gboolean
is_one_voice (const LycCue *cue)
{
  LycCueStyle plain = LYC_CUE_STYLE_NONE;
  const LycCueRun *run = &g_array_index (cue->runs, LycCueRun, 0);

  plain.voice = cue->voice;
  return cue->runs->len == 1 && run->start == 0 && run->end == strlen (cue->text)
         && lyc_cue_style_equal (&run->style, &plain);
}

/**
 * lyc_cue_get_markup:
 * @cue: a cue
 *
 * Returns: (transfer full) (nullable): its text in WebVTT's form; %NULL where text and speaker say
 *   all of it
 */
char *
lyc_cue_get_markup (const LycCue *cue)
{
  GString *out;
  gsize at = 0;
  gint64 time = -1;

  if (cue->runs == NULL || is_one_voice (cue))
    return NULL;
  out = g_string_new (NULL);
  for (guint i = 0; i < cue->runs->len; i++)
    {
      const LycCueRun *run = &g_array_index (cue->runs, LycCueRun, i);

      append_escaped (out, cue->text + at, run->start - at);
      if (run->style.at_ms != time && run->style.at_ms >= 0)
        append_time (out, time = run->style.at_ms);
      open_tags (out, &run->style);
      append_escaped (out, cue->text + run->start, run->end - run->start);
      close_tags (out, &run->style);
      at = run->end;
    }
  append_escaped (out, cue->text + at, strlen (cue->text) - at);
  return g_string_free (out, FALSE);
}

/**
 * lyc_cue_set_markup:
 * @cue: a cue
 * @markup: what lyc_cue_get_markup() gave, from whom ever
 *
 * Gives the cue its runs, where the markup is one of its text; otherwise it stays plain.
 */
void
lyc_cue_set_markup (LycCue *cue, const char *markup)
{
  g_autoptr (LycCue) read = lyc_cue_new (NULL, cue->start_ms, cue->end_ms, NULL, "");
  g_autoptr (GArray) rules = lyc_webvtt_rules_new ();
  LycWebvttTextFault fault;
  guint64 work = 0;

  lyc_webvtt_text_read (read, markup, strlen (markup), rules, TRUE, &fault, &work);
  if (fault.what != NULL || g_strcmp0 (read->text, cue->text) != 0)
    return;
  g_clear_pointer (&cue->runs, g_array_unref);
  cue->runs = g_steal_pointer (&read->runs);
}

/**
 * lyc_cue_set_settings:
 * @cue: a cue
 * @settings: WebVTT's cue settings, without a region
 *
 * Says where the cue is shown.
 */
void
lyc_cue_set_settings (LycCue *cue, const char *settings)
{
  g_autoptr (GPtrArray) regions = g_ptr_array_new ();

  cue->layout = (LycCueLayout) LYC_CUE_LAYOUT_NONE;
  lyc_webvtt_read_settings (settings, strlen (settings), regions, &cue->layout);
}
