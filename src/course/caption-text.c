/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "caption-text.h"

#include <string.h>

static void
append_escaped (GString *markup, const char *text, gsize length)
{
  g_autofree char *escaped = g_markup_escape_text (text, (gssize) length);

  g_string_append (markup, escaped);
}

static void
append_speaker (GString *markup, const char *speaker)
{
  append_escaped (markup, speaker, strlen (speaker));
  g_string_append (markup, ": ");
}

static void
append_run (GString *markup, const char *text, const LycCueRun *run)
{
  const LycCueStyle *style = &run->style;

  g_string_append (markup, "<span");
  if (style->color >= 0)
    g_string_append_printf (markup, " foreground=\"#%06x\"", (guint) style->color);
  if (style->background >= 0)
    g_string_append_printf (markup, " background=\"#%06x\"", (guint) style->background);
  if (style->flags & LYC_CUE_BOLD)
    g_string_append (markup, " weight=\"bold\"");
  if (style->flags & LYC_CUE_ITALIC)
    g_string_append (markup, " style=\"italic\"");
  if (style->flags & LYC_CUE_UNDERLINE)
    g_string_append (markup, " underline=\"single\"");
  g_string_append_c (markup, '>');
  append_escaped (markup, text + run->start, run->end - run->start);
  g_string_append (markup, "</span>");
}

/**
 * lyc_caption_text_markup:
 * @cue: a cue
 * @speaker: (nullable): who is named before it
 *
 * Returns: (transfer full): what a GtkLabel takes; "Name: " stands wherever in the cue another one
 *   begins to speak
 */
char *
lyc_caption_text_markup (const LycCue *cue, const char *speaker)
{
  GString *markup = g_string_new (NULL);
  const char *voice = cue->voice;
  gsize at = 0;

  if (speaker != NULL)
    append_speaker (markup, speaker);
  for (guint i = 0; cue->runs != NULL && i < cue->runs->len; i++)
    {
      const LycCueRun *run = &g_array_index (cue->runs, LycCueRun, i);

      append_escaped (markup, cue->text + at, run->start - at);
      if (run->style.voice != NULL && g_strcmp0 (run->style.voice, voice) != 0)
        append_speaker (markup, voice = run->style.voice);
      append_run (markup, cue->text, run);
      at = run->end;
    }
  append_escaped (markup, cue->text + at, strlen (cue->text) - at);
  return g_string_free (markup, FALSE);
}
