/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "acts.h"
#include "echo-overlay.h"
#include "settings.h"

#define COHORT "0190a6f0-0000-7000-8000-00000000000a"
#define THREAD "0190a6f0-0000-7000-8000-00000000000b"
#define ME "0190a6f0-0000-7000-8000-00000000000c"
#define POST "0190a6f0-0000-7000-8000-00000000000d"

static JsonObject *
parse (const char *text)
{
  g_autoptr (JsonNode) node = json_from_string (text, NULL);

  return json_object_ref (json_node_get_object (node));
}

static LycRecord *
record (LycKind kind, const char *id, const char *text)
{
  LycRecord *self = lyc_record_new (kind, id);
  g_autoptr (JsonObject) fields = parse (text);

  lyc_record_update (self, fields, LYC_PENDING_NONE, NULL);
  return self;
}

static void
test_write_post (void)
{
  LycWriting writing = { .body = "Hello", .post_kind = "discussion", .author_id = ME,
                         .draft = "reply:" THREAD };
  g_autoptr (LycAct) act = lyc_act_write_post (THREAD, &writing);
  const LycEcho *echo = lyc_act_get_echo (act, 0);

  g_assert_cmpstr (lyc_act_get_verb (act), ==, "post.create");
  g_assert_cmpstr (lyc_act_get_place (act), ==, THREAD);
  g_assert_cmpstr (lyc_act_get_parent (act), ==, THREAD);
  g_assert_cmpstr (lyc_act_get_draft (act), ==, "reply:" THREAD);
  g_assert_cmpuint (lyc_act_get_n_echoes (act), ==, 1);
  g_assert_true (echo->creates);
  g_assert_cmpstr (echo->id, ==, lyc_act_get_id (act));
  g_assert_cmpint (json_object_get_int_member (echo->fields, "pos"), ==, 0);
  g_assert_cmpstr (json_object_get_string_member (echo->fields, "author_id"), ==, ME);
}

static void
test_open_thread (void)
{
  LycWriting writing = { .body = "Why?", .post_kind = "question", .author_id = ME };
  g_autoptr (LycAct) act = lyc_act_open_thread (COHORT, NULL, NULL, "Why", &writing);
  JsonObject *post = json_object_get_object_member (lyc_act_get_body (act), "post");
  const LycEcho *first = lyc_act_get_echo (act, 0), *second = lyc_act_get_echo (act, 1);

  g_assert_cmpstr (lyc_act_get_place (act), ==, lyc_act_get_id (act));
  g_assert_cmpstr (lyc_act_get_target (act), ==, lyc_act_get_id (act));
  g_assert_cmpint (first->kind, ==, LYC_KIND_CONTAINER);
  g_assert_cmpint (second->kind, ==, LYC_KIND_POST);
  g_assert_cmpstr (json_object_get_string_member (post, "id"), ==, second->id);
  g_assert_cmpstr (json_object_get_string_member (second->fields, "container_id"), ==, first->id);
  g_assert_false (json_object_has_member (lyc_act_get_body (act), "lesson_id"));
}

static void
test_react (void)
{
  g_autoptr (LycRecord) post
      = record (LYC_KIND_POST, POST,
                "{\"id\":\"" POST "\",\"container_id\":\"" THREAD "\",\"votes\":3,\"reactions\":"
                "[{\"emoji\":\"a\",\"count\":1,\"user_ids\":[\"" ME "\"]}]}");
  g_autoptr (LycRecord) mine
      = record (LYC_KIND_REACTION, POST, "{\"vote\":true,\"emojis\":[\"a\"]}");
  g_autoptr (LycAct) take = lyc_act_react (LYC_POST (post), LYC_REACTION (mine), "a", FALSE, ME);
  g_autoptr (LycAct) give = lyc_act_react (LYC_POST (post), LYC_REACTION (mine), "b", TRUE, ME);
  g_autoptr (LycAct) vote = lyc_act_vote (LYC_POST (post), LYC_REACTION (mine), FALSE);
  JsonArray *counts;

  counts = json_object_get_array_member (lyc_act_get_echo (take, 1)->fields, "reactions");
  g_assert_cmpuint (json_array_get_length (counts), ==, 0);
  counts = json_object_get_array_member (lyc_act_get_echo (give, 1)->fields, "reactions");
  g_assert_cmpuint (json_array_get_length (counts), ==, 2);
  counts = json_object_get_array_member (lyc_act_get_body (give), "emojis");
  g_assert_cmpuint (json_array_get_length (counts), ==, 2);
  g_assert_cmpint (
      json_object_get_int_member (lyc_act_get_echo (vote, 1)->fields, "votes"), ==, 2);
  g_assert_true (json_object_get_boolean_member (lyc_act_get_echo (give, 0)->fields, "vote"));
}

static void
test_help (void)
{
  g_autoptr (LycRecord) post
      = record (LYC_KIND_POST, POST,
                "{\"id\":\"" POST "\",\"container_id\":\"" THREAD "\",\"votes\":3,\"helped\":4}");
  g_autoptr (LycRecord) mine
      = record (LYC_KIND_REACTION, POST, "{\"vote\":true,\"helped\":true,\"emojis\":[\"a\"]}");
  g_autoptr (LycAct) give = lyc_act_help (LYC_POST (post), NULL, TRUE);
  g_autoptr (LycAct) again = lyc_act_help (LYC_POST (post), LYC_REACTION (mine), TRUE);
  g_autoptr (LycAct) take = lyc_act_help (LYC_POST (post), LYC_REACTION (mine), FALSE);
  g_autoptr (LycAct) vote = lyc_act_vote (LYC_POST (post), LYC_REACTION (mine), FALSE);
  JsonObject *fields = lyc_act_get_echo (take, 0)->fields;

  g_assert_cmpint (json_object_get_int_member (lyc_act_get_echo (give, 1)->fields, "helped"), ==, 5);
  g_assert_cmpint (json_object_get_int_member (lyc_act_get_echo (again, 1)->fields, "helped"), ==,
                   4);
  g_assert_cmpint (json_object_get_int_member (lyc_act_get_echo (take, 1)->fields, "helped"), ==, 3);
  g_assert_false (json_object_has_member (lyc_act_get_body (take), "vote"));
  g_assert_true (json_object_get_boolean_member (fields, "vote"));
  g_assert_false (json_object_get_boolean_member (fields, "helped"));
  g_assert_true (json_object_get_boolean_member (lyc_act_get_echo (vote, 0)->fields, "helped"));
}

/* Pinned last stands first, and what is pinned again stands there once. */
static void
test_pin (void)
{
  g_autoptr (LycRecord) post
      = record (LYC_KIND_POST, POST, "{\"id\":\"" POST "\",\"container_id\":\"" THREAD "\"}");
  g_autoptr (LycRecord) thread = record (
      LYC_KIND_CONTAINER, THREAD, "{\"id\":\"" THREAD "\",\"pinned_ids\":[\"x\",\"" POST "\"]}");
  g_autoptr (LycAct) pin = lyc_act_pin_post (LYC_CONTAINER (thread), LYC_POST (post), TRUE, 7);
  g_autoptr (LycAct) unpin = lyc_act_pin_post (LYC_CONTAINER (thread), LYC_POST (post), FALSE, 7);
  JsonArray *ids = json_object_get_array_member (lyc_act_get_echo (pin, 1)->fields, "pinned_ids");

  g_assert_cmpuint (json_array_get_length (ids), ==, 2);
  g_assert_cmpstr (json_array_get_string_element (ids, 0), ==, POST);
  g_assert_cmpint (json_object_get_int_member (lyc_act_get_echo (pin, 0)->fields, "pinned_at"), ==,
                   7);
  ids = json_object_get_array_member (lyc_act_get_echo (unpin, 1)->fields, "pinned_ids");
  g_assert_cmpuint (json_array_get_length (ids), ==, 1);
  g_assert_cmpstr (lyc_act_get_verb (unpin), ==, "post.unpin");
}

/* An idea says what it builds on, a thread and a task the message that they came from. */
static void
test_ties (void)
{
  LycWriting writing = { .body = "x", .post_kind = "idea", .author_id = ME, .builds_on = POST };
  g_autoptr (LycAct) idea = lyc_act_write_post (THREAD, &writing);
  g_autoptr (LycAct) thread = NULL;
  g_autoptr (LycAct) task = lyc_act_create_task (COHORT, "t", ME, 1);
  JsonObject *body = lyc_act_get_body (idea);

  g_assert_cmpstr (
      json_array_get_string_element (json_object_get_array_member (body, "builds_on"), 0), ==,
      POST);
  writing.builds_on = NULL;
  writing.from_post = POST;
  thread = lyc_act_open_thread (COHORT, NULL, NULL, "t", &writing);
  body = lyc_act_get_body (thread);
  g_assert_cmpstr (json_object_get_string_member (body, "from_post_id"), ==, POST);
  g_assert_false (
      json_object_has_member (json_object_get_object_member (body, "post"), "builds_on"));
  lyc_act_set_task_post (task, POST);
  g_assert_cmpstr (json_object_get_string_member (lyc_act_get_body (task), "post_id"), ==, POST);
  g_assert_cmpstr (json_object_get_string_member (lyc_act_get_echo (task, 0)->fields, "post_id"),
                   ==, POST);
}

/* Who begins the talk about a file names its thread as all others do, and waits for the file. */
static void
test_discuss_file (void)
{
  LycWriting writing = { .body = "x", .post_kind = "discussion", .author_id = ME };
  g_autoptr (LycRecord) file = record (
      LYC_KIND_FILE, POST, "{\"id\":\"" POST "\",\"name\":\"a.txt\",\"cohort_id\":\"" COHORT "\"}");
  g_autofree char *thread = lyc_file_dup_thread_id (POST);
  g_autoptr (LycAct) act = lyc_act_discuss_file (LYC_FILE (file), &writing);
  const LycEcho *container = lyc_act_get_echo (act, 0), *post = lyc_act_get_echo (act, 1);

  g_assert_cmpstr (lyc_act_get_parent (act), ==, POST);
  g_assert_cmpstr (lyc_act_get_place (act), ==, thread);
  g_assert_true (lyc_act_writes_post (act));
  g_assert_cmpstr (container->id, ==, thread);
  g_assert_cmpstr (json_object_get_string_member (container->fields, "file_id"), ==, POST);
  g_assert_cmpstr (json_object_get_string_member (container->fields, "cohort_id"), ==, COHORT);
  g_assert_cmpstr (json_object_get_string_member (container->fields, "title"), ==, "a.txt");
  g_assert_cmpstr (post->id, ==, lyc_act_get_id (act));
  g_assert_cmpstr (json_object_get_string_member (post->fields, "container_id"), ==, thread);
}

static void
test_answer_replaces (void)
{
  g_autoptr (JsonObject) all = json_object_new ();
  g_autoptr (JsonArray) checked = json_array_new ();
  g_autoptr (JsonNode) answer = json_from_string ("[\"x\"]", NULL);
  g_autoptr (LycAct) act = lyc_act_answer (COHORT, THREAD, POST, answer, FALSE, 7, all, checked);

  g_assert_true (lyc_act_replaces (act));
  g_assert_cmpstr (lyc_act_get_target (act), ==, POST);
  g_assert_cmpstr (lyc_act_get_parent (act), ==, THREAD);
  g_assert_cmpstr (lyc_act_get_place (act), ==, "quiz:" COHORT);
}

static void
test_round_trip (void)
{
  g_autoptr (LycAct) act = lyc_act_upload_file (COHORT, "/tmp/a b.txt", "a b.txt", 7, "text/plain",
                                                ME, 5);
  g_autoptr (JsonNode) node = (lyc_act_set_hold_until (act, 9), lyc_act_to_json (act));
  g_autoptr (LycAct) again = lyc_act_from_json (node);
  g_autofree char *first = json_to_string (node, FALSE);
  g_autoptr (JsonNode) second_node = lyc_act_to_json (again);
  g_autofree char *second = json_to_string (second_node, FALSE);

  g_assert_cmpstr (first, ==, second);
  g_assert_cmpint (lyc_act_get_hold_until (again), ==, 9);
}

static void
test_overlay (void)
{
  g_autoptr (GListStore) outbox = g_list_store_new (LYC_TYPE_OUTBOX_ITEM);
  g_autoptr (LycAct) act = lyc_act_read (THREAD, 7);
  g_autoptr (LycOutboxItem) item = lyc_outbox_item_new (act);
  g_autoptr (JsonObject) base = parse ("{\"kind\":\"read_state\",\"rev\":4,\"read_pos\":9}");
  g_autoptr (JsonObject) over = NULL;
  g_autoptr (JsonObject) alone = NULL;
  const char *reason;
  LycPending pending;

  g_list_store_append (outbox, item);
  over = lyc_echo_overlay (G_LIST_MODEL (outbox), LYC_KIND_READ_STATE, THREAD, base, &pending,
                           &reason);
  g_assert_cmpint (json_object_get_int_member (over, "read_pos"), ==, 9);
  g_assert_cmpint (json_object_get_int_member (over, "rev"), ==, 4);
  g_assert_cmpint (pending, ==, LYC_PENDING_QUEUED);
  alone = lyc_echo_overlay (G_LIST_MODEL (outbox), LYC_KIND_READ_STATE, THREAD, NULL, &pending,
                            &reason);
  g_assert_cmpint (json_object_get_int_member (alone, "read_pos"), ==, 7);
}

/* One field changes, on top of what another device set and where the store has nothing yet. */
static void
test_settings (void)
{
  g_autoptr (GListStore) outbox = g_list_store_new (LYC_TYPE_OUTBOX_ITEM);
  g_autoptr (JsonObject) changes = parse ("{\"reading_mode\":\"by_hand\",\"quiet_from\":null}");
  g_autoptr (LycAct) act = lyc_act_set_settings (ME, changes);
  g_autoptr (LycOutboxItem) item = lyc_outbox_item_new (act);
  g_autoptr (JsonObject) base = parse ("{\"kind\":\"settings\",\"rev\":4,\"quiet_from\":1320,"
                                       "\"quiet_until\":420,\"presence\":false}");
  LycPending pending;
  const char *reason;
  g_autoptr (JsonObject) over = NULL;
  g_autoptr (JsonObject) alone = NULL;
  g_autoptr (LycRecord) shown = lyc_record_new (LYC_KIND_SETTINGS, ME);
  LycSettings *settings = LYC_SETTINGS (shown);

  g_assert_true (lyc_settings_get_presence (settings));
  g_assert_cmpint (lyc_settings_get_quiet_from (settings), ==, -1);
  g_assert_cmpuint (lyc_settings_get_quiet_days (settings), ==, LYC_EVERY_DAY);
  g_list_store_append (outbox, item);
  over = lyc_echo_overlay (G_LIST_MODEL (outbox), LYC_KIND_SETTINGS, ME, base, &pending, &reason);
  lyc_record_update (shown, over, pending, reason);
  g_assert_cmpint (lyc_settings_get_reading_mode (settings), ==, LYC_READING_BY_HAND);
  g_assert_cmpint (lyc_settings_get_quiet_from (settings), ==, -1);
  g_assert_cmpint (lyc_settings_get_quiet_until (settings), ==, 420);
  g_assert_false (lyc_settings_get_presence (settings));
  alone = lyc_echo_overlay (G_LIST_MODEL (outbox), LYC_KIND_SETTINGS, ME, NULL, &pending, &reason);
  g_assert_nonnull (alone);
}

static void
test_overlay_gone (void)
{
  g_autoptr (GListStore) outbox = g_list_store_new (LYC_TYPE_OUTBOX_ITEM);
  g_autoptr (LycAct) act = lyc_act_delete_file (POST, COHORT);
  g_autoptr (LycOutboxItem) item = lyc_outbox_item_new (act);
  g_autoptr (JsonObject) base = parse ("{\"kind\":\"file\",\"rev\":4}");
  g_autoptr (JsonObject) refused = NULL;
  const char *reason;
  LycPending pending;

  g_list_store_append (outbox, item);
  g_assert_null (
      lyc_echo_overlay (G_LIST_MODEL (outbox), LYC_KIND_FILE, POST, base, &pending, &reason));
  lyc_outbox_item_set_state (item, LYC_PENDING_FAILED, "No.");
  refused = lyc_echo_overlay (G_LIST_MODEL (outbox), LYC_KIND_FILE, POST, base, &pending, &reason);
  g_assert_nonnull (refused);
  g_assert_cmpstr (reason, ==, "No.");
}

#define LESSON "0190a6f0-0000-7000-8000-00000000001a"
#define FIRST "0190a6f0-0000-7000-8000-00000000001b"
#define SECOND "0190a6f0-0000-7000-8000-00000000001c"

/* Each tick is an act of its own, so that one never undoes another; all together show at once. */
static void
test_check (void)
{
  g_autoptr (LycRecord) lesson
      = record (LYC_KIND_LESSON, LESSON,
                "{\"checklist\":[{\"id\":\"" FIRST "\",\"text\":\"a\"},{\"id\":\"" SECOND
                "\",\"text\":\"b\"}]}");
  g_autoptr (LycRecord) progress
      = record (LYC_KIND_PROGRESS, LESSON, "{\"checked\":[\"" SECOND "\"],\"percent\":50}");
  g_autoptr (LycAct) tick
      = lyc_act_check (LYC_LESSON (lesson), LYC_PROGRESS (progress), FIRST, TRUE);
  g_autoptr (LycAct) untick
      = lyc_act_check (LYC_LESSON (lesson), LYC_PROGRESS (progress), SECOND, FALSE);
  JsonObject *fields = lyc_act_get_echo (tick, 0)->fields;
  JsonArray *checked = json_object_get_array_member (fields, "checked");

  g_assert_cmpstr (lyc_act_get_target (tick), ==, FIRST);
  g_assert_cmpstr (lyc_act_get_parent (tick), ==, LESSON);
  g_assert_true (json_object_get_boolean_member (lyc_act_get_body (tick), "checked"));
  g_assert_cmpuint (json_array_get_length (checked), ==, 2);
  g_assert_cmpstr (json_array_get_string_element (checked, 0), ==, FIRST);
  g_assert_cmpint (json_object_get_int_member (fields, "percent"), ==, 100);
  g_assert_cmpint (json_object_get_int_member (fields, "completed_at"), >, 0);
  fields = lyc_act_get_echo (untick, 0)->fields;
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (fields, "checked")), ==,
                    0);
  g_assert_cmpint (json_object_get_int_member (fields, "percent"), ==, 0);
  g_assert_false (json_object_has_member (fields, "completed_at"));
}

static void
has_members (const LycEcho *echo, const char *team_id, const char *members)
{
  JsonArray *ids = json_object_get_array_member (echo->fields, "member_ids");
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (ids); i++)
    g_string_append_printf (text, "%s,", json_array_get_string_element (ids, i));
  g_assert_cmpint (echo->kind, ==, LYC_KIND_TEAM);
  g_assert_cmpstr (echo->id, ==, team_id);
  g_assert_cmpstr (text->str, ==, members);
}

/* Who comes to a team leaves the other at once; all of it is sent in order. */
static void
test_teams (void)
{
  static const char *const words
      = "{\"cohort_id\":\"" COHORT "\",\"name\":\"A\",\"member_ids\":[\"" ME "\",\"x\"]}";
  g_autoptr (LycRecord) from = record (LYC_KIND_TEAM, POST, words);
  g_autoptr (LycRecord) to
      = record (LYC_KIND_TEAM, THREAD, "{\"cohort_id\":\"" COHORT "\",\"member_ids\":[\"y\"]}");
  g_autoptr (LycAct) join = lyc_act_join_team (LYC_TEAM (to), ME, LYC_TEAM (from));
  g_autoptr (LycAct) leave = lyc_act_leave_team (LYC_TEAM (from), ME);
  g_autoptr (LycAct) create = lyc_act_create_team (COHORT, "New", ME, LYC_TEAM (from));
  g_autoptr (LycAct) rename = lyc_act_rename_team (LYC_TEAM (to), "B");

  g_assert_cmpstr (lyc_act_get_target (join), ==, ME);
  g_assert_cmpstr (lyc_act_get_parent (join), ==, THREAD);
  has_members (lyc_act_get_echo (join, 0), THREAD, "y," ME ",");
  has_members (lyc_act_get_echo (join, 1), POST, "x,");
  has_members (lyc_act_get_echo (leave, 0), POST, "x,");
  has_members (lyc_act_get_echo (create, 0), lyc_act_get_target (create), ME ",");
  has_members (lyc_act_get_echo (create, 1), POST, "x,");
  g_assert_cmpstr (lyc_act_get_parent (create), ==, COHORT);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpstr (lyc_act_get_place (join), ==,
                     lyc_act_get_place (((LycAct *[]){ leave, create, rename })[i]));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/acts/write-post", test_write_post);
  g_test_add_func ("/model/acts/open-thread", test_open_thread);
  g_test_add_func ("/model/acts/react", test_react);
  g_test_add_func ("/model/acts/help", test_help);
  g_test_add_func ("/model/acts/pin", test_pin);
  g_test_add_func ("/model/acts/ties", test_ties);
  g_test_add_func ("/model/acts/discuss-file", test_discuss_file);
  g_test_add_func ("/model/acts/answer-replaces", test_answer_replaces);
  g_test_add_func ("/model/acts/round-trip", test_round_trip);
  g_test_add_func ("/model/overlay/read-mark", test_overlay);
  g_test_add_func ("/model/settings", test_settings);
  g_test_add_func ("/model/overlay/gone", test_overlay_gone);
  g_test_add_func ("/acts/check", test_check);
  g_test_add_func ("/model/acts/teams", test_teams);
  return g_test_run ();
}
