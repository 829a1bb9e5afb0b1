/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "read-marker.h"

/* Of what was read long ago nobody asks again. */
#define MOST_KNOWN 20000

typedef struct
{
  gint64 pos;
  gint64 since_ms;
  gboolean taken; /* it was long enough, and that was told */
} Sight;

struct _LycReadMarker
{
  GArray *sights;    /* Sight: what is in view now, and since when */
  GHashTable *known; /* gint64 -> LycSight */
};

LycReadMarker *
lyc_read_marker_new (void)
{
  LycReadMarker *self = g_new0 (LycReadMarker, 1);

  self->sights = g_array_new (FALSE, FALSE, sizeof (Sight));
  self->known = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  return self;
}

void
lyc_read_marker_free (LycReadMarker *self)
{
  g_array_unref (self->sights);
  g_hash_table_unref (self->known);
  g_free (self);
}

static void
learn (LycReadMarker *self, gint64 pos, LycSight sight)
{
  if (g_hash_table_size (self->known) >= MOST_KNOWN)
    g_hash_table_remove_all (self->known);
  if (lyc_read_marker_get_sight (self, pos) < sight)
    g_hash_table_replace (self->known, g_memdup2 (&pos, sizeof pos), GINT_TO_POINTER (sight));
}

static Sight
sight_of (LycReadMarker *self, gint64 pos, gint64 now_ms)
{
  for (guint i = 0; i < self->sights->len; i++)
    if (g_array_index (self->sights, Sight, i).pos == pos)
      return g_array_index (self->sights, Sight, i);
  return (Sight){ pos, now_ms, FALSE };
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
      Sight sight = sight_of (self, positions[i], now_ms);

      if (sight.pos <= 0)
        continue;
      g_array_append_val (sights, sight);
      learn (self, sight.pos, LYC_SIGHT_PASSED);
    }
  g_array_unref (self->sights);
  self->sights = sights;
}

/* Returns: whether something has now been in sight for long enough that was not before */
gboolean
lyc_read_marker_take (LycReadMarker *self, gint64 now_ms)
{
  gboolean any = FALSE;

  for (guint i = 0; i < self->sights->len; i++)
    {
      Sight *sight = &g_array_index (self->sights, Sight, i);

      if (sight->taken || now_ms - sight->since_ms < LYC_READ_AFTER_MS)
        continue;
      sight->taken = any = TRUE;
      learn (self, sight->pos, LYC_SIGHT_LONG);
    }
  return any;
}

LycSight
lyc_read_marker_get_sight (LycReadMarker *self, gint64 pos)
{
  return (LycSight) GPOINTER_TO_INT (g_hash_table_lookup (self->known, &pos));
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

      if (!sight->taken && (due == 0 || at < due))
        due = at;
    }
  return due;
}
