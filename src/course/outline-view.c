/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "outline-view.h"

#include <glib/gi18n-lib.h>

#include "course.h"
#include "lesson.h"
#include "progress-line.h"
#include "progress.h"
#include "time-text.h"

struct _LycOutlineView
{
  GtkWidget parent_instance;

  LycServices *services;
  LycCourse *course;
  char *lesson_id;
  char *shape; /* of the course that is shown */

  GtkWidget *scroller;
  GtkWidget *list;
};

G_DEFINE_FINAL_TYPE (LycOutlineView, lyc_outline_view, GTK_TYPE_WIDGET)

/* The parts of a lesson's row that its records fill; owned by the row. */
typedef struct
{
  LycLesson *lesson;
  LycProgress *progress;
  GtkWidget *row;
  GtkWidget *title;
  GtkWidget *detail;
  GtkWidget *line;
  GtkWidget *done;
} LessonRow;

static void
lesson_row_free (gpointer data)
{
  LessonRow *parts = data;

  g_object_unref (parts->lesson);
  g_object_unref (parts->progress);
  g_free (parts);
}

static char *
dup_detail (LycLesson *lesson)
{
  static const char *const words[][2] = {
    { "article", N_ ("Article") },
      { "pdf", N_ ("Document") }, { "quiz", N_ ("Quiz") }, { "checklist", N_ ("Checklist") } };
  const char *kind = lyc_lesson_get_lesson_kind (lesson);
  g_autofree char *span = lyc_time_text_span (lyc_lesson_get_duration_ms (lesson));

  if (g_str_equal (kind, "video"))
    return g_strdup_printf (_("Video · %s"), span);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (kind, words[i][0]))
      return g_strdup (_(words[i][1]));
  return g_strdup (_("Another kind of lesson"));
}

static void
update_row (GtkWidget *row)
{
  LessonRow *parts = g_object_get_data (G_OBJECT (row), "lyc-lesson-row");
  gint64 percent = lyc_progress_get_percent (parts->progress);
  gboolean done = lyc_progress_get_completed_at (parts->progress) != 0;
  g_autofree char *title = g_strdup_printf ("%d · %s", (int) lyc_lesson_get_number (parts->lesson),
                                            lyc_lesson_get_title (parts->lesson));
  g_autofree char *detail = dup_detail (parts->lesson);
  g_autofree char *label
      = g_strdup_printf (done ? _("%s, %s, completed") : _("%s, %s"), title, detail);

  gtk_label_set_text (GTK_LABEL (parts->title), title);
  gtk_label_set_text (GTK_LABEL (parts->detail), detail);
  gtk_widget_set_visible (parts->done, done);
  gtk_widget_set_visible (parts->line, percent > 0 && !done);
  lyc_progress_line_set_fraction (LYC_PROGRESS_LINE (parts->line), (double) percent / 100);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static GtkWidget *
create_texts (LessonRow *parts)
{
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  parts->title = gtk_label_new (NULL);
  parts->detail = gtk_label_new (NULL);
  parts->line = lyc_progress_line_new ();
  gtk_label_set_xalign (GTK_LABEL (parts->title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (parts->title), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (parts->detail), 0);
  gtk_widget_add_css_class (parts->detail, "meta");
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (texts), parts->title);
  gtk_box_append (GTK_BOX (texts), parts->detail);
  gtk_box_append (GTK_BOX (texts), parts->line);
  return texts;
}

static GtkWidget *
create_lesson_row (LycOutlineView *self, const char *lesson_id)
{
  LycLibrary *library = lyc_services_get_library (self->services);
  LessonRow *parts = g_new0 (LessonRow, 1);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);

  parts->lesson = LYC_LESSON (lyc_library_lookup (library, LYC_KIND_LESSON, lesson_id));
  parts->progress = LYC_PROGRESS (lyc_library_lookup (library, LYC_KIND_PROGRESS, lesson_id));
  parts->done = gtk_image_new_from_icon_name ("object-select-symbolic");
  gtk_box_append (GTK_BOX (box), create_texts (parts));
  gtk_box_append (GTK_BOX (box), parts->done);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_add_css_class (row, "outline-row");
  g_object_set_data_full (G_OBJECT (row), "lyc-lesson-row", parts, lesson_row_free);
  g_signal_connect_object (parts->lesson, "changed", G_CALLBACK (update_row), row,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (parts->progress, "changed", G_CALLBACK (update_row), row,
                           G_CONNECT_SWAPPED);
  update_row (row);
  return row;
}

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
      LessonRow *parts = g_object_get_data (G_OBJECT (row), "lyc-lesson-row");

      if (parts == NULL) /* the title of a module */
        continue;
      if (g_strcmp0 (lyc_record_get_id (LYC_RECORD (parts->lesson)), self->lesson_id) == 0)
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
      GtkWidget *row = create_lesson_row (self, json_array_get_string_element (lessons, j));

      if (j == 0)
        g_object_set_data_full (G_OBJECT (row), "lyc-module", g_strdup (title), g_free);
      gtk_list_box_append (GTK_LIST_BOX (self->list), row);
    }
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
}

static void
row_activated_cb (LycOutlineView *self, GtkListBoxRow *row)
{
  LessonRow *parts = g_object_get_data (G_OBJECT (row), "lyc-lesson-row");

  if (parts != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.lesson-open", "s",
                                lyc_record_get_id (LYC_RECORD (parts->lesson)));
}

static void
lyc_outline_view_dispose (GObject *object)
{
  LycOutlineView *self = LYC_OUTLINE_VIEW (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->services);
  g_clear_object (&self->course);
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
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "plain-list");
  gtk_widget_add_css_class (self->list, "outline");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Lessons"), -1);
  gtk_list_box_set_header_func (GTK_LIST_BOX (self->list), update_header_cb, NULL, NULL);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->list);
  gtk_widget_set_vexpand (self->scroller, TRUE);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

GtkWidget *
lyc_outline_view_new (LycServices *services)
{
  LycOutlineView *self = g_object_new (LYC_TYPE_OUTLINE_VIEW, NULL);

  self->services = g_object_ref (services);
  return GTK_WIDGET (self);
}

void
lyc_outline_view_set_course (LycOutlineView *self, const char *course_id)
{
  if (self->course != NULL && g_str_equal (lyc_record_get_id (LYC_RECORD (self->course)), course_id))
    return;
  if (self->course != NULL)
    g_signal_handlers_disconnect_by_func (self->course, show_course, self);
  g_clear_object (&self->course);
  self->course = LYC_COURSE (
      lyc_library_lookup (lyc_services_get_library (self->services), LYC_KIND_COURSE, course_id));
  g_signal_connect_object (self->course, "changed", G_CALLBACK (show_course), self,
                           G_CONNECT_SWAPPED);
  show_course (self);
}

/* Marks the lesson that is open. */
void
lyc_outline_view_set_lesson (LycOutlineView *self, const char *lesson_id)
{
  g_free (self->lesson_id);
  self->lesson_id = g_strdup (lesson_id);
  mark_current (self);
}
