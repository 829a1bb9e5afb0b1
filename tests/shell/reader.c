/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reader of the invariant test: where they are in the window, and what they do there. */
#include "config.h"

#include "discussion-page-private.h"
#include "invariants.h"
#include "lesson-page-private.h"
#include "talk-view.h"
#include "workbench-private.h"

/* Pixels. */
#define A_LITTLE 40

const Round rounds[] = {
  { .name = "list of the moment, chat in its middle, writing in chat",
    .width = 1680,
    .height = 1000,
    .scope = LYC_THREADS_OF_MOMENT,
    .plays = TRUE,
    .focus = FOCUS_CHAT },
  { .name = "thread in its middle, chat at its end, writing an answer",
    .width = 1680,
    .height = 1000,
    .thread = TRUE,
    .in_chat = AT_END,
    .plays = TRUE,
    .focus = FOCUS_ANSWER },
  { .name = "list of the lesson at its top, chat at its end, asking",
    .width = 1680,
    .height = 1000,
    .scope = LYC_THREADS_OF_LESSON,
    .in_chat = AT_END,
    .focus = FOCUS_ASK },
  { .name = "thread at its end, chat in its middle, on a task",
    .width = 1680,
    .height = 1000,
    .thread = TRUE,
    .in_thread = AT_END,
    .plays = TRUE,
    .focus = FOCUS_TASK },
  { .name = "narrower window, thread in its middle, on one of its posts",
    .width = 1280,
    .height = 800,
    .thread = TRUE,
    .plays = TRUE,
    .focus = FOCUS_ROW },
  { .name = "home, chat in its middle, on resume",
    .width = 1680,
    .height = 1000,
    .home = TRUE,
    .focus = FOCUS_RESUME },
  { .name = "thread in its middle, chat above its end, on a direct conversation in the sidebar",
    .width = 1680,
    .height = 1000,
    .thread = TRUE,
    .in_chat = ABOVE_END,
    .focus = FOCUS_SIDEBAR },
  { .name = "list of the moment, chat at its end, on a badge",
    .width = 1680,
    .height = 1000,
    .scope = LYC_THREADS_OF_MOMENT,
    .in_chat = AT_END,
    .plays = TRUE,
    .focus = FOCUS_BADGE },
  { .name = "one pane below the video, chat in its middle, writing in chat",
    .width = 400,
    .height = 820,
    .front = "chat",
    .plays = TRUE,
    .focus = FOCUS_CHAT },
};

const guint n_rounds = G_N_ELEMENTS (rounds);

static gboolean
scroll_to (LycTalkView *talk, const char *post_id)
{
  LycTimelineBinding *binding = lyc_talk_view_get_binding (talk);
  LycTalkItems *items
      = binding != NULL ? LYC_TALK_ITEMS (lyc_timeline_binding_get_items (binding)) : NULL;
  guint position;

  if (items == NULL || !lyc_talk_items_find_post (items, post_id, &position))
    return FALSE;
  lyc_timeline_jump_to (lyc_talk_view_get_timeline (talk), position, 0.2);
  return TRUE;
}

static void
go_to_end (Test *test, LycTalkView *talk, Where where)
{
  LycTimeline *timeline = lyc_talk_view_get_timeline (talk);
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (timeline));

  lyc_timeline_binding_show_end (lyc_talk_view_get_binding (talk));
  WAIT_UNTIL (lyc_timeline_get_at_end (timeline));
  settle (test);
  g_assert_true (lyc_timeline_get_at_end (timeline));
  if (where == AT_END)
    return;
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) - A_LITTLE);
  settle (test);
  g_assert_false (lyc_timeline_get_at_end (timeline));
}

static void
place_talk (Test *test, LycTalkView *talk, Where where, const char *word)
{
  const char *id = told_platform_get_word (test->platform, word);
  LycTimelineBinding *binding;

  WAIT_UNTIL ((binding = lyc_talk_view_get_binding (talk)) != NULL
              && lyc_timeline_binding_get_state (binding) == LYC_BINDING_SHOWN);
  if (where != IN_MIDDLE)
    {
      go_to_end (test, talk, where);
      return;
    }
  lyc_talk_view_show_post (talk, id);
  WAIT_UNTIL (scroll_to (talk, id));
  settle (test);
  g_assert_true (scroll_to (talk, id));
  settle (test);
  g_assert_false (lyc_timeline_get_at_end (lyc_talk_view_get_timeline (talk)));
}

static void
place_list (Test *test, LycThreadScope scope)
{
  LycDiscussionPage *page = test->window->discussion;

  lyc_discussion_page_back (page);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (page->segments[scope]), TRUE);
  WAIT_UNTIL (page->threads != NULL && g_list_model_get_n_items (G_LIST_MODEL (page->threads)) > 8);
  settle (test);
  if (scope == LYC_THREADS_OF_LESSON)
    lyc_timeline_jump_to (page->timeline, 0, 0);
  else
    lyc_timeline_jump_to (page->timeline, 4, 0.1);
  settle (test);
  g_assert_false (lyc_timeline_get_at_end (page->timeline));
}

/* Puts the video near its beginning, and plays it or not. */
void
place_video (Test *test, gboolean plays)
{
  LycPlayerView *view = test->window->lesson->player;
  LycPlayer *player = lyc_player_view_get_player (view);

  WAIT_UNTIL (lyc_player_get_state (player) >= LYC_PLAYER_READY);
  g_assert_cmpint (lyc_player_get_state (player), !=, LYC_PLAYER_ERROR);
  lyc_player_view_seek_ms (view, 1000);
  if (plays)
    lyc_player_view_play (view);
  else
    lyc_player_view_pause (view);
  WAIT_UNTIL (lyc_player_view_get_playing (view) == plays);
  settle (test);
}

static GtkWidget *
find_focusable (GtkWidget *widget, GType type)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type) && gtk_widget_get_focusable (widget)
      && gtk_widget_get_mapped (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_focusable (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* The last row of the last list that has rows. */
static GtkWidget *
last_row (GtkWidget *widget)
{
  GtkWidget *found = NULL;

  if (GTK_IS_LIST_BOX_ROW (widget) && gtk_widget_get_mapped (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_last_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_prev_sibling (child))
    found = last_row (child);
  return found;
}

static void
write_half (LycComposer *composer)
{
  lyc_composer_set_text (composer, "Half a thought, not yet");
  lyc_composer_focus (composer);
}

static void
place_focus (Test *test, const Round *round)
{
  LycTalkView *thread = lyc_thread_view_get_talk (test->window->discussion->thread);
  guint first, last;

  switch (round->focus)
    {
    case FOCUS_CHAT:
      write_half (lyc_talk_view_get_composer (lyc_chat_page_get_talk (test->window->chat)));
      break;
    case FOCUS_ASK:
      write_half (test->window->discussion->composer);
      break;
    case FOCUS_ANSWER:
      write_half (lyc_talk_view_get_composer (thread));
      break;
    case FOCUS_TASK:
      gtk_widget_grab_focus (
          find_focusable (GTK_WIDGET (test->window->workspace), GTK_TYPE_CHECK_BUTTON));
      break;
    case FOCUS_RESUME:
      gtk_widget_grab_focus (find_focusable (GTK_WIDGET (test->window->home), GTK_TYPE_BUTTON));
      break;
    case FOCUS_SIDEBAR:
      gtk_widget_grab_focus (last_row (test->window->workbench->full));
      break;
    case FOCUS_BADGE:
      gtk_widget_grab_focus (last_row (GTK_WIDGET (test->window->badges)));
      break;
    case FOCUS_ROW:
    default:
      g_assert_true (
          lyc_timeline_get_visible_range (lyc_talk_view_get_timeline (thread), &first, &last));
      g_assert_true (scroll_to (thread, told_platform_get_word (test->platform, "inside")));
      lyc_timeline_focus_row (lyc_talk_view_get_timeline (thread), first + 1);
      break;
    }
}

/* Where what came has taken the reader away from the end, they scroll there again. */
void
place_again (Test *test, const Round *round)
{
  if (round->in_chat == ABOVE_END)
    go_to_end (test, lyc_chat_page_get_talk (test->window->chat), ABOVE_END);
}

/* Brings the window into the state of @round, as a person would. */
void
place (Test *test, const Round *round)
{
  LycTalkView *thread = lyc_thread_view_get_talk (test->window->discussion->thread);
  LycTalkView *chat = lyc_chat_page_get_talk (test->window->chat);

  watch_pause (test->watch);
  gtk_window_set_default_size (GTK_WINDOW (test->window), round->width, round->height);
  if (round->home)
    lyc_window_open_home (test->window);
  else
    lyc_window_show_place (test->window, "lesson",
                           told_platform_get_word (test->platform, "lesson"));
  settle (test);
  if (!round->home)
    place_video (test, round->plays);
  if (round->thread)
    {
      lyc_discussion_page_open_thread (test->window->discussion,
                                       told_platform_get_word (test->platform, "thread"));
      place_talk (test, thread, round->in_thread, "inside");
    }
  else if (round->front != NULL)
    lyc_workbench_set_active_pane (test->window->workbench, round->front);
  else if (!round->home)
    place_list (test, round->scope);
  settle (test);
  if (gtk_widget_get_mapped (GTK_WIDGET (chat)))
    place_talk (test, chat, round->in_chat, "middle");
  place_focus (test, round);
  settle (test);
}
