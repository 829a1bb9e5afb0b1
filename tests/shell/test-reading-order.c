/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a screen reader says of a post, wherever it stands: its author, its text, then its time. */
#include "config.h"

#include "chat-page.h"
#include "discussion-page.h"
#include "fixture.h"
#include "kit.h"
#include "post-row.h"
#include "thread-view.h"
#include "timeline-row.h"

#define THREAD "0190a000-0000-7000-8000-0000000000d1"
#define ASKED "0190a000-0000-7000-8000-0000000000d2"
#define ANSWER "0190a000-0000-7000-8000-0000000000d3"
#define DIRECT "0190a000-0000-7000-8000-0000000000d4"
#define SAID "0190a000-0000-7000-8000-0000000000d5"
#define ANNOUNCED "0190a000-0000-7000-8000-0000000000d6"
#define WRITTEN "0190a000-0000-7000-8000-0000000000d7"
#define MINE "0190a000-0000-7000-8000-0000000000d8"
#define GONE "0190a000-0000-7000-8000-0000000000d9"
#define AT G_GINT64_CONSTANT (1700000000000) /* 22:13 in UTC */

typedef struct
{
  LycServices *services;
  GtkWidget *window;
} Scene;

static void
put_talk (LycServices *services)
{
  fixture_put (services, "{\"kind\":\"container\",\"id\":\"" DIRECT
                         "\",\"container_kind\":\"direct\",\"user_ids\":[\"" FIXTURE_ME "\",\"" FIXTURE_INES
                         "\"],\"visible\":true,\"last_pos\":1,\"can\":[\"post.create\"]}");
  fixture_put_thread (services, THREAD, ASKED, "Whom to invite", 1000, 1, FALSE);
  fixture_put_post (services, ASKED, THREAD, 1, FIXTURE_INES, AT, "Whom do we **invite**?", NULL);
  fixture_put_post (services, ANSWER, THREAD, 2, FIXTURE_ME, AT, "All who decide.",
                    "{\"post_kind\":\"answer\"}");
  fixture_put_post (services, SAID, FIXTURE_CHANNEL, 1, FIXTURE_INES, AT, "Good `morning`", NULL);
  fixture_put_post (services, ANNOUNCED, FIXTURE_CHANNEL, 2, FIXTURE_INES, AT, "We begin at nine.",
                    "{\"post_kind\":\"announcement\"}");
  fixture_put_post (services, MINE, FIXTURE_CHANNEL, 3, FIXTURE_ME, AT, "I am in.", NULL);
  fixture_put_post (services, GONE, FIXTURE_CHANNEL, 4, FIXTURE_INES, AT, "", "{\"deleted\":true}");
  fixture_put_post (services, WRITTEN, DIRECT, 1, FIXTURE_INES, AT, "Between us", NULL);
}

static void
set_up (Scene *scene, gconstpointer data)
{
  *scene = (Scene){ .services = fixture_new (), .window = gtk_window_new () };
  put_talk (scene->services);
  gtk_window_set_default_size (GTK_WINDOW (scene->window), 500, 700);
}

static void
tear_down (Scene *scene, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (scene->window));
  g_object_unref (scene->services);
}

static GtkWidget *
find_row (GtkWidget *widget, const char *id)
{
  if (LYC_IS_POST_ROW (widget) && gtk_widget_get_child_visible (widget))
    {
      LycPost *post = lyc_post_row_get_post (LYC_POST_ROW (widget));

      return post != NULL && g_str_equal (lyc_record_get_id (LYC_RECORD (post)), id)
                 ? gtk_widget_get_ancestor (widget, LYC_TYPE_TIMELINE_ROW)
                 : NULL;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *row = find_row (child, id);

      if (row != NULL)
        return row;
    }
  return NULL;
}

static gboolean
too_late_cb (gpointer user_data)
{
  g_error ("no row of the post %s came", (const char *) user_data);
  return G_SOURCE_REMOVE;
}

static void
assert_says (Scene *scene, const char *id, const char *words)
{
  guint timeout = g_timeout_add_seconds (30, too_late_cb, (gpointer) id);
  GtkWidget *row;

  while ((row = find_row (scene->window, id)) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (timeout);
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL, words);
}

static void
show (Scene *scene, GtkWidget *page)
{
  gtk_window_set_child (GTK_WINDOW (scene->window), page);
  gtk_window_present (GTK_WINDOW (scene->window));
}

static void
test_channel (Scene *scene, gconstpointer data)
{
  GtkWidget *page = lyc_chat_page_new (scene->services);

  lyc_chat_page_set_cohort (LYC_CHAT_PAGE (page), FIXTURE_COHORT);
  lyc_chat_page_show (LYC_CHAT_PAGE (page), FIXTURE_CHANNEL);
  show (scene, page);
  assert_says (scene, SAID, "Ines Duarte, Good morning, 22:13");
  assert_says (scene, ANNOUNCED, "Ines Duarte, We begin at nine., 22:13");
  assert_says (scene, MINE, "You, I am in., 22:13");
  assert_says (scene, GONE, "Ines Duarte deleted a post, 22:13");
}

static void
test_direct (Scene *scene, gconstpointer data)
{
  GtkWidget *page = lyc_chat_page_new (scene->services);

  lyc_chat_page_set_cohort (LYC_CHAT_PAGE (page), FIXTURE_COHORT);
  lyc_chat_page_show (LYC_CHAT_PAGE (page), DIRECT);
  show (scene, page);
  assert_says (scene, WRITTEN, "Ines Duarte, Between us, 22:13");
}

static void
test_thread (Scene *scene, gconstpointer data)
{
  GtkWidget *view = lyc_thread_view_new (scene->services);

  lyc_thread_view_set_thread (LYC_THREAD_VIEW (view), THREAD);
  show (scene, view);
  assert_says (scene, ASKED, "Ines Duarte, Whom do we invite?, 22:13");
  assert_says (scene, ANSWER, "You, All who decide., 22:13");
}

/* What is said beside a lesson: its threads by their first posts. */
static void
test_beside_a_lesson (Scene *scene, gconstpointer data)
{
  GtkWidget *page = lyc_discussion_page_new (scene->services);

  lyc_discussion_page_set_place (LYC_DISCUSSION_PAGE (page), FIXTURE_COHORT, FIXTURE_COURSE,
                                 FIXTURE_LESSON);
  lyc_discussion_page_set_position (LYC_DISCUSSION_PAGE (page), FIXTURE_LESSON, FIXTURE_ASSET, 1500);
  show (scene, page);
  assert_says (scene, ASKED, "Ines Duarte, Whom do we invite?, 22:13");
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  lyc_kit_init ();
  g_test_add ("/shell/reading-order/channel", Scene, NULL, set_up, test_channel, tear_down);
  g_test_add ("/shell/reading-order/direct", Scene, NULL, set_up, test_direct, tear_down);
  g_test_add ("/shell/reading-order/thread", Scene, NULL, set_up, test_thread, tear_down);
  g_test_add ("/shell/reading-order/beside-a-lesson", Scene, NULL, set_up, test_beside_a_lesson,
              tear_down);
  return g_test_run ();
}
