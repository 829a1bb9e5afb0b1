/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "file-preview.h"
#include "handlers.h"
#include "sandbox.h"
#include "stream-socket.h"
#include "stream.h"

/* Rows before what they refer to. People, their sign-ins and the course stay. */
static const char *const wipes[] = {
  "DELETE FROM challenge_point",
  "DELETE FROM challenge",
  "DELETE FROM cohort_progress",
  "DELETE FROM certificate",
  "DELETE FROM badge",
  "DELETE FROM badge_class",
  "DELETE FROM notice",
  "DELETE FROM post_file",
  "DELETE FROM file_preview",
  "DELETE FROM file_text",
  "DELETE FROM file",
  "DELETE FROM solved",
  "DELETE FROM task",
  "DELETE FROM team_member",
  "DELETE FROM team",
  "DELETE FROM read_state",
  "DELETE FROM reaction_emoji",
  "DELETE FROM reaction",
  "DELETE FROM endorsement",
  "DELETE FROM mod_action",
  "DELETE FROM report",
  "DELETE FROM post_version",
  "DELETE FROM post_link",
  "DELETE FROM post_index",
  "DELETE FROM post",
  "DELETE FROM container",
  "DELETE FROM attempt_alias",
  "DELETE FROM first_try",
  "DELETE FROM attempt",
  "DELETE FROM progress",
  "DELETE FROM note",
  "DELETE FROM journey",
  "DELETE FROM settings",
  "DELETE FROM follow",
  "DELETE FROM block",
  "DELETE FROM cohort",
  "DELETE FROM membership",
  "DELETE FROM scope WHERE kind IN ('cohort', 'direct')",
  "DELETE FROM peer_rule",
  "DELETE FROM sandbox_key",
  "DELETE FROM answer",
  "DELETE FROM log",
  /* A hole in the log: whoever was up to date has to register again too. */
  "UPDATE sqlite_sequence SET seq = seq + 1 WHERE name = 'log'",
};

static void
forget_views (LycPlatform *platform)
{
  g_hash_table_remove_all (platform->viewers);
  g_hash_table_remove_all (platform->view_cache);
}

/* Sockets close before the new lines are committed, so that no one gets those without the rest. */
static void
send_everyone_away (LycPlatform *platform)
{
  if (platform->hub == NULL)
    return;
  lyc_stream_hub_tell (platform->hub, platform->server_scope, 0, "{\"type\":\"resync\"}");
  lyc_stream_hub_close_all (platform->hub, 1000, "resync");
}

void
lyc_handle_sandbox_start_over (LycRequest *request)
{
  LycPlatform *platform = request->platform;
  g_autoptr (JsonObject) answer = json_object_new ();
  g_autoptr (GError) error = NULL;

  send_everyone_away (platform);
  for (guint i = 0; i < G_N_ELEMENTS (wipes); i++)
    lyc_db_run (request->db, wipes[i], "");
  forget_views (platform);
  if (!lyc_sandbox_refill (platform, &error))
    {
      g_warning ("cannot begin the sandbox again: %s", error != NULL ? error->message : "failed");
      lyc_request_problem (request, 503, "unavailable", "The sandbox cannot begin again.");
      return;
    }
  forget_views (platform);
  lyc_file_look_arm (platform);
  lyc_request_json (request, 200, answer);
}
