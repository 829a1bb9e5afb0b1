/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "limit-table.h"

#include <gio/gio.h>

static const LycLimitInfo infos[LYC_N_LIMITS] = {
  [LYC_LIMIT_BODY_CHARS] = { "body_chars", 20000, "characters", TRUE, "text of a post" },
  [LYC_LIMIT_NAME_CHARS] = { "name_chars", 80, "characters", TRUE, "a person's or cohort's name" },
  [LYC_LIMIT_TITLE_CHARS] = { "title_chars", 200, "characters", TRUE, "a title" },
  [LYC_LIMIT_PAGE_OBJECTS] = { "page_objects", 100, "objects", TRUE, "objects on a page" },
  [LYC_LIMIT_PAGE_BYTES] = { "page_bytes", 1048576, "bytes", TRUE, "a page as text" },
  [LYC_LIMIT_FRAME_BYTES] = { "frame_bytes", 65536, "bytes", TRUE, "a frame on the socket" },
  [LYC_LIMIT_JSON_DEPTH] = { "json_depth", 64, "levels", TRUE, "nesting of a request's JSON" },
  [LYC_LIMIT_JSON_BYTES] = { "json_bytes", 262144, "bytes", TRUE, "a request's JSON or form" },
  [LYC_LIMIT_UPLOAD_BYTES] = { "upload_bytes", 26214400, "bytes", TRUE, "a shared file" },
  [LYC_LIMIT_UPLOAD_CHUNK_BYTES]
  = { "upload_chunk_bytes", 1048576, "bytes", TRUE, "one chunk of an upload" },
  [LYC_LIMIT_UPLOAD_KEEP_S] = { "upload_keep_s", 86400, "s", TRUE, "an unfinished upload waits" },
  [LYC_LIMIT_LOOK_S] = { "look_s", 20, "s", FALSE, "a look into a shared file for its preview" },
  [LYC_LIMIT_HEAD_BYTES] = { "head_bytes", 16384, "bytes", FALSE, "request line and headers" },
  [LYC_LIMIT_HEAD_FIELDS] = { "head_fields", 100, "headers", FALSE, "headers of a request" },
  [LYC_LIMIT_HEAD_MS] = { "head_ms", 10000, "ms", FALSE, "a head must be complete" },
  [LYC_LIMIT_BODY_MS] = { "body_ms", 30000, "ms", FALSE, "a body must make progress" },
  [LYC_LIMIT_IDLE_MS] = { "idle_ms", 60000, "ms", FALSE, "a connection may wait between requests" },
  [LYC_LIMIT_CONNECTIONS] = { "connections", 6000, "connections", FALSE, "open at the same time" },
  [LYC_LIMIT_SOCKETS_PER_USER]
  = { "sockets_per_user", 5, "sockets", TRUE, "open streams of one person" },
  [LYC_LIMIT_SOCKET_FRAMES_PER_S]
  = { "socket_frames_per_s", 50, "frames/s", TRUE, "frames a client may send" },
  [LYC_LIMIT_HELLO_MS] = { "hello_ms", 5000, "ms", FALSE, "hello must follow the handshake" },
  [LYC_LIMIT_UNACKED_EVENTS]
  = { "unacked_events", 1000, "events", TRUE, "sent but not acknowledged on a socket" },
  [LYC_LIMIT_UNACKED_BYTES] = { "unacked_bytes", 4194304, "bytes", FALSE, "the same in bytes" },
  [LYC_LIMIT_STALL_MS] = { "stall_ms", 10000, "ms", FALSE, "a socket may stay at that limit" },
  [LYC_LIMIT_UNSENT_BYTES] = { "unsent_bytes", 65536, "bytes", FALSE,
                               "waiting in a socket before fleeting frames are left out" },
  [LYC_LIMIT_STOP_MS]
  = { "stop_ms", 5000, "ms", FALSE, "a stopping platform finishes what it began" },
  [LYC_LIMIT_HEARTBEAT_S] = { "heartbeat_s", 15, "s", TRUE, "between heartbeats" },
  [LYC_LIMIT_PRESENCE_MS]
  = { "presence_ms", 45000, "ms", TRUE, "a word about where a person is holds, unless repeated" },
  [LYC_LIMIT_RESUME_EVENTS]
  = { "resume_events", 10000, "events", TRUE, "missed events that are still replayed" },
  [LYC_LIMIT_LOG_KEEP_S] = { "log_keep_s", 2592000, "s", TRUE, "the log is kept" },
  [LYC_LIMIT_ANSWER_KEEP_S]
  = { "answer_keep_s", 2678400, "s", FALSE, "answers are kept for repeated requests" },
  [LYC_LIMIT_RECENT_POSTS]
  = { "recent_posts", 30, "posts", TRUE, "newest posts of a container sent in full" },
  [LYC_LIMIT_RECENT_NOTICES] = { "recent_notices", 200, "notices", TRUE,
                                 "notices sent: the unseen, and the newest of the seen" },
  [LYC_LIMIT_STUBS] = { "stubs", 1000, "posts", TRUE, "older unread posts sent as stubs" },
  [LYC_LIMIT_ACCESS_TOKEN_S] = { "access_token_s", 900, "s", FALSE, "an access token lives" },
  [LYC_LIMIT_REFRESH_TOKEN_S] = { "refresh_token_s", 7776000, "s", FALSE, "a device stays in" },
  [LYC_LIMIT_REFRESH_GRACE_S]
  = { "refresh_grace_s", 60, "s", FALSE, "a used refresh token still answers" },
  [LYC_LIMIT_CODE_S] = { "code_s", 60, "s", FALSE, "an authorisation code lives" },
  [LYC_LIMIT_ARGON_BYTES] = { "argon_bytes", 19922944, "bytes", FALSE, "Argon2id memory (19 MiB)" },
  [LYC_LIMIT_ARGON_PASSES] = { "argon_passes", 2, "passes", FALSE, "Argon2id passes" },
  [LYC_LIMIT_LOGINS_PER_MIN] = { "logins_per_min", 5, "/min", FALSE, "tries for one account" },
  [LYC_LIMIT_ADDRESS_LOGINS_PER_MIN]
  = { "address_logins_per_min", 30, "/min", FALSE, "tries from one address" },
  [LYC_LIMIT_TOKENS_PER_MIN]
  = { "tokens_per_min", 60, "/min", FALSE, "token requests, by address" },
  [LYC_LIMIT_POSTS_PER_MIN] = { "posts_per_min", 30, "/min", TRUE, "new posts of one person" },
  [LYC_LIMIT_COHORT_MENTIONS_PER_DAY]
  = { "cohort_mentions_per_day", 2, "/day", TRUE, "calls of a whole cohort by one champion" },
  [LYC_LIMIT_TEAMS] = { "teams", 40, "teams", TRUE, "teams of a cohort" },
  [LYC_LIMIT_TEAM_MEMBERS] = { "team_members", 20, "people", TRUE, "people in a team" },
  [LYC_LIMIT_ACTS_PER_MIN] = { "acts_per_min", 240, "/min", TRUE, "other acts of one person" },
  [LYC_LIMIT_READS_PER_MIN] = { "reads_per_min", 1200, "/min", TRUE, "reads of one person" },
  [LYC_LIMIT_UPLOADS_PER_MIN]
  = { "uploads_per_min", 20, "/min", TRUE, "new uploads of one person" },
  [LYC_LIMIT_SEARCHES_PER_MIN] = { "searches_per_min", 60, "/min", TRUE, "searches of one person" },
  [LYC_LIMIT_CHUNKS_PER_MIN] = { "chunks_per_min", 600, "/min", TRUE, "chunks of one person" },
  [LYC_LIMIT_UNDO_S] = { "undo_s", 10, "s", TRUE, "what a moderator did can be undone" },
};

/**
 * lyc_limit_get_info:
 *
 * Returns: (transfer none): name, shipped value, unit and meaning of @limit
 */
const LycLimitInfo *
lyc_limit_get_info (LycLimit limit)
{
  g_return_val_if_fail (limit < LYC_N_LIMITS, &infos[0]);
  return &infos[limit];
}

/**
 * lyc_limits_init:
 *
 * Sets every limit to its shipped value.
 */
void
lyc_limits_init (LycLimits *limits)
{
  for (int i = 0; i < LYC_N_LIMITS; i++)
    limits->values[i] = infos[i].shipped;
}

static int
find (const char *name)
{
  for (int i = 0; i < LYC_N_LIMITS; i++)
    if (g_str_equal (infos[i].name, name))
      return i;
  return -1;
}

/**
 * lyc_limits_override:
 * @object: limit names with other values
 *
 * Takes over the values of a configuration file.
 *
 * Returns: %FALSE for a name that is no limit or a value that is no positive integer
 */
gboolean
lyc_limits_override (LycLimits *limits, JsonObject *object, GError **error)
{
  g_autoptr (GList) names = json_object_get_members (object);

  for (GList *l = names; l != NULL; l = l->next)
    {
      int limit = find (l->data);
      gint64 value = json_object_get_int_member_with_default (object, l->data, 0);

      if (limit < 0 || value <= 0)
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                       "“%s” is no limit or has no positive value", (char *) l->data);
          return FALSE;
        }
      limits->values[limit] = value;
    }
  return TRUE;
}

/**
 * lyc_limits_told:
 *
 * Returns: (transfer full): what clients are told in server.limits
 */
JsonObject *
lyc_limits_told (const LycLimits *limits)
{
  JsonObject *object = json_object_new ();

  for (int i = 0; i < LYC_N_LIMITS; i++)
    if (infos[i].told)
      json_object_set_int_member (object, infos[i].name, limits->values[i]);
  return object;
}
