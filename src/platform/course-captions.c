/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "course-captions.h"

#include "course-shape.h"
#include "cue-markup.h"
#include "srt.h"

#include <gio/gio.h>
#include <string.h>

/* What the cue says of its looks and its place, where it says any of it. */
static void
add_looks (JsonObject *object, const LycCue *cue)
{
  g_autofree char *markup = lyc_cue_get_markup (cue);
  g_autofree char *settings = lyc_cue_layout_to_settings (&cue->layout);

  if (markup != NULL)
    json_object_set_string_member (object, "markup", markup);
  if (*settings != '\0')
    json_object_set_string_member (object, "settings", settings);
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
      add_looks (object, cue);
      json_array_add_object_element (array, object);
    }
  return lyc_draft_array_text (array);
}

/* Every cue has one line with an arrow, and no other line has one. */
static guint
line_of_cue (const char *text, guint index)
{
  guint line = 1;

  for (const char *c = text; *c != '\0'; c++)
    {
      if (g_str_has_prefix (c, "-->") && index-- == 0)
        break;
      line += *c == '\n';
    }
  return line;
}

/* Where the length of the video is not known yet, it is held against the cue that ends last. */
static void
remember_last_cue (LycDraftLesson *lesson, const char *name, const char *text, GPtrArray *cues)
{
  for (guint i = 0; i < cues->len; i++)
    {
      LycCue *cue = g_ptr_array_index (cues, i);

      if (cue->end_ms <= lesson->last_cue_ms)
        continue;
      lesson->last_cue_ms = cue->end_ms;
      g_free (lesson->last_cue_at);
      lesson->last_cue_at = g_strdup_printf ("%s: line %u", name, line_of_cue (text, i));
    }
}

static gboolean
cues_fit (const char *name, const char *text, GPtrArray *cues, gint64 duration_ms, GError **error)
{
  for (guint i = 0; duration_ms > 0 && i < cues->len; i++)
    if (((LycCue *) g_ptr_array_index (cues, i))->end_ms > duration_ms)
      {
        g_set_error (
            error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
            "%s: line %u: the cue ends after the video, which course.json says is %" G_GINT64_FORMAT
            " ms long",
            name, line_of_cue (text, i), duration_ms);
        return FALSE;
      }
  return TRUE;
}

/* SubRip by its name, WebVTT otherwise. */
static GPtrArray *
parse_cues (const char *name, const char *text, gsize length, GError **error)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);

  return g_str_has_suffix (lower, ".srt") ? lyc_srt_parse (text, length, error)
                                          : lyc_webvtt_parse (text, length, error);
}

/**
 * lyc_course_captions_take:
 * @name: of the file
 *
 * Reads a caption file and adds its cues to the lesson.
 *
 * Returns: %FALSE with @error naming the file and the line
 */
gboolean
lyc_course_captions_take (LycDraftLesson *lesson, const char *name, const char *text, gsize length,
                          GError **error)
{
  g_autoptr (GPtrArray) cues = parse_cues (name, text, length, error);
  g_autofree char *shown = lyc_course_shown (name);

  if (cues == NULL)
    g_prefix_error (error, "%s: ", shown);
  if (cues == NULL || !cues_fit (shown, text, cues, lesson->duration_ms, error))
    return FALSE;
  if (lesson->duration_ms == 0)
    remember_last_cue (lesson, shown, text, cues);
  g_ptr_array_add (lesson->cues, cues_text (cues));
  return TRUE;
}
