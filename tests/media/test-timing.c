/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chapters.h"
#include "cue-list.h"
#include "picture-times.h"
#include "playback-clock.h"
#include "sight.h"

static LycCueList *
cues (void)
{
  GPtrArray *array = g_ptr_array_new_with_free_func ((GDestroyNotify) lyc_cue_free);

  g_ptr_array_add (array, lyc_cue_new (NULL, 5000, 6000, NULL, "c"));
  g_ptr_array_add (array, lyc_cue_new (NULL, 1000, 2000, NULL, "a"));
  g_ptr_array_add (array, lyc_cue_new (NULL, 1500, 5500, NULL, "b"));
  return lyc_cue_list_new (array);
}

static void
test_caption_at (void)
{
  static const struct
  {
    gint64 at;
    int index;
    const char *text;
  } cases[] = {
    { 0, -1, NULL },       { 999, -1, NULL },      { 1000, 0, "a" },      { 1499, 0, "a" },
    { 1500, 1, "a\nb" },   { 2000, 1, "b" },       { 4999, 1, "b" },      { 5000, 2, "b\nc" },
    { 5500, 2, "c" },      { 6000, 2, NULL },      { 999999, 2, NULL },
  };
  g_autoptr (LycCueList) list = cues ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = lyc_cue_list_caption_at (list, cases[i].at);

      g_assert_cmpstr (text, ==, cases[i].text);
      g_assert_cmpint (lyc_cue_list_index_at (list, cases[i].at), ==, cases[i].index);
    }
}

/* What the search says is what looking at every cue says. */
static void
test_caption_property (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);
  GPtrArray *array = g_ptr_array_new_with_free_func ((GDestroyNotify) lyc_cue_free);
  g_autoptr (LycCueList) list = NULL;

  for (int i = 0; i < 500; i++)
    {
      gint64 start = g_rand_int_range (rand, 0, 100000);

      g_ptr_array_add (array, lyc_cue_new (NULL, start, start + g_rand_int_range (rand, 1, 300),
                                           NULL, "x"));
    }
  list = lyc_cue_list_new (array);
  for (gint64 at = 0; at < 101000; at += 37)
    {
      g_autofree char *text = lyc_cue_list_caption_at (list, at);
      guint shown = 0, expected = 0;

      for (guint i = 0; i < lyc_cue_list_get_n (list); i++)
        expected += lyc_cue_list_get (list, i)->start_ms <= at
                    && lyc_cue_list_get (list, i)->end_ms > at;
      for (const char *c = text; c != NULL && *c != '\0'; c++)
        shown += *c == 'x';
      g_assert_cmpuint (shown, ==, MIN (expected, 3));
    }
}

static void
test_chapters (void)
{
  g_autoptr (LycChapters) chapters = lyc_chapters_new ();
  g_autofree char *before = NULL, *first = NULL, *last = NULL;

  lyc_chapters_add (chapters, 5000, "Say it back");
  lyc_chapters_add (chapters, 1000, "Listen");
  before = lyc_chapters_label_at (chapters, 999);
  first = lyc_chapters_label_at (chapters, 1000);
  last = lyc_chapters_label_at (chapters, 70000);
  g_assert_cmpstr (before, ==, NULL);
  g_assert_cmpstr (first, ==, "1 · Listen");
  g_assert_cmpstr (last, ==, "2 · Say it back");
}

typedef struct
{
  gint64 now_us;
  int index;
  int calls;
} World;

static gint64
now_cb (gpointer data)
{
  return ((World *) data)->now_us;
}

static void
crossed_cb (int index, gint64 position_ms, gpointer data)
{
  World *world = data;

  world->index = index;
  world->calls++;
}

static void
check_tell (World *world, int index, int calls)
{
  g_assert_cmpint (world->index, ==, index);
  g_assert_cmpint (world->calls, ==, calls);
}

static void
test_clock (void)
{
  const gint64 boundaries[] = { 3000, 1000 };
  World world = { 0 };
  g_autoptr (LycPlaybackClock) clock = lyc_playback_clock_new_with_time (now_cb, &world);
  guint id = lyc_playback_clock_subscribe (clock, boundaries, 2, crossed_cb, &world, NULL);

  check_tell (&world, -1, 1);
  lyc_playback_clock_update (clock, 500, 1, TRUE);
  check_tell (&world, -1, 1);
  /* It knows when to come back, and is not late by a report of the player. */
  world.now_us += 1000 * lyc_playback_clock_dispatch (clock);
  g_assert_cmpint (world.now_us, <=, 510 * 1000);
  lyc_playback_clock_dispatch (clock);
  check_tell (&world, 0, 2);
  /* At double speed in half the time. */
  lyc_playback_clock_update (clock, 1000, 2, TRUE);
  g_assert_cmpint (lyc_playback_clock_dispatch (clock), ==, 1001);
  /* A jump is told at once, over several boundaries and back. */
  lyc_playback_clock_update (clock, 9000, 1, TRUE);
  check_tell (&world, 1, 3);
  g_assert_cmpint (lyc_playback_clock_dispatch (clock), ==, -1);
  lyc_playback_clock_update (clock, 0, 1, FALSE);
  check_tell (&world, -1, 4);
  /* Paused: time passes, the position does not. */
  world.now_us += 60 * G_USEC_PER_SEC;
  g_assert_cmpint (lyc_playback_clock_dispatch (clock), ==, -1);
  g_assert_cmpint (lyc_playback_clock_get_position_ms (clock), ==, 0);
  check_tell (&world, -1, 4);
  lyc_playback_clock_unsubscribe (clock, id);
  lyc_playback_clock_update (clock, 9000, 1, TRUE);
  check_tell (&world, -1, 4);
}

static void
quit_cb (int index, gint64 position_ms, gpointer data)
{
  if (index == 0)
    *(gboolean *) data = TRUE;
}

/* With its own timer it tells a crossing that no report of the player announces. */
static void
test_clock_timer (void)
{
  const gint64 boundary = 50;
  gboolean crossed = FALSE;
  g_autoptr (LycPlaybackClock) clock = lyc_playback_clock_new ();

  lyc_playback_clock_subscribe (clock, &boundary, 1, quit_cb, &crossed, NULL);
  lyc_playback_clock_update (clock, 0, 1, TRUE);
  while (!crossed)
    g_main_context_iteration (NULL, TRUE);
}

/* 40 ms apart, told in the order of decoding; the time between them is unknown before 1 s. */
static void
test_picture_times (void)
{
  static const gint64 order[] = { 1000, 1160, 1080, 1040, 1120, 1320, 1240, 1200, 1280 };
  LycPictureTimes times;
  gint64 at;

  lyc_picture_times_init (&times);
  g_assert_true (lyc_picture_times_find (&times, 500, 40, -1, &at));
  g_assert_cmpint (at, ==, 480);
  for (gsize i = 0; i < G_N_ELEMENTS (order); i++)
    lyc_picture_times_add (&times, order[i]);
  g_assert_true (lyc_picture_times_find (&times, 1080, 40, 0, &at));
  g_assert_cmpint (at, ==, 1100);
  g_assert_true (lyc_picture_times_find (&times, 1110, 40, -1, &at));
  g_assert_cmpint (at, ==, 1060);
  g_assert_true (lyc_picture_times_find (&times, 1010, 40, -1, &at));
  g_assert_cmpint (at, ==, 980);
  g_assert_true (lyc_picture_times_find (&times, 1320, 40, 0, &at));
  g_assert_cmpint (at, ==, 1340);
  lyc_picture_times_reset (&times);
  g_assert_false (lyc_picture_times_find (&times, 10, 40, -1, &at));
  lyc_picture_times_release (&times);
}

/* Pictures of unequal length: each is found, none twice. */
static void
test_picture_times_unequal (void)
{
  LycPictureTimes times;
  gint64 at = 0, shown;

  lyc_picture_times_init (&times);
  for (gint64 i = 0; i < 10000; i++)
    lyc_picture_times_add (&times, i * i);
  shown = 9999 * 9999 + 5;
  for (gint64 i = 9998; i > 9000; i--)
    {
      g_assert_true (lyc_picture_times_find (&times, shown, 100, -1, &at));
      g_assert_cmpint (at, >=, i * i);
      g_assert_cmpint (at, <, (i + 1) * (i + 1));
      shown = at;
    }
  lyc_picture_times_release (&times);
}

/* A window that is drawn late is seen; one that is not drawn for a second is not. */
static void
test_sight (void)
{
  LycSight sight;
  gint64 now = 5000;

  lyc_sight_reset (&sight);
  for (int i = 0; i < 100; i++, now += 900 * 1000)
    {
      g_assert_true (lyc_sight_ask (&sight, now));
      g_assert_true (lyc_sight_ask (&sight, now + 40 * 1000));
      lyc_sight_reset (&sight);
    }
  g_assert_true (lyc_sight_ask (&sight, now));
  g_assert_true (lyc_sight_ask (&sight, now + LYC_SIGHT_PATIENCE_US));
  g_assert_false (lyc_sight_ask (&sight, now + LYC_SIGHT_PATIENCE_US + 1));
  g_assert_false (lyc_sight_ask (&sight, now + 60 * LYC_SIGHT_PATIENCE_US));
  lyc_sight_reset (&sight);
  g_assert_true (lyc_sight_ask (&sight, now + 61 * LYC_SIGHT_PATIENCE_US));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/media/cue-list/caption-at", test_caption_at);
  g_test_add_func ("/media/cue-list/property", test_caption_property);
  g_test_add_func ("/media/chapters", test_chapters);
  g_test_add_func ("/media/playback-clock/injected", test_clock);
  g_test_add_func ("/media/playback-clock/timer", test_clock_timer);
  g_test_add_func ("/media/picture-times", test_picture_times);
  g_test_add_func ("/media/picture-times/unequal", test_picture_times_unequal);
  g_test_add_func ("/media/sight", test_sight);
  return g_test_run ();
}
