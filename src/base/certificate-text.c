/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "certificate-text.h"

#include <glib/gi18n-lib.h>

#define DAY_MS (G_GINT64_CONSTANT (86400) * 1000)

static char *
dup_date (gint64 at_ms)
{
  g_autoptr (GDateTime) when = g_date_time_new_from_unix_local (at_ms / 1000);

  return when != NULL ? g_date_time_format (when, C_ ("time", "%-d %b %Y")) : g_strdup ("");
}

/* Whether it ends soon, or has ended: passing the course's quiz begins it anew. */
gboolean
lyc_certificate_wants_renewal (const LycCertificateStanding *standing, gint64 now_ms)
{
  return standing->earned_at != 0 && standing->renew_from != 0 && now_ms >= standing->renew_from;
}

static char *
dup_renewal (const LycCertificateStanding *standing, gint64 now_ms)
{
  g_autofree char *date = dup_date (standing->expires_at);
  gint64 days = (standing->expires_at - now_ms + DAY_MS - 1) / DAY_MS;

  if (now_ms >= standing->expires_at)
    return g_strdup_printf (_("Ended on %s. Pass the course's quiz to renew it."), date);
  return g_strdup_printf (ngettext ("Ends in %d day. Pass the course's quiz to renew it.",
                                    "Ends in %d days. Pass the course's quiz to renew it.",
                                    (gulong) days),
                          (int) days);
}

/* Returns: (transfer full): how they stand, a line */
char *
lyc_certificate_text (const LycCertificateStanding *standing, gint64 now_ms)
{
  g_autofree char *earned = dup_date (standing->earned_at);
  g_autofree char *end = dup_date (standing->expires_at);

  if (standing->earned_at == 0)
    return g_strdup_printf (ngettext ("%u of %u lesson", "%u of %u lessons", standing->needed),
                            standing->done, standing->needed);
  if (lyc_certificate_wants_renewal (standing, now_ms))
    return dup_renewal (standing, now_ms);
  if (standing->expires_at != 0)
    return g_strdup_printf (_("Yours since %s, valid until %s"), earned, end);
  return g_strdup_printf (_("Yours since %s"), earned);
}
