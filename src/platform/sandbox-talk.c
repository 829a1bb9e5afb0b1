/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "changes.h"
#include "cohort.h"
#include "course-links.h"
#include "ids.h"
#include "sandbox-fill.h"
#include "sandbox.h"
#include "talk.h"

/* Sets what is said at a moment, before and after it, from the first transcript. */
static void
set_words (LycSandboxFill *self, JsonObject *anchor, gint64 asset, gint64 start_ms)
{
  g_autoptr (LycRows) rows = lyc_db_query (
      self->platform->db,
      "WITH cue AS (SELECT c.value ->> '$.id' AS id, c.value ->> '$.text' AS words,"
      " c.value ->> '$.end_ms' AS until, c.key AS at, t.number AS number FROM transcript t,"
      " json_each (t.cues) c WHERE t.asset_id = ?1 AND NOT t.gone)"
      " SELECT cue.id, coalesce (substr (before.words, -200), ''),"
      " coalesce (substr (after.words, 1, 200), '') FROM cue"
      " LEFT JOIN cue before ON before.number = cue.number AND before.at = cue.at - 1"
      " LEFT JOIN cue after ON after.number = cue.number AND after.at = cue.at + 1"
      " WHERE cue.until > ?2 ORDER BY cue.number, cue.at LIMIT 1",
      "ii", asset, start_ms);
  gboolean said = lyc_rows_next (rows);

  json_object_set_string_member (anchor, "cue_id", said ? lyc_rows_text (rows, 0) : "");
  json_object_set_string_member (anchor, "prefix", said ? lyc_rows_text (rows, 1) : "");
  json_object_set_string_member (anchor, "suffix", said ? lyc_rows_text (rows, 2) : "");
}

static char *
anchor_text (LycSandboxFill *self, JsonObject *container)
{
  JsonObject *given;
  g_autoptr (JsonObject) anchor = NULL;
  gint64 asset = lyc_db_int (self->platform->db, 0, "SELECT asset_id FROM lesson WHERE slug = ?",
                             "s", text (container, "lesson"));
  g_autofree char *uuid = lyc_uuid_of (self->platform, "asset", asset);
  gint64 start;

  if (!json_object_has_member (container, "anchor") || uuid == NULL)
    return NULL;
  given = json_object_get_object_member (container, "anchor");
  start = number (given, "start_ms");
  anchor = json_object_new ();
  json_object_set_string_member (anchor, "asset_id", uuid);
  json_object_set_int_member (anchor, "asset_rev", 1);
  json_object_set_int_member (anchor, "start_ms", start);
  json_object_set_int_member (anchor, "end_ms", start);
  json_object_set_string_member (anchor, "quote", text (given, "quote"));
  json_object_set_int_member (anchor, "confidence", 100);
  json_object_set_int_member (anchor, "was_start_ms", start);
  set_words (self, anchor, asset, start);
  return lyc_json_text (anchor);
}

static gint64
place (LycSandboxFill *self, JsonObject *one)
{
  gint64 cohort = GPOINTER_TO_INT (g_hash_table_lookup (self->cohorts, text (one, "cohort")));
  g_autofree char *uuid = lyc_id_new ();
  const char *kind = text (one, "kind");
  JsonArray *posts = list (one, "posts");
  JsonArray *people = list (one, "people");
  gboolean existed;

  if (g_str_equal (kind, "channel"))
    return lyc_db_int (self->platform->db, 0, "SELECT channel_id FROM cohort WHERE id = ?", "i",
                       cohort);
  if (g_str_equal (kind, "direct"))
    return lyc_direct_open (self->platform, uuid, 0,
                            person (self, json_array_get_string_element (people, 0)),
                            person (self, json_array_get_string_element (people, 1)), &existed);
  return lyc_db_insert (self->platform->db,
                        "INSERT INTO container (uuid, creator_id, scope_id, container_kind, "
                        "cohort_id, lesson_id, title)"
                        " VALUES (?, ?, ?, 'thread', ?, ?, ?)",
                        "siiiis", uuid,
                        person (self, text (json_array_get_object_element (posts, 0), "author")),
                        lyc_cohort_scope (self->platform, cohort), cohort,
                        lesson (self, text (one, "lesson")), text (one, "title"));
}

static char *
lesson_named (const char *slug, gint64 start_ms, gpointer platform)
{
  return lyc_db_text (((LycPlatform *) platform)->db, "SELECT uuid FROM lesson WHERE slug = ?", "s",
                      slug);
}

/**
 * lyc_sandbox_mentions:
 *
 * Returns: (transfer full): @body with each "@{key}" as a mention, and links to lessons leading
 * there
 */
char *
lyc_sandbox_mentions (LycPlatform *platform, const char *body)
{
  g_autofree char *linked = NULL;
  g_autoptr (LycRows) rows = lyc_db_query (platform->db, "SELECT login, name, uuid FROM user", "");
  GString *string = g_string_new (body);

  while (lyc_rows_next (rows))
    {
      g_autofree char *from = g_strdup_printf ("@{%s}", lyc_rows_text (rows, 0));
      g_autofree char *to = g_strdup_printf ("[@%s](lyceum:user/%s)", lyc_rows_text (rows, 1),
                                             lyc_rows_text (rows, 2));

      g_string_replace (string, from, to, 0);
    }
  linked = lyc_course_links_replace (string->str, lesson_named, platform, NULL, NULL);
  if (linked != NULL)
    g_string_assign (string, linked);
  return g_string_free (string, FALSE);
}

static void
add_marks (LycSandboxFill *self, JsonObject *one, gint64 post)
{
  JsonArray *votes = list (one, "votes"), *helped = list (one, "helped");
  g_autoptr (JsonObject) none = json_object_new ();
  JsonObject *reactions = json_object_has_member (one, "reactions")
                              ? json_object_get_object_member (one, "reactions")
                              : none;
  g_autoptr (GList) emojis = json_object_get_members (reactions);

  for (guint i = 0; i < length (votes); i++)
    lyc_reaction_put (self->platform, person (self, json_array_get_string_element (votes, i)), post,
                      1, -1, NULL);
  for (guint i = 0; i < length (helped); i++)
    lyc_reaction_put (self->platform, person (self, json_array_get_string_element (helped, i)),
                      post, -1, 1, NULL);
  for (GList *l = emojis; l != NULL; l = l->next)
    for (guint i = 0; i < length (list (reactions, l->data)); i++)
      {
        g_autoptr (JsonArray) set = json_array_new ();

        json_array_add_string_element (set, l->data);
        lyc_reaction_put (
            self->platform,
            person (self, json_array_get_string_element (list (reactions, l->data), i)), post, -1,
            -1, set);
      }
  if (json_object_get_boolean_member_with_default (one, "accepted", FALSE))
    lyc_db_run (self->platform->db, "UPDATE post SET accepted = 1 WHERE id = ?", "i", post);
  for (guint i = 0; i < length (list (one, "endorsed_by")); i++)
    lyc_db_run (self->platform->db, "INSERT INTO endorsement (post_id, user_id) VALUES (?, ?)",
                "ii", post,
                person (self, json_array_get_string_element (list (one, "endorsed_by"), i)));
}

/* Returns: (transfer full): the ids of those whom a body of the content names as "@{key}", as JSON
 */
static char *
mentioned_in (LycSandboxFill *self, const char *body)
{
  return lyc_db_text (
      self->platform->db,
      "SELECT json_group_array (uuid) FROM user WHERE instr (?, '@{' || login || '}')", "s", body);
}

/* Returns: its key; a post is answered by those after it under the name it has in the content */
static gint64
add_post (LycSandboxFill *self, JsonObject *given, gint64 container, const char *anchor,
          GHashTable *named)
{
  g_autofree char *uuid = lyc_id_new ();
  g_autofree char *body = lyc_sandbox_mentions (self->platform, text (given, "body"));
  g_autofree char *people = mentioned_in (self, text (given, "body"));
  g_autoptr (GArray) file_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *files = lyc_sandbox_add_files (self, given, container, file_ids);
  gint64 *answered = g_hash_table_lookup (named, text (given, "reply_to"));
  LycNewPost post
      = { .uuid = uuid,
          .author_id = person (self, text (given, "author")),
          .container_id = container,
          .body = body,
          .post_kind = json_object_get_string_member_with_default (given, "kind", "discussion"),
          .reply_to = answered != NULL ? *answered : 0,
          .anchor = anchor,
          .file_ids = files,
          .mention_ids = people,
          .at = self->now - number (given, "ago_ms"),
          .quietly = TRUE };
  gint64 id = lyc_post_add (self->platform, &post);

  g_hash_table_insert (named, g_strdup (text (given, "key")), g_memdup2 (&id, sizeof id));
  lyc_sandbox_name_files (self, id, file_ids);
  add_marks (self, given, id);
  return id;
}

/**
 * lyc_sandbox_add_container:
 * @one: a container of the content
 *
 * Makes a place of talk with its posts, and what of them waits for the learner.
 */
void
lyc_sandbox_add_container (LycSandboxFill *self, JsonObject *one)
{
  gint64 container = place (self, one);
  g_autofree char *name = lyc_uuid_of (self->platform, "container", container);
  JsonArray *posts = list (one, "posts");
  g_autofree char *anchor = anchor_text (self, one);
  g_autoptr (GHashTable) named = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  gint64 read = 0;

  lyc_db_run (self->platform->db, "INSERT OR REPLACE INTO sandbox_key (key, uuid) VALUES (?, ?)",
              "ss", text (one, "key"), name);
  for (guint i = 0; i < length (posts); i++)
    {
      JsonObject *given = json_array_get_object_element (posts, i);
      gint64 id = add_post (self, given, container, i == 0 ? anchor : NULL, named);

      if (read > 0 || *text (one, "read_to") == '\0')
        lyc_sandbox_add_notice (self->platform, one, i, id, self->now - number (given, "ago_ms"));
      if (g_str_equal (text (given, "key"), text (one, "read_to")))
        read = i + 1;
    }
  lyc_container_recount (self->platform, container);
  lyc_container_change (self->platform, "container.updated", container, 0);
  if (read > 0)
    lyc_read_state_set (self->platform, person (self, LYC_SANDBOX_LEARNER), container, read, -1);
}
