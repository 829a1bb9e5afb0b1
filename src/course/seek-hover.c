/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "seek-hover.h"

#include "timecode-chip.h"

#define MAX_CHARS 30

struct _LycSeekHover
{
  GtkWidget parent_instance;

  LycThumbs thumbs;
  GPtrArray *sheets; /* of GdkTexture; NULL where it is not here yet */
  gint64 at_ms;
  int wanted; /* the sheet that was asked for last; -1 for none */
  GtkWidget *box, *picture, *time, *text;
};

enum
{
  SHEET_WANTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LycSeekHover, lyc_seek_hover, GTK_TYPE_WIDGET)

/* Where the picture of @at_ms is: its sheet, and the place on it. */
static guint
find_picture (LycSeekHover *self, gint64 at_ms, guint *x, guint *y)
{
  const LycThumbs *thumbs = &self->thumbs;
  guint index = (guint) CLAMP (at_ms / thumbs->interval_ms, 0, (gint64) thumbs->count - 1);
  guint on_sheet = index % (thumbs->columns * thumbs->rows);

  *x = on_sheet % thumbs->columns * thumbs->width;
  *y = on_sheet / thumbs->columns * thumbs->height;
  return index / (thumbs->columns * thumbs->rows);
}

/* The box of the picture leaves room for it; the sheet is cut to it here. */
static void
lyc_seek_hover_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  LycSeekHover *self = LYC_SEEK_HOVER (widget);
  graphene_rect_t bounds;
  GdkTexture *sheet;
  guint x, y, index;

  GTK_WIDGET_CLASS (lyc_seek_hover_parent_class)->snapshot (widget, snapshot);
  if (self->thumbs.count == 0 || !gtk_widget_compute_bounds (self->picture, widget, &bounds))
    return;
  index = find_picture (self, self->at_ms, &x, &y);
  sheet = index < self->sheets->len ? self->sheets->pdata[index] : NULL;
  if (sheet == NULL)
    return;
  gtk_snapshot_push_clip (snapshot, &bounds);
  gtk_snapshot_append_texture (snapshot, sheet,
                               &GRAPHENE_RECT_INIT (bounds.origin.x - (float) x,
                                                    bounds.origin.y - (float) y,
                                                    (float) gdk_texture_get_width (sheet),
                                                    (float) gdk_texture_get_height (sheet)));
  gtk_snapshot_pop (snapshot);
}

static void
lyc_seek_hover_dispose (GObject *object)
{
  LycSeekHover *self = LYC_SEEK_HOVER (object);

  g_clear_pointer (&self->sheets, g_ptr_array_unref);
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
  signals[SHEET_WANTED] = g_signal_new ("sheet-wanted", LYC_TYPE_SEEK_HOVER, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
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
  self->sheets = g_ptr_array_new ();
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

static void
unref_sheet (gpointer sheet)
{
  if (sheet != NULL)
    g_object_unref (sheet);
}

/**
 * lyc_seek_hover_set_thumbs:
 * @self: a hover
 * @thumbs: (nullable): how the small pictures of the recording lie on their sheets
 *
 * The sheets themselves are asked for when they are wanted.
 */
void
lyc_seek_hover_set_thumbs (LycSeekHover *self, const LycThumbs *thumbs)
{
  gboolean there = thumbs != NULL && thumbs->columns > 0 && thumbs->rows > 0 && thumbs->count > 0
                   && thumbs->interval_ms > 0 && thumbs->width > 0 && thumbs->height > 0;

  g_ptr_array_unref (self->sheets);
  self->sheets = g_ptr_array_new_with_free_func (unref_sheet);
  self->thumbs = (LycThumbs){ 0 };
  self->wanted = -1;
  gtk_widget_set_visible (self->picture, there);
  if (!there)
    return;
  self->thumbs = *thumbs;
  g_ptr_array_set_size (self->sheets, (int) thumbs->n_sheets);
  gtk_widget_set_size_request (self->picture, (int) thumbs->width, (int) thumbs->height);
}

/**
 * lyc_seek_hover_set_sheet:
 * @self: a hover
 * @index: which sheet
 * @sheet: its pictures; one that is narrower than they say is not taken
 */
void
lyc_seek_hover_set_sheet (LycSeekHover *self, guint index, GdkTexture *sheet)
{
  if (index >= self->sheets->len
      || (guint) gdk_texture_get_width (sheet) < self->thumbs.columns * self->thumbs.width)
    return;
  unref_sheet (self->sheets->pdata[index]);
  self->sheets->pdata[index] = g_object_ref (sheet);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * lyc_seek_hover_dup_picture:
 * @self: a hover
 * @at_ms: media time
 *
 * Returns: (transfer full) (nullable): the small picture of that time, where its sheet is here
 */
GdkTexture *
lyc_seek_hover_dup_picture (LycSeekHover *self, gint64 at_ms)
{
  g_autoptr (GBytes) all = NULL, part = NULL;
  GdkTexture *sheet;
  guint x, y, index;
  gsize width, height, stride;
  guchar *pixels;

  if (self->thumbs.count == 0)
    return NULL;
  index = find_picture (self, at_ms, &x, &y);
  sheet = index < self->sheets->len ? self->sheets->pdata[index] : NULL;
  if (sheet == NULL)
    return NULL;
  width = (gsize) gdk_texture_get_width (sheet);
  height = (gsize) gdk_texture_get_height (sheet);
  stride = width * 4;
  if (x + self->thumbs.width > width || y + self->thumbs.height > height)
    return NULL;
  pixels = g_malloc (stride * height);
  gdk_texture_download (sheet, pixels, stride);
  all = g_bytes_new_take (pixels, stride * height);
  part = g_bytes_new_from_bytes (all, y * stride + x * 4,
                                 (self->thumbs.height - 1) * stride + self->thumbs.width * 4);
  return gdk_memory_texture_new ((int) self->thumbs.width, (int) self->thumbs.height,
                                 GDK_MEMORY_DEFAULT, part, stride);
}

/* Asks for the sheet of that time, unless it is here or was asked for. */
void
lyc_seek_hover_ask (LycSeekHover *self, gint64 at_ms)
{
  guint x, y, index;

  if (self->thumbs.count == 0)
    return;
  index = find_picture (self, at_ms, &x, &y);
  if (index >= self->sheets->len || self->sheets->pdata[index] != NULL
      || self->wanted == (int) index)
    return;
  self->wanted = (int) index;
  g_signal_emit (self, signals[SHEET_WANTED], 0, index);
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
  lyc_seek_hover_ask (self, at_ms);
  gtk_label_set_text (GTK_LABEL (self->time), time);
  gtk_label_set_text (GTK_LABEL (self->text), text != NULL ? text : "");
  gtk_widget_set_visible (self->text, text != NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
