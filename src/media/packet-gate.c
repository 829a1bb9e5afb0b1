/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "packet-gate.h"

#include "h264-packet.h"
#include "picture-times.h"

/* What comes after the first picture gives way to it for no longer than this. */
#define FIRST_PICTURE_US (50 * G_TIME_SPAN_MILLISECOND)

struct _LycPacketGate
{
  /* Under the lock: the streaming threads and the player's thread. */
  GMutex lock;
  GCond cond;
  LycPictureTimes times;
  gboolean coming; /* the first picture since the last flush is decoded, and not there yet */

  /* Streaming thread only. */
  GstSegment segment;
  gboolean is_h264;
  guint h264_length_size; /* 0 with start codes */

  /* Atomic. */
  int hidden;    /* nobody sees it: decode nothing */
  int prerolled; /* a picture has arrived since the last flush, so the pipeline waits for none */
  int behind;    /* pictures were left out, and the decoder needs a key frame */
};

static void
note_packet (LycPacketGate *self, GstBuffer *buffer)
{
  guint64 time;

  if (!GST_BUFFER_PTS_IS_VALID (buffer)
      || gst_segment_to_stream_time_full (&self->segment, GST_FORMAT_TIME, GST_BUFFER_PTS (buffer),
                                          &time)
             <= 0)
    return;
  g_mutex_lock (&self->lock);
  lyc_picture_times_add (&self->times, (gint64) time);
  g_mutex_unlock (&self->lock);
}

/* How the units of an H.264 packet are told apart. */
static void
note_packet_caps (LycPacketGate *self, GstEvent *event)
{
  const GstStructure *structure;
  const GValue *value;
  GstCaps *caps;
  guint8 head[5] = { 0 };

  gst_event_parse_caps (event, &caps);
  structure = gst_caps_get_structure (caps, 0);
  self->is_h264 = gst_structure_has_name (structure, "video/x-h264");
  self->h264_length_size = 0;
  value = gst_structure_get_value (structure, "codec_data");
  if (!self->is_h264 || value == NULL)
    return;
  if (gst_buffer_extract (gst_value_get_buffer (value), 0, head, sizeof head) == sizeof head)
    self->h264_length_size = (head[4] & 3) + 1;
  else
    self->is_h264 = FALSE;
}

/* On the way to where a seek leads only those packets are decoded that the picture there is made
 * of. */
static gboolean
is_needless (LycPacketGate *self, GstBuffer *buffer)
{
  GstClockTime start = self->segment.start;
  GstMapInfo map;
  gboolean needless;

  if (!self->is_h264 || self->segment.rate < 0 || !GST_BUFFER_PTS_IS_VALID (buffer)
      || !GST_BUFFER_DURATION_IS_VALID (buffer)
      || GST_BUFFER_PTS (buffer) + 2 * GST_BUFFER_DURATION (buffer) >= start
      || !gst_buffer_map (buffer, &map, GST_MAP_READ))
    return FALSE;
  needless = !lyc_h264_packet_is_reference (map.data, map.size, self->h264_length_size);
  gst_buffer_unmap (buffer, &map);
  return needless;
}

static void
set_coming (LycPacketGate *self, gboolean coming)
{
  g_mutex_lock (&self->lock);
  self->coming = coming;
  g_cond_broadcast (&self->cond);
  g_mutex_unlock (&self->lock);
}

/* The first picture is what somebody waits for: no other is decoded while it is scaled. */
static void
give_way (LycPacketGate *self)
{
  gint64 deadline = g_get_monotonic_time () + FIRST_PICTURE_US;

  g_mutex_lock (&self->lock);
  while (self->coming && g_cond_wait_until (&self->cond, &self->lock, deadline))
    continue;
  self->coming = FALSE;
  g_mutex_unlock (&self->lock);
}

/* After decoding. What lies before the place that was sought does not come here. */
static GstPadProbeReturn
decoded_probe (GstPad *pad, GstPadProbeInfo *info, gpointer data)
{
  LycPacketGate *self = data;

  if (!g_atomic_int_get (&self->prerolled))
    set_coming (self, TRUE);
  return GST_PAD_PROBE_OK;
}

static void
note_packet_event (LycPacketGate *self, GstEvent *event)
{
  if (GST_EVENT_TYPE (event) == GST_EVENT_SEGMENT)
    gst_event_copy_segment (event, &self->segment);
  else if (GST_EVENT_TYPE (event) == GST_EVENT_CAPS)
    note_packet_caps (self, event);
  else if (GST_EVENT_TYPE (event) == GST_EVENT_FLUSH_START)
    set_coming (self, FALSE);
  if (GST_EVENT_TYPE (event) != GST_EVENT_FLUSH_STOP)
    return;
  g_atomic_int_set (&self->prerolled, FALSE);
  g_atomic_int_set (&self->behind, FALSE);
  g_mutex_lock (&self->lock);
  lyc_picture_times_reset (&self->times);
  g_mutex_unlock (&self->lock);
}

/* Before decoding. While hidden each packet becomes a gap of its length: the pipeline keeps its
 * pace, and nothing is decoded. Afterwards the decoder can only begin at a key frame. */
static GstPadProbeReturn
probe (GstPad *pad, GstPadProbeInfo *info, gpointer data)
{
  LycPacketGate *self = data;
  GstBuffer *buffer;

  if (info->type & (GST_PAD_PROBE_TYPE_EVENT_FLUSH | GST_PAD_PROBE_TYPE_EVENT_DOWNSTREAM))
    {
      note_packet_event (self, GST_PAD_PROBE_INFO_EVENT (info));
      return GST_PAD_PROBE_OK;
    }
  buffer = GST_PAD_PROBE_INFO_BUFFER (info);
  note_packet (self, buffer);
  if (is_needless (self, buffer))
    return GST_PAD_PROBE_DROP;
  give_way (self);
  if (!g_atomic_int_get (&self->prerolled))
    return GST_PAD_PROBE_OK;
  if (!g_atomic_int_get (&self->hidden))
    {
      if (!GST_BUFFER_FLAG_IS_SET (buffer, GST_BUFFER_FLAG_DELTA_UNIT))
        g_atomic_int_set (&self->behind, FALSE);
      if (!g_atomic_int_get (&self->behind))
        return GST_PAD_PROBE_OK;
    }
  g_atomic_int_set (&self->behind, TRUE);
  if (GST_BUFFER_PTS_IS_VALID (buffer))
    gst_pad_send_event (pad,
                        gst_event_new_gap (GST_BUFFER_PTS (buffer), GST_BUFFER_DURATION (buffer)));
  return GST_PAD_PROBE_DROP;
}

/**
 * lyc_packet_gate_new:
 *
 * Returns: (transfer full): a gate for one pipeline
 */
LycPacketGate *
lyc_packet_gate_new (void)
{
  LycPacketGate *self = g_new0 (LycPacketGate, 1);

  g_mutex_init (&self->lock);
  g_cond_init (&self->cond);
  lyc_picture_times_init (&self->times);
  gst_segment_init (&self->segment, GST_FORMAT_TIME);
  return self;
}

/**
 * lyc_packet_gate_free:
 * @self: (transfer full): a gate whose pipeline has been stopped
 */
void
lyc_packet_gate_free (LycPacketGate *self)
{
  lyc_picture_times_release (&self->times);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->cond);
  g_free (self);
}

/**
 * lyc_packet_gate_add_element:
 * @self: a gate
 * @element: an element that was put into the pipeline
 *
 * If @element decodes pictures, it gets no work that nobody would see.
 */
void
lyc_packet_gate_add_element (LycPacketGate *self, GstElement *element)
{
  GstElementFactory *factory = gst_element_get_factory (element);
  g_autoptr (GstPad) pad = NULL, out = NULL;

  if (factory == NULL
      || !gst_element_factory_list_is_type (factory, GST_ELEMENT_FACTORY_TYPE_DECODER
                                                         | GST_ELEMENT_FACTORY_TYPE_MEDIA_VIDEO))
    return;
  pad = gst_element_get_static_pad (element, "sink");
  if (pad != NULL)
    gst_pad_add_probe (pad,
                       GST_PAD_PROBE_TYPE_BUFFER | GST_PAD_PROBE_TYPE_EVENT_DOWNSTREAM
                           | GST_PAD_PROBE_TYPE_EVENT_FLUSH,
                       probe, self, NULL);
  out = gst_element_get_static_pad (element, "src");
  if (out != NULL)
    gst_pad_add_probe (out, GST_PAD_PROBE_TYPE_BUFFER, decoded_probe, self, NULL);
}

/**
 * lyc_packet_gate_set_hidden:
 * @self: a gate
 * @hidden: whether nobody sees the pictures
 */
void
lyc_packet_gate_set_hidden (LycPacketGate *self, gboolean hidden)
{
  g_atomic_int_set (&self->hidden, hidden);
}

/**
 * lyc_packet_gate_get_behind:
 * @self: a gate
 *
 * Returns: whether pictures were left out, so that only a seek shows the right one at once
 */
gboolean
lyc_packet_gate_get_behind (LycPacketGate *self)
{
  return g_atomic_int_get (&self->behind);
}

/**
 * lyc_packet_gate_set_prerolled:
 * @self: a gate
 *
 * Says that a picture has arrived, so that the pipeline waits for none until the next flush.
 */
void
lyc_packet_gate_set_prerolled (LycPacketGate *self)
{
  g_atomic_int_set (&self->prerolled, TRUE);
  set_coming (self, FALSE);
}

/**
 * lyc_packet_gate_get_prerolled:
 * @self: a gate
 *
 * Returns: whether a picture has arrived since the last flush
 */
gboolean
lyc_packet_gate_get_prerolled (LycPacketGate *self)
{
  return g_atomic_int_get (&self->prerolled);
}

/**
 * lyc_packet_gate_find_picture:
 * @self: a gate
 * @shown_ns: a time within the picture that is shown
 * @period_ns: how long a picture lasts as a rule; 0 if unknown
 * @offset: 0 for this picture, -1 for the one before
 * @at_ns: (out): where to seek to so that it is shown
 *
 * Returns: whether there is such a picture
 */
gboolean
lyc_packet_gate_find_picture (LycPacketGate *self, gint64 shown_ns, gint64 period_ns, int offset,
                              gint64 *at_ns)
{
  gboolean found;

  g_mutex_lock (&self->lock);
  found = lyc_picture_times_find (&self->times, shown_ns, period_ns, offset, at_ns);
  g_mutex_unlock (&self->lock);
  return found;
}
