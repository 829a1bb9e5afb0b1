/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "learn-page.h"

#include <glib/gi18n-lib.h>

#include "course-row.h"
#include "empty-state.h"
#include "label-wrap.h"
#include "outline-view.h"
#include "pane-head.h"
#include "row-list.h"
#include "lyc-shell-resources.h"

struct _LycLearnPage
{
  GtkWidget parent_instance;

  LycServices *services;
  LycResults *course_results;
  LycCourse *course; /* the chosen one, NULL before there is any */
  LycOutlineView *outline;

  GtkBox *box;
  GtkListBox *courses;
  GtkWidget *about;
  GtkLabel *summary;
  GtkButton *continue_button;
  GtkWidget *empty;
};

G_DEFINE_FINAL_TYPE (LycLearnPage, lyc_learn_page, GTK_TYPE_WIDGET)

static GtkListBoxRow *
find_row (LycLearnPage *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->course_results));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (LycCourse) course = g_list_model_get_item (G_LIST_MODEL (self->course_results), i);

      if (course == self->course)
        return gtk_list_box_get_row_at_index (self->courses, (int) i);
    }
  return NULL;
}

static void
course_activated_cb (LycLearnPage *self, GtkListBoxRow *row)
{
  g_autoptr (LycRecord) course = g_list_model_get_item (G_LIST_MODEL (self->course_results),
                                                        (guint) gtk_list_box_row_get_index (row));

  lyc_learn_page_set_course (self, lyc_record_get_id (course));
}

static void
continue_cb (LycLearnPage *self)
{
  GtkListBoxRow *row = find_row (self);
  g_autofree char *lesson_id
      = row != NULL ? lyc_course_row_dup_next_lesson (LYC_COURSE_ROW (row)) : NULL;

  if (lesson_id != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.lesson-resume", "s", lesson_id);
}

static void
show_course (LycLearnPage *self)
{
  gtk_label_set_text (self->summary, lyc_course_get_summary (self->course));
}

/* The first course that comes is shown where none was there before. */
static void
courses_changed_cb (LycLearnPage *self)
{
  g_autoptr (LycRecord) first = g_list_model_get_item (G_LIST_MODEL (self->course_results), 0);

  if (self->course == NULL && first != NULL)
    lyc_learn_page_set_course (self, lyc_record_get_id (first));
  gtk_widget_set_visible (self->about, first != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->outline), first != NULL);
  gtk_widget_set_visible (
      self->empty, first == NULL && !lyc_results_is_loading (self->course_results)
                       && lyc_session_get_since (lyc_services_get_session (self->services)) != 0);
}

static GtkWidget *
create_course_cb (gpointer item, gpointer user_data)
{
  return lyc_course_row_new (LYC_LEARN_PAGE (user_data)->services, item);
}

static void
lyc_learn_page_dispose (GObject *object)
{
  LycLearnPage *self = LYC_LEARN_PAGE (object);

  if (self->box != NULL)
    gtk_widget_dispose_template (GTK_WIDGET (self), LYC_TYPE_LEARN_PAGE);
  g_clear_object (&self->services);
  g_clear_object (&self->course_results);
  g_clear_object (&self->course);
  G_OBJECT_CLASS (lyc_learn_page_parent_class)->dispose (object);
}

static void
lyc_learn_page_class_init (LycLearnPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (LYC_TYPE_PANE_HEAD);
  g_type_ensure (LYC_TYPE_EMPTY_STATE);
  G_OBJECT_CLASS (klass)->dispose = lyc_learn_page_dispose;
  g_resources_register (lyc_shell_get_resource ());
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/lyceum_desktop/Lyceum/shell/learn-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LycLearnPage, box);
  gtk_widget_class_bind_template_child (widget_class, LycLearnPage, courses);
  gtk_widget_class_bind_template_child (widget_class, LycLearnPage, about);
  gtk_widget_class_bind_template_child (widget_class, LycLearnPage, summary);
  gtk_widget_class_bind_template_child (widget_class, LycLearnPage, continue_button);
  gtk_widget_class_bind_template_child (widget_class, LycLearnPage, empty);
  gtk_widget_class_bind_template_callback (widget_class, course_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, continue_cb);
}

static void
lyc_learn_page_init (LycLearnPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  lyc_label_wrap (self->summary);
}

GtkWidget *
lyc_learn_page_new (LycServices *services)
{
  LycLearnPage *self = g_object_new (LYC_TYPE_LEARN_PAGE, NULL);

  self->services = g_object_ref (services);
  self->outline = LYC_OUTLINE_VIEW (lyc_outline_view_new (services));
  gtk_widget_set_vexpand (GTK_WIDGET (self->outline), TRUE);
  gtk_box_append (self->box, GTK_WIDGET (self->outline));
  self->course_results = lyc_library_all (lyc_services_get_library (services), LYC_KIND_COURSE);
  lyc_row_list_bind (self->courses, G_LIST_MODEL (self->course_results), create_course_cb, self);
  g_signal_connect_object (self->course_results, "items-changed", G_CALLBACK (courses_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (lyc_services_get_session (services), "notify",
                           G_CALLBACK (courses_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->course_results, "notify::loading", G_CALLBACK (courses_changed_cb),
                           self, G_CONNECT_SWAPPED);
  courses_changed_cb (self);
  return GTK_WIDGET (self);
}

/* Shows the lessons of the course @course_id. */
void
lyc_learn_page_set_course (LycLearnPage *self, const char *course_id)
{
  if (g_strcmp0 (lyc_learn_page_get_course (self), course_id) == 0)
    return;
  if (self->course != NULL)
    g_signal_handlers_disconnect_by_func (self->course, show_course, self);
  g_clear_object (&self->course);
  self->course = LYC_COURSE (
      lyc_library_lookup (lyc_services_get_library (self->services), LYC_KIND_COURSE, course_id));
  g_signal_connect_object (self->course, "changed", G_CALLBACK (show_course), self,
                           G_CONNECT_SWAPPED);
  lyc_outline_view_set_course (self->outline, course_id);
  show_course (self);
}

const char *
lyc_learn_page_get_course (LycLearnPage *self)
{
  return self->course != NULL ? lyc_record_get_id (LYC_RECORD (self->course)) : NULL;
}
