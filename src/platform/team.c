/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "team.h"

#include "changes.h"
#include "handlers.h"
#include "text-clean.h"
#include "views.h"

JsonObject *
lyc_team_view (LycPlatform *platform, LycViewer *viewer, const LycStanding *standing, gint64 id)
{
  g_autoptr (LycRows) rows
      = lyc_db_query (platform->db,
                      "SELECT t.uuid, t.rev, c.uuid, t.name FROM team t"
                      " JOIN cohort c ON c.id = t.cohort_id WHERE t.id = ? AND NOT t.deleted",
                      "i", id);
  JsonObject *object;

  if (!lyc_rows_next (rows))
    return NULL;
  object = lyc_view_new ("team", lyc_rows_text (rows, 0), lyc_rows_int (rows, 1));
  json_object_set_string_member (object, "cohort_id", lyc_rows_text (rows, 2));
  json_object_set_string_member (object, "name", lyc_rows_text (rows, 3));
  json_object_set_array_member (
      object, "member_ids",
      lyc_json_text_array (platform,
                           "SELECT u.uuid FROM team_member x JOIN user u ON u.id = x.user_id"
                           " WHERE x.team_id = ? ORDER BY x.id",
                           id));
  return object;
}

GArray *
lyc_team_list (LycPlatform *platform, LycViewer *viewer, const LycStanding *standing)
{
  return lyc_ids_in_scope (
      platform, "SELECT id FROM team WHERE scope_id = ? AND NOT deleted ORDER BY id", standing);
}

/* Returns: what a person who asked for it is told */
const char *
lyc_team_trouble_words (LycTeamTrouble trouble)
{
  static const char *const words[] = {
    [LYC_TEAM_FINE] = "Done.",
    [LYC_TEAM_BAD_NAME] = "A team needs a name of up to 40 characters.",
    [LYC_TEAM_NAME_TAKEN] = "There is a team of this name already. Choose another name.",
    [LYC_TEAM_TOO_MANY] = "This cohort has as many teams as it can have.",
    [LYC_TEAM_FULL] = "This team has as many people as it can have.",
    [LYC_TEAM_NO_MEMBER] = "This person is not in the cohort.",
    [LYC_TEAM_ID_TAKEN] = "You have used this id for something else.",
  };

  return words[trouble];
}

static gint64
scope_of (LycPlatform *platform, gint64 id)
{
  return lyc_db_int (platform->db, 0, "SELECT scope_id FROM team WHERE id = ?", "i", id);
}

static void
tell (LycPlatform *platform, const char *type, gint64 id, gint64 actor_id)
{
  lyc_change (platform, type, "team", scope_of (platform, id), id, NULL, actor_id);
}

static char *
fold (const char *name)
{
  g_autofree char *normal = g_utf8_normalize (name, -1, G_NORMALIZE_ALL_COMPOSE);

  return g_utf8_casefold (normal, -1);
}

static gint64
find_folded (LycPlatform *platform, gint64 scope_id, const char *folded)
{
  return lyc_db_int (platform->db, 0,
                     "SELECT id FROM team WHERE scope_id = ? AND folded = ? AND NOT deleted", "is",
                     scope_id, folded);
}

static LycTeamTrouble
check_name (LycPlatform *platform, gint64 scope_id, gint64 id, const char *name, const char *folded)
{
  gint64 same = find_folded (platform, scope_id, folded);

  if (*name == '\0')
    return LYC_TEAM_BAD_NAME;
  return same != 0 && same != id ? LYC_TEAM_NAME_TAKEN : LYC_TEAM_FINE;
}

/**
 * lyc_team_add:
 * @uuid: its name outside
 * @creator_id: 0 for nobody
 * @id: (out): its key
 *
 * Makes a team without people, in the running transaction.
 */
LycTeamTrouble
lyc_team_add (LycPlatform *platform, gint64 cohort_id, const char *uuid, const char *name,
              gint64 creator_id, gint64 *id)
{
  gint64 scope
      = lyc_db_int (platform->db, 0, "SELECT scope_id FROM cohort WHERE id = ?", "i", cohort_id);
  g_autofree char *clean = lyc_text_clean_line (name, LYC_TEAM_NAME_MAX);
  g_autofree char *folded = fold (clean);
  LycTeamTrouble trouble = check_name (platform, scope, 0, clean, folded);

  if (trouble != LYC_TEAM_FINE)
    return trouble;
  if (lyc_db_int (platform->db, 0, "SELECT count(*) FROM team WHERE scope_id = ? AND NOT deleted",
                  "i", scope)
      >= lyc_platform_limit (platform, LYC_LIMIT_TEAMS))
    return LYC_TEAM_TOO_MANY;
  *id = lyc_db_insert (platform->db,
                       "INSERT OR IGNORE INTO team (uuid, creator_id, scope_id, cohort_id, name,"
                       " folded, created_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
                       "siiissi", uuid, creator_id, scope, cohort_id, clean, folded,
                       lyc_platform_now (platform));
  if (*id == 0)
    return LYC_TEAM_ID_TAKEN;
  tell (platform, "team.created", *id, creator_id);
  return LYC_TEAM_FINE;
}

/* Gives a team another name, in the running transaction. */
LycTeamTrouble
lyc_team_rename (LycPlatform *platform, gint64 id, const char *name, gint64 actor_id)
{
  g_autofree char *clean = lyc_text_clean_line (name, LYC_TEAM_NAME_MAX);
  g_autofree char *folded = fold (clean);
  LycTeamTrouble trouble = check_name (platform, scope_of (platform, id), id, clean, folded);

  if (trouble != LYC_TEAM_FINE)
    return trouble;
  lyc_db_run (platform->db, "UPDATE team SET name = ?, folded = ? WHERE id = ?", "ssi", clean,
              folded, id);
  tell (platform, "team.updated", id, actor_id);
  return LYC_TEAM_FINE;
}

static gint64
team_of (LycPlatform *platform, gint64 scope_id, gint64 user_id)
{
  return lyc_db_int (platform->db, 0,
                     "SELECT team_id FROM team_member WHERE scope_id = ? AND user_id = ?", "ii",
                     scope_id, user_id);
}

/**
 * lyc_team_put_member:
 *
 * Takes a member of the cohort into a team, out of the one where they are, in the running
 * transaction.
 */
LycTeamTrouble
lyc_team_put_member (LycPlatform *platform, gint64 id, gint64 user_id, gint64 actor_id)
{
  gint64 scope = scope_of (platform, id);

  if (lyc_db_int (platform->db, 0,
                  "SELECT 1 FROM membership WHERE scope_id = ? AND user_id = ?"
                  " AND state <> 'removed'",
                  "ii", scope, user_id)
      == 0)
    return LYC_TEAM_NO_MEMBER;
  if (team_of (platform, scope, user_id) == id)
    return LYC_TEAM_FINE;
  if (lyc_db_int (platform->db, 0, "SELECT count(*) FROM team_member WHERE team_id = ?", "i", id)
      >= lyc_platform_limit (platform, LYC_LIMIT_TEAM_MEMBERS))
    return LYC_TEAM_FULL;
  lyc_team_take_member (platform, scope, user_id, actor_id);
  lyc_db_run (platform->db, "INSERT INTO team_member (scope_id, user_id, team_id) VALUES (?, ?, ?)",
              "iii", scope, user_id, id);
  tell (platform, "team.updated", id, actor_id);
  return LYC_TEAM_FINE;
}

/* Takes a person out of their team of a cohort, if they are in one, in the running transaction. */
void
lyc_team_take_member (LycPlatform *platform, gint64 scope_id, gint64 user_id, gint64 actor_id)
{
  gint64 id = team_of (platform, scope_id, user_id);

  if (id == 0)
    return;
  lyc_db_run (platform->db, "DELETE FROM team_member WHERE scope_id = ? AND user_id = ?", "ii",
              scope_id, user_id);
  tell (platform, "team.updated", id, actor_id);
}

/* Returns: the key of a cohort's team, by its name or its id; 0 for none */
gint64
lyc_team_find (LycPlatform *platform, gint64 cohort_id, const char *name)
{
  g_autofree char *clean = lyc_text_clean_line (name, LYC_TEAM_NAME_MAX);
  g_autofree char *folded = fold (clean);

  return lyc_db_int (platform->db, 0,
                     "SELECT id FROM team WHERE cohort_id = ? AND (folded = ? OR uuid = ?)"
                     " AND NOT deleted",
                     "iss", cohort_id, folded, name);
}

static gboolean
is_refused (LycRequest *request, LycTeamTrouble trouble)
{
  const char *words = lyc_team_trouble_words (trouble);

  if (trouble == LYC_TEAM_BAD_NAME)
    lyc_request_field_error (request, "name", words);
  else if (trouble == LYC_TEAM_NO_MEMBER)
    lyc_request_field_error (request, "member_ids", words);
  else if (trouble != LYC_TEAM_FINE)
    lyc_request_problem (request, 409, "conflict", words);
  return request->status != 0;
}

static gboolean
is_gone (LycRequest *request)
{
  if (lyc_db_int (request->db, 0, "SELECT deleted FROM team WHERE id = ?", "i", request->target.id)
      == 1)
    lyc_request_problem (request, 410, "gone", "This team was deleted.");
  return request->status != 0;
}

static gint64
user_named (LycRequest *request, const char *uuid)
{
  return lyc_db_int (request->db, 0, "SELECT id FROM user WHERE uuid = ?", "s", uuid);
}

/* The team that the person leaves changes with the one that they come to. */
static LycTeamTrouble
put (LycRequest *request, gint64 id, gint64 user_id)
{
  gint64 scope = request->target.scope_id;
  gint64 before = team_of (request->platform, scope, user_id);

  if (before != 0 && before != id)
    lyc_request_touch (request, "team", scope, before);
  return lyc_team_put_member (request->platform, id, user_id, request->viewer->user_id);
}

static void
put_all (LycRequest *request, gint64 id)
{
  JsonArray *given = lyc_request_has (request, "member_ids")
                         ? json_object_get_array_member (request->body, "member_ids")
                         : NULL;

  for (guint i = 0; given != NULL && i < json_array_get_length (given); i++)
    if (is_refused (request, put (request, id,
                                  user_named (request, json_array_get_string_element (given, i)))))
      return;
}

void
lyc_handle_team_create (LycRequest *request)
{
  gint64 id = 0;

  if (is_refused (request, lyc_team_add (request->platform, request->target.id,
                                         lyc_request_param (request, "team_id"),
                                         lyc_request_text (request, "name", ""),
                                         request->viewer->user_id, &id)))
    return;
  put_all (request, id);
  lyc_request_touch (request, "team", request->target.scope_id, id);
  lyc_request_objects (request);
}

void
lyc_handle_team_edit (LycRequest *request)
{
  if (is_gone (request)
      || is_refused (request, lyc_team_rename (request->platform, request->target.id,
                                               lyc_request_text (request, "name", ""),
                                               request->viewer->user_id)))
    return;
  lyc_request_object (request, "team", request->target.scope_id, request->target.id);
}

void
lyc_handle_team_delete (LycRequest *request)
{
  gint64 id = request->target.id;
  g_autofree char *uuid = lyc_uuid_of (request->platform, "team", id);

  if (is_gone (request))
    return;
  lyc_db_run (request->db, "DELETE FROM team_member WHERE team_id = ?", "i", id);
  lyc_db_run (request->db, "UPDATE team SET deleted = 1 WHERE id = ?", "i", id);
  lyc_request_done (request, "team", uuid,
                    lyc_change (request->platform, "team.deleted", "team", request->target.scope_id,
                                id, uuid, request->viewer->user_id));
}

/* Somebody who is not in the cohort is as one who does not exist. */
void
lyc_handle_team_member_set (LycRequest *request)
{
  LycTeamTrouble trouble;

  if (is_gone (request))
    return;
  trouble = put (request, request->target.id,
                 user_named (request, lyc_request_param (request, "user_id")));
  if (trouble == LYC_TEAM_NO_MEMBER)
    lyc_request_not_found (request);
  else if (!is_refused (request, trouble))
    {
      lyc_request_touch (request, "team", request->target.scope_id, request->target.id);
      lyc_request_objects (request);
    }
}

/* Whoever is not in the team stays out of it: asked again, nothing happens a second time. */
void
lyc_handle_team_member_remove (LycRequest *request)
{
  gint64 user = user_named (request, lyc_request_param (request, "user_id"));

  if (is_gone (request))
    return;
  if (team_of (request->platform, request->target.scope_id, user) == request->target.id)
    lyc_team_take_member (request->platform, request->target.scope_id, user,
                          request->viewer->user_id);
  lyc_request_object (request, "team", request->target.scope_id, request->target.id);
}
