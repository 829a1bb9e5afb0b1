/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "paintable-sink.h"

#include "video-paintable-private.h"

#include <gst/video/gstvideosink.h>
#include <gst/video/video.h>

/* Stands for gtk4paintablesink where it is not installed, with its manners: the paintable is made
 * on the main thread, and starting without one would wait for that thread. */
typedef struct
{
  GstVideoSink parent_instance;

  LycVideoPaintable *paintable;
  GstVideoInfo info;
} PaintableSink;

typedef GstVideoSinkClass PaintableSinkClass;

static int n_pictures;

GType paintable_sink_get_type (void);
G_DEFINE_TYPE (PaintableSink, paintable_sink, GST_TYPE_VIDEO_SINK)

static void
paintable_sink_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PaintableSink *self = (PaintableSink *) object;

  g_assert_true (g_main_context_is_owner (NULL));
  if (self->paintable == NULL)
    self->paintable = lyc_video_paintable_new ();
  g_value_set_object (value, self->paintable);
}

static gboolean
drop_cb (gpointer data)
{
  g_object_unref (data);
  return G_SOURCE_REMOVE;
}

static void
paintable_sink_finalize (GObject *object)
{
  PaintableSink *self = (PaintableSink *) object;

  if (self->paintable != NULL)
    g_idle_add (drop_cb, self->paintable);
  G_OBJECT_CLASS (paintable_sink_parent_class)->finalize (object);
}

static GstStateChangeReturn
paintable_sink_change_state (GstElement *element, GstStateChange change)
{
  if (change == GST_STATE_CHANGE_NULL_TO_READY)
    g_assert_nonnull (((PaintableSink *) element)->paintable);
  return GST_ELEMENT_CLASS (paintable_sink_parent_class)->change_state (element, change);
}

static gboolean
paintable_sink_set_info (GstVideoSink *sink, GstCaps *caps, const GstVideoInfo *info)
{
  ((PaintableSink *) sink)->info = *info;
  return TRUE;
}

static GstFlowReturn
paintable_sink_show_frame (GstVideoSink *sink, GstBuffer *buffer)
{
  PaintableSink *self = (PaintableSink *) sink;
  g_autoptr (GstCaps) caps = gst_video_info_to_caps (&self->info);
  g_autoptr (GstSample) sample = gst_sample_new (buffer, caps, NULL, NULL);

  g_atomic_int_inc (&n_pictures);
  lyc_video_paintable_push (self->paintable, sample, GST_VIDEO_INFO_WIDTH (&self->info),
                            GST_VIDEO_INFO_HEIGHT (&self->info));
  return GST_FLOW_OK;
}

static void
paintable_sink_class_init (PaintableSinkClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GstElementClass *element_class = GST_ELEMENT_CLASS (klass);
  g_autoptr (GstCaps) caps = gst_caps_from_string ("video/x-raw, format=BGRA");

  object_class->get_property = paintable_sink_get_property;
  object_class->finalize = paintable_sink_finalize;
  g_object_class_install_property (
      object_class, 1,
      g_param_spec_object ("paintable", NULL, NULL, GDK_TYPE_PAINTABLE, G_PARAM_READABLE));
  element_class->change_state = paintable_sink_change_state;
  gst_element_class_add_pad_template (
      element_class, gst_pad_template_new ("sink", GST_PAD_SINK, GST_PAD_ALWAYS, caps));
  gst_element_class_set_static_metadata (element_class, "Paintable sink", "Sink/Video",
                                         "Shows pictures in a test", "Lyceum");
  klass->set_info = paintable_sink_set_info;
  klass->show_frame = paintable_sink_show_frame;
}

static void
paintable_sink_init (PaintableSink *self)
{
}

/* From now on there is a gtk4paintablesink. */
void
paintable_sink_register (void)
{
  g_assert_true (
      gst_element_register (NULL, "gtk4paintablesink", GST_RANK_NONE, paintable_sink_get_type ()));
}

/* How many pictures all of them were given to show. */
int
paintable_sink_count_pictures (void)
{
  return g_atomic_int_get (&n_pictures);
}
