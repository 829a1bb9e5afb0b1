/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "download.h"

#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

static SoupMessageHeaders *
answers (LycRequest *request)
{
  return soup_server_message_get_response_headers (request->message);
}

static const char *
header (LycRequest *request, const char *name)
{
  return soup_message_headers_get_one (soup_server_message_get_request_headers (request->message),
                                       name);
}

/* "bytes=a-b", "bytes=a-", "bytes=-n"; several ranges count as none (RFC 9110 allows that).
 * Returns: 1 for a range, 0 for none, -1 for one that lies outside */
static int
parse_range (const char *text, gint64 size, gint64 *from, gint64 *to)
{
  gint64 first;
  gint64 last;
  char end;

  if (text == NULL || !g_str_has_prefix (text, "bytes=") || strchr (text, ',') != NULL)
    return 0;
  text += 6;
  if (sscanf (text, "-%" G_GINT64_FORMAT "%c", &last, &end) == 1 && text[0] == '-')
    {
      if (last <= 0 || size == 0)
        return -1;
      *from = MAX (0, size - last);
      *to = size - 1;
      return 1;
    }
  if (sscanf (text, "%" G_GINT64_FORMAT "-%" G_GINT64_FORMAT "%c", &first, &last, &end) == 2)
    *to = MIN (last, size - 1);
  else if (g_str_has_suffix (text, "-") && sscanf (text, "%" G_GINT64_FORMAT, &first) == 1)
    *to = size - 1;
  else
    return 0;
  *from = first;
  if (first < 0 || first >= size)
    return -1;
  return *to < first ? 0 : 1;
}

/* The file stays on disk: what is sent is a view of it, never a copy in memory. */
static GBytes *
map_span (int fd, gint64 from, gint64 to)
{
  g_autoptr (GMappedFile) file = g_mapped_file_new_from_fd (fd, FALSE, NULL);
  g_autoptr (GBytes) whole = file != NULL ? g_mapped_file_get_bytes (file) : g_bytes_new (NULL, 0);
  gsize size = g_bytes_get_size (whole);

  if ((gsize) from >= size)
    return g_bytes_new (NULL, 0);
  return g_bytes_new_from_bytes (whole, (gsize) from, MIN ((gsize) (to - from + 1), size - from));
}

static void
describe (LycRequest *request, const char *etag, const char *name)
{
  soup_message_headers_replace (answers (request), "ETag", etag);
  soup_message_headers_replace (answers (request), "Accept-Ranges", "bytes");
  soup_message_headers_replace (answers (request), "Cache-Control", "private, no-cache");
  if (name != NULL)
    {
      g_autofree char *quoted = g_uri_escape_string (name, NULL, FALSE);
      g_autofree char *value = g_strdup_printf ("attachment; filename*=UTF-8''%s", quoted);

      soup_message_headers_replace (answers (request), "Content-Disposition", value);
    }
}

static void
send_span (LycRequest *request, int fd, gint64 size, gint64 from, gint64 to, const char *type)
{
  gboolean whole = from == 0 && to == size - 1;
  g_autoptr (GBytes) bytes = size > 0 ? map_span (fd, from, to) : g_bytes_new (NULL, 0);

  if (!whole && size > 0)
    soup_message_headers_set_content_range (answers (request), from, to, size);
  lyc_request_bytes (request, whole || size == 0 ? 200 : 206, type, bytes);
}

static void
send_file (LycRequest *request, int fd, gint64 size, const char *type, const char *etag)
{
  const char *condition = header (request, "If-Range");
  gint64 from = 0;
  gint64 to = size - 1;
  int ranged = condition == NULL || g_str_equal (condition, etag)
                 ? parse_range (header (request, "Range"), size, &from, &to)
                 : 0;
  g_autoptr (GBytes) none = g_bytes_new (NULL, 0);

  if (ranged < 0)
    {
      g_autofree char *all = g_strdup_printf ("bytes */%" G_GINT64_FORMAT, size);

      soup_message_headers_replace (answers (request), "Content-Range", all);
      lyc_request_bytes (request, 416, NULL, none);
      return;
    }
  send_span (request, fd, size, from, to, type);
}

/**
 * lyc_download:
 * @tag: of the content, such as its SHA-256
 * @name: (nullable): offered for saving; %NULL for what is played in place
 *
 * Answers with a stored file, or the range of it that is asked for.
 */
void
lyc_download (LycRequest *request, const char *path, const char *type, const char *tag,
              const char *name)
{
  g_autofree char *etag = g_strdup_printf ("\"%s\"", tag);
  g_autoptr (GBytes) none = g_bytes_new (NULL, 0);
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
  struct stat info;

  if (fd < 0 || fstat (fd, &info) != 0)
    lyc_request_not_found (request);
  else
    {
      describe (request, etag, name);
      if (g_strcmp0 (header (request, "If-None-Match"), etag) == 0)
        lyc_request_bytes (request, 304, NULL, none);
      else
        send_file (request, fd, info.st_size, type, etag);
    }
  if (fd >= 0)
    close (fd);
}
