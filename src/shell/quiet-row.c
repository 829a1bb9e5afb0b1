/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "quiet-row.h"

#include <glib/gi18n-lib.h>

#include "allow.h"
#include "lyc-shell-resources.h"

struct _LycQuietRow
{
  GtkWidget parent_instance;

  LycQuietTime *time; /* nullable */

  GtkWidget *box;
  GtkWidget *label;
  GtkWidget *end;
};

G_DEFINE_FINAL_TYPE (LycQuietRow, lyc_quiet_row, GTK_TYPE_WIDGET)

static void
lyc_quiet_row_dispose (GObject *object)
{
  LycQuietRow *self = LYC_QUIET_ROW (object);

  if (self->time != NULL)
    g_signal_handlers_disconnect_by_data (self->time, self);
  g_clear_object (&self->time);
  if (self->box != NULL)
    gtk_widget_dispose_template (GTK_WIDGET (self), LYC_TYPE_QUIET_ROW);
  G_OBJECT_CLASS (lyc_quiet_row_parent_class)->dispose (object);
}

static void
half_hour_cb (LycQuietRow *self)
{
  lyc_quiet_time_begin (self->time, LYC_QUIET_HALF_HOUR);
}

static void
hour_cb (LycQuietRow *self)
{
  lyc_quiet_time_begin (self->time, LYC_QUIET_HOUR);
}

static void
tomorrow_cb (LycQuietRow *self)
{
  lyc_quiet_time_begin (self->time, LYC_QUIET_UNTIL_TOMORROW);
}

static void
end_cb (LycQuietRow *self)
{
  lyc_quiet_time_end (self->time);
}

static void
lyc_quiet_row_class_init (LycQuietRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyc_quiet_row_dispose;
  g_resources_register (lyc_shell_get_resource ());
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/lyceum_desktop/Lyceum/shell/quiet-row.ui");
  gtk_widget_class_set_css_name (widget_class, "quiet-row");
  gtk_widget_class_bind_template_child (widget_class, LycQuietRow, box);
  gtk_widget_class_bind_template_child (widget_class, LycQuietRow, label);
  gtk_widget_class_bind_template_child (widget_class, LycQuietRow, end);
  gtk_widget_class_bind_template_callback (widget_class, half_hour_cb);
  gtk_widget_class_bind_template_callback (widget_class, hour_cb);
  gtk_widget_class_bind_template_callback (widget_class, tomorrow_cb);
  gtk_widget_class_bind_template_callback (widget_class, end_cb);
}

static void
lyc_quiet_row_init (LycQuietRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
update (LycQuietRow *self)
{
  g_autofree char *words = self->time != NULL ? lyc_quiet_time_dup_words (self->time) : NULL;

  gtk_label_set_text (GTK_LABEL (self->label), words != NULL ? words : _("Be quiet for"));
  gtk_widget_set_sensitive (self->box, self->time != NULL);
  lyc_allow (self->end, "sensitive", words != NULL);
}

/* @time: (nullable) (transfer none) */
void
lyc_quiet_row_set_time (LycQuietRow *self, LycQuietTime *time)
{
  if (self->time != NULL)
    g_signal_handlers_disconnect_by_data (self->time, self);
  g_set_object (&self->time, time);
  if (time != NULL)
    g_signal_connect_object (time, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
