/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "course-draft.h"

#include "course-check.h"
#include "course-captions.h"
#include "course-checklist.h"
#include "course-files.h"
#include "course-path.h"
#include "course-pictures.h"
#include "course-plain.h"
#include "course-shape.h"
#include "course-walk.h"
#include "json-gate.h"
#include "json-place.h"
#include "recording-draft.h"
#include "webvtt.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define JSON_BYTES (1024 * 1024)
#define ARTICLE_CHARACTERS 200000

/* A JSON file of the folder; its text stays at hand for the lines. */
typedef struct
{
  char *name;
  char *text;
  gsize length;
} Source;

typedef struct
{
  LycCourseFolder folder;
  LycCourseDraft *draft;
  Source course;
  GString *at;
  GError **error;
} Reading;

static void
lesson_free (gpointer data)
{
  LycDraftLesson *lesson = data;

  g_clear_pointer (&lesson->quiz, json_node_unref);
  g_ptr_array_unref (lesson->cues);
  g_ptr_array_unref (lesson->pictures);
  g_free (lesson->place);
  g_free (lesson->article);
  g_free (lesson->sum);
  g_free (lesson->last_cue_at);
  g_free (lesson);
}

/* Takes what was copied out of the platform's folder again, where it was not kept. */
void
lyc_course_draft_free (LycCourseDraft *draft)
{
  for (guint i = 0; !draft->kept && i < draft->fresh->len; i++)
    g_unlink (g_ptr_array_index (draft->fresh, i));
  g_ptr_array_unref (draft->fresh);
  g_hash_table_unref (draft->recordings);
  g_hash_table_unref (draft->by_slug);
  g_ptr_array_unref (draft->lessons);
  g_clear_pointer (&draft->root, json_node_unref);
  g_free (draft->slug);
  g_free (draft);
}

/**
 * lyc_course_draft_keep:
 *
 * To be called once the course is in the database: its videos stay.
 */
void
lyc_course_draft_keep (LycCourseDraft *draft)
{
  draft->kept = TRUE;
}

/* Puts the line of course.json before the error, where there is a course.json. */
static void
blame (Reading *self, const char *place)
{
  if (!self->draft->plain)
    g_prefix_error (self->error, "course.json: line %u: ",
                    lyc_json_place_line (self->course.text, self->course.length, place));
}

static gboolean
refuse_at (Reading *self, const Source *source, const char *pointer, const char *what)
{
  if (source->text == NULL)
    g_set_error (self->error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s", what);
  else
    g_set_error (self->error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s: line %u: %s", source->name,
                 lyc_json_place_line (source->text, source->length, pointer), what);
  return FALSE;
}

/* Opens the file that the value at @place of course.json names. */
static int
open_named (Reading *self, const char *place, const char *name, gint64 max_bytes)
{
  int fd = lyc_course_folder_open (&self->folder, name, max_bytes, self->error);

  if (fd < 0)
    blame (self, place);
  return fd;
}

static char *
read_named (Reading *self, const char *place, const char *name, gint64 max_bytes, gsize *length)
{
  int fd = open_named (self, place, name, max_bytes);
  g_autofree char *shown = lyc_course_shown (name);

  return fd >= 0 ? lyc_course_folder_read (fd, shown, length, self->error) : NULL;
}

static void
source_clear (Source *source)
{
  g_free (source->name);
  g_free (source->text);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Source, source_clear)

/* Returns: (nullable) (transfer full): the root, of the shape that @fault_of looks for */
static JsonNode *
parse (Reading *self, const Source *source, char *(*fault_of) (JsonNode *, GString *) )
{
  g_autoptr (JsonNode) node
      = lyc_json_parse (source->text, source->length, &lyc_json_default_limits, self->error);
  g_autofree char *fault = NULL;

  if (node == NULL)
    {
      g_prefix_error (self->error, "%s: ", source->name);
      return NULL;
    }
  g_string_truncate (self->at, 0);
  if ((fault = fault_of (node, self->at)) == NULL)
    return g_steal_pointer (&node);
  refuse_at (self, source, self->at->str, fault);
  return NULL;
}

static gboolean
read_captions (Reading *self, LycDraftLesson *lesson, const char *place, const char *name)
{
  gsize length;
  g_autofree char *text = read_named (self, place, name, LYC_WEBVTT_MAX_BYTES, &length);

  return text != NULL && lyc_course_captions_take (lesson, name, text, length, self->error);
}

static gboolean
read_video (Reading *self, LycDraftLesson *lesson)
{
  const char *name = lyc_draft_text (lesson->given, "video", NULL);
  JsonArray *captions = lyc_draft_list (lesson->given, "captions");
  g_autofree char *place = g_strconcat (lesson->place, "/video", NULL);
  int fd;

  if (name == NULL)
    return TRUE;
  fd = open_named (self, place, name, LYC_COURSE_VIDEO_BYTES);
  if (fd < 0)
    return FALSE;
  lesson->type = lyc_course_folder_type (fd);
  close (fd);
  if (lesson->type == NULL)
    {
      g_autofree char *shown = lyc_course_shown (name);
      g_autofree char *what = g_strdup_printf ("“%s” is no WebM or MP4 file", shown);

      return refuse_at (self, &self->course, place, what);
    }
  for (guint i = 0; captions != NULL && i < json_array_get_length (captions); i++)
    {
      g_autofree char *at = g_strdup_printf ("%s/captions/%u/file", lesson->place, i);
      JsonObject *caption = json_array_get_object_element (captions, i);

      if (!read_captions (self, lesson, at, lyc_draft_text (caption, "file", "")))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_article (Reading *self, LycDraftLesson *lesson)
{
  const char *name = lyc_draft_text (lesson->given, "article", NULL);
  g_autofree char *place = g_strconcat (lesson->place, "/article", NULL);
  g_autofree char *shown = name != NULL ? lyc_course_shown (name) : NULL;
  g_autofree char *fault = NULL;
  gsize length;
  guint line = 1;

  if (name == NULL)
    return TRUE;
  lesson->article = read_named (self, place, name, 4 * ARTICLE_CHARACTERS, &length);
  if (lesson->article == NULL)
    return FALSE;
  if (g_utf8_strlen (lesson->article, -1) > ARTICLE_CHARACTERS)
    fault = g_strdup ("the article has more than 200000 characters");
  else
    fault = lyc_course_article_fault (self->draft, lesson->article, &line);
  if (fault != NULL)
    g_set_error (self->error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s: line %u: %s", shown, line,
                 fault);
  return fault == NULL && lyc_course_pictures_read (lesson, shown, &self->folder, self->error);
}

static gboolean
read_document (Reading *self, LycDraftLesson *lesson)
{
  const char *name = lyc_draft_text (lesson->given, "document", NULL);
  g_autofree char *place = g_strconcat (lesson->place, "/document", NULL);
  g_autofree char *shown = name != NULL ? lyc_course_shown (name) : NULL;
  g_autofree char *what = NULL;
  int fd;

  if (name == NULL)
    return TRUE;
  fd = open_named (self, place, name, LYC_COURSE_DOCUMENT_BYTES);
  if (fd < 0)
    return FALSE;
  lesson->type = lyc_course_folder_is_pdf (fd) ? "application/pdf" : NULL;
  close (fd);
  what = g_strdup_printf ("“%s” is no PDF file", shown);
  return lesson->type != NULL || refuse_at (self, &self->course, place, what);
}

static gboolean
read_quiz (Reading *self, LycDraftLesson *lesson)
{
  const char *name = lyc_draft_text (lesson->given, "quiz", NULL);
  g_autofree char *place = g_strconcat (lesson->place, "/quiz", NULL);
  g_auto (Source) source = { 0 };
  g_autofree char *fault = NULL;

  if (name == NULL)
    return TRUE;
  source.name = lyc_course_shown (name);
  source.text = read_named (self, place, name, JSON_BYTES, &source.length);
  lesson->quiz = source.text != NULL ? parse (self, &source, lyc_quiz_shape_fault) : NULL;
  if (lesson->quiz == NULL)
    return FALSE;
  g_string_truncate (self->at, 0);
  fault = lyc_course_quiz_fault (self->draft, json_node_get_object (lesson->quiz), self->at);
  return fault == NULL || refuse_at (self, &source, self->at->str, fault);
}

static gboolean
read_checklist (Reading *self, LycDraftLesson *lesson)
{
  g_autofree char *fault = NULL;

  g_string_assign (self->at, lesson->place);
  fault = lyc_course_checklist_fault (self->draft, lesson->given, self->at);
  return fault == NULL || refuse_at (self, &self->course, self->at->str, fault);
}

/* First every lesson by itself: articles and quizzes speak of later ones too. */
static gboolean
list_lesson (Reading *self, JsonObject *given, guint module, guint index)
{
  LycDraftLesson *lesson = g_new0 (LycDraftLesson, 1);
  g_autofree char *fault = NULL;

  lesson->given = given;
  lesson->place = g_strdup_printf ("/modules/%u/lessons/%u", module, index);
  lesson->slug = lyc_draft_text (given, "slug", "");
  lesson->duration_ms = json_object_get_int_member_with_default (given, "duration_ms", 0);
  lesson->cues = g_ptr_array_new_with_free_func (g_free);
  lesson->pictures = lyc_course_pictures_new ();
  g_ptr_array_add (self->draft->lessons, lesson);
  g_string_assign (self->at, lesson->place);
  fault = lyc_course_lesson_fault (self->draft, lesson, self->at);
  if (fault != NULL)
    return refuse_at (self, &self->course, self->at->str, fault);
  g_hash_table_insert (self->draft->by_slug, (char *) lesson->slug, lesson);
  return TRUE;
}

static gboolean
list_lessons (Reading *self)
{
  JsonArray *modules = lyc_draft_list (json_node_get_object (self->draft->root), "modules");

  for (guint i = 0; i < json_array_get_length (modules); i++)
    {
      JsonArray *lessons = lyc_draft_list (json_array_get_object_element (modules, i), "lessons");

      for (guint j = 0; j < json_array_get_length (lessons); j++)
        if (!list_lesson (self, json_array_get_object_element (lessons, j), i, j))
          return FALSE;
    }
  return TRUE;
}

static gboolean
read_lessons (Reading *self)
{
  for (guint i = 0; i < self->draft->lessons->len; i++)
    {
      LycDraftLesson *lesson = g_ptr_array_index (self->draft->lessons, i);

      if (!read_article (self, lesson) || !read_quiz (self, lesson) || !read_video (self, lesson)
          || !read_document (self, lesson) || !read_checklist (self, lesson))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_certificate (Reading *self)
{
  g_autofree char *fault = lyc_course_certificate_fault (self->draft, self->at);

  return fault == NULL || refuse_at (self, &self->course, self->at->str, fault);
}

static gboolean
take_files (Reading *self, const LycImportOptions *options)
{
  g_autofree char *place = NULL;

  if (lyc_course_files_take (self->draft, &self->folder, options, &place, self->error))
    return TRUE;
  if (place != NULL)
    blame (self, place);
  return FALSE;
}

static gboolean
read_course_json (Reading *self)
{
  int fd = lyc_course_folder_open (&self->folder, "course.json", JSON_BYTES, self->error);

  if (fd < 0)
    return FALSE;
  self->course.name = g_strdup ("course.json");
  self->course.text = lyc_course_folder_read (fd, "course.json", &self->course.length, self->error);
  if (self->course.text != NULL)
    self->draft->root = parse (self, &self->course, lyc_course_shape_fault);
  return self->draft->root != NULL;
}

static gboolean
compose (Reading *self, const char *folder, const LycImportOptions *options)
{
  g_autoptr (GPtrArray) names = lyc_course_folder_list (&self->folder, self->error);
  g_autofree char *fault = NULL;

  self->draft->plain = TRUE;
  if (names != NULL)
    self->draft->root = lyc_course_plain (folder, names, options, self->error);
  if (self->draft->root == NULL)
    return FALSE;
  fault = lyc_course_shape_fault (self->draft->root, self->at);
  return fault == NULL || refuse_at (self, &self->course, self->at->str, fault);
}

/* What is named is good; what is not named shall not be of a kind that has no business there. */
static gboolean
look_around (Reading *self)
{
  g_autoptr (GPtrArray) names = lyc_course_folder_list (&self->folder, self->error);

  return names != NULL;
}

static gboolean
read_all (Reading *self, const char *folder, const LycImportOptions *options)
{
  struct stat info;
  gboolean plain = fstatat (self->folder.fd, "course.json", &info, AT_SYMLINK_NOFOLLOW) != 0
                   && errno == ENOENT;

  if (!(plain ? compose (self, folder, options) : read_course_json (self)))
    return FALSE;
  self->draft->slug = lyc_course_slug (json_node_get_object (self->draft->root));
  return list_lessons (self) && read_lessons (self) && check_certificate (self)
         && (plain || look_around (self))
         && take_files (self, options);
}

/**
 * lyc_course_draft_read:
 * @folder: a course folder, see data/sandbox/course-format.md
 * @options: says whose; the videos are copied to that platform
 *
 * Reads a course folder whole and checks all of it.
 *
 * Returns: (nullable) (transfer full): the course, %NULL with @error naming the file and the line;
 * then nothing is left behind
 */
LycCourseDraft *
lyc_course_draft_read (const char *folder, const LycImportOptions *options, GError **error)
{
  Reading self = { .error = error };
  g_autoptr (LycCourseDraft) draft = NULL;
  gboolean good;

  self.folder.fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (self.folder.fd < 0)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "%s: is no folder", folder);
      return NULL;
    }
  self.draft = draft = g_new0 (LycCourseDraft, 1);
  draft->lessons = g_ptr_array_new_with_free_func (lesson_free);
  draft->by_slug = g_hash_table_new (g_str_hash, g_str_equal);
  draft->fresh = g_ptr_array_new_with_free_func (g_free);
  draft->recordings = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                             (GDestroyNotify) lyc_recording_draft_free);
  self.at = g_string_new (NULL);
  good = read_all (&self, folder, options);
  close (self.folder.fd);
  g_string_free (self.at, TRUE);
  source_clear (&self.course);
  return good ? g_steal_pointer (&draft) : NULL;
}
