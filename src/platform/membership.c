/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "membership.h"

#include "badge.h"
#include "changes.h"
#include "cohort-progress.h"
#include "cohort.h"
#include "handlers.h"
#include "ids.h"
#include "moderating.h"
#include "team.h"

/* What a new member sees changes in the frame of their own scope, addressed to them. */
static void
tell (LycPlatform *platform, const char *type, gint64 cohort_id, gint64 scope, gint64 id,
      gint64 user_id, gint64 actor_id)
{
  lyc_scope_changed (platform, user_id);
  lyc_change (platform, type, "membership", scope, id, NULL, actor_id);
  lyc_change (platform, "cohort.updated", "cohort", scope, cohort_id, NULL, actor_id);
}

static gint64
membership_of (LycPlatform *platform, gint64 scope, gint64 user_id)
{
  return lyc_db_int (platform->db, 0,
                     "SELECT id FROM membership WHERE scope_id = ? AND user_id = ?", "ii", scope,
                     user_id);
}

/**
 * lyc_membership_put:
 *
 * Takes a person into a cohort, or changes how they stand there, in the running transaction.
 *
 * Returns: the membership's key
 */
gint64
lyc_membership_put (LycPlatform *platform, gint64 cohort_id, gint64 user_id, const char *role,
                    const char *state, gboolean observer, gint64 actor_id)
{
  gint64 scope = lyc_cohort_scope (platform, cohort_id);
  gint64 id = membership_of (platform, scope, user_id);
  gboolean there = lyc_db_int (platform->db, 0,
                               "SELECT 1 FROM membership WHERE id = ? AND state <> 'removed'", "i",
                               id)
                   == 1;
  g_autofree char *uuid = lyc_id_new ();

  lyc_db_run (
      platform->db,
      "INSERT INTO membership (uuid, scope_id, user_id, role, state, observer, joined_at)"
      " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (scope_id, user_id) DO UPDATE SET"
      " role = excluded.role, state = excluded.state, observer = excluded.observer,"
      " moderates = CASE WHEN excluded.role IN ('facilitator', 'admin')"
      " OR (role = 'moderator' AND excluded.role <> 'moderator') THEN '' ELSE moderates END",
      "siissii", uuid, scope, user_id, role, state, (gint64) observer, lyc_platform_now (platform));
  id = membership_of (platform, scope, user_id);
  lyc_moderating_see_invitations (platform, cohort_id, user_id);
  tell (platform, there ? "membership.role_changed" : "membership.added", cohort_id, scope, id,
        user_id, actor_id);
  if (!there)
    {
      lyc_change (platform, "user.updated", "user", scope, user_id, NULL, actor_id);
      lyc_badges_begin (platform, cohort_id, user_id);
    }
  lyc_cohort_progress_tell_cohort (platform, cohort_id);
  return id;
}

/**
 * lyc_membership_take:
 *
 * Takes a person out of a cohort. The one event about it that they get is in their own scope.
 */
void
lyc_membership_take (LycPlatform *platform, gint64 cohort_id, gint64 user_id, gint64 actor_id)
{
  gint64 scope = lyc_cohort_scope (platform, cohort_id);
  gint64 id = membership_of (platform, scope, user_id);
  g_autofree char *uuid = lyc_uuid_of (platform, "membership", id);

  lyc_team_take_member (platform, scope, user_id, actor_id);
  lyc_db_run (platform->db, "UPDATE membership SET state = 'removed', moderates = '' WHERE id = ?",
              "i", id);
  lyc_moderating_see_invitations (platform, cohort_id, user_id);
  tell (platform, "membership.removed", cohort_id, scope, id, user_id, actor_id);
  lyc_cohort_progress_tell_cohort (platform, cohort_id);
  lyc_log_append (platform, lyc_user_scope_of (platform, user_id), "membership.removed",
                  "membership", id, uuid, actor_id);
}

static gint64
person_named (LycRequest *request)
{
  return lyc_db_int (request->db, 0, "SELECT id FROM user WHERE uuid = ? AND state <> 'removed'", "s",
                     lyc_request_param (request, "user_id"));
}

static gboolean
is_above (LycRequest *request, LycRole role)
{
  if (request->viewer->admin || role <= request->standing->role)
    return FALSE;
  lyc_request_problem (request, 403, "forbidden", "This role is above your own.");
  return TRUE;
}

static LycRole
role_of (LycRequest *request, gint64 user_id)
{
  g_autofree char *role = lyc_db_text (request->db,
                                       "SELECT role FROM membership WHERE scope_id = ?"
                                       " AND user_id = ? AND state <> 'removed'",
                                       "ii", request->target.scope_id, user_id);

  return lyc_role_from_name (role);
}

/* Facilitators take in people that they can see already; an admin anyone. Nobody lifts another
 * above themselves, or changes one who is. */
static gboolean
may_set (LycRequest *request, gint64 user_id, const char *role)
{
  if (user_id == 0
      || (!request->viewer->admin && !lyc_scope_shared (request->platform, request->viewer, user_id)))
    lyc_request_not_found (request);
  return request->status == 0 && !is_above (request, lyc_role_from_name (role))
         && !is_above (request, role_of (request, user_id));
}

void
lyc_handle_membership_set (LycRequest *request)
{
  gint64 user_id = person_named (request);
  g_autoptr (LycRows) rows = NULL;
  g_autofree char *role = NULL;
  g_autofree char *state = NULL;
  gboolean observer = FALSE;
  gint64 id;

  rows = lyc_db_query (request->db,
                       "SELECT role, state, observer FROM membership WHERE scope_id = ?"
                       " AND user_id = ? AND state <> 'removed'",
                       "ii", request->target.scope_id, user_id);
  if (lyc_rows_next (rows))
    {
      role = g_strdup (lyc_rows_text (rows, 0));
      state = g_strdup (lyc_rows_text (rows, 1));
      observer = lyc_rows_int (rows, 2) != 0;
    }
  g_clear_pointer (&rows, lyc_rows_done);
  if (!may_set (request, user_id, lyc_request_text (request, "role", "learner")))
    return;
  id = lyc_membership_put (request->platform, request->target.id, user_id,
                           lyc_request_text (request, "role", role != NULL ? role : "learner"),
                           lyc_request_text (request, "state", state != NULL ? state : "active"),
                           lyc_request_flag (request, "observer", observer),
                           request->viewer->user_id);
  lyc_request_object (request, "membership", request->target.scope_id, id);
}

/* Everyone may leave, a moderator who pauses too, who stands below their own role for as long.
 * Whoever was taken out already stays so: asked again, nothing happens a second time. */
void
lyc_handle_membership_remove (LycRequest *request)
{
  gint64 user_id = person_named (request);
  gboolean own = user_id == request->viewer->user_id;
  gint64 id = membership_of (request->platform, request->target.scope_id, user_id);
  g_autofree char *uuid = lyc_uuid_of (request->platform, "membership", id);

  if (!lyc_request_allow (request, "membership", own ? "leave" : "remove", request->target.scope_id,
                          own)
      || (!own && is_above (request, role_of (request, user_id))))
    return;
  if (uuid == NULL)
    {
      lyc_request_not_found (request);
      return;
    }
  if (role_of (request, user_id) != LYC_ROLE_NONE)
    lyc_membership_take (request->platform, request->target.id, user_id, request->viewer->user_id);
  lyc_request_done (request, "membership", uuid, lyc_log_head (request->platform));
}
