/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cue.h"

G_DEFINE_BOXED_TYPE (LycCue, lyc_cue, lyc_cue_copy, lyc_cue_free)

/**
 * lyc_cue_new:
 * @id: (nullable): the author's name for the cue
 * @start_ms: media time in milliseconds
 * @end_ms: media time in milliseconds, after @start_ms
 * @voice: (nullable): the speaker
 * @text: plain text
 *
 * Returns: (transfer full): a cue that holds copies of the strings, shown as any other
 */
LycCue *
lyc_cue_new (const char *id, gint64 start_ms, gint64 end_ms, const char *voice, const char *text)
{
  LycCue *cue = g_new0 (LycCue, 1);

  cue->id = g_strdup (id);
  cue->start_ms = start_ms;
  cue->end_ms = end_ms;
  cue->voice = g_strdup (voice);
  cue->text = g_strdup (text);
  cue->layout = (LycCueLayout) LYC_CUE_LAYOUT_NONE;
  return cue;
}

/**
 * lyc_cue_copy:
 * @cue: a cue
 *
 * Returns: (transfer full): a deep copy
 */
LycCue *
lyc_cue_copy (const LycCue *cue)
{
  LycCue *copy = lyc_cue_new (cue->id, cue->start_ms, cue->end_ms, cue->voice, cue->text);

  copy->layout = cue->layout;
  copy->runs = lyc_cue_runs_copy (cue->runs);
  return copy;
}

/**
 * lyc_cue_free:
 * @cue: (transfer full): a cue
 */
void
lyc_cue_free (LycCue *cue)
{
  g_free (cue->id);
  g_free (cue->voice);
  g_free (cue->text);
  g_clear_pointer (&cue->runs, g_array_unref);
  g_free (cue);
}
