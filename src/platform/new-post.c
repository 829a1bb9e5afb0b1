/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "new-post.h"

#include "access.h"
#include "approval.h"
#include "badge.h"
#include "changes.h"
#include "mention-group.h"
#include "follow.h"
#include "notice.h"
#include "post-search.h"
#include "sight.h"
#include "post-anchor.h"
#include "post-file.h"
#include "post-link.h"
#include "talk.h"
#include "view.h"

/* The container a post goes into. */
typedef struct {
  gint64 id;
  gint64 scope_id;
  gint64 cohort_id;
  gint64 first_post_id;
  gint64 creator_id;
  gint64 file_author; /* of the file that it is about; 0 for none */
  gboolean direct;
  gboolean thread;
} Place;

static Place
place_of (LycPlatform *platform, gint64 container_id)
{
  Place place = { .id = container_id };
  g_autoptr (LycRows) rows = lyc_db_query (
      platform->db,
      "SELECT k.scope_id, k.cohort_id, k.first_post_id, k.creator_id, k.container_kind,"
      " f.creator_id FROM container k LEFT JOIN file f ON f.id = k.file_id"
      " WHERE k.id = ?",
      "i", container_id);

  if (lyc_rows_next (rows))
    {
      place.scope_id = lyc_rows_int (rows, 0);
      place.cohort_id = lyc_rows_int (rows, 1);
      place.first_post_id = lyc_rows_int (rows, 2);
      place.creator_id = lyc_rows_int (rows, 3);
      place.direct = g_str_equal (lyc_rows_text (rows, 4), "direct");
      place.file_author = lyc_rows_int (rows, 5);
      place.thread = place.file_author == 0 && g_str_equal (lyc_rows_text (rows, 4), "thread");
    }
  return place;
}

static gint64
author_of (LycPlatform *platform, gint64 post_id)
{
  return lyc_db_int (platform->db, 0, "SELECT creator_id FROM post WHERE id = ?", "i", post_id);
}

typedef struct {
  LycPlatform *platform;
  LycNotice about;
  GHashTable *told;
} Telling;

/* One notice of a post for each person, the first reason that fits. */
static void
tell (Telling *self, gint64 user_id, const char *reason)
{
  if (user_id == 0 || !lyc_thread_is_open (self->platform, user_id, self->about.container_id)
      || lyc_follow_is_muted (self->platform, user_id, self->about.container_id)
      || !g_hash_table_add (self->told, g_memdup2 (&user_id, sizeof user_id)))
    return;
  lyc_notice_add (self->platform, user_id, reason, &self->about);
}

static void
tell_mentioned (Telling *self, const char *mention_ids)
{
  g_autoptr (GArray) ids
    = lyc_db_ints (self->platform->db,
                   "SELECT u.id FROM json_each(?) j JOIN user u ON u.uuid = j.value", "s", mention_ids);

  for (guint i = 0; i < ids->len; i++)
    tell (self, g_array_index (ids, gint64, i), "mention");
}

static void
tell_groups (Telling *self, const char *groups, const Place *place)
{
  g_autoptr (GArray) ids = lyc_mention_group_people (self->platform, groups, place->scope_id);
  g_autoptr (GArray) teams = lyc_mention_team_people (self->platform, groups, place->scope_id);

  for (guint i = 0; i < ids->len; i++)
    tell (self, g_array_index (ids, gint64, i), "mention");
  for (guint i = 0; i < teams->len; i++)
    tell (self, g_array_index (teams, gint64, i), "team");
}

static void
tell_everyone (Telling *self, const Place *place, const char *reason)
{
  g_autoptr (GArray) ids
    = lyc_db_ints (self->platform->db,
                   "SELECT user_id FROM membership WHERE scope_id = ?1 AND state <> 'removed'"
                   " UNION SELECT user_id FROM scope_person WHERE scope_id = ?1",
                   "i", place->scope_id);

  for (guint i = 0; i < ids->len; i++)
    tell (self, g_array_index (ids, gint64, i), reason);
}

static void
tell_followers (Telling *self)
{
  g_autoptr (GArray) ids = lyc_follow_list_followers (self->platform, self->about.container_id);

  for (guint i = 0; i < ids->len; i++)
    tell (self, g_array_index (ids, gint64, i), "follow");
}

static void
tell_people (LycPlatform *platform, const LycNewPost *post, gint64 id, const Place *place)
{
  Telling self = { platform,
                   { .actor_id = post->author_id,
                     .cohort_id = place->cohort_id,
                     .container_id = place->id,
                     .post_id = id },
                   g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL) };

  if (place->direct)
    tell_everyone (&self, place, "direct");
  tell_mentioned (&self, post->mention_ids);
  if (post->mention_groups != NULL)
    tell_groups (&self, post->mention_groups, place);
  if (g_str_equal (post->post_kind, "announcement"))
    tell_everyone (&self, place, "announcement");
  if (place->thread && place->first_post_id != 0)
    tell (&self, place->creator_id,
          g_str_equal (post->post_kind, "answer") ? "answer" : "reply");
  if (post->reply_to != 0)
    tell (&self, author_of (platform, post->reply_to), "reply");
  tell (&self, place->file_author, "file");
  if (place->file_author != 0 && place->cohort_id == 0)
    tell_everyone (&self, place, "direct");
  tell_followers (&self);
  g_hash_table_unref (self.told);
}

static void
count_deed (LycPlatform *platform, const LycNewPost *post, gint64 id, const Place *place)
{
  gboolean first = place->first_post_id == 0;

  if (!place->thread || post->quietly)
    return;
  if (first && g_str_equal (post->post_kind, "question"))
    lyc_deed (platform, post->author_id, LYC_DEED_QUESTION_ASKED, place->scope_id, id);
  else if (!first && g_str_equal (post->post_kind, "answer") && place->creator_id != post->author_id)
    lyc_deed (platform, post->author_id, LYC_DEED_ANSWER_GIVEN, place->scope_id, place->id);
}

static gint64
insert_post (LycPlatform *platform, const LycNewPost *post, const Place *place)
{
  gint64 id = lyc_db_insert (
      platform->db,
      "INSERT OR IGNORE INTO post (uuid, creator_id, scope_id, container_id, pos, created_at, body,"
      " post_kind, reply_to, anchor, file_ids, mention_ids, mention_groups, asset_id, asset_rev)"
      " VALUES (?, ?, ?, ?,"
      " (SELECT last_pos + 1 FROM container WHERE id = ?4), ?, ?, ?, ?, ?, ?, ?, ?,"
      " coalesce ((SELECT id FROM asset WHERE uuid = ?9 ->> '$.asset_id'), 0),"
      " coalesce ((SELECT a.revision FROM container k JOIN asset a ON a.lesson_id = k.lesson_id"
      "  WHERE k.id = ?4), 0))",
      "siiiississss", post->uuid, post->author_id, place->scope_id, place->id, post->at, post->body,
      post->post_kind, post->reply_to, post->anchor, post->file_ids, post->mention_ids,
      post->mention_groups != NULL ? post->mention_groups : "[]");

  if (id != 0 && post->waiting)
    lyc_db_run (platform->db, "UPDATE post SET waiting = 1 WHERE id = ?", "i", id);
  return id;
}

/**
 * lyc_post_add:
 *
 * Writes a post at its container's end, in the running transaction: the row and its counters, what
 * its author has read, notices, badges and points.
 *
 * Returns: its key; 0 where the author has used this id before
 */
gint64
lyc_post_add (LycPlatform *platform, const LycNewPost *post)
{
  Place place = place_of (platform, post->container_id);
  gint64 id = insert_post (platform, post, &place);

  if (id == 0)
    return 0;
  lyc_db_run (platform->db,
              "UPDATE container SET last_pos = last_pos + 1, last_at = iif(?4, last_at,"
              " max(last_at, ?1)), first_post_id = CASE WHEN first_post_id = 0"
              " AND container_kind = 'thread' AND file_id = 0 THEN ?2 ELSE first_post_id END,"
              " reply_count = reply_count + (NOT ?4 AND (first_post_id <> 0"
              " OR container_kind <> 'thread' OR file_id <> 0)) WHERE id = ?3",
              "iiii", post->at, id, place.id, (gint64) post->waiting);
  lyc_post_search_file (platform, id);
  lyc_change (platform, "post.created", "post", place.scope_id, id, post->uuid, post->author_id);
  lyc_post_links_add (platform, id, post->builds_on, post->author_id);
  if (post->waiting)
    lyc_approval_ask (platform, id);
  else
    lyc_container_change (platform, "container.updated", place.id, post->author_id);
  lyc_read_state_set (platform, post->author_id, place.id,
                      lyc_db_int (platform->db, 0, "SELECT last_pos FROM container WHERE id = ?", "i",
                                  place.id),
                      0);
  if (!post->quietly && !post->waiting)
    tell_people (platform, post, id, &place);
  if (!post->waiting)
    count_deed (platform, post, id, &place);
  return id;
}

/**
 * lyc_post_tell:
 *
 * Lets those know of a post who would have heard of it when it was written, had it not waited.
 */
void
lyc_post_tell (LycPlatform *platform, gint64 post_id)
{
  g_autoptr (LycRows) rows
      = lyc_db_query (platform->db,
                      "SELECT creator_id, container_id, post_kind, reply_to, mention_ids, mention_groups"
                      " FROM post"
                      " WHERE id = ?",
                      "i", post_id);
  LycNewPost post = { 0 };
  g_autofree char *kind = NULL;
  g_autofree char *mentions = NULL;
  g_autofree char *groups = NULL;
  Place place;

  if (!lyc_rows_next (rows))
    return;
  kind = g_strdup (lyc_rows_text (rows, 2));
  mentions = g_strdup (lyc_rows_text (rows, 4));
  groups = g_strdup (lyc_rows_text (rows, 5));
  post = (LycNewPost){ .author_id = lyc_rows_int (rows, 0),
                       .container_id = lyc_rows_int (rows, 1),
                       .post_kind = kind,
                       .reply_to = lyc_rows_int (rows, 3),
                       .mention_ids = mentions,
                       .mention_groups = groups };
  g_clear_pointer (&rows, lyc_rows_done);
  place = place_of (platform, post.container_id);
  if (place.first_post_id == post_id)
    place.first_post_id = 0;
  tell_people (platform, &post, post_id, &place);
  count_deed (platform, &post, post_id, &place);
}

/* Who moderates a slow conversation does not wait in it. */
static gboolean
is_too_soon (LycRequest *request, gint64 container_id, gint64 scope_id)
{
  gint64 slow_s
      = lyc_db_int (request->db, 0, "SELECT slow_s FROM container WHERE id = ?", "i", container_id);
  gint64 last = lyc_db_int (request->db, 0,
                            "SELECT max(created_at) FROM post WHERE container_id = ?"
                            " AND creator_id = ?",
                            "ii", container_id, request->viewer->user_id);
  gint64 wait_ms = last + slow_s * 1000 - lyc_request_now (request);

  if (slow_s == 0 || last == 0 || wait_ms <= 0
      || lyc_access_allows (lyc_viewer_in (request->viewer, scope_id), "container", "slow", FALSE))
    return FALSE;
  lyc_request_slow_down (request, "slow", (wait_ms + 999) / 1000,
                         "This conversation is slowed down: wait a little between two posts.");
  return TRUE;
}

static char *
list_text (JsonObject *post, const char *name)
{
  JsonNode *node = json_object_get_member (post, name);

  return node != NULL ? json_to_string (node, FALSE) : g_strdup ("[]");
}

/* Those of the named people who are in the scope. */
static char *
mentioned (LycRequest *request, JsonObject *post, gint64 scope_id)
{
  g_autofree char *given = list_text (post, "mention_ids");

  return lyc_db_text (request->db,
                      "SELECT json_group_array(u.uuid) FROM json_each(?1) j"
                      " JOIN user u ON u.uuid = j.value WHERE u.id IN"
                      " (SELECT user_id FROM membership WHERE scope_id = ?2 AND state <> 'removed'"
                      " UNION SELECT user_id FROM scope_person WHERE scope_id = ?2)",
                      "si", given, scope_id);
}

/* Whoever names a file hands it on to the readers of the post, so that it has to be theirs to see.
 */
static gboolean
sees_files (LycRequest *request, JsonObject *post)
{
  JsonArray *uuids = json_object_has_member (post, "file_ids")
                         ? json_object_get_array_member (post, "file_ids")
                         : NULL;
  LycFound found;

  for (guint i = 0; uuids != NULL && i < json_array_get_length (uuids); i++)
    if (!lyc_find (request->platform, request->viewer, "file",
                   json_array_get_string_element (uuids, i), &found))
      return FALSE;
  return TRUE;
}

static char *
attached (LycRequest *request, JsonObject *post, gint64 scope_id)
{
  g_autofree char *given = list_text (post, "file_ids");
  char *found
      = lyc_db_text (request->db,
                     "SELECT json_group_array(f.uuid) FROM json_each(?1) j"
                     " JOIN file f ON f.uuid = j.value AND f.scope_id = ?2"
                     " WHERE f.state = 'ready' AND NOT f.deleted"
                     " AND (f.creator_id = ?3 OR NOT f.attached OR f.posted = 1)",
                     "sii", given, scope_id, request->viewer->user_id);

  if (!sees_files (request, post)
      || lyc_db_int (request->db, 0, "SELECT json_array_length(?1) <> json_array_length(?2)", "ss",
                     given, found)
             != 0)
    lyc_request_field_error (request, "file_ids", "names a file that is not there");
  return found;
}

static gint64
replied_to (LycRequest *request, JsonObject *post, gint64 container_id)
{
  JsonNode *node = json_object_get_member (post, "reply_to");
  gint64 id = 0;

  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return 0;
  id = lyc_db_int (request->db, 0, "SELECT id FROM post WHERE uuid = ? AND container_id = ?", "si",
                   json_node_get_string (node), container_id);
  if (id == 0)
    lyc_request_field_error (request, "reply_to", "is no post of this place");
  return id;
}

/**
 * lyc_new_post_write:
 * @post: checked against the new_post schema
 *
 * Writes what a person sent, and touches what it changed for them. Asks the access table.
 *
 * Returns: the post's key; 0 where the request was refused
 */
gint64
lyc_new_post_write (LycRequest *request, gint64 container_id, const char *uuid, JsonObject *post)
{
  Place place = place_of (request->platform, container_id);
  LycNewPost fresh = { .uuid = uuid,
                       .author_id = request->viewer->user_id,
                       .container_id = container_id,
                       .at = lyc_request_now (request) };
  g_autofree char *anchor
      = lyc_post_anchor_read (request, post, place.cohort_id != 0 ? place.scope_id : 0);
  g_autofree char *files = attached (request, post, place.scope_id);
  g_autofree char *people = mentioned (request, post, place.scope_id);
  g_autofree char *groups
      = lyc_mention_groups_read (request, post, place.scope_id, place.cohort_id);
  g_autoptr (GArray) builds_on = lyc_post_links_read (request, post, place.scope_id);
  gint64 id = 0;

  fresh.body = json_object_get_string_member (post, "body");
  fresh.post_kind = json_object_get_string_member_with_default (post, "post_kind", "discussion");
  fresh.reply_to = replied_to (request, post, container_id);
  fresh.anchor = anchor;
  fresh.file_ids = files;
  fresh.mention_ids = people;
  fresh.mention_groups = groups;
  fresh.builds_on = builds_on;
  if (request->status != 0
      || !lyc_request_allow (request, "post", "create", place.scope_id, TRUE)
      || (g_str_equal (fresh.post_kind, "announcement")
          && !lyc_request_allow (request, "post", "announce", place.scope_id, TRUE))
      || is_too_soon (request, container_id, place.scope_id))
    return 0;
  fresh.waiting = place.cohort_id != 0
                  && lyc_approval_is_needed (request->platform, fresh.author_id, place.scope_id);
  id = lyc_post_add (request->platform, &fresh);
  if (id == 0)
    lyc_request_problem (request, 409, "conflict", "You have used this id for something else.");
  else
    {
      lyc_post_files_name (request, id, files);
      lyc_request_touch (request, "container", place.scope_id, container_id);
      lyc_request_touch (request, "post", place.scope_id, id);
      lyc_request_touch (request, "read_state", request->viewer->user_scope,
                         lyc_db_int (request->db, 0,
                                     "SELECT id FROM read_state WHERE user_id = ? AND container_id = ?",
                                     "ii", request->viewer->user_id, container_id));
    }
  return id;
}
