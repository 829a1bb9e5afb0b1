/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "certificate.h"

/**
 * LycCertificate:
 *
 * That the learner completed what a course certifies. Fields as in data/api/openapi.yaml; times in
 * ms since the epoch, 0 for never.
 */
struct _LycCertificate
{
  LycRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (LycCertificate, lyc_certificate, LYC_TYPE_RECORD)

static void
lyc_certificate_class_init (LycCertificateClass *klass)
{
}

static void
lyc_certificate_init (LycCertificate *self)
{
}

const char *
lyc_certificate_get_course_id (LycCertificate *self)
{
  return lyc_record_get_string (LYC_RECORD (self), "course_id");
}

gint64
lyc_certificate_get_earned_at (LycCertificate *self)
{
  return lyc_record_get_int (LYC_RECORD (self), "earned_at");
}

gint64
lyc_certificate_get_expires_at (LycCertificate *self)
{
  return lyc_record_get_int (LYC_RECORD (self), "expires_at");
}

gint64
lyc_certificate_get_renew_from (LycCertificate *self)
{
  return lyc_record_get_int (LYC_RECORD (self), "renew_from");
}
