/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "course-downloads.h"

#include <glib/gi18n-lib.h>

#include "course.h"
#include "lesson.h"

struct _LycCourseDownloads
{
  GtkWidget parent_instance;

  LycServices *services;
  LycCourse *course;
  LycResults *lessons;
  GPtrArray *downloads; /* of LycDownload, of the lessons that may be kept */

  GtkWidget *box;
  GtkWidget *title;
  GtkWidget *detail;
  GtkWidget *button;
};

G_DEFINE_FINAL_TYPE (LycCourseDownloads, lyc_course_downloads, GTK_TYPE_WIDGET)

typedef struct
{
  guint ready;
  guint under_way;
  gint64 left; /* bytes that are neither here nor asked for */
} Count;

static Count
count (LycCourseDownloads *self)
{
  Count sum = { 0, 0, 0 };

  for (guint i = 0; i < self->downloads->len; i++)
    {
      LycDownload *download = g_ptr_array_index (self->downloads, i);
      LycDownloadState state = lyc_download_get_state (download);

      if (state == LYC_DOWNLOAD_READY)
        sum.ready++;
      else if (state == LYC_DOWNLOAD_WAITING || state == LYC_DOWNLOAD_RUNNING)
        sum.under_way++;
      else
        sum.left += MAX (0, lyc_download_get_size (download) - lyc_download_get_done (download));
    }
  return sum;
}

static void
update (LycCourseDownloads *self)
{
  Count sum = count (self);
  guint n = self->downloads->len;
  guint missing = n - sum.ready - sum.under_way;
  g_autofree char *size = g_format_size ((guint64) sum.left);
  g_autofree char *label = g_strdup_printf (_("Download %s"), size);
  g_autofree char *detail = g_strdup_printf (
      ngettext ("%u of %u lesson on this computer", "%u of %u lessons on this computer", n),
      sum.ready, n);

  gtk_label_set_text (GTK_LABEL (self->title), lyc_course_get_title (self->course));
  gtk_label_set_text (GTK_LABEL (self->detail), detail);
  gtk_button_set_label (GTK_BUTTON (self->button),
                        missing > 0 && sum.left > 0 ? label : _("Download"));
  gtk_widget_set_visible (self->button, missing > 0);
}

static void
take_lessons (LycCourseDownloads *self)
{
  LycDownloads *downloads = lyc_services_get_downloads (self->services);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->lessons));

  g_ptr_array_set_size (self->downloads, 0);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (LycRecord) lesson = g_list_model_get_item (G_LIST_MODEL (self->lessons), i);
      LycDownload *download;

      if (!lyc_record_get_bool (lesson, "offline_ok"))
        continue;
      download = lyc_downloads_lookup (downloads, lyc_record_get_id (lesson));
      g_signal_handlers_disconnect_by_func (download, update, self);
      g_signal_connect_object (download, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
      g_ptr_array_add (self->downloads, download);
    }
  update (self);
}

static void
fetch_cb (LycCourseDownloads *self)
{
  LycDownloads *downloads = lyc_services_get_downloads (self->services);

  for (guint i = 0; i < self->downloads->len; i++)
    lyc_downloads_fetch (downloads,
                         lyc_download_get_lesson_id (g_ptr_array_index (self->downloads, i)));
}

static void
lyc_course_downloads_dispose (GObject *object)
{
  LycCourseDownloads *self = LYC_COURSE_DOWNLOADS (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->downloads, g_ptr_array_unref);
  g_clear_object (&self->services);
  g_clear_object (&self->course);
  g_clear_object (&self->lessons);
  G_OBJECT_CLASS (lyc_course_downloads_parent_class)->dispose (object);
}

static void
lyc_course_downloads_class_init (LycCourseDownloadsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lyc_course_downloads_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
create_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
lyc_course_downloads_init (LycCourseDownloads *self)
{
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  self->downloads = g_ptr_array_new_with_free_func (g_object_unref);
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  gtk_widget_add_css_class (self->box, "download-row");
  self->title = create_label (NULL);
  self->detail = create_label ("meta");
  self->button = gtk_button_new ();
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (texts), self->title);
  gtk_box_append (GTK_BOX (texts), self->detail);
  gtk_box_append (GTK_BOX (self->box), texts);
  gtk_box_append (GTK_BOX (self->box), self->button);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (fetch_cb), self);
}

/* Returns: (transfer floating): the course's row */
GtkWidget *
lyc_course_downloads_new (LycServices *services, const char *course_id)
{
  LycCourseDownloads *self = g_object_new (LYC_TYPE_COURSE_DOWNLOADS, NULL);
  LycLibrary *library = lyc_services_get_library (services);

  self->services = g_object_ref (services);
  self->course = LYC_COURSE (lyc_library_lookup (library, LYC_KIND_COURSE, course_id));
  self->lessons = lyc_library_children (library, LYC_KIND_LESSON, course_id);
  g_signal_connect_object (self->course, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->lessons, "items-changed", G_CALLBACK (take_lessons), self,
                           G_CONNECT_SWAPPED);
  take_lessons (self);
  return GTK_WIDGET (self);
}
