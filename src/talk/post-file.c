/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "post-file.h"

#include <glib/gi18n-lib.h>

#include "file-dialogs.h"
#include "file-sight.h"
#include "file-talk.h"
#include "kit.h"
#include "sound-line.h"

struct _LycPostFile
{
  GtkWidget parent_instance;

  LycServices *services;
  LycFile *file;
  GCancellable *lifetime;
  GFile *opening; /* nullable: what is opened once it is there */
  gboolean settled; /* whether there is something to see or to hear */

  gboolean small; /* without a preview and the way to what is said of it */

  GtkWidget *box;
  GtkBox *line;
  GtkLabel *name;
  GtkLabel *detail;
  GtkWidget *open;
  GtkWidget *save;
};

G_DEFINE_FINAL_TYPE (LycPostFile, lyc_post_file, GTK_TYPE_WIDGET)

static void
lyc_post_file_dispose (GObject *object)
{
  LycPostFile *self = LYC_POST_FILE (object);

  g_cancellable_cancel (self->lifetime);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->services);
  g_clear_object (&self->file);
  g_clear_object (&self->opening);
  G_OBJECT_CLASS (lyc_post_file_parent_class)->dispose (object);
}

static void
lyc_post_file_finalize (GObject *object)
{
  g_clear_object (&LYC_POST_FILE (object)->lifetime);
  G_OBJECT_CLASS (lyc_post_file_parent_class)->finalize (object);
}

static void
lyc_post_file_class_init (LycPostFileClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lyc_post_file_dispose;
  G_OBJECT_CLASS (klass)->finalize = lyc_post_file_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LycPostFile) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) opening = g_steal_pointer (&self->opening);
  gboolean done = lyc_session_download_finish (LYC_SESSION (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->box == NULL)
    return;
  if (!done)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s",
                                _("It could not be fetched. Try again when you are online."));
  else if (opening == NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", _("The file is saved."));
  else
    {
      g_autofree char *uri = g_file_get_uri (opening);

      gtk_show_uri (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), uri, GDK_CURRENT_TIME);
    }
}

/* Written whole or not at all, and checked against its hash. */
static void
fetch_to (LycPostFile *self, GFile *destination)
{
  lyc_session_download_async (lyc_services_get_session (self->services),
                              lyc_record_get_id (LYC_RECORD (self->file)), destination, NULL, NULL,
                              self->lifetime, saved_cb, g_object_ref (self));
}

static void
destination_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LycPostFile) self = data;
  g_autoptr (GFile) file = lyc_file_dialogs_save_finish (result, NULL);

  if (file != NULL && self->box != NULL)
    fetch_to (self, file);
}

static void
save_cb (LycPostFile *self)
{
  lyc_file_dialogs_save_async (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                               _("Save a Copy"), lyc_file_get_name (self->file), self->lifetime,
                               destination_cb, g_object_ref (self));
}

/* A folder of its own per file, so that equal names do not meet. */
static void
open_with_program (LycPostFile *self)
{
  g_autofree char *folder = g_build_filename (g_get_user_cache_dir (), "lyceum", "opened",
                                              lyc_record_get_id (LYC_RECORD (self->file)), NULL);
  g_autofree char *base = g_path_get_basename (lyc_file_get_name (self->file));

  g_mkdir_with_parents (folder, 0700);
  g_clear_object (&self->opening);
  self->opening = g_file_new_build_filename (folder, base, NULL);
  fetch_to (self, self->opening);
}

/* What can be shown is shown here. */
static void
open_cb (LycPostFile *self)
{
  if (lyc_file_get_sort (self->file) == LYC_FILE_OTHER)
    open_with_program (self);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.file-view", "s",
                                lyc_record_get_id (LYC_RECORD (self->file)));
}

static void
trouble_cb (LycPostFile *self, const char *sentence)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", sentence);
}

/* Once its name is known, and for good: the room for it is never added or taken away later. */
static void
settle (LycPostFile *self)
{
  GtkWidget *sound;

  if (self->settled || *lyc_file_get_name (self->file) == '\0')
    return;
  self->settled = TRUE;
  if (self->small)
    return;
  if (lyc_file_sight_is_for (self->file))
    gtk_box_prepend (GTK_BOX (self->box),
                     lyc_file_sight_new (self->services, self->file, LYC_FILE_SIGHT_LARGE));
  if (lyc_file_get_sort (self->file) != LYC_FILE_SOUND)
    return;
  sound = lyc_sound_line_new (self->services, self->file);
  g_signal_connect_object (sound, "trouble", G_CALLBACK (trouble_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->box), sound);
}

static void
name_button (GtkWidget *button, const char *format, const char *name)
{
  g_autofree char *text = g_strdup_printf ("%s “%s”", format, name);

  lyc_kit_set_tooltip (button, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static void
update (LycPostFile *self)
{
  const char *name = lyc_file_get_name (self->file);
  gboolean ready = g_str_equal (lyc_file_get_state (self->file), "ready");
  g_autofree char *size = g_format_size ((guint64) lyc_file_get_size (self->file));
  const char *detail = ready ? size
                       : lyc_record_is_gone (LYC_RECORD (self->file)) ? _("No longer here")
                                                                      : _("On its way");
  g_autofree char *all = g_strdup_printf ("%s, %s", name, detail);

  gtk_label_set_text (self->name, name);
  gtk_label_set_text (self->detail, detail);
  gtk_widget_set_visible (self->open, ready);
  gtk_widget_set_visible (self->save, ready);
  name_button (self->open, _("Open"), name);
  name_button (self->save, _("Save"), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, all, -1);
  settle (self);
}

static GtkLabel *
add_label (GtkBox *line)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (line, label);
  return GTK_LABEL (label);
}

static GtkWidget *
add_button (LycPostFile *self, GtkBox *line, const char *icon, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  gtk_box_append (line, button);
  return button;
}

static void
lyc_post_file_init (LycPostFile *self)
{
  GtkBox *line = self->line = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6));

  self->lifetime = g_cancellable_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->box, "post-file");
  gtk_box_append (line, gtk_image_new_from_icon_name ("lyceum-file-symbolic"));
  self->name = add_label (line);
  self->detail = add_label (line);
  gtk_widget_add_css_class (GTK_WIDGET (self->detail), "meta");
  gtk_widget_set_hexpand (GTK_WIDGET (self->detail), TRUE);
  self->open = add_button (self, line, "document-open-symbolic", G_CALLBACK (open_cb));
  self->save = add_button (self, line, "lyceum-download-symbolic", G_CALLBACK (save_cb));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (line));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

static LycPostFile *
create (LycServices *services, const char *file_id, gboolean small)
{
  LycPostFile *self = g_object_new (LYC_TYPE_POST_FILE, NULL);

  self->services = g_object_ref (services);
  self->small = small;
  self->file = LYC_FILE (
      lyc_library_lookup (lyc_services_get_library (services), LYC_KIND_FILE, file_id));
  g_signal_connect_object (self->file, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return self;
}

/* Returns: (transfer floating): follows the file, and what is said of it */
GtkWidget *
lyc_post_file_new (LycServices *services, const char *file_id)
{
  LycPostFile *self = create (services, file_id, FALSE);

  gtk_box_insert_child_after (self->line, lyc_file_talk_new (services, self->file),
                              GTK_WIDGET (self->detail));
  return GTK_WIDGET (self);
}

/* Returns: (transfer floating): a line for where the file is spoken of already */
GtkWidget *
lyc_post_file_new_small (LycServices *services, const char *file_id)
{
  return GTK_WIDGET (create (services, file_id, TRUE));
}
