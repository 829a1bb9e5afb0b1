/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "label-layout.h"

#include <string.h>

/* The least width of a longer text (in bytes) is given instead of measured: so many characters, if
 * the label does not say how many. */
#define LONG_TEXT 80
#define LEAST_CHARACTERS 5

struct _LycLabelLayout
{
  GtkLayoutManager parent_instance;

  gboolean changed; /* the text, since the label got its place */
};

G_DEFINE_FINAL_TYPE (LycLabelLayout, lyc_label_layout, GTK_TYPE_LAYOUT_MANAGER)

static int
characters_to_pixels (GtkWidget *label, int n)
{
  PangoContext *context = gtk_widget_get_pango_context (label);
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int width = MAX (pango_font_metrics_get_approximate_char_width (metrics),
                   pango_font_metrics_get_approximate_digit_width (metrics));

  pango_font_metrics_unref (metrics);
  return PANGO_PIXELS_CEIL (width * n);
}

static int
width_on_one_line (GtkLabel *label)
{
  g_autoptr (PangoLayout) layout = pango_layout_copy (gtk_label_get_layout (label));
  int width;

  pango_layout_set_width (layout, -1);
  pango_layout_get_size (layout, &width, NULL);
  return PANGO_PIXELS_CEIL (width);
}

static void
measure_width (GtkWidget *widget, int *minimum, int *natural)
{
  GtkLabel *label = GTK_LABEL (widget);
  int least = gtk_label_get_width_chars (label), most = gtk_label_get_max_width_chars (label);

  *minimum = characters_to_pixels (widget, least > 0 ? least : LEAST_CHARACTERS);
  *natural = MAX (*minimum, width_on_one_line (label));
  if (most > 0)
    *natural = CLAMP (characters_to_pixels (widget, most), *minimum, *natural);
}

/* A label whose text changed would first be laid out at the width of the text before. */
static void
forget_width (GtkLabel *label, int width)
{
  if (gtk_label_get_ellipsize (label) == PANGO_ELLIPSIZE_NONE)
    pango_layout_set_width (gtk_label_get_layout (label), width < 0 ? -1 : width * PANGO_SCALE);
}

static gboolean
is_long (GtkLabel *label)
{
  return gtk_label_get_wrap (label) && strlen (gtk_label_get_text (label)) > LONG_TEXT;
}

static void
lyc_label_layout_measure (GtkLayoutManager *manager, GtkWidget *widget, GtkOrientation orientation,
                          int for_size, int *minimum, int *natural, int *minimum_baseline,
                          int *natural_baseline)
{
  GtkLabel *label = GTK_LABEL (widget);
  gboolean across = orientation == GTK_ORIENTATION_HORIZONTAL;

  if (across && is_long (label))
    {
      measure_width (widget, minimum, natural);
      return;
    }
  if (!across && LYC_LABEL_LAYOUT (manager)->changed && is_long (label))
    forget_width (label, for_size);
  GTK_WIDGET_GET_CLASS (widget)->measure (widget, orientation, across ? -1 : for_size, minimum,
                                          natural, minimum_baseline, natural_baseline);
}

static void
lyc_label_layout_allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height,
                           int baseline)
{
  LYC_LABEL_LAYOUT (manager)->changed = FALSE;
  GTK_WIDGET_GET_CLASS (widget)->size_allocate (widget, width, height, baseline);
}

static GtkSizeRequestMode
lyc_label_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return gtk_label_get_wrap (GTK_LABEL (widget)) ? GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH
                                                 : GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
lyc_label_layout_class_init (LycLabelLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->measure = lyc_label_layout_measure;
  layout_class->allocate = lyc_label_layout_allocate;
  layout_class->get_request_mode = lyc_label_layout_get_request_mode;
}

static void
lyc_label_layout_init (LycLabelLayout *self)
{
  self->changed = TRUE;
}

static void
changed_cb (LycLabelLayout *self)
{
  self->changed = TRUE;
}

/**
 * lyc_label_layout_use:
 * @label: wraps, or may later
 *
 * Lets the label be measured by as few layouts of its text as can be. A text of more than a line
 * is said to need a few characters, or as many as the label's width in characters says.
 */
void
lyc_label_layout_use (GtkLabel *label)
{
  LycLabelLayout *self = g_object_new (LYC_TYPE_LABEL_LAYOUT, NULL);

  gtk_widget_set_layout_manager (GTK_WIDGET (label), GTK_LAYOUT_MANAGER (self));
  g_signal_connect_object (label, "notify::label", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
}
