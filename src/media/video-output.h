/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gst/gst.h>

G_BEGIN_DECLS

/* Told on a streaming thread for each picture that is handed over: when it begins, in stream time
 * (none if it was kept back), and whether the pipeline stands at it. */
typedef void (*LycVideoOutputFunc) (GstClockTime time, gboolean standing, gpointer data);

/* The way of a pipeline's pictures into a LycVideoPaintable. What is hidden never comes here: the
 * packet gate stops it before it is decoded. */
#define LYC_TYPE_VIDEO_OUTPUT (lyc_video_output_get_type ())
G_DECLARE_INTERFACE (LycVideoOutput, lyc_video_output, LYC, VIDEO_OUTPUT, GObject)

struct _LycVideoOutputInterface
{
  GTypeInterface parent;

  GstElement *(*get_element) (LycVideoOutput *self);
  void (*set_listener) (LycVideoOutput *self, LycVideoOutputFunc func, gpointer data);
  void (*set_recording) (LycVideoOutput *self, int width, int height);
  gboolean (*set_size) (LycVideoOutput *self, int width, int height);
  void (*set_withheld) (LycVideoOutput *self, gboolean withheld);
};

GstElement *lyc_video_output_get_element (LycVideoOutput *self);
void lyc_video_output_set_listener (LycVideoOutput *self, LycVideoOutputFunc func, gpointer data);
void lyc_video_output_set_recording (LycVideoOutput *self, int width, int height);
gboolean lyc_video_output_set_size (LycVideoOutput *self, int width, int height);
void lyc_video_output_set_withheld (LycVideoOutput *self, gboolean withheld);

G_END_DECLS
