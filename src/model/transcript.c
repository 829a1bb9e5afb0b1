/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "transcript.h"

#include "json-read.h"

/**
 * LycTranscript:
 *
 * What is said in a video, cue by cue. Fields as in data/api/openapi.yaml.
 */
struct _LycTranscript
{
  LycRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (LycTranscript, lyc_transcript, LYC_TYPE_RECORD)

static void
lyc_transcript_class_init (LycTranscriptClass *klass)
{
}

static void
lyc_transcript_init (LycTranscript *self)
{
}

const char *
lyc_transcript_get_asset_id (LycTranscript *self)
{
  return lyc_record_get_string (LYC_RECORD (self), "asset_id");
}

const char *
lyc_transcript_get_lesson_id (LycTranscript *self)
{
  return lyc_record_get_string (LYC_RECORD (self), "lesson_id");
}

const char *
lyc_transcript_get_language (LycTranscript *self)
{
  return lyc_record_get_string (LYC_RECORD (self), "language");
}

const char *
lyc_transcript_get_label (LycTranscript *self)
{
  return lyc_record_get_string (LYC_RECORD (self), "label");
}

guint
lyc_transcript_get_n_cues (LycTranscript *self)
{
  return lyc_record_get_n_strings (LYC_RECORD (self), "cues");
}

/* Fills @cue with cue @i; its texts belong to the transcript. */
void
lyc_transcript_get_cue (LycTranscript *self, guint i, LycTranscriptCue *cue)
{
  JsonObject *object = lyc_record_get_nth_object (LYC_RECORD (self), "cues", i);

  *cue = (LycTranscriptCue){ "", 0, 0, "", "", "", "" };
  if (object == NULL)
    return;
  cue->id = lyc_json_text (object, "id", "");
  cue->start_ms = lyc_json_int (object, "start_ms", 0);
  cue->end_ms = lyc_json_int (object, "end_ms", 0);
  cue->speaker = lyc_json_text (object, "speaker", "");
  cue->text = lyc_json_text (object, "text", "");
  cue->markup = lyc_json_text (object, "markup", "");
  cue->settings = lyc_json_text (object, "settings", "");
}
