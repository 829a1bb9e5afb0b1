/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "course-pictures.h"

#include "course-shape.h"
#include "kept-ids.h"
#include "picture-head.h"

#include <cmark-gfm.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <string.h>
#include <unistd.h>

/* The pictures that an article's Markdown shows, which lie in the course folder. */

#define PICTURE_BYTES (10 * 1024 * 1024)
#define PICTURES 100

static void
picture_free (gpointer data)
{
  LycDraftPicture *picture = data;

  g_free (picture->name);
  g_free (picture->path);
  g_free (picture->sum);
  g_free (picture);
}

GPtrArray *
lyc_course_pictures_new (void)
{
  return g_ptr_array_new_with_free_func (picture_free);
}

static gboolean
refuse (GError **error, const char *article, cmark_node *node, const char *what)
{
  while (node != NULL && cmark_node_get_start_line (node) == 0)
    node = cmark_node_parent (node);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s: line %d: %s", article,
               node != NULL ? cmark_node_get_start_line (node) : 1, what);
  return FALSE;
}

static const char *
look_at (LycDraftPicture *picture, int fd)
{
  gsize length = 0;
  g_autofree char *bytes = lyc_course_folder_bytes (fd, &length);
  LycPictureHead head;

  if (bytes == NULL || !lyc_picture_head_read ((const guint8 *) bytes, length, &head))
    return "is no PNG or JPEG picture of at most 16 million pixels";
  picture->type = head.type;
  picture->width = head.width;
  picture->height = head.height;
  return NULL;
}

static gboolean
is_known (GPtrArray *pictures, const char *name)
{
  for (guint i = 0; i < pictures->len; i++)
    if (g_str_equal (((LycDraftPicture *) g_ptr_array_index (pictures, i))->name, name))
      return TRUE;
  return FALSE;
}

static gboolean
read_picture (LycDraftLesson *lesson, const char *article, cmark_node *node,
              LycCourseFolder *folder, GError **error)
{
  const char *name = cmark_node_get_url (node);
  g_autofree char *path = g_uri_unescape_string (name, NULL);
  g_autofree char *shown = lyc_course_shown (name);
  g_autofree char *text = NULL;
  g_autoptr (GError) why = NULL;
  LycDraftPicture *picture;
  const char *fault;
  int fd;

  if (path == NULL || !lyc_course_is_path (path))
    text = g_strdup_printf ("“%s” is no name of a file inside the folder", shown);
  else if (lesson->pictures->len >= PICTURES)
    text = g_strdup ("the article has more than 100 pictures");
  if (text != NULL)
    return refuse (error, article, node, text);
  if ((fd = lyc_course_folder_open (folder, path, PICTURE_BYTES, &why)) < 0)
    return refuse (error, article, node, why->message);
  picture = g_new0 (LycDraftPicture, 1);
  picture->name = g_strdup (name);
  picture->path = g_steal_pointer (&path);
  g_ptr_array_add (lesson->pictures, picture);
  fault = look_at (picture, fd);
  close (fd);
  if (fault == NULL)
    return TRUE;
  text = g_strdup_printf ("“%s” %s", shown, fault);
  return refuse (error, article, node, text);
}

/* Pictures of elsewhere are links: nothing of them is fetched. */
static gboolean
is_of_folder (cmark_node *node)
{
  return cmark_node_get_type (node) == CMARK_NODE_IMAGE
         && strchr (cmark_node_get_url (node), ':') == NULL;
}

/**
 * lyc_course_pictures_read:
 * @lesson: with its article
 * @article_name: for sentences
 *
 * Looks at every picture that the article shows.
 *
 * Returns: %FALSE with @error naming the line that shows one which cannot be taken
 */
gboolean
lyc_course_pictures_read (LycDraftLesson *lesson, const char *article_name, LycCourseFolder *folder,
                          GError **error)
{
  cmark_node *tree
      = cmark_parse_document (lesson->article, strlen (lesson->article), CMARK_OPT_DEFAULT);
  cmark_iter *iter = cmark_iter_new (tree);
  gboolean good = TRUE;

  for (cmark_event_type event = cmark_iter_next (iter); good && event != CMARK_EVENT_DONE;
       event = cmark_iter_next (iter))
    {
      cmark_node *node = cmark_iter_get_node (iter);

      if (event == CMARK_EVENT_ENTER && is_of_folder (node)
          && !is_known (lesson->pictures, cmark_node_get_url (node)))
        good = read_picture (lesson, article_name, node, folder, error);
    }
  cmark_iter_free (iter);
  cmark_node_free (tree);
  return good;
}

/* Copies the pictures to the platform's assets. */
gboolean
lyc_course_pictures_keep (LycDraftLesson *lesson, LycCourseFolder *again, const char *assets,
                          GPtrArray *fresh, GError **error)
{
  for (guint i = 0; i < lesson->pictures->len; i++)
    {
      LycDraftPicture *picture = g_ptr_array_index (lesson->pictures, i);
      int fd = lyc_course_folder_open (again, picture->path, PICTURE_BYTES, error);

      if (fd < 0)
        return FALSE;
      picture->sum = lyc_course_folder_keep (fd, assets, fresh, &picture->size);
      close (fd);
      if (picture->sum == NULL)
        g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                     "“%s” cannot be copied; is the disk full?", picture->path);
      if (picture->sum == NULL)
        return FALSE;
    }
  return TRUE;
}

static JsonObject *
picture_object (LycDraftPicture *picture)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "name", picture->name);
  json_object_set_string_member (object, "type", picture->type);
  json_object_set_int_member (object, "size", picture->size);
  json_object_set_string_member (object, "sha256", picture->sum);
  json_object_set_int_member (object, "width", picture->width);
  json_object_set_int_member (object, "height", picture->height);
  return object;
}

/**
 * lyc_course_pictures_text:
 * @before: (nullable): pictures of the version before, whose ids stay
 *
 * Returns: (transfer full): the pictures as the API has them
 */
char *
lyc_course_pictures_text (LycDraftLesson *lesson, const char *before)
{
  g_autoptr (JsonArray) all = json_array_new ();
  g_autoptr (LycKeptIds) kept = NULL;

  for (guint i = 0; i < lesson->pictures->len; i++)
    json_array_add_object_element (all, picture_object (g_ptr_array_index (lesson->pictures, i)));
  kept = lyc_kept_ids_new (before, all, "name");
  for (guint i = 0; i < lesson->pictures->len; i++)
    json_object_set_string_member (json_array_get_object_element (all, i), "id",
                                   lyc_kept_ids_get (kept, i));
  return lyc_draft_array_text (all);
}
