/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How somebody stands to a certificate; times in ms since the epoch. */
typedef struct
{
  guint done; /* of the lessons that it asks for */
  guint needed;
  gint64 earned_at;  /* 0: not earned */
  gint64 expires_at; /* 0: never */
  gint64 renew_from; /* 0: never */
} LycCertificateStanding;

char *lyc_certificate_text (const LycCertificateStanding *standing, gint64 now_ms);
gboolean lyc_certificate_wants_renewal (const LycCertificateStanding *standing, gint64 now_ms);

G_END_DECLS
