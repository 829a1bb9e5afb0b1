/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "seek-hover.h"

#include "timecode-chip.h"

#define MAX_CHARS 30

struct _LycSeekHover
{
  GtkWidget parent_instance;

  LycThumbs thumbs;
  gint64 at_ms;
  GtkWidget *box, *picture, *time, *text;
};

G_DEFINE_FINAL_TYPE (LycSeekHover, lyc_seek_hover, GTK_TYPE_WIDGET)

/* The place of the picture leaves room for the one of the time; the sheet is cut here. */
static void
lyc_seek_hover_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  LycSeekHover *self = LYC_SEEK_HOVER (widget);
  const LycThumbs *thumbs = &self->thumbs;
  graphene_rect_t bounds;
  guint index;

  GTK_WIDGET_CLASS (lyc_seek_hover_parent_class)->snapshot (widget, snapshot);
  if (thumbs->sheet == NULL || !gtk_widget_compute_bounds (self->picture, widget, &bounds))
    return;
  index = MIN ((guint) (self->at_ms / thumbs->interval_ms), thumbs->count - 1);
  gtk_snapshot_push_clip (snapshot, &bounds);
  gtk_snapshot_append_texture (
      snapshot, thumbs->sheet,
      &GRAPHENE_RECT_INIT (bounds.origin.x - (float) (index % thumbs->columns) * thumbs->width,
                           bounds.origin.y - (float) (index / thumbs->columns) * thumbs->height,
                           (float) gdk_texture_get_width (thumbs->sheet),
                           (float) gdk_texture_get_height (thumbs->sheet)));
  gtk_snapshot_pop (snapshot);
}

static void
lyc_seek_hover_dispose (GObject *object)
{
  LycSeekHover *self = LYC_SEEK_HOVER (object);

  g_clear_object (&self->thumbs.sheet);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (lyc_seek_hover_parent_class)->dispose (object);
}

static void
lyc_seek_hover_class_init (LycSeekHoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyc_seek_hover_dispose;
  widget_class->snapshot = lyc_seek_hover_snapshot;
  gtk_widget_class_set_css_name (widget_class, "seek-hover");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  /* The bar itself says where it is to who cannot see. */
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static GtkWidget *
add (LycSeekHover *self, GtkWidget *child)
{
  gtk_box_append (GTK_BOX (self->box), child);
  return child;
}

static void
lyc_seek_hover_init (LycSeekHover *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  self->picture = add (self, gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0));
  self->time = add (self, gtk_label_new (NULL));
  self->text = add (self, gtk_label_new (NULL));
  gtk_widget_set_halign (self->picture, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (self->picture, FALSE);
  gtk_widget_add_css_class (self->time, "time");
  gtk_widget_add_css_class (self->text, "text");
  gtk_label_set_ellipsize (GTK_LABEL (self->text), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (self->text), MAX_CHARS);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * lyc_seek_hover_new:
 *
 * Returns: (transfer floating): one that shows nothing
 */
GtkWidget *
lyc_seek_hover_new (void)
{
  return g_object_new (LYC_TYPE_SEEK_HOVER, NULL);
}

/* What does not fit on the sheet is not taken: nobody's pictures are better than others'. */
static gboolean
is_sound (const LycThumbs *thumbs)
{
  return thumbs != NULL && thumbs->sheet != NULL && thumbs->columns > 0 && thumbs->count > 0
         && thumbs->interval_ms > 0 && thumbs->width > 0 && thumbs->height > 0
         && (gint64) thumbs->columns * thumbs->width <= gdk_texture_get_width (thumbs->sheet)
         && (gint64) ((thumbs->count + thumbs->columns - 1) / thumbs->columns) * thumbs->height
                <= gdk_texture_get_height (thumbs->sheet);
}

/**
 * lyc_seek_hover_set_thumbs:
 * @self: a hover
 * @thumbs: (nullable): pictures of the recording; the sheet is kept
 */
void
lyc_seek_hover_set_thumbs (LycSeekHover *self, const LycThumbs *thumbs)
{
  gboolean there = is_sound (thumbs);

  g_clear_object (&self->thumbs.sheet);
  self->thumbs = (LycThumbs){ 0 };
  gtk_widget_set_visible (self->picture, there);
  if (!there)
    return;
  self->thumbs = *thumbs;
  g_object_ref (self->thumbs.sheet);
  gtk_widget_set_size_request (self->picture, thumbs->width, thumbs->height);
}

/**
 * lyc_seek_hover_show:
 * @self: a hover
 * @at_ms: media time; -1 to show nothing
 * @text: (nullable): what else is there
 */
void
lyc_seek_hover_show (LycSeekHover *self, gint64 at_ms, const char *text)
{
  g_autofree char *time = lyc_timecode_format (at_ms);

  gtk_widget_set_visible (GTK_WIDGET (self), at_ms >= 0);
  if (at_ms < 0)
    return;
  self->at_ms = at_ms;
  gtk_label_set_text (GTK_LABEL (self->time), time);
  gtk_label_set_text (GTK_LABEL (self->text), text != NULL ? text : "");
  gtk_widget_set_visible (self->text, text != NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
