/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "changes.h"
#include "handlers.h"
#include "moderation.h"

#define PAGE 100

/**
 * lyc_audit_add:
 * @actor_id: who, 0 for the platform
 * @verb: what, as an operation of the API is named
 * @kind: of the object that it was done to
 * @words: the reason given, "" for none
 *
 * Writes down who did what to what and why, in the running transaction. Nothing ever takes it away.
 */
void
lyc_audit_add (LycPlatform *platform, gint64 actor_id, const char *verb, const char *kind,
               gint64 target_id, gint64 scope_id, const char *words)
{
  g_autofree char *uuid = lyc_uuid_of (platform, kind, target_id);

  lyc_db_run (platform->db,
              "INSERT INTO audit (actor_id, verb, target_kind, target, scope_id, words, at)"
              " VALUES (?, ?, ?, ?, ?, ?, ?)",
              "isssisi", actor_id, verb, kind, uuid != NULL ? uuid : "", scope_id, words,
              lyc_platform_now (platform));
}

static JsonObject *
line (LycRows *rows)
{
  JsonObject *object = json_object_new ();

  json_object_set_int_member (object, "number", lyc_rows_int (rows, 0));
  lyc_json_set_maybe_id (object, "actor_id", lyc_rows_text (rows, 1));
  json_object_set_string_member (object, "verb", lyc_rows_text (rows, 2));
  json_object_set_string_member (object, "target_kind", lyc_rows_text (rows, 3));
  json_object_set_string_member (object, "target_id", lyc_rows_text (rows, 4));
  json_object_set_string_member (object, "words", lyc_rows_text (rows, 5));
  json_object_set_int_member (object, "at", lyc_rows_int (rows, 6));
  return object;
}

/* Whoever runs the whole platform reads all of it; the admin of a cohort what happened in there. */
void
lyc_handle_audit_read (LycRequest *request)
{
  const char *text = lyc_request_param (request, "before");
  gint64 before = G_MAXINT64;
  g_autoptr (JsonObject) page = json_object_new ();
  JsonArray *lines = json_array_new ();
  g_autoptr (LycRows) rows = NULL;

  json_object_set_array_member (page, "lines", lines);
  if (text != NULL && !g_ascii_string_to_signed (text, 10, 0, G_MAXINT64, &before, NULL))
    {
      lyc_request_field_error (request, "before", "must be a number");
      return;
    }
  rows = lyc_db_query (request->db,
                       "SELECT a.id, u.uuid, a.verb, a.target_kind, a.target, a.words, a.at"
                       " FROM audit a LEFT JOIN user u ON u.id = a.actor_id"
                       " WHERE a.scope_id = ? AND a.id < ? ORDER BY a.id DESC LIMIT ?",
                       "iii", request->target.scope_id, before, (gint64) PAGE);
  while (lyc_rows_next (rows))
    json_array_add_object_element (lines, line (rows));
  lyc_request_json (request, 200, page);
}
