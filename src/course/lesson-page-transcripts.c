/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* The languages of a video: which one the transcript shows and which one the captions. */

#include "lesson-page-private.h"

#include "cue-markup.h"

static LycTranscript *
nth (LycLessonPage *self, guint index)
{
  return index < self->transcripts->len ? self->transcripts->pdata[index] : NULL;
}

static LycCue *
build_cue (const LycTranscriptCue *given)
{
  LycCue *cue
      = lyc_cue_new (given->id, given->start_ms, given->end_ms, given->speaker, given->text);

  if (*given->markup != '\0')
    lyc_cue_set_markup (cue, given->markup);
  if (*given->settings != '\0')
    lyc_cue_set_settings (cue, given->settings);
  return cue;
}

static LycCueList *
build_cues (LycTranscript *transcript)
{
  GPtrArray *cues = g_ptr_array_new_with_free_func ((GDestroyNotify) lyc_cue_free);
  guint n = lyc_transcript_get_n_cues (transcript);

  for (guint i = 0; i < n; i++)
    {
      LycTranscriptCue cue;

      lyc_transcript_get_cue (transcript, i, &cue);
      g_ptr_array_add (cues, build_cue (&cue));
    }
  return lyc_cue_list_new (cues);
}

static void
show_transcript (LycLessonPage *self)
{
  LycTranscript *transcript = nth (self, self->transcript);

  g_clear_pointer (&self->cues, lyc_cue_list_unref);
  if (transcript != NULL)
    self->cues = build_cues (transcript);
  lyc_transcript_view_set_cues (self->transcript_view, self->cues);
  lyc_transcript_view_set_position (self->transcript_view,
                                    lyc_player_view_get_position_ms (self->player));
}

static void
show_captions (LycLessonPage *self)
{
  LycTranscript *transcript = nth (self, self->caption);
  g_autoptr (LycCueList) cues = NULL;

  if (transcript != NULL)
    cues = self->caption == self->transcript ? lyc_cue_list_ref (self->cues)
                                             : build_cues (transcript);
  lyc_player_view_set_cues (self->player, cues);
}

/* What a language is called: by its own name, else by its code. */
static const char *
label_of (LycTranscript *transcript)
{
  const char *label = lyc_transcript_get_label (transcript);

  return *label != '\0' ? label : lyc_transcript_get_language (transcript);
}

static void
show_languages (LycLessonPage *self)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  for (guint i = 0; i < self->transcripts->len; i++)
    g_ptr_array_add (labels, (gpointer) label_of (nth (self, i)));
  g_ptr_array_add (labels, NULL);
  lyc_transcript_view_set_languages (self->transcript_view, (const char *const *) labels->pdata,
                                     self->transcript);
  lyc_player_view_set_caption_tracks (self->player, (const char *const *) labels->pdata,
                                      self->caption);
}

static void
show_all (LycLessonPage *self)
{
  show_languages (self);
  show_transcript (self);
  show_captions (self);
}

static void
forget_all (LycLessonPage *self)
{
  for (guint i = 0; i < self->transcripts->len; i++)
    g_signal_handlers_disconnect_by_data (nth (self, i), self);
  g_ptr_array_set_size (self->transcripts, 0);
  self->transcript = self->caption = 0;
}

static gboolean
is_same (LycLessonPage *self)
{
  guint n = lyc_asset_get_n_transcript_ids (self->asset);
  gboolean same = n == self->transcripts->len;

  for (guint i = 0; i < n && same; i++)
    same = g_str_equal (lyc_record_get_id (LYC_RECORD (nth (self, i))),
                        lyc_asset_get_nth_transcript_ids (self->asset, i));
  return same;
}

static void
remember (LycLessonPage *self, const char *key, guint index)
{
  LycTranscript *transcript = nth (self, index);

  if (self->settings != NULL && transcript != NULL)
    g_settings_set_string (self->settings, key, lyc_transcript_get_language (transcript));
}

/* The language that was chosen last, where there is such a transcript; else the first. */
static guint
recall (LycLessonPage *self, const char *key)
{
  g_autofree char *wanted
      = self->settings != NULL ? g_settings_get_string (self->settings, key) : g_strdup ("");

  for (guint i = 0; *wanted != '\0' && i < self->transcripts->len; i++)
    if (g_str_equal (lyc_transcript_get_language (nth (self, i)), wanted))
      return i;
  return 0;
}

static void
language_cb (LycLessonPage *self, guint index)
{
  self->transcript = index;
  remember (self, "transcript-language", index);
  show_all (self);
}

static void
caption_cb (LycLessonPage *self, guint index)
{
  self->caption = index;
  remember (self, "caption-language", index);
  show_all (self);
}

static void
changed_cb (LycLessonPage *self)
{
  self->transcript = recall (self, "transcript-language");
  self->caption = recall (self, "caption-language");
  show_all (self);
}

/* Offers what the asset has; nothing changes while that is the same. */
void
lyc_lesson_page_show_transcripts (LycLessonPage *self)
{
  if (is_same (self))
    return;
  forget_all (self);
  for (guint i = 0; i < lyc_asset_get_n_transcript_ids (self->asset); i++)
    {
      LycRecord *transcript
          = lyc_library_lookup (lyc_services_get_library (self->services), LYC_KIND_TRANSCRIPT,
                                lyc_asset_get_nth_transcript_ids (self->asset, i));

      g_ptr_array_add (self->transcripts, transcript);
      g_signal_connect_object (transcript, "changed", G_CALLBACK (changed_cb), self,
                               G_CONNECT_SWAPPED);
    }
  changed_cb (self);
}

/* The video is left. */
void
lyc_lesson_page_close_transcripts (LycLessonPage *self)
{
  forget_all (self);
  show_languages (self);
  show_transcript (self);
}

void
lyc_lesson_page_connect_transcripts (LycLessonPage *self)
{
  self->transcripts = g_ptr_array_new_with_free_func (g_object_unref);
  g_signal_connect_object (self->transcript_view, "language-chosen", G_CALLBACK (language_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->player, "caption-track-chosen", G_CALLBACK (caption_cb), self,
                           G_CONNECT_SWAPPED);
}
