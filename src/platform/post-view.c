/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "access.h"
#include "changes.h"
#include "post-link.h"
#include "views.h"

#define SELECT_POST                                                                                \
  "SELECT p.uuid, p.rev, k.uuid, p.pos, u.uuid, p.created_at, p.edited_at, p.body, p.post_kind,"   \
  " r.uuid, p.anchor, p.file_ids, p.mention_ids, p.votes, p.accepted, p.deleted, p.hidden,"        \
  " k.visible, p.helped, p.pinned_at, p.mention_groups, p.asset_rev, p.waiting,"            \
  " p.creator_id FROM post p JOIN container k ON k.id = p.container_id"                                                                       \
  " JOIN user u ON u.id = p.creator_id LEFT JOIN post r ON r.id = p.reply_to WHERE p.id = ?"

/* The column of it; the next one is the author. */
#define WAITING 22

static JsonArray *
reactions_of (LycPlatform *platform, gint64 post_id)
{
  JsonArray *array = json_array_new ();
  JsonObject *last = NULL;
  g_autoptr (LycRows) rows
    = lyc_db_query (platform->db,
                    "SELECT e.emoji, u.uuid FROM reaction_emoji e JOIN reaction r ON r.id = e.reaction_id"
                    " JOIN user u ON u.id = r.user_id WHERE e.post_id = ?1 ORDER BY (SELECT min(f.id)"
                    " FROM reaction_emoji f WHERE f.post_id = ?1 AND f.emoji = e.emoji), e.id",
                    "i", post_id);

  while (lyc_rows_next (rows))
    {
      JsonArray *people;

      if (last == NULL
          || !g_str_equal (json_object_get_string_member (last, "emoji"), lyc_rows_text (rows, 0)))
        {
          last = json_object_new ();
          json_object_set_string_member (last, "emoji", lyc_rows_text (rows, 0));
          json_object_set_int_member (last, "count", 0);
          json_object_set_array_member (last, "user_ids", json_array_new ());
          json_array_add_object_element (array, last);
        }
      people = json_object_get_array_member (last, "user_ids");
      json_object_set_int_member (last, "count", json_object_get_int_member (last, "count") + 1);
      if (json_array_get_length (people) < 8)
        json_array_add_string_element (people, lyc_rows_text (rows, 1));
    }
  return array;
}

/* What waits for approval is there for its author too, with its conversation. */
static gboolean
is_for (LycRows *rows, LycViewer *viewer, gboolean sees)
{
  gboolean waits = lyc_rows_int (rows, WAITING) != 0;

  if (waits)
    return sees || lyc_rows_int (rows, WAITING + 1) == viewer->user_id;
  return lyc_rows_int (rows, 17) != 0 || sees;
}

static void
set_content (LycPlatform *platform, JsonObject *object, LycRows *rows, gint64 id, gboolean shown)
{
  json_object_set_string_member (object, "body", shown ? lyc_rows_text (rows, 7) : "");
  lyc_json_set_json (object, "anchor", shown ? lyc_rows_text (rows, 10) : NULL);
  lyc_json_set_json (object, "file_ids", shown ? lyc_rows_text (rows, 11) : "[]");
  lyc_json_set_json (object, "mention_ids", shown ? lyc_rows_text (rows, 12) : "[]");
  lyc_json_set_json (object, "mention_groups", shown ? lyc_rows_text (rows, 20) : "[]");
  json_object_set_array_member (object, "reactions",
                                shown ? reactions_of (platform, id) : json_array_new ());
}

JsonObject *
lyc_post_view (LycPlatform *platform, LycViewer *viewer, const LycStanding *standing, gint64 id)
{
  g_autoptr (LycRows) rows = lyc_db_query (platform->db, SELECT_POST, "i", id);
  gboolean sees = lyc_access_allows (standing, "post", "see_hidden", FALSE);
  gboolean deleted;
  gboolean hidden;
  JsonObject *object;

  if (!lyc_rows_next (rows) || !is_for (rows, viewer, sees))
    return NULL;
  deleted = lyc_rows_int (rows, 15) != 0;
  hidden = lyc_rows_int (rows, 16) != 0;
  object = lyc_view_new ("post", lyc_rows_text (rows, 0), lyc_rows_int (rows, 1));
  json_object_set_string_member (object, "container_id", lyc_rows_text (rows, 2));
  json_object_set_int_member (object, "pos", lyc_rows_int (rows, 3));
  json_object_set_string_member (object, "author_id", lyc_rows_text (rows, 4));
  json_object_set_int_member (object, "created_at", lyc_rows_int (rows, 5));
  lyc_json_set_maybe_time (object, "edited_at", lyc_rows_int (rows, 6));
  json_object_set_string_member (object, "post_kind", lyc_rows_text (rows, 8));
  lyc_json_set_maybe_id (object, "reply_to", lyc_rows_text (rows, 9));
  set_content (platform, object, rows, id, !deleted && (!hidden || sees));
  json_object_set_int_member (object, "votes", lyc_rows_int (rows, 13));
  json_object_set_int_member (object, "helped", lyc_rows_int (rows, 18));
  json_object_set_boolean_member (object, "accepted", lyc_rows_int (rows, 14) != 0);
  json_object_set_array_member (
    object, "endorsed_ids",
    lyc_json_text_array (platform,
                         "SELECT u.uuid FROM endorsement e JOIN user u ON u.id = e.user_id"
                         " WHERE e.post_id = ? ORDER BY u.id",
                         id));
  lyc_json_set_maybe_time (object, "pinned_at", lyc_rows_int (rows, 19));
  lyc_json_set_maybe_time (object, "asset_rev", lyc_rows_int (rows, 21));
  lyc_post_links_set (platform, object, id, sees);
  json_object_set_boolean_member (object, "deleted", deleted);
  json_object_set_boolean_member (object, "hidden", hidden);
  if (lyc_rows_int (rows, WAITING) != 0)
    json_object_set_boolean_member (object, "waiting", TRUE);
  return object;
}

JsonObject *
lyc_post_stub_view (LycPlatform *platform, LycViewer *viewer, const LycStanding *standing, gint64 id)
{
  g_autoptr (LycRows) rows = lyc_db_query (platform->db, SELECT_POST, "i", id);
  gboolean sees = lyc_access_allows (standing, "post", "see_hidden", FALSE);
  gboolean bare;
  JsonObject *object;

  if (!lyc_rows_next (rows) || !is_for (rows, viewer, sees))
    return NULL;
  bare = lyc_rows_int (rows, 15) != 0 || (lyc_rows_int (rows, 16) != 0 && !sees);
  object = lyc_view_new ("post", lyc_rows_text (rows, 0), lyc_rows_int (rows, 1));
  json_object_set_boolean_member (object, "stub", TRUE);
  json_object_set_string_member (object, "container_id", lyc_rows_text (rows, 2));
  json_object_set_int_member (object, "pos", lyc_rows_int (rows, 3));
  json_object_set_string_member (object, "author_id", lyc_rows_text (rows, 4));
  lyc_json_set_json (object, "mention_ids", bare ? "[]" : lyc_rows_text (rows, 12));
  json_object_set_boolean_member (object, "hidden", lyc_rows_int (rows, 16) != 0);
  json_object_set_boolean_member (object, "deleted", lyc_rows_int (rows, 15) != 0);
  return object;
}

/* The newest posts of each container. */
GArray *
lyc_post_list (LycPlatform *platform, LycViewer *viewer, const LycStanding *standing)
{
  return lyc_db_ints (platform->db,
                      "SELECT p.id FROM container k JOIN post p ON p.container_id = k.id"
                      " WHERE k.scope_id = ? AND p.pos > k.last_pos - ? ORDER BY p.id",
                      "ii", standing->scope_id,
                      lyc_platform_limit (platform, LYC_LIMIT_RECENT_POSTS));
}

/* The older ones that the person has not read. */
GArray *
lyc_post_stub_list (LycPlatform *platform, LycViewer *viewer, const LycStanding *standing)
{
  return lyc_db_ints (platform->db,
                      "SELECT p.id FROM container k LEFT JOIN read_state r ON r.container_id = k.id"
                      " AND r.user_id = ?1 JOIN post p ON p.container_id = k.id"
                      " WHERE k.scope_id = ?2 AND p.pos <= k.last_pos - ?3"
                      " AND p.pos > k.last_pos - ?3 - ?4 AND p.pos > coalesce(CASE WHEN"
                      " r.marked_unread_from > 0 THEN min(r.read_pos, r.marked_unread_from - 1)"
                      " ELSE r.read_pos END, 0)"
                      " ORDER BY p.id",
                      "iiii", viewer->user_id, standing->scope_id,
                      lyc_platform_limit (platform, LYC_LIMIT_RECENT_POSTS),
                      lyc_platform_limit (platform, LYC_LIMIT_STUBS));
}
