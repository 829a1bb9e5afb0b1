/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cue-row.h"

#include "label-wrap.h"
#include "time-text.h"

#define GAP 10
#define TIME_WIDTH 30

struct _LycCueRow
{
  GtkWidget parent_instance;

  GtkWidget *time, *speaker, *text;
};

G_DEFINE_FINAL_TYPE (LycCueRow, lyc_cue_row, GTK_TYPE_WIDGET)

typedef struct
{
  guint16 red, green, blue, alpha;
} Colour;

/* Clear on light and on dark, with the words still to be read on them. */
static const Colour selected_colour = { 0x3535, 0x8484, 0xe4e4, 0x6000 };
static const Colour found_colour = { 0xf6f6, 0xd3d3, 0x2d2d, 0x7000 };
static const Colour current_colour = { 0xffff, 0x7878, 0x0000, 0x9000 };

static int
time_width (LycCueRow *self)
{
  int natural;

  gtk_widget_measure (self->time, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  return MAX (natural, TIME_WIDTH);
}

static GtkSizeRequestMode
lyc_cue_row_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static int
speaker_height (LycCueRow *self)
{
  int height = 0;

  if (gtk_widget_get_visible (self->speaker))
    gtk_widget_measure (self->speaker, GTK_ORIENTATION_VERTICAL, -1, NULL, &height, NULL, NULL);
  return height;
}

/* The words are asked for their height at the one width that they get. */
static void
lyc_cue_row_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                     int *natural, int *minimum_baseline, int *natural_baseline)
{
  LycCueRow *self = LYC_CUE_ROW (widget);
  int left = time_width (self) + GAP, least, height, time_height;

  gtk_widget_measure (self->text, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = *natural = left + least;
      return;
    }
  gtk_widget_measure (self->text, orientation, MAX (least, (for_size < 0 ? 300 : for_size) - left),
                      NULL, &height, NULL, NULL);
  gtk_widget_measure (self->time, orientation, -1, NULL, &time_height, NULL, NULL);
  *minimum = *natural = MAX (height + speaker_height (self), time_height);
}

static void
lyc_cue_row_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  LycCueRow *self = LYC_CUE_ROW (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int time = time_width (self), left = time + GAP, top = speaker_height (self), time_height;
  int x = rtl ? 0 : left;

  gtk_widget_measure (self->time, GTK_ORIENTATION_VERTICAL, -1, NULL, &time_height, NULL, NULL);
  gtk_widget_size_allocate (self->time,
                            &(GtkAllocation){ rtl ? width - time : 0, 0, time, time_height }, -1);
  if (top > 0)
    gtk_widget_size_allocate (self->speaker, &(GtkAllocation){ x, 0, width - left, top }, -1);
  gtk_widget_size_allocate (self->text, &(GtkAllocation){ x, top, width - left, height - top }, -1);
}

static void
lyc_cue_row_dispose (GObject *object)
{
  LycCueRow *self = LYC_CUE_ROW (object);

  g_clear_pointer (&self->time, gtk_widget_unparent);
  g_clear_pointer (&self->speaker, gtk_widget_unparent);
  g_clear_pointer (&self->text, gtk_widget_unparent);
  G_OBJECT_CLASS (lyc_cue_row_parent_class)->dispose (object);
}

static void
lyc_cue_row_class_init (LycCueRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyc_cue_row_dispose;
  widget_class->get_request_mode = lyc_cue_row_get_request_mode;
  widget_class->measure = lyc_cue_row_measure;
  widget_class->size_allocate = lyc_cue_row_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "cue-row");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
lyc_cue_row_init (LycCueRow *self)
{
  self->time = gtk_label_new (NULL);
  self->speaker = gtk_label_new (NULL);
  self->text = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->time, "time");
  gtk_widget_add_css_class (self->speaker, "speaker");
  gtk_label_set_xalign (GTK_LABEL (self->speaker), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->speaker), PANGO_ELLIPSIZE_END);
  gtk_widget_set_visible (self->speaker, FALSE);
  gtk_label_set_xalign (GTK_LABEL (self->time), 1);
  lyc_label_wrap (GTK_LABEL (self->text));
  gtk_label_set_xalign (GTK_LABEL (self->text), 0);
  gtk_label_set_yalign (GTK_LABEL (self->text), 0);
  gtk_widget_set_parent (self->time, GTK_WIDGET (self));
  gtk_widget_set_parent (self->speaker, GTK_WIDGET (self));
  gtk_widget_set_parent (self->text, GTK_WIDGET (self));
}

/**
 * lyc_cue_row_new:
 *
 * Returns: (transfer floating): a row without a cue
 */
GtkWidget *
lyc_cue_row_new (void)
{
  return g_object_new (LYC_TYPE_CUE_ROW, NULL);
}

/**
 * lyc_cue_row_set_cue:
 * @self: a row
 * @cue: what it says; copied
 * @speaker: (nullable): who is named above it
 */
void
lyc_cue_row_set_cue (LycCueRow *self, const LycCue *cue, const char *speaker)
{
  g_autofree char *time = lyc_time_text_span (cue->start_ms);

  gtk_label_set_text (GTK_LABEL (self->time), time);
  gtk_label_set_text (GTK_LABEL (self->speaker), speaker != NULL ? speaker : "");
  gtk_widget_set_visible (self->speaker, speaker != NULL);
  gtk_label_set_text (GTK_LABEL (self->text), cue->text);
}

/* Lights the row, or lets it be. */
void
lyc_cue_row_set_now (LycCueRow *self, gboolean now)
{
  if (now)
    gtk_widget_add_css_class (GTK_WIDGET (self), "now");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "now");
}

static void
add_mark (PangoAttrList *list, guint from, guint to, const Colour *colour)
{
  PangoAttribute *attributes[] = {
    pango_attr_background_new (colour->red, colour->green, colour->blue),
    pango_attr_background_alpha_new (colour->alpha),
  };

  for (guint i = 0; i < G_N_ELEMENTS (attributes); i++)
    {
      attributes[i]->start_index = from;
      attributes[i]->end_index = to;
      pango_attr_list_change (list, attributes[i]);
    }
}

/**
 * lyc_cue_row_set_marks:
 * @self: a row
 * @from: first byte that is selected
 * @to: the byte after the last one; the same as @from for none
 * @found: (array length=n_found): what was found in this cue
 * @n_found: how many
 * @current: (nullable): the one of them that one stands at
 */
void
lyc_cue_row_set_marks (LycCueRow *self, guint from, guint to, const LycCueMatch *found,
                       guint n_found, const LycCueMatch *current)
{
  g_autoptr (PangoAttrList) list = NULL;

  if (n_found > 0 || to > from)
    list = pango_attr_list_new ();
  for (guint i = 0; i < n_found; i++)
    add_mark (list, found[i].from, found[i].to,
              &found[i] == current ? &current_colour : &found_colour);
  if (to > from)
    add_mark (list, from, to, &selected_colour);
  if (list != NULL || gtk_label_get_attributes (GTK_LABEL (self->text)) != NULL)
    gtk_label_set_attributes (GTK_LABEL (self->text), list);
}

/**
 * lyc_cue_row_index_at:
 * @self: a row that has been laid out
 * @x: in the row
 * @y: in the row
 *
 * Returns: the byte of the text nearest to that point
 */
guint
lyc_cue_row_index_at (LycCueRow *self, double x, double y)
{
  PangoLayout *layout = gtk_label_get_layout (GTK_LABEL (self->text));
  graphene_rect_t bounds;
  int left, top, index, trailing;
  const char *text = pango_layout_get_text (layout);
  const char *at;

  if (!gtk_widget_compute_bounds (self->text, GTK_WIDGET (self), &bounds))
    return 0;
  gtk_label_get_layout_offsets (GTK_LABEL (self->text), &left, &top);
  pango_layout_xy_to_index (layout, (int) ((x - bounds.origin.x - left) * PANGO_SCALE),
                            (int) ((y - bounds.origin.y - top) * PANGO_SCALE), &index, &trailing);
  at = text + index;
  for (; trailing > 0 && *at != '\0'; trailing--)
    at = g_utf8_next_char (at);
  return (guint) (at - text);
}

/* Returns: (transfer full): the row in words: who speaks, where that is named; what is said; when */
char *
lyc_cue_row_describe (const LycCue *cue, const char *speaker)
{
  g_autofree char *time = lyc_time_text_span (cue->start_ms);

  if (speaker != NULL)
    return g_strdup_printf ("%s: %s, %s", speaker, cue->text, time);
  return g_strdup_printf ("%s, %s", cue->text, time);
}
