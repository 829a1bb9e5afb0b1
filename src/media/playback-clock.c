/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "playback-clock.h"

typedef struct
{
  guint id;
  GArray *boundaries; /* of gint64, sorted */
  int index;          /* what was last told; G_MININT before anything was */
  LycPlaybackClockFunc func;
  gpointer data;
  GDestroyNotify destroy;
} Subscriber;

/* Between two reports of the player the position is reckoned from the last one, so that a boundary
 * is told when it is crossed and not a report later. */
struct _LycPlaybackClock
{
  GObject parent_instance;

  LycPlaybackClockNow now;
  gpointer now_data;
  gboolean own_timer; /* without an injected time the clock wakes itself */
  guint timer;

  gint64 anchor_ms;
  gint64 anchor_us;
  double rate;
  gboolean running;

  GPtrArray *subscribers;
  guint last_id;
};

G_DEFINE_FINAL_TYPE (LycPlaybackClock, lyc_playback_clock, G_TYPE_OBJECT)

static gint64
monotonic_now (gpointer data)
{
  return g_get_monotonic_time ();
}

static void
subscriber_free (gpointer data)
{
  Subscriber *subscriber = data;

  if (subscriber->destroy != NULL)
    subscriber->destroy (subscriber->data);
  g_array_unref (subscriber->boundaries);
  g_free (subscriber);
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  gint64 x = *(const gint64 *) a, y = *(const gint64 *) b;

  return (x > y) - (x < y);
}

static int
index_at (const Subscriber *subscriber, gint64 position_ms)
{
  guint low = 0, high = subscriber->boundaries->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (subscriber->boundaries, gint64, middle) <= position_ms)
        low = middle + 1;
      else
        high = middle;
    }
  return (int) low - 1;
}

static gboolean
timer_cb (gpointer data)
{
  LycPlaybackClock *self = data;

  self->timer = 0;
  lyc_playback_clock_dispatch (self);
  return G_SOURCE_REMOVE;
}

/* Milliseconds of real time to the next boundary of anybody, or -1. */
static gint64
time_to_next (LycPlaybackClock *self, gint64 position_ms)
{
  gint64 next = G_MAXINT64;

  if (!self->running || self->rate <= 0)
    return -1;
  for (guint i = 0; i < self->subscribers->len; i++)
    {
      const Subscriber *subscriber = self->subscribers->pdata[i];
      guint after = (guint) (index_at (subscriber, position_ms) + 1);

      if (after < subscriber->boundaries->len)
        next = MIN (next, g_array_index (subscriber->boundaries, gint64, after));
    }
  if (next == G_MAXINT64)
    return -1;
  return (gint64) ((double) (next - position_ms) / self->rate) + 1;
}

/* Subscribers may subscribe and unsubscribe in their callbacks, so they are visited by id. */
static void
tell (LycPlaybackClock *self, gint64 position_ms)
{
  guint last_id = self->last_id;

  for (guint id = 1; id <= last_id; id++)
    for (guint i = 0; i < self->subscribers->len; i++)
      {
        Subscriber *subscriber = self->subscribers->pdata[i];
        int index;

        if (subscriber->id != id)
          continue;
        index = index_at (subscriber, position_ms);
        if (index != subscriber->index)
          {
            subscriber->index = index;
            subscriber->func (index, position_ms, subscriber->data);
          }
        break;
      }
}

static void
lyc_playback_clock_finalize (GObject *object)
{
  LycPlaybackClock *self = LYC_PLAYBACK_CLOCK (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  g_ptr_array_unref (self->subscribers);
  G_OBJECT_CLASS (lyc_playback_clock_parent_class)->finalize (object);
}

static void
lyc_playback_clock_class_init (LycPlaybackClockClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lyc_playback_clock_finalize;
}

static void
lyc_playback_clock_init (LycPlaybackClock *self)
{
  self->rate = 1;
  self->subscribers = g_ptr_array_new_with_free_func (subscriber_free);
}

/**
 * lyc_playback_clock_new:
 *
 * Returns: (transfer full): a clock that wakes itself at the next boundary
 */
LycPlaybackClock *
lyc_playback_clock_new (void)
{
  LycPlaybackClock *self = lyc_playback_clock_new_with_time (monotonic_now, NULL);

  self->own_timer = TRUE;
  return self;
}

/**
 * lyc_playback_clock_new_with_time:
 * @now: gives the time
 * @data: for @now
 *
 * Returns: (transfer full): a clock on a given time, which tells nothing until
 *   lyc_playback_clock_dispatch() is called
 */
LycPlaybackClock *
lyc_playback_clock_new_with_time (LycPlaybackClockNow now, gpointer data)
{
  LycPlaybackClock *self = g_object_new (LYC_TYPE_PLAYBACK_CLOCK, NULL);

  self->now = now;
  self->now_data = data;
  self->anchor_us = now (data);
  return self;
}

/**
 * lyc_playback_clock_subscribe:
 * @self: a clock
 * @boundaries_ms: (array length=n): media times, in any order
 * @n: how many
 * @func: called at once with where the position is now, and whenever the position comes to lie
 *   behind another boundary, by playing or by a jump
 * @data: for @func
 * @destroy: (nullable): frees @data
 *
 * Returns: an id for lyc_playback_clock_unsubscribe(), never 0
 */
guint
lyc_playback_clock_subscribe (LycPlaybackClock *self, const gint64 *boundaries_ms, guint n,
                              LycPlaybackClockFunc func, gpointer data, GDestroyNotify destroy)
{
  Subscriber *subscriber = g_new0 (Subscriber, 1);

  subscriber->id = ++self->last_id;
  subscriber->boundaries = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n);
  if (n > 0)
    g_array_append_vals (subscriber->boundaries, boundaries_ms, n);
  g_array_sort (subscriber->boundaries, compare_times);
  subscriber->index = G_MININT;
  subscriber->func = func;
  subscriber->data = data;
  subscriber->destroy = destroy;
  g_ptr_array_add (self->subscribers, subscriber);
  lyc_playback_clock_dispatch (self);
  return self->last_id;
}

/**
 * lyc_playback_clock_unsubscribe:
 * @self: a clock
 * @id: from lyc_playback_clock_subscribe(); an unknown one is ignored
 */
void
lyc_playback_clock_unsubscribe (LycPlaybackClock *self, guint id)
{
  for (guint i = 0; i < self->subscribers->len; i++)
    if (((Subscriber *) self->subscribers->pdata[i])->id == id)
      {
        g_ptr_array_remove_index (self->subscribers, i);
        return;
      }
}

/**
 * lyc_playback_clock_update:
 * @self: a clock
 * @position_ms: where the player is now, in media time
 * @rate: media time per real time
 * @running: whether it moves
 *
 * Sets the clock by the player, which does so at every report and every jump.
 */
void
lyc_playback_clock_update (LycPlaybackClock *self, gint64 position_ms, double rate,
                           gboolean running)
{
  self->anchor_ms = position_ms;
  self->anchor_us = self->now (self->now_data);
  self->rate = rate;
  self->running = running;
  lyc_playback_clock_dispatch (self);
}

/**
 * lyc_playback_clock_get_position_ms:
 * @self: a clock
 *
 * Returns: the media time, reckoned from the last update
 */
gint64
lyc_playback_clock_get_position_ms (LycPlaybackClock *self)
{
  gint64 passed_us = self->now (self->now_data) - self->anchor_us;

  if (!self->running)
    return self->anchor_ms;
  return self->anchor_ms + (gint64) ((double) passed_us * self->rate / 1000.0);
}

/**
 * lyc_playback_clock_dispatch:
 * @self: a clock
 *
 * Tells every subscriber whose boundary was crossed.
 *
 * Returns: real time to the next boundary in milliseconds, or -1 if none will come
 */
gint64
lyc_playback_clock_dispatch (LycPlaybackClock *self)
{
  g_autoptr (LycPlaybackClock) alive = g_object_ref (self);
  gint64 position_ms = lyc_playback_clock_get_position_ms (self), wait_ms;

  tell (self, position_ms);
  wait_ms = time_to_next (self, position_ms);
  g_clear_handle_id (&self->timer, g_source_remove);
  if (self->own_timer && wait_ms >= 0)
    self->timer = g_timeout_add ((guint) MIN (wait_ms, G_MAXINT / 2), timer_cb, self);
  return wait_ms;
}
