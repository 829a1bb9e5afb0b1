/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "certificate-text.h"

#define DAY (G_GINT64_CONSTANT (86400) * 1000)
#define NOW (G_GINT64_CONSTANT (1790000000) * 1000)

static void
check (LycCertificateStanding standing, const char *words, gboolean renewal)
{
  g_autofree char *text = lyc_certificate_text (&standing, NOW);

  g_assert_nonnull (strstr (text, words));
  g_assert_cmpint (lyc_certificate_wants_renewal (&standing, NOW), ==, renewal);
}

static void
test_open (void)
{
  check ((LycCertificateStanding){ .done = 2, .needed = 4 }, "2 of 4 lessons", FALSE);
}

static void
test_for_ever (void)
{
  check ((LycCertificateStanding){ 4, 4, NOW - DAY, 0, 0 }, "Yours since", FALSE);
}

static void
test_valid (void)
{
  check ((LycCertificateStanding){ 4, 4, NOW - DAY, NOW + 100 * DAY, NOW + 70 * DAY },
         "valid until", FALSE);
}

/* The last day counts as one whole day, and the moment of the end is past it. */
static void
test_ends (void)
{
  check ((LycCertificateStanding){ 4, 4, NOW - DAY, NOW + 12 * DAY - 5, NOW - 18 * DAY },
         "Ends in 12 days", TRUE);
  check ((LycCertificateStanding){ 4, 4, NOW - DAY, NOW + 1, NOW - 30 * DAY }, "Ends in 1 day.",
         TRUE);
  check ((LycCertificateStanding){ 4, 4, NOW - 9 * DAY, NOW, NOW - 30 * DAY }, "Ended on", TRUE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/certificate-text/open", test_open);
  g_test_add_func ("/base/certificate-text/for-ever", test_for_ever);
  g_test_add_func ("/base/certificate-text/valid", test_valid);
  g_test_add_func ("/base/certificate-text/ends", test_ends);
  return g_test_run ();
}
