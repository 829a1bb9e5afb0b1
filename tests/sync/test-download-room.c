/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>

#include "download-run.h"

#define MB G_GINT64_CONSTANT (1000000)

static void
test_room (void)
{
  g_autofree char *fits = lyc_download_room (500 * MB, 600 * MB);
  g_autofree char *tight = lyc_download_room (500 * MB, 600 * MB - 1);
  g_autofree char *whole = lyc_download_room (0, 0);
  g_autofree char *absurd = lyc_download_room (G_MAXINT64, G_MAXUINT64 / 4);

  g_assert_null (fits);
  g_assert_null (whole);
  g_assert_nonnull (absurd);
  g_assert_nonnull (strstr (tight, "500"));
  g_assert_nonnull (strstr (tight, "Free some space"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/download-room/room", test_room);
  return g_test_run ();
}
