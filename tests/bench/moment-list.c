/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A video that is talked about at many moments, in the real store and the real discussion pane.
 *
 *   moment-list fill FOLDER COUNT   writes the store
 *   moment-list run FOLDER COUNT    plays from one end to the other at three times the speed;
 *                                   prints for each tick the milliseconds of the pane in it, of the
 *                                   processor and of the clock, then in how many other rows in view
 *                                   were lit, the rows that are alive, and whether
 *                                   the density of the strip is that of a recount
 */
#include <stdio.h>
#include <stdlib.h>

#include "bench-window.h"
#include "container.h"
#include "discussion-page.h"
#include "moment-content.h"
#include "moment-density.h"

/* A tenth of a second at three times the speed. */
#define TICK_MS 300

typedef struct
{
  BenchWindow base;
  LycDiscussionPage *page;
  guint count;
  gint64 at_ms;
  guint changes;
} Bench;

static LycTimeline *
timeline (Bench *self)
{
  return lyc_discussion_page_get_timeline (self->page);
}

static guint
n_rows (Bench *self)
{
  GListModel *model = lyc_timeline_get_model (timeline (self));

  return model != NULL ? g_list_model_get_n_items (model) : 0;
}

/* A bit for each row that is alive and lit. */
static guint64
lit_rows (Bench *self)
{
  guint first, last;
  guint64 lit = 0;

  if (!lyc_timeline_get_visible_range (timeline (self), &first, &last))
    return 0;
  for (guint i = first; i <= last && i - first < 64; i++)
    {
      GtkWidget *row = lyc_timeline_get_row (timeline (self), i);

      if (row != NULL && gtk_widget_has_css_class (row, "now"))
        lit |= G_GUINT64_CONSTANT (1) << (i - first);
    }
  return lit;
}

/* What the lesson's strip counts, from what the store has, against the threads as they were made.
 */
static void
check_density (Bench *self)
{
  LycLibrary *library = lyc_services_get_library (lyc_core_get_services (self->base.core));
  g_autoptr (LycResults) threads
      = lyc_library_children (library, LYC_KIND_CONTAINER, MOMENTS_LESSON);
  g_autoptr (GArray) made = moment_content_make (self->count);
  g_autoptr (GArray) moments = g_array_new (FALSE, FALSE, sizeof (LycSeekMoment));
  guint counts[LYC_DENSITY_PARTS], again[LYC_DENSITY_PARTS] = { 0 }, all = 0, wrong = 0;

  while (g_list_model_get_n_items (G_LIST_MODEL (threads)) < self->count)
    g_main_context_iteration (NULL, TRUE);
  for (guint i = 0; i < self->count; i++)
    {
      g_autoptr (LycContainer) thread = g_list_model_get_item (G_LIST_MODEL (threads), i);
      LycAnchor anchor;

      g_assert_true (lyc_container_get_anchor (thread, &anchor));
      g_array_append_val (
          moments,
          ((LycSeekMoment){ anchor.start_ms, 1 + (guint) lyc_container_get_reply_count (thread) }));
    }
  lyc_moment_density_count ((const LycSeekMoment *) (void *) moments->data, moments->len,
                            MOMENTS_LENGTH_MS, counts, LYC_DENSITY_PARTS);
  for (guint i = 0; i < made->len; i++)
    {
      const MomentContent *one = &g_array_index (made, MomentContent, i);

      again[one->start_ms / (MOMENTS_LENGTH_MS / LYC_DENSITY_PARTS)] += 1 + one->replies;
    }
  for (guint i = 0; i < LYC_DENSITY_PARTS; i++)
    {
      all += counts[i];
      wrong += counts[i] != again[i];
    }
  printf ("density %u %u %u\n", all, LYC_DENSITY_PARTS, wrong);
}

static gboolean
tick_cb (gpointer data)
{
  Bench *self = data;
  guint64 before = lit_rows (self);
  gint64 began;
  double began_cpu_ms;

  self->at_ms += TICK_MS;
  if (self->at_ms >= MOMENTS_LENGTH_MS)
    {
      printf ("changed %u\nalive %u\n", self->changes,
              lyc_timeline_get_n_rows_alive (timeline (self)));
      check_density (self);
      g_main_loop_quit (self->base.loop);
      return G_SOURCE_REMOVE;
    }
  began = g_get_monotonic_time ();
  began_cpu_ms = bench_cpu_ms ();
  lyc_discussion_page_set_position (self->page, MOMENTS_LESSON, MOMENTS_ASSET, self->at_ms);
  printf ("tick %.3f %.3f\n", bench_cpu_ms () - began_cpu_ms,
          (g_get_monotonic_time () - began) / 1000.0);
  self->changes += lit_rows (self) != before;
  /* The reader goes along now and then: it is the rows in view that are lit. */
  if (self->at_ms % 9000 == 0)
    lyc_timeline_jump_to (timeline (self),
                          (guint) (self->at_ms * n_rows (self) / MOMENTS_LENGTH_MS), 0.3);
  return G_SOURCE_CONTINUE;
}

static gboolean
loaded_cb (gpointer data)
{
  Bench *self = data;

  if (n_rows (self) < self->count || lyc_timeline_get_n_rows_alive (timeline (self)) == 0)
    return G_SOURCE_CONTINUE;
  g_timeout_add (1, tick_cb, self);
  return G_SOURCE_REMOVE;
}

static void
started_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Bench *self = data;

  g_assert_true (lyc_core_start_finish (LYC_CORE (source), result, NULL));
  self->page
      = LYC_DISCUSSION_PAGE (lyc_discussion_page_new (lyc_core_get_services (self->base.core)));
  lyc_discussion_page_set_place (self->page, MOMENTS_COHORT, MOMENTS_COURSE, MOMENTS_LESSON);
  lyc_discussion_page_set_position (self->page, MOMENTS_LESSON, MOMENTS_ASSET, 0);
  bench_window_show (&self->base, GTK_WIDGET (self->page), 350, 1000);
  g_timeout_add (20, loaded_cb, self);
}

int
main (int argc, char *argv[])
{
  Bench self = { .count = 0 };

  if (argc != 4)
    return 2;
  if (g_str_equal (argv[1], "fill"))
    moment_content_write (argv[2], (guint) atoi (argv[3]));
  else
    {
      self.count = (guint) atoi (argv[3]);
      bench_window_run (&self.base, argv[2], "http://127.0.0.1:9", started_cb, &self);
    }
  return 0;
}
