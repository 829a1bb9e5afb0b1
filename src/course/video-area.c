/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "video-area.h"

#include "gl-drawing.h"
#include "sight.h"
#include "software-drawing.h"

/* Shows the picture on black and tells the paintable how large it is and whether anybody sees it:
 * not while the widget is unmapped, its window minimised, or its window not drawn for a second. */
struct _LycVideoArea
{
  GtkWidget parent_instance;

  LycVideoPaintable *paintable;
  GdkSurface *surface;
  gboolean away; /* the picture is shown elsewhere */
  LycSoftwareDrawing *drawing;
  int prepared_pixels;
  LycSight sight;
};

G_DEFINE_FINAL_TYPE (LycVideoArea, lyc_video_area, GTK_TYPE_WIDGET)

static gboolean
is_minimised (LycVideoArea *self)
{
  return GDK_IS_TOPLEVEL (self->surface)
         && (gdk_toplevel_get_state (GDK_TOPLEVEL (self->surface)) & GDK_TOPLEVEL_STATE_MINIMIZED);
}

static void
update_visible (LycVideoArea *self)
{
  if (self->away)
    return;
  lyc_video_paintable_set_visible (self->paintable,
                                   gtk_widget_get_mapped (GTK_WIDGET (self))
                                       && !is_minimised (self));
}

static void
contents_cb (LycVideoArea *self)
{
  if (self->away)
    return;
  if (!lyc_sight_ask (&self->sight, g_get_monotonic_time ()))
    lyc_video_paintable_set_visible (self->paintable, FALSE);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
seen_again_cb (gpointer data)
{
  update_visible (data);
  return G_SOURCE_REMOVE;
}

static void
lyc_video_area_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  LycVideoArea *self = LYC_VIDEO_AREA (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);

  lyc_sight_reset (&self->sight);
  gtk_snapshot_append_color (snapshot, &(GdkRGBA){ 0, 0, 0, 1 },
                             &GRAPHENE_RECT_INIT (0, 0, width, height));
  if (self->away)
    return;
  gdk_paintable_snapshot (GDK_PAINTABLE (self->paintable), snapshot, width, height);
  if (!lyc_video_paintable_get_visible (self->paintable))
    g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, seen_again_cb, g_object_ref (self), g_object_unref);
}

static LycVideoDrawing
find_drawing (GtkWidget *widget)
{
  return lyc_gl_drawing_find (gtk_widget_get_native (widget));
}

/* Done anew when the picture grows. */
static void
prepare_drawing (LycVideoArea *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  int scale = gtk_widget_get_scale_factor (widget);
  int width = gtk_widget_get_width (widget) * scale,
      height = gtk_widget_get_height (widget) * scale;

  if (self->surface == NULL || find_drawing (widget) != LYC_VIDEO_DRAWING_CAIRO
      || width * height <= self->prepared_pixels)
    return;
  lyc_software_drawing_free (self->drawing);
  self->drawing = lyc_software_drawing_new (self->surface, width, height);
  self->prepared_pixels = width * height;
}

static void
lyc_video_area_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  LycVideoArea *self = LYC_VIDEO_AREA (widget);
  int scale = gtk_widget_get_scale_factor (widget);

  if (!self->away)
    lyc_video_paintable_set_size (self->paintable, width * scale, height * scale);
  prepare_drawing (self);
}

static GtkSizeRequestMode
lyc_video_area_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* The card keeps 16 to 9 whatever is in it, so that nothing moves when a recording opens. */
static void
lyc_video_area_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                        int *natural, int *minimum_baseline, int *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 280;
      *natural = 640;
    }
  else
    {
      *minimum = 120;
      *natural = for_size > 0 ? MAX (120, for_size * 9 / 16) : 360;
    }
}

static void
lyc_video_area_map (GtkWidget *widget)
{
  LycVideoArea *self = LYC_VIDEO_AREA (widget);

  GTK_WIDGET_CLASS (lyc_video_area_parent_class)->map (widget);
  lyc_sight_reset (&self->sight);
  self->surface = g_object_ref (gtk_native_get_surface (gtk_widget_get_native (widget)));
  if (GDK_IS_TOPLEVEL (self->surface))
    g_signal_connect_object (self->surface, "notify::state", G_CALLBACK (update_visible), self,
                             G_CONNECT_SWAPPED);
  lyc_video_paintable_set_drawing (self->paintable, find_drawing (widget));
  prepare_drawing (self);
  update_visible (self);
}

static void
lyc_video_area_unmap (GtkWidget *widget)
{
  LycVideoArea *self = LYC_VIDEO_AREA (widget);

  if (self->surface != NULL)
    g_signal_handlers_disconnect_by_func (self->surface, update_visible, self);
  g_clear_object (&self->surface);
  g_clear_pointer (&self->drawing, lyc_software_drawing_free);
  self->prepared_pixels = 0;
  GTK_WIDGET_CLASS (lyc_video_area_parent_class)->unmap (widget);
  update_visible (self);
}

static void
lyc_video_area_finalize (GObject *object)
{
  LycVideoArea *self = LYC_VIDEO_AREA (object);

  g_clear_object (&self->surface);
  g_clear_object (&self->paintable);
  G_OBJECT_CLASS (lyc_video_area_parent_class)->finalize (object);
}

static void
lyc_video_area_class_init (LycVideoAreaClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = lyc_video_area_finalize;
  widget_class->snapshot = lyc_video_area_snapshot;
  widget_class->size_allocate = lyc_video_area_size_allocate;
  widget_class->get_request_mode = lyc_video_area_get_request_mode;
  widget_class->measure = lyc_video_area_measure;
  widget_class->map = lyc_video_area_map;
  widget_class->unmap = lyc_video_area_unmap;
  gtk_widget_class_set_css_name (widget_class, "video-area");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
lyc_video_area_init (LycVideoArea *self)
{
}

/**
 * lyc_video_area_new:
 * @paintable: the picture
 *
 * Returns: (transfer floating): a widget that shows it
 */
GtkWidget *
lyc_video_area_new (LycVideoPaintable *paintable)
{
  LycVideoArea *self = g_object_new (LYC_TYPE_VIDEO_AREA, NULL);

  self->paintable = g_object_ref (paintable);
  g_signal_connect_object (paintable, "invalidate-contents", G_CALLBACK (contents_cb), self,
                           G_CONNECT_SWAPPED);
  lyc_video_paintable_set_visible (paintable, FALSE);
  return GTK_WIDGET (self);
}

/**
 * lyc_video_area_set_away:
 * @self: an area
 * @away: whether another area shows the picture; this one stays black then
 */
void
lyc_video_area_set_away (LycVideoArea *self, gboolean away)
{
  self->away = away;
  lyc_sight_reset (&self->sight);
  update_visible (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
