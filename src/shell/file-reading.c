/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "file-reading.h"

#include "picture-head.h"
#include "picture-turn.h"

#include <string.h>

/* Of a text no more is shown, bytes. */
#define MAX_TEXT (256 * 1024)

/* A line that is longer is broken: laying out one alone would take seconds. Bytes. */
#define MAX_LINE 4000

#define PIXEL 4

typedef struct
{
  GFile *file;
  LycFileReadAs as;
} Job;

void
lyc_file_reading_free (LycFileReading *self)
{
  g_clear_object (&self->texture);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self->text);
  g_free (self);
}

static void
job_free (gpointer data)
{
  Job *job = data;

  g_object_unref (job->file);
  g_free (job);
}

/* Where the pixel that is to stand at x, y stands in a picture that is @width by @height. */
static gsize
source_of (LycPictureTurn turn, gsize x, gsize y, gsize width, gsize height)
{
  gsize right = width - 1;
  gsize low = height - 1;

  switch (turn)
    {
    case LYC_PICTURE_TURN_RIGHT:
      return (low - x) * width + y;
    case LYC_PICTURE_TURN_HALF:
      return (low - y) * width + right - x;
    case LYC_PICTURE_TURN_LEFT:
      return x * width + right - y;
    case LYC_PICTURE_TURN_HORIZONTAL:
      return y * width + right - x;
    case LYC_PICTURE_TURN_VERTICAL:
      return (low - y) * width + x;
    case LYC_PICTURE_TURN_DIAGONAL:
      return x * width + y;
    case LYC_PICTURE_TURN_OTHER:
      return (low - x) * width + right - y;
    case LYC_PICTURE_TURN_NONE:
    default:
      return y * width + x;
    }
}

/* Takes @texture. Returns: (transfer full): it, upright */
static GdkTexture *
turned (GdkTexture *texture, LycPictureTurn turn)
{
  gsize width = (gsize) gdk_texture_get_width (texture);
  gsize height = (gsize) gdk_texture_get_height (texture);
  gsize across = lyc_picture_turn_is_across (turn) ? height : width;
  gsize down = lyc_picture_turn_is_across (turn) ? width : height;
  gsize pixels = turn != LYC_PICTURE_TURN_NONE ? width * height : 0;
  g_autofree guint32 *from = g_try_new (guint32, pixels);
  guint32 *to = g_try_new (guint32, pixels);
  g_autoptr (GBytes) bytes = NULL;

  if (from == NULL || to == NULL)
    {
      g_free (to);
      return texture;
    }
  gdk_texture_download (texture, (guchar *) from, width * PIXEL);
  for (gsize y = 0; y < down; y++)
    for (gsize x = 0; x < across; x++)
      to[y * across + x] = from[source_of (turn, x, y, width, height)];
  g_object_unref (texture);
  bytes = g_bytes_new_take (to, width * height * PIXEL);
  return gdk_memory_texture_new ((int) across, (int) down, GDK_MEMORY_DEFAULT, bytes,
                                 across * PIXEL);
}

static gboolean
read_picture (LycFileReading *self, GBytes *bytes, GError **error)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  LycPictureHead head;

  if (!lyc_picture_head_read (data, length, &head))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "no picture that is decoded here");
      return FALSE;
    }
  self->texture = gdk_texture_new_from_bytes (bytes, error);
  if (self->texture != NULL)
    self->texture = turned (self->texture, lyc_picture_turn_read (data, length));
  return self->texture != NULL;
}

/* Returns: (transfer full): the text with no line that is too long */
static char *
with_short_lines (const char *text)
{
  GString *all = g_string_sized_new (strlen (text));
  gsize line = 0;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      line = *at == '\n' ? 0 : line + 1;
      if (line >= MAX_LINE)
        {
          g_string_append_c (all, '\n');
          line = 0;
        }
      g_string_append_len (all, at, g_utf8_next_char (at) - at);
    }
  return g_string_free (all, FALSE);
}

/* What is no UTF-8, but for a character that was cut, is no text. */
static gboolean
read_text (LycFileReading *self, GBytes *bytes, GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  gsize taken = MIN (length, MAX_TEXT);
  g_autofree char *text = NULL;
  const char *end = data;

  if (taken > 0 && !g_utf8_validate_len (data, taken, &end)
      && !(taken < length && data + taken - end < 4 && memchr (data, '\0', taken) == NULL))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "no text");
      return FALSE;
    }
  text = g_strndup (taken > 0 ? data : "", taken > 0 ? (gsize) (end - data) : 0);
  self->text = with_short_lines (text);
  self->cut = taken < length;
  return TRUE;
}

static void
read_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  g_autoptr (LycFileReading) self = g_new0 (LycFileReading, 1);
  GError *error = NULL;
  g_autoptr (GMappedFile) file
      = g_mapped_file_new (g_file_peek_path (job->file), FALSE, &error);
  g_autoptr (GBytes) bytes = file != NULL ? g_mapped_file_get_bytes (file) : NULL;
  gboolean good = bytes != NULL;

  if (good && job->as == LYC_FILE_READ_PICTURE)
    good = read_picture (self, bytes, &error);
  else if (good && job->as == LYC_FILE_READ_TEXT)
    good = read_text (self, bytes, &error);
  else if (good)
    self->bytes = g_bytes_ref (bytes);
  if (good)
    g_task_return_pointer (task, g_steal_pointer (&self), (GDestroyNotify) lyc_file_reading_free);
  else
    g_task_return_error (task, error);
}

/* @file: a local one */
void
lyc_file_reading_async (GFile *file, LycFileReadAs as, GCancellable *cancellable,
                        GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);

  job->file = g_object_ref (file);
  job->as = as;
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, read_cb);
}

/* Returns: (transfer full) (nullable): %NULL with @error where it is not what it is read as, or is
 * too large to be decoded */
LycFileReading *
lyc_file_reading_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
