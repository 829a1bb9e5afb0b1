/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "access.h"
#include "changes.h"
#include "handlers.h"
#include "moderation.h"
#include "text-clean.h"
#include "views.h"

/* What is kept of the text as it was reported, whatever its author makes of it afterwards. */
#define EXCERPT_CHARS 1000

#define SELECT_REPORT                                                                            \
  "SELECT r.uuid, r.rev, c.uuid, k.uuid, p.uuid, u.uuid, a.uuid, r.reason, r.words, r.hint,"     \
  " r.excerpt, r.state, r.outcome, r.created_at, r.resolved_at, p.pos, r.creator_id, r.direct,"  \
  " coalesce(m.told_at, 0), coalesce(m.words, '') FROM report r JOIN post p ON p.id = r.post_id" \
  " JOIN container k ON k.id = p.container_id JOIN user u ON u.id = r.creator_id"                \
  " JOIN user a ON a.id = p.creator_id LEFT JOIN cohort c ON c.scope_id = r.scope_id"            \
  " LEFT JOIN mod_action m ON m.id = r.action_id WHERE r.id = ?"

/* Those who decide. A direct message is no facilitator's business. */
static gboolean
triages (const LycStanding *standing, gboolean direct)
{
  return lyc_access_allows (standing, "report", direct ? "triage_direct" : "triage", FALSE);
}

gboolean
lyc_report_in_sight (LycPlatform *platform, LycViewer *viewer, const LycFound *found)
{
  gboolean direct = lyc_db_int (platform->db, 0, "SELECT direct FROM report WHERE id = ?", "i",
                                found->id)
                    == 1;

  return found->creator_id == viewer->user_id
         || triages (lyc_viewer_in (viewer, found->scope_id), direct);
}

/* What was decided is the reporter's to know when it can no longer be undone. */
static void
set_outcome (JsonObject *object, LycRows *rows, gboolean known)
{
  json_object_set_string_member (object, "state", known ? lyc_rows_text (rows, 11) : "open");
  json_object_set_string_member (object, "outcome", known ? lyc_rows_text (rows, 12) : "");
  json_object_set_string_member (object, "answer", known ? lyc_rows_text (rows, 19) : "");
  json_object_set_int_member (object, "created_at", lyc_rows_int (rows, 13));
  lyc_json_set_maybe_time (object, "resolved_at", known ? lyc_rows_int (rows, 14) : 0);
}

JsonObject *
lyc_report_view (LycPlatform *platform, LycViewer *viewer, const LycStanding *standing, gint64 id)
{
  g_autoptr (LycRows) rows = lyc_db_query (platform->db, SELECT_REPORT, "i", id);
  gboolean decides;
  JsonObject *object;

  if (!lyc_rows_next (rows))
    return NULL;
  decides = triages (standing, lyc_rows_int (rows, 17) != 0);
  if (!decides && lyc_rows_int (rows, 16) != viewer->user_id)
    return NULL;
  object = lyc_view_new ("report", lyc_rows_text (rows, 0), lyc_rows_int (rows, 1));
  lyc_json_set_maybe_id (object, "cohort_id", lyc_rows_text (rows, 2));
  json_object_set_string_member (object, "container_id", lyc_rows_text (rows, 3));
  json_object_set_string_member (object, "post_id", lyc_rows_text (rows, 4));
  json_object_set_int_member (object, "pos", lyc_rows_int (rows, 15));
  json_object_set_string_member (object, "reporter_id", lyc_rows_text (rows, 5));
  json_object_set_string_member (object, "author_id", lyc_rows_text (rows, 6));
  json_object_set_boolean_member (object, "direct", lyc_rows_int (rows, 17) != 0);
  json_object_set_string_member (object, "reason", lyc_rows_text (rows, 7));
  json_object_set_string_member (object, "words", lyc_rows_text (rows, 8));
  json_object_set_string_member (object, "hint", lyc_rows_text (rows, 9));
  json_object_set_string_member (object, "excerpt", decides ? lyc_rows_text (rows, 10) : "");
  set_outcome (object, rows, decides || lyc_rows_int (rows, 18) != 0);
  return object;
}

GArray *
lyc_report_list (LycPlatform *platform, LycViewer *viewer, const LycStanding *standing)
{
  return lyc_ids_in_scope (platform, "SELECT id FROM report WHERE scope_id = ? ORDER BY id",
                           standing);
}

/* Logs that a report changed. Who may see neither it nor what became of it is told nothing. */
void
lyc_report_change (LycPlatform *platform, const char *type, gint64 report_id, gint64 actor_id)
{
  lyc_change (platform, type, "report",
              lyc_db_int (platform->db, 0, "SELECT scope_id FROM report WHERE id = ?", "i",
                          report_id),
              report_id, NULL, actor_id);
}

/* A direct message is decided in a cohort that the two share; without one by the platform's admin. */
static gint64
scope_of_case (LycRequest *request, gboolean direct)
{
  if (!direct)
    return request->target.scope_id;
  return lyc_db_int (request->db, request->platform->server_scope,
                     "SELECT min(a.scope_id) FROM membership a JOIN membership b USING (scope_id)"
                     " WHERE a.user_id = ? AND b.user_id = ? AND a.state <> 'removed'"
                     " AND b.state <> 'removed' HAVING count(*) > 0",
                     "ii", request->viewer->user_id, request->target.creator_id);
}

static gboolean
fits (LycRequest *request, const char *words)
{
  if (lyc_db_int (request->db, 0, "SELECT deleted FROM post WHERE id = ?", "i", request->target.id)
      == 1)
    lyc_request_problem (request, 410, "gone", "This post was deleted.");
  else if (g_str_equal (lyc_request_text (request, "reason", ""), "other") && *words == '\0')
    lyc_request_field_error (request, "words", "say what is wrong");
  else if (lyc_request_has (request, "hint")
           && !lyc_request_allow (request, "report", "hint", request->target.scope_id, FALSE))
    return FALSE;
  return request->status == 0;
}

void
lyc_handle_report_create (LycRequest *request)
{
  gint64 post = request->target.id;
  g_autofree char *words = lyc_text_clean_line (lyc_request_text (request, "words", ""), 500);
  gboolean direct = lyc_db_int (request->db, 0,
                                "SELECT s.kind = 'direct' FROM post p JOIN scope s"
                                " ON s.id = p.scope_id WHERE p.id = ?",
                                "i", post)
                    == 1;
  gint64 scope = scope_of_case (request, direct);
  gint64 id;

  if (!fits (request, words))
    return;
  id = lyc_db_insert (request->db,
                      "INSERT OR IGNORE INTO report (uuid, creator_id, scope_id, post_id, direct,"
                      " reason, words, hint, excerpt, created_at) SELECT ?, ?, ?, p.id, ?, ?, ?, ?,"
                      " substr(p.body, 1, ?), ? FROM post p WHERE p.id = ?",
                      "siiisssiii", lyc_request_param (request, "report_id"),
                      request->viewer->user_id, scope, (gint64) direct,
                      lyc_request_text (request, "reason", ""), words,
                      lyc_request_text (request, "hint", ""), (gint64) EXCERPT_CHARS,
                      lyc_request_now (request), post);
  if (id == 0)
    {
      lyc_request_problem (request, 409, "conflict", "You have reported this post already.");
      return;
    }
  lyc_report_change (request->platform, "report.opened", id, request->viewer->user_id);
  lyc_audit_add (request->platform, request->viewer->user_id, "report.create", "post", post, scope,
                 words);
  lyc_request_object (request, "report", scope, id);
}

/**
 * lyc_reports_resolve:
 *
 * Closes every open report of the case's post with what was decided.
 */
void
lyc_reports_resolve (LycPlatform *platform, const LycCase *about, gint64 action_id,
                     const char *outcome, gint64 actor_id)
{
  g_autoptr (GArray) ids
      = lyc_db_ints (platform->db,
                     "SELECT id FROM report WHERE post_id = ? AND state = 'open' ORDER BY id", "i",
                     about->post_id);

  for (guint i = 0; about->post_id != 0 && i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);

      lyc_db_run (platform->db,
                  "UPDATE report SET state = 'resolved', outcome = ?, action_id = ?,"
                  " resolved_at = ? WHERE id = ?",
                  "siii", outcome, action_id, lyc_platform_now (platform), id);
      lyc_report_change (platform, "report.resolved", id, actor_id);
    }
}

/* Opens again what the action had closed. */
void
lyc_reports_reopen (LycPlatform *platform, gint64 action_id, gint64 actor_id)
{
  g_autoptr (GArray) ids = lyc_db_ints (
      platform->db, "SELECT id FROM report WHERE action_id = ? ORDER BY id", "i", action_id);

  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);

      lyc_db_run (platform->db,
                  "UPDATE report SET state = 'open', outcome = '', action_id = 0, resolved_at = 0"
                  " WHERE id = ?",
                  "i", id);
      lyc_report_change (platform, "report.opened", id, actor_id);
    }
}
