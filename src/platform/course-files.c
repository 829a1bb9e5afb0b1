/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "course-files.h"

#include "course-pictures.h"
#include "course-shape.h"
#include "recording-keep.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <unistd.h>

/* How far the length that course.json gives may be from the video's own. */
#define SLACK_MS 1000

typedef struct
{
  LycCourseDraft *draft;
  LycCourseFolder *folder;
  const LycImportOptions *options;
  LycRecordingMaker maker;
  char **place;
  GError **error;
} Taking;

static gboolean
refuse (Taking *self, LycDraftLesson *lesson, const char *field, const char *what)
{
  *self->place = g_strdup_printf ("%s/%s", lesson->place, field);
  g_set_error (self->error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s", what);
  return FALSE;
}

static gboolean
is_video (const LycDraftLesson *lesson)
{
  return json_object_has_member (lesson->given, "video");
}

/* The field that names what the lesson shows. */
static const char *
field_of (const LycDraftLesson *lesson)
{
  return is_video (lesson) ? "video" : "document";
}

static const char *
name_of (const LycDraftLesson *lesson)
{
  return lyc_draft_text (lesson->given, field_of (lesson), "");
}

/* Puts the name of the file before what is wrong with it. */
static gboolean
refuse_file (Taking *self, LycDraftLesson *lesson, const char *says)
{
  g_autofree char *shown = lyc_course_shown (name_of (lesson));
  g_autofree char *what = g_strdup_printf ("“%s” %s", shown, says);

  return refuse (self, lesson, field_of (lesson), what);
}

static gboolean
copy (Taking *self, LycDraftLesson *lesson)
{
  int fd = lyc_course_folder_open (self->folder, name_of (lesson), LYC_COURSE_VIDEO_BYTES,
                                   self->error);

  if (fd < 0)
    {
      *self->place = g_strdup_printf ("%s/%s", lesson->place, field_of (lesson));
      return FALSE;
    }
  lesson->sum
      = lyc_course_folder_keep (fd, self->maker.assets, self->draft->fresh, &lesson->size);
  close (fd);
  return lesson->sum != NULL
         || refuse_file (self, lesson, "changed while it was copied, or the disk is full");
}

/* Returns: the length of the lesson's recording, -1 where it was refused */
static gint64
length_of (Taking *self, LycDraftLesson *lesson)
{
  LycRecordingDraft *made = g_hash_table_lookup (self->draft->recordings, lesson->sum);
  gint64 known
      = made != NULL ? made->duration_ms : lyc_recording_length (self->options->platform, lesson->sum);
  g_autoptr (GError) error = NULL;

  if (known >= 0)
    return known;
  made = lyc_recording_draft_make (&self->maker, lesson->sum, lesson->type, &error);
  if (made == NULL)
    {
      refuse_file (self, lesson, error->message);
      return -1;
    }
  g_hash_table_insert (self->draft->recordings, made->sha256, made);
  return made->duration_ms;
}

/* What was said of a video before its length was known. */
static gboolean
fits (Taking *self, LycDraftLesson *lesson, gint64 duration_ms)
{
  JsonArray *chapters = lyc_draft_list (lesson->given, "chapters");
  guint n = chapters != NULL ? json_array_get_length (chapters) : 0;
  g_autofree char *cue = NULL;

  if (lesson->last_cue_ms > duration_ms + SLACK_MS)
    {
      cue = g_strdup_printf ("%s: the cue ends after the video, which is %" G_GINT64_FORMAT
                             " ms long",
                             lesson->last_cue_at, duration_ms);
      return refuse (self, lesson, "video", cue);
    }
  if (n > 0
      && json_object_get_int_member (json_array_get_object_element (chapters, n - 1), "start_ms")
             >= duration_ms)
    return refuse (self, lesson, "chapters", "the last chapter begins after the end of the video");
  return TRUE;
}

static gboolean
check_length (Taking *self, LycDraftLesson *lesson, gint64 duration_ms)
{
  g_autofree char *what = NULL;

  if (lesson->duration_ms == 0)
    {
      lesson->duration_ms = duration_ms;
      return fits (self, lesson, duration_ms);
    }
  if (ABS (lesson->duration_ms - duration_ms) <= SLACK_MS)
    return TRUE;
  what = g_strdup_printf ("“duration_ms” is not the length of the video, which is %" G_GINT64_FORMAT
                          "; it may be left out",
                          duration_ms);
  return refuse (self, lesson, "duration_ms", what);
}

static gboolean
take (Taking *self, LycDraftLesson *lesson)
{
  gint64 duration_ms;

  if (!copy (self, lesson))
    return FALSE;
  if (!is_video (lesson))
    return TRUE;
  duration_ms = length_of (self, lesson);
  return duration_ms >= 0 && check_length (self, lesson, duration_ms);
}

static guint
count (LycCourseDraft *draft)
{
  guint n = 0;

  for (guint i = 0; i < draft->lessons->len; i++)
    n += ((LycDraftLesson *) g_ptr_array_index (draft->lessons, i))->type != NULL;
  return n;
}

/**
 * lyc_course_files_take:
 * @place: (out): where in course.json the fault is, %NULL where @error says so itself
 *
 * Copies the videos, documents and pictures of a draft to the platform, and has each video looked
 * into that it does not know. Last, because they are large and everything else may still be refused.
 */
gboolean
lyc_course_files_take (LycCourseDraft *draft, LycCourseFolder *folder,
                       const LycImportOptions *options, char **place, GError **error)
{
  g_autofree char *assets = g_build_filename (options->platform->data_dir, "assets", NULL);
  LycCourseFolder again = { .fd = folder->fd };
  Taking self = { draft, &again, options, { assets, draft->fresh, options->seconds,
                                            options->progress }, place, error };
  guint of = count (draft);
  guint n = 0;

  g_mkdir_with_parents (assets, 0700);
  for (guint i = 0; i < draft->lessons->len; i++)
    {
      LycDraftLesson *lesson = g_ptr_array_index (draft->lessons, i);

      if (!lyc_course_pictures_keep (lesson, &again, assets, draft->fresh, error))
        return FALSE;
      if (lesson->type == NULL)
        continue;
      if (options->progress != NULL)
        lyc_import_progress_begin (options->progress, ++n, of, name_of (lesson));
      if (!take (&self, lesson))
        return FALSE;
    }
  return TRUE;
}
