/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "own-reports.h"

#include <glib/gi18n-lib.h>

#include "label-wrap.h"
#include "own-report-row.h"
#include "people.h"
#include "row-list.h"

struct _LycOwnReports
{
  AdwPreferencesGroup parent_instance;

  LycServices *services;
  GListModel *shown;
  GtkWidget *list;
  GtkWidget *none;
};

G_DEFINE_FINAL_TYPE (LycOwnReports, lyc_own_reports, ADW_TYPE_PREFERENCES_GROUP)

/* Who moderates has the reports of others too; what waits for approval was reported by nobody. */
static gboolean
is_own (gpointer item, gpointer data)
{
  return lyc_people_is_me (data, lyc_report_get_reporter_id (item))
         && !g_str_equal (lyc_report_get_reason (item), "approval");
}

static int
newest_first (gconstpointer a, gconstpointer b, gpointer data)
{
  gint64 left = lyc_report_get_created_at ((LycReport *) a);
  gint64 right = lyc_report_get_created_at ((LycReport *) b);

  return left > right ? GTK_ORDERING_SMALLER
         : left < right ? GTK_ORDERING_LARGER
                        : GTK_ORDERING_EQUAL;
}

static void
shown_changed_cb (LycOwnReports *self)
{
  gboolean any = g_list_model_get_n_items (self->shown) > 0;

  gtk_widget_set_visible (self->list, any);
  gtk_widget_set_visible (self->none, !any);
}

static void
lyc_own_reports_dispose (GObject *object)
{
  LycOwnReports *self = LYC_OWN_REPORTS (object);

  g_clear_object (&self->shown);
  g_clear_object (&self->services);
  G_OBJECT_CLASS (lyc_own_reports_parent_class)->dispose (object);
}

static void
lyc_own_reports_class_init (LycOwnReportsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lyc_own_reports_dispose;
}

static void
lyc_own_reports_init (LycOwnReports *self)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (self);

  adw_preferences_group_set_title (group, _("Posts that you reported"));
  adw_preferences_group_set_description (group, _("Only you and those who moderate see this."));
  self->none = gtk_label_new (_("You have reported nothing. The menu of a post has “Report…”."));
  lyc_label_wrap (GTK_LABEL (self->none));
  gtk_label_set_xalign (GTK_LABEL (self->none), 0);
  gtk_widget_add_css_class (self->none, "dim-label");
  self->list = gtk_list_box_new ();
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Posts that you reported"), -1);
  adw_preferences_group_add (group, self->none);
  adw_preferences_group_add (group, self->list);
}

static GtkWidget *
create_row_cb (gpointer item, gpointer user_data)
{
  return lyc_own_report_row_new (LYC_OWN_REPORTS (user_data)->services, item);
}

static GListModel *
new_model (LycServices *services)
{
  LycResults *reports = lyc_library_all (lyc_services_get_library (services), LYC_KIND_REPORT);
  GtkFilter *filter = GTK_FILTER (
      gtk_custom_filter_new (is_own, g_object_ref (services), g_object_unref));
  GtkSorter *sorter = GTK_SORTER (gtk_custom_sorter_new (newest_first, NULL, NULL));

  return G_LIST_MODEL (gtk_sort_list_model_new (
      G_LIST_MODEL (gtk_filter_list_model_new (G_LIST_MODEL (reports), filter)), sorter));
}

/* Returns: (transfer floating): a group that follows what this person reported */
GtkWidget *
lyc_own_reports_new (LycServices *services)
{
  LycOwnReports *self = g_object_new (LYC_TYPE_OWN_REPORTS, NULL);

  self->services = g_object_ref (services);
  self->shown = new_model (services);
  lyc_row_list_bind (GTK_LIST_BOX (self->list), self->shown, create_row_cb, self);
  g_signal_connect_object (self->shown, "items-changed", G_CALLBACK (shown_changed_cb), self,
                           G_CONNECT_SWAPPED);
  shown_changed_cb (self);
  return GTK_WIDGET (self);
}
