/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report-dialog.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "acts-moderation.h"
#include "moderation-words.h"

static const char *const reasons[] = { "spam", "unkind", "off_topic", "other" };

#define MAX_WORDS 500

#define LYC_TYPE_REPORT_DIALOG (lyc_report_dialog_get_type ())
G_DECLARE_FINAL_TYPE (LycReportDialog, lyc_report_dialog, LYC, REPORT_DIALOG, AdwWindow)

struct _LycReportDialog
{
  AdwWindow parent_instance;

  LycServices *services;
  LycPost *post;
  LycContainer *container;
  GtkWidget *checks[G_N_ELEMENTS (reasons)];
  GtkWidget *words;
  GtkWidget *send;
};

G_DEFINE_FINAL_TYPE (LycReportDialog, lyc_report_dialog, ADW_TYPE_WINDOW)

static void
lyc_report_dialog_dispose (GObject *object)
{
  LycReportDialog *self = LYC_REPORT_DIALOG (object);

  g_clear_object (&self->services);
  g_clear_object (&self->post);
  g_clear_object (&self->container);
  G_OBJECT_CLASS (lyc_report_dialog_parent_class)->dispose (object);
}

static void
lyc_report_dialog_class_init (LycReportDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lyc_report_dialog_dispose;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close",
                                       NULL);
}

static const char *
chosen (LycReportDialog *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (self->checks[i])))
      return reasons[i];
  return NULL;
}

static char *
dup_words (LycReportDialog *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->words))));
}

/* Something else has to be said; the platform takes nothing without. */
static void
update (LycReportDialog *self)
{
  const char *reason = chosen (self);
  g_autofree char *words = dup_words (self);

  gtk_widget_set_sensitive (self->send,
                            reason != NULL && (!g_str_equal (reason, "other") || *words != '\0'));
}

static void
send_cb (LycReportDialog *self)
{
  const char *cohort = lyc_container_get_cohort_id (self->container);
  g_autofree char *words = dup_words (self);
  g_autoptr (LycAct) act = NULL;
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  act = lyc_act_report (self->post, *cohort != '\0' ? cohort : NULL, chosen (self), words,
                        lyc_session_get_user_id (lyc_services_get_session (self->services)));
  lyc_outbox_perform (lyc_services_get_outbox (self->services), act);
  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.toast", "s",
                                _("Reported. You will hear what the moderators decide."));
  gtk_window_close (GTK_WINDOW (self));
}

static GtkWidget *
make_bar (LycReportDialog *self)
{
  GtkWidget *bar = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_label (_("Cancel"));

  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (bar), FALSE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "window.close");
  self->send = gtk_button_new_with_label (_("Report"));
  gtk_widget_add_css_class (self->send, "suggested-action");
  g_signal_connect_object (self->send, "clicked", G_CALLBACK (send_cb), self, G_CONNECT_SWAPPED);
  adw_header_bar_pack_start (ADW_HEADER_BAR (bar), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (bar), self->send);
  return bar;
}

static GtkWidget *
make_reason (LycReportDialog *self, guint i)
{
  GtkWidget *row = adw_action_row_new ();

  self->checks[i] = gtk_check_button_new ();
  if (i > 0)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (self->checks[i]),
                                GTK_CHECK_BUTTON (self->checks[0]));
  gtk_widget_set_valign (self->checks[i], GTK_ALIGN_CENTER);
  g_signal_connect_object (self->checks[i], "toggled", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), lyc_moderation_reason_name (reasons[i]));
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), self->checks[i]);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), self->checks[i]);
  return row;
}

static GtkWidget *
make_form (LycReportDialog *self)
{
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *why = adw_preferences_group_new ();
  GtkWidget *more = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (why), _("What is wrong with this post?"));
  adw_preferences_group_set_description (
      ADW_PREFERENCES_GROUP (why),
      _("Only those who moderate here see that you reported it."));
  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (why), make_reason (self, i));
  self->words = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->words), _("In your words"));
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->words), MAX_WORDS);
  g_signal_connect_object (self->words, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (more), self->words);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (why));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (more));
  gtk_widget_set_vexpand (page, TRUE);
  return page;
}

static void
lyc_report_dialog_init (LycReportDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_window_set_title (GTK_WINDOW (self), _("Report a post"));
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (self), 400, 480);
  gtk_box_append (GTK_BOX (box), make_bar (self));
  gtk_box_append (GTK_BOX (box), make_form (self));
  adw_window_set_content (ADW_WINDOW (self), box);
  update (self);
}

/**
 * lyc_report_dialog_new:
 * @post_id: what is reported
 *
 * Returns: (transfer none): a window over @parent; GTK owns it until it is closed
 */
GtkWindow *
lyc_report_dialog_new (GtkWindow *parent, LycServices *services, const char *post_id)
{
  LycReportDialog *self
      = g_object_new (LYC_TYPE_REPORT_DIALOG, "transient-for", parent, NULL);
  LycLibrary *library = lyc_services_get_library (services);

  self->services = g_object_ref (services);
  self->post = LYC_POST (lyc_library_lookup (library, LYC_KIND_POST, post_id));
  self->container = LYC_CONTAINER (lyc_library_lookup (
      library, LYC_KIND_CONTAINER, lyc_post_get_container_id (self->post)));
  return GTK_WINDOW (self);
}
