/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "access.h"
#include "changes.h"
#include "handlers.h"
#include "moderation.h"
#include "post-move.h"
#include "text-clean.h"
#include "views.h"

JsonObject *
lyc_mod_action_view (LycPlatform *platform, LycViewer *viewer, const LycStanding *standing,
                     gint64 id)
{
  g_autoptr (LycRows) rows = lyc_db_query (
      platform->db,
      "SELECT m.uuid, m.rev, c.uuid, p.uuid, k.uuid, m.act, m.words, u.uuid, m.at, m.undo_until,"
      " m.undone_at, m.told_at, m.direct FROM mod_action m JOIN user u ON u.id = m.creator_id"
      " JOIN container k ON k.id = m.container_id LEFT JOIN post p ON p.id = m.post_id"
      " LEFT JOIN cohort c ON c.scope_id = m.scope_id WHERE m.id = ?",
      "i", id);
  JsonObject *object;

  if (!lyc_rows_next (rows)
      || !lyc_access_allows (standing, "report",
                             lyc_rows_int (rows, 12) != 0 ? "triage_direct" : "triage", FALSE))
    return NULL;
  object = lyc_view_new ("mod_action", lyc_rows_text (rows, 0), lyc_rows_int (rows, 1));
  lyc_json_set_maybe_id (object, "cohort_id", lyc_rows_text (rows, 2));
  lyc_json_set_maybe_id (object, "post_id", lyc_rows_text (rows, 3));
  json_object_set_string_member (object, "container_id", lyc_rows_text (rows, 4));
  json_object_set_string_member (object, "act", lyc_rows_text (rows, 5));
  json_object_set_string_member (object, "words", lyc_rows_text (rows, 6));
  json_object_set_string_member (object, "by_id", lyc_rows_text (rows, 7));
  json_object_set_int_member (object, "at", lyc_rows_int (rows, 8));
  json_object_set_int_member (object, "undo_until", lyc_rows_int (rows, 9));
  lyc_json_set_maybe_time (object, "undone_at", lyc_rows_int (rows, 10));
  lyc_json_set_maybe_time (object, "told_at", lyc_rows_int (rows, 11));
  return object;
}

GArray *
lyc_mod_action_list (LycPlatform *platform, LycViewer *viewer, const LycStanding *standing)
{
  return lyc_ids_in_scope (platform, "SELECT id FROM mod_action WHERE scope_id = ? ORDER BY id",
                           standing);
}

static gint64
container_of (LycRequest *request, gint64 post_id)
{
  return lyc_db_int (request->db, 0, "SELECT container_id FROM post WHERE id = ?", "i", post_id);
}

static gboolean
find_named (LycRequest *request, const char *field, const char *kind, LycFound *found)
{
  if (!lyc_request_has (request, field))
    return FALSE;
  if (lyc_find (request->platform, request->viewer, kind, lyc_request_text (request, field, ""),
                found))
    return TRUE;
  lyc_request_not_found (request);
  return FALSE;
}

/* One of three names says what it is about. A report leads to a direct message that the moderator
 * is no part of. */
static gboolean
find_case (LycRequest *request, LycCase *about)
{
  LycFound found;

  if (find_named (request, "report_id", "report", &found))
    {
      about->post_id
          = lyc_db_int (request->db, 0, "SELECT post_id FROM report WHERE id = ?", "i", found.id);
      about->direct
          = lyc_db_int (request->db, 0, "SELECT direct FROM report WHERE id = ?", "i", found.id) != 0;
    }
  else if (request->status == 0 && find_named (request, "post_id", "post", &found))
    about->post_id = found.id;
  else if (request->status == 0 && find_named (request, "container_id", "container", &found))
    about->container_id = found.id;
  else if (request->status == 0)
    lyc_request_field_error (request, "report_id", "or another name of what it is about is missing");
  if (request->status != 0)
    return FALSE;
  about->scope_id = found.scope_id;
  if (about->post_id != 0)
    about->container_id = container_of (request, about->post_id);
  return lyc_request_allow (request, "mod_action", "apply", found.scope_id, FALSE)
         && (!about->direct
             || lyc_request_allow (request, "report", "triage_direct", found.scope_id, FALSE));
}

static gboolean
find_goal (LycRequest *request, LycCase *about, const char *act)
{
  if (!g_str_equal (act, "move"))
    return TRUE;
  about->to_id = lyc_post_move_goal (request, about->post_id, about->scope_id,
                                     lyc_request_text (request, "to_id", ""), "to_id");
  return about->to_id != 0;
}

static gint64
insert (LycRequest *request, const LycCase *about, const char *act, const char *words)
{
  gint64 now = lyc_request_now (request);

  return lyc_db_insert (
      request->db,
      "INSERT OR IGNORE INTO mod_action (uuid, creator_id, scope_id, act, words, direct, post_id,"
      " container_id, at, undo_until) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      "siissiiiii", lyc_request_param (request, "action_id"), request->viewer->user_id,
      about->scope_id, act, words, (gint64) about->direct, about->post_id, about->container_id, now,
      lyc_mod_effect_is_final (act)
          ? 0
          : now + lyc_platform_limit (request->platform, LYC_LIMIT_UNDO_S) * 1000);
}

/* Everything that this changed and the person may see. */
static void
answer (LycRequest *request, const LycCase *about, gint64 id)
{
  g_autoptr (GArray) reports = lyc_db_ints (
      request->db, "SELECT id FROM report WHERE post_id = ? ORDER BY id", "i", about->post_id);

  lyc_request_touch (request, "mod_action", about->scope_id, id);
  for (guint i = 0; i < reports->len; i++)
    lyc_request_touch (request, "report", about->scope_id, g_array_index (reports, gint64, i));
  if (!about->direct && about->post_id != 0)
    lyc_request_touch (request, "post", about->scope_id, about->post_id);
  if (!about->direct)
    lyc_request_touch (request, "container", about->scope_id, about->container_id);
  lyc_request_objects (request);
}

static void
write_down (LycRequest *request, const LycCase *about, const char *act, const char *words)
{
  g_autofree char *verb = g_strconcat ("mod_action.", act, NULL);

  lyc_audit_add (request->platform, request->viewer->user_id, verb,
                 about->post_id != 0 ? "post" : "container",
                 about->post_id != 0 ? about->post_id : about->container_id, about->scope_id, words);
}

void
lyc_handle_mod_action_apply (LycRequest *request)
{
  const char *act = lyc_request_text (request, "act", "");
  g_autofree char *words = lyc_text_clean_line (lyc_request_text (request, "words", ""), 500);
  g_autofree char *before = NULL;
  LycCase about = { 0 };
  gint64 id;

  if (!find_case (request, &about) || !lyc_mod_effect_fits (request, &about, act)
      || !find_goal (request, &about, act))
    return;
  if (g_str_equal (act, "warn") && *words == '\0')
    {
      lyc_request_field_error (request, "words", "say what was wrong");
      return;
    }
  id = insert (request, &about, act, words);
  if (id == 0)
    {
      lyc_request_problem (request, 409, "conflict", "You have used this id for something else.");
      return;
    }
  before = lyc_mod_effect_apply (request->platform, &about, act, words, request->viewer->user_id);
  lyc_db_run (request->db, "UPDATE mod_action SET before = ? WHERE id = ?", "si", before, id);
  lyc_reports_resolve (request->platform, &about, id, lyc_mod_effect_outcome (act),
                       request->viewer->user_id);
  lyc_change (request->platform, "mod_action.applied", "mod_action", about.scope_id, id, NULL,
              request->viewer->user_id);
  write_down (request, &about, act, words);
  lyc_mod_tell_arm (request->platform);
  answer (request, &about, id);
}

static void
load_case (LycRequest *request, LycCase *about)
{
  g_autoptr (LycRows) rows
      = lyc_db_query (request->db,
                      "SELECT scope_id, post_id, container_id, direct FROM mod_action WHERE id = ?",
                      "i", request->target.id);

  if (!lyc_rows_next (rows))
    return;
  about->scope_id = lyc_rows_int (rows, 0);
  about->post_id = lyc_rows_int (rows, 1);
  about->container_id = lyc_rows_int (rows, 2);
  about->direct = lyc_rows_int (rows, 3) != 0;
}

void
lyc_handle_mod_action_undo (LycRequest *request)
{
  gint64 id = request->target.id;
  LycCase about = { 0 };

  load_case (request, &about);
  if (lyc_db_int (request->db, 0, "SELECT told_at <> 0 OR undo_until = 0 FROM mod_action WHERE id = ?",
                  "i", id)
      == 1)
    {
      lyc_request_problem (request, 409, "conflict",
                           "People have been told of it. Do the opposite instead.");
      return;
    }
  if (lyc_db_int (request->db, 0, "SELECT undone_at FROM mod_action WHERE id = ?", "i", id) == 0)
    {
      lyc_db_run (request->db, "UPDATE mod_action SET undone_at = ? WHERE id = ?", "ii",
                  lyc_request_now (request), id);
      lyc_mod_effect_undo (request->platform, id, request->viewer->user_id);
      lyc_reports_reopen (request->platform, id, request->viewer->user_id);
      lyc_change (request->platform, "mod_action.undone", "mod_action", about.scope_id, id, NULL,
                  request->viewer->user_id);
      write_down (request, &about, "undo", "");
    }
  answer (request, &about, id);
}
