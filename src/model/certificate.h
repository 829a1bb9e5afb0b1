/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record.h"

G_BEGIN_DECLS

#define LYC_TYPE_CERTIFICATE (lyc_certificate_get_type ())
G_DECLARE_FINAL_TYPE (LycCertificate, lyc_certificate, LYC, CERTIFICATE, LycRecord)

const char *lyc_certificate_get_course_id (LycCertificate *self);
gint64 lyc_certificate_get_earned_at (LycCertificate *self);
gint64 lyc_certificate_get_expires_at (LycCertificate *self);
gint64 lyc_certificate_get_renew_from (LycCertificate *self);

G_END_DECLS
