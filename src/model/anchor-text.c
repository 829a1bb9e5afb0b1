/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anchor-text.h"

/* As in the API's description, in characters. */
#define MAX_QUOTE 500
#define MAX_AROUND 200

/* Returns: how many cues begin at @at_ms or before */
static guint
count_begun (LycTranscript *transcript, gint64 at_ms)
{
  guint low = 0, high = lyc_transcript_get_n_cues (transcript);

  while (low < high)
    {
      guint middle = (low + high) / 2;
      LycTranscriptCue cue;

      lyc_transcript_get_cue (transcript, middle, &cue);
      if (cue.start_ms <= at_ms)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static char *
text_at (LycTranscript *transcript, guint i, gboolean from_end)
{
  LycTranscriptCue cue;
  glong length;

  if (i >= lyc_transcript_get_n_cues (transcript))
    return g_strdup ("");
  lyc_transcript_get_cue (transcript, i, &cue);
  length = g_utf8_strlen (cue.text, -1);
  if (length <= MAX_AROUND)
    return g_strdup (cue.text);
  return from_end ? g_utf8_substring (cue.text, length - MAX_AROUND, length)
                  : g_utf8_substring (cue.text, 0, MAX_AROUND);
}

static char *
join (LycTranscript *transcript, guint from, guint end)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = from; i < end && text->len < 4 * MAX_QUOTE; i++)
    {
      LycTranscriptCue cue;

      lyc_transcript_get_cue (transcript, i, &cue);
      g_string_append_printf (text, "%s%s", i > from ? " " : "", cue.text);
    }
  return g_utf8_strlen (text->str, -1) > MAX_QUOTE ? g_utf8_substring (text->str, 0, MAX_QUOTE)
                                                   : g_strdup (text->str);
}

/**
 * lyc_anchor_text_read:
 * @self: cleared before
 * @transcript: (nullable): %NULL where nothing is said
 * @end_ms: as @start_ms for a moment
 */
void
lyc_anchor_text_read (LycAnchorText *self, LycTranscript *transcript, gint64 start_ms,
                      gint64 end_ms)
{
  LycTranscriptCue cue = { 0 };
  guint from, end;

  lyc_anchor_text_clear (self);
  if (transcript == NULL || !lyc_record_is_loaded (LYC_RECORD (transcript)))
    return;
  from = count_begun (transcript, start_ms);
  end = MAX (from, count_begun (transcript, end_ms > start_ms ? end_ms - 1 : start_ms));
  if (from > 0)
    {
      lyc_transcript_get_cue (transcript, from - 1, &cue);
      if (cue.end_ms > start_ms)
        from--;
    }
  if (from < end)
    lyc_transcript_get_cue (transcript, from, &cue);
  self->cue_id = g_strdup (from < end && cue.id != NULL ? cue.id : "");
  self->quote = join (transcript, from, end);
  self->prefix = from > 0 ? text_at (transcript, from - 1, TRUE) : g_strdup ("");
  self->suffix = text_at (transcript, end, FALSE);
}

void
lyc_anchor_text_clear (LycAnchorText *self)
{
  g_clear_pointer (&self->cue_id, g_free);
  g_clear_pointer (&self->quote, g_free);
  g_clear_pointer (&self->prefix, g_free);
  g_clear_pointer (&self->suffix, g_free);
}

/* The texts of @anchor go on belonging to @self. */
void
lyc_anchor_text_lend (const LycAnchorText *self, LycAnchor *anchor)
{
  anchor->cue_id = self->cue_id != NULL ? self->cue_id : "";
  anchor->quote = self->quote != NULL ? self->quote : "";
  anchor->prefix = self->prefix != NULL ? self->prefix : "";
  anchor->suffix = self->suffix != NULL ? self->suffix : "";
}
