/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "outline-view.h"

#include <glib/gi18n-lib.h>

#include "certificate-line.h"
#include "cohort-progress.h"
#include "course.h"
#include "outline-row.h"

struct _LycOutlineView
{
  GtkWidget parent_instance;

  LycServices *services;
  LycCourse *course;
  LycResults *progresses; /* of the cohorts that have the course */
  char *lesson_id;
  char *shape; /* of the course that is shown */

  GtkWidget *box;
  GtkWidget *certificate;
  GtkWidget *list;
};

G_DEFINE_FINAL_TYPE (LycOutlineView, lyc_outline_view, GTK_TYPE_WIDGET)

/* The title of a module stands above its first lesson. It is no row: the keys go from lesson to
 * lesson. */
static void
update_header_cb (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  const char *title = g_object_get_data (G_OBJECT (row), "lyc-module");
  GtkWidget *label;

  if (title == NULL || gtk_list_box_row_get_header (row) != NULL)
    return;
  label = gtk_label_new (title);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "section-title");
  gtk_widget_add_css_class (label, "outline-module");
  gtk_list_box_row_set_header (row, label);
}

static void
mark_current (LycOutlineView *self)
{
  GtkWidget *row = gtk_widget_get_first_child (self->list);

  for (; row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      if (!LYC_IS_OUTLINE_ROW (row)) /* the title of a module */
        continue;
      if (g_strcmp0 (lyc_outline_row_get_lesson_id (LYC_OUTLINE_ROW (row)), self->lesson_id) == 0)
        gtk_widget_add_css_class (row, "now");
      else
        gtk_widget_remove_css_class (row, "now");
    }
}

static void
append_module (LycOutlineView *self, guint i)
{
  JsonArray *lessons = NULL;
  const char *title = lyc_course_get_module (self->course, i, &lessons);

  for (guint j = 0; lessons != NULL && j < json_array_get_length (lessons); j++)
    {
      GtkWidget *row
          = lyc_outline_row_new (self->services, json_array_get_string_element (lessons, j));

      if (j == 0)
        g_object_set_data_full (G_OBJECT (row), "lyc-module", g_strdup (title), g_free);
      gtk_list_box_append (GTK_LIST_BOX (self->list), row);
    }
}

/* Of several cohorts that have the course, the first one that counts. */
static LycCohortProgress *
find_counted (LycOutlineView *self)
{
  GListModel *model = G_LIST_MODEL (self->progresses);
  guint n = g_list_model_get_n_items (model);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (LycCohortProgress) progress = g_list_model_get_item (model, i);

      if (lyc_cohort_progress_get_learners (progress) > 0)
        return g_steal_pointer (&progress);
    }
  return NULL;
}

static void
show_cohort (LycOutlineView *self)
{
  g_autoptr (LycCohortProgress) progress = find_counted (self);
  GtkWidget *row = gtk_widget_get_first_child (self->list);

  for (; row != NULL; row = gtk_widget_get_next_sibling (row))
    if (LYC_IS_OUTLINE_ROW (row))
      lyc_outline_row_set_cohort (
          LYC_OUTLINE_ROW (row),
          progress != NULL ? lyc_cohort_progress_get_completed (
              progress, lyc_outline_row_get_lesson_id (LYC_OUTLINE_ROW (row)))
                           : 0,
          progress != NULL ? lyc_cohort_progress_get_learners (progress) : 0);
}

/* Each of them is followed, because its counts change and it stays. */
static void
progresses_changed_cb (LycOutlineView *self)
{
  GListModel *model = G_LIST_MODEL (self->progresses);
  guint n = g_list_model_get_n_items (model);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (LycRecord) progress = g_list_model_get_item (model, i);

      g_signal_handlers_disconnect_by_func (progress, show_cohort, self);
      g_signal_connect_object (progress, "changed", G_CALLBACK (show_cohort), self,
                               G_CONNECT_SWAPPED);
    }
  show_cohort (self);
}

/* What the rows are made of, in one text. */
static char *
dup_shape (LycCourse *course)
{
  GString *shape = g_string_new (NULL);

  for (guint i = 0; i < lyc_course_get_n_modules (course); i++)
    {
      JsonArray *lessons = NULL;

      g_string_append_printf (shape, "%s\n", lyc_course_get_module (course, i, &lessons));
      for (guint j = 0; lessons != NULL && j < json_array_get_length (lessons); j++)
        g_string_append_printf (shape, "%s ", json_array_get_string_element (lessons, j));
    }
  return g_string_free (shape, FALSE);
}

/* The rows stay, and with them the focus, unless there are others. */
static void
show_course (LycOutlineView *self)
{
  g_autofree char *shape = dup_shape (self->course);
  GtkWidget *child;

  if (g_strcmp0 (shape, self->shape) == 0)
    return;
  g_free (self->shape);
  self->shape = g_steal_pointer (&shape);
  while ((child = GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0)))
         != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), child);
  for (guint i = 0; i < lyc_course_get_n_modules (self->course); i++)
    append_module (self, i);
  mark_current (self);
  show_cohort (self);
}

static void
row_activated_cb (LycOutlineView *self, GtkListBoxRow *row)
{
  if (LYC_IS_OUTLINE_ROW (row))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.lesson-open", "s",
                                lyc_outline_row_get_lesson_id (LYC_OUTLINE_ROW (row)));
}

static void
lyc_outline_view_dispose (GObject *object)
{
  LycOutlineView *self = LYC_OUTLINE_VIEW (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->services);
  g_clear_object (&self->course);
  g_clear_object (&self->progresses);
  g_clear_pointer (&self->lesson_id, g_free);
  g_clear_pointer (&self->shape, g_free);
  G_OBJECT_CLASS (lyc_outline_view_parent_class)->dispose (object);
}

static void
lyc_outline_view_class_init (LycOutlineViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lyc_outline_view_dispose;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "outline-view");
}

static void
lyc_outline_view_init (LycOutlineView *self)
{
  GtkWidget *scroller;

  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "plain-list");
  gtk_widget_add_css_class (self->list, "outline");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Lessons"), -1);
  gtk_list_box_set_header_func (GTK_LIST_BOX (self->list), update_header_cb, NULL, NULL);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  gtk_widget_set_vexpand (scroller, TRUE);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->box), scroller);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
lyc_outline_view_new (LycServices *services)
{
  LycOutlineView *self = g_object_new (LYC_TYPE_OUTLINE_VIEW, NULL);

  self->services = g_object_ref (services);
  self->certificate = lyc_certificate_line_new (services);
  gtk_box_prepend (GTK_BOX (self->box), self->certificate);
  return GTK_WIDGET (self);
}

void
lyc_outline_view_set_course (LycOutlineView *self, const char *course_id)
{
  LycLibrary *library = lyc_services_get_library (self->services);

  if (self->course != NULL && g_str_equal (lyc_record_get_id (LYC_RECORD (self->course)), course_id))
    return;
  if (self->course != NULL)
    g_signal_handlers_disconnect_by_func (self->course, show_course, self);
  g_clear_object (&self->course);
  if (self->progresses != NULL)
    g_signal_handlers_disconnect_by_data (self->progresses, self);
  g_clear_object (&self->progresses);
  self->course = LYC_COURSE (lyc_library_lookup (library, LYC_KIND_COURSE, course_id));
  self->progresses = lyc_library_children (library, LYC_KIND_COHORT_PROGRESS, course_id);
  g_signal_connect_object (self->progresses, "items-changed", G_CALLBACK (progresses_changed_cb),
                           self, G_CONNECT_SWAPPED);
  lyc_certificate_line_set_course (LYC_CERTIFICATE_LINE (self->certificate), course_id);
  g_signal_connect_object (self->course, "changed", G_CALLBACK (show_course), self,
                           G_CONNECT_SWAPPED);
  show_course (self);
  progresses_changed_cb (self);
}

/* Marks the lesson that is open. */
void
lyc_outline_view_set_lesson (LycOutlineView *self, const char *lesson_id)
{
  g_free (self->lesson_id);
  self->lesson_id = g_strdup (lesson_id);
  mark_current (self);
}
