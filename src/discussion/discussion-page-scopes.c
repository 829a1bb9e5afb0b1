/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "discussion-page-private.h"

#include <glib/gi18n-lib.h>

#include "allow.h"
#include "kit.h"

/* Which threads are shown: of the moment, the lesson or the course, and of whom. */

static gboolean
is_unanswered (LycDiscussionPage *self)
{
  return gtk_check_button_get_active (GTK_CHECK_BUTTON (self->unanswered));
}

static gboolean
has_place (LycDiscussionPage *self)
{
  const char *key = self->scope == LYC_THREADS_OF_COURSE   ? self->course_id
                    : self->scope == LYC_THREADS_OF_MOMENT ? self->asset_id
                                                           : self->lesson_id;

  return self->cohort != NULL && (is_unanswered (self) || (key != NULL && *key != '\0'));
}

/* Brings the list to the moment when it is opened, and never again. */
static void
begin (LycDiscussionPage *self)
{
  int near;

  if (self->begun || g_list_model_get_n_items (G_LIST_MODEL (self->threads)) == 0
      || self->scope != LYC_THREADS_OF_MOMENT)
    return;
  self->begun = TRUE;
  near = lyc_thread_list_find_near (self->threads, self->position_ms);
  if (near >= 0)
    lyc_timeline_jump_to (self->timeline, (guint) near, 0);
}

static void
threads_changed_cb (LycDiscussionPage *self)
{
  begin (self);
  lyc_discussion_page_update_state (self);
}

static void
moments_changed_cb (LycDiscussionPage *self)
{
  lyc_discussion_page_light_cards (self);
  lyc_discussion_page_update_filter (self);
}

static void
show_threads (LycDiscussionPage *self)
{
  const LycThreadPlace place
      = { .scope = is_unanswered (self) ? LYC_THREADS_UNANSWERED : self->scope,
          .cohort_id = lyc_record_get_id (LYC_RECORD (self->cohort)),
          .course_id = self->course_id,
          .lesson_id = self->lesson_id,
          .asset_id = self->asset_id };

  self->threads = lyc_thread_list_new (self->services, &place, self->only_cohort);
  lyc_thread_list_seek (self->threads, self->position_ms);
  lyc_timeline_set_model (self->timeline, G_LIST_MODEL (self->threads));
  g_signal_connect_object (self->threads, "items-changed", G_CALLBACK (threads_changed_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->threads, "moments-changed", G_CALLBACK (moments_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->threads, "notify::loading",
                           G_CALLBACK (lyc_discussion_page_update_state), self, G_CONNECT_SWAPPED);
  begin (self);
}

/* Makes the list anew, for another place or scope. */
void
lyc_discussion_page_update_threads (LycDiscussionPage *self)
{
  lyc_timeline_set_model (self->timeline, NULL);
  g_clear_object (&self->threads);
  self->begun = FALSE;
  if (has_place (self))
    show_threads (self);
  lyc_discussion_page_update_filter (self);
  lyc_discussion_page_update_state (self);
}

static void
segment_cb (LycDiscussionPage *self, GtkToggleButton *button)
{
  if (!gtk_toggle_button_get_active (button))
    return;
  self->moment_wanted = FALSE;
  for (guint i = 0; i < N_SCOPES; i++)
    if (GTK_WIDGET (button) == self->segments[i])
      self->scope = (LycThreadScope) i;
  lyc_discussion_page_update_hint (self);
  lyc_discussion_page_update_threads (self);
}

static void
choose_scope (LycDiscussionPage *self, LycThreadScope scope)
{
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->segments[scope]), TRUE);
}

/* A lesson without a recording has no moments: what is said about the lesson stands in for them. */
void
lyc_discussion_page_update_scopes (LycDiscussionPage *self)
{
  gboolean moments = self->lesson == NULL || !lyc_record_is_loaded (LYC_RECORD (self->lesson))
                     || g_str_equal (lyc_lesson_get_lesson_kind (self->lesson), "video");

  gtk_widget_set_visible (self->segments[LYC_THREADS_OF_MOMENT], moments);
  if (!moments && self->scope == LYC_THREADS_OF_MOMENT)
    {
      choose_scope (self, LYC_THREADS_OF_LESSON);
      self->moment_wanted = TRUE;
    }
  else if (moments && self->moment_wanted)
    choose_scope (self, LYC_THREADS_OF_MOMENT);
}

/* Beside the filter: how many questions did not have to be asked. */
static void
update_solved (LycDiscussionPage *self)
{
  gint64 now = lyc_session_get_platform_time (lyc_services_get_session (self->services));
  g_autoptr (GDateTime) today = g_date_time_new_from_unix_utc (now / 1000);
  g_autofree char *month = g_date_time_format (today, "%Y-%m");
  gint64 n = lyc_cohort_count_solved (self->cohort, month);
  g_autofree char *text = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%d solved before it was asked this month",
                   "%d solved before they were asked this month", (gulong) n),
      (int) n);
  g_autofree char *brief = g_strdup_printf (_("%d solved before asking"), (int) n);

  gtk_label_set_text (GTK_LABEL (self->solved_line), n > 0 ? brief : "");
  lyc_kit_set_tooltip (self->solved_line, n > 0 ? text : NULL);
}

/* Who guides a cohort sees what waits for an answer, wherever it was asked. A right that comes or goes
 * while the list is looked at shows the next time: nothing moves below a reader. */
void
lyc_discussion_page_update_unanswered (LycDiscussionPage *self)
{
  gboolean known = self->cohort != NULL && lyc_record_is_loaded (LYC_RECORD (self->cohort));
  gboolean guides = known && lyc_cohort_can (self->cohort, "post.announce");

  if (known)
    update_solved (self);

  if (known && self->judged == self->cohort && gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  self->judged = known ? self->cohort : NULL;
  if (!guides)
    gtk_check_button_set_active (GTK_CHECK_BUTTON (self->unanswered), FALSE);
  lyc_allow (self->unanswered, "visible", guides);
  gtk_widget_set_visible (self->solved_line, guides);
}

static GtkWidget *
new_check (LycDiscussionPage *self, const char *label, GCallback callback)
{
  GtkWidget *check = gtk_check_button_new_with_label (label);

  gtk_widget_set_halign (check, GTK_ALIGN_START);
  gtk_widget_set_margin_start (check, 10);
  gtk_widget_set_visible (check, FALSE);
  g_signal_connect_object (check, "toggled", callback, self, G_CONNECT_SWAPPED);
  return check;
}

static void
filter_cb (LycDiscussionPage *self)
{
  self->only_cohort = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->filter));
  if (self->threads != NULL)
    lyc_thread_list_set_only_cohort (self->threads, self->only_cohort);
}

/**
 * lyc_discussion_page_set_settings:
 * @settings: where it keeps whether other cohorts are left out
 */
void
lyc_discussion_page_set_settings (LycDiscussionPage *self, GSettings *settings)
{
  g_settings_bind (settings, "discussion-own-cohort", self->filter, "active",
                   G_SETTINGS_BIND_DEFAULT);
}

/* Who learns in one cohort, or in several with different courses, has nothing to choose here. */
void
lyc_discussion_page_update_filter (LycDiscussionPage *self)
{
  guint n = self->threads != NULL ? lyc_thread_list_get_n_of_others (self->threads) : 0;
  g_autofree char *tooltip = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u thread here is of another cohort of yours",
                   "%u threads here are of other cohorts of yours", n),
      n);

  lyc_allow (self->filter, "visible", n > 0);
  gtk_widget_set_tooltip_text (self->filter, tooltip);
}

static void
add_segments (LycDiscussionPage *self, GtkBox *box)
{
  const char *const names[N_SCOPES] = { _("This moment"), _("Lesson"), _("Course") };

  for (guint i = 0; i < N_SCOPES; i++)
    {
      self->segments[i] = gtk_toggle_button_new_with_label (names[i]);
      gtk_box_append (box, self->segments[i]);
      if (i > 0)
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (self->segments[i]),
                                     GTK_TOGGLE_BUTTON (self->segments[0]));
    }
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->segments[0]), TRUE);
  for (guint i = 0; i < N_SCOPES; i++)
    g_signal_connect_object (self->segments[i], "toggled", G_CALLBACK (segment_cb), self,
                             G_CONNECT_SWAPPED);
}

/* What only those see who guide: a number that comes takes no room from what is below. */
static GtkWidget *
new_guides_line (LycDiscussionPage *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->solved_line = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->solved_line), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (self->solved_line), 1);
  gtk_widget_set_hexpand (self->solved_line, TRUE);
  gtk_widget_set_margin_end (self->solved_line, 10);
  gtk_widget_add_css_class (self->solved_line, "meta");
  gtk_box_append (GTK_BOX (line), self->unanswered);
  gtk_box_append (GTK_BOX (line), self->solved_line);
  return line;
}

/* Returns: (transfer floating): the segments and the filter */
GtkWidget *
lyc_discussion_page_new_scopes (LycDiscussionPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *segments = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);

  gtk_widget_add_css_class (segments, "segments");
  add_segments (self, GTK_BOX (segments));
  self->unanswered = new_check (self, _("Questions without an answer"),
                                         G_CALLBACK (lyc_discussion_page_update_threads));
  self->filter = new_check (self, _("Only my cohort"), G_CALLBACK (filter_cb));
  gtk_box_append (GTK_BOX (box), segments);
  gtk_box_append (GTK_BOX (box), new_guides_line (self));
  gtk_box_append (GTK_BOX (box), self->filter);
  return box;
}
