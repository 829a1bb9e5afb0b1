/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "guard-stream.h"

#include <string.h>

/* The reading side of a guarded connection. */
#define LYC_TYPE_GUARD_INPUT (lyc_guard_input_get_type ())
G_DECLARE_FINAL_TYPE (LycGuardInput, lyc_guard_input, LYC, GUARD_INPUT, GFilterInputStream)

struct _LycGuardInput {
  GFilterInputStream parent;
  LycGuardStream *guard; /* owns this */
};

static void pollable_init (GPollableInputStreamInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LycGuardInput, lyc_guard_input, G_TYPE_FILTER_INPUT_STREAM,
                               G_IMPLEMENT_INTERFACE (G_TYPE_POLLABLE_INPUT_STREAM, pollable_init))

static GInputStream *
base_of (gpointer self)
{
  return g_filter_input_stream_get_base_stream (G_FILTER_INPUT_STREAM (self));
}

/* libsoup 3.2 forgets a kept connection that ends between two requests: it reads the end, or the
 * error, and never closes. It closes after what is no request, so it gets that in the place of the
 * end. */
static gssize
end_for_libsoup (LycGuardInput *self, void *buffer, gsize count, gssize length, GError **error)
{
  static const char no_request[] = "x\r\n\r\n";

  if (count < sizeof no_request || !lyc_guard_stream_take_end (self->guard))
    return length;
  g_clear_error (error);
  memcpy (buffer, no_request, sizeof no_request - 1);
  return sizeof no_request - 1;
}

static gboolean
is_end (gssize length, GError **error)
{
  return length == 0
         || (length < 0 && error != NULL
             && !g_error_matches (*error, G_IO_ERROR, G_IO_ERROR_WOULD_BLOCK));
}

static gssize
looked_at (LycGuardInput *self, void *buffer, gsize count, gssize length, GError **error)
{
  if (is_end (length, error))
    return end_for_libsoup (self, buffer, count, length, error);
  return lyc_guard_stream_saw (self->guard, buffer, length, error) ? length : -1;
}

static gssize
read_blocking (GInputStream *stream, void *buffer, gsize count, GCancellable *cancellable,
               GError **error)
{
  gssize length = g_input_stream_read (base_of (stream), buffer, count, cancellable, error);

  return looked_at (LYC_GUARD_INPUT (stream), buffer, count, length, error);
}

static gssize
read_nonblocking (GPollableInputStream *stream, void *buffer, gsize count, GError **error)
{
  gssize length = g_pollable_input_stream_read_nonblocking (
    G_POLLABLE_INPUT_STREAM (base_of (stream)), buffer, count, NULL, error);

  return looked_at (LYC_GUARD_INPUT (stream), buffer, count, length, error);
}

static gboolean
can_poll (GPollableInputStream *stream)
{
  return g_pollable_input_stream_can_poll (G_POLLABLE_INPUT_STREAM (base_of (stream)));
}

static gboolean
is_readable (GPollableInputStream *stream)
{
  return g_pollable_input_stream_is_readable (G_POLLABLE_INPUT_STREAM (base_of (stream)));
}

static GSource *
create_source (GPollableInputStream *stream, GCancellable *cancellable)
{
  g_autoptr (GSource) base = g_pollable_input_stream_create_source (
    G_POLLABLE_INPUT_STREAM (base_of (stream)), cancellable);

  return g_pollable_source_new_full (stream, base, cancellable);
}

static void
pollable_init (GPollableInputStreamInterface *iface)
{
  iface->can_poll = can_poll;
  iface->is_readable = is_readable;
  iface->create_source = create_source;
  iface->read_nonblocking = read_nonblocking;
}

static void
lyc_guard_input_class_init (LycGuardInputClass *klass)
{
  G_INPUT_STREAM_CLASS (klass)->read_fn = read_blocking;
}

static void
lyc_guard_input_init (LycGuardInput *self)
{
}

GInputStream *
lyc_guard_input_new (GInputStream *base, LycGuardStream *guard)
{
  LycGuardInput *self = g_object_new (LYC_TYPE_GUARD_INPUT, "base-stream", base,
                                      "close-base-stream", FALSE, NULL);

  self->guard = guard;
  return G_INPUT_STREAM (self);
}
