/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lesson-picture.h"

#include <glib/gi18n-lib.h>

#include "json-read.h"
#include "label-wrap.h"
#include "picture-head.h"

struct _LycLessonPicture
{
  GtkWidget parent_instance;

  GtkWidget *picture;
  GtkWidget *words; /* what is to be seen, where it cannot be seen */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (LycLessonPicture, lyc_lesson_picture, GTK_TYPE_WIDGET)

/* Worker thread. What was promised about a picture need not be so: its own head decides. */
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

static void
show_words (LycLessonPicture *self, const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  gtk_widget_set_visible (self->words, TRUE);
  gtk_widget_set_visible (self->picture, FALSE);
}

static void
decoded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  LycLessonPicture *self = LYC_LESSON_PICTURE (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = g_task_propagate_pointer (G_TASK (result), &error);

  if (texture != NULL)
    gtk_picture_set_paintable (GTK_PICTURE (self->picture), GDK_PAINTABLE (texture));
  else
    show_words (self, error);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LycLessonPicture) self = user_data;
  g_autoptr (GError) error = NULL;
  GBytes *bytes = lyc_session_load_lesson_file_finish (LYC_SESSION (source), result, &error);
  g_autoptr (GTask) task = NULL;

  if (bytes == NULL)
    {
      show_words (self, error);
      return;
    }
  task = g_task_new (self, self->cancellable, decoded_cb, NULL);
  g_task_set_task_data (task, bytes, (GDestroyNotify) g_bytes_unref);
  g_task_run_in_thread (task, decode);
}

static void
lyc_lesson_picture_dispose (GObject *object)
{
  LycLessonPicture *self = LYC_LESSON_PICTURE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->picture, gtk_widget_unparent);
  g_clear_pointer (&self->words, gtk_widget_unparent);
  G_OBJECT_CLASS (lyc_lesson_picture_parent_class)->dispose (object);
}

static void
lyc_lesson_picture_finalize (GObject *object)
{
  g_clear_object (&LYC_LESSON_PICTURE (object)->cancellable);
  G_OBJECT_CLASS (lyc_lesson_picture_parent_class)->finalize (object);
}

static void
lyc_lesson_picture_class_init (LycLessonPictureClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lyc_lesson_picture_dispose;
  G_OBJECT_CLASS (klass)->finalize = lyc_lesson_picture_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "lesson-picture");
}

static void
lyc_lesson_picture_init (LycLessonPicture *self)
{
  self->cancellable = g_cancellable_new ();
  self->picture = gtk_picture_new ();
  gtk_widget_set_halign (self->picture, GTK_ALIGN_START);
  gtk_widget_set_parent (self->picture, GTK_WIDGET (self));
  self->words = gtk_label_new (NULL);
  lyc_label_wrap (GTK_LABEL (self->words));
  gtk_label_set_xalign (GTK_LABEL (self->words), 0);
  gtk_widget_add_css_class (self->words, "dim-label");
  gtk_widget_set_visible (self->words, FALSE);
  gtk_widget_set_parent (self->words, GTK_WIDGET (self));
}

static int
side (JsonObject *picture, const char *name)
{
  return (int) CLAMP (lyc_json_int (picture, name, 1), 1, 10000);
}

/**
 * lyc_lesson_picture_new:
 * @name: as the article calls the file
 * @alt: what is to be seen
 */
GtkWidget *
lyc_lesson_picture_new (LycServices *services, LycLesson *lesson, const char *name, const char *alt)
{
  LycLessonPicture *self = g_object_new (LYC_TYPE_LESSON_PICTURE, NULL);
  JsonObject *picture = lesson != NULL ? lyc_lesson_find_picture (lesson, name) : NULL;
  const char *words = *alt != '\0' ? alt : _("A picture without words");
  g_autofree char *missing = g_strdup_printf (_("The picture cannot be shown here: %s"), words);
  g_autoptr (GdkPaintable) room = NULL;

  gtk_label_set_text (GTK_LABEL (self->words), missing);
  gtk_picture_set_alternative_text (GTK_PICTURE (self->picture), words);
  if (picture == NULL)
    {
      show_words (self, NULL);
      return GTK_WIDGET (self);
    }
  room = gdk_paintable_new_empty (side (picture, "width"), side (picture, "height"));
  gtk_picture_set_paintable (GTK_PICTURE (self->picture), room);
  lyc_session_load_lesson_file_async (lyc_services_get_session (services),
                                      lyc_record_get_id (LYC_RECORD (lesson)), name,
                                      self->cancellable, loaded_cb, g_object_ref (self));
  return GTK_WIDGET (self);
}
