/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "course-row.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "avatar.h"
#include "progress-line.h"
#include "progress.h"

#define AVATAR_SIZE 32

struct _LycCourseRow
{
  GtkListBoxRow parent_instance;

  LycServices *services;
  LycCourse *course;
  LycResults *progresses;

  GtkWidget *avatar;
  GtkWidget *title;
  GtkWidget *line;
  GtkWidget *detail;
};

G_DEFINE_FINAL_TYPE (LycCourseRow, lyc_course_row, GTK_TYPE_LIST_BOX_ROW)

static guint
count_completed (LycCourseRow *self)
{
  GListModel *model = G_LIST_MODEL (self->progresses);
  guint n = g_list_model_get_n_items (model), completed = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (LycProgress) progress = g_list_model_get_item (model, i);

      completed += lyc_progress_get_completed_at (progress) != 0;
    }
  return completed;
}

static void
update (LycCourseRow *self)
{
  const char *title = lyc_course_get_title (self->course);
  guint total = (guint) lyc_course_get_lesson_count (self->course);
  guint completed = count_completed (self);
  g_autofree char *detail
      = completed >= total && total > 0
            ? g_strdup (_("All lessons completed"))
            : g_strdup_printf (_("%u of %u lessons · at your own pace"), completed, total);
  g_autofree char *label = g_strdup_printf ("%s, %s", title, detail);

  lyc_avatar_set_person (ADW_AVATAR (self->avatar), title, NULL);
  gtk_label_set_text (GTK_LABEL (self->title), title);
  gtk_label_set_text (GTK_LABEL (self->detail), detail);
  lyc_progress_line_set_fraction (LYC_PROGRESS_LINE (self->line),
                                  total > 0 ? (double) completed / total : 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
lyc_course_row_dispose (GObject *object)
{
  LycCourseRow *self = LYC_COURSE_ROW (object);

  g_clear_object (&self->services);
  g_clear_object (&self->course);
  g_clear_object (&self->progresses);
  G_OBJECT_CLASS (lyc_course_row_parent_class)->dispose (object);
}

static void
lyc_course_row_class_init (LycCourseRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lyc_course_row_dispose;
}

static void
lyc_course_row_init (LycCourseRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  self->avatar = lyc_avatar_new (AVATAR_SIZE);
  self->title = gtk_label_new (NULL);
  self->line = lyc_progress_line_new ();
  self->detail = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->title), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (self->detail), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->detail), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (self->detail, "meta");
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (texts), self->title);
  gtk_box_append (GTK_BOX (texts), self->line);
  gtk_box_append (GTK_BOX (texts), self->detail);
  gtk_box_append (GTK_BOX (box), self->avatar);
  gtk_box_append (GTK_BOX (box), texts);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_widget_add_css_class (GTK_WIDGET (self), "course-row");
}

/* Returns: (transfer floating): a row that follows @course and the learner's progress in it */
GtkWidget *
lyc_course_row_new (LycServices *services, LycCourse *course)
{
  LycCourseRow *self = g_object_new (LYC_TYPE_COURSE_ROW, NULL);

  self->services = g_object_ref (services);
  self->course = g_object_ref (course);
  self->progresses
      = lyc_library_children (lyc_services_get_library (services), LYC_KIND_PROGRESS,
                              lyc_record_get_id (LYC_RECORD (course)));
  g_signal_connect_object (course, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->progresses, "items-changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

static gboolean
is_completed (LycCourseRow *self, const char *lesson_id)
{
  g_autoptr (LycRecord) progress = lyc_library_lookup (lyc_services_get_library (self->services),
                                                       LYC_KIND_PROGRESS, lesson_id);

  return lyc_progress_get_completed_at (LYC_PROGRESS (progress)) != 0;
}

/* Returns: (transfer full) (nullable): the first lesson not completed, else the first of all */
char *
lyc_course_row_dup_next_lesson (LycCourseRow *self)
{
  const char *first = NULL;

  for (guint i = 0; i < lyc_course_get_n_modules (self->course); i++)
    {
      JsonArray *lessons = NULL;

      lyc_course_get_module (self->course, i, &lessons);
      for (guint j = 0; lessons != NULL && j < json_array_get_length (lessons); j++)
        {
          const char *id = json_array_get_string_element (lessons, j);

          if (!is_completed (self, id))
            return g_strdup (id);
          first = first != NULL ? first : id;
        }
    }
  return g_strdup (first);
}
