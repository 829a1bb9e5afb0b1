/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "certificate-watch.h"

#include "certificate.h"
#include "progress.h"

struct _LycCertificateWatch
{
  GObject parent_instance;

  LycLibrary *library;
  LycCourse *course;
  LycResults *certificates; /* of the course: one, once it is earned */
  LycResults *progresses;   /* of the learner in the course */
};

G_DEFINE_FINAL_TYPE (LycCertificateWatch, lyc_certificate_watch, G_TYPE_OBJECT)

static guint changed_signal;

static void
tell (LycCertificateWatch *self)
{
  g_signal_emit (self, changed_signal, 0);
}

static void
follow_items (LycCertificateWatch *self, guint position, guint removed, guint added,
              GListModel *model)
{
  for (guint i = position; i < position + added; i++)
    {
      g_autoptr (LycRecord) record = g_list_model_get_item (model, i);

      g_signal_handlers_disconnect_by_func (record, tell, self);
      g_signal_connect_object (record, "changed", G_CALLBACK (tell), self, G_CONNECT_SWAPPED);
    }
  tell (self);
}

static void
follow_list (LycCertificateWatch *self, LycResults *results)
{
  GListModel *model = G_LIST_MODEL (results);

  g_signal_connect_object (results, "items-changed", G_CALLBACK (follow_items), self,
                           G_CONNECT_SWAPPED);
  follow_items (self, 0, 0, g_list_model_get_n_items (model), model);
}

static void
lyc_certificate_watch_finalize (GObject *object)
{
  LycCertificateWatch *self = LYC_CERTIFICATE_WATCH (object);

  g_object_unref (self->library);
  g_object_unref (self->course);
  g_object_unref (self->certificates);
  g_object_unref (self->progresses);
  G_OBJECT_CLASS (lyc_certificate_watch_parent_class)->finalize (object);
}

static void
lyc_certificate_watch_class_init (LycCertificateWatchClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lyc_certificate_watch_finalize;
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
lyc_certificate_watch_init (LycCertificateWatch *self)
{
}

/* Returns: (transfer full) */
LycCertificateWatch *
lyc_certificate_watch_new (LycLibrary *library, const char *course_id)
{
  LycCertificateWatch *self = g_object_new (LYC_TYPE_CERTIFICATE_WATCH, NULL);

  self->library = g_object_ref (library);
  self->course = LYC_COURSE (lyc_library_lookup (library, LYC_KIND_COURSE, course_id));
  self->certificates = lyc_library_children (library, LYC_KIND_CERTIFICATE, course_id);
  self->progresses = lyc_library_children (library, LYC_KIND_PROGRESS, course_id);
  g_signal_connect_object (self->course, "changed", G_CALLBACK (tell), self, G_CONNECT_SWAPPED);
  follow_list (self, self->certificates);
  follow_list (self, self->progresses);
  return self;
}

/* Returns: (nullable): what is certified; %NULL where nothing is */
const char *
lyc_certificate_watch_get_title (LycCertificateWatch *self)
{
  LycCourseCertificate certificate;

  return lyc_course_get_certificate (self->course, &certificate) ? certificate.title : NULL;
}

static gboolean
is_done (LycCertificateWatch *self, const char *lesson_id)
{
  GListModel *model = G_LIST_MODEL (self->progresses);
  guint n = g_list_model_get_n_items (model);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (LycProgress) progress = g_list_model_get_item (model, i);

      if (g_strcmp0 (lyc_progress_get_lesson_id (progress), lesson_id) == 0)
        return lyc_progress_get_completed_at (progress) != 0;
    }
  return FALSE;
}

/* @standing: (out caller-allocates): how the learner stands; all 0 where nothing is certified */
void
lyc_certificate_watch_get_standing (LycCertificateWatch *self, LycCertificateStanding *standing)
{
  LycCourseCertificate certificate;
  g_autoptr (LycCertificate) earned = g_list_model_get_item (G_LIST_MODEL (self->certificates), 0);

  *standing = (LycCertificateStanding){ 0 };
  if (!lyc_course_get_certificate (self->course, &certificate))
    return;
  standing->needed = json_array_get_length (certificate.lesson_ids);
  for (guint i = 0; i < standing->needed; i++)
    standing->done += is_done (self, json_array_get_string_element (certificate.lesson_ids, i));
  if (earned == NULL)
    return;
  standing->earned_at = lyc_certificate_get_earned_at (earned);
  standing->expires_at = lyc_certificate_get_expires_at (earned);
  standing->renew_from = lyc_certificate_get_renew_from (earned);
}
