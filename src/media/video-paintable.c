/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "video-paintable-private.h"

#include "video-picture.h"

struct _LycVideoPaintable
{
  GObject parent_instance;

  /* Under the lock: the streaming thread puts in, the main thread takes out. A picture that was not
   * taken in time is replaced. */
  GMutex lock;
  GstSample *pending;
  int pending_width, pending_height;
  guint idle;

  /* Main thread only. */
  LycVideoPicture *picture;
  LycVideoPicture *previous; /* what was drawn of it may still stand in the window's tree */
  GdkPaintable *inner;       /* draws itself, where no pictures are pushed */
  LycVideoDrawing drawing;
  int display_width, display_height;
  int width, height;
  gboolean visible;
  guint64 n_frames;
};

enum
{
  PROP_VISIBLE = 1,
  N_PROPS
};

enum
{
  TARGET_CHANGED,
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

static void lyc_video_paintable_iface_init (GdkPaintableInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LycVideoPaintable, lyc_video_paintable, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (GDK_TYPE_PAINTABLE,
                                                      lyc_video_paintable_iface_init))

static void
inner_contents_cb (LycVideoPaintable *self)
{
  if (lyc_video_paintable_has_picture (self))
    self->n_frames++;
  gdk_paintable_invalidate_contents (GDK_PAINTABLE (self));
}

static void
drop_inner (LycVideoPaintable *self)
{
  if (self->inner == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->inner, self);
  g_clear_object (&self->inner);
}

static void
take_picture (LycVideoPaintable *self, GstSample *sample, int width, int height)
{
  LycVideoPicture *picture = lyc_video_picture_new (sample);
  gboolean resized = width != self->display_width || height != self->display_height;

  if (picture == NULL)
    return;
  drop_inner (self);
  g_clear_pointer (&self->previous, lyc_video_picture_free);
  self->previous = g_steal_pointer (&self->picture);
  self->picture = picture;
  self->display_width = width;
  self->display_height = height;
  self->n_frames++;
  if (resized)
    gdk_paintable_invalidate_size (GDK_PAINTABLE (self));
  gdk_paintable_invalidate_contents (GDK_PAINTABLE (self));
}

static gboolean
idle_cb (gpointer data)
{
  LycVideoPaintable *self = data;
  g_autoptr (GstSample) sample = NULL;
  int width, height;

  g_mutex_lock (&self->lock);
  sample = g_steal_pointer (&self->pending);
  width = self->pending_width;
  height = self->pending_height;
  self->idle = 0;
  g_mutex_unlock (&self->lock);
  if (sample != NULL)
    take_picture (self, sample, width, height);
  return G_SOURCE_REMOVE;
}

/* The largest rectangle of the picture's shape inside the given one, in its middle. */
static graphene_rect_t
fit (LycVideoPaintable *self, double width, double height)
{
  GdkPaintable *paintable = GDK_PAINTABLE (self);
  double ratio = (double) gdk_paintable_get_intrinsic_width (paintable)
                 / MAX (gdk_paintable_get_intrinsic_height (paintable), 1);
  double w = MIN (width, height * ratio), h = ratio > 0 ? w / ratio : 0;

  return GRAPHENE_RECT_INIT ((float) ((width - w) / 2), (float) ((height - h) / 2), (float) w,
                             (float) h);
}

static void
snapshot_inner (GdkPaintable *inner, GdkSnapshot *snapshot, const graphene_rect_t *rect)
{
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &rect->origin);
  gdk_paintable_snapshot (inner, snapshot, rect->size.width, rect->size.height);
  gtk_snapshot_restore (snapshot);
}

static void
lyc_video_paintable_snapshot (GdkPaintable *paintable, GdkSnapshot *snapshot, double width,
                              double height)
{
  LycVideoPaintable *self = LYC_VIDEO_PAINTABLE (paintable);
  graphene_rect_t rect = fit (self, width, height);

  if (self->inner != NULL)
    snapshot_inner (self->inner, snapshot, &rect);
  else if (self->picture != NULL && self->drawing == LYC_VIDEO_DRAWING_CAIRO)
    lyc_video_picture_paint (self->picture, snapshot, &rect);
  else if (self->picture != NULL)
    gtk_snapshot_append_texture (snapshot, lyc_video_picture_get_texture (self->picture), &rect);
}

static int
lyc_video_paintable_get_intrinsic_width (GdkPaintable *paintable)
{
  LycVideoPaintable *self = LYC_VIDEO_PAINTABLE (paintable);

  return self->inner != NULL ? gdk_paintable_get_intrinsic_width (self->inner)
                             : self->display_width;
}

static int
lyc_video_paintable_get_intrinsic_height (GdkPaintable *paintable)
{
  LycVideoPaintable *self = LYC_VIDEO_PAINTABLE (paintable);

  return self->inner != NULL ? gdk_paintable_get_intrinsic_height (self->inner)
                             : self->display_height;
}

static GdkPaintable *
lyc_video_paintable_get_current_image (GdkPaintable *paintable)
{
  LycVideoPaintable *self = LYC_VIDEO_PAINTABLE (paintable);

  if (self->inner != NULL)
    return gdk_paintable_get_current_image (self->inner);
  if (self->picture != NULL)
    return GDK_PAINTABLE (g_object_ref (lyc_video_picture_get_texture (self->picture)));
  return gdk_paintable_new_empty (self->display_width, self->display_height);
}

static void
lyc_video_paintable_iface_init (GdkPaintableInterface *iface)
{
  iface->get_current_image = lyc_video_paintable_get_current_image;
  iface->snapshot = lyc_video_paintable_snapshot;
  iface->get_intrinsic_width = lyc_video_paintable_get_intrinsic_width;
  iface->get_intrinsic_height = lyc_video_paintable_get_intrinsic_height;
}

static void
drop_pending (LycVideoPaintable *self)
{
  g_mutex_lock (&self->lock);
  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_pointer (&self->pending, gst_sample_unref);
  g_mutex_unlock (&self->lock);
}

static void
lyc_video_paintable_finalize (GObject *object)
{
  LycVideoPaintable *self = LYC_VIDEO_PAINTABLE (object);

  drop_pending (self);
  drop_inner (self);
  g_clear_pointer (&self->picture, lyc_video_picture_free);
  g_clear_pointer (&self->previous, lyc_video_picture_free);
  g_mutex_clear (&self->lock);
  G_OBJECT_CLASS (lyc_video_paintable_parent_class)->finalize (object);
}

static void
lyc_video_paintable_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LycVideoPaintable *self = LYC_VIDEO_PAINTABLE (object);

  if (id == PROP_VISIBLE)
    g_value_set_boolean (value, self->visible);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
lyc_video_paintable_set_property (GObject *object, guint id, const GValue *value,
                                  GParamSpec *pspec)
{
  if (id == PROP_VISIBLE)
    lyc_video_paintable_set_visible (LYC_VIDEO_PAINTABLE (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
lyc_video_paintable_class_init (LycVideoPaintableClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = lyc_video_paintable_finalize;
  object_class->get_property = lyc_video_paintable_get_property;
  object_class->set_property = lyc_video_paintable_set_property;

  /* Whether somebody sees the picture. While nobody does, none is decoded. */
  props[PROP_VISIBLE] = g_param_spec_boolean ("visible", NULL, NULL, TRUE,
                                              G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                  | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  /* The size or the visibility was set anew. */
  signals[TARGET_CHANGED] = g_signal_new ("target-changed", LYC_TYPE_VIDEO_PAINTABLE,
                                          G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
lyc_video_paintable_init (LycVideoPaintable *self)
{
  g_mutex_init (&self->lock);
  self->visible = TRUE;
}

/**
 * lyc_video_paintable_new:
 *
 * Returns: (transfer full): a paintable without a picture
 */
LycVideoPaintable *
lyc_video_paintable_new (void)
{
  return g_object_new (LYC_TYPE_VIDEO_PAINTABLE, NULL);
}

/**
 * lyc_video_paintable_push:
 * @self: a paintable
 * @sample: a BGRA picture
 * @display_width: width of the picture before it was scaled, with square pixels
 * @display_height: height likewise
 *
 * Hands over the next picture, from any thread. The main thread shows it; one that comes before the
 * last was shown replaces it.
 */
void
lyc_video_paintable_push (LycVideoPaintable *self, GstSample *sample, int display_width,
                          int display_height)
{
  g_mutex_lock (&self->lock);
  g_clear_pointer (&self->pending, gst_sample_unref);
  self->pending = gst_sample_ref (sample);
  self->pending_width = display_width;
  self->pending_height = display_height;
  if (self->idle == 0)
    self->idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, idle_cb, self, NULL);
  g_mutex_unlock (&self->lock);
}

/**
 * lyc_video_paintable_clear:
 * @self: a paintable
 *
 * Takes the picture away; main thread.
 */
void
lyc_video_paintable_clear (LycVideoPaintable *self)
{
  drop_pending (self);
  drop_inner (self);
  g_clear_pointer (&self->picture, lyc_video_picture_free);
  g_clear_pointer (&self->previous, lyc_video_picture_free);
  gdk_paintable_invalidate_contents (GDK_PAINTABLE (self));
}

/**
 * lyc_video_paintable_get_visible:
 * @self: a paintable
 *
 * Returns: whether somebody sees it
 */
gboolean
lyc_video_paintable_get_visible (LycVideoPaintable *self)
{
  return self->visible;
}

/**
 * lyc_video_paintable_set_visible:
 * @self: a paintable
 * @visible: whether somebody sees it
 */
void
lyc_video_paintable_set_visible (LycVideoPaintable *self, gboolean visible)
{
  if (self->visible == visible)
    return;
  self->visible = visible;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_VISIBLE]);
  g_signal_emit (self, signals[TARGET_CHANGED], 0);
}

/**
 * lyc_video_paintable_set_size:
 * @self: a paintable
 * @width: the widget's width in device pixels; 0 for the recording's own
 * @height: its height
 *
 * Says how large the picture is shown, so that it is scaled once, in the pipeline, and not at every
 * painting.
 */
void
lyc_video_paintable_set_size (LycVideoPaintable *self, int width, int height)
{
  if (self->width == width && self->height == height)
    return;
  self->width = width;
  self->height = height;
  g_signal_emit (self, signals[TARGET_CHANGED], 0);
}

/**
 * lyc_video_paintable_get_size:
 * @self: a paintable
 * @width: (out): what was set
 * @height: (out): what was set
 */
void
lyc_video_paintable_get_size (LycVideoPaintable *self, int *width, int *height)
{
  *width = self->width;
  *height = self->height;
}

/**
 * lyc_video_paintable_get_n_frames:
 * @self: a paintable
 *
 * Returns: how many pictures it has shown
 */
guint64
lyc_video_paintable_get_n_frames (LycVideoPaintable *self)
{
  return self->n_frames;
}

/**
 * lyc_video_paintable_has_picture:
 * @self: a paintable
 *
 * Returns: whether there is a picture to show
 */
gboolean
lyc_video_paintable_has_picture (LycVideoPaintable *self)
{
  if (self->inner != NULL)
    return gdk_paintable_get_intrinsic_width (self->inner) > 0;
  return self->picture != NULL;
}

/**
 * lyc_video_paintable_set_drawing:
 * @self: a paintable
 * @drawing: how the window that shows it is drawn
 *
 * Says how the picture is drawn best. Every way is right for every window.
 */
void
lyc_video_paintable_set_drawing (LycVideoPaintable *self, LycVideoDrawing drawing)
{
  if (self->drawing == drawing)
    return;
  self->drawing = drawing;
  gdk_paintable_invalidate_contents (GDK_PAINTABLE (self));
}

/**
 * lyc_video_paintable_get_drawing:
 * @self: a paintable
 *
 * Returns: what was set; main thread
 */
LycVideoDrawing
lyc_video_paintable_get_drawing (LycVideoPaintable *self)
{
  return self->drawing;
}

/**
 * lyc_video_paintable_set_inner:
 * @self: a paintable
 * @inner: what is shown from now on, until pictures are pushed; main thread
 */
void
lyc_video_paintable_set_inner (LycVideoPaintable *self, GdkPaintable *inner)
{
  lyc_video_paintable_clear (self);
  self->inner = g_object_ref (inner);
  g_signal_connect_swapped (inner, "invalidate-contents", G_CALLBACK (inner_contents_cb), self);
  g_signal_connect_swapped (inner, "invalidate-size", G_CALLBACK (gdk_paintable_invalidate_size),
                            self);
}

/**
 * lyc_video_paintable_leave_inner:
 * @self: a paintable
 * @inner: what is no longer to be shown, if it is; main thread
 */
void
lyc_video_paintable_leave_inner (LycVideoPaintable *self, GdkPaintable *inner)
{
  if (self->inner != inner)
    return;
  drop_inner (self);
  gdk_paintable_invalidate_contents (GDK_PAINTABLE (self));
}
