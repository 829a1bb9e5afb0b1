/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Posts come over the stream, through the whole client, while a person types: how long the main
 * loop ever stands still, and whether the newest are shown in order when all have come. */
#include "channel-ingest.h"

#include <stdio.h>

#include "talk-items.h"

/* How often the loop is asked whether it still turns, and a key is pressed. */
#define PULSE_MS 5
#define KEY_MS 90
#define LINE 60

typedef struct
{
  LongChannel *channel;
  GtkTextBuffer *buffer;
  gint64 began_us;
  gint64 pulse_us;
  double pulse_cpu_ms;
  double longest_ms;
  double longest_cpu_ms; /* of the longest one */
  guint over;            /* beats later than a twentieth of a second */
  guint most_items;
  guint keys;
} Ingest;

static GtkWidget *
find_text_view (GtkWidget *widget)
{
  GtkWidget *found = GTK_IS_TEXT_VIEW (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_text_view (child);
  return found;
}

static GListModel *
items (Ingest *self)
{
  return lyc_timeline_get_model (long_channel_get_timeline (self->channel));
}

/* Says what is wrong with the order of what is loaded; the store is looked at by the bench. */
static gboolean
is_in_order (Ingest *self)
{
  LycTalkItems *list = LYC_TALK_ITEMS (items (self));
  gint64 before = 0;

  for (guint i = 0; i < g_list_model_get_n_items (items (self)); i++)
    {
      gint64 pos = lyc_talk_items_get_pos (list, i);

      if (pos != 0 && before != 0 && pos != before + 1)
        return FALSE;
      before = pos != 0 ? pos : before;
    }
  return before == self->channel->last_pos;
}

static void
finish (Ingest *self)
{
  printf ("took %.3f\n", (g_get_monotonic_time () - self->began_us) / 1000000.0);
  printf ("stall %.3f %.3f %u\n", self->longest_ms, self->longest_cpu_ms, self->over);
  printf ("order %d\nitems %u\nkeys %u\n", is_in_order (self), self->most_items, self->keys);
  printf ("pss %.2f\n", bench_pss_mib ());
  g_main_loop_quit (self->channel->base.loop);
}

static gboolean
pulse_cb (gpointer data)
{
  Ingest *self = data;
  gint64 now_us = g_get_monotonic_time ();
  double late_ms = (now_us - self->pulse_us) / 1000.0 - PULSE_MS, cpu_ms = bench_cpu_ms ();

  if (late_ms > self->longest_ms)
    {
      self->longest_ms = late_ms;
      self->longest_cpu_ms = cpu_ms - self->pulse_cpu_ms;
    }
  self->over += late_ms > 50;
  self->pulse_us = now_us;
  self->pulse_cpu_ms = cpu_ms;
  return G_SOURCE_CONTINUE;
}

static gboolean
key_cb (gpointer data)
{
  Ingest *self = data;
  guint n = g_list_model_get_n_items (items (self));
  gint64 newest = n > 0 ? lyc_talk_items_get_pos (LYC_TALK_ITEMS (items (self)), n - 1) : 0;

  self->most_items = MAX (self->most_items, n);
  if (newest == self->channel->last_pos)
    {
      finish (self);
      return G_SOURCE_REMOVE;
    }
  if (++self->keys % LINE == 0)
    gtk_text_buffer_set_text (self->buffer, "", -1);
  gtk_text_buffer_insert_interactive_at_cursor (self->buffer, self->keys % 7 == 6 ? " " : "a", -1,
                                                TRUE);
  return G_SOURCE_CONTINUE;
}

static void
signed_in_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Ingest *self = data;
  g_autoptr (GError) error = NULL;

  if (!lyc_core_sign_in_finish (LYC_CORE (source), result, &error))
    g_error ("%s", error->message);
  self->began_us = self->pulse_us = g_get_monotonic_time ();
  self->pulse_cpu_ms = bench_cpu_ms ();
  g_timeout_add_full (G_PRIORITY_HIGH, PULSE_MS, pulse_cb, self, NULL);
  g_timeout_add (KEY_MS, key_cb, self);
  printf ("ready\n");
  fflush (stdout);
}

/* Signs in once the channel is open; then the stream may begin. */
void
channel_ingest_begin (LongChannel *channel)
{
  Ingest *self = g_new0 (Ingest, 1);
  GtkWidget *composer
      = GTK_WIDGET (lyc_talk_view_get_composer (lyc_chat_page_get_talk (channel->page)));
  GtkWidget *view = find_text_view (composer);

  self->channel = channel;
  self->buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  gtk_widget_grab_focus (view);
  lyc_core_sign_in_with_code_async (channel->base.core, "bench", signed_in_cb, self);
}
