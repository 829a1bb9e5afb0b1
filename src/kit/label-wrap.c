/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "label-wrap.h"

#include "label-layout.h"

/* What looks for the end of a word takes the square of the word's length: two thousand signs
 * without a space hold the window for a tenth of a second. */
#define LONG_WORD 100

/* A longer text is not laid out as narrow as a letter to learn its least width. */
#define LONG_TEXT 1000
#define LONG_TEXT_CHARACTERS 12

/* More than a few lines of any width hold. */
#define BEGINNING 1000

static gboolean
has_long_word (const char *text)
{
  guint length = 0;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      length = g_unichar_isspace (g_utf8_get_char (at)) ? 0 : length + 1;
      if (length > LONG_WORD)
        return TRUE;
    }
  return FALSE;
}

static void
choose_cb (GtkLabel *label, GParamSpec *param, gpointer user_data)
{
  int usual = GPOINTER_TO_INT (user_data);
  const char *text = gtk_label_get_text (label);
  gboolean is_long = g_utf8_strlen (text, -1) > LONG_TEXT;

  gtk_label_set_wrap_mode (label, has_long_word (text) ? PANGO_WRAP_CHAR : PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (label, is_long ? MAX (usual, LONG_TEXT_CHARACTERS) : usual);
}

/**
 * lyc_label_wrap:
 * @label: whose width in characters is set, if at all, and is not set later
 *
 * Wraps what the label says now and later between words, and anywhere where a word is so long that
 * looking for its end would hold the window. What people write is shown in such labels; the text
 * stays as it is, and with it what is copied, found and marked in it.
 */
void
lyc_label_wrap (GtkLabel *label)
{
  gpointer usual = GINT_TO_POINTER (gtk_label_get_width_chars (label));

  gtk_label_set_wrap (label, TRUE);
  lyc_label_layout_use (label);
  g_signal_connect (label, "notify::label", G_CALLBACK (choose_cb), usual);
  choose_cb (label, NULL, usual);
}

/**
 * lyc_label_set_beginning:
 * @label: shows a few lines and cuts what is more
 * @text: may be as long as it likes
 *
 * Says as much of the text as the label may show: it lays out what it cuts, too.
 */
void
lyc_label_set_beginning (GtkLabel *label, const char *text)
{
  g_autofree char *beginning
      = g_utf8_strlen (text, -1) > BEGINNING ? g_utf8_substring (text, 0, BEGINNING) : NULL;

  gtk_label_set_text (label, beginning != NULL ? beginning : text);
}
