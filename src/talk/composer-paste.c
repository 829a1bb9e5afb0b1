/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "composer-private.h"

/* Pictures and files from the clipboard. A picture lies nowhere yet: it is kept beside the drafts
 * until it is uploaded. */

typedef struct
{
  GdkTexture *texture;
  char *path;
} Keeping;

static void
keeping_free (gpointer data)
{
  Keeping *keeping = data;

  g_object_unref (keeping->texture);
  g_free (keeping->path);
  g_free (keeping);
}

/* Worker thread: a large picture takes its time. */
static void
keep (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Keeping *keeping = data;

  g_task_return_boolean (task, gdk_texture_save_to_png (keeping->texture, keeping->path));
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  LycComposer *self = LYC_COMPOSER (source);
  Keeping *keeping = g_task_get_task_data (G_TASK (result));
  g_autoptr (GFile) file = g_file_new_for_path (keeping->path);

  if (g_task_propagate_boolean (G_TASK (result), NULL))
    lyc_composer_attach_file (self, file);
}

static void
texture_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LycComposer) self = data;
  GdkTexture *texture = gdk_clipboard_read_texture_finish (GDK_CLIPBOARD (source), result, NULL);
  g_autoptr (GTask) task = NULL;
  Keeping *keeping;

  if (texture == NULL)
    return;
  keeping = g_new0 (Keeping, 1);
  keeping->texture = texture;
  keeping->path = lyc_session_dup_keeping_path (lyc_services_get_session (self->services),
                                                _("picture.png"));
  task = g_task_new (self, NULL, kept_cb, NULL);
  g_task_set_task_data (task, keeping, keeping_free);
  g_task_run_in_thread (task, keep);
}

static void
files_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LycComposer) self = data;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (source), result, NULL);

  if (value == NULL)
    return;
  for (GSList *one = g_value_get_boxed (value); one != NULL; one = one->next)
    lyc_composer_attach_file (self, one->data);
}

/* Text is pasted as ever; what is no text goes with it. */
static void
paste_cb (LycComposer *self)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (self));
  GdkContentFormats *formats = gdk_clipboard_get_formats (clipboard);

  if (!_lyc_composer_can_attach (self))
    return;
  if (gdk_content_formats_contain_gtype (formats, GDK_TYPE_FILE_LIST))
    {
      g_signal_stop_emission_by_name (self->view, "paste-clipboard");
      gdk_clipboard_read_value_async (clipboard, GDK_TYPE_FILE_LIST, G_PRIORITY_DEFAULT, NULL,
                                      files_cb, g_object_ref (self));
    }
  else if (gdk_content_formats_contain_gtype (formats, GDK_TYPE_TEXTURE)
           && !gdk_content_formats_contain_gtype (formats, G_TYPE_STRING))
    {
      g_signal_stop_emission_by_name (self->view, "paste-clipboard");
      gdk_clipboard_read_texture_async (clipboard, NULL, texture_cb, g_object_ref (self));
    }
}

void
_lyc_composer_follow_paste (LycComposer *self)
{
  g_signal_connect_object (self->view, "paste-clipboard", G_CALLBACK (paste_cb), self,
                           G_CONNECT_SWAPPED);
}
