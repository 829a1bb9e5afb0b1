/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files made to be slow: what is looked at grows as the file does, whatever it holds. The parser counts
 * it, so that no clock is asked. */
#include "webvtt.h"

#define HEAD "WEBVTT\n\n"
#define TIMES "00:01.000 --> 00:02.000\n"
#define SIZE (128 * 1024)

/* Bytes and rules looked at for one byte of a file, at the most. */
#define MOST_A_BYTE 100

typedef struct
{
  const char *name;
  const char *first;  /* once */
  const char *piece;  /* again and again */
  guint pieces;       /* of these a line, 0: one line each piece has */
  const char *line;   /* ends such a line */
} Case;

static const Case cases[] = {
  { "cues", HEAD, TIMES "what is said for a while, on one line of a cue\n\n", 0, NULL },
  { "lines", HEAD TIMES "a\n\nNOTE\n", "and so on\n", 0, NULL },
  { "empty-lines", HEAD, "\n", 0, NULL },
  { "carriage-returns", HEAD, "\r", 0, NULL },
  { "bad-bytes", HEAD "NOTE\n", "\xff\xfe", 500, "\n" },
  { "controls", HEAD "NOTE\n", "\x01", 500, "\n" },
  { "arrows", HEAD, "-->\n", 0, NULL },
  { "half-arrows", HEAD "NOTE\n", "--", 1000, "\n" },
  { "arrows-in-line", HEAD, "-->", 1000, "\n" },
  { "blocks-of-arrows", HEAD, "a\nb\nc -->\n", 0, NULL },
  { "ampersands", HEAD, "&", 3000, "\n\n" TIMES },
  { "names", HEAD, "&CounterClockwiseContourIntegra ", 100, "\n\n" TIMES },
  { "digits", HEAD, "&#0", 1000, "\n\n" TIMES },
  { "long-digits", HEAD, "0", 4000, "\n\n" TIMES },
  { "open-tags", HEAD, "<", 100, "\n\n" TIMES },
  { "classes", HEAD "STYLE\n::cue(.x){}::cue(.x){}::cue(.x){}::cue(.x){}::cue(.x){}\n\n", "<c.a.a.a.a.a>", 10,
    "\n\n" TIMES },
  { "annotations", HEAD, " ", 4000, "\n\n" TIMES "<v" },
  { "settings", HEAD, "line:1 ", 200, "\n\n00:01.000 --> 00:02.000 " },
  { "colons", HEAD, ":", 3000, "\n\n00:01.000 --> 00:02.000 " },
  { "selectors", HEAD "STYLE\n", "a,", 1000, "\n" },
  { "selectors-and-declarations", HEAD "STYLE\n", "a,", 1000, "{color:red;}\n" },
  { "declarations", HEAD "STYLE\n::cue{", "color:red;", 200, "\n" },
  { "brackets", HEAD "STYLE\n", "{}", 1000, "\n" },
  { "quotes", HEAD "STYLE\n", "\"{", 1000, "\n" },
  { "comments", HEAD "STYLE\n", "/*", 1000, "\n" },
  { "at-rules", HEAD "STYLE\n", "@a;", 1000, "\n" },
  { "regions", HEAD "REGION\n", "id:a ", 500, "\n" },
};

static guint64
work_of (const Case *c, gsize size)
{
  g_autoptr (GString) file = g_string_new (c->first);
  g_autoptr (LycWebvttFile) read = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 1; file->len < size; i++)
    {
      g_string_append (file, c->piece);
      if (c->pieces > 0 && i % c->pieces == 0)
        g_string_append (file, c->line);
    }
  read = lyc_webvtt_file_read (file->str, file->len, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (read->work, <=, MOST_A_BYTE * file->len);
  return read->work;
}

/* Twice the file, twice the work. */
static void
test_case (gconstpointer data)
{
  guint64 one = work_of (data, SIZE), two = work_of (data, 2 * SIZE);

  g_assert_cmpuint (one, >=, SIZE);
  g_assert_cmpuint (10 * two, <=, 21 * one);
}

static void
append_many (GString *file, const char *piece, guint a_line, gsize size)
{
  gsize end = file->len + size;

  for (guint i = 1; file->len < end; i++)
    g_string_append_printf (file, "%s%s", piece, i % a_line == 0 ? "\n" : "");
}

/* Half of the file is selectors, half is what is declared for each of them. */
static guint64
work_of_style (gsize size)
{
  g_autoptr (GString) file = g_string_new (HEAD "STYLE\n");
  g_autoptr (LycWebvttFile) read = NULL;

  append_many (file, "a,", 1000, size / 2);
  g_string_append_c (file, '{');
  append_many (file, "color:red;", 200, size / 2);
  read = lyc_webvtt_file_read (file->str, file->len, NULL);
  return read->work;
}

static void
test_style (void)
{
  g_assert_cmpuint (10 * work_of_style (2 * SIZE), <=, 21 * work_of_style (SIZE));
  g_assert_cmpuint (work_of_style (SIZE), <=, MOST_A_BYTE * SIZE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/base/webvtt-work/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/base/webvtt-work/style", test_style);
  return g_test_run ();
}
