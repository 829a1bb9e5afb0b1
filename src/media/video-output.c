/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "video-output.h"

G_DEFINE_INTERFACE (LycVideoOutput, lyc_video_output, G_TYPE_OBJECT)

static void
lyc_video_output_default_init (LycVideoOutputInterface *iface)
{
}

/**
 * lyc_video_output_get_element:
 * @self: an output
 *
 * Returns: (transfer none): the element that takes the decoded pictures at its pad "sink"
 */
GstElement *
lyc_video_output_get_element (LycVideoOutput *self)
{
  return LYC_VIDEO_OUTPUT_GET_IFACE (self)->get_element (self);
}

/**
 * lyc_video_output_set_listener:
 * @self: an output whose pipeline has not started
 * @func: what is told of each picture
 * @data: for it
 */
void
lyc_video_output_set_listener (LycVideoOutput *self, LycVideoOutputFunc func, gpointer data)
{
  LYC_VIDEO_OUTPUT_GET_IFACE (self)->set_listener (self, func, data);
}

/**
 * lyc_video_output_set_recording:
 * @self: an output
 * @width: of the pictures that come next, with square pixels
 * @height: their height
 *
 * Told on the streaming thread, before the first of them.
 */
void
lyc_video_output_set_recording (LycVideoOutput *self, int width, int height)
{
  LYC_VIDEO_OUTPUT_GET_IFACE (self)->set_recording (self, width, height);
}

/**
 * lyc_video_output_set_size:
 * @self: an output
 * @width: the widget's width in device pixels; 0 for the recording's own
 * @height: its height
 *
 * Returns: whether the next pictures will have another size than the last
 */
gboolean
lyc_video_output_set_size (LycVideoOutput *self, int width, int height)
{
  return LYC_VIDEO_OUTPUT_GET_IFACE (self)->set_size (self, width, height);
}

/**
 * lyc_video_output_set_withheld:
 * @self: an output
 * @withheld: whether pictures are kept back, since a seek to the right one comes next
 */
void
lyc_video_output_set_withheld (LycVideoOutput *self, gboolean withheld)
{
  LYC_VIDEO_OUTPUT_GET_IFACE (self)->set_withheld (self, withheld);
}
