/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "caption-layer.h"

/* Room at the head and the foot of the picture; the controls come and go at the foot. */
#define EDGE 20
#define FOOT 88
#define WHOLE 10000

/* A caption and where its author wants it. */
typedef struct
{
  GtkWidget *label;
  LycCueLayout layout;
  GdkRectangle place;
} Caption;

/* Captions that do not stand at the foot in the middle, over the whole picture. A column of
 * vertical text is laid out as lines, for want of vertical labels. */
struct _LycCaptionLayer
{
  GtkWidget parent_instance;

  Caption captions[LYC_CUE_LIST_MAX_SHOWN];
  guint n;
};

G_DEFINE_FINAL_TYPE (LycCaptionLayer, lyc_caption_layer, GTK_TYPE_WIDGET)

static void
measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
         int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = 0;
}

static int
line_height (GtkWidget *label)
{
  int height;

  pango_layout_get_pixel_size (gtk_label_get_layout (GTK_LABEL (label)), NULL, &height);
  return height / MAX (pango_layout_get_line_count (gtk_label_get_layout (GTK_LABEL (label))), 1);
}

/* From the head, in pixels, of a caption of @height. */
static int
top_of (const Caption *caption, int height, int room)
{
  const LycCueLayout *layout = &caption->layout;
  int foot = room - FOOT - height, at;

  if (layout->line == LYC_CUE_AUTO)
    return foot;
  if (layout->snap)
    {
      at = (int) ((gint64) layout->line * line_height (caption->label) / 100);
      return layout->line >= 0 ? EDGE + at : foot + height + at;
    }
  at = (int) ((gint64) layout->line * room / WHOLE);
  return layout->line_align == LYC_CUE_CENTER ? at - height / 2
         : layout->line_align == LYC_CUE_END  ? at - height
                                              : at;
}

static void
work_out (Caption *caption, int width, int room)
{
  gint32 left, share;
  LycCueAlign align;
  int natural, height, least;

  lyc_cue_layout_place (&caption->layout, &left, &share, &align);
  gtk_widget_measure (caption->label, GTK_ORIENTATION_HORIZONTAL, -1, &least, &natural, NULL, NULL);
  share = MAX ((gint32) ((gint64) share * width / WHOLE), least);
  left = (gint32) ((gint64) left * width / WHOLE);
  caption->place.width = MAX (MIN (natural, share), 1);
  caption->place.x = align == LYC_CUE_LEFT    ? left
                     : align == LYC_CUE_RIGHT ? left + share - caption->place.width
                                              : left + (share - caption->place.width) / 2;
  gtk_widget_measure (caption->label, GTK_ORIENTATION_VERTICAL, caption->place.width, NULL, &height,
                      NULL, NULL);
  caption->place.height = height;
  caption->place.y = top_of (caption, height, room);
}

/* Out of the way of @other: upwards from the lower half, downwards from the upper. */
static void
avoid (Caption *caption, const Caption *other, int room)
{
  if (!gdk_rectangle_intersect (&caption->place, &other->place, NULL))
    return;
  caption->place.y = other->place.y + other->place.height / 2 > room / 2
                         ? other->place.y - caption->place.height
                         : other->place.y + other->place.height;
}

static void
keep_inside (GdkRectangle *place, int width, int room)
{
  place->x = CLAMP (place->x, EDGE / 2, MAX (EDGE / 2, width - EDGE / 2 - place->width));
  place->y = CLAMP (place->y, EDGE / 2, MAX (EDGE / 2, room - EDGE / 2 - place->height));
}

static void
size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  LycCaptionLayer *self = LYC_CAPTION_LAYER (widget);

  for (guint i = 0; i < self->n; i++)
    {
      Caption *caption = &self->captions[i];

      work_out (caption, width, height);
      for (guint j = 0; j < i; j++)
        avoid (caption, &self->captions[j], height);
      keep_inside (&caption->place, width, height);
      gtk_widget_size_allocate (caption->label, &caption->place, -1);
    }
}

static void
dispose (GObject *object)
{
  LycCaptionLayer *self = LYC_CAPTION_LAYER (object);

  for (guint i = 0; i < LYC_CUE_LIST_MAX_SHOWN; i++)
    g_clear_pointer (&self->captions[i].label, gtk_widget_unparent);
  self->n = 0;
  G_OBJECT_CLASS (lyc_caption_layer_parent_class)->dispose (object);
}

static void
lyc_caption_layer_class_init (LycCaptionLayerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dispose;
  widget_class->measure = measure;
  widget_class->size_allocate = size_allocate;
  gtk_widget_class_set_css_name (widget_class, "caption-layer");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
lyc_caption_layer_init (LycCaptionLayer *self)
{
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
  for (guint i = 0; i < LYC_CUE_LIST_MAX_SHOWN; i++)
    {
      GtkWidget *label = self->captions[i].label = gtk_label_new (NULL);

      gtk_widget_add_css_class (label, "player-caption");
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_widget_set_visible (label, FALSE);
      gtk_widget_set_parent (label, GTK_WIDGET (self));
    }
}

/**
 * lyc_caption_layer_new:
 *
 * Returns: (transfer floating): a layer without captions
 */
GtkWidget *
lyc_caption_layer_new (void)
{
  return g_object_new (LYC_TYPE_CAPTION_LAYER, NULL);
}

/**
 * lyc_caption_layer_clear:
 * @self: a layer
 *
 * Takes all captions off.
 */
void
lyc_caption_layer_clear (LycCaptionLayer *self)
{
  for (guint i = 0; i < self->n; i++)
    gtk_widget_set_visible (self->captions[i].label, FALSE);
  self->n = 0;
}

/**
 * lyc_caption_layer_add:
 * @self: a layer of less than %LYC_CUE_LIST_MAX_SHOWN captions
 * @layout: where it stands
 * @markup: what it says
 *
 * Shows a caption.
 */
void
lyc_caption_layer_add (LycCaptionLayer *self, const LycCueLayout *layout, const char *markup)
{
  Caption *caption = &self->captions[self->n];
  gint32 left, width;
  LycCueAlign align;

  g_return_if_fail (self->n < LYC_CUE_LIST_MAX_SHOWN);
  self->n++;
  caption->layout = *layout;
  lyc_cue_layout_place (layout, &left, &width, &align);
  gtk_label_set_markup (GTK_LABEL (caption->label), markup);
  gtk_label_set_justify (GTK_LABEL (caption->label), align == LYC_CUE_LEFT    ? GTK_JUSTIFY_LEFT
                                                     : align == LYC_CUE_RIGHT ? GTK_JUSTIFY_RIGHT
                                                                              : GTK_JUSTIFY_CENTER);
  gtk_widget_set_visible (caption->label, TRUE);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}
