/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "course-import.h"

#include "changes.h"
#include "course-checklist.h"
#include "course-links.h"
#include "course-news.h"
#include "course-path.h"
#include "course-pictures.h"
#include "course-quiz.h"
#include "course-recut.h"
#include "ids.h"
#include "kept-ids.h"
#include "progress.h"
#include "reattach.h"
#include "recording-keep.h"

typedef struct {
  LycPlatform *platform;
  LycCourseDraft *draft;
  gint64 course_id;
  gint64 scope_id;
  gint64 number;
  GHashTable *lesson_uuids; /* slug -> uuid */
} Import;

static gint64
id_of (Import *self, const char *sql, gint64 key)
{
  return lyc_db_int (self->platform->db, 0, sql, "i", key);
}

static gint64
lesson_id_of (Import *self, LycDraftLesson *lesson)
{
  return lyc_db_int (self->platform->db, 0,
                     "SELECT id FROM lesson WHERE course_id = ? AND slug = ?", "is",
                     self->course_id, lesson->slug);
}

static void
write_captions (Import *self, LycDraftLesson *lesson, gint64 asset_id)
{
  JsonArray *captions = lyc_draft_list (lesson->given, "captions");
  LycDb *db = self->platform->db;

  lyc_db_run (db, "UPDATE transcript SET gone = 1 WHERE asset_id = ?", "i", asset_id);
  for (guint i = 0; i < lesson->cues->len; i++)
    {
      JsonObject *caption = json_array_get_object_element (captions, i);
      g_autofree char *uuid = lyc_id_new ();

      lyc_db_run (
          db,
          "INSERT INTO transcript (uuid, scope_id, asset_id, number, language, label, cues)"
          " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (asset_id, language) DO UPDATE SET"
          " label = excluded.label, cues = excluded.cues, number = excluded.number, gone = 0",
          "siiisss", uuid, self->scope_id, asset_id, (gint64) i,
          lyc_draft_text (caption, "lang", ""), lyc_draft_text (caption, "label", ""),
          g_ptr_array_index (lesson->cues, i));
    }
}

static void
write_recording (Import *self, LycDraftLesson *lesson)
{
  LycRecordingDraft *made = g_hash_table_lookup (self->draft->recordings, lesson->sum);

  if (made != NULL)
    lyc_recording_write (self->platform, made);
}

static gint64
write_video (Import *self, LycDraftLesson *lesson, gint64 lesson_id)
{
  JsonArray *chapters = lyc_draft_list (lesson->given, "chapters");
  g_autofree char *chapters_text
      = chapters != NULL ? lyc_draft_array_text (chapters) : g_strdup ("[]");
  gint64 recut = lyc_db_int (self->platform->db, 0,
                             "SELECT id FROM asset WHERE lesson_id = ? AND sha256 <> ?", "is",
                             lesson_id, lesson->sum);
  g_autofree char *uuid = lyc_id_new ();
  gint64 id;

  if (recut != 0)
    lyc_asset_keep_past (self->platform, recut);
  lyc_db_run (
      self->platform->db,
      "INSERT INTO asset (uuid, scope_id, lesson_id, type, size, sha256, duration_ms, chapters)"
      " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (lesson_id) DO UPDATE SET"
      " type = excluded.type, size = excluded.size, sha256 = excluded.sha256,"
      " duration_ms = excluded.duration_ms, chapters = excluded.chapters",
      "siisisis", uuid, self->scope_id, lesson_id, lesson->type, lesson->size, lesson->sum,
      lesson->duration_ms, chapters_text);
  id = id_of (self, "SELECT id FROM asset WHERE lesson_id = ?", lesson_id);
  write_recording (self, lesson);
  write_captions (self, lesson, id);
  if (recut != 0)
    {
      lyc_course_recut (self->platform, id);
      lyc_progress_fit (self->platform, lesson_id);
    }
  return id;
}

static gint64
write_quiz (Import *self, LycDraftLesson *lesson, gint64 lesson_id)
{
  JsonObject *given = json_node_get_object (lesson->quiz);
  LycDb *db = self->platform->db;
  g_autofree char *before
      = lyc_db_text (db, "SELECT items FROM quiz WHERE lesson_id = ?", "i", lesson_id);
  g_autofree char *uuid = lyc_id_new ();
  g_auto (LycQuizParts) parts = { 0 };

  lyc_course_quiz_split (given, before, self->lesson_uuids, &parts);
  lyc_db_run (db,
              "INSERT INTO quiz (uuid, scope_id, lesson_id, title, quiz_kind, items, keys, grading,"
              " item_count, max_tries, time_limit_ms, pass_percent)"
              " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (lesson_id) DO UPDATE SET"
              " title = excluded.title, quiz_kind = excluded.quiz_kind, items = excluded.items,"
              " keys = excluded.keys, grading = excluded.grading, item_count = excluded.item_count,"
              " max_tries = excluded.max_tries, time_limit_ms = excluded.time_limit_ms,"
              " pass_percent = excluded.pass_percent",
              "siisssssiiii", uuid, self->scope_id, lesson_id, lyc_draft_text (given, "title", ""),
              lyc_draft_text (given, "kind", "practice"), parts.items, parts.keys, parts.grading,
              (gint64) json_array_get_length (lyc_draft_list (given, "items")),
              json_object_get_int_member_with_default (given, "tries", 0),
              json_object_get_int_member_with_default (given, "time_limit_ms", 0),
              json_object_get_int_member_with_default (given, "pass_percent", 100));
  return id_of (self, "SELECT id FROM quiz WHERE lesson_id = ?", lesson_id);
}

static char *
link_of (const char *slug, gint64 start_ms, gpointer lesson_uuids)
{
  return g_strdup (g_hash_table_lookup (lesson_uuids, slug));
}

static void
write_content (Import *self, LycDraftLesson *lesson)
{
  gint64 id = lesson_id_of (self, lesson);
  g_autofree char *article
      = lesson->article != NULL
            ? lyc_course_links_replace (lesson->article, link_of, self->lesson_uuids, NULL, NULL)
            : g_strdup ("");
  gint64 asset = lesson->type != NULL ? write_video (self, lesson, id) : 0;
  gint64 quiz = lesson->quiz != NULL ? write_quiz (self, lesson, id) : 0;
  LycDb *db = self->platform->db;
  g_autofree char *pictures_before
      = lyc_db_text (db, "SELECT pictures FROM lesson WHERE id = ?", "i", id);
  g_autofree char *points_before
      = lyc_db_text (db, "SELECT checklist FROM lesson WHERE id = ?", "i", id);
  g_autofree char *pictures = lyc_course_pictures_text (lesson, pictures_before);
  g_autofree char *points
      = lyc_course_checklist_text (lesson->given, points_before, link_of, self->lesson_uuids);
  g_autofree char *requires = lyc_course_requires_text (lesson->given, self->lesson_uuids);

  lyc_db_run (db,
              "UPDATE lesson SET article = ?, asset_id = ?, quiz_id = ?, pictures = ?,"
              " checklist = ?, requires = ? WHERE id = ?",
              "siisssi", article, asset, quiz, pictures, points, requires, id);
}

/* The lesson itself; what it holds comes when every lesson has its name. */
static void
write_lesson (Import *self, LycDraftLesson *lesson)
{
  g_autofree char *fresh = lyc_id_new ();

  lyc_db_run (
      self->platform->db,
      "INSERT INTO lesson (uuid, course_id, scope_id, slug, number, title, lesson_kind, summary,"
      " duration_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
      " ON CONFLICT (course_id, slug) DO UPDATE SET number = excluded.number,"
      " title = excluded.title, lesson_kind = excluded.lesson_kind, gone = 0,"
      " summary = excluded.summary, duration_ms = excluded.duration_ms",
      "siisisssi", fresh, self->course_id, self->scope_id, lesson->slug, ++self->number,
      lyc_draft_text (lesson->given, "title", ""), lyc_draft_text (lesson->given, "kind", ""),
      lyc_draft_text (lesson->given, "summary", ""), lesson->duration_ms);
  g_hash_table_insert (self->lesson_uuids, g_strdup (lesson->slug),
                       lyc_uuid_of (self->platform, "lesson", lesson_id_of (self, lesson)));
}

static JsonArray *
lesson_ids (Import *self, JsonObject *module)
{
  JsonArray *lessons = lyc_draft_list (module, "lessons");
  JsonArray *ids = json_array_new ();

  for (guint i = 0; i < json_array_get_length (lessons); i++)
    json_array_add_string_element (
        ids, g_hash_table_lookup (
                 self->lesson_uuids,
                 lyc_draft_text (json_array_get_object_element (lessons, i), "slug", "")));
  return ids;
}

static void
write_modules (Import *self)
{
  JsonArray *modules = lyc_draft_list (json_node_get_object (self->draft->root), "modules");
  LycDb *db = self->platform->db;
  g_autofree char *before
      = lyc_db_text (db, "SELECT modules FROM course WHERE id = ?", "i", self->course_id);
  g_autoptr (LycKeptIds) kept = lyc_kept_ids_new (before, modules, "title");
  g_autoptr (JsonArray) shown = json_array_new ();
  g_autofree char *text = NULL;
  g_autofree char *certificate = lyc_course_certificate_text (self->draft, self->lesson_uuids);

  for (guint i = 0; i < json_array_get_length (modules); i++)
    {
      JsonObject *module = json_array_get_object_element (modules, i);
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "id", lyc_kept_ids_get (kept, i));
      json_object_set_string_member (object, "title", lyc_draft_text (module, "title", ""));
      json_object_set_array_member (object, "lesson_ids", lesson_ids (self, module));
      json_array_add_object_element (shown, object);
    }
  text = lyc_draft_array_text (shown);
  lyc_db_run (db, "UPDATE course SET modules = ?, certificate = ?, lesson_count = ? WHERE id = ?",
              "ssii", text, certificate, self->number, self->course_id);
}

static void
write_course (Import *self)
{
  JsonObject *course = json_node_get_object (self->draft->root);
  g_autofree char *uuid = lyc_id_new ();
  LycDb *db = self->platform->db;

  self->course_id
      = lyc_db_int (db, 0, "SELECT id FROM course WHERE slug = ?", "s", self->draft->slug);
  if (self->course_id == 0)
    self->course_id = lyc_db_insert (
        db,
        "INSERT INTO course (uuid, slug, scope_id, title, summary, language)"
        " VALUES (?, ?, ?, '', '', '')",
        "ssi", uuid, self->draft->slug, lyc_scope_create (self->platform, "course", uuid));
  self->scope_id = id_of (self, "SELECT scope_id FROM course WHERE id = ?", self->course_id);
  lyc_db_run (
      db, "UPDATE course SET title = ?, summary = ?, language = ?, offline_days = ? WHERE id = ?",
      "sssii", lyc_draft_text (course, "title", ""), lyc_draft_text (course, "summary", ""),
      lyc_draft_text (course, "language", ""),
      json_object_get_int_member_with_default (course, "offline_days", -1), self->course_id);
  lyc_db_run (db, "UPDATE lesson SET gone = 1 WHERE course_id = ?", "i", self->course_id);
}

/**
 * lyc_course_import:
 * @draft: what lyc_course_draft_read() found; its videos stay once the caller commits and says
 *   lyc_course_draft_keep()
 *
 * Takes a course over, or its next version, in the running transaction. What people did hangs on
 * the names of lessons, quizzes, questions and answers, and these stay.
 *
 * Returns: the course's key
 */
gint64
lyc_course_import (LycPlatform *platform, LycCourseDraft *draft)
{
  Import self = { .platform = platform, .draft = draft };

  self.lesson_uuids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  write_course (&self);
  for (guint i = 0; i < draft->lessons->len; i++)
    write_lesson (&self, g_ptr_array_index (draft->lessons, i));
  for (guint i = 0; i < draft->lessons->len; i++)
    write_content (&self, g_ptr_array_index (draft->lessons, i));
  write_modules (&self);
  lyc_course_tell (platform, self.course_id);
  g_hash_table_unref (self.lesson_uuids);
  return self.course_id;
}
