/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "outline-row.h"

#include <glib/gi18n-lib.h>

#include "lesson.h"
#include "progress-line.h"
#include "progress.h"
#include "time-text.h"

struct _LycOutlineRow
{
  GtkListBoxRow parent_instance;

  LycServices *services;
  LycLesson *lesson;
  LycProgress *progress;
  LycDownload *download; /* nullable */
  GPtrArray *before;     /* of LycLesson and LycProgress in turn: what the lesson builds on */
  gint64 completed;      /* of the cohort */
  gint64 learners;

  GtkImage *state;
  GtkLabel *title;
  GtkLabel *detail;
  LycProgressLine *line;
  GtkImage *kept;
  GtkLabel *cohort;
};

G_DEFINE_FINAL_TYPE (LycOutlineRow, lyc_outline_row, GTK_TYPE_LIST_BOX_ROW)

static const char *
kind_label (const char *kind)
{
  static const struct
  {
    const char *kind;
    const char *label;
  } labels[] = {
    { "article", N_ ("Article") },
      { "pdf", N_ ("Document") },
        { "quiz", N_ ("Quiz") },
          { "checklist", N_ ("Checklist") },
        };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    if (g_str_equal (labels[i].kind, kind))
      return _(labels[i].label);
  return _("Another kind of lesson");
}

static char *
dup_kind (LycLesson *lesson)
{
  g_autofree char *span = lyc_time_text_span (lyc_lesson_get_duration_ms (lesson));

  if (g_str_equal (lyc_lesson_get_lesson_kind (lesson), "video"))
    return g_strdup_printf (_("Video · %s"), span);
  return g_strdup (kind_label (lyc_lesson_get_lesson_kind (lesson)));
}

/* Returns: (nullable): the first lesson that this one builds on and that is yet to be done */
static const char *
missing_title (LycOutlineRow *self)
{
  for (guint i = 0; i + 1 < self->before->len; i += 2)
    {
      LycRecord *lesson = g_ptr_array_index (self->before, i);
      LycProgress *progress = g_ptr_array_index (self->before, i + 1);

      if (lyc_record_is_loaded (lesson) && lyc_progress_get_completed_at (progress) == 0)
        return lyc_lesson_get_title (LYC_LESSON (lesson));
    }
  return NULL;
}

static char *
dup_detail (LycOutlineRow *self, gboolean done)
{
  const char *missing = done ? NULL : missing_title (self);
  g_autofree char *kind = dup_kind (self->lesson);

  /* Translators: a kind of lesson, then the title of the lesson that should be done before it */
  return missing != NULL ? g_strdup_printf (_("%s · first “%s”"), kind, missing)
                         : g_steal_pointer (&kind);
}

static void
set_state (LycOutlineRow *self, gboolean done, gboolean begun)
{
  GtkWidget *state = GTK_WIDGET (self->state);

  gtk_image_set_from_icon_name (self->state, done ? "object-select-symbolic" : NULL);
  gtk_widget_remove_css_class (state, "done");
  gtk_widget_remove_css_class (state, "begun");
  if (done || begun)
    gtk_widget_add_css_class (state, done ? "done" : "begun");
}

static void
update_label (LycOutlineRow *self, const char *title, const char *detail, gboolean done,
              gint64 percent)
{
  g_autoptr (GString) label = g_string_new (NULL);

  g_string_append_printf (label, "%s, %s", title, detail);
  if (done)
    g_string_append_printf (label, ", %s", _("completed"));
  else if (percent > 0)
    g_string_append_printf (label, _(", %d percent"), (int) percent);
  if (gtk_widget_get_visible (GTK_WIDGET (self->cohort)))
    g_string_append_printf (label, ", %s", gtk_widget_get_tooltip_text (GTK_WIDGET (self->cohort)));
  if (gtk_widget_get_visible (GTK_WIDGET (self->kept)))
    g_string_append_printf (label, ", %s", _("on this computer"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label->str,
                                  -1);
}

static void
update_cohort (LycOutlineRow *self)
{
  g_autofree char *text = g_strdup_printf ("%d/%d", (int) self->completed, (int) self->learners);
  g_autofree char *tip
      = g_strdup_printf (ngettext ("%d of %d learner has done it", "%d of %d learners have done it",
                                   (gulong) self->learners),
                         (int) self->completed, (int) self->learners);

  gtk_label_set_text (self->cohort, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->cohort), tip);
  gtk_widget_set_visible (GTK_WIDGET (self->cohort), self->learners > 0);
}

static void
update (LycOutlineRow *self)
{
  gint64 percent = lyc_progress_get_percent (self->progress);
  gboolean done = lyc_progress_get_completed_at (self->progress) != 0;
  g_autofree char *detail = dup_detail (self, done);
  g_autofree char *title = g_strdup_printf ("%d · %s", (int) lyc_lesson_get_number (self->lesson),
                                            lyc_lesson_get_title (self->lesson));

  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->detail, detail);
  gtk_widget_set_visible (GTK_WIDGET (self->line), percent > 0 && !done);
  lyc_progress_line_set_fraction (self->line, (double) percent / 100);
  gtk_widget_set_visible (GTK_WIDGET (self->kept),
                          self->download != NULL
                              && lyc_download_get_state (self->download) == LYC_DOWNLOAD_READY);
  set_state (self, done, percent > 0);
  update_cohort (self);
  update_label (self, title, detail, done, percent);
}

static gpointer
follow (LycOutlineRow *self, LycKind kind, const char *id)
{
  LycRecord *record = lyc_library_lookup (lyc_services_get_library (self->services), kind, id);

  g_signal_connect_object (record, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  return record;
}

/* What the lesson builds on is known once the lesson is. */
static void
follow_before (LycOutlineRow *self)
{
  guint n = lyc_lesson_get_n_requires (self->lesson);

  if (self->before->len == 2 * n)
    return;
  g_ptr_array_set_size (self->before, 0);
  for (guint i = 0; i < n; i++)
    {
      const char *id = lyc_lesson_get_nth_requires (self->lesson, i);

      g_ptr_array_add (self->before, follow (self, LYC_KIND_LESSON, id));
      g_ptr_array_add (self->before, follow (self, LYC_KIND_PROGRESS, id));
    }
  update (self);
}

static void
lyc_outline_row_dispose (GObject *object)
{
  LycOutlineRow *self = LYC_OUTLINE_ROW (object);

  if (self->services != NULL)
    gtk_widget_dispose_template (GTK_WIDGET (self), LYC_TYPE_OUTLINE_ROW);
  g_clear_object (&self->services);
  g_clear_object (&self->lesson);
  g_clear_object (&self->progress);
  g_clear_object (&self->download);
  g_clear_pointer (&self->before, g_ptr_array_unref);
  G_OBJECT_CLASS (lyc_outline_row_parent_class)->dispose (object);
}

static void
lyc_outline_row_class_init (LycOutlineRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (LYC_TYPE_PROGRESS_LINE);
  G_OBJECT_CLASS (klass)->dispose = lyc_outline_row_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/lyceum_desktop/Lyceum/course/outline-row.ui");
  gtk_widget_class_bind_template_child (widget_class, LycOutlineRow, state);
  gtk_widget_class_bind_template_child (widget_class, LycOutlineRow, title);
  gtk_widget_class_bind_template_child (widget_class, LycOutlineRow, detail);
  gtk_widget_class_bind_template_child (widget_class, LycOutlineRow, line);
  gtk_widget_class_bind_template_child (widget_class, LycOutlineRow, kept);
  gtk_widget_class_bind_template_child (widget_class, LycOutlineRow, cohort);
}

static void
lyc_outline_row_init (LycOutlineRow *self)
{
  self->before = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Returns: (transfer floating): the row of a lesson, which fills as the store answers */
GtkWidget *
lyc_outline_row_new (LycServices *services, const char *lesson_id)
{
  LycOutlineRow *self = g_object_new (LYC_TYPE_OUTLINE_ROW, NULL);
  LycDownloads *downloads = lyc_services_get_downloads (services);

  self->services = g_object_ref (services);
  self->lesson = follow (self, LYC_KIND_LESSON, lesson_id);
  self->progress = follow (self, LYC_KIND_PROGRESS, lesson_id);
  if (downloads != NULL)
    {
      self->download = lyc_downloads_lookup (downloads, lesson_id);
      g_signal_connect_object (self->download, "changed", G_CALLBACK (update), self,
                               G_CONNECT_SWAPPED);
    }
  g_signal_connect_object (self->lesson, "changed", G_CALLBACK (follow_before), self,
                           G_CONNECT_SWAPPED);
  follow_before (self);
  update (self);
  return GTK_WIDGET (self);
}

const char *
lyc_outline_row_get_lesson_id (LycOutlineRow *self)
{
  return lyc_record_get_id (LYC_RECORD (self->lesson));
}

/* How many of the cohort's @learners have done the lesson; with 0 learners nothing is said. */
void
lyc_outline_row_set_cohort (LycOutlineRow *self, gint64 completed, gint64 learners)
{
  if (self->completed == completed && self->learners == learners)
    return;
  self->completed = completed;
  self->learners = learners;
  update (self);
}
