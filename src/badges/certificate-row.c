/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "certificate-row.h"

#include "certificate-watch.h"
#include "label-wrap.h"
#include "progress-line.h"

struct _LycCertificateRow
{
  GtkListBoxRow parent_instance;

  LycCertificateWatch *watch;

  GtkLabel *title;
  LycProgressLine *line;
  GtkLabel *detail;
};

G_DEFINE_FINAL_TYPE (LycCertificateRow, lyc_certificate_row, GTK_TYPE_LIST_BOX_ROW)

static void
update (LycCertificateRow *self)
{
  const char *title = lyc_certificate_watch_get_title (self->watch);
  gint64 now = g_get_real_time () / 1000;
  LycCertificateStanding standing;
  g_autofree char *detail = NULL;
  g_autofree char *label = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self), title != NULL);
  if (title == NULL)
    return;
  lyc_certificate_watch_get_standing (self->watch, &standing);
  detail = lyc_certificate_text (&standing, now);
  label = g_strdup_printf ("%s, %s", title, detail);
  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->detail, detail);
  gtk_widget_set_visible (GTK_WIDGET (self->line), standing.earned_at == 0);
  lyc_progress_line_set_fraction (self->line, (double) standing.done / MAX (1, standing.needed));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
lyc_certificate_row_dispose (GObject *object)
{
  LycCertificateRow *self = LYC_CERTIFICATE_ROW (object);

  if (self->watch != NULL)
    gtk_widget_dispose_template (GTK_WIDGET (self), LYC_TYPE_CERTIFICATE_ROW);
  g_clear_object (&self->watch);
  G_OBJECT_CLASS (lyc_certificate_row_parent_class)->dispose (object);
}

static void
lyc_certificate_row_class_init (LycCertificateRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (LYC_TYPE_PROGRESS_LINE);
  G_OBJECT_CLASS (klass)->dispose = lyc_certificate_row_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/lyceum_desktop/Lyceum/badges/certificate-row.ui");
  gtk_widget_class_bind_template_child (widget_class, LycCertificateRow, title);
  gtk_widget_class_bind_template_child (widget_class, LycCertificateRow, line);
  gtk_widget_class_bind_template_child (widget_class, LycCertificateRow, detail);
}

static void
lyc_certificate_row_init (LycCertificateRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  lyc_label_wrap (self->detail);
}

/* Returns: (transfer floating): the row of a course */
GtkWidget *
lyc_certificate_row_new (LycServices *services, const char *course_id)
{
  LycCertificateRow *self = g_object_new (LYC_TYPE_CERTIFICATE_ROW, NULL);

  self->watch = lyc_certificate_watch_new (lyc_services_get_library (services), course_id);
  g_signal_connect_object (self->watch, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
