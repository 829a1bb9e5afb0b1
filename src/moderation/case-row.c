/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "case-row.h"

#include <glib/gi18n-lib.h>

#include "moderation-words.h"
#include "people.h"
#include "time-label.h"

struct _LycCaseRow
{
  GtkListBoxRow parent_instance;

  LycServices *services;
  LycModerationCase *item;
  LycRecord *author;
  GtkLabel *title;
  GtkLabel *why;
  GtkWidget *time;
};

G_DEFINE_FINAL_TYPE (LycCaseRow, lyc_case_row, GTK_TYPE_LIST_BOX_ROW)

static void
lyc_case_row_dispose (GObject *object)
{
  LycCaseRow *self = LYC_CASE_ROW (object);

  g_clear_object (&self->item);
  g_clear_object (&self->author);
  g_clear_object (&self->services);
  G_OBJECT_CLASS (lyc_case_row_parent_class)->dispose (object);
}

static void
lyc_case_row_class_init (LycCaseRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lyc_case_row_dispose;
}

static GtkLabel *
new_label (const char *css_class)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (NULL));

  gtk_label_set_xalign (label, 0);
  gtk_label_set_ellipsize (label, PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (GTK_WIDGET (label), TRUE);
  if (css_class != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (label), css_class);
  return label;
}

static void
lyc_case_row_init (LycCaseRow *self)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_widget_add_css_class (GTK_WIDGET (self), "case-row");
  self->title = new_label (NULL);
  self->why = new_label ("meta");
  self->time = lyc_time_label_new (LYC_TIME_RELATIVE);
  gtk_widget_add_css_class (self->time, "meta");
  gtk_grid_set_column_spacing (GTK_GRID (grid), 8);
  gtk_grid_attach (GTK_GRID (grid), GTK_WIDGET (self->title), 0, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), self->time, 1, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), GTK_WIDGET (self->why), 0, 1, 2, 1);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), grid);
}

/* "Spam or advertising", or "Unkind and 2 more reports". */
static char *
dup_why (LycCaseRow *self, LycReport *report)
{
  guint more = g_list_model_get_n_items (lyc_moderation_case_get_reports (self->item)) - 1;
  const char *reason = lyc_moderation_reason_name (lyc_report_get_reason (report));

  if (more == 0)
    return g_strdup (reason);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s and %u more report",
                                       "%s and %u more reports", more),
                          reason, more);
}

static void
update (LycCaseRow *self)
{
  LycReport *report = lyc_moderation_case_get_report (self->item);
  g_autofree char *name = NULL;
  g_autofree char *why = NULL;
  g_autofree char *title = NULL;
  g_autofree char *whole = NULL;

  if (report == NULL)
    return;
  name = lyc_people_dup_shown_name (self->services, lyc_report_get_author_id (report));
  title = g_strdup_printf ("%s: %s", name, lyc_report_get_excerpt (report));
  g_strdelimit (title, "\n\r\t", ' ');
  why = dup_why (self, report);
  whole = g_strdup_printf ("%s. %s", title, why);
  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->why, why);
  lyc_time_label_set_time (LYC_TIME_LABEL (self->time), lyc_report_get_created_at (report));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, whole, -1);
}

/* Returns: (transfer floating): a row that follows @item */
GtkWidget *
lyc_case_row_new (LycServices *services, LycModerationCase *item)
{
  LycCaseRow *self = g_object_new (LYC_TYPE_CASE_ROW, NULL);
  LycReport *report = lyc_moderation_case_get_report (item);

  self->services = g_object_ref (services);
  self->item = g_object_ref (item);
  g_signal_connect_object (item, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  if (report != NULL)
    {
      self->author = lyc_library_lookup (lyc_services_get_library (services), LYC_KIND_USER,
                                         lyc_report_get_author_id (report));
      g_signal_connect_object (self->author, "changed", G_CALLBACK (update), self,
                               G_CONNECT_SWAPPED);
    }
  update (self);
  return GTK_WIDGET (self);
}

LycModerationCase *
lyc_case_row_get_case (LycCaseRow *self)
{
  return self->item;
}
