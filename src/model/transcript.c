/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "transcript.h"

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
  cue->id = json_object_get_string_member_with_default (object, "id", "");
  cue->start_ms = json_object_get_int_member_with_default (object, "start_ms", 0);
  cue->end_ms = json_object_get_int_member_with_default (object, "end_ms", 0);
  cue->speaker = json_object_get_string_member_with_default (object, "speaker", "");
  cue->text = json_object_get_string_member_with_default (object, "text", "");
  cue->markup = json_object_get_string_member_with_default (object, "markup", "");
  cue->settings = json_object_get_string_member_with_default (object, "settings", "");
}
