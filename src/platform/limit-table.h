/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Every limit, rate and timeout of the platform. The shipped values stand in limit-table.c, one line each. */
typedef enum
{
  LYC_LIMIT_BODY_CHARS,
  LYC_LIMIT_NAME_CHARS,
  LYC_LIMIT_TITLE_CHARS,
  LYC_LIMIT_PAGE_OBJECTS,
  LYC_LIMIT_PAGE_BYTES,
  LYC_LIMIT_FRAME_BYTES,
  LYC_LIMIT_JSON_DEPTH,
  LYC_LIMIT_JSON_BYTES,
  LYC_LIMIT_UPLOAD_BYTES,
  LYC_LIMIT_UPLOAD_CHUNK_BYTES,
  LYC_LIMIT_UPLOAD_KEEP_S,
  LYC_LIMIT_LOOK_S,
  LYC_LIMIT_HEAD_BYTES,
  LYC_LIMIT_HEAD_FIELDS,
  LYC_LIMIT_HEAD_MS,
  LYC_LIMIT_BODY_MS,
  LYC_LIMIT_IDLE_MS,
  LYC_LIMIT_CONNECTIONS,
  LYC_LIMIT_SOCKETS_PER_USER,
  LYC_LIMIT_SOCKET_FRAMES_PER_S,
  LYC_LIMIT_HELLO_MS,
  LYC_LIMIT_UNACKED_EVENTS,
  LYC_LIMIT_UNACKED_BYTES,
  LYC_LIMIT_STALL_MS,
  LYC_LIMIT_UNSENT_BYTES,
  LYC_LIMIT_STOP_MS,
  LYC_LIMIT_HEARTBEAT_S,
  LYC_LIMIT_PRESENCE_MS,
  LYC_LIMIT_RESUME_EVENTS,
  LYC_LIMIT_LOG_KEEP_S,
  LYC_LIMIT_ANSWER_KEEP_S,
  LYC_LIMIT_RECENT_POSTS,
  LYC_LIMIT_RECENT_NOTICES,
  LYC_LIMIT_STUBS,
  LYC_LIMIT_ACCESS_TOKEN_S,
  LYC_LIMIT_REFRESH_TOKEN_S,
  LYC_LIMIT_REFRESH_GRACE_S,
  LYC_LIMIT_CODE_S,
  LYC_LIMIT_ARGON_BYTES,
  LYC_LIMIT_ARGON_PASSES,
  LYC_LIMIT_LOGINS_PER_MIN,
  LYC_LIMIT_ADDRESS_LOGINS_PER_MIN,
  LYC_LIMIT_TOKENS_PER_MIN,
  LYC_LIMIT_POSTS_PER_MIN,
  LYC_LIMIT_COHORT_MENTIONS_PER_DAY,
  LYC_LIMIT_TEAMS,
  LYC_LIMIT_TEAM_MEMBERS,
  LYC_LIMIT_ACTS_PER_MIN,
  LYC_LIMIT_READS_PER_MIN,
  LYC_LIMIT_UPLOADS_PER_MIN,
  LYC_LIMIT_CHUNKS_PER_MIN,
  LYC_LIMIT_UNDO_S,
  LYC_LIMIT_SEARCHES_PER_MIN,
  LYC_N_LIMITS
} LycLimit;

typedef struct {
  const char *name;
  gint64 shipped;
  const char *unit;
  gboolean told; /* shown to clients in server.limits */
  const char *doc;
} LycLimitInfo;

typedef struct {
  gint64 values[LYC_N_LIMITS];
} LycLimits;

const LycLimitInfo *lyc_limit_get_info (LycLimit limit);
void lyc_limits_init (LycLimits *limits);
gboolean lyc_limits_override (LycLimits *limits, JsonObject *object, GError **error);
JsonObject *lyc_limits_told (const LycLimits *limits);

G_END_DECLS
