/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "http-watch.h"

#include <string.h>

void
lyc_http_watch_init (LycHttpWatch *self)
{
  memset (self, 0, sizeof *self);
  self->line = g_string_new (NULL);
}

void
lyc_http_watch_clear (LycHttpWatch *self)
{
  g_string_free (self->line, TRUE);
  self->line = NULL;
}

static gboolean
is_token (const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isalnum (text[i]) && strchr ("!#$%&'*+-.^_`|~", text[i]) == NULL)
      return FALSE;
  return length > 0;
}

static guint
check_request_line (LycHttpWatch *self, const char *line)
{
  static const char *const methods[] = { "GET", "PUT", "POST", "PATCH", "DELETE", NULL };
  g_auto (GStrv) parts = g_strsplit (line, " ", 4);

  if (g_strv_length (parts) != 3 || parts[1][0] != '/' || !g_str_is_ascii (parts[1]))
    return 400;
  if (!g_str_equal (parts[2], "HTTP/1.1"))
    return 505;
  if (!g_strv_contains (methods, parts[0]))
    return 405;
  self->body_limit = g_str_equal (parts[0], "PATCH") && g_str_has_suffix (parts[1], "/content")
                       ? self->max_chunk_body
                       : self->max_body;
  return 0;
}

static guint
check_host (LycHttpWatch *self, const char *value)
{
  if (self->hosts_seen++ > 0)
    return 400;
  for (guint i = 0; self->hosts != NULL && i < self->hosts->len; i++)
    if (g_ascii_strcasecmp (value, g_ptr_array_index (self->hosts, i)) == 0)
      return 0;
  return self->hosts == NULL && value[0] != '\0' ? 0 : 421;
}

static guint
check_length (LycHttpWatch *self, const char *value)
{
  if (self->lengths_seen++ > 0 || self->chunked || value[0] == '\0'
      || strspn (value, "0123456789") != strlen (value)
      || !g_ascii_string_to_unsigned (value, 10, 0, G_MAXINT64, &self->length, NULL))
    return 400;
  return self->length > self->body_limit ? 413 : 0;
}

static guint
check_coding (LycHttpWatch *self, const char *value)
{
  if (self->lengths_seen > 0 || self->chunked)
    return 400;
  self->chunked = TRUE;
  return g_ascii_strcasecmp (value, "chunked") == 0 ? 0 : 501;
}

static guint
check_field (LycHttpWatch *self, const char *line)
{
  const char *colon = strchr (line, ':');
  g_autofree char *name = NULL;
  g_autofree char *value = NULL;

  if (colon == NULL || !is_token (line, (gsize) (colon - line)))
    return 400;
  if (self->lines - 1 > self->max_head_fields)
    return 431;
  name = g_ascii_strdown (line, colon - line);
  value = g_strstrip (g_strdup (colon + 1));
  if (g_str_equal (name, "host"))
    return check_host (self, value);
  if (g_str_equal (name, "content-length"))
    return check_length (self, value);
  if (g_str_equal (name, "transfer-encoding"))
    return check_coding (self, value);
  return 0;
}

static void
begin_head (LycHttpWatch *self)
{
  self->phase = LYC_HTTP_HEAD;
  self->head_bytes = 0;
  self->lines = 0;
  self->hosts_seen = 0;
  self->lengths_seen = 0;
  self->chunked = FALSE;
  self->length = 0;
  self->body_bytes = 0;
}

static guint
end_head (LycHttpWatch *self)
{
  if (self->hosts_seen != 1)
    return 400;
  if (self->chunked)
    self->phase = LYC_HTTP_CHUNK_SIZE;
  else
    self->phase = self->length > 0 ? LYC_HTTP_BODY : LYC_HTTP_WAITING;
  self->left = self->length;
  return 0;
}

static guint
take_chunk_size (LycHttpWatch *self, const char *line)
{
  guint64 size;
  gsize digits = strspn (line, "0123456789abcdefABCDEF");
  g_autofree char *number = g_strndup (line, digits);

  if (digits == 0 || digits > 8 || (line[digits] != '\0' && line[digits] != ';')
      || !g_ascii_string_to_unsigned (number, 16, 0, G_MAXINT64, &size, NULL))
    return 400;
  self->body_bytes += size;
  if (self->body_bytes > self->body_limit)
    return 413;
  self->left = size;
  self->phase = size > 0 ? LYC_HTTP_CHUNK : LYC_HTTP_TRAILER;
  return 0;
}

static guint
take_line (LycHttpWatch *self, const char *line)
{
  switch (self->phase)
    {
    case LYC_HTTP_HEAD:
      if (self->lines++ == 0)
        return check_request_line (self, line);
      return line[0] == '\0' ? end_head (self) : check_field (self, line);
    case LYC_HTTP_CHUNK_SIZE:
      return take_chunk_size (self, line);
    case LYC_HTTP_CHUNK_END:
      self->phase = LYC_HTTP_CHUNK_SIZE;
      return line[0] == '\0' ? 0 : 400;
    case LYC_HTTP_TRAILER:
      if (line[0] == '\0')
        self->phase = LYC_HTTP_WAITING;
      return 0;
    case LYC_HTTP_WAITING:
    case LYC_HTTP_BODY:
    case LYC_HTTP_CHUNK:
    case LYC_HTTP_TUNNEL:
    default:
      return 400;
    }
}

static guint
take_byte (LycHttpWatch *self, char byte)
{
  gboolean after_cr = self->line->len > 0 && self->line->str[self->line->len - 1] == '\r';
  guint status;

  if (++self->head_bytes > self->max_head_bytes)
    return 431;
  if (byte == '\0' || (byte == '\n') != after_cr)
    return 400;
  if (byte != '\n')
    {
      g_string_append_c (self->line, byte);
      return 0;
    }
  g_string_truncate (self->line, self->line->len - 1);
  status = take_line (self, self->line->str);
  g_string_truncate (self->line, 0);
  return status;
}

static gsize
skip_body (LycHttpWatch *self, gsize available)
{
  gsize taken = (gsize) MIN ((guint64) available, self->left);

  self->left -= taken;
  if (self->left == 0 && self->phase == LYC_HTTP_CHUNK)
    {
      self->phase = LYC_HTTP_CHUNK_END;
      self->head_bytes = 0;
    }
  else if (self->left == 0)
    self->phase = LYC_HTTP_WAITING;
  return taken;
}

/**
 * lyc_http_watch_feed:
 *
 * Follows the next bytes of the connection.
 *
 * Returns: 0, or the status to refuse the connection with
 */
guint
lyc_http_watch_feed (LycHttpWatch *self, const char *data, gsize length)
{
  gsize at = 0;
  guint status = 0;

  while (at < length && status == 0 && self->phase != LYC_HTTP_TUNNEL)
    {
      if (self->phase == LYC_HTTP_WAITING)
        begin_head (self);
      if (self->phase == LYC_HTTP_BODY || self->phase == LYC_HTTP_CHUNK)
        at += skip_body (self, length - at);
      else
        status = take_byte (self, data[at++]);
    }
  return status;
}
