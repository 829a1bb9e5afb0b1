/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What words of a post become when it is sent: those who are called, and signs by their names. */
#include "config.h"

#include "emoji-names.h"
#include "fixture.h"
#include "kit.h"
#include "mention-groups.h"
#include "talk-view.h"

typedef struct
{
  LycServices *services;
  LycTalkView *view;
} Scene;

static void
set_up (Scene *scene, gconstpointer data)
{
  scene->services = fixture_new ();
  scene->view = g_object_ref_sink (
      LYC_TALK_VIEW (lyc_talk_view_new (scene->services, LYC_POST_ROW_BUBBLE)));
  lyc_talk_view_set_container (scene->view, FIXTURE_CHANNEL);
}

static void
tear_down (Scene *scene, gconstpointer data)
{
  g_object_unref (scene->view);
  g_object_unref (scene->services);
}

/* Who may not call everybody calls nobody; who facilitates is called by everyone. */
static void
test_groups (Scene *scene, gconstpointer data)
{
  LycComposer *composer = lyc_talk_view_get_composer (scene->view);
  LycPeople *people = lyc_talk_view_get_people (scene->view);
  JsonObject *body;

  g_assert_cmpint (lyc_mention_groups_find ("a@cohort, @cohorts"), ==, LYC_GROUP_NONE);
  g_assert_cmpint (lyc_mention_groups_find ("(@cohort)"), ==, LYC_GROUP_COHORT);
  g_assert_cmpuint (lyc_mention_groups_count (people, LYC_GROUP_COHORT, NULL, FIXTURE_ME), ==, 3);
  g_assert_cmpuint (lyc_mention_groups_count (people, LYC_GROUP_FACILITATORS, NULL, FIXTURE_ME), ==,
                    1);
  lyc_composer_set_text (composer, "@cohort and @facilitators: help");
  lyc_composer_submit (composer);
  body = lyc_act_get_body (fixture_get_last_act (scene->services));
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (body, "mention_groups")),
                    ==, 1);
  g_assert_cmpstr (
      json_array_get_string_element (json_object_get_array_member (body, "mention_groups"), 0), ==,
      "facilitators");
  lyc_composer_set_groups (composer, LYC_GROUP_COHORT | LYC_GROUP_FACILITATORS);
  lyc_composer_set_text (composer, "@cohort: come");
  lyc_composer_submit (composer);
  body = lyc_act_get_body (fixture_get_last_act (scene->services));
  g_assert_cmpstr (
      json_array_get_string_element (json_object_get_array_member (body, "mention_groups"), 0), ==,
      "cohort");
}

static void
replaced (const char *typed, const char *sent)
{
  g_autofree char *text = lyc_emoji_names_replace (typed);

  g_assert_cmpstr (text, ==, sent);
}

/* Names of emoji that are typed become emoji; what is none, is a time or is code stays. */
static void
test_emoji_names (Scene *scene, gconstpointer data)
{
  LycComposer *composer = lyc_talk_view_get_composer (scene->view);

  replaced ("well :tada: done", "well 🎉 done");
  replaced (":party_popper::+1:", "🎉👍️");
  replaced ("at 10:30:00, :no_such_thing: and :", "at 10:30:00, :no_such_thing: and :");
  replaced ("`:tada:` :tada:", "`:tada:` 🎉");
  lyc_composer_set_text (composer, "So :tada:");
  lyc_composer_submit (composer);
  g_assert_cmpstr (json_object_get_string_member (
                       lyc_act_get_body (fixture_get_last_act (scene->services)), "body"),
                   ==, "So 🎉");
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  lyc_kit_init ();
  g_test_add ("/talk/sent-words/groups", Scene, NULL, set_up, test_groups, tear_down);
  g_test_add ("/talk/sent-words/emoji-names", Scene, NULL, set_up, test_emoji_names, tear_down);
  return g_test_run ();
}
