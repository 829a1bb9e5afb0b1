/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "acts.h"
#include "memory-services.h"

#define COHORT "0190a6f0-0000-7000-8000-00000000000a"
#define ME "0190a6f0-0000-7000-8000-00000000000c"
#define PLACE "0190a6f0-0000-7000-8000-00000000000e"
#define POST "0190a6f0-0000-7000-8000-00000000000f"
#define TASK "0190a6f0-0000-7000-8000-00000000000d"

static void
test_list (void)
{
  LycMemoryServices *memory = lyc_memory_services_new (
      "[{\"kind\":\"task\",\"id\":\"" TASK "\",\"rev\":1,\"cohort_id\":\"" COHORT
      "\",\"title\":\"One\",\"created_at\":1,\"state\":\"open\"}]",
      ME);
  LycServices *services = lyc_memory_services_get (memory);
  g_autoptr (LycResults) tasks
      = lyc_library_children (lyc_services_get_library (services), LYC_KIND_TASK, COHORT);
  g_autoptr (LycAct) act = lyc_act_create_task (COHORT, "Two", ME, 2);
  g_autoptr (LycRecord) first = NULL;

  while (g_list_model_get_n_items (G_LIST_MODEL (tasks)) != 1)
    g_main_context_iteration (NULL, TRUE);
  first = g_list_model_get_item (G_LIST_MODEL (tasks), 0);
  lyc_outbox_perform (lyc_services_get_outbox (services), act);
  while (g_list_model_get_n_items (G_LIST_MODEL (tasks)) != 2)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (lyc_memory_services_get_last_act (memory) != NULL);
  lyc_memory_services_put (memory, "[{\"kind\":\"task\",\"id\":\"" TASK
                                   "\",\"rev\":2,\"cohort_id\":\"" COHORT
                                   "\",\"title\":\"Other\",\"created_at\":1}]");
  while (g_strcmp0 (lyc_task_get_title (LYC_TASK (first)), "Other") != 0)
    g_main_context_iteration (NULL, TRUE);
  g_clear_object (&tasks);
  lyc_memory_services_free (memory);
}

/* A mute ends by the clock alone: the place counts again though nothing comes from anywhere. */
static void
test_mute_ends (void)
{
  LycMemoryServices *memory = lyc_memory_services_new (
      "[{\"kind\":\"container\",\"id\":\"" PLACE "\",\"rev\":1,\"container_kind\":\"channel\","
      "\"cohort_id\":\"" COHORT "\",\"visible\":true,\"last_pos\":1},"
      "{\"kind\":\"post\",\"id\":\"" POST "\",\"rev\":1,\"container_id\":\"" PLACE
      "\",\"pos\":1,\"author_id\":\"" TASK "\",\"body\":\"Hello\"}]",
      ME);
  LycServices *services = lyc_memory_services_get (memory);
  LycLedger *ledger = lyc_services_get_ledger (services);
  gint64 now = lyc_session_get_platform_time (lyc_services_get_session (services));
  g_autoptr (LycAct) mute = lyc_act_follow (PLACE, LYC_FOLLOWING_MUTE, now + 1500);

  while (lyc_ledger_get_count (ledger, PLACE) != 1)
    g_main_context_iteration (NULL, TRUE);
  lyc_outbox_perform (lyc_services_get_outbox (services), mute);
  while (lyc_ledger_get_count (ledger, PLACE) != 0)
    g_main_context_iteration (NULL, TRUE);
  while (lyc_ledger_get_count (ledger, PLACE) != 1)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (lyc_session_get_platform_time (lyc_services_get_session (services)), >=,
                   now + 1500);
  lyc_memory_services_free (memory);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sync/memory-services/list", test_list);
  g_test_add_func ("/sync/memory-services/mute-ends", test_mute_ends);
  return g_test_run ();
}
