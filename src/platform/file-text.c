/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* memfd_create() */
#include "config.h"

#include "file-text.h"

#include "changes.h"
#include "handlers.h"
#include "media-probe.h"

#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/* The words of the files that people share, so that they can be found: read once for each file by
 * lyceum-media-probe, and checked here like anything else that comes from outside. */

/* More than the program may write, bytes. */
#define MAX_BYTES (1024 * 1024)

/* Endings of names that say that there are no words in it. */
static const char *const wordless[]
    = { "png",  "jpg", "jpeg", "webp", "gif",  "webm", "mkv", "mp4", "m4v",
        "mov",  "m4a", "ogg",  "oga",  "opus", "ogv",  "mp3", "zip", "gz",
        "docx", "odt", "xlsx", "ods",  "pptx", "odp",  NULL };

/**
 * lyc_file_text_sort:
 * @name: of a file
 *
 * Returns: (nullable): as what its words are read; %NULL where it is not worth a look
 */
const char *
lyc_file_text_sort (const char *name)
{
  const char *dot = strrchr (name, '.');
  g_autofree char *ending = dot != NULL ? g_ascii_strdown (dot + 1, -1) : g_strdup ("");

  if (g_str_equal (ending, "pdf"))
    return "pdf";
  return g_strv_contains (wordless, ending) ? NULL : "plain";
}

/* Neither what steers a terminal nor what a tag of an index begins with is a word. */
static gboolean
is_kept (gunichar c)
{
  return c == '\n' || c == '\t'
         || (g_unichar_type (c) != G_UNICODE_CONTROL
             && g_unichar_type (c) != G_UNICODE_PRIVATE_USE);
}

/* Returns: (transfer full) (nullable): the valid beginning of it; %NULL where there are no words */
static char *
clean (const char *text)
{
  g_autoptr (GString) kept = g_string_new (NULL);
  const char *end;
  guint count = 0;

  g_utf8_validate (text, -1, &end);
  for (const char *c = text; c < end && count < LYC_FILE_TEXT_CHARACTERS; c = g_utf8_next_char (c))
    {
      gunichar one = g_utf8_get_char (c);

      if (one == '\r' && c[1] == '\n')
        continue;
      g_string_append_unichar (kept, is_kept (one) ? one : ' ');
      count++;
    }
  g_strchomp (kept->str);
  return *kept->str != '\0' ? g_strdup (kept->str) : NULL;
}

/* Returns: (transfer full) (nullable): what was written there */
static char *
read_out (int out)
{
  g_autofree char *text = g_malloc0 (MAX_BYTES + 1);
  gsize done = 0;
  gssize got = 1;

  while (got > 0 && done < MAX_BYTES)
    {
      got = pread (out, text + done, MAX_BYTES - done, (off_t) done);
      done += got > 0 ? (gsize) got : 0;
    }
  return got >= 0 ? clean (text) : NULL;
}

/**
 * lyc_file_text_seek:
 * @in: the file, open for reading
 * @sort: of lyc_file_text_sort()
 * @impossible: (out): whether there is nothing to look with
 * @answered: (out): whether the program said what there is; else it may say so another time
 *
 * Reads the words of a file. For a thread that may wait.
 *
 * Returns: (transfer full) (nullable): them; %NULL for none, or where the look failed
 */
char *
lyc_file_text_seek (int in, const char *sort, guint seconds, gboolean *impossible,
                    gboolean *answered)
{
  const char *const words[] = { "text", sort, NULL };
  int out = memfd_create ("text", MFD_CLOEXEC);
  LycProbeRun run = { .words = words,
                      .in = in,
                      .out = out,
                      .seconds = seconds,
                      .made_bytes = MAX_BYTES,
                      .gently = TRUE };
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) said = out >= 0 ? lyc_media_probe_run (&run, &error) : NULL;
  char *text = said != NULL ? read_out (out) : NULL;

  *impossible = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  *answered = said != NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  if (out >= 0)
    close (out);
  return text;
}

/**
 * lyc_file_text_keep:
 *
 * Keeps the words of a file and tells everyone who may see the file, in the running transaction.
 */
void
lyc_file_text_keep (LycPlatform *platform, gint64 file_id, const char *text)
{
  lyc_db_run (platform->db,
              "INSERT OR REPLACE INTO file_text (file_id, size, body) VALUES (?, ?, ?)", "iis",
              file_id, (gint64) strlen (text), text);
  lyc_change (platform, "file.ready", "file",
              lyc_db_int (platform->db, 0, "SELECT scope_id FROM file WHERE id = ?", "i", file_id),
              file_id, NULL, 0);
}

/* With its file, in the running transaction. */
void
lyc_file_text_drop (LycPlatform *platform, gint64 file_id)
{
  lyc_db_run (platform->db, "DELETE FROM file_text WHERE file_id = ?", "i", file_id);
}

/* Says in the view of a file whether there are words. */
void
lyc_file_text_add (LycPlatform *platform, JsonObject *object, gint64 file_id)
{
  json_object_set_int_member (
      object, "text_size",
      lyc_db_int (platform->db, 0, "SELECT size FROM file_text WHERE file_id = ?", "i", file_id));
}

/* They are there for those who may have the file. */
void
lyc_handle_file_text (LycRequest *request)
{
  g_autofree char *text
      = lyc_db_text (request->db,
                     "SELECT t.body FROM file_text t JOIN file f ON f.id = t.file_id"
                     " WHERE f.id = ? AND f.state = 'ready' AND NOT f.deleted",
                     "i", request->target.id);
  g_autoptr (GBytes) bytes = text != NULL ? g_bytes_new (text, strlen (text)) : NULL;

  if (bytes != NULL)
    lyc_request_bytes (request, 200, "text/plain; charset=utf-8", bytes);
  else
    lyc_request_not_found (request);
}
