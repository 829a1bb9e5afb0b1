/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "resume-card.h"

#include <glib/gi18n-lib.h>

#include "course.h"
#include "label-wrap.h"
#include "lesson.h"
#include "progress.h"
#include "time-text.h"
#include "lyc-home-resources.h"

struct _LycResumeCard
{
  GtkWidget parent_instance;

  LycServices *services;
  LycResults *progresses;
  LycResults *lessons;
  LycProgress *progress; /* the newest that is not completed */
  LycLesson *lesson;
  LycCourse *course;

  GtkBox *box;
  GtkLabel *lead;
  GtkLabel *title;
  GtkLabel *detail;
  GtkButton *button;
};

G_DEFINE_FINAL_TYPE (LycResumeCard, lyc_resume_card, GTK_TYPE_WIDGET)

static LycLibrary *
library (LycResumeCard *self)
{
  return lyc_services_get_library (self->services);
}

/* The lesson the learner touched last and has not completed. */
static LycProgress *
find_progress (LycResumeCard *self)
{
  GListModel *model = G_LIST_MODEL (self->progresses);

  for (guint i = g_list_model_get_n_items (model); i > 0; i--)
    {
      g_autoptr (LycProgress) progress = g_list_model_get_item (model, i - 1);

      if (lyc_progress_get_completed_at (progress) == 0)
        return g_steal_pointer (&progress);
    }
  return NULL;
}

static gboolean
is_completed (LycResumeCard *self, const char *lesson_id)
{
  g_autoptr (LycRecord) progress = lyc_library_lookup (library (self), LYC_KIND_PROGRESS, lesson_id);

  return lyc_progress_get_completed_at (LYC_PROGRESS (progress)) != 0;
}

/* Without one that was begun: the first that is not completed. */
static LycLesson *
find_next_lesson (LycResumeCard *self)
{
  GListModel *model = G_LIST_MODEL (self->lessons);
  guint n = g_list_model_get_n_items (model);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (LycLesson) lesson = g_list_model_get_item (model, i);

      if (!is_completed (self, lyc_record_get_id (LYC_RECORD (lesson))))
        return g_steal_pointer (&lesson);
    }
  return NULL;
}

static char *
dup_detail (LycResumeCard *self)
{
  LycLedger *ledger = lyc_services_get_ledger (self->services);
  gint64 left = lyc_lesson_get_duration_ms (self->lesson);
  guint comments
      = lyc_ledger_get_lesson_count (ledger, lyc_record_get_id (LYC_RECORD (self->lesson)));
  GString *text = g_string_new (self->course != NULL ? lyc_course_get_title (self->course) : "");

  if (self->progress != NULL)
    left -= lyc_progress_get_position_ms (self->progress);
  if (left > 0)
    g_string_append_printf (
        text, ngettext (" · %d minute left", " · %d minutes left", (gulong) (left / 60000 + 1)),
        (int) (left / 60000 + 1));
  if (comments > 0)
    g_string_append_printf (text, ngettext (" · %u new comment", " · %u new comments", comments),
                            comments);
  return g_string_free (text, FALSE);
}

static void
show_button (LycResumeCard *self)
{
  gint64 position = self->progress != NULL ? lyc_progress_get_position_ms (self->progress) : 0;
  g_autofree char *time = lyc_time_text_span (position);
  g_autofree char *label = position > 0 ? g_strdup_printf (_("Resume at %s"), time)
                                        : g_strdup (self->progress != NULL ? _("Resume") : _("Start"));

  gtk_button_set_label (self->button, label);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->button), "s",
                                    lyc_record_get_id (LYC_RECORD (self->lesson)));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), "win.lesson-resume");
}

static void
update (LycResumeCard *self)
{
  g_autofree char *detail = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->button), self->lesson != NULL);
  if (self->lesson == NULL)
    {
      gboolean loading = lyc_results_is_loading (self->lessons);

      gtk_label_set_text (self->lead, "");
      gtk_label_set_text (self->title, loading ? _("One moment") : _("All lessons are done"));
      gtk_label_set_text (self->detail, loading ? "" : _("Look back at any of them below."));
      return;
    }
  detail = dup_detail (self);
  gtk_label_set_text (self->lead,
                      self->progress != NULL ? _("Pick up where you stopped") : _("Next for you"));
  gtk_label_set_text (self->title, lyc_lesson_get_title (self->lesson));
  gtk_label_set_text (self->detail, detail);
  show_button (self);
}

static void
follow_course (LycResumeCard *self)
{
  const char *id = self->lesson != NULL ? lyc_lesson_get_course_id (self->lesson) : "";

  if (self->course != NULL)
    g_signal_handlers_disconnect_by_data (self->course, self);
  g_clear_object (&self->course);
  if (*id != '\0')
    {
      self->course = LYC_COURSE (lyc_library_lookup (library (self), LYC_KIND_COURSE, id));
      g_signal_connect_object (self->course, "changed", G_CALLBACK (update), self,
                               G_CONNECT_SWAPPED);
    }
  update (self);
}

static void
choose (LycResumeCard *self)
{
  if (self->progress != NULL)
    g_signal_handlers_disconnect_by_data (self->progress, self);
  if (self->lesson != NULL)
    g_signal_handlers_disconnect_by_data (self->lesson, self);
  g_clear_object (&self->progress);
  g_clear_object (&self->lesson);
  self->progress = find_progress (self);
  self->lesson = self->progress != NULL
                     ? LYC_LESSON (lyc_library_lookup (library (self), LYC_KIND_LESSON,
                                                       lyc_progress_get_lesson_id (self->progress)))
                     : find_next_lesson (self);
  if (self->progress != NULL)
    g_signal_connect_object (self->progress, "changed", G_CALLBACK (update), self,
                             G_CONNECT_SWAPPED);
  if (self->lesson != NULL)
    g_signal_connect_object (self->lesson, "changed", G_CALLBACK (follow_course), self,
                             G_CONNECT_SWAPPED);
  follow_course (self);
}

static void
lyc_resume_card_dispose (GObject *object)
{
  LycResumeCard *self = LYC_RESUME_CARD (object);

  if (self->box != NULL)
    gtk_widget_dispose_template (GTK_WIDGET (self), LYC_TYPE_RESUME_CARD);
  g_clear_object (&self->services);
  g_clear_object (&self->progresses);
  g_clear_object (&self->lessons);
  g_clear_object (&self->progress);
  g_clear_object (&self->lesson);
  g_clear_object (&self->course);
  G_OBJECT_CLASS (lyc_resume_card_parent_class)->dispose (object);
}

static void
lyc_resume_card_class_init (LycResumeCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyc_resume_card_dispose;
  g_resources_register (lyc_home_get_resource ());
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/lyceum_desktop/Lyceum/home/resume-card.ui");
  gtk_widget_class_bind_template_child (widget_class, LycResumeCard, box);
  gtk_widget_class_bind_template_child (widget_class, LycResumeCard, lead);
  gtk_widget_class_bind_template_child (widget_class, LycResumeCard, title);
  gtk_widget_class_bind_template_child (widget_class, LycResumeCard, detail);
  gtk_widget_class_bind_template_child (widget_class, LycResumeCard, button);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
lyc_resume_card_init (LycResumeCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  lyc_label_wrap (self->lead);
  lyc_label_wrap (self->title);
  lyc_label_wrap (self->detail);
}

GtkWidget *
lyc_resume_card_new (LycServices *services)
{
  LycResumeCard *self = g_object_new (LYC_TYPE_RESUME_CARD, NULL);

  self->services = g_object_ref (services);
  self->progresses = lyc_library_all (library (self), LYC_KIND_PROGRESS);
  self->lessons = lyc_library_all (library (self), LYC_KIND_LESSON);
  g_signal_connect_object (self->progresses, "items-changed", G_CALLBACK (choose), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->lessons, "items-changed", G_CALLBACK (choose), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (lyc_services_get_ledger (services), "changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  choose (self);
  return GTK_WIDGET (self);
}
