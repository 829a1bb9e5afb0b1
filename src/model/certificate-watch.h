/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "certificate-text.h"
#include "course.h"
#include "library.h"

G_BEGIN_DECLS

/**
 * LycCertificateWatch:
 *
 * Follows how the learner stands to what a course certifies. Signal "changed".
 */
#define LYC_TYPE_CERTIFICATE_WATCH (lyc_certificate_watch_get_type ())
G_DECLARE_FINAL_TYPE (LycCertificateWatch, lyc_certificate_watch, LYC, CERTIFICATE_WATCH, GObject)

LycCertificateWatch *lyc_certificate_watch_new (LycLibrary *library, const char *course_id);
const char *lyc_certificate_watch_get_title (LycCertificateWatch *self);
void lyc_certificate_watch_get_standing (LycCertificateWatch *self,
                                         LycCertificateStanding *standing);

G_END_DECLS
