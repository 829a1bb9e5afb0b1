/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "post-link.h"

#include "changes.h"
#include "talk.h"

/* So many of those that build on a post are named with it. */
#define NAMED "20"

/* Of the posts that build on another, and of the threads that came of one: those that can be seen.
 */
#define IN_SIGHT " NOT p.deleted AND (NOT (p.hidden OR p.waiting) OR ?2) AND (k.visible OR ?2)"

static gint64
find_in_scope (LycRequest *request, const char *uuid, gint64 scope_id)
{
  LycFound found;

  return lyc_find (request->platform, request->viewer, "post", uuid, &found)
                 && found.scope_id == scope_id
             ? found.id
             : 0;
}

/**
 * lyc_post_link_find:
 * @object: may have a member @name that is the id of a post
 *
 * Returns: the key of that post; 0 where none is named, and, answered, where it is not in the scope
 */
gint64
lyc_post_link_find (LycRequest *request, JsonObject *object, const char *name, gint64 scope_id)
{
  JsonNode *node = json_object_get_member (object, name);
  gint64 id;

  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return 0;
  id = find_in_scope (request, json_node_get_string (node), scope_id);
  if (id == 0)
    lyc_request_field_error (request, name, "is no post of this cohort");
  return id;
}

/**
 * lyc_post_links_read:
 * @post: checked against the new_post schema
 *
 * Returns: (transfer full) (element-type gint64): the posts that it builds on; answered where one
 *   is not in the scope
 */
GArray *
lyc_post_links_read (LycRequest *request, JsonObject *post, gint64 scope_id)
{
  GArray *onto = g_array_new (FALSE, FALSE, sizeof (gint64));
  JsonArray *given = json_object_has_member (post, "builds_on")
                         ? json_object_get_array_member (post, "builds_on")
                         : NULL;

  for (guint i = 0; given != NULL && i < json_array_get_length (given); i++)
    {
      gint64 id = find_in_scope (request, json_array_get_string_element (given, i), scope_id);

      if (id == 0)
        lyc_request_field_error (request, "builds_on", "names what is no post of this cohort");
      else
        g_array_append_val (onto, id);
    }
  return onto;
}

/* Ties a new post to what it builds on, in the running transaction. */
void
lyc_post_links_add (LycPlatform *platform, gint64 post_id, GArray *onto, gint64 actor_id)
{
  for (guint i = 0; onto != NULL && i < onto->len; i++)
    lyc_db_run (platform->db, "INSERT OR IGNORE INTO post_link (post_id, onto_id) VALUES (?, ?)",
                "ii", post_id, g_array_index (onto, gint64, i));
  lyc_post_links_touch (platform, post_id, actor_id);
}

static void
touch_all (LycPlatform *platform, GArray *ids, gint64 actor_id)
{
  for (guint i = 0; i < ids->len; i++)
    lyc_post_change (platform, "post.updated", g_array_index (ids, gint64, i), actor_id);
}

/* Logs that what a post builds on, and what builds on it, is seen otherwise, since the post came,
 * went or can be seen by others than before. */
void
lyc_post_links_touch (LycPlatform *platform, gint64 post_id, gint64 actor_id)
{
  g_autoptr (GArray) ids = lyc_db_ints (platform->db,
                                        "SELECT onto_id FROM post_link WHERE post_id = ?1 UNION"
                                        " SELECT post_id FROM post_link WHERE onto_id = ?1",
                                        "i", post_id);

  touch_all (platform, ids, actor_id);
}

/* A deleted post builds on nothing. */
void
lyc_post_links_drop (LycPlatform *platform, gint64 post_id)
{
  lyc_db_run (platform->db, "DELETE FROM post_link WHERE post_id = ?", "i", post_id);
}

/* The same for all posts of a conversation, and for the one that it came from. */
void
lyc_post_links_touch_container (LycPlatform *platform, gint64 container_id, gint64 actor_id)
{
  g_autoptr (GArray) ids
      = lyc_db_ints (platform->db,
                     "SELECT l.onto_id FROM post p JOIN post_link l ON l.post_id = p.id"
                     " WHERE p.container_id = ?1 UNION"
                     " SELECT l.post_id FROM post p JOIN post_link l ON l.onto_id = p.id"
                     " WHERE p.container_id = ?1 UNION"
                     " SELECT from_post_id FROM container WHERE id = ?1 AND from_post_id <> 0",
                     "i", container_id);

  touch_all (platform, ids, actor_id);
}

static JsonArray *
uuids (LycPlatform *platform, const char *sql, gint64 post_id, gboolean sees)
{
  JsonArray *array = json_array_new ();
  g_autoptr (LycRows) rows = lyc_db_query (platform->db, sql, "ii", post_id, (gint64) sees);

  while (lyc_rows_next (rows))
    json_array_add_string_element (array, lyc_rows_text (rows, 0));
  return array;
}

/**
 * lyc_post_links_set:
 * @object: the view of a post
 * @sees: whether the viewer sees what is hidden
 *
 * Sets what it builds on, what builds on it, and the thread that came of it.
 */
void
lyc_post_links_set (LycPlatform *platform, JsonObject *object, gint64 post_id, gboolean sees)
{
  g_autofree char *thread = lyc_db_text (
      platform->db,
      "SELECT uuid FROM container WHERE from_post_id = ?1 AND (visible OR ?2) ORDER BY id LIMIT 1",
      "ii", post_id, (gint64) sees);

  json_object_set_array_member (
      object, "builds_on",
      uuids (platform,
             "SELECT p.uuid FROM post_link l JOIN post p ON p.id = l.onto_id"
             " JOIN container k ON k.id = p.container_id"
             " WHERE l.post_id = ?1 AND" IN_SIGHT " ORDER BY p.id",
             post_id, sees));
  json_object_set_array_member (
      object, "built_on_by",
      uuids (platform,
             "SELECT p.uuid FROM post_link l JOIN post p ON p.id = l.post_id"
             " JOIN container k ON k.id = p.container_id"
             " WHERE l.onto_id = ?1 AND" IN_SIGHT " ORDER BY p.id LIMIT " NAMED,
             post_id, sees));
  lyc_json_set_maybe_id (object, "thread_id", thread);
}
