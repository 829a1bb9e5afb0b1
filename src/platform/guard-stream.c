/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "guard-stream.h"

#include <libsoup/soup.h>

/* A connection as libsoup gets it: every byte is looked at first, and each part of a request has a
 * deadline. */
struct _LycGuardStream {
  GIOStream parent;
  GIOStream *base;
  GSocket *socket;
  LycPlatform *platform;
  GInputStream *input;
  GOutputStream *output;
  LycHttpWatch watch;
  gboolean busy;    /* a request is being answered */
  gboolean begun;   /* a first request was complete */
  gboolean ended;   /* the client sends nothing more */
  gint64 since;     /* monotonic us of the phase's begin, or its last progress in a body */
};

G_DEFINE_FINAL_TYPE (LycGuardStream, lyc_guard_stream, G_TYPE_IO_STREAM)

static GInputStream *
get_input (GIOStream *stream)
{
  return LYC_GUARD_STREAM (stream)->input;
}

static GOutputStream *
get_output (GIOStream *stream)
{
  return LYC_GUARD_STREAM (stream)->output;
}

static gboolean
close_base (GIOStream *stream, GCancellable *cancellable, GError **error)
{
  return g_io_stream_close (LYC_GUARD_STREAM (stream)->base, cancellable, error);
}

static void
lyc_guard_stream_finalize (GObject *object)
{
  LycGuardStream *self = LYC_GUARD_STREAM (object);

  g_clear_object (&self->input);
  g_clear_object (&self->output);
  g_clear_object (&self->base);
  g_clear_object (&self->socket);
  lyc_http_watch_clear (&self->watch);
  G_OBJECT_CLASS (lyc_guard_stream_parent_class)->finalize (object);
}

static void
lyc_guard_stream_class_init (LycGuardStreamClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lyc_guard_stream_finalize;
  G_IO_STREAM_CLASS (klass)->get_input_stream = get_input;
  G_IO_STREAM_CLASS (klass)->get_output_stream = get_output;
  G_IO_STREAM_CLASS (klass)->close_fn = close_base;
}

static void
lyc_guard_stream_init (LycGuardStream *self)
{
  lyc_http_watch_init (&self->watch);
}

/**
 * lyc_guard_stream_new:
 * @base: the connection, TLS or plain
 * @socket: under it, to cut it off
 *
 * Returns: (transfer full): the connection under guard
 */
LycGuardStream *
lyc_guard_stream_new (GIOStream *base, GSocket *socket, LycPlatform *platform)
{
  LycGuardStream *self = g_object_new (LYC_TYPE_GUARD_STREAM, NULL);

  self->base = g_object_ref (base);
  self->socket = g_object_ref (socket);
  self->platform = platform;
  self->watch.hosts = platform->hosts;
  self->watch.max_head_bytes = (gsize) lyc_platform_limit (platform, LYC_LIMIT_HEAD_BYTES);
  self->watch.max_head_fields = (guint) lyc_platform_limit (platform, LYC_LIMIT_HEAD_FIELDS);
  self->watch.max_body = (gsize) lyc_platform_limit (platform, LYC_LIMIT_JSON_BYTES);
  self->watch.max_chunk_body
    = (gsize) lyc_platform_limit (platform, LYC_LIMIT_UPLOAD_CHUNK_BYTES);
  self->since = g_get_monotonic_time ();
  self->input = lyc_guard_input_new (g_io_stream_get_input_stream (base), self);
  self->output = lyc_guard_output_new (g_io_stream_get_output_stream (base));
  return self;
}

/* The handshake of a WebSocket was accepted: what follows is not HTTP. */
void
lyc_guard_stream_tunnel (LycGuardStream *self)
{
  self->watch.phase = LYC_HTTP_TUNNEL;
}

void
lyc_guard_stream_set_busy (LycGuardStream *self, gboolean busy)
{
  self->busy = busy;
  self->since = g_get_monotonic_time ();
}

static LycLimit
deadline_of (LycGuardStream *self)
{
  switch (self->watch.phase)
    {
    case LYC_HTTP_WAITING:
      return self->begun ? LYC_LIMIT_IDLE_MS : LYC_LIMIT_HEAD_MS;
    case LYC_HTTP_HEAD:
      return LYC_LIMIT_HEAD_MS;
    case LYC_HTTP_BODY:
    case LYC_HTTP_CHUNK:
    case LYC_HTTP_CHUNK_END:
    case LYC_HTTP_CHUNK_SIZE:
    case LYC_HTTP_TRAILER:
    case LYC_HTTP_TUNNEL:
    default:
      return LYC_LIMIT_BODY_MS;
    }
}

/* A stream's client that takes nothing; of a download it may be a player that was paused. */
static gboolean
has_stalled (LycGuardStream *self, gint64 now)
{
  gint64 since = lyc_guard_output_get_blocked_since (self->output);

  return since != 0 && now - since > lyc_platform_limit (self->platform, LYC_LIMIT_STALL_MS) * 1000;
}

/**
 * lyc_guard_stream_is_late:
 * @now: monotonic, in microseconds
 *
 * Returns: whether the client has let the deadline of what it is sending pass, or of taking what a
 * stream sends
 */
gboolean
lyc_guard_stream_is_late (LycGuardStream *self, gint64 now)
{
  if (self->watch.phase == LYC_HTTP_TUNNEL)
    return has_stalled (self, now);
  if (self->busy && self->watch.phase == LYC_HTTP_WAITING)
    return FALSE;
  return now - self->since > lyc_platform_limit (self->platform, deadline_of (self)) * 1000;
}

/**
 * lyc_guard_stream_is_answering:
 *
 * Returns: whether a request has begun to come and its answer has not left
 */
gboolean
lyc_guard_stream_is_answering (LycGuardStream *self)
{
  return self->watch.phase != LYC_HTTP_TUNNEL
         && (self->busy || self->watch.phase != LYC_HTTP_WAITING);
}

/* Returns: how many bytes the connection has taken */
guint64
lyc_guard_stream_get_written (LycGuardStream *self)
{
  return lyc_guard_output_get_written (self->output);
}

void
lyc_guard_stream_cut (LycGuardStream *self)
{
  g_socket_shutdown (self->socket, TRUE, TRUE, NULL);
}

static const char *
code_of (guint status)
{
  switch (status)
    {
    case 413:
    case 431:
      return "too_large";
    case 405:
    case 501:
    case 505:
      return "unsupported";
    default:
      return "invalid";
    }
}

/* libsoup has no phrase for it (RFC 9110, 15.5.20). */
static const char *
phrase_of (guint status)
{
  return status == 421 ? "Misdirected Request" : soup_status_get_phrase (status);
}

static void
refuse (LycGuardStream *self, guint status)
{
  g_autofree char *problem
      = g_strdup_printf ("{\"status\":%u,\"code\":\"%s\",\"title\":\"%s\",\"retryable\":false}",
                         status, code_of (status), phrase_of (status));
  g_autofree char *text
      = g_strdup_printf ("HTTP/1.1 %u %s\r\nConnection: close\r\nContent-Length: %zu\r\n"
                         "Content-Type: application/problem+json\r\n"
                         "X-Content-Type-Options: nosniff\r\n\r\n%s",
                         status, phrase_of (status), strlen (problem), problem);
  GOutputStream *output = g_io_stream_get_output_stream (self->base);

  if (G_IS_POLLABLE_OUTPUT_STREAM (output))
    g_pollable_output_stream_write_nonblocking (G_POLLABLE_OUTPUT_STREAM (output), text,
                                                strlen (text), NULL, NULL);
}

/**
 * lyc_guard_stream_take_end:
 *
 * Returns: whether the client has ended the connection between two requests, once
 */
gboolean
lyc_guard_stream_take_end (LycGuardStream *self)
{
  gboolean first = !self->ended && self->begun && self->watch.phase == LYC_HTTP_WAITING;

  self->ended = TRUE;
  return first;
}

/**
 * lyc_guard_stream_saw:
 *
 * Looks at bytes that were read. Refused ones are answered here and never reach libsoup.
 */
gboolean
lyc_guard_stream_saw (LycGuardStream *self, const char *data, gssize length, GError **error)
{
  LycHttpPhase before = self->watch.phase;
  guint status;

  if (length <= 0 || before == LYC_HTTP_TUNNEL)
    return TRUE;
  status = lyc_http_watch_feed (&self->watch, data, (gsize) length);
  if (self->watch.phase != before || before != LYC_HTTP_HEAD)
    self->since = g_get_monotonic_time ();
  if (self->watch.phase != LYC_HTTP_HEAD && status == 0)
    self->begun = TRUE;
  if (status == 0)
    return TRUE;
  refuse (self, status);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "refused with %u", status);
  return FALSE;
}
