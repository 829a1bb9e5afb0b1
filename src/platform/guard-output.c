/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "guard-stream.h"

/* The writing side of a guarded connection: counts what the client took. libsoup does not tell how
 * much it still holds for a socket. */
#define LYC_TYPE_GUARD_OUTPUT (lyc_guard_output_get_type ())
G_DECLARE_FINAL_TYPE (LycGuardOutput, lyc_guard_output, LYC, GUARD_OUTPUT, GFilterOutputStream)

struct _LycGuardOutput
{
  GFilterOutputStream parent;
  guint64 written;
  gint64 blocked_since; /* monotonic us, 0 while the client takes what is sent */
};

static void pollable_init (GPollableOutputStreamInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LycGuardOutput, lyc_guard_output, G_TYPE_FILTER_OUTPUT_STREAM,
                               G_IMPLEMENT_INTERFACE (G_TYPE_POLLABLE_OUTPUT_STREAM, pollable_init))

static GOutputStream *
base_of (gpointer self)
{
  return g_filter_output_stream_get_base_stream (G_FILTER_OUTPUT_STREAM (self));
}

static gssize
counted (gpointer stream, gssize length)
{
  LycGuardOutput *self = LYC_GUARD_OUTPUT (stream);

  if (length > 0)
    {
      self->written += (guint64) length;
      self->blocked_since = 0;
    }
  else if (length < 0 && self->blocked_since == 0)
    self->blocked_since = g_get_monotonic_time ();
  return length;
}

static gssize
write_blocking (GOutputStream *stream, const void *buffer, gsize count, GCancellable *cancellable,
                GError **error)
{
  return counted (stream,
                  g_output_stream_write (base_of (stream), buffer, count, cancellable, error));
}

static gssize
write_nonblocking (GPollableOutputStream *stream, const void *buffer, gsize count, GError **error)
{
  return counted (stream,
                  g_pollable_output_stream_write_nonblocking (
                      G_POLLABLE_OUTPUT_STREAM (base_of (stream)), buffer, count, NULL, error));
}

static gboolean
can_poll (GPollableOutputStream *stream)
{
  return g_pollable_output_stream_can_poll (G_POLLABLE_OUTPUT_STREAM (base_of (stream)));
}

static gboolean
is_writable (GPollableOutputStream *stream)
{
  return g_pollable_output_stream_is_writable (G_POLLABLE_OUTPUT_STREAM (base_of (stream)));
}

static GSource *
create_source (GPollableOutputStream *stream, GCancellable *cancellable)
{
  g_autoptr (GSource) base = g_pollable_output_stream_create_source (
      G_POLLABLE_OUTPUT_STREAM (base_of (stream)), cancellable);

  return g_pollable_source_new_full (stream, base, cancellable);
}

static void
pollable_init (GPollableOutputStreamInterface *iface)
{
  iface->can_poll = can_poll;
  iface->is_writable = is_writable;
  iface->create_source = create_source;
  iface->write_nonblocking = write_nonblocking;
}

static void
lyc_guard_output_class_init (LycGuardOutputClass *klass)
{
  G_OUTPUT_STREAM_CLASS (klass)->write_fn = write_blocking;
}

static void
lyc_guard_output_init (LycGuardOutput *self)
{
}

GOutputStream *
lyc_guard_output_new (GOutputStream *base)
{
  return g_object_new (LYC_TYPE_GUARD_OUTPUT, "base-stream", base, "close-base-stream", FALSE,
                       NULL);
}

gint64
lyc_guard_output_get_blocked_since (GOutputStream *output)
{
  return LYC_GUARD_OUTPUT (output)->blocked_since;
}

guint64
lyc_guard_output_get_written (GOutputStream *output)
{
  return LYC_GUARD_OUTPUT (output)->written;
}
