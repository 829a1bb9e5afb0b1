/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* Reporting a post, and the pane of those who decide about reports: it is there for nobody else. */

#include "window-private.h"

#include "moderation-page.h"
#include "report-dialog.h"

static gboolean
is_needed (LycWindow *self)
{
  return lyc_case_list_may_moderate (self->cases)
         || g_list_model_get_n_items (lyc_case_list_get_cases (self->cases)) > 0;
}

static LycModerationPage *
get_page (LycWindow *self)
{
  AdwBin *place = ADW_BIN (lyc_workbench_get_pane (self->workbench, "moderation"));

  if (adw_bin_get_child (place) == NULL)
    adw_bin_set_child (place, lyc_moderation_page_new (self->services, self->cases));
  return LYC_MODERATION_PAGE (adw_bin_get_child (place));
}

/* A right that somebody gives brings a place in the sidebar; the pane comes when one goes there, so
 * that nothing moves for it. */
static void
cases_changed_cb (LycWindow *self)
{
  gboolean needed = is_needed (self);
  guint n = g_list_model_get_n_items (lyc_case_list_get_cases (self->cases));

  if (needed && self->cohort_id != NULL)
    lyc_moderation_page_set_cohort (get_page (self), self->cohort_id);
  if (!needed)
    lyc_workbench_set_pane_available (self->workbench, "moderation", FALSE);
  lyc_workbench_set_pane_count (self->workbench, "moderation", n);
  lyc_sidebar_set_moderation (self->sidebar, needed, n);
  lyc_sidebar_set_moderation (self->rail, needed, n);
  lyc_window_update_pane_buttons (self);
}

/* Shows the pane from when on there is a cohort in which this person decides. */
void
lyc_window_follow_cases (LycWindow *self)
{
  self->cases = lyc_case_list_new (self->services);
  g_signal_connect_object (self->cases, "changed", G_CALLBACK (cases_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

void
lyc_window_forget_cases (LycWindow *self)
{
  if (self->cases != NULL)
    g_signal_handlers_disconnect_by_data (self->cases, self);
  g_clear_object (&self->cases);
}

/* Whether there is a pane for this person to decide in. */
gboolean
lyc_window_may_moderate (LycWindow *self)
{
  return self->cases != NULL && is_needed (self);
}

static void
moderation_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LycWindow *self = LYC_WINDOW (widget);

  if (!lyc_window_may_moderate (self))
    return;
  lyc_workbench_set_pane_available (self->workbench, "moderation", TRUE);
  lyc_workbench_present_pane (self->workbench, "moderation");
  lyc_window_update_pane_buttons (self);
}

static void
report_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LycWindow *self = LYC_WINDOW (widget);

  gtk_window_present (lyc_report_dialog_new (GTK_WINDOW (self), self->services,
                                             g_variant_get_string (parameter, NULL)));
}

void
lyc_window_install_moderation_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.moderation", NULL, moderation_cb);
  gtk_widget_class_install_action (klass, "win.report", "s", report_cb);
}
