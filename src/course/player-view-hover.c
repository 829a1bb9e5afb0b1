/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "player-view-private.h"

/* Above the seek bar: what is where the pointer is. */

#define ABOVE_BAR 4

/* In the middle above the pointer, and inside the picture. */
static gboolean
place_cb (GtkOverlay *overlay, GtkWidget *child, GdkRectangle *place, LycPlayerView *self)
{
  GtkWidget *bar
      = GTK_WIDGET (lyc_player_controls_get_seek_bar (LYC_PLAYER_CONTROLS (self->controls)));
  int room = gtk_widget_get_width (GTK_WIDGET (overlay));
  graphene_rect_t bounds;

  if (child != self->hover || !gtk_widget_compute_bounds (bar, GTK_WIDGET (overlay), &bounds))
    return FALSE;
  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &place->width, NULL, NULL);
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, place->width, NULL, &place->height, NULL,
                      NULL);
  place->x = (int) (bounds.origin.x + self->hover_x - place->width / 2.0);
  place->x = CLAMP (place->x, ABOVE_BAR, MAX (room - place->width - ABOVE_BAR, ABOVE_BAR));
  place->y = MAX ((int) bounds.origin.y - place->height - ABOVE_BAR, 0);
  return TRUE;
}

static void
hover_cb (LycSeekBar *bar, double x, gint64 at_ms, LycPlayerView *self)
{
  g_autofree char *text = at_ms >= 0 ? lyc_seek_bar_describe (bar, at_ms) : NULL;

  self->hover_x = x;
  lyc_seek_hover_show (LYC_SEEK_HOVER (self->hover), at_ms, text);
  gtk_widget_queue_allocate (self->stage);
}

/**
 * lyc_player_view_set_thumbs:
 * @self: a view
 * @thumbs: (nullable): how the small pictures of the recording lie on their sheets
 */
void
lyc_player_view_set_thumbs (LycPlayerView *self, const LycThumbs *thumbs)
{
  lyc_seek_hover_set_thumbs (LYC_SEEK_HOVER (self->hover), thumbs);
}

/* As lyc_seek_hover_set_sheet(). */
void
lyc_player_view_set_sheet (LycPlayerView *self, guint index, GdkTexture *sheet)
{
  lyc_seek_hover_set_sheet (LYC_SEEK_HOVER (self->hover), index, sheet);
}

/* As lyc_seek_hover_dup_picture(). */
GdkTexture *
lyc_player_view_dup_picture (LycPlayerView *self, gint64 at_ms)
{
  return lyc_seek_hover_dup_picture (LYC_SEEK_HOVER (self->hover), at_ms);
}

/* Asks for the sheet of what plays, as a pointer over that time does. */
void
lyc_player_view_ask_for_picture (LycPlayerView *self)
{
  lyc_seek_hover_ask (LYC_SEEK_HOVER (self->hover), lyc_player_view_get_position_ms (self));
}

static void
wanted_cb (LycPlayerView *self, guint index)
{
  g_signal_emit_by_name (self, "sheet-wanted", index);
}

/**
 * lyc_player_view_add_hover:
 * @self: a view whose stage and controls are made
 */
void
lyc_player_view_add_hover (LycPlayerView *self)
{
  self->hover = lyc_seek_hover_new ();
  g_signal_connect (self->stage, "get-child-position", G_CALLBACK (place_cb), self);
  gtk_overlay_add_overlay (GTK_OVERLAY (self->stage), self->hover);
  g_signal_connect_object (lyc_player_controls_get_seek_bar (LYC_PLAYER_CONTROLS (self->controls)),
                           "hover", G_CALLBACK (hover_cb), self, 0);
  g_signal_connect_object (self->hover, "sheet-wanted", G_CALLBACK (wanted_cb), self,
                           G_CONNECT_SWAPPED);
}
