/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each algorithm of the specification, step by step, from the files of cases that are named. */
#include "cue-markup.h"
#include "webvtt.h"

#include <stdlib.h>
#include <string.h>

typedef struct
{
  char *name;
  char *file;
  char *expected;
  char *fault; /* (nullable) */
} Case;

static const char *const codes[]
    = { "ENCODING", "SIGNATURE", "TIMING", "ORDER", "TEXT", "SETTINGS", "LIMIT" };

/* \n, \r, \t, \f, \0, \xHH, \\ and the two short words. */
static GString *
unescape (const char *text)
{
  GString *out = g_string_new (NULL);

  for (const char *c = text; *c != '\0'; c++)
    if (g_str_has_prefix (c, "{H}"))
      {
        g_string_append (out, "WEBVTT\n\n");
        c += 2;
      }
    else if (g_str_has_prefix (c, "{T}"))
      {
        g_string_append (out, "00:01.000 --> 00:02.000");
        c += 2;
      }
    else if (*c != '\\')
      g_string_append_c (out, *c);
    else if (*++c == 'x')
      {
        g_string_append_c (out, (char) (g_ascii_xdigit_value (c[1]) * 16 + g_ascii_xdigit_value (c[2])));
        c += 2;
      }
    else
      g_string_append_c (out, *c == 'n'   ? '\n'
                              : *c == 'r' ? '\r'
                              : *c == 't' ? '\t'
                              : *c == 'f' ? '\f'
                              : *c == '0' ? '\0'
                                          : *c);
  return out;
}

static void
dump_region (GString *out, const LycWebvttRegion *region)
{
  const gint32 numbers[] = { region->width, region->anchor_x, region->anchor_y, region->viewport_x,
                             region->viewport_y };
  g_auto (GStrv) texts = g_new0 (char *, G_N_ELEMENTS (numbers) + 1);

  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    texts[i] = numbers[i] % 100 == 0
                   ? g_strdup_printf ("%d", numbers[i] / 100)
                   : g_strdup_printf ("%d.%02d", numbers[i] / 100, numbers[i] % 100);
  g_string_append_printf (out, "; R %s %s%% %u %s,%s %s,%s%s", region->id, texts[0], region->lines,
                          texts[1], texts[2], texts[3], texts[4], region->scroll_up ? " up" : "");
}

static void
dump_cue (GString *out, const LycCue *cue)
{
  g_autofree char *settings = lyc_cue_layout_to_settings (&cue->layout);
  g_autofree char *markup = lyc_cue_get_markup (cue);
  const char *text = markup != NULL ? markup : cue->text;

  g_string_append_printf (out, "; %" G_GINT64_FORMAT "-%" G_GINT64_FORMAT, cue->start_ms,
                          cue->end_ms);
  if (cue->id != NULL)
    g_string_append_printf (out, " #%s", cue->id);
  if (*settings != '\0')
    g_string_append_printf (out, " [%s]", settings);
  if (cue->voice != NULL)
    g_string_append_printf (out, " @%s", cue->voice);
  g_string_append_printf (out, " %s", *text != '\0' ? text : "(nothing)");
}

static char *
dump (const LycWebvttFile *file)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < file->regions->len; i++)
    dump_region (out, file->regions->pdata[i]);
  if (file->rules->len > 0)
    g_string_append_printf (out, "; S %u", file->rules->len);
  for (guint i = 0; i < file->cues->len; i++)
    dump_cue (out, file->cues->pdata[i]);
  g_string_erase (out, 0, MIN (2, out->len));
  return g_strdelimit (g_string_free (out, FALSE), "\n", '|');
}

/* "TIMING 3", as the author is told. */
static char *
fault_text (const GError *error)
{
  if (error == NULL)
    return NULL;
  g_assert_true (error->domain == LYC_WEBVTT_ERROR && g_str_has_prefix (error->message, "line "));
  return g_strdup_printf ("%s %d", codes[error->code], atoi (error->message + strlen ("line ")));
}

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (GString) bytes = unescape (c->file);
  g_autoptr (GString) expected = unescape (c->expected);
  /* An exact copy, so that a read past the end is seen by the sanitizer. */
  g_autofree char *copy = g_memdup2 (bytes->str, MAX (bytes->len, 1));
  g_autoptr (GError) error = NULL;
  g_autoptr (LycWebvttFile) file = lyc_webvtt_file_read (copy, bytes->len, &error);
  g_autofree char *fault = fault_text (file != NULL ? file->fault : NULL);
  g_autofree char *got = file != NULL ? dump (file) : g_strdup_printf ("error %s", codes[error->code]);

  g_assert_cmpstr (got, ==, expected->str);
  g_assert_cmpstr (fault, ==, c->fault);
}

static void
case_free (gpointer data)
{
  Case *c = data;

  g_free (c->name);
  g_free (c->file);
  g_free (c->expected);
  g_free (c->fault);
  g_free (c);
}

static void
replace (char **old, const char *text)
{
  g_free (*old);
  *old = g_strdup (text);
}

static GPtrArray *
read_cases (const char *path)
{
  GPtrArray *cases = g_ptr_array_new_with_free_func (case_free);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *value = *lines[i] != '\0' && lines[i][1] == ' ' ? lines[i] + 2 : "";
      Case *last = cases->len > 0 ? cases->pdata[cases->len - 1] : NULL;

      if (*lines[i] == '=')
        {
          g_ptr_array_add (cases, last = g_new0 (Case, 1));
          last->name = g_strdelimit (g_strdup (value), "/", ' ');
          last->expected = g_strdup ("");
          last->file = g_strdup ("");
        }
      else if (*lines[i] == '<')
        replace (&last->file, value);
      else if (*lines[i] == '>')
        replace (&last->expected, value);
      else if (*lines[i] == '!')
        replace (&last->fault, value);
    }
  return cases;
}

int
main (int argc, char *argv[])
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  guint n = 0;

  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  for (int i = 1; i < argc; i++)
    {
      GPtrArray *cases = read_cases (argv[i]);

      g_ptr_array_add (files, cases);
      for (guint j = 0; j < cases->len; j++)
        {
          const Case *c = cases->pdata[j];
          g_autofree char *path = g_strdup_printf ("/base/webvtt/%u %s", ++n, c->name);

          g_test_add_data_func (path, c, test_case);
        }
    }
  return g_test_run ();
}
