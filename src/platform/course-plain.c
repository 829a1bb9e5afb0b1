/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "course-plain.h"

#include "course-check.h"
#include "course-shape.h"
#include "plain-name.h"

#include <string.h>

/* A folder without a course.json: what a course.json would say of it, from the names. */

#define TOLD 10 /* of the files that are left out */

typedef struct
{
  const LycImportOptions *options;
  GPtrArray *files;     /* LycPlainName, in order */
  GHashTable *slugs;    /* of the lessons so far */
  const char *language; /* of captions that do not say theirs */
  guint n_lessons;
  GError **error;
} Plain;

static int
compare (gconstpointer a, gconstpointer b)
{
  const LycPlainName *one = *(LycPlainName *const *) a;
  const LycPlainName *two = *(LycPlainName *const *) b;
  int folders = strcmp (one->folder_key, two->folder_key);

  return folders != 0 ? folders : strcmp (one->key, two->key);
}

static gboolean
refuse (Plain *self, const char *name, const char *what)
{
  g_autofree char *shown = lyc_course_shown (name);

  g_set_error (self->error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "“%s” %s", shown, what);
  return FALSE;
}

/* Two of a name in one course are told apart by their modules, and then by a number. */
static char *
slug_for (Plain *self, const LycPlainName *file)
{
  char *slug = lyc_course_slug_of (file->title);

  if (g_hash_table_contains (self->slugs, slug) && *file->folder != '\0')
    {
      g_autofree char *module = lyc_plain_title (file->folder);
      g_autofree char *both = g_strdup_printf ("%s %s", module, file->title);

      g_free (slug);
      slug = lyc_course_slug_of (both);
    }
  for (guint n = 2; g_hash_table_contains (self->slugs, slug); n++)
    {
      g_autofree char *numbered = g_strdup_printf ("%u %s", n, file->title);

      g_free (slug);
      slug = lyc_course_slug_of (numbered);
    }
  g_hash_table_add (self->slugs, g_strdup (slug));
  return slug;
}

static void
add_caption (JsonArray *captions, const char *language, const char *path)
{
  JsonObject *caption = json_object_new ();

  json_object_set_string_member (caption, "lang", language);
  json_object_set_string_member (caption, "label", lyc_plain_language (language));
  json_object_set_string_member (caption, "file", path);
  json_array_add_object_element (captions, caption);
}

/* Captions have the name of their video, and may have a language behind it. */
static JsonArray *
captions_of (Plain *self, const LycPlainName *video)
{
  JsonArray *captions = json_array_new ();

  for (guint i = 0; i < self->files->len; i++)
    {
      LycPlainName *file = g_ptr_array_index (self->files, i);
      const char *language;

      if (file->kind != LYC_PLAIN_CAPTIONS || !g_str_equal (file->folder, video->folder)
          || (language = lyc_plain_language_after (file->base, video->base)) == NULL)
        continue;
      file->used = TRUE;
      add_caption (captions, *language != '\0' ? language : self->language, file->path);
    }
  return captions;
}

static JsonObject *
lesson_of (Plain *self, const LycPlainName *file)
{
  static const char *const kinds[] = { "video", "article", "pdf" };
  static const char *const fields[] = { "video", "article", "document" };
  JsonObject *lesson = json_object_new ();
  g_autofree char *slug = slug_for (self, file);
  JsonArray *captions;

  json_object_set_string_member (lesson, "slug", slug);
  json_object_set_string_member (lesson, "title", file->title);
  json_object_set_string_member (lesson, "kind", kinds[file->kind]);
  json_object_set_string_member (lesson, fields[file->kind], file->path);
  self->n_lessons++;
  if (file->kind != LYC_PLAIN_VIDEO)
    return lesson;
  captions = captions_of (self, file);
  if (json_array_get_length (captions) > 0)
    json_object_set_array_member (lesson, "captions", captions);
  else
    json_array_unref (captions);
  return lesson;
}

static gboolean
is_lesson (const LycPlainName *file)
{
  return file->kind <= LYC_PLAIN_DOCUMENT;
}

/* A folder in the folder is a module; what lies in none comes first, under the course's name. */
static JsonArray *
modules_of (Plain *self, const char *title)
{
  JsonArray *modules = json_array_new ();
  JsonArray *lessons = NULL;
  const char *folder = NULL;

  for (guint i = 0; i < self->files->len; i++)
    {
      LycPlainName *file = g_ptr_array_index (self->files, i);

      if (!is_lesson (file))
        continue;
      if (g_strcmp0 (folder, file->folder) != 0)
        {
          JsonObject *module = json_object_new ();
          g_autofree char *own = *file->folder != '\0' ? lyc_plain_title (file->folder) : NULL;

          folder = file->folder;
          lessons = json_array_new ();
          json_object_set_string_member (module, "title", own != NULL ? own : title);
          json_object_set_array_member (module, "lessons", lessons);
          json_array_add_object_element (modules, module);
        }
      json_array_add_object_element (lessons, lesson_of (self, file));
    }
  return modules;
}

static gboolean
check (Plain *self, const char *folder)
{
  for (guint i = 0; i < self->files->len; i++)
    {
      const LycPlainName *file = g_ptr_array_index (self->files, i);

      if (is_lesson (file) && strchr (file->folder, '/') != NULL)
        return refuse (self, file->path,
                       "lies in a folder of a folder; a course has one level of them, its modules");
      if (file->kind == LYC_PLAIN_CAPTIONS && !file->used)
        return refuse (
            self, file->path,
            "belongs to no video; captions have the name of theirs, as “01 Welcome.en.vtt” "
            "beside “01 Welcome.mp4”");
    }
  return self->n_lessons > 0
         || refuse (self, folder, "holds no course.json, and no videos, Markdown or PDFs either");
}

static void
tell_left_out (Plain *self)
{
  guint n = 0;

  for (guint i = 0; self->options->progress != NULL && i < self->files->len; i++)
    {
      const LycPlainName *file = g_ptr_array_index (self->files, i);
      g_autofree char *shown = NULL;
      g_autofree char *line = NULL;

      if (file->kind != LYC_PLAIN_OTHER || ++n > TOLD)
        continue;
      shown = lyc_course_shown (file->path);
      line = g_strdup_printf ("left out: %s", shown);
      lyc_import_progress_say (self->options->progress, line);
    }
  if (n > TOLD)
    {
      g_autofree char *more = g_strdup_printf ("left out: %u more", n - TOLD);

      lyc_import_progress_say (self->options->progress, more);
    }
}

/* The language of the course: as it was said, or of the first captions that say theirs. */
static char *
language_of (Plain *self)
{
  if (self->options->language != NULL)
    return g_strdup (self->options->language);
  for (guint i = 0; i < self->files->len; i++)
    {
      const LycPlainName *file = g_ptr_array_index (self->files, i);
      const char *dot = strrchr (file->base, '.');

      if (file->kind == LYC_PLAIN_CAPTIONS && dot != NULL && lyc_course_is_language (dot + 1))
        return g_strdup (dot + 1);
    }
  return g_strdup ("en");
}

/**
 * lyc_course_plain:
 * @folder: its path
 * @names: (element-type utf8): of the files in it
 *
 * Returns: (nullable) (transfer full): what a course.json would say; %NULL with @error naming the
 * file that has no place in it
 */
JsonNode *
lyc_course_plain (const char *folder, GPtrArray *names, const LycImportOptions *options,
                  GError **error)
{
  g_autoptr (GPtrArray) files
      = g_ptr_array_new_with_free_func ((GDestroyNotify) lyc_plain_name_free);
  g_autoptr (GHashTable) slugs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Plain self = { options, files, slugs, NULL, 0, error };
  g_autofree char *path = g_canonicalize_filename (folder, NULL);
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *valid = g_utf8_make_valid (base, -1);
  g_autofree char *title
      = options->title != NULL ? g_strdup (options->title) : lyc_plain_title (valid);
  g_autofree char *language = NULL;
  JsonNode *root = json_node_new (JSON_NODE_OBJECT);
  JsonObject *course = json_object_new ();

  for (guint i = 0; i < names->len; i++)
    g_ptr_array_add (files, lyc_plain_name_new (g_ptr_array_index (names, i)));
  g_ptr_array_sort (files, compare);
  self.language = language = language_of (&self);
  json_node_take_object (root, course);
  json_object_set_string_member (course, "title", title);
  json_object_set_string_member (course, "summary", "");
  json_object_set_string_member (course, "language", language);
  json_object_set_array_member (course, "modules", modules_of (&self, title));
  if (!check (&self, valid))
    g_clear_pointer (&root, json_node_unref);
  else
    tell_left_out (&self);
  return root;
}
