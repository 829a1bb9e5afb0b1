/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "text.h"

#include "probe-answer.h"

#include <poppler.h>
#include <string.h>
#include <unistd.h>

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PopplerDocument, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PopplerPage, g_object_unref)

/* The words of a file that people share, so that they can be found. */

/* A document is read no longer than this, microseconds; what was read by then is kept. */
#define PATIENCE (8 * G_USEC_PER_SEC)

#define BYTE_ORDER_MARK "\xef\xbb\xbf"

/* Returns: (transfer full) (nullable): what the file begins with; its last character may be cut */
static char *
read_beginning (gsize *length)
{
  char *text = g_malloc (LYC_TEXT_BYTES + 1);
  gsize done = 0;
  gssize got = 1;

  while (got > 0 && done < LYC_TEXT_BYTES)
    {
      got = pread (LYC_PROBE_IN, text + done, LYC_TEXT_BYTES - done, (off_t) done);
      done += got > 0 ? (gsize) got : 0;
    }
  *length = done;
  text[done] = '\0';
  if (got >= 0)
    return text;
  g_free (text);
  return NULL;
}

/* What is valid UTF-8 to its end, or to where it was cut, is text; a byte 0 is none. */
static gboolean
add_plain (GString *all)
{
  gsize length = 0;
  g_autofree char *text = read_beginning (&length);
  const char *begin = text;
  const char *end = NULL;

  if (text == NULL)
    return FALSE;
  if (g_str_has_prefix (text, BYTE_ORDER_MARK))
    begin += strlen (BYTE_ORDER_MARK);
  if (!g_utf8_validate_len (begin, length - (gsize) (begin - text), &end)
      && (length < LYC_TEXT_BYTES || text + length - end >= 4))
    return FALSE;
  g_string_append_len (all, begin, end - begin);
  return TRUE;
}

static gboolean
add_pdf (GString *all)
{
  g_autoptr (GMappedFile) file = g_mapped_file_new_from_fd (LYC_PROBE_IN, FALSE, NULL);
  g_autoptr (GBytes) bytes = file != NULL ? g_mapped_file_get_bytes (file) : NULL;
  g_autoptr (PopplerDocument) document
      = bytes != NULL ? poppler_document_new_from_bytes (bytes, NULL, NULL) : NULL;
  int pages = document != NULL ? poppler_document_get_n_pages (document) : 0;
  gint64 end = g_get_monotonic_time () + PATIENCE;

  for (int i = 0; i < pages && all->len < LYC_TEXT_BYTES && g_get_monotonic_time () < end; i++)
    {
      g_autoptr (PopplerPage) page = poppler_document_get_page (document, i);
      g_autofree char *text = page != NULL ? poppler_page_get_text (page) : NULL;

      if (text != NULL)
        g_string_append_printf (all, "%s%s", all->len > 0 ? "\n" : "", text);
    }
  return document != NULL;
}

static gboolean
write_out (const GString *all)
{
  gsize length = MIN (all->len, LYC_TEXT_BYTES);
  gsize done = 0;

  while (done < length)
    {
      gssize wrote = write (LYC_PROBE_OUT, all->str + done, length - done);

      if (wrote <= 0)
        return FALSE;
      done += (gsize) wrote;
    }
  return TRUE;
}

/**
 * lyc_probe_text:
 * @ending: of the file's name, in small letters
 *
 * Writes the words that the file says.
 *
 * Returns: the exit status
 */
int
lyc_probe_text (const char *ending)
{
  g_autoptr (GString) all = g_string_new (NULL);

  if (!(g_str_equal (ending, "pdf") ? add_pdf (all) : add_plain (all)))
    return lyc_probe_fault ("kind");
  if (!write_out (all))
    return lyc_probe_fault ("space");
  g_print ("{\"bytes\":%" G_GSIZE_FORMAT "}\n", MIN (all->len, LYC_TEXT_BYTES));
  return 0;
}
