/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "recording-keep.h"
#include "sandbox-fill.h"

/* What was made of the sandbox's videos is shipped with them, so that it opens at once: made/ holds
 * what an import would make, and recordings.json what it would remember. */

static void
add_sheet (LycSandboxFill *self, LycRecordingDraft *draft, JsonObject *one)
{
  LycRecordingPart *part = g_new0 (LycRecordingPart, 1);

  part->kind = "sheet";
  part->type = "image/jpeg";
  part->number = draft->parts->len;
  part->width = (guint) number (one, "width");
  part->height = (guint) number (one, "height");
  part->sha256 = lyc_sandbox_copy_file (self, text (one, "file"), "assets", &part->size);
  g_ptr_array_add (draft->parts, part);
}

static gboolean
is_whole (const LycRecordingDraft *draft)
{
  for (guint i = 0; i < draft->parts->len; i++)
    if (((LycRecordingPart *) g_ptr_array_index (draft->parts, i))->sha256 == NULL)
      return FALSE;
  return TRUE;
}

/**
 * lyc_sandbox_add_recording:
 *
 * Takes over what was made of a video, in the running transaction; the import that follows finds it
 * known.
 */
void
lyc_sandbox_add_recording (LycSandboxFill *self, JsonObject *one)
{
  const char *sum = text (one, "sha256");
  JsonArray *sheets = list (one, "sheets");
  g_autoptr (LycRecordingDraft) draft = NULL;

  if (lyc_recording_length (self->platform, sum) >= 0)
    return;
  draft = lyc_recording_draft_new (sum, "video/webm");
  draft->duration_ms = number (one, "duration_ms");
  draft->width = (guint) number (one, "width");
  draft->height = (guint) number (one, "height");
  draft->thumbs = json_to_string (json_object_get_member (one, "thumbs"), FALSE);
  for (guint i = 0; i < length (sheets); i++)
    add_sheet (self, draft, json_array_get_object_element (sheets, i));
  if (is_whole (draft))
    lyc_recording_write (self->platform, draft);
}
