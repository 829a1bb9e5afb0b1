/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "acts.h"
#include "echo-fields.h"

static char *
place_of (const char *note_id)
{
  return g_strconcat ("note:", note_id, NULL);
}

static const char *
or_empty (const char *text)
{
  return text != NULL ? text : "";
}

/* What the request and what shows at once have in common. */
static void
set_content (JsonObject *object, const LycNoteWriting *writing)
{
  lyc_fields_set_optional (object, "asset_id", writing->asset_id);
  json_object_set_int_member (object, "asset_rev", writing->asset_rev);
  json_object_set_int_member (object, "start_ms", writing->start_ms);
  json_object_set_int_member (object, "end_ms", writing->end_ms);
  json_object_set_string_member (object, "cue_id", or_empty (writing->cue_id));
  json_object_set_string_member (object, "quote", or_empty (writing->quote));
  json_object_set_string_member (object, "body", writing->body);
}

/**
 * lyc_act_write_note:
 * @writing: what, about which lesson
 * @now: when, by this machine's clock, in milliseconds
 *
 * Returns: (transfer full): the act that keeps it; the note's id is the act's
 */
LycAct *
lyc_act_write_note (const LycNoteWriting *writing, gint64 now)
{
  g_autofree char *place = NULL;
  LycAct *act = lyc_act_new ("note.create", NULL, "");
  const char *id = lyc_act_get_id (act);
  JsonObject *body = json_object_new ();
  JsonObject *fields = lyc_fields_new (LYC_KIND_NOTE, id);

  place = place_of (id);
  lyc_act_set_place (act, place);
  lyc_act_set_parent (act, writing->lesson_id);
  set_content (body, writing);
  json_object_set_int_member (body, "written_at", now);
  lyc_act_take_body (act, body);
  json_object_set_string_member (fields, "lesson_id", writing->lesson_id);
  json_object_set_string_member (fields, "course_id", writing->course_id);
  set_content (fields, writing);
  json_object_set_int_member (fields, "created_at", now);
  json_object_set_int_member (fields, "updated_at", now);
  lyc_act_take_echo (act, LYC_KIND_NOTE, id, TRUE, fields);
  if (writing->draft != NULL)
    lyc_act_set_draft (act, writing->draft, writing->draft_text);
  return act;
}

static LycAct *
act_on_note (const char *verb, const char *id)
{
  g_autofree char *place = place_of (id);

  return lyc_act_new (verb, id, place);
}

static JsonObject *
edit_body (const char *text, gint64 now)
{
  JsonObject *body = json_object_new ();

  json_object_set_string_member (body, "body", text);
  json_object_set_int_member (body, "written_at", now);
  return body;
}

/**
 * lyc_act_edit_note:
 * @rev: of the note as it was before the person began to write
 * @text: the new text
 * @now: in milliseconds
 *
 * Returns: (transfer full): the act that changes it. Where the text was changed elsewhere meanwhile,
 *   the platform keeps both.
 */
LycAct *
lyc_act_edit_note (LycNote *note, gint64 rev, const char *text, gint64 now)
{
  const char *id = lyc_record_get_id (LYC_RECORD (note));
  LycAct *act = act_on_note ("note.edit", id);
  JsonObject *fields = json_object_new ();

  lyc_act_take_body (act, edit_body (text, now));
  lyc_act_set_base (act, rev);
  lyc_act_set_replaces (act, TRUE);
  json_object_set_string_member (fields, "body", text);
  json_object_set_int_member (fields, "updated_at", now);
  lyc_act_take_echo (act, LYC_KIND_NOTE, id, FALSE, fields);
  return act;
}

/* Returns: (transfer full): the act that deletes it */
LycAct *
lyc_act_delete_note (LycNote *note)
{
  const char *id = lyc_record_get_id (LYC_RECORD (note));
  LycAct *act = act_on_note ("note.delete", id);
  JsonObject *fields = json_object_new ();

  json_object_set_boolean_member (fields, "gone", TRUE);
  lyc_act_set_base (act, lyc_record_get_rev (LYC_RECORD (note)));
  lyc_act_take_echo (act, LYC_KIND_NOTE, id, FALSE, fields);
  return act;
}

/**
 * lyc_act_restore_note:
 * @writing: what the note said
 * @id: the note's
 * @now: in milliseconds
 *
 * Returns: (transfer full): the act that takes a deletion back
 */
LycAct *
lyc_act_restore_note (const char *id, const LycNoteWriting *writing, gint64 created_at, gint64 now)
{
  LycAct *act = act_on_note ("note.edit", id);
  JsonObject *fields = lyc_fields_new (LYC_KIND_NOTE, id);

  lyc_act_take_body (act, edit_body (writing->body, now));
  json_object_set_string_member (fields, "lesson_id", writing->lesson_id);
  json_object_set_string_member (fields, "course_id", writing->course_id);
  set_content (fields, writing);
  json_object_set_int_member (fields, "created_at", created_at);
  json_object_set_int_member (fields, "updated_at", now);
  json_object_set_boolean_member (fields, "gone", FALSE);
  lyc_act_take_echo (act, LYC_KIND_NOTE, id, FALSE, fields);
  return act;
}
