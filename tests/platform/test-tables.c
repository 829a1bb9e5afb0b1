/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "access.h"
#include "http-watch.h"
#include "limit-table.h"
#include "route.h"

#include <string.h>

static char *description;

/* The values that are promised: a change here is a change of the contract. */
static void
test_shipped_limits (void)
{
  static const struct {
    LycLimit limit;
    gint64 value;
  } promised[] = {
    { LYC_LIMIT_BODY_CHARS, 20000 },
    { LYC_LIMIT_NAME_CHARS, 80 },
    { LYC_LIMIT_TITLE_CHARS, 200 },
    { LYC_LIMIT_PAGE_OBJECTS, 100 },
    { LYC_LIMIT_PAGE_BYTES, 1024 * 1024 },
    { LYC_LIMIT_FRAME_BYTES, 64 * 1024 },
    { LYC_LIMIT_JSON_DEPTH, 64 },
    { LYC_LIMIT_JSON_BYTES, 256 * 1024 },
    { LYC_LIMIT_UPLOAD_BYTES, 25 * 1024 * 1024 },
    { LYC_LIMIT_UPLOAD_CHUNK_BYTES, 1024 * 1024 },
    { LYC_LIMIT_UPLOAD_KEEP_S, 24 * 3600 },
    { LYC_LIMIT_LOOK_S, 20 },
    { LYC_LIMIT_HEAD_BYTES, 16 * 1024 },
    { LYC_LIMIT_HEAD_FIELDS, 100 },
    { LYC_LIMIT_HEAD_MS, 10000 },
    { LYC_LIMIT_BODY_MS, 30000 },
    { LYC_LIMIT_SOCKETS_PER_USER, 5 },
    { LYC_LIMIT_SOCKET_FRAMES_PER_S, 50 },
    { LYC_LIMIT_HELLO_MS, 5000 },
    { LYC_LIMIT_PRESENCE_MS, 45000 },
    { LYC_LIMIT_UNACKED_EVENTS, 1000 },
    { LYC_LIMIT_UNACKED_BYTES, 4 * 1024 * 1024 },
    { LYC_LIMIT_STALL_MS, 10000 },
    { LYC_LIMIT_UNSENT_BYTES, 64 * 1024 },
    { LYC_LIMIT_IDLE_MS, 60000 },
    { LYC_LIMIT_CONNECTIONS, 6000 },
    { LYC_LIMIT_STOP_MS, 5000 },
    { LYC_LIMIT_CODE_S, 60 },
    { LYC_LIMIT_REFRESH_TOKEN_S, 90 * 24 * 3600 },
    { LYC_LIMIT_ANSWER_KEEP_S, 31 * 24 * 3600 },
    { LYC_LIMIT_ADDRESS_LOGINS_PER_MIN, 30 },
    { LYC_LIMIT_TOKENS_PER_MIN, 60 },
    { LYC_LIMIT_ACTS_PER_MIN, 240 },
    { LYC_LIMIT_READS_PER_MIN, 1200 },
    { LYC_LIMIT_CHUNKS_PER_MIN, 600 },
    { LYC_LIMIT_SEARCHES_PER_MIN, 60 },
    { LYC_LIMIT_HEARTBEAT_S, 15 },
    { LYC_LIMIT_RESUME_EVENTS, 10000 },
    { LYC_LIMIT_LOG_KEEP_S, 30 * 24 * 3600 },
    { LYC_LIMIT_RECENT_POSTS, 30 },
    { LYC_LIMIT_RECENT_NOTICES, 200 },
    { LYC_LIMIT_STUBS, 1000 },
    { LYC_LIMIT_ACCESS_TOKEN_S, 15 * 60 },
    { LYC_LIMIT_REFRESH_GRACE_S, 60 },
    { LYC_LIMIT_ARGON_BYTES, 19 * 1024 * 1024 },
    { LYC_LIMIT_ARGON_PASSES, 2 },
    { LYC_LIMIT_LOGINS_PER_MIN, 5 },
    { LYC_LIMIT_POSTS_PER_MIN, 30 },
    { LYC_LIMIT_COHORT_MENTIONS_PER_DAY, 2 },
    { LYC_LIMIT_TEAMS, 40 },
    { LYC_LIMIT_TEAM_MEMBERS, 20 },
    { LYC_LIMIT_UPLOADS_PER_MIN, 20 },
    { LYC_LIMIT_UNDO_S, 10 },
  };
  LycLimits limits;

  lyc_limits_init (&limits);
  for (guint i = 0; i < G_N_ELEMENTS (promised); i++)
    g_assert_cmpint (limits.values[promised[i].limit], ==, promised[i].value);
  /* All of them: a new limit is promised here, too. */
  g_assert_cmpuint (G_N_ELEMENTS (promised), ==, LYC_N_LIMITS);
}

static void
test_override (void)
{
  g_autoptr (JsonObject) good = json_object_new ();
  g_autoptr (JsonObject) bad = json_object_new ();
  g_autoptr (GError) error = NULL;
  LycLimits limits;

  lyc_limits_init (&limits);
  json_object_set_int_member (good, "head_ms", 5);
  json_object_set_int_member (bad, "no_such", 5);
  g_assert_true (lyc_limits_override (&limits, good, &error));
  g_assert_cmpint (limits.values[LYC_LIMIT_HEAD_MS], ==, 5);
  g_assert_false (lyc_limits_override (&limits, bad, &error));
  g_assert_nonnull (error);
}

static void
test_routes_have_rows (void)
{
  g_autoptr (GError) error = NULL;

  lyc_routes_check (&error);
  g_assert_no_error (error);
}

static guint
count_of (const char *operation)
{
  guint count;
  guint found = 0;
  const LycRoute *routes = lyc_routes_get (&count);

  for (guint i = 0; i < count; i++)
    found += g_str_equal (routes[i].operation, operation);
  return found;
}

/* Every operation that is described has one route, and every route is described. */
static void
test_routes_are_described (void)
{
  g_autofree char *text = NULL;
  g_autoptr (GHashTable) described = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GRegex) regex = g_regex_new ("operationId: ([a-z_.]+)", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  guint count;
  const LycRoute *routes = lyc_routes_get (&count);

  g_assert_true (g_file_get_contents (description, &text, NULL, NULL));
  g_regex_match (regex, text, 0, &match);
  for (; g_match_info_matches (match); g_match_info_next (match, NULL))
    g_hash_table_add (described, g_match_info_fetch (match, 1));
  g_assert_cmpuint (g_hash_table_size (described), >, 40);
  for (guint i = 0; i < count; i++)
    {
      g_assert_true (g_hash_table_contains (described, routes[i].operation));
      g_assert_cmpuint (count_of (routes[i].operation), ==, 1);
    }
  g_assert_cmpuint (count, ==, g_hash_table_size (described));
}

static void
test_default_is_to_deny (void)
{
  LycStanding learner = { 1, NULL, LYC_ROLE_LEARNER, FALSE, FALSE };
  LycStanding suspended = { 1, NULL, LYC_ROLE_ADMIN, TRUE, FALSE };
  LycStanding observer = { 1, NULL, LYC_ROLE_FACILITATOR, FALSE, TRUE };

  g_assert_false (lyc_access_allows (&learner, "no_such", "read", TRUE));
  g_assert_false (lyc_access_allows (&learner, "post", "no_such", TRUE));
  g_assert_false (lyc_access_allows (NULL, "post", "read", TRUE));
  g_assert_false (lyc_access_allows (&learner, "post", "hide", FALSE));
  g_assert_cmpint (lyc_access_ask (&suspended, "post", "create", TRUE), ==, LYC_VERDICT_SUSPENDED);
  g_assert_true (lyc_access_allows (&suspended, "post", "read", FALSE));
  g_assert_false (lyc_access_allows (&observer, "post", "create", TRUE));
  g_assert_true (lyc_access_allows (&observer, "read_state", "set", TRUE));
}

static guint
feed (const char *text, gsize step)
{
  LycHttpWatch watch;
  guint status = 0;
  gsize length = strlen (text);

  lyc_http_watch_init (&watch);
  watch.max_head_bytes = 1000;
  watch.max_head_fields = 10;
  watch.max_body = 10;
  watch.max_chunk_body = 20;
  for (gsize at = 0; at < length && status == 0; at += step)
    status = lyc_http_watch_feed (&watch, text + at, MIN (step, length - at));
  if (status == 0 && watch.phase != LYC_HTTP_WAITING)
    status = 1;
  lyc_http_watch_clear (&watch);
  return status;
}

/* The same whichever way the bytes are cut. */
static void
test_watch (void)
{
  static const struct {
    const char *text;
    guint status;
  } cases[] = {
    { "GET / HTTP/1.1\r\nHost: a\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n", 0 },
    { "GET / HTTP/1.1\r\nHost: a\r\n", 1 },
    { "PUT / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabcGET / HTTP/1.1\r\nHost: a\r\n\r\n", 0 },
    { "PUT / HTTP/1.1\r\nHost: a\r\nContent-Length: 11\r\n\r\n", 413 },
    { "PATCH /a/content HTTP/1.1\r\nHost: a\r\nContent-Length: 11\r\n\r\nabcdefghijk", 0 },
    { "PUT / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n", 0 },
    { "PUT / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n6\r\nabcdef\r\n6\r\n", 413 },
    { "PUT / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabcd\r\n", 400 },
    { "PUT / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n-3\r\n", 400 },
    { "PUT / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nContent-Length: 1\r\n\r\n", 400 },
    { "GET / HTTP/1.1\nHost: a\n\n", 400 },
    { "GET / HTTP/1.1\rHost: a\r\n\r\n", 400 },
    { "GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n", 400 },
    { "GET / HTTP/1.0\r\nHost: a\r\n\r\n", 505 },
    { "GET http://a/ HTTP/1.1\r\nHost: a\r\n\r\n", 400 },
    { "TRACE / HTTP/1.1\r\nHost: a\r\n\r\n", 405 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (gsize step = 1; step < 40; step++)
      g_assert_cmpuint (feed (cases[i].text, step), ==, cases[i].status);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  description = argc > 1 ? argv[1] : NULL;
  g_test_add_func ("/platform/limits/shipped", test_shipped_limits);
  g_test_add_func ("/platform/limits/override", test_override);
  g_test_add_func ("/platform/routes/rows", test_routes_have_rows);
  if (description != NULL)
    g_test_add_func ("/platform/routes/described", test_routes_are_described);
  g_test_add_func ("/platform/access/default", test_default_is_to_deny);
  g_test_add_func ("/platform/http-watch", test_watch);
  return g_test_run ();
}
