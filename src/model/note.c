/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "note.h"

/**
 * LycNote:
 *
 * What the learner wrote for themself about a lesson, at a time of its recording or without one
 * (start_ms is -1). Fields as in data/api/openapi.yaml.
 */
struct _LycNote
{
  LycRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (LycNote, lyc_note, LYC_TYPE_RECORD)

static void
lyc_note_class_init (LycNoteClass *klass)
{
}

static void
lyc_note_init (LycNote *self)
{
}

const char *
lyc_note_get_lesson_id (LycNote *self)
{
  return lyc_record_get_string (LYC_RECORD (self), "lesson_id");
}

const char *
lyc_note_get_course_id (LycNote *self)
{
  return lyc_record_get_string (LYC_RECORD (self), "course_id");
}

const char *
lyc_note_get_asset_id (LycNote *self)
{
  return lyc_record_get_string (LYC_RECORD (self), "asset_id");
}

gint64
lyc_note_get_asset_rev (LycNote *self)
{
  return lyc_record_get_int (LYC_RECORD (self), "asset_rev");
}

gint64
lyc_note_get_start_ms (LycNote *self)
{
  return lyc_record_get_int (LYC_RECORD (self), "start_ms");
}

gint64
lyc_note_get_end_ms (LycNote *self)
{
  return lyc_record_get_int (LYC_RECORD (self), "end_ms");
}

const char *
lyc_note_get_cue_id (LycNote *self)
{
  return lyc_record_get_string (LYC_RECORD (self), "cue_id");
}

const char *
lyc_note_get_quote (LycNote *self)
{
  return lyc_record_get_string (LYC_RECORD (self), "quote");
}

const char *
lyc_note_get_body (LycNote *self)
{
  return lyc_record_get_string (LYC_RECORD (self), "body");
}

gint64
lyc_note_get_created_at (LycNote *self)
{
  return lyc_record_get_int (LYC_RECORD (self), "created_at");
}

gint64
lyc_note_get_updated_at (LycNote *self)
{
  return lyc_record_get_int (LYC_RECORD (self), "updated_at");
}
