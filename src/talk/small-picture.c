/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "small-picture.h"

#include "picture-head.h"

/* Worker thread. What the picture says of itself decides; what is too large is not decoded. */
static void
decode (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  gsize length;
  const guint8 *bytes = g_bytes_get_data (data, &length);
  LycPictureHead head;
  GError *error = NULL;
  GdkTexture *texture = NULL;

  if (!lyc_picture_head_read (bytes, length, &head))
    g_set_error (&error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "no picture");
  else
    texture = gdk_texture_new_from_bytes (data, &error);
  if (texture != NULL)
    g_task_return_pointer (task, texture, g_object_unref);
  else
    g_task_return_error (task, error);
}

/* Decodes away from the main loop, and within the limits of pictures: who made it is not trusted. */
void
lyc_small_picture_decode_async (GBytes *bytes, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_task_data (task, g_bytes_ref (bytes), (GDestroyNotify) g_bytes_unref);
  g_task_run_in_thread (task, decode);
}

/* Returns: (transfer full) (nullable) */
GdkTexture *
lyc_small_picture_decode_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
