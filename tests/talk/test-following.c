/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fixture.h"
#include "follow-mark.h"
#include "kit.h"
#include "mute-note.h"
#include "talk-view.h"
#include "until-text.h"

#define HOUR_MS (60 * 60 * G_GINT64_CONSTANT (1000))

typedef struct
{
  LycServices *services;
  GtkWidget *window;
  LycTalkView *view;
} Scene;

static void
settle (void)
{
  for (guint i = 0; i < 20; i++)
    {
      while (g_main_context_iteration (NULL, FALSE))
        ;
      g_usleep (1000);
    }
}

/* @until: 0 for good */
static void
follow (LycServices *services, const char *kind, const char *id, const char *word, gint64 until)
{
  g_autofree char *json = g_strdup_printf (
      "{\"kind\":\"%s\",\"id\":\"%s\",\"container_id\":\"%s\",\"read_pos\":0,\"follow\":\"%s\","
      "\"mute_until\":%" G_GINT64_FORMAT "}",
      kind, id, id, word, until);

  fixture_put (services, json);
}

static void
set_up (Scene *scene, gconstpointer data)
{
  scene->services = fixture_new ();
  for (guint i = 1; i <= 30; i++)
    {
      g_autofree char *id = fixture_id (i);

      fixture_put_post (scene->services, id, FIXTURE_CHANNEL, i, FIXTURE_INES, 1000 * i, "Words",
                        NULL);
    }
  scene->view = LYC_TALK_VIEW (lyc_talk_view_new (scene->services, LYC_POST_ROW_BUBBLE));
  scene->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (scene->window), 340, 600);
  gtk_window_set_child (GTK_WINDOW (scene->window), GTK_WIDGET (scene->view));
  lyc_talk_view_set_container (scene->view, FIXTURE_CHANNEL);
  gtk_window_present (GTK_WINDOW (scene->window));
  settle ();
}

static void
tear_down (Scene *scene, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (scene->window));
  g_object_unref (scene->services);
}

/* Returns: (transfer none) (nullable): the first widget of the type, in the order of the tree */
static GtkWidget *
find (GtkWidget *widget, GType type)
{
  GtkWidget *found = NULL;

  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, type);
  return found;
}

static void
assert_words (LycPlaceFollowing *following, const char *expected)
{
  g_autofree char *words = lyc_place_following_dup_words (following);

  g_assert_cmpstr (words, ==, expected);
}

static void
count_cb (gpointer object, guint *count)
{
  ++*count;
}

/* The nearest choice holds, and is said to be whose it is. */
static void
test_levels (void)
{
  g_autoptr (LycServices) services = fixture_new ();
  g_autoptr (LycPlaceFollowing) channel
      = lyc_place_following_new (services, LYC_KIND_CONTAINER, FIXTURE_CHANNEL);
  g_autoptr (LycPlaceFollowing) cohort
      = lyc_place_following_new (services, LYC_KIND_COHORT, FIXTURE_COHORT);
  guint changes = 0;

  g_signal_connect (channel, "changed", G_CALLBACK (count_cb), &changes);
  assert_words (channel, NULL);
  follow (services, "follow", FIXTURE_COHORT, "mute", 0);
  g_assert_cmpuint (changes, ==, 1);
  assert_words (channel, "Cohort muted for good");
  assert_words (cohort, "Muted for good");
  follow (services, "read_state", FIXTURE_CHANNEL, "follow", 0);
  assert_words (channel, "Notice of every post");
  follow (services, "read_state", FIXTURE_CHANNEL, "mute", 0);
  assert_words (channel, "Muted for good");
  g_assert_cmpuint (changes, ==, 3);
}

/* A mute ends by the platform's clock, without a word from it. */
static void
test_end (void)
{
  g_autoptr (LycServices) services = fixture_new ();
  g_autoptr (LycPlaceFollowing) channel
      = lyc_place_following_new (services, LYC_KIND_CONTAINER, FIXTURE_CHANNEL);
  gint64 here = g_get_real_time () / 1000;
  g_autofree char *end = lyc_until_text_format (here + 25 * HOUR_MS, here);
  g_autofree char *expected = g_strdup_printf ("Muted until %s", end);
  guint changes = 0;
  LycFollowChoice choice;

  follow (services, "read_state", FIXTURE_CHANNEL, "mute", FIXTURE_NOW + 25 * HOUR_MS);
  assert_words (channel, expected);
  g_signal_connect (channel, "changed", G_CALLBACK (count_cb), &changes);
  fixture_set_time (services, FIXTURE_NOW + 25 * HOUR_MS);
  lyc_place_following_look (channel);
  g_assert_cmpuint (changes, ==, 1);
  assert_words (channel, NULL);
  lyc_place_following_get (channel, &choice);
  g_assert_cmpint (choice.following, ==, LYC_FOLLOWING_NORMAL);
}

/* Its own timer hears of the end, too. */
static void
test_timer (void)
{
  g_autoptr (LycServices) services = fixture_new ();
  g_autoptr (LycPlaceFollowing) channel
      = lyc_place_following_new (services, LYC_KIND_CONTAINER, FIXTURE_CHANNEL);
  guint changes = 0;

  follow (services, "read_state", FIXTURE_CHANNEL, "mute", FIXTURE_NOW + 1);
  g_signal_connect (channel, "changed", G_CALLBACK (count_cb), &changes);
  fixture_set_time (services, FIXTURE_NOW + 1);
  while (changes == 0)
    g_main_context_iteration (NULL, TRUE);
  assert_words (channel, NULL);
}

static void
test_until (void)
{
  const struct
  {
    gint64 ahead;
    const char *text;
  } cases[] = { { HOUR_MS, "13:00" },
                { 20 * HOUR_MS, "tomorrow 08:00" },
                { 44 * HOUR_MS, "Wed 08:00" },
                { 7 * 24 * HOUR_MS, "8 Jun, 12:00" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = lyc_until_text_format (FIXTURE_NOW + cases[i].ahead, FIXTURE_NOW);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
  g_assert_cmpint (lyc_until_text_tomorrow (FIXTURE_NOW, 8), ==, FIXTURE_NOW + 20 * HOUR_MS);
}

static void
test_mark (void)
{
  g_autoptr (LycServices) services = fixture_new ();
  g_autoptr (LycPlaceFollowing) channel
      = lyc_place_following_new (services, LYC_KIND_CONTAINER, FIXTURE_CHANNEL);
  GtkWidget *mark = g_object_ref_sink (lyc_follow_mark_new ());

  lyc_follow_mark_set_following (LYC_FOLLOW_MARK (mark), channel);
  g_assert_false (gtk_widget_get_visible (mark));
  follow (services, "read_state", FIXTURE_CHANNEL, "mute", 0);
  g_assert_true (gtk_widget_get_visible (mark));
  g_assert_cmpstr (gtk_widget_get_tooltip_text (mark), ==, "Muted for good");
  follow (services, "read_state", FIXTURE_CHANNEL, "normal", 0);
  g_assert_false (gtk_widget_get_visible (mark));
  lyc_follow_mark_set_following (LYC_FOLLOW_MARK (mark), NULL);
  g_object_unref (mark);
}

/* In a list of many places of one cohort only what was chosen for each is marked, in room that is
 * always kept. */
static void
test_own_mark (void)
{
  g_autoptr (LycServices) services = fixture_new ();
  g_autoptr (LycPlaceFollowing) channel
      = lyc_place_following_new (services, LYC_KIND_CONTAINER, FIXTURE_CHANNEL);
  GtkWidget *mark = g_object_ref_sink (lyc_follow_mark_new ());
  int before, after;

  lyc_follow_mark_set_own (LYC_FOLLOW_MARK (mark), TRUE);
  lyc_follow_mark_set_following (LYC_FOLLOW_MARK (mark), channel);
  follow (services, "follow", FIXTURE_COHORT, "follow", 0);
  g_assert_cmpfloat (gtk_widget_get_opacity (mark), ==, 0);
  gtk_widget_measure (mark, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &before, NULL, NULL);
  follow (services, "read_state", FIXTURE_CHANNEL, "follow", 0);
  g_assert_cmpfloat (gtk_widget_get_opacity (mark), ==, 1);
  gtk_widget_measure (mark, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &after, NULL, NULL);
  g_assert_cmpint (before, >, 0);
  g_assert_cmpint (after, ==, before);
  g_object_unref (mark);
}

/* The line comes with the first key, and its button ends the mute. */
static void
test_writing (Scene *scene, gconstpointer data)
{
  GtkWidget *note = find (GTK_WIDGET (scene->view), LYC_TYPE_MUTE_NOTE);
  LycComposer *composer = lyc_talk_view_get_composer (scene->view);

  follow (scene->services, "read_state", FIXTURE_CHANNEL, "mute", 0);
  settle ();
  g_assert_false (gtk_widget_get_visible (note));
  lyc_composer_set_text (composer, "H");
  g_assert_true (gtk_widget_get_visible (note));
  g_signal_emit_by_name (find (note, GTK_TYPE_BUTTON), "clicked");
  g_assert_cmpstr (lyc_act_get_verb (fixture_get_last_act (scene->services)), ==, "read_state.set");
  g_assert_cmpstr (json_object_get_string_member (
                       lyc_act_get_body (fixture_get_last_act (scene->services)), "follow"),
                   ==, "normal");
  lyc_composer_set_text (composer, "");
  g_assert_false (gtk_widget_get_visible (note));
  lyc_composer_set_text (composer, "H");
  g_assert_false (gtk_widget_get_visible (note));
}

/* What another device does to the mute brings no line while one writes, and takes none away. */
static void
test_nothing_moves (Scene *scene, gconstpointer data)
{
  GtkWidget *note = find (GTK_WIDGET (scene->view), LYC_TYPE_MUTE_NOTE);
  LycComposer *composer = lyc_talk_view_get_composer (scene->view);
  int height;

  lyc_composer_set_text (composer, "H");
  follow (scene->services, "read_state", FIXTURE_CHANNEL, "mute", 0);
  settle ();
  g_assert_false (gtk_widget_get_visible (note));
  lyc_composer_set_text (composer, "He");
  settle ();
  g_assert_true (gtk_widget_get_visible (note));
  height = gtk_widget_get_height (note);
  follow (scene->services, "read_state", FIXTURE_CHANNEL, "normal", 0);
  settle ();
  g_assert_true (gtk_widget_get_visible (note));
  g_assert_cmpint (gtk_widget_get_height (note), ==, height);
  g_assert_false (gtk_widget_get_sensitive (find (note, GTK_TYPE_BUTTON)));
  lyc_composer_set_text (composer, "");
  g_assert_false (gtk_widget_get_visible (note));
}

/* A mute of the cohort is taken back there, not at the channel. */
static void
test_unmute_above (void)
{
  g_autoptr (LycServices) services = fixture_new ();
  g_autoptr (LycPlaceFollowing) channel
      = lyc_place_following_new (services, LYC_KIND_CONTAINER, FIXTURE_CHANNEL);

  follow (services, "follow", FIXTURE_COHORT, "mute", 0);
  lyc_place_following_unmute (channel);
  g_assert_cmpstr (lyc_act_get_verb (fixture_get_last_act (services)), ==, "follow.cohort");
  g_assert_cmpstr (lyc_act_get_target (fixture_get_last_act (services)), ==, FIXTURE_COHORT);
  assert_words (channel, NULL);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  lyc_kit_init ();
  g_test_add_func ("/following/levels", test_levels);
  g_test_add_func ("/following/end", test_end);
  g_test_add_func ("/following/timer", test_timer);
  g_test_add_func ("/following/until", test_until);
  g_test_add_func ("/following/mark", test_mark);
  g_test_add_func ("/following/own-mark", test_own_mark);
  g_test_add_func ("/following/unmute-above", test_unmute_above);
  g_test_add ("/following/writing", Scene, NULL, set_up, test_writing, tear_down);
  g_test_add ("/following/nothing-moves", Scene, NULL, set_up, test_nothing_moves, tear_down);
  return g_test_run ();
}
