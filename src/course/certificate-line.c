/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "certificate-line.h"

#include <glib/gi18n-lib.h>

#include "certificate-watch.h"
#include "label-wrap.h"
#include "progress-line.h"

struct _LycCertificateLine
{
  GtkWidget parent_instance;

  LycServices *services;
  LycCertificateWatch *watch; /* nullable */

  GtkWidget *box;
  GtkWidget *label;
  GtkWidget *detail;
  GtkWidget *line;
};

G_DEFINE_FINAL_TYPE (LycCertificateLine, lyc_certificate_line, GTK_TYPE_WIDGET)

static void
update (LycCertificateLine *self)
{
  const char *title = lyc_certificate_watch_get_title (self->watch);
  gint64 now = g_get_real_time () / 1000;
  LycCertificateStanding standing;
  g_autofree char *name = g_strdup_printf (_("Certificate: %s"), title);
  g_autofree char *text = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self), title != NULL);
  if (title == NULL)
    return;
  lyc_certificate_watch_get_standing (self->watch, &standing);
  text = lyc_certificate_text (&standing, now);
  gtk_label_set_text (GTK_LABEL (self->label), name);
  gtk_label_set_text (GTK_LABEL (self->detail), text);
  gtk_widget_set_visible (self->line, standing.earned_at == 0);
  lyc_progress_line_set_label (LYC_PROGRESS_LINE (self->line), name);
  lyc_progress_line_set_fraction (LYC_PROGRESS_LINE (self->line),
                                  (double) standing.done / MAX (1, standing.needed));
}

static void
lyc_certificate_line_dispose (GObject *object)
{
  LycCertificateLine *self = LYC_CERTIFICATE_LINE (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->services);
  g_clear_object (&self->watch);
  G_OBJECT_CLASS (lyc_certificate_line_parent_class)->dispose (object);
}

static void
lyc_certificate_line_class_init (LycCertificateLineClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lyc_certificate_line_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
append_label (LycCertificateLine *self)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  lyc_label_wrap (GTK_LABEL (label));
  gtk_box_append (GTK_BOX (self->box), label);
  return label;
}

static void
lyc_certificate_line_init (LycCertificateLine *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gtk_widget_add_css_class (self->box, "certificate-line");
  self->label = append_label (self);
  self->detail = append_label (self);
  gtk_widget_add_css_class (self->detail, "meta");
  self->line = lyc_progress_line_new ();
  gtk_box_append (GTK_BOX (self->box), self->line);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/* Returns: (transfer floating): hidden until it is told of a course that certifies something */
GtkWidget *
lyc_certificate_line_new (LycServices *services)
{
  LycCertificateLine *self = g_object_new (LYC_TYPE_CERTIFICATE_LINE, NULL);

  self->services = g_object_ref (services);
  return GTK_WIDGET (self);
}

void
lyc_certificate_line_set_course (LycCertificateLine *self, const char *course_id)
{
  g_clear_object (&self->watch);
  self->watch = lyc_certificate_watch_new (lyc_services_get_library (self->services), course_id);
  g_signal_connect_object (self->watch, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
