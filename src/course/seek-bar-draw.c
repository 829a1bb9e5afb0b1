/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "seek-bar-private.h"

#include <math.h>

#define DOT_Y 9
#define DOT_MIN 3.5
#define DOT_MAX 6.0
#define CHAPTER_GAP 2
#define STRIP_BOTTOM 15
#define STRIP_HEIGHT 12
#define BRACKET_HEIGHT 14

static const GdkRGBA rest_colour = { 1, 1, 1, 0.32f };
static const GdkRGBA watched_colour = { 1, 1, 1, 0.5f };
static const GdkRGBA talk_colour = { 0.976f, 0.824f, 0.161f, 1 };
static const GdkRGBA strip_colour = { 0.976f, 0.824f, 0.161f, 0.75f };
static const GdkRGBA loop_colour = { 0.341f, 0.89f, 0.537f, 1 };
static const GdkRGBA thumb_colour = { 1, 1, 1, 1 };

static void
draw_box (GtkSnapshot *snapshot, double x, double y, double width, double height,
          const GdkRGBA *colour)
{
  if (width > 0 && height > 0)
    gtk_snapshot_append_color (
        snapshot, colour,
        &GRAPHENE_RECT_INIT ((float) x, (float) y, (float) width, (float) height));
}

static void
draw_part (GtkSnapshot *snapshot, double from, double to, const GdkRGBA *colour)
{
  draw_box (snapshot, from, LYC_SEEK_BAR_Y - LYC_SEEK_BAR_THICKNESS / 2.0, to - from,
            LYC_SEEK_BAR_THICKNESS, colour);
}

static void
draw_disc (GtkSnapshot *snapshot, double x, double y, double radius, const GdkRGBA *colour)
{
  graphene_rect_t rect = GRAPHENE_RECT_INIT ((float) (x - radius), (float) (y - radius),
                                             (float) (2 * radius), (float) (2 * radius));
  GskRoundedRect disc;

  gsk_rounded_rect_init_from_rect (&disc, &rect, (float) radius);
  gtk_snapshot_push_rounded_clip (snapshot, &disc);
  gtk_snapshot_append_color (snapshot, colour, &rect);
  gtk_snapshot_pop (snapshot);
}

/* One chapter's part of the bar, or all of it. */
static void
draw_chapter (LycSeekBar *self, GtkSnapshot *snapshot, gint64 from_ms, gint64 to_ms,
              const GdkRGBA *accent)
{
  double from = lyc_seek_bar_x_of (self, from_ms), to = lyc_seek_bar_x_of (self, to_ms);
  double now = lyc_seek_bar_x_of (self, self->position_ms);

  if (to_ms < self->duration_ms)
    to -= CHAPTER_GAP;
  draw_part (snapshot, from, to, &rest_colour);
  for (guint i = 0; self->watched != NULL && i < lyc_watched_ranges_get_n (self->watched); i++)
    {
      gint64 a, b;

      lyc_watched_ranges_get (self->watched, i, &a, &b);
      draw_part (snapshot, MAX (from, lyc_seek_bar_x_of (self, a)),
                 MIN (to, lyc_seek_bar_x_of (self, b)), &watched_colour);
    }
  draw_part (snapshot, from, MIN (to, now), accent);
}

static void
draw_bar (LycSeekBar *self, GtkSnapshot *snapshot)
{
  guint n = self->chapters != NULL ? lyc_chapters_get_n (self->chapters) : 0;
  GdkRGBA accent = { 0.208f, 0.518f, 0.894f, 1 };
  gint64 from = 0;

  gtk_style_context_lookup_color (gtk_widget_get_style_context (GTK_WIDGET (self)),
                                  "accent_bg_color", &accent);
  for (guint i = 0; i < n; i++)
    {
      gint64 start = lyc_chapters_get_start_ms (self->chapters, i);

      if (start <= from || start >= self->duration_ms)
        continue;
      draw_chapter (self, snapshot, from, start, &accent);
      from = start;
    }
  draw_chapter (self, snapshot, from, MAX (self->duration_ms, 1), &accent);
}

static void
draw_dots (LycSeekBar *self, GtkSnapshot *snapshot)
{
  for (guint i = 0; i < self->moments->len; i++)
    {
      const LycSeekMoment *moment = &g_array_index (self->moments, LycSeekMoment, i);
      double radius = MIN (DOT_MIN + (moment->count - 1) * 0.6, DOT_MAX);

      draw_disc (snapshot, lyc_seek_bar_x_of (self, moment->at_ms), DOT_Y, radius, &talk_colour);
    }
}

static guint
largest (const GArray *counts)
{
  guint most = 1;

  for (guint i = 0; i < counts->len; i++)
    most = MAX (most, g_array_index (counts, guint, i));
  return most;
}

/* How much is said about each part. A square root, so that one post can be seen beside a hundred. */
static void
draw_strip (LycSeekBar *self, GtkSnapshot *snapshot)
{
  double most = sqrt (largest (self->density));
  gint64 n = self->density->len;

  for (gint64 i = 0; i < n; i++)
    {
      double height = sqrt (g_array_index (self->density, guint, i)) / most * STRIP_HEIGHT;
      double from = lyc_seek_bar_x_of (self, self->duration_ms * i / n);
      double to = lyc_seek_bar_x_of (self, self->duration_ms * (i + 1) / n);

      if (height > 0)
        draw_box (snapshot, from, STRIP_BOTTOM - MAX (height, 2), MAX (to - from - 1, 1),
                  MAX (height, 2), &strip_colour);
    }
}

static void
draw_bracket (LycSeekBar *self, GtkSnapshot *snapshot, gint64 at_ms, int direction)
{
  double x = lyc_seek_bar_x_of (self, at_ms), top = LYC_SEEK_BAR_Y - BRACKET_HEIGHT / 2.0;
  double foot = direction > 0 ? x : x - 5;

  draw_box (snapshot, x - 1, top, 2, BRACKET_HEIGHT, &loop_colour);
  draw_box (snapshot, foot, top, 5, 2, &loop_colour);
  draw_box (snapshot, foot, top + BRACKET_HEIGHT - 2, 5, 2, &loop_colour);
}

/* The part that is played again and again, between brackets. */
static void
draw_loop (LycSeekBar *self, GtkSnapshot *snapshot)
{
  if (self->loop_start_ms < 0)
    return;
  draw_bracket (self, snapshot, self->loop_start_ms, 1);
  if (self->loop_end_ms < 0)
    return;
  draw_box (snapshot, lyc_seek_bar_x_of (self, self->loop_start_ms),
            LYC_SEEK_BAR_Y + LYC_SEEK_BAR_THICKNESS / 2.0,
            lyc_seek_bar_x_of (self, self->loop_end_ms)
                - lyc_seek_bar_x_of (self, self->loop_start_ms),
            2, &loop_colour);
  draw_bracket (self, snapshot, self->loop_end_ms, -1);
}

/**
 * lyc_seek_bar_draw:
 * @self: a bar
 * @snapshot: where to
 */
void
lyc_seek_bar_draw (LycSeekBar *self, GtkSnapshot *snapshot)
{
  GtkWidget *widget = GTK_WIDGET (self);

  if (self->duration_ms <= 0)
    {
      draw_part (snapshot, LYC_SEEK_BAR_THUMB, gtk_widget_get_width (widget) - LYC_SEEK_BAR_THUMB,
                 &rest_colour);
      return;
    }
  if (self->density->len > 0)
    draw_strip (self, snapshot);
  draw_bar (self, snapshot);
  if (self->density->len == 0)
    draw_dots (self, snapshot);
  draw_loop (self, snapshot);
  if (self->hover_ms >= 0)
    draw_box (snapshot, lyc_seek_bar_x_of (self, self->hover_ms) - 1, LYC_SEEK_BAR_Y - 6, 2, 12,
              &thumb_colour);
  draw_disc (snapshot, lyc_seek_bar_x_of (self, self->position_ms), LYC_SEEK_BAR_Y,
             gtk_widget_has_visible_focus (widget) ? LYC_SEEK_BAR_THUMB + 1 : LYC_SEEK_BAR_THUMB,
             &thumb_colour);
}
