/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record.h"

G_BEGIN_DECLS

#define LYC_TYPE_NOTE (lyc_note_get_type ())
G_DECLARE_FINAL_TYPE (LycNote, lyc_note, LYC, NOTE, LycRecord)

const char *lyc_note_get_lesson_id (LycNote *self);
const char *lyc_note_get_course_id (LycNote *self);
const char *lyc_note_get_asset_id (LycNote *self);
gint64       lyc_note_get_asset_rev (LycNote *self);
gint64       lyc_note_get_start_ms (LycNote *self);
gint64       lyc_note_get_end_ms (LycNote *self);
const char *lyc_note_get_cue_id (LycNote *self);
const char *lyc_note_get_quote (LycNote *self);
const char *lyc_note_get_body (LycNote *self);
gint64       lyc_note_get_created_at (LycNote *self);
gint64       lyc_note_get_updated_at (LycNote *self);

G_END_DECLS
