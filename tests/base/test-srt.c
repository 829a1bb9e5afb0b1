/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-markup.h"
#include "srt.h"

#include <string.h>

#define TIMES "00:00:01,000 --> 00:00:02,000\n"

/* What is expected: cues as "start-end [settings] text", or the error and its line. */
static const struct
{
  const char *name;
  const char *file;
  const char *expected;
} cases[] = {
  { "empty", "", "" },
  { "empty-lines", "\n\r\n \n", "" },
  { "one", "1\n" TIMES "Hello\nthere\n", "1000-2000 Hello|there;" },
  { "byte-order-mark",
    "\xef\xbb\xbf"
    "1\n" TIMES "a",
    "1000-2000 a;" },
  { "crlf", "1\r\n00:00:01,000 --> 00:00:02,000\r\na\r\nb\r\n\r\n", "1000-2000 a|b;" },
  { "no-number", TIMES "a\n\n" TIMES "b\n", "1000-2000 a;1000-2000 b;" },
  { "dots", "1\n00:00:01.000 --> 00:00:02.000\na", "1000-2000 a;" },
  { "coordinates", "1\n00:00:01,000 --> 00:00:02,000 X1:0 X2:9 Y1:0 Y2:9\na", "1000-2000 a;" },
  { "any-order", "2\n00:00:03,000 --> 00:00:04,000\nb\n\n1\n" TIMES "a",
    "1000-2000 a;3000-4000 b;" },
  { "without-text", "1\n" TIMES "\n2\n" TIMES "a", "1000-2000 a;" },
  { "line-of-spaces", "1\n" TIMES "a\n \n2\n" TIMES "b", "1000-2000 a;1000-2000 b;" },
  { "tags", "1\n" TIMES "<b>a</b> <i>b</i> <u>c</u>", "1000-2000 <b>a</b> <i>b</i> <u>c</u>;" },
  { "font", "1\n" TIMES "<font color=\"#ff0000\">a</font>", "1000-2000 a;" },
  { "ampersand", "1\n" TIMES "a &amp; b & c", "1000-2000 a &amp; b & c;" },
  { "above", "1\n" TIMES "{\\an8}a", "1000-2000 [line:0%] a;" },
  { "middle-left", "1\n" TIMES "{\\an4}a", "1000-2000 [line:50%,center align:left] a;" },
  { "below-right", "1\n" TIMES "{\\an3}a", "1000-2000 [align:right] a;" },
  { "no-place", "1\n" TIMES "{\\an0}a", "1000-2000 {\\an0}a;" },
  { "hours", "1\n12:34:56,789 --> 23:59:59,999\na", "45296789-86399999 a;" },
  { "number-alone", "1\n\n2\n" TIMES "a", "TIMING 2" },
  { "number-last", "1", "TIMING 1" },
  { "text-alone", "Hello\n", "TIMING 1" },
  { "webvtt", "WEBVTT\n\n00:01.000 --> 00:02.000\na", "TIMING 1" },
  { "short-arrow", "1\n00:00:01,000 -> 00:00:02,000\na", "TIMING 2" },
  { "no-spaces", "1\n00:00:01,000-->00:00:02,000\na", "TIMING 2" },
  { "no-end", "1\n00:00:01,000 -->\na", "TIMING 2" },
  { "minute-60", "1\n00:60:00,000 --> 01:00:00,000\na", "TIMING 2" },
  { "backwards", "1\n00:00:02,000 --> 00:00:01,000\na", "TIMING 2" },
  { "beyond-a-day", "1\n00:00:02,000 --> 24:00:00,001\na", "LIMIT 2" },
  { "no-empty-line", "1\n" TIMES "a\n2\n" TIMES "b", "TEXT 5" },
  { "open-tag", "1\n" TIMES "a\n<b", "TEXT 4" },
  { "latin-1", "1\n" TIMES "caf\xe9", "ENCODING 3" },
  { "control", "1\n" TIMES "a\x1b[0m", "ENCODING 3" },
};

static const char *const codes[]
    = { "ENCODING", "SIGNATURE", "TIMING", "ORDER", "TEXT", "SETTINGS", "LIMIT" };

static char *
dump (GPtrArray *cues)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < cues->len; i++)
    {
      const LycCue *cue = cues->pdata[i];
      g_autofree char *settings = lyc_cue_layout_to_settings (&cue->layout);
      g_autofree char *markup = lyc_cue_get_markup (cue);

      g_string_append_printf (out, "%d-%d ", (int) cue->start_ms, (int) cue->end_ms);
      if (*settings != '\0')
        g_string_append_printf (out, "[%s] ", settings);
      g_string_append_printf (out, "%s;", markup != NULL ? markup : cue->text);
    }
  return g_strdelimit (g_string_free (out, FALSE), "\n", '|');
}

static void
test_cases (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gsize length = strlen (cases[i].file);
      g_autofree char *copy = g_memdup2 (cases[i].file, MAX (length, 1));
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) cues = lyc_srt_parse (copy, length, &error);
      g_autofree char *got = cues != NULL ? dump (cues) : NULL;

      if (cues == NULL)
        got = g_strdup_printf ("%s %d", codes[error->code],
                               atoi (error->message + strlen ("line ")));
      g_test_message ("%s", cases[i].name);
      g_assert_cmpstr (got, ==, cases[i].expected);
    }
}

static void
check_limit (GString *file, int line)
{
  g_autofree char *prefix = g_strdup_printf ("line %d: ", line);
  g_autoptr (GError) error = NULL;

  g_assert_null (lyc_srt_parse (file->str, file->len, &error));
  g_assert_error (error, LYC_WEBVTT_ERROR, LYC_WEBVTT_ERROR_LIMIT);
  g_assert_true (g_str_has_prefix (error->message, prefix));
}

static void
test_limits (void)
{
  g_autoptr (GString) file = g_string_new ("1\n" TIMES);

  for (int i = 0; i < LYC_WEBVTT_MAX_LINE + 1; i++)
    g_string_append_c (file, 'a');
  check_limit (file, 3);
  g_string_assign (file, "1\n" TIMES);
  for (int i = 0; i < LYC_WEBVTT_MAX_CUE_LINES + 1; i++)
    g_string_append (file, "a\n");
  check_limit (file, 3 + LYC_WEBVTT_MAX_CUE_LINES);
  g_string_truncate (file, 0);
  for (int i = 0; i < LYC_WEBVTT_MAX_CUES + 1; i++)
    g_string_append (file, TIMES "a\n\n");
  check_limit (file, 1 + 3 * LYC_WEBVTT_MAX_CUES);
  while (file->len <= LYC_WEBVTT_MAX_BYTES)
    g_string_append (file, "\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n");
  check_limit (file, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  g_test_add_func ("/base/srt/cases", test_cases);
  g_test_add_func ("/base/srt/limits", test_limits);
  return g_test_run ();
}
