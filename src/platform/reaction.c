/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "changes.h"
#include "handlers.h"
#include "talk.h"
#include "views.h"

JsonObject *
lyc_reaction_view (LycPlatform *platform, LycViewer *viewer, const LycStanding *standing, gint64 id)
{
  g_autoptr (LycRows) rows
    = lyc_db_query (platform->db,
                    "SELECT p.uuid, r.rev, k.uuid, r.vote, r.helped FROM reaction r"
                    " JOIN post p ON p.id = r.post_id JOIN container k ON k.id = p.container_id"
                    " WHERE r.id = ? AND r.user_id = ?",
                    "ii", id, viewer->user_id);
  JsonObject *object;

  if (!lyc_rows_next (rows))
    return NULL;
  object = lyc_view_new ("reaction", lyc_rows_text (rows, 0), lyc_rows_int (rows, 1));
  json_object_set_string_member (object, "post_id", lyc_rows_text (rows, 0));
  json_object_set_string_member (object, "container_id", lyc_rows_text (rows, 2));
  json_object_set_boolean_member (object, "vote", lyc_rows_int (rows, 3) != 0);
  json_object_set_boolean_member (object, "helped", lyc_rows_int (rows, 4) != 0);
  json_object_set_array_member (
    object, "emojis",
    lyc_json_text_array (platform,
                         "SELECT emoji FROM reaction_emoji WHERE reaction_id = ? ORDER BY id", id));
  return object;
}

GArray *
lyc_reaction_list (LycPlatform *platform, LycViewer *viewer, const LycStanding *standing)
{
  return lyc_ids_in_scope (platform, "SELECT id FROM reaction WHERE scope_id = ? ORDER BY id",
                           standing);
}

static void
set_emojis (LycPlatform *platform, gint64 id, gint64 post_id, JsonArray *emojis)
{
  g_autoptr (JsonNode) node = json_node_init_array (json_node_alloc (), emojis);
  g_autofree char *text = json_to_string (node, FALSE);

  lyc_db_run (platform->db,
              "DELETE FROM reaction_emoji WHERE reaction_id = ? AND emoji NOT IN"
              " (SELECT value FROM json_each(?))",
              "is", id, text);
  for (guint i = 0; i < json_array_get_length (emojis); i++)
    lyc_db_run (platform->db,
                "INSERT OR IGNORE INTO reaction_emoji (reaction_id, post_id, emoji) VALUES (?, ?, ?)",
                "iis", id, post_id, json_array_get_string_element (emojis, i));
}

/**
 * lyc_reaction_put:
 * @vote: 0 or 1; -1 where it stays
 * @helped: the same for whether the post's answer worked for the person
 * @emojis: (nullable): all that the person sets; %NULL where they stay
 *
 * Returns: the reaction's key
 */
gint64
lyc_reaction_put (LycPlatform *platform, gint64 user_id, gint64 post_id, int vote, int helped,
                  JsonArray *emojis)
{
  gint64 scope = lyc_user_scope_of (platform, user_id);
  g_autofree char *uuid = lyc_uuid_of (platform, "post", post_id);
  gint64 id;

  lyc_db_run (platform->db,
              "INSERT OR IGNORE INTO reaction (scope_id, user_id, post_id) VALUES (?, ?, ?)", "iii",
              scope, user_id, post_id);
  id = lyc_db_int (platform->db, 0, "SELECT id FROM reaction WHERE user_id = ? AND post_id = ?", "ii",
                   user_id, post_id);
  if (vote >= 0)
    lyc_db_run (platform->db, "UPDATE reaction SET vote = ? WHERE id = ?", "ii", (gint64) vote, id);
  if (helped >= 0)
    lyc_db_run (platform->db, "UPDATE reaction SET helped = ? WHERE id = ?", "ii", (gint64) helped,
                id);
  if (emojis != NULL)
    set_emojis (platform, id, post_id, emojis);
  lyc_db_run (platform->db,
              "UPDATE post SET votes = (SELECT count(*) FROM reaction WHERE post_id = ?1 AND vote),"
              " helped = (SELECT count(*) FROM reaction WHERE post_id = ?1 AND helped)"
              " WHERE id = ?1",
              "i", post_id);
  lyc_change (platform, "reaction.updated", "reaction", scope, id, uuid, user_id);
  lyc_post_change (platform, "post.updated", post_id, user_id);
  return id;
}

/* Only a reply to a question can have worked for somebody. */
static gboolean
can_help (LycRequest *request)
{
  return lyc_db_int (request->db, 0,
                     "SELECT 1 FROM post p JOIN container k ON k.id = p.container_id"
                     " JOIN post f ON f.id = k.first_post_id WHERE p.id = ? AND f.id <> p.id"
                     " AND f.post_kind = 'question'",
                     "i", request->target.id)
         == 1;
}

static int
flag_or_stays (LycRequest *request, const char *name)
{
  return lyc_request_has (request, name) ? lyc_request_flag (request, name, FALSE) : -1;
}

void
lyc_handle_reaction_set (LycRequest *request)
{
  gboolean vote = lyc_request_flag (request, "vote", FALSE);
  gboolean helped = lyc_request_flag (request, "helped", FALSE);
  gint64 id;

  if (lyc_db_int (request->db, 0, "SELECT deleted OR hidden FROM post WHERE id = ?", "i",
                  request->target.id)
      == 1)
    lyc_request_problem (request, 410, "gone", "This post is gone.");
  else if ((vote || helped) && request->target.creator_id == request->viewer->user_id)
    lyc_request_problem (request, 403, "forbidden", "Your own posts take no vote of yours.");
  else if (helped && !can_help (request))
    lyc_request_problem (request, 409, "conflict", "Only a reply to a question can have helped.");
  if (request->status != 0)
    return;
  id = lyc_reaction_put (request->platform, request->viewer->user_id, request->target.id,
                         flag_or_stays (request, "vote"), flag_or_stays (request, "helped"),
                         lyc_request_has (request, "emojis")
                           ? json_object_get_array_member (request->body, "emojis")
                           : NULL);
  lyc_request_touch (request, "post", request->target.scope_id, request->target.id);
  lyc_request_touch (request, "reaction", request->viewer->user_scope, id);
  lyc_request_objects (request);
}
