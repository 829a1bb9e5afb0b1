/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "badge-emblem.h"

#define SIZE 36

struct _LycBadgeEmblem
{
  GtkWidget parent_instance;

  GtkWidget *image;
  int size;
  GdkRGBA from;
  GdkRGBA to;
  gboolean begun;
};

G_DEFINE_FINAL_TYPE (LycBadgeEmblem, lyc_badge_emblem, GTK_TYPE_WIDGET)

/* The words of the API's description, and what the icon theme or our own icons have for them. */
static const char *
icon_name (const char *icon)
{
  static const char *const names[][2] = {
    { "star", "lyceum-badge-symbolic" },         { "check", "object-select-symbolic" },
    { "heart", "emblem-favorite-symbolic" },     { "bubble", "lyceum-discussion-symbolic" },
    { "book", "lyceum-article-symbolic" },       { "flag", "lyceum-task-symbolic" },
    { "question", "dialog-question-symbolic" },  { "people", "lyceum-workspace-symbolic" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i][0], icon))
      return names[i][1];
  return "lyceum-badge-symbolic";
}

static void
lyc_badge_emblem_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                          int *natural, int *minimum_baseline, int *natural_baseline)
{
  int ignored;

  gtk_widget_measure (LYC_BADGE_EMBLEM (widget)->image, orientation, -1, &ignored, &ignored, NULL,
                      NULL);
  *minimum = *natural = LYC_BADGE_EMBLEM (widget)->size;
}

static void
lyc_badge_emblem_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  int icon = LYC_BADGE_EMBLEM (widget)->size / 2;
  GtkAllocation middle = { (width - icon) / 2, (height - icon) / 2, icon, icon };

  gtk_widget_size_allocate (LYC_BADGE_EMBLEM (widget)->image, &middle, -1);
}

static void
lyc_badge_emblem_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  LycBadgeEmblem *self = LYC_BADGE_EMBLEM (widget);
  GskColorStop stops[2] = { { 0, self->from }, { 1, self->to } };
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, self->size, self->size);
  GskRoundedRect circle;

  gsk_rounded_rect_init_from_rect (&circle, &bounds, (float) self->size / 2.0f);
  gtk_snapshot_push_rounded_clip (snapshot, &circle);
  gtk_snapshot_append_linear_gradient (snapshot, &bounds, &GRAPHENE_POINT_INIT (0, 0),
                                       &GRAPHENE_POINT_INIT (self->size, self->size), stops, 2);
  gtk_snapshot_pop (snapshot);
  gtk_widget_snapshot_child (widget, self->image, snapshot);
}

static void
lyc_badge_emblem_dispose (GObject *object)
{
  g_clear_pointer (&LYC_BADGE_EMBLEM (object)->image, gtk_widget_unparent);
  G_OBJECT_CLASS (lyc_badge_emblem_parent_class)->dispose (object);
}

static void
lyc_badge_emblem_class_init (LycBadgeEmblemClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyc_badge_emblem_dispose;
  widget_class->measure = lyc_badge_emblem_measure;
  widget_class->size_allocate = lyc_badge_emblem_size_allocate;
  widget_class->snapshot = lyc_badge_emblem_snapshot;
  gtk_widget_class_set_css_name (widget_class, "badge-emblem");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
lyc_badge_emblem_init (LycBadgeEmblem *self)
{
  self->image = gtk_image_new ();
  lyc_badge_emblem_set_size (self, SIZE);
  gtk_widget_set_parent (self->image, GTK_WIDGET (self));
}

/* @size: in pixels, across */
void
lyc_badge_emblem_set_size (LycBadgeEmblem *self, int size)
{
  self->size = size;
  gtk_image_set_pixel_size (GTK_IMAGE (self->image), size / 2);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static GdkRGBA
parse (const char *text, gboolean begun)
{
  GdkRGBA rgba = { 0.55f, 0.55f, 0.55f, 0.35f };

  if (begun && !gdk_rgba_parse (&rgba, text))
    rgba = (GdkRGBA){ 0.55f, 0.55f, 0.55f, 1 };
  return rgba;
}

/**
 * lyc_badge_emblem_show:
 * @icon: a word of the API's description, such as "star"
 * @from: the gradient's first colour, "#rrggbb"
 * @to: its last
 * @begun: whether the learner has anything of it yet
 */
void
lyc_badge_emblem_show (LycBadgeEmblem *self, const char *icon, const char *from, const char *to,
                       gboolean begun)
{
  self->from = parse (from, begun);
  self->to = parse (to, begun);
  self->begun = begun;
  gtk_image_set_from_icon_name (GTK_IMAGE (self->image), icon_name (icon));
  if (begun)
    gtk_widget_add_css_class (GTK_WIDGET (self), "begun");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "begun");
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
