/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "peers.h"

#include "event-log.h"
#include "json-gate.h"
#include "peer-run.h"
#include "people.h"
#include "sandbox.h"
#include "stream-socket.h"

#define TICK_MS 250
#define LINES_AT_ONCE 100

struct _LycPeers {
  LycPlatform *platform;
  LycPeerClient *client;
  JsonNode *script;
  JsonArray *rules;
  gint64 *due; /* for each rule the monotonic ms of its time, 0 where it has none */
  gboolean met; /* the learner was connected once */
  gint64 seen;  /* the log was looked through to here */
  GPtrArray *runs; /* LycPeerRun */
  GHashTable *turns;
  guint tick;
};

static JsonObject *
rule_at (LycPeers *self, guint index)
{
  return json_array_get_object_element (self->rules, index);
}

/* The peers' own time. */
static gint64
now_ms (LycPeers *self)
{
  return g_get_monotonic_time () * self->platform->peer_speed / 1000;
}

static gint64
number (JsonObject *object, const char *name, gint64 fallback)
{
  return json_object_get_int_member_with_default (object, name, fallback);
}

static gint64
count_of (LycPeers *self, const char *sql, const char *key)
{
  return lyc_db_int (self->platform->db, 0, sql, "s", key);
}

/* Returns: whether the rule may run now; kept across restarts */
static gboolean
take_run (LycPeers *self, JsonObject *rule, gint64 *before)
{
  const char *key = json_object_get_string_member (rule, "key");
  gint64 seen = count_of (self, "SELECT seen FROM peer_rule WHERE key = ?", key);
  gint64 nth = MAX (1, number (rule, "every_nth", 1));
  gboolean runs;

  *before = count_of (self, "SELECT runs FROM peer_rule WHERE key = ?", key);
  runs = seen % nth == 0 && *before < number (rule, "at_most", 1);
  if (!lyc_platform_begin (self->platform))
    return FALSE;
  lyc_db_run (self->platform->db,
              "INSERT INTO peer_rule (key, seen, runs) VALUES (?1, 1, ?2)"
              " ON CONFLICT (key) DO UPDATE SET seen = seen + 1, runs = runs + ?2",
              "si", key, (gint64) runs);
  return lyc_platform_commit (self->platform) && runs;
}

static void
begin_run (LycPeers *self, JsonObject *rule, gint64 post_id, gint64 container_id, gint64 due)
{
  gint64 before;
  LycPeerRun *run;

  if (!take_run (self, rule, &before))
    return;
  run = g_new0 (LycPeerRun, 1);
  run->platform = self->platform;
  run->client = self->client;
  run->turns = self->turns;
  run->learner = lyc_user_by_login (self->platform, LYC_SANDBOX_LEARNER);
  run->rule = rule;
  run->turn = before;
  run->post_id = post_id;
  run->container_id = container_id;
  lyc_peer_run_wait (run, due);
  g_ptr_array_add (self->runs, run);
}

static gboolean
is_text (JsonObject *when, const char *name, const char *value)
{
  return !json_object_has_member (when, name)
         || g_strcmp0 (json_object_get_string_member (when, name), value) == 0;
}

/* Whether the other person of a direct conversation is the one named. */
static gboolean
is_with (LycPeers *self, JsonObject *when, gint64 container_id)
{
  return !json_object_has_member (when, "with")
         || lyc_db_int (self->platform->db, 0,
                        "SELECT 1 FROM container c JOIN scope_person p ON p.scope_id = c.scope_id"
                        " JOIN user u ON u.id = p.user_id WHERE c.id = ? AND u.login = ?",
                        "is", container_id, json_object_get_string_member (when, "with"))
              == 1;
}

static gboolean
post_fits (LycPeers *self, JsonObject *when, gint64 post_id, gint64 *container_id)
{
  g_autoptr (LycRows) rows
    = lyc_db_query (self->platform->db,
                    "SELECT c.id, p.post_kind, c.container_kind, c.first_post_id = p.id, f.post_kind"
                    " FROM post p JOIN container c ON c.id = p.container_id"
                    " LEFT JOIN post f ON f.id = c.first_post_id WHERE p.id = ?",
                    "i", post_id);

  if (!lyc_rows_next (rows))
    return FALSE;
  *container_id = lyc_rows_int (rows, 0);
  return is_text (when, "post_kind", lyc_rows_text (rows, 1))
         && is_text (when, "in", lyc_rows_text (rows, 2))
         && (!json_object_has_member (when, "first")
             || json_object_get_boolean_member (when, "first") == (lyc_rows_int (rows, 3) != 0))
         && is_text (when, "thread_kind", lyc_rows_text (rows, 4))
         && is_with (self, when, *container_id);
}

static void
look_at (LycPeers *self, LycLogEntry *entry)
{
  gboolean about_post = g_str_equal (entry->kind, "post");
  g_autofree char *state
    = g_str_equal (entry->kind, "task")
        ? lyc_db_text (self->platform->db, "SELECT state FROM task WHERE id = ?", "i", entry->object_id)
        : NULL;

  for (guint i = 0; i < json_array_get_length (self->rules); i++)
    {
      JsonObject *when = json_object_get_object_member (rule_at (self, i), "when");
      gint64 container = 0;

      if (json_object_has_member (when, "event") && is_text (when, "event", entry->type)
          && is_text (when, "state", state)
          && (!about_post || post_fits (self, when, entry->object_id, &container)))
        begin_run (self, rule_at (self, i), about_post ? entry->object_id : 0, container,
                   now_ms (self) + number (rule_at (self, i), "after_ms", 0));
    }
}

static void
read_log (LycPeers *self)
{
  gint64 learner = lyc_user_by_login (self->platform, LYC_SANDBOX_LEARNER);
  g_autoptr (GPtrArray) lines = NULL;

  if (lyc_stream_hub_head (self->platform->hub) <= self->seen)
    return;
  lines = lyc_log_read (self->platform, self->seen, LINES_AT_ONCE);
  for (guint i = 0; i < lines->len; i++)
    {
      LycLogEntry *entry = g_ptr_array_index (lines, i);

      if (entry->actor_id == learner)
        look_at (self, entry);
      self->seen = entry->seq;
    }
}

/* The times count from when the learner came. */
static void
meet (LycPeers *self)
{
  self->met = TRUE;
  for (guint i = 0; i < json_array_get_length (self->rules); i++)
    if (!json_object_has_member (json_object_get_object_member (rule_at (self, i), "when"), "event"))
      self->due[i] = now_ms (self) + number (rule_at (self, i), "after_ms", 0);
}

static void
begin_what_is_due (LycPeers *self, gint64 now)
{
  for (guint i = 0; i < json_array_get_length (self->rules); i++)
    {
      gint64 every;

      if (self->due[i] == 0 || self->due[i] > now)
        continue;
      every = number (json_object_get_object_member (rule_at (self, i), "when"), "every_ms", 0);
      self->due[i] = every > 0 ? now + every : 0;
      begin_run (self, rule_at (self, i), 0, 0, now);
    }
}

static void
step_what_is_due (LycPeers *self, gint64 now)
{
  for (guint i = self->runs->len; i > 0; i--)
    {
      LycPeerRun *run = g_ptr_array_index (self->runs, i - 1);

      if (run->due <= now && !lyc_peer_run_step (run, now))
        g_ptr_array_remove_index (self->runs, i - 1);
    }
}

/* The sandbox was begun again, so what was under way is about things that are gone. */
static void
begin_again (LycPeers *self)
{
  g_ptr_array_set_size (self->runs, 0);
  memset (self->due, 0, json_array_get_length (self->rules) * sizeof *self->due);
  self->met = FALSE;
  self->seen = lyc_log_head (self->platform);
}

static gboolean
on_tick (gpointer data)
{
  LycPeers *self = data;
  gint64 learner = lyc_user_by_login (self->platform, LYC_SANDBOX_LEARNER);
  gint64 now = now_ms (self);

  if (lyc_log_oldest (self->platform) > self->seen + 1)
    begin_again (self);
  if (learner == 0 || lyc_stream_hub_count (self->platform->hub, learner) == 0)
    return G_SOURCE_CONTINUE;
  if (!self->met)
    meet (self);
  read_log (self);
  begin_what_is_due (self, now);
  step_what_is_due (self, now);
  return G_SOURCE_CONTINUE;
}

static JsonNode *
read_script (GError **error)
{
  g_autofree char *folder = lyc_sandbox_folder ();
  g_autofree char *path = g_build_filename (folder, "peers.json", NULL);
  g_autofree char *content = NULL;
  gsize size;

  if (!g_file_get_contents (path, &content, &size, error))
    return NULL;
  return lyc_json_parse (content, size, &lyc_json_default_limits, error);
}

static void
seat_peers (LycPeers *self)
{
  JsonObject *script = json_node_get_object (self->script);
  JsonArray *here = json_object_get_array_member (script, "here");
  JsonObject *at = json_object_get_object_member (script, "at");

  for (guint i = 0; i < json_array_get_length (here); i++)
    {
      const char *login = json_array_get_string_element (here, i);

      lyc_stream_hub_seat (self->platform->hub, login,
                           json_object_get_string_member_with_default (at, login, NULL));
    }
}

/**
 * lyc_peers_new:
 * @platform: filled with the sandbox and serving; outlives the peers
 *
 * Lets the peers act from now on, on the main loop.
 *
 * Returns: (nullable) (transfer full): the peers
 */
LycPeers *
lyc_peers_new (LycPlatform *platform, GError **error)
{
  JsonNode *script = read_script (error);
  LycPeers *self;

  if (script == NULL)
    return NULL;
  self = g_new0 (LycPeers, 1);
  self->platform = platform;
  self->client = lyc_peer_client_new (platform);
  self->script = script;
  self->rules = json_object_get_array_member (json_node_get_object (script), "rules");
  self->due = g_new0 (gint64, json_array_get_length (self->rules));
  self->runs = g_ptr_array_new_with_free_func ((GDestroyNotify) lyc_peer_run_free);
  self->turns = g_hash_table_new (NULL, NULL);
  self->seen = lyc_log_head (platform);
  seat_peers (self);
  self->tick = g_timeout_add ((guint) MAX (10, TICK_MS / platform->peer_speed), on_tick, self);
  return self;
}

void
lyc_peers_free (LycPeers *self)
{
  g_clear_handle_id (&self->tick, g_source_remove);
  g_ptr_array_unref (self->runs);
  lyc_peer_client_free (self->client);
  g_hash_table_unref (self->turns);
  json_node_unref (self->script);
  g_free (self->due);
  g_free (self);
}
