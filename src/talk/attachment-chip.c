/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "attachment-chip.h"

#include <glib/gi18n-lib.h>

#include "outbox.h"
#include "shared-file.h"

/* How often a running upload is looked at, milliseconds. */
#define LOOK_MS 250

struct _LycAttachmentChip
{
  GtkWidget parent_instance;

  LycServices *services;
  LycFile *file;
  char *file_id;
  guint source; /* looks at a running upload */

  GtkWidget *box;
  GtkLabel *name;
  GtkLabel *state;
  GtkWidget *remove;
};

G_DEFINE_FINAL_TYPE (LycAttachmentChip, lyc_attachment_chip, GTK_TYPE_WIDGET)

static void update (LycAttachmentChip *self);

static void
lyc_attachment_chip_dispose (GObject *object)
{
  LycAttachmentChip *self = LYC_ATTACHMENT_CHIP (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->services);
  g_clear_object (&self->file);
  g_clear_pointer (&self->file_id, g_free);
  G_OBJECT_CLASS (lyc_attachment_chip_parent_class)->dispose (object);
}

static void
lyc_attachment_chip_class_init (LycAttachmentChipClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lyc_attachment_chip_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
  g_signal_new ("removed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 0);
}

static void
remove_cb (LycAttachmentChip *self)
{
  g_signal_emit_by_name (self, "removed");
}

static void
lyc_attachment_chip_init (LycAttachmentChip *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_add_css_class (self->box, "attachment-chip");
  self->name = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_ellipsize (self->name, PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_max_width_chars (self->name, 22);
  self->state = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_ellipsize (self->state, PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (GTK_WIDGET (self->state), "meta");
  self->remove = gtk_button_new_from_icon_name ("window-close-symbolic");
  gtk_widget_add_css_class (self->remove, "flat");
  gtk_widget_add_css_class (self->remove, "circular");
  gtk_box_append (GTK_BOX (self->box), gtk_image_new_from_icon_name ("lyceum-file-symbolic"));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->name));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->state));
  gtk_box_append (GTK_BOX (self->box), self->remove);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  g_signal_connect_object (self->remove, "clicked", G_CALLBACK (remove_cb), self,
                           G_CONNECT_SWAPPED);
}

/* Returns: (transfer full) (nullable): the upload that is not answered yet */
static LycOutboxItem *
find_upload (LycAttachmentChip *self)
{
  GListModel *outbox = G_LIST_MODEL (lyc_services_get_outbox (self->services));

  for (guint i = 0; i < g_list_model_get_n_items (outbox); i++)
    {
      g_autoptr (LycOutboxItem) item = g_list_model_get_item (outbox, i);

      if (g_str_equal (lyc_act_get_id (lyc_outbox_item_get_act (item)), self->file_id))
        return g_steal_pointer (&item);
    }
  return NULL;
}

static char *
dup_sent (LycAttachmentChip *self, LycAct *act)
{
  gint64 size = lyc_file_get_size (self->file);
  int percent = size > 0 ? (int) (lyc_act_get_sent (act) * 100 / size) : 100;

  return g_strdup_printf (_("%d %% uploaded"), CLAMP (percent, 0, 100));
}

static char *
dup_state (LycAttachmentChip *self, LycOutboxItem *upload)
{
  if (upload == NULL)
    return lyc_record_is_gone (LYC_RECORD (self->file))
               ? g_strdup (_("is gone"))
               : g_format_size ((guint64) lyc_file_get_size (self->file));
  switch (lyc_outbox_item_get_state (upload))
    {
    case LYC_PENDING_SENDING:
      return dup_sent (self, lyc_outbox_item_get_act (upload));
    case LYC_PENDING_FAILED:
      return g_strdup (lyc_outbox_item_get_reason (upload) != NULL
                           ? lyc_outbox_item_get_reason (upload)
                           : _("is taken back"));
    case LYC_PENDING_NONE:
    case LYC_PENDING_QUEUED:
    default:
      return g_strdup (_("waits"));
    }
}

static gboolean
look_cb (gpointer data)
{
  LycAttachmentChip *self = data;

  self->source = 0;
  update (self);
  return G_SOURCE_REMOVE;
}

static void
update (LycAttachmentChip *self)
{
  g_autoptr (LycOutboxItem) upload = find_upload (self);
  g_autofree char *state = dup_state (self, upload);
  g_autofree char *label
      = g_strdup_printf (_("Remove “%s”"), lyc_file_get_name (self->file));
  g_autofree char *all = g_strdup_printf ("%s, %s", lyc_file_get_name (self->file), state);
  LycPending pending = upload != NULL ? lyc_outbox_item_get_state (upload) : LYC_PENDING_NONE;

  gtk_label_set_text (self->name, lyc_file_get_name (self->file));
  gtk_label_set_text (self->state, state);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), all);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, all, -1);
  gtk_widget_set_tooltip_text (self->remove, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->remove), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
  if (pending == LYC_PENDING_FAILED)
    gtk_widget_add_css_class (GTK_WIDGET (self->state), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->state), "error");
  if (pending == LYC_PENDING_SENDING && self->source == 0)
    self->source = g_timeout_add (LOOK_MS, look_cb, self);
}

/* Returns: (transfer floating): a chip that follows the file and its upload */
GtkWidget *
lyc_attachment_chip_new (LycServices *services, const char *file_id)
{
  LycAttachmentChip *self = g_object_new (LYC_TYPE_ATTACHMENT_CHIP, NULL);

  self->services = g_object_ref (services);
  self->file_id = g_strdup (file_id);
  self->file = LYC_FILE (
      lyc_library_lookup (lyc_services_get_library (services), LYC_KIND_FILE, file_id));
  g_signal_connect_object (self->file, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (lyc_services_get_outbox (services), "state-changed",
                           G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (lyc_services_get_outbox (services), "items-changed",
                           G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

const char *
lyc_attachment_chip_get_file_id (LycAttachmentChip *self)
{
  return self->file_id;
}
