/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "webvtt.h"

#include <string.h>

#define HEAD "WEBVTT\n\n"
#define TIMES "00:01.000 --> 00:02.000\n"

typedef struct
{
  const char *name;
  const char *file;
  /* What is expected: a dump of the cues, or the error and its line. */
  const char *cues;
  int code;
  int line;
} Case;

#define GOOD(name, file, cues) { name, file, cues, -1, 0 }
#define BAD(name, file, code, line) { name, file, NULL, LYC_WEBVTT_ERROR_##code, line }

static const Case cases[] = {
  GOOD ("head-alone", "WEBVTT", ""),
  GOOD ("head-line", "WEBVTT\n", ""),
  GOOD ("head-text", "WEBVTT - Say it back\n\n", ""),
  GOOD ("head-tab", "WEBVTT\tx\n\n", ""),
  GOOD ("head-metadata", "WEBVTT\nKind: captions\nLanguage: en\n\n" TIMES "a", "1000-2000 a;"),
  GOOD ("byte-order-mark", "\xef\xbb\xbfWEBVTT\n\n" TIMES "a\n", "1000-2000 a;"),
  GOOD ("one", HEAD TIMES "Hello there\n", "1000-2000 Hello there;"),
  GOOD ("no-last-newline", HEAD TIMES "Hello", "1000-2000 Hello;"),
  GOOD ("crlf", "WEBVTT\r\n\r\n00:01.000 --> 00:02.000\r\na\r\nb\r\n", "1000-2000 a|b;"),
  GOOD ("cr", "WEBVTT\r\r00:01.000 --> 00:02.000\ra\r\r00:03.000 --> 00:04.000\rb",
        "1000-2000 a;3000-4000 b;"),
  GOOD ("many-empty-lines", "WEBVTT\n\n\n\n" TIMES "a\n\n\n\n", "1000-2000 a;"),
  GOOD ("hours", HEAD "01:02:03.456 --> 02:00:00.000\na", "3723456-7200000 a;"),
  GOOD ("three-digit-hours", HEAD "000:00:01.000 --> 0000:00:02.000\na", "1000-2000 a;"),
  GOOD ("tabs-at-arrow", HEAD "00:01.000\t-->\t00:02.000\na", "1000-2000 a;"),
  GOOD ("settings", HEAD "00:01.000 --> 00:02.000 align:start line:0%\na", "1000-2000 a;"),
  GOOD ("id", HEAD "intro 1\n" TIMES "a", "1000-2000 #intro 1 a;"),
  GOOD ("two", HEAD TIMES "a\n\n2\n00:02.000 --> 00:03.000\nb", "1000-2000 a;2000-3000 #2 b;"),
  GOOD ("same-start", HEAD TIMES "a\n\n" TIMES "b", "1000-2000 a;1000-2000 b;"),
  GOOD ("overlap",
        HEAD "00:01.000 --> 00:09.000\na\n\n"
             "00:02.000 --> 00:03.000\nb",
        "1000-9000 a;2000-3000 b;"),
  GOOD ("note", HEAD "NOTE by hand\nmore\n\n" TIMES "a\n\nNOTE\nend", "1000-2000 a;"),
  GOOD ("style", HEAD "STYLE\n::cue { color: red }\n\n" TIMES "a", "1000-2000 a;"),
  GOOD ("region", HEAD "REGION\nid:fred\n\n" TIMES "a", "1000-2000 a;"),
  GOOD ("voice", HEAD TIMES "<v Ines Duarte>Hello", "1000-2000 @Ines Duarte Hello;"),
  GOOD ("voice-class", HEAD TIMES "<v.loud Tom>Hello</v>", "1000-2000 @Tom Hello;"),
  GOOD ("voice-first", HEAD TIMES "<v Tom>Hi\n<v Ines>Ho", "1000-2000 @Tom Hi|Ho;"),
  GOOD ("voice-nameless", HEAD TIMES "<v>Hi", "1000-2000 Hi;"),
  GOOD ("tags", HEAD TIMES "<b>So</b> <i.x>before</i> <c.yellow>you</c>",
        "1000-2000 So before you;"),
  GOOD ("karaoke", HEAD TIMES "one <00:01.500>two", "1000-2000 one two;"),
  GOOD ("entities", HEAD TIMES "a &lt;b&gt; &amp; &quot;c&quot;", "1000-2000 a <b> & \"c\";"),
  GOOD ("entity-once", HEAD TIMES "&amp;lt;", "1000-2000 &lt;;"),
  GOOD ("lone-ampersand", HEAD TIMES "salt & pepper &unknown;",
        "1000-2000 salt & pepper &unknown;;"),
  GOOD ("lone-greater", HEAD TIMES "2 > 1", "1000-2000 2 > 1;"),
  GOOD ("utf8", HEAD TIMES "Olá – ça va? 😈", "1000-2000 Olá – ça va? 😈;"),
  GOOD ("outer-space", HEAD TIMES "  a  \n", "1000-2000 a;"),
  GOOD ("id-like-note", HEAD "NOTES\n" TIMES "a", "1000-2000 #NOTES a;"),

  BAD ("empty", "", SIGNATURE, 1),
  BAD ("no-head", TIMES "a", SIGNATURE, 1),
  BAD ("lower-head", "webvtt\n\n", SIGNATURE, 1),
  BAD ("head-glued", "WEBVTTX\n\n", SIGNATURE, 1),
  BAD ("srt", "1\n00:00:01,000 --> 00:00:02,000\na", SIGNATURE, 1),
  BAD ("html", "<!doctype html>\n<html>", SIGNATURE, 1),
  BAD ("head-no-empty-line", "WEBVTT\n" TIMES "a", SIGNATURE, 2),
  BAD ("comma", HEAD "00:01,000 --> 00:02,000\na", TIMING, 3),
  BAD ("no-thousandths", HEAD "00:01 --> 00:02\na", TIMING, 3),
  BAD ("two-digit-thousandths", HEAD "00:01.00 --> 00:02.00\na", TIMING, 3),
  BAD ("one-digit-minute", HEAD "0:01.000 --> 0:02.000\na", TIMING, 3),
  BAD ("minute-60", HEAD "60:00.000 --> 61:00.000\na", TIMING, 3),
  BAD ("second-60", HEAD "00:60.000 --> 01:00.000\na", TIMING, 3),
  BAD ("no-space", HEAD "00:01.000-->00:02.000\na", TIMING, 3),
  BAD ("no-end", HEAD "00:01.000 -->\na", TIMING, 3),
  BAD ("no-start", HEAD "--> 00:02.000\na", TIMING, 3),
  BAD ("negative", HEAD "-00:01.000 --> 00:02.000\na", TIMING, 3),
  BAD ("glued-settings", HEAD "00:01.000 --> 00:02.000align:start\na", TIMING, 3),
  BAD ("backwards", HEAD "00:02.000 --> 00:01.000\na", TIMING, 3),
  BAD ("no-length", HEAD "00:02.000 --> 00:02.000\na", TIMING, 3),
  BAD ("many-hours", HEAD "00:00:00.000 --> 99999:00:00.000\na", LIMIT, 3),
  BAD ("beyond-a-day", HEAD "00:00:00.000 --> 24:00:00.001\na", LIMIT, 3),
  BAD ("text-alone", HEAD "Hello\n", TIMING, 3),
  BAD ("id-then-text", HEAD "1\nHello\n", TIMING, 4),
  BAD ("no-empty-line", HEAD TIMES "a\n00:02.000 --> 00:03.000\nb", TEXT, 5),
  BAD ("arrow-in-note", HEAD "NOTE\n" TIMES "a", TEXT, 4),
  BAD ("no-text", HEAD TIMES, TEXT, 3),
  BAD ("no-text-then-cue", HEAD TIMES "\n00:02.000 --> 00:03.000\nb", TEXT, 3),
  BAD ("only-tags", HEAD TIMES "<b></b>", TEXT, 3),
  BAD ("open-tag", HEAD TIMES "a <b", TEXT, 4),
  BAD ("less-than", HEAD TIMES "1 < 2", TEXT, 4),
  BAD ("order", HEAD "00:05.000 --> 00:06.000\na\n\n" TIMES "b", ORDER, 6),
  BAD ("not-utf8", HEAD TIMES "Ol\xe1", ENCODING, 4),
  BAD ("overlong-utf8", HEAD TIMES "\xc0\xaf", ENCODING, 4),
  BAD ("surrogate", HEAD TIMES "\xed\xa0\x80", ENCODING, 4),
  BAD ("control", HEAD TIMES "a\x1b[0m", ENCODING, 4),
  BAD ("style-after-cue", HEAD TIMES "a\n\nSTYLE\n::cue {}\n", TIMING, 7),
};

static char *
dump (GPtrArray *cues)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < cues->len; i++)
    {
      const LycCue *cue = cues->pdata[i];

      g_string_append_printf (out, "%" G_GINT64_FORMAT "-%" G_GINT64_FORMAT " ", cue->start_ms,
                              cue->end_ms);
      if (cue->id)
        g_string_append_printf (out, "#%s ", cue->id);
      if (cue->voice)
        g_string_append_printf (out, "@%s ", cue->voice);
      g_string_append_printf (out, "%s;", cue->text);
    }
  return g_strdelimit (g_string_free (out, FALSE), "\n", '|');
}

static void
check_error (const GError *error, int code, int line)
{
  g_autofree char *prefix = g_strdup_printf ("line %d: ", line);

  g_assert_error (error, LYC_WEBVTT_ERROR, code);
  if (!g_str_has_prefix (error->message, prefix))
    g_error ("expected \"%s…\", got \"%s\"", prefix, error->message);
}

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) cues = NULL;
  /* An exact copy, so that a read past the end is seen by the sanitizer. */
  gsize length = strlen (c->file);
  g_autofree char *bytes = g_memdup2 (c->file, length);

  cues = lyc_webvtt_parse (bytes, length, &error);
  if (c->cues == NULL)
    {
      g_assert_null (cues);
      check_error (error, c->code, c->line);
    }
  else
    {
      g_autofree char *got = NULL;

      g_assert_no_error (error);
      got = dump (cues);
      g_assert_cmpstr (got, ==, c->cues);
    }
}

static void
check_limit (GString *file, int line)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (lyc_webvtt_parse (file->str, file->len, &error));
  check_error (error, LYC_WEBVTT_ERROR_LIMIT, line);
}

static void
test_limits (void)
{
  g_autoptr (GString) file = g_string_new (HEAD TIMES);

  for (int i = 0; i < LYC_WEBVTT_MAX_LINE; i++)
    g_string_append_c (file, 'a');
  g_ptr_array_unref (lyc_webvtt_parse (file->str, file->len, NULL));
  g_string_append_c (file, 'a');
  check_limit (file, 4);

  g_string_assign (file, HEAD TIMES);
  for (int i = 0; i < LYC_WEBVTT_MAX_CUE_LINES + 1; i++)
    g_string_append (file, "a\n");
  check_limit (file, 4 + LYC_WEBVTT_MAX_CUE_LINES);

  g_string_assign (file, HEAD);
  for (int i = 0; i < LYC_WEBVTT_MAX_CUES + 1; i++)
    g_string_append (file, TIMES "a\n\n");
  check_limit (file, 3 + 3 * LYC_WEBVTT_MAX_CUES);

  g_string_assign (file, HEAD "NOTE\n");
  while (file->len <= LYC_WEBVTT_MAX_BYTES)
    g_string_append (file, "and so on and so on and so on and so on\n");
  check_limit (file, 1);
}

static void
test_nul (void)
{
  static const char file[] = HEAD TIMES "a\0b";
  g_autoptr (GError) error = NULL;

  g_assert_null (lyc_webvtt_parse (file, sizeof file - 1, &error));
  check_error (error, LYC_WEBVTT_ERROR_ENCODING, 4);
}

/* Every prefix of a file, and the file with each byte changed: an answer, never a crash. */
static void
test_damage (void)
{
  static const char file[] = "WEBVTT x\n\nNOTE n\n\n1\n"
                             "00:01.000 --> 00:02.000 a:b\n<v T>a &amp; b</v>\nc\n";
  const char bytes[] = { '\0', '\n', '\r', '<', '>', '&', '-', ':', '9', '\xff' };

  for (gsize length = 0; length < sizeof file; length++)
    for (gsize b = 0; b < sizeof bytes; b++)
      {
        g_autofree char *copy = g_memdup2 (file, MAX (length, 1));
        g_autoptr (GError) error = NULL;
        g_autoptr (GPtrArray) cues = NULL;

        if (length > 0)
          copy[length - 1] = bytes[b];
        cues = lyc_webvtt_parse (copy, length, &error);
        g_assert_true ((cues == NULL) == (error != NULL));
      }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/base/webvtt/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/base/webvtt/limits", test_limits);
  g_test_add_func ("/base/webvtt/nul", test_nul);
  g_test_add_func ("/base/webvtt/damage", test_damage);
  return g_test_run ();
}
