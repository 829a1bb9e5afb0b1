/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "own-report-row.h"

#include <glib/gi18n-lib.h>

#include "moderation-words.h"
#include "notice-words.h"
#include "people.h"
#include "time-label.h"

struct _LycOwnReportRow
{
  AdwActionRow parent_instance;

  LycServices *services;
  LycReport *report;
  LycRecord *author;
  GtkWidget *time;
};

G_DEFINE_FINAL_TYPE (LycOwnReportRow, lyc_own_report_row, ADW_TYPE_ACTION_ROW)

/* What became of it, and what was said to it. */
static char *
dup_state (LycReport *report)
{
  const char *words = lyc_record_get_string (LYC_RECORD (report), "answer");
  const char *text = lyc_notice_words_outcome (lyc_report_get_outcome (report));

  if (lyc_record_get_pending (LYC_RECORD (report)) == LYC_PENDING_QUEUED)
    return g_strdup (_("Not sent yet"));
  if (lyc_report_is_open (report))
    return g_strdup (_("Nothing is decided yet"));
  return *words != '\0' ? g_strdup_printf ("%s: %s", text, words) : g_strdup (text);
}

static void
update (LycOwnReportRow *self)
{
  const char *words = lyc_report_get_words (self->report);
  g_autofree char *name = lyc_people_dup_name (self->services,
                                               lyc_report_get_author_id (self->report));
  g_autofree char *reason = g_strdup_printf (
      /* Translators: why a post was reported, and who wrote the post */
      _("%s, written by %s"),
      lyc_moderation_reason_name (lyc_report_get_reason (self->report)), name);
  g_autofree char *title = g_markup_escape_text (reason, -1);
  g_autofree char *state = dup_state (self->report);
  g_autofree char *said = *words != '\0' ? g_strdup_printf (_("You said: %s"), words) : NULL;
  g_autofree char *text = said != NULL ? g_strjoin ("\n", state, said, NULL) : g_strdup (state);
  g_autofree char *subtitle = g_markup_escape_text (text, -1);
  g_autofree char *whole = g_strdup_printf ("%s. %s", reason, text);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), subtitle);
  lyc_time_label_set_time (LYC_TIME_LABEL (self->time), lyc_report_get_created_at (self->report));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, whole, -1);
}

/* The post is in the window that this one lies over. */
static void
activated_cb (LycOwnReportRow *self)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkWindow *parent = window != NULL ? gtk_window_get_transient_for (window) : NULL;

  if (parent == NULL)
    return;
  gtk_widget_activate_action (GTK_WIDGET (parent), "win.notice-open", "(ss)",
                              lyc_report_get_container_id (self->report),
                              lyc_report_get_post_id (self->report));
  gtk_window_close (window);
}

static void
lyc_own_report_row_dispose (GObject *object)
{
  LycOwnReportRow *self = LYC_OWN_REPORT_ROW (object);

  g_clear_object (&self->report);
  g_clear_object (&self->author);
  g_clear_object (&self->services);
  G_OBJECT_CLASS (lyc_own_report_row_parent_class)->dispose (object);
}

static void
lyc_own_report_row_class_init (LycOwnReportRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lyc_own_report_row_dispose;
}

static void
lyc_own_report_row_init (LycOwnReportRow *self)
{
  self->time = lyc_time_label_new (LYC_TIME_RELATIVE);
  gtk_widget_add_css_class (self->time, "dim-label");
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->time);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self), 0);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), TRUE);
  g_signal_connect (self, "activated", G_CALLBACK (activated_cb), NULL);
}

/* Returns: (transfer floating): a row that follows @report, which is this person's own */
GtkWidget *
lyc_own_report_row_new (LycServices *services, LycReport *report)
{
  LycOwnReportRow *self = g_object_new (LYC_TYPE_OWN_REPORT_ROW, NULL);

  self->services = g_object_ref (services);
  self->report = g_object_ref (report);
  self->author = lyc_library_lookup (lyc_services_get_library (services), LYC_KIND_USER,
                                     lyc_report_get_author_id (report));
  g_signal_connect_object (report, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->author, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
