/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A channel of many posts, in the real store.
 *
 *   long-channel fill FOLDER COUNT   writes the store
 *   long-channel open FOLDER         opens the channel at its end in the real chat page, once its
 *                                    window stands, and prints the milliseconds to the frame that
 *                                    shows the newest post, then the PSS in MiB
 *   long-channel scroll FOLDER       scrolls it and prints each frame's milliseconds from before to
 *                                    after its painting, and the main thread's processor time in it
 */
#include <adwaita.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "channel-content.h"
#include "chat-page.h"
#include "core.h"
#include "platform-connector.h"
#include "kit.h"

#define WIDTH 700
#define HEIGHT 900
#define STEP 37
#define FRAMES 400
#define SETTLE_MS 700

typedef struct
{
  LycCore *core;
  GMainLoop *loop;
  GtkWidget *window;
  LycChatPage *page;
  GtkAdjustment *adjustment;
  gint64 asked_us;
  gint64 before_us;
  double before_cpu_ms;
  guint frames;
  gboolean scrolls;
} Bench;

static double
cpu_ms (void)
{
  struct timespec used;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &used);
  return used.tv_sec * 1000.0 + used.tv_nsec / 1000000.0;
}

static LycTimeline *
timeline (Bench *self)
{
  return lyc_talk_view_get_timeline (lyc_chat_page_get_talk (self->page));
}

static GdkFrameClock *
frame_clock (Bench *self)
{
  return gtk_widget_get_frame_clock (self->window);
}

static gboolean
scroll_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  Bench *self = data;

  gtk_adjustment_set_value (self->adjustment, gtk_adjustment_get_value (self->adjustment) - STEP);
  return G_SOURCE_CONTINUE;
}

static void
before_paint_cb (Bench *self)
{
  self->before_us = g_get_monotonic_time ();
}

static void
frame_painted_cb (Bench *self)
{
  double now_cpu_ms = cpu_ms ();

  printf ("frame %.3f %.3f\n", (g_get_monotonic_time () - self->before_us) / 1000.0,
          now_cpu_ms - self->before_cpu_ms);
  self->before_cpu_ms = now_cpu_ms;
  if (++self->frames == FRAMES)
    g_main_loop_quit (self->loop);
}

static gboolean
begin_scroll_cb (gpointer data)
{
  Bench *self = data;
  GdkFrameClock *clock = frame_clock (self);

  g_object_get (timeline (self), "vadjustment", &self->adjustment, NULL);
  self->before_us = g_get_monotonic_time ();
  self->before_cpu_ms = cpu_ms ();
  g_signal_connect_swapped (clock, "before-paint", G_CALLBACK (before_paint_cb), self);
  g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (frame_painted_cb), self);
  gtk_widget_add_tick_callback (self->window, scroll_cb, self, NULL);
  return G_SOURCE_REMOVE;
}

static gboolean
settled_cb (gpointer data)
{
  Bench *self = data;
  g_autofree char *text = NULL;
  const char *pss;

  if (g_file_get_contents ("/proc/self/smaps_rollup", &text, NULL, NULL)
      && (pss = strstr (text, "\nPss:")) != NULL)
    printf ("pss %.2f\n", strtol (pss + 5, NULL, 10) / 1024.0);
  if (self->scrolls)
    return begin_scroll_cb (self);
  g_main_loop_quit (self->loop);
  return G_SOURCE_REMOVE;
}

static gboolean
shows_newest (Bench *self)
{
  GListModel *items = lyc_timeline_get_model (timeline (self));
  guint n = items != NULL ? g_list_model_get_n_items (items) : 0;
  GtkWidget *row = n > 0 ? lyc_timeline_get_row (timeline (self), n - 1) : NULL;

  return row != NULL && gtk_widget_get_mapped (row) && gtk_widget_get_height (row) > 0
         && lyc_timeline_get_at_end (timeline (self));
}

static void
opened_cb (Bench *self)
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
  Bench *self = data;

  g_signal_connect_swapped (frame_clock (self), "after-paint", G_CALLBACK (opened_cb), self);
  self->asked_us = g_get_monotonic_time ();
  lyc_chat_page_show (self->page, CHANNEL_ID);
  return G_SOURCE_REMOVE;
}

static void
started_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Bench *self = data;

  g_assert_true (lyc_core_start_finish (LYC_CORE (source), result, NULL));
  self->page = LYC_CHAT_PAGE (lyc_chat_page_new (lyc_core_get_services (self->core)));
  lyc_chat_page_set_cohort (self->page, COHORT_ID);
  self->window = gtk_window_new ();
  gtk_widget_add_css_class (self->window, "desk");
  gtk_window_set_default_size (GTK_WINDOW (self->window), WIDTH, HEIGHT);
  gtk_window_set_child (GTK_WINDOW (self->window), GTK_WIDGET (self->page));
  gtk_window_present (GTK_WINDOW (self->window));
  g_timeout_add (SETTLE_MS, open_cb, self);
}

static int
open_channel (const char *folder, gboolean scrolls)
{
  Bench self = { .scrolls = scrolls };
  g_autoptr (LycConnector) connector = lyc_platform_connector_new ("http://127.0.0.1:9", NULL);

  gtk_init ();
  lyc_kit_init ();
  self.loop = g_main_loop_new (NULL, FALSE);
  self.core = lyc_core_new (folder, folder, "bench", connector);
  lyc_core_set_keyring (self.core, FALSE);
  lyc_core_start_async (self.core, started_cb, &self);
  g_main_loop_run (self.loop);
  /* A store that is not closed is checked whole when it is opened next. */
  lyc_core_stop (self.core);
  fflush (stdout);
  _exit (0);
}

int
main (int argc, char *argv[])
{
  if (argc == 4 && g_str_equal (argv[1], "fill"))
    channel_content_write (argv[2], (guint) atoi (argv[3]));
  else if (argc == 3)
    return open_channel (argv[2], g_str_equal (argv[1], "scroll"));
  else
    return 2;
  return 0;
}
