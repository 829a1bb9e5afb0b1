/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reserved-picture.h"

/* Where there is little room it may be as narrow as this, pixels. */
#define NARROWEST 48

struct _LycReservedPicture
{
  GtkWidget parent_instance;

  int width;
  int height;
  GdkTexture *texture; /* nullable */
};

G_DEFINE_FINAL_TYPE (LycReservedPicture, lyc_reserved_picture, GTK_TYPE_WIDGET)

static void
measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
         int *minimum_baseline, int *natural_baseline)
{
  LycReservedPicture *self = LYC_RESERVED_PICTURE (widget);

  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? self->width : self->height;
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? MIN (NARROWEST, self->width) : *natural;
}

static void
snapshot (GtkWidget *widget, GtkSnapshot *shot)
{
  GdkTexture *texture = LYC_RESERVED_PICTURE (widget)->texture;
  double room_w = gtk_widget_get_width (widget);
  double room_h = gtk_widget_get_height (widget);
  double width;
  double height;
  double scale;

  if (texture == NULL)
    return;
  width = gdk_texture_get_width (texture);
  height = gdk_texture_get_height (texture);
  scale = MIN (1, MIN (room_w / width, room_h / height));
  width *= scale;
  height *= scale;
  gtk_snapshot_save (shot);
  gtk_snapshot_translate (
      shot, &GRAPHENE_POINT_INIT ((float) (room_w - width) / 2, (float) (room_h - height) / 2));
  gdk_paintable_snapshot (GDK_PAINTABLE (texture), shot, width, height);
  gtk_snapshot_restore (shot);
}

static void
dispose (GObject *object)
{
  g_clear_object (&LYC_RESERVED_PICTURE (object)->texture);
  G_OBJECT_CLASS (lyc_reserved_picture_parent_class)->dispose (object);
}

static void
lyc_reserved_picture_class_init (LycReservedPictureClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dispose;
  widget_class->measure = measure;
  widget_class->snapshot = snapshot;
  gtk_widget_class_set_css_name (widget_class, "reserved-picture");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
lyc_reserved_picture_init (LycReservedPicture *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/* @width: in pixels; less where there is less room. @height: in pixels, always. */
GtkWidget *
lyc_reserved_picture_new (int width, int height)
{
  LycReservedPicture *self = g_object_new (LYC_TYPE_RESERVED_PICTURE, NULL);

  self->width = width;
  self->height = height;
  return GTK_WIDGET (self);
}

/* @texture: (nullable) */
void
lyc_reserved_picture_set_texture (LycReservedPicture *self, GdkTexture *texture)
{
  if (g_set_object (&self->texture, texture))
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Returns: (transfer none) (nullable) */
GdkTexture *
lyc_reserved_picture_get_texture (LycReservedPicture *self)
{
  return self->texture;
}
