/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "read-marker.h"

typedef struct
{
  gint64 pos;
  gint64 since_ms;
} Sight;

struct _LycReadMarker
{
  GArray *sights;   /* Sight: what is in view now, and since when */
  gint64 read_pos;  /* what was taken last */
};

LycReadMarker *
lyc_read_marker_new (void)
{
  LycReadMarker *self = g_new0 (LycReadMarker, 1);

  self->sights = g_array_new (FALSE, FALSE, sizeof (Sight));
  return self;
}

void
lyc_read_marker_free (LycReadMarker *self)
{
  g_array_unref (self->sights);
  g_free (self);
}

static gint64
shown_since (GArray *sights, gint64 pos, gint64 now_ms)
{
  for (guint i = 0; i < sights->len; i++)
    if (g_array_index (sights, Sight, i).pos == pos)
      return g_array_index (sights, Sight, i).since_ms;
  return now_ms;
}

/**
 * lyc_read_marker_show:
 * @positions: what is in view, places in the conversation; 0 and less are passed over
 * @attentive: whether the pane has the focus and the window is active
 *
 * What leaves the view, or is not attended to, begins anew when it comes back.
 */
void
lyc_read_marker_show (LycReadMarker *self, const gint64 *positions, guint n, gboolean attentive,
                      gint64 now_ms)
{
  GArray *sights = g_array_new (FALSE, FALSE, sizeof (Sight));

  for (guint i = 0; attentive && i < n; i++)
    {
      Sight sight = { positions[i], shown_since (self->sights, positions[i], now_ms) };

      if (sight.pos > self->read_pos)
        g_array_append_val (sights, sight);
    }
  g_array_unref (self->sights);
  self->sights = sights;
}

/* Returns: the last post that has now been in sight long enough; 0 if there is none since last time */
gint64
lyc_read_marker_take (LycReadMarker *self, gint64 now_ms)
{
  gint64 read = 0;

  for (guint i = 0; i < self->sights->len; i++)
    {
      Sight *sight = &g_array_index (self->sights, Sight, i);

      if (now_ms - sight->since_ms >= LYC_READ_AFTER_MS)
        read = MAX (read, sight->pos);
    }
  if (read <= self->read_pos)
    return 0;
  self->read_pos = read;
  return read;
}

/* Returns: when lyc_read_marker_take() can next have something; 0 for never as things are */
gint64
lyc_read_marker_get_due (LycReadMarker *self)
{
  gint64 due = 0;

  for (guint i = 0; i < self->sights->len; i++)
    {
      Sight *sight = &g_array_index (self->sights, Sight, i);
      gint64 at = sight->since_ms + LYC_READ_AFTER_MS;

      if (sight->pos > self->read_pos && (due == 0 || at < due))
        due = at;
    }
  return due;
}
