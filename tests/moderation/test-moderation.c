/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "acts-moderation.h"
#include "case-list.h"
#include "fixture.h"
#include "place-note.h"

#define OTHER "0190a000-0000-7000-8000-0000000000d1"

static void
put_cohort (LycServices *services, const char *id, const char *can)
{
  g_autofree char *json = g_strdup_printf (
      "{\"kind\":\"cohort\",\"id\":\"%s\",\"rev\":9,\"name\":\"A\",\"starts_at\":1,\"can\":[%s]}", id,
      can);

  fixture_put (services, json);
}

static void
put_report (LycServices *services, guint n, const char *cohort, guint post, const char *reason,
            const char *state, const char *excerpt)
{
  g_autofree char *id = fixture_id (n);
  g_autofree char *post_id = fixture_id (post);
  g_autofree char *json = g_strdup_printf (
      "{\"kind\":\"report\",\"id\":\"%s\",\"rev\":%u,\"cohort_id\":\"%s\",\"post_id\":\"%s\","
      "\"container_id\":\"" FIXTURE_CHANNEL "\",\"reason\":\"%s\",\"state\":\"%s\","
      "\"excerpt\":\"%s\",\"created_at\":%u}",
      id, n, cohort, post_id, reason, state, excerpt, n);

  fixture_put (services, json);
}

static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static LycModerationCase *
nth (LycCaseList *list, guint i)
{
  g_autoptr (LycModerationCase) item = g_list_model_get_item (lyc_case_list_get_cases (list), i);

  g_assert_nonnull (item);
  return item; /* the list holds it */
}

/* One case for each post, the oldest first; of what this person does not decide there is none. */
static void
test_cases (void)
{
  g_autoptr (LycServices) services = fixture_new ();
  g_autoptr (LycCaseList) list = NULL;
  g_autofree char *second = fixture_id (52);
  LycModerationCase *kept;

  put_cohort (services, FIXTURE_COHORT, "\"report.triage\"");
  put_cohort (services, OTHER, "\"post.read\"");
  put_report (services, 11, FIXTURE_COHORT, 51, "spam", "open", "a");
  put_report (services, 12, FIXTURE_COHORT, 52, "unkind", "open", "b");
  put_report (services, 13, FIXTURE_COHORT, 51, "other", "open", "a");
  put_report (services, 14, FIXTURE_COHORT, 53, "spam", "resolved", "c");
  put_report (services, 15, OTHER, 54, "spam", "open", "");
  list = lyc_case_list_new (services);
  settle ();
  g_assert_true (lyc_case_list_may_moderate (list));
  g_assert_cmpuint (g_list_model_get_n_items (lyc_case_list_get_cases (list)), ==, 2);
  g_assert_cmpuint (
      g_list_model_get_n_items (lyc_moderation_case_get_reports (nth (list, 0))), ==, 2);
  kept = nth (list, 1);
  g_assert_cmpstr (lyc_moderation_case_get_post_id (kept), ==, second);
  put_report (services, 11, FIXTURE_COHORT, 51, "spam", "resolved", "a");
  put_report (services, 13, FIXTURE_COHORT, 51, "other", "resolved", "a");
  settle ();
  g_assert_cmpuint (g_list_model_get_n_items (lyc_case_list_get_cases (list)), ==, 1);
  g_assert_true (nth (list, 0) == kept);
}

static void
test_nothing_to_moderate (void)
{
  g_autoptr (LycServices) services = fixture_new ();
  g_autoptr (LycCaseList) list = NULL;

  put_cohort (services, FIXTURE_COHORT, "\"post.read\"");
  put_report (services, 11, FIXTURE_COHORT, 51, "spam", "open", "");
  list = lyc_case_list_new (services);
  settle ();
  g_assert_false (lyc_case_list_may_moderate (list));
  g_assert_cmpuint (g_list_model_get_n_items (lyc_case_list_get_cases (list)), ==, 0);
}

static LycContainer *
container (const char *more)
{
  LycRecord *self = lyc_record_new (LYC_KIND_CONTAINER, FIXTURE_CHANNEL);
  g_autofree char *text = g_strdup_printf ("{\"kind\":\"container\",%s}", more);
  g_autoptr (JsonNode) node = json_from_string (text, NULL);

  lyc_record_update (self, json_node_get_object (node), LYC_PENDING_NONE, NULL);
  return LYC_CONTAINER (self);
}

static void
assert_note (const char *more, const char *expected)
{
  g_autoptr (LycContainer) self = container (more);
  g_autofree char *text = lyc_place_note_dup_text (self);

  g_assert_cmpstr (text, ==, expected);
}

/* Who moderates does not wait, and is not told to. */
static void
test_note_above_the_composer (void)
{
  assert_note ("\"locked\":false,\"slow_s\":0", NULL);
  assert_note ("\"locked\":true,\"lock_words\":\"\"", NULL);
  assert_note ("\"locked\":true,\"lock_words\":\"It is settled\"", "Closed: It is settled");
  assert_note ("\"slow_s\":30", "Slowed down: one post every 30 seconds");
  assert_note ("\"slow_s\":300", "Slowed down: one post every 5 minutes");
  assert_note ("\"slow_s\":300,\"can\":[\"container.slow\"]", NULL);
}

/* What is decided shows at once, and undoing shows the opposite. */
static void
test_acts (void)
{
  g_autoptr (LycContainer) thread = container ("\"locked\":false");
  LycModeration what
      = { .act = "lock", .words = "Enough", .container = thread, .my_id = FIXTURE_ME };
  g_autoptr (LycAct) done = lyc_act_moderate (&what, NULL);
  g_autoptr (LycAct) undone = lyc_act_undo_moderation (lyc_act_get_id (done), &what, NULL);
  JsonObject *body = lyc_act_get_body (done);

  g_assert_cmpstr (json_object_get_string_member (body, "container_id"), ==, FIXTURE_CHANNEL);
  g_assert_cmpstr (json_object_get_string_member (body, "words"), ==, "Enough");
  g_assert_true (json_object_get_boolean_member (lyc_act_get_echo (done, 1)->fields, "locked"));
  g_assert_false (json_object_get_boolean_member (lyc_act_get_echo (undone, 1)->fields, "locked"));
  g_assert_cmpstr (lyc_act_get_target (undone), ==, lyc_act_get_id (done));
  g_assert_cmpstr (lyc_act_get_place (undone), ==, lyc_act_get_place (done));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/moderation/cases", test_cases);
  g_test_add_func ("/moderation/nothing", test_nothing_to_moderate);
  g_test_add_func ("/moderation/note", test_note_above_the_composer);
  g_test_add_func ("/moderation/acts", test_acts);
  return g_test_run ();
}
