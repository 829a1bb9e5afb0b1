/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "paintable-output.h"

#include "video-paintable-private.h"

struct _LycPaintableOutput
{
  GObject parent_instance;

  GstElement *element; /* holds the sink */
  GstElement *sink;
  LycVideoPaintable *paintable; /* owned; given back on the main thread */
  GMainContext *context;        /* of the main thread */
  LycVideoOutputFunc func;
  gpointer func_data;

  int withheld; /* atomic */
};

static void lyc_paintable_output_iface_init (LycVideoOutputInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LycPaintableOutput, lyc_paintable_output, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (LYC_TYPE_VIDEO_OUTPUT,
                                                      lyc_paintable_output_iface_init))

/* The sink has no callback: a picture counts as shown when it enters, and stands unless the sink is
 * playing. */
static GstPadProbeReturn
picture_cb (GstPad *pad, GstPadProbeInfo *info, gpointer data)
{
  LycPaintableOutput *self = data;
  g_autoptr (GstEvent) event = gst_pad_get_sticky_event (pad, GST_EVENT_SEGMENT, 0);
  const GstSegment *segment;
  GstClockTime time = GST_CLOCK_TIME_NONE;

  if (event != NULL && !g_atomic_int_get (&self->withheld))
    {
      gst_event_parse_segment (event, &segment);
      time = gst_segment_to_stream_time (segment, GST_FORMAT_TIME,
                                         GST_BUFFER_PTS (GST_PAD_PROBE_INFO_BUFFER (info)));
    }
  self->func (time, GST_STATE (self->sink) != GST_STATE_PLAYING, self->func_data);
  return GST_PAD_PROBE_OK;
}

static GstElement *
lyc_paintable_output_get_element (LycVideoOutput *output)
{
  return LYC_PAINTABLE_OUTPUT (output)->element;
}

static void
lyc_paintable_output_set_listener (LycVideoOutput *output, LycVideoOutputFunc func, gpointer data)
{
  LycPaintableOutput *self = LYC_PAINTABLE_OUTPUT (output);
  g_autoptr (GstPad) pad = gst_element_get_static_pad (self->sink, "sink");

  self->func = func;
  self->func_data = data;
  gst_pad_add_probe (pad, GST_PAD_PROBE_TYPE_BUFFER, picture_cb, self, NULL);
}

/* The sink reads the recording's shape from the caps. */
static void
lyc_paintable_output_set_recording (LycVideoOutput *output, int width, int height)
{
}

/* The graphics card scales at every painting, for nothing. */
static gboolean
lyc_paintable_output_set_size (LycVideoOutput *output, int width, int height)
{
  return FALSE;
}

static void
lyc_paintable_output_set_withheld (LycVideoOutput *output, gboolean withheld)
{
  LycPaintableOutput *self = LYC_PAINTABLE_OUTPUT (output);

  g_atomic_int_set (&self->withheld, withheld);
  g_object_set (self->sink, "show-preroll-frame", !withheld, NULL);
}

static void
lyc_paintable_output_iface_init (LycVideoOutputInterface *iface)
{
  iface->get_element = lyc_paintable_output_get_element;
  iface->set_listener = lyc_paintable_output_set_listener;
  iface->set_recording = lyc_paintable_output_set_recording;
  iface->set_size = lyc_paintable_output_set_size;
  iface->set_withheld = lyc_paintable_output_set_withheld;
}

/* What is given back on the main thread. */
typedef struct
{
  LycVideoPaintable *paintable;
  GstElement *sink;
} Leftover;

static gboolean
leave_cb (gpointer data)
{
  Leftover *left = data;
  g_autoptr (GdkPaintable) inner = NULL;

  g_object_get (left->sink, "paintable", &inner, NULL);
  lyc_video_paintable_leave_inner (left->paintable, inner);
  return G_SOURCE_REMOVE;
}

static void
leftover_free (gpointer data)
{
  Leftover *left = data;

  g_object_unref (left->paintable);
  gst_object_unref (left->sink);
  g_free (left);
}

static void
lyc_paintable_output_finalize (GObject *object)
{
  LycPaintableOutput *self = LYC_PAINTABLE_OUTPUT (object);
  g_autoptr (GSource) source = g_idle_source_new ();
  Leftover *left = g_new0 (Leftover, 1);

  left->paintable = self->paintable;
  left->sink = self->sink;
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, leave_cb, left, leftover_free);
  g_source_attach (source, self->context);
  g_main_context_unref (self->context);
  gst_object_unref (self->element);
  G_OBJECT_CLASS (lyc_paintable_output_parent_class)->finalize (object);
}

static void
lyc_paintable_output_class_init (LycPaintableOutputClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lyc_paintable_output_finalize;
}

static void
lyc_paintable_output_init (LycPaintableOutput *self)
{
  self->context = g_main_context_ref_thread_default ();
}

static gboolean
takes_gl (GdkPaintable *inner)
{
  g_autoptr (GObject) context = NULL;

  if (g_object_class_find_property (G_OBJECT_GET_CLASS (inner), "gl-context") == NULL)
    return FALSE;
  g_object_get (inner, "gl-context", &context, NULL);
  return context != NULL;
}

/* Brings to the graphics card once, as they are decoded, and has them converted there. */
static GstElement *
wrap_for_gl (GstElement *sink)
{
  GstElement *wrapper = gst_element_factory_make ("glsinkbin", NULL);

  if (wrapper != NULL)
    g_object_set (wrapper, "sink", sink, NULL);
  return wrapper;
}

/* A sink that is built without GL takes few formats. */
static GstElement *
wrap_for_memory (GstElement *sink)
{
  GstElement *bin = gst_bin_new (NULL);
  GstElement *convert = gst_element_factory_make ("videoconvert", NULL);
  g_autoptr (GstPad) pad = gst_element_get_static_pad (convert, "sink");

  gst_bin_add_many (GST_BIN (bin), convert, sink, NULL);
  gst_element_link (convert, sink);
  gst_element_add_pad (bin, gst_ghost_pad_new ("sink", pad));
  return bin;
}

/**
 * lyc_paintable_output_new:
 * @paintable: what shows the pictures
 *
 * Called on the main thread. The sink makes its own paintable there, and whoever starts it before
 * waits for that with the sink's lock held.
 *
 * Returns: (transfer full) (nullable): an output for one pipeline; %NULL if the sink cannot be had
 */
LycVideoOutput *
lyc_paintable_output_new (LycVideoPaintable *paintable)
{
  GstElement *made = gst_element_factory_make (LYC_PAINTABLE_OUTPUT_ELEMENT, NULL);
  g_autoptr (GstElement) sink = made != NULL ? gst_object_ref_sink (made) : NULL;
  g_autoptr (GdkPaintable) inner = NULL;
  GstElement *element = NULL;
  LycPaintableOutput *self;

  if (sink != NULL)
    g_object_get (sink, "paintable", &inner, NULL);
  if (inner == NULL)
    return NULL;
  if (takes_gl (inner))
    element = wrap_for_gl (sink);
  if (element == NULL)
    element = wrap_for_memory (sink);
  self = g_object_new (LYC_TYPE_PAINTABLE_OUTPUT, NULL);
  self->element = gst_object_ref_sink (element);
  self->sink = g_steal_pointer (&sink);
  self->paintable = g_object_ref (paintable);
  lyc_video_paintable_set_inner (paintable, inner);
  return LYC_VIDEO_OUTPUT (self);
}
