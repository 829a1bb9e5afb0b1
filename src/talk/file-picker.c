/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "file-picker.h"

#include <glib/gi18n-lib.h>

#include "shared-file.h"

/* More are found by the search. */
#define MAX_FILES 30

#define WIDTH 260
#define MAX_HEIGHT 280

struct _LycFilePicker
{
  GtkPopover parent_instance;

  LycResults *files; /* of the cohort, the oldest first */
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (LycFilePicker, lyc_file_picker, GTK_TYPE_POPOVER)

static void
lyc_file_picker_dispose (GObject *object)
{
  g_clear_object (&LYC_FILE_PICKER (object)->files);
  G_OBJECT_CLASS (lyc_file_picker_parent_class)->dispose (object);
}

static void
lyc_file_picker_class_init (LycFilePickerClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyc_file_picker_dispose;
  g_signal_new ("computer", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_signal_new ("picked", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                G_TYPE_STRING);
}

static void
computer_cb (LycFilePicker *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit_by_name (self, "computer");
}

static void
row_activated_cb (LycFilePicker *self, GtkListBoxRow *row)
{
  g_autofree char *id = g_strdup (g_object_get_data (G_OBJECT (row), "lyc-file-id"));

  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit_by_name (self, "picked", id);
}

static GtkWidget *
new_row (LycFile *file)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = gtk_label_new (lyc_file_get_name (file));

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("lyceum-file-symbolic"));
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), "lyc-file-id",
                          g_strdup (lyc_record_get_id (LYC_RECORD (file))), g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  lyc_file_get_name (file), -1);
  return row;
}

/* The newest first; only what others see already. */
static void
fill (LycFilePicker *self)
{
  GListModel *files = G_LIST_MODEL (self->files);
  GtkListBoxRow *row;
  guint n = 0;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = g_list_model_get_n_items (files); i > 0 && n < MAX_FILES; i--)
    {
      g_autoptr (LycFile) file = g_list_model_get_item (files, i - 1);

      if (!lyc_file_is_shared (file))
        continue;
      gtk_list_box_append (self->list, new_row (file));
      n++;
    }
}

static GtkWidget *
new_list (LycFilePicker *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Shared already"), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), MAX_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  gtk_widget_set_size_request (scroller, WIDTH, -1);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);
  return scroller;
}

static void
lyc_file_picker_init (LycFilePicker *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *computer = gtk_button_new_with_label (_("From this computer…"));
  GtkWidget *title = gtk_label_new (_("Shared already"));

  gtk_widget_add_css_class (computer, "flat");
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (title, "section-title");
  g_signal_connect_object (computer, "clicked", G_CALLBACK (computer_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), computer);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), new_list (self));
  gtk_popover_set_child (GTK_POPOVER (self), box);
}

/* @cohort_id: whose files can be shared again */
GtkWidget *
lyc_file_picker_new (LycServices *services, const char *cohort_id)
{
  LycFilePicker *self = g_object_new (LYC_TYPE_FILE_PICKER, NULL);

  self->files
      = lyc_library_children (lyc_services_get_library (services), LYC_KIND_FILE, cohort_id);
  g_signal_connect (self, "show", G_CALLBACK (fill), NULL);
  return GTK_WIDGET (self);
}

/* Returns: whether any file can be shared again, as far as is known yet */
gboolean
lyc_file_picker_has_files (LycFilePicker *self)
{
  GListModel *files = G_LIST_MODEL (self->files);

  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (LycFile) file = g_list_model_get_item (files, i);

      if (lyc_file_is_shared (file))
        return TRUE;
    }
  return FALSE;
}
