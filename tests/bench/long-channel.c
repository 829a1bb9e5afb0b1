/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A channel of many posts, in the real store and the real chat page.
 *
 *   long-channel fill FOLDER COUNT          writes the store
 *   long-channel log FILE FIRST COUNT       writes a log of the stream that posts from FIRST on
 *   long-channel open FOLDER                opens the channel at its end, once its window stands,
 * and prints the milliseconds to the frame that shows the newest post, then the PSS and the held memory in MiB
 *   long-channel scroll FOLDER              scrolls it a little each frame; prints each frame's
 *                                           milliseconds from before to after its painting, and the
 *                                           main thread's processor time in it
 *   long-channel watch FOLDER SECONDS       says "ready", and prints the same for so long while
 *                                           somebody else turns the wheel or presses keys
 *   long-channel ingest FOLDER PORT COUNT   follows a stream there until the post COUNT is shown,
 * while a person types (channel-ingest.c)
 */
#include <stdio.h>
#include <stdlib.h>

#include "channel-content.h"
#include "channel-ingest.h"
#include "long-channel.h"

#define WIDTH 700
#define HEIGHT 900
#define STEP 37
#define FRAMES 400
#define SETTLE_MS 700

static GdkFrameClock *
frame_clock (LongChannel *self)
{
  return gtk_widget_get_frame_clock (self->base.window);
}

LycTimeline *
long_channel_get_timeline (LongChannel *self)
{
  return lyc_talk_view_get_timeline (lyc_chat_page_get_talk (self->page));
}

static gboolean
scroll_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  LongChannel *self = data;

  gtk_adjustment_set_value (self->adjustment, gtk_adjustment_get_value (self->adjustment) - STEP);
  return G_SOURCE_CONTINUE;
}

static void
before_paint_cb (LongChannel *self)
{
  self->before_us = g_get_monotonic_time ();
}

static void
frame_painted_cb (LongChannel *self)
{
  double now_cpu_ms = bench_cpu_ms ();

  printf ("frame %.3f %.3f\n", (g_get_monotonic_time () - self->before_us) / 1000.0,
          now_cpu_ms - self->before_cpu_ms);
  self->before_cpu_ms = now_cpu_ms;
  if (++self->frames == FRAMES && self->seconds == 0)
    g_main_loop_quit (self->base.loop);
}

static void
time_frames (LongChannel *self)
{
  self->before_us = g_get_monotonic_time ();
  self->before_cpu_ms = bench_cpu_ms ();
  g_signal_connect_swapped (frame_clock (self), "before-paint", G_CALLBACK (before_paint_cb), self);
  g_signal_connect_swapped (frame_clock (self), "after-paint", G_CALLBACK (frame_painted_cb), self);
}

static gboolean
over_cb (gpointer data)
{
  LongChannel *self = data;

  printf ("items %u\npss %.2f\n",
          g_list_model_get_n_items (lyc_timeline_get_model (long_channel_get_timeline (self))),
          bench_pss_mib ());
  g_main_loop_quit (self->base.loop);
  return G_SOURCE_REMOVE;
}

/* The newest row has the focus, so that keys go on from there. */
static void
begin_watch (LongChannel *self)
{
  LycTimeline *timeline = long_channel_get_timeline (self);

  lyc_timeline_focus_row (timeline,
                          g_list_model_get_n_items (lyc_timeline_get_model (timeline)) - 1);
  time_frames (self);
  g_timeout_add ((guint) (self->seconds * 1000), over_cb, self);
  printf ("ready\n");
  fflush (stdout);
}

static void
begin_scroll (LongChannel *self)
{
  g_object_get (long_channel_get_timeline (self), "vadjustment", &self->adjustment, NULL);
  time_frames (self);
  gtk_widget_add_tick_callback (self->base.window, scroll_cb, self, NULL);
}

static gboolean
settled_cb (gpointer data)
{
  LongChannel *self = data;

  printf ("pss %.2f\nheld %.2f\n", bench_pss_mib (), bench_held_mib ());
  if (self->then != NULL)
    self->then (self);
  else
    g_main_loop_quit (self->base.loop);
  return G_SOURCE_REMOVE;
}

static gboolean
shows_newest (LongChannel *self)
{
  LycTimeline *timeline = long_channel_get_timeline (self);
  GListModel *items = lyc_timeline_get_model (timeline);
  guint n = items != NULL ? g_list_model_get_n_items (items) : 0;
  GtkWidget *row = n > 0 ? lyc_timeline_get_row (timeline, n - 1) : NULL;

  return row != NULL && gtk_widget_get_mapped (row) && gtk_widget_get_height (row) > 0
         && lyc_timeline_get_at_end (timeline);
}

static void
opened_cb (LongChannel *self)
{
  if (!shows_newest (self))
    return;
  printf ("open %.3f\n", (g_get_monotonic_time () - self->asked_us) / 1000.0);
  g_signal_handlers_disconnect_by_func (frame_clock (self), opened_cb, self);
  g_timeout_add (SETTLE_MS, settled_cb, self);
}

static gboolean
open_cb (gpointer data)
{
  LongChannel *self = data;

  g_signal_connect_swapped (frame_clock (self), "after-paint", G_CALLBACK (opened_cb), self);
  self->asked_us = g_get_monotonic_time ();
  lyc_chat_page_show (self->page, CHANNEL_ID);
  return G_SOURCE_REMOVE;
}

static void
started_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  LongChannel *self = data;

  g_assert_true (lyc_core_start_finish (LYC_CORE (source), result, NULL));
  self->page = LYC_CHAT_PAGE (lyc_chat_page_new (lyc_core_get_services (self->base.core)));
  lyc_chat_page_set_cohort (self->page, COHORT_ID);
  bench_window_show (&self->base, GTK_WIDGET (self->page), WIDTH, HEIGHT);
  g_timeout_add (SETTLE_MS, open_cb, self);
}

int
main (int argc, char *argv[])
{
  LongChannel self = { .seconds = 0 };
  g_autofree char *address = NULL;

  if (argc == 4 && g_str_equal (argv[1], "fill"))
    channel_content_write (argv[2], (guint) atoi (argv[3]));
  else if (argc == 5 && g_str_equal (argv[1], "log"))
    channel_content_log (argv[2], (guint) atoi (argv[3]), (guint) atoi (argv[4]));
  else if (argc < 3)
    return 2;
  else
    {
      if (g_str_equal (argv[1], "scroll"))
        self.then = begin_scroll;
      else if (argc == 4 && g_str_equal (argv[1], "watch"))
        self.then = begin_watch;
      else if (argc == 5 && g_str_equal (argv[1], "ingest"))
        self.then = channel_ingest_begin;
      self.seconds = argc == 4 ? g_ascii_strtod (argv[3], NULL) : 0;
      self.last_pos = argc == 5 ? atoi (argv[4]) : 0;
      address = g_strdup_printf ("http://127.0.0.1:%s", argc == 5 ? argv[3] : "9");
      bench_window_run (&self.base, argv[2], address, started_cb, &self);
    }
  return 0;
}
