/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "course-import.h"

#include "changes.h"
#include "course-folder.h"
#include "course-shape.h"
#include "ids.h"
#include "webvtt.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

#define ARTICLE_BYTES (800 * 1024)

typedef struct {
  LycPlatform *platform;
  int folder;
  char *assets;
  gint64 course_id;
  gint64 scope_id;
  gint64 number;
  GHashTable *lesson_uuids; /* slug -> uuid */
  GPtrArray *fresh;         /* paths of videos that were not kept before */
  GError **error;
} Import;

static const char *
text_of (JsonObject *object, const char *name, const char *fallback)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node)
                                                                          : fallback;
}

static JsonArray *
list_of (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static gboolean
refuse (Import *self, const char *file, const char *what)
{
  if (self->error != NULL && *self->error == NULL)
    g_set_error (self->error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s: %s", file, what);
  return FALSE;
}

static gboolean
refuse_field (Import *self, const char *file, const char *field, const char *fault)
{
  g_autofree char *what = g_strdup_printf ("“%s” %s", field, fault);

  return refuse (self, file, what);
}

static char *
array_text (JsonArray *array)
{
  g_autoptr (JsonNode) node = json_node_init_array (json_node_alloc (), array);

  return json_to_string (node, FALSE);
}

static char *
cues_text (GPtrArray *cues)
{
  g_autoptr (JsonArray) array = json_array_new ();

  for (guint i = 0; i < cues->len; i++)
    {
      LycCue *cue = g_ptr_array_index (cues, i);
      g_autofree char *id = g_strdup_printf ("%u", i + 1);
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "id", cue->id != NULL ? cue->id : id);
      json_object_set_int_member (object, "start_ms", cue->start_ms);
      json_object_set_int_member (object, "end_ms", cue->end_ms);
      json_object_set_string_member (object, "speaker", cue->voice != NULL ? cue->voice : "");
      json_object_set_string_member (object, "text", cue->text);
      json_array_add_object_element (array, object);
    }
  return array_text (array);
}

static gboolean
import_captions (Import *self, gint64 asset_id, JsonArray *captions)
{
  for (guint i = 0; captions != NULL && i < json_array_get_length (captions); i++)
    {
      JsonObject *caption = json_array_get_object_element (captions, i);
      const char *name = text_of (caption, "file", "");
      gsize length;
      g_autofree char *uuid = lyc_id_new ();
      g_autofree char *text
        = lyc_course_folder_text (self->folder, name, LYC_WEBVTT_MAX_BYTES, &length, self->error);
      g_autoptr (GPtrArray) cues = text != NULL ? lyc_webvtt_parse (text, length, self->error) : NULL;
      g_autofree char *json = cues != NULL ? cues_text (cues) : NULL;

      if (text != NULL && cues == NULL)
        g_prefix_error (self->error, "%s: ", name);
      if (cues == NULL)
        return FALSE;
      lyc_db_run (self->platform->db,
                  "INSERT INTO transcript (uuid, scope_id, asset_id, number, language, label, cues)"
                  " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (asset_id, language) DO UPDATE SET"
                  " label = excluded.label, cues = excluded.cues, number = excluded.number, gone = 0",
                  "siiisss", uuid, self->scope_id, asset_id, (gint64) i, text_of (caption, "lang", "en"),
                  text_of (caption, "label", ""), json);
      lyc_change (self->platform, "transcript.ready", "transcript", self->scope_id,
                  lyc_db_int (self->platform->db, 0,
                              "SELECT id FROM transcript WHERE asset_id = ? AND language = ?", "is",
                              asset_id, text_of (caption, "lang", "en")),
                  NULL, 0);
    }
  return TRUE;
}

static gboolean
import_video (Import *self, JsonObject *lesson, gint64 lesson_id, gint64 duration_ms)
{
  const char *name = text_of (lesson, "video", "");
  g_autofree char *type = NULL;
  g_autofree char *uuid = lyc_id_new ();
  gint64 size = 0;
  g_autofree char *sum
    = lyc_course_folder_store (self->folder, name, self->assets, self->fresh, &size, &type,
                               self->error);
  JsonArray *chapters = list_of (lesson, "chapters");
  g_autofree char *chapter_text = chapters != NULL ? array_text (chapters) : g_strdup ("[]");
  gint64 id;

  if (sum == NULL)
    return FALSE;
  if (duration_ms <= 0)
    return refuse (self, "course.json", "a video lesson has no duration_ms");
  lyc_db_run (self->platform->db,
              "INSERT INTO asset (uuid, scope_id, lesson_id, type, size, sha256, duration_ms, chapters)"
              " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (lesson_id) DO UPDATE SET"
              " type = excluded.type, size = excluded.size, sha256 = excluded.sha256,"
              " duration_ms = excluded.duration_ms, chapters = excluded.chapters",
              "siisisis", uuid, self->scope_id, lesson_id, type, size, sum, duration_ms, chapter_text);
  id = lyc_db_int (self->platform->db, 0, "SELECT id FROM asset WHERE lesson_id = ?", "i", lesson_id);
  lyc_db_run (self->platform->db, "UPDATE lesson SET asset_id = ? WHERE id = ?", "ii", id, lesson_id);
  if (!import_captions (self, id, list_of (lesson, "captions")))
    return FALSE;
  lyc_change (self->platform, "asset.revised", "asset", self->scope_id, id, NULL, 0);
  return TRUE;
}

static JsonObject *
option_key (Import *self, JsonObject *option)
{
  JsonObject *key = json_object_new ();
  JsonNode *node = json_object_get_member (option, "moment");
  JsonObject *moment = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;

  json_object_set_boolean_member (key, "right",
                                  json_object_get_boolean_member_with_default (option, "right", FALSE));
  json_object_set_string_member (key, "text", text_of (option, "feedback", ""));
  lyc_json_set_maybe_id (key, "lesson_id",
                         moment != NULL ? g_hash_table_lookup (self->lesson_uuids,
                                                               text_of (moment, "lesson", ""))
                                        : NULL);
  json_object_set_int_member (
    key, "start_ms",
    moment != NULL ? json_object_get_int_member_with_default (moment, "start_ms", 0) : 0);
  return key;
}

static void
split_item (Import *self, JsonObject *item, JsonArray *items, JsonObject *keys)
{
  JsonObject *shown = json_object_new ();
  JsonObject *key = json_object_new ();
  JsonArray *shown_options = json_array_new ();
  JsonArray *options = list_of (item, "options");
  g_autofree char *item_uuid = lyc_id_new ();

  for (guint i = 0; options != NULL && i < json_array_get_length (options); i++)
    {
      JsonObject *option = json_array_get_object_element (options, i);
      JsonObject *plain = json_object_new ();
      g_autofree char *uuid = lyc_id_new ();

      json_object_set_string_member (plain, "id", uuid);
      json_object_set_string_member (plain, "text", text_of (option, "text", ""));
      json_array_add_object_element (shown_options, plain);
      json_object_set_object_member (key, uuid, option_key (self, option));
    }
  json_object_set_string_member (shown, "id", item_uuid);
  json_object_set_string_member (shown, "text", text_of (item, "text", ""));
  json_object_set_string_member (shown, "item_kind", text_of (item, "kind", "single"));
  json_object_set_array_member (shown, "options", shown_options);
  json_array_add_object_element (items, shown);
  json_object_set_object_member (keys, item_uuid, key);
}

static gboolean
import_quiz (Import *self, JsonObject *lesson, gint64 lesson_id)
{
  const char *name = text_of (lesson, "quiz", "");
  g_autoptr (JsonNode) node = lyc_course_folder_json (self->folder, name, self->error);
  const char *field = "items";
  const char *fault = node != NULL ? lyc_quiz_shape_fault (json_node_get_object (node), &field) : NULL;
  JsonArray *given = node != NULL ? list_of (json_node_get_object (node), "items") : NULL;
  g_autoptr (JsonArray) items = json_array_new ();
  g_autoptr (JsonObject) keys = json_object_new ();
  g_autofree char *uuid = lyc_id_new ();
  g_autofree char *items_text = NULL;
  g_autofree char *keys_text = NULL;
  gint64 id;

  if (node == NULL)
    return FALSE;
  if (fault != NULL)
    return refuse_field (self, name, field, fault);
  for (guint i = 0; i < json_array_get_length (given); i++)
    split_item (self, json_array_get_object_element (given, i), items, keys);
  items_text = array_text (items);
  keys_text = lyc_json_text (keys);
  lyc_db_run (self->platform->db,
              "INSERT INTO quiz (uuid, scope_id, lesson_id, title, quiz_kind, items, keys, item_count)"
              " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (lesson_id) DO UPDATE SET"
              " title = excluded.title, quiz_kind = excluded.quiz_kind, items = excluded.items,"
              " keys = excluded.keys, item_count = excluded.item_count",
              "siissssi", uuid, self->scope_id, lesson_id,
              text_of (json_node_get_object (node), "title", ""),
              text_of (json_node_get_object (node), "kind", "practice"), items_text, keys_text,
              (gint64) json_array_get_length (given));
  id = lyc_db_int (self->platform->db, 0, "SELECT id FROM quiz WHERE lesson_id = ?", "i", lesson_id);
  lyc_db_run (self->platform->db, "UPDATE lesson SET quiz_id = ? WHERE id = ?", "ii", id, lesson_id);
  lyc_change (self->platform, "quiz.updated", "quiz", self->scope_id, id, NULL, 0);
  return TRUE;
}

static gboolean
import_lesson (Import *self, JsonObject *lesson, JsonArray *ids)
{
  const char *slug = text_of (lesson, "slug", "");
  gint64 duration = json_object_get_int_member_with_default (lesson, "duration_ms", 0);
  gsize length;
  g_autofree char *article
    = json_object_has_member (lesson, "article")
        ? lyc_course_folder_text (self->folder, text_of (lesson, "article", ""), ARTICLE_BYTES, &length,
                                  self->error)
        : g_strdup ("");
  g_autofree char *fresh = lyc_id_new ();
  gint64 id;
  char *uuid;

  if (article == NULL)
    return FALSE;
  if (slug[0] == '\0' || g_hash_table_contains (self->lesson_uuids, slug))
    return refuse (self, "course.json", "a lesson has no slug of its own");
  lyc_db_run (self->platform->db,
              "INSERT INTO lesson (uuid, course_id, scope_id, slug, number, title, lesson_kind, summary,"
              " duration_ms, article) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
              " ON CONFLICT (course_id, slug) DO UPDATE SET number = excluded.number,"
              " title = excluded.title, lesson_kind = excluded.lesson_kind, gone = 0,"
              " summary = excluded.summary, duration_ms = excluded.duration_ms,"
              " article = excluded.article",
              "siisisssis", fresh, self->course_id, self->scope_id, slug, ++self->number,
              text_of (lesson, "title", slug), text_of (lesson, "kind", "article"),
              text_of (lesson, "summary", ""), duration, article);
  id = lyc_db_int (self->platform->db, 0, "SELECT id FROM lesson WHERE course_id = ? AND slug = ?",
                   "is", self->course_id, slug);
  uuid = lyc_uuid_of (self->platform, "lesson", id);
  g_hash_table_insert (self->lesson_uuids, g_strdup (slug), uuid);
  json_array_add_string_element (ids, uuid);
  if (json_object_has_member (lesson, "video") && !import_video (self, lesson, id, duration))
    return FALSE;
  if (json_object_has_member (lesson, "quiz") && !import_quiz (self, lesson, id))
    return FALSE;
  lyc_change (self->platform, "lesson.updated", "lesson", self->scope_id, id, NULL, 0);
  return TRUE;
}

static gboolean
import_modules (Import *self, JsonArray *modules)
{
  g_autoptr (JsonArray) shown = json_array_new ();
  g_autofree char *text = NULL;

  for (guint i = 0; i < json_array_get_length (modules); i++)
    {
      JsonObject *module = json_array_get_object_element (modules, i);
      JsonArray *lessons = list_of (module, "lessons");
      JsonArray *ids = json_array_new ();
      JsonObject *object = json_object_new ();
      g_autofree char *uuid = lyc_id_new ();

      json_object_set_string_member (object, "id", uuid);
      json_object_set_string_member (object, "title", text_of (module, "title", ""));
      json_object_set_array_member (object, "lesson_ids", ids);
      json_array_add_object_element (shown, object);
      for (guint j = 0; lessons != NULL && j < json_array_get_length (lessons); j++)
        if (!import_lesson (self, json_array_get_object_element (lessons, j), ids))
          return FALSE;
    }
  text = array_text (shown);
  lyc_db_run (self->platform->db, "UPDATE course SET modules = ?, lesson_count = ? WHERE id = ?", "sii",
              text, self->number, self->course_id);
  return TRUE;
}

static void
find_course (Import *self, JsonObject *course)
{
  const char *slug = text_of (course, "slug", text_of (course, "title", ""));
  g_autofree char *uuid = lyc_id_new ();
  LycDb *db = self->platform->db;

  self->course_id = lyc_db_int (db, 0, "SELECT id FROM course WHERE slug = ?", "s", slug);
  if (self->course_id == 0)
    self->course_id
      = lyc_db_insert (db,
                       "INSERT INTO course (uuid, slug, scope_id, title, summary, language)"
                       " VALUES (?, ?, ?, '', '', '')",
                       "ssi", uuid, slug, lyc_scope_create (self->platform, "course", uuid));
  self->scope_id
    = lyc_db_int (db, 0, "SELECT scope_id FROM course WHERE id = ?", "i", self->course_id);
  lyc_db_run (db, "UPDATE course SET title = ?, summary = ?, language = ? WHERE id = ?", "sssi",
              text_of (course, "title", ""), text_of (course, "summary", ""),
              text_of (course, "language", "en"), self->course_id);
  lyc_db_run (db, "UPDATE lesson SET gone = 1 WHERE course_id = ?", "i", self->course_id);
}

static gboolean
import_course (Import *self, JsonObject *course)
{
  const char *field = "modules";
  const char *fault = lyc_course_shape_fault (course, &field);

  if (fault != NULL)
    return refuse_field (self, "course.json", field, fault);
  find_course (self, course);
  if (!import_modules (self, list_of (course, "modules")))
    return FALSE;
  lyc_change (self->platform, "course.updated", "course", self->scope_id, self->course_id, NULL, 0);
  return TRUE;
}

/**
 * lyc_course_import:
 * @folder: a course folder, see data/sandbox/course-format.md
 *
 * Takes a course over, or its next version, in the running transaction. The caller rolls back where
 * this fails.
 *
 * Returns: the course's key, 0 with @error naming the file and, where there is one, the line
 */
gint64
lyc_course_import (LycPlatform *platform, const char *folder, GError **error)
{
  Import self = { .platform = platform, .error = error };
  g_autoptr (JsonNode) node = NULL;
  gboolean good = FALSE;

  self.folder = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (self.folder < 0)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "%s: is no folder", folder);
      return 0;
    }
  self.assets = g_build_filename (platform->data_dir, "assets", NULL);
  g_mkdir_with_parents (self.assets, 0700);
  self.fresh = g_ptr_array_new_with_free_func (g_free);
  self.lesson_uuids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  node = lyc_course_folder_json (self.folder, "course.json", error);
  good = node != NULL && import_course (&self, json_node_get_object (node));
  for (guint i = 0; !good && i < self.fresh->len; i++)
    g_unlink (g_ptr_array_index (self.fresh, i));
  g_ptr_array_unref (self.fresh);
  g_hash_table_unref (self.lesson_uuids);
  g_free (self.assets);
  close (self.folder);
  return good ? self.course_id : 0;
}
