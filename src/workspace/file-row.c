/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "file-row.h"

#include <glib/gi18n-lib.h>

#include "file-dialogs.h"
#include "file-sight.h"
#include "file-talk.h"
#include "people.h"
#include "time-text.h"
#include "lyc-workspace-resources.h"

struct _LycFileRow
{
  GtkListBoxRow parent_instance;

  LycServices *services;
  LycFile *file;
  GCancellable *lifetime;
  GFile *opening; /* what is opened once it has arrived */

  GtkBox *sight;
  GtkLabel *name;
  GtkLabel *detail;
  GtkProgressBar *progress;
  GtkButton *open_button;
  GtkButton *save_button;
};

G_DEFINE_FINAL_TYPE (LycFileRow, lyc_file_row, GTK_TYPE_LIST_BOX_ROW)

/* The buttons stay as they are: one that is pressed by key would lose the focus. */
static void
set_busy (LycFileRow *self, gboolean busy)
{
  gtk_widget_set_visible (GTK_WIDGET (self->progress), busy);
}

static void
progress_cb (goffset current, goffset total, gpointer user_data)
{
  LycFileRow *self = user_data;

  if (total > 0)
    gtk_progress_bar_set_fraction (self->progress, (double) current / (double) total);
}

static void
downloaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LycFileRow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) opening = g_steal_pointer (&self->opening);
  gboolean ok = lyc_session_download_finish (LYC_SESSION (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  set_busy (self, FALSE);
  if (!ok)
    {
      gtk_label_set_text (self->detail, _("It could not be fetched. Try again when you are online."));
      return;
    }
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", _("The file is saved."));
  if (opening != NULL)
    {
      g_autofree char *uri = g_file_get_uri (opening);

      gtk_show_uri (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), uri, GDK_CURRENT_TIME);
    }
}

/**
 * lyc_file_row_save_to:
 * @destination: a local file, written whole or not at all
 * @then_open: whether the person's program for it is started afterwards
 */
void
lyc_file_row_save_to (LycFileRow *self, GFile *destination, gboolean then_open)
{
  if (gtk_widget_get_visible (GTK_WIDGET (self->progress)))
    return;
  set_busy (self, TRUE);
  g_clear_object (&self->opening);
  if (then_open)
    self->opening = g_object_ref (destination);
  lyc_session_download_async (lyc_services_get_session (self->services),
                              lyc_record_get_id (LYC_RECORD (self->file)), destination,
                              progress_cb, self, self->lifetime, downloaded_cb,
                              g_object_ref (self));
}

static void
destination_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LycFileRow) self = user_data;
  g_autoptr (GFile) file = lyc_file_dialogs_save_finish (result, NULL);

  if (file != NULL)
    lyc_file_row_save_to (self, file, FALSE);
}

static void
save_clicked_cb (LycFileRow *self)
{
  lyc_file_dialogs_save_async (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                               _("Save a Copy"), lyc_file_get_name (self->file), self->lifetime,
                               destination_cb, g_object_ref (self));
}

/* A folder of its own per file, so that equal names do not meet. */
static void
open_with_program (LycFileRow *self)
{
  g_autofree char *dir
      = g_build_filename (g_get_user_cache_dir (), "lyceum", "opened",
                          lyc_record_get_id (LYC_RECORD (self->file)), NULL);
  g_autofree char *base = g_path_get_basename (lyc_file_get_name (self->file));
  g_autoptr (GFile) destination = g_file_new_build_filename (dir, base, NULL);

  g_mkdir_with_parents (dir, 0700);
  lyc_file_row_save_to (self, destination, TRUE);
}

/* What can be shown is shown here. */
static void
open_clicked_cb (LycFileRow *self)
{
  if (lyc_file_get_sort (self->file) == LYC_FILE_OTHER)
    open_with_program (self);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.file-view", "s",
                                lyc_record_get_id (LYC_RECORD (self->file)));
}

static void
update (LycFileRow *self)
{
  g_autofree char *size = g_format_size ((guint64) lyc_file_get_size (self->file));
  g_autofree char *who = lyc_people_dup_shown_name (self->services, lyc_file_get_author_id (self->file));
  g_autofree char *when
      = lyc_time_text_relative (lyc_file_get_created_at (self->file), g_get_real_time () / 1000);
  g_autofree char *detail = g_strdup_printf ("%s · %s · %s", who, when, size);
  gboolean ready = g_str_equal (lyc_file_get_state (self->file), "ready");
  g_autofree char *row = g_strdup_printf ("%s, %s", lyc_file_get_name (self->file),
                                          ready ? detail : _("On its way"));
  g_autofree char *open = g_strdup_printf (_("Open “%s”"), lyc_file_get_name (self->file));
  g_autofree char *save = g_strdup_printf (_("Save a copy of “%s”"), lyc_file_get_name (self->file));

  gtk_label_set_text (self->name, lyc_file_get_name (self->file));
  gtk_label_set_text (self->detail, ready ? detail : _("On its way"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->open_button), ready);
  gtk_widget_set_sensitive (GTK_WIDGET (self->save_button), ready);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, row, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->open_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  open, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->save_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  save, -1);
}

static void
lyc_file_row_dispose (GObject *object)
{
  LycFileRow *self = LYC_FILE_ROW (object);

  g_cancellable_cancel (self->lifetime);
  /* First: the template takes the child away without a word to the row. */
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), LYC_TYPE_FILE_ROW);
  g_clear_object (&self->services);
  g_clear_object (&self->file);
  g_clear_object (&self->opening);
  g_clear_object (&self->lifetime);
  G_OBJECT_CLASS (lyc_file_row_parent_class)->dispose (object);
}

static void
lyc_file_row_class_init (LycFileRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyc_file_row_dispose;
  g_resources_register (lyc_workspace_get_resource ());
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/lyceum_desktop/Lyceum/workspace/file-row.ui");
  gtk_widget_class_bind_template_child (widget_class, LycFileRow, sight);
  gtk_widget_class_bind_template_child (widget_class, LycFileRow, name);
  gtk_widget_class_bind_template_child (widget_class, LycFileRow, detail);
  gtk_widget_class_bind_template_child (widget_class, LycFileRow, progress);
  gtk_widget_class_bind_template_child (widget_class, LycFileRow, open_button);
  gtk_widget_class_bind_template_child (widget_class, LycFileRow, save_button);
  gtk_widget_class_bind_template_callback (widget_class, open_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_clicked_cb);
}

static void
lyc_file_row_init (LycFileRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->lifetime = g_cancellable_new ();
}

/* Returns: (transfer floating): a row that follows @file */
GtkWidget *
lyc_file_row_new (LycServices *services, LycFile *file)
{
  LycFileRow *self = g_object_new (LYC_TYPE_FILE_ROW, NULL);

  self->services = g_object_ref (services);
  self->file = g_object_ref (file);
  gtk_box_append (self->sight, lyc_file_sight_new (services, file, LYC_FILE_SIGHT_SMALL));
  g_signal_connect_object (file, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  gtk_widget_insert_before (lyc_file_talk_new (services, file),
                            gtk_widget_get_parent (GTK_WIDGET (self->open_button)),
                            GTK_WIDGET (self->open_button));
  update (self);
  return GTK_WIDGET (self);
}
