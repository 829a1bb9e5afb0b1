/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "backoff.h"
#include "error-code.h"
#include "folder.h"
#include "text-clean.h"
#include "time-text.h"

/* 2026-11-24 10:00:00 UTC, a Tuesday. */
#define NOW G_GINT64_CONSTANT (1795514400000)
#define HOUR (3600 * G_GINT64_CONSTANT (1000))

static void
assert_text (char *text, const char *expected)
{
  g_assert_cmpstr (text, ==, expected);
  g_free (text);
}

static void
test_time_text (void)
{
  assert_text (lyc_time_text_relative (NOW - 1000, NOW), "now");
  assert_text (lyc_time_text_relative (NOW + 1000, NOW), "now");
  assert_text (lyc_time_text_relative (NOW - 12 * 60000, NOW), "12 min");
  assert_text (lyc_time_text_relative (NOW - 2 * HOUR, NOW), "2 h");
  assert_text (lyc_time_text_relative (NOW - 11 * HOUR, NOW), "yesterday");
  assert_text (lyc_time_text_relative (NOW - 40 * HOUR, NOW), "Sun");
  assert_text (lyc_time_text_relative (NOW - 21 * 24 * HOUR, NOW), "3 Nov");
  assert_text (lyc_time_text_relative (NOW - 700 * 24 * HOUR, NOW), "24 Dec 2024");
  assert_text (lyc_time_text_clock (NOW), "10:00");
  assert_text (lyc_time_text_day (NOW - 11 * HOUR, NOW), "Yesterday");
  assert_text (lyc_time_text_day (NOW - 40 * HOUR, NOW), "Sunday");
  assert_text (lyc_time_text_span (312000), "5:12");
  assert_text (lyc_time_text_span (3723999), "1:02:03");
  assert_text (lyc_time_text_span (-5), "0:00");
  g_assert_true (lyc_time_text_same_day (NOW, NOW - 9 * HOUR));
  g_assert_false (lyc_time_text_same_day (NOW, NOW - 11 * HOUR));
}

static void
test_text_clean (void)
{
  assert_text (lyc_text_clean_line ("a\nb\tc\x01", 100), "a b c");
  assert_text (lyc_text_clean_line ("evil\xe2\x80\xaegnp.exe", 100), "evilgnp.exe");
  assert_text (lyc_text_clean_line ("ééé", 2), "éé");
  assert_text (lyc_text_clean_line ("e\xcc\x81", 10), "é");
  assert_text (lyc_text_clean_file_name ("../../etc/passwd"), "___.._etc_passwd");
  assert_text (lyc_text_clean_file_name ("a\\b:c"), "a_b_c");
  assert_text (lyc_text_clean_file_name ("  "), "file");
  assert_text (lyc_text_clean_line ("a\xe2\x80\xa8""b", 100), "a b");
}

/* No name is longer than a file system takes, none ends within a character, and the kind stays. */
static void
test_long_file_name (void)
{
  for (guint shift = 0; shift < 4; shift++)
    {
      g_autoptr (GString) name = g_string_new (NULL);
      g_autofree char *clean = NULL;

      for (guint i = 0; i < shift; i++)
        g_string_append_c (name, 'a');
      for (guint i = 0; i < 300; i++)
        g_string_append (name, "\xe2\x82\xac");
      g_string_append (name, ".webm");
      clean = lyc_text_clean_file_name (name->str);
      g_assert_cmpuint (strlen (clean), <=, 200);
      g_assert_cmpuint (strlen (clean), >, 190);
      g_assert_true (g_utf8_validate (clean, -1, NULL));
      g_assert_true (g_str_has_suffix (clean, ".webm"));
    }
}

static void
test_backoff (void)
{
  LycBackoff backoff = { 0 };

  g_assert_cmpuint (lyc_backoff_next_ms (&backoff, 0.5), ==, 500);
  g_assert_cmpuint (lyc_backoff_next_ms (&backoff, 0.5), ==, 1000);
  for (int i = 0; i < 40; i++)
    g_assert_cmpuint (lyc_backoff_next_ms (&backoff, 0.999), <, 30000);
  g_assert_cmpuint (lyc_backoff_next_ms (&backoff, 0.5), ==, 15000);
  g_assert_cmpuint (lyc_backoff_next_ms (&backoff, 0), ==, 50);
  lyc_backoff_reset (&backoff);
  g_assert_cmpuint (lyc_backoff_next_ms (&backoff, 0.5), ==, 500);
}

/* What the same request may cure later, and what it never will. */
static void
test_error (void)
{
  static const LycErrorCode passing[]
      = { LYC_ERROR_NETWORK, LYC_ERROR_BUSY, LYC_ERROR_SIGN_IN, LYC_ERROR_INVALID };
  guint passed = 0;

  for (int code = LYC_ERROR_NETWORK; code <= LYC_ERROR_UNSUPPORTED; code++)
    {
      g_autoptr (GError) error = g_error_new_literal (LYC_ERROR, code, "");

      passed += lyc_error_passes (error);
    }
  for (guint i = 0; i < G_N_ELEMENTS (passing); i++)
    {
      g_autoptr (GError) error = g_error_new_literal (LYC_ERROR, (int) passing[i], "");

      g_assert_true (lyc_error_passes (error));
    }
  g_assert_cmpuint (passed, ==, G_N_ELEMENTS (passing));
}

/* Three files of ten bytes, written one after the other. */
static void
test_folder_trim (void)
{
  static const char *const names[] = { "newest", "oldest", "middle" };
  static const gint64 ages[] = { 3, 1, 2 };
  g_autofree char *parent = g_dir_make_tmp ("lyc-folder-XXXXXX", NULL);
  g_autofree char *folder = g_build_filename (parent, "kept", NULL);
  char *paths[3];

  g_mkdir (folder, 0700);
  for (guint i = 0; i < 3; i++)
    {
      paths[i] = g_build_filename (folder, names[i], NULL);
      g_assert_true (g_file_set_contents (paths[i], "0123456789", 10, NULL));
      g_assert_cmpint (
          utimensat (AT_FDCWD, paths[i], (struct timespec[]){ { ages[i], 0 }, { ages[i], 0 } }, 0),
          ==, 0);
    }
  lyc_folder_trim (parent, "kept", 30);
  g_assert_true (g_file_test (paths[1], G_FILE_TEST_EXISTS));
  lyc_folder_trim (parent, "kept", 29);
  g_assert_false (g_file_test (paths[1], G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (paths[2], G_FILE_TEST_EXISTS));
  lyc_folder_trim (parent, "kept", 10);
  g_assert_false (g_file_test (paths[2], G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (paths[0], G_FILE_TEST_EXISTS));
  lyc_folder_trim (parent, "kept", 0);
  lyc_folder_trim (parent, "nowhere", 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  g_assert_cmpint (g_rmdir (parent), ==, 0);
  for (guint i = 0; i < 3; i++)
    g_free (paths[i]);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/time-text", test_time_text);
  g_test_add_func ("/base/text-clean", test_text_clean);
  g_test_add_func ("/base/text-clean/long-file-name", test_long_file_name);
  g_test_add_func ("/base/folder-trim", test_folder_trim);
  g_test_add_func ("/base/backoff", test_backoff);
  g_test_add_func ("/base/error", test_error);
  return g_test_run ();
}
