/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "post-version.h"

#include "handlers.h"
#include "views.h"

/* So many texts of a post are kept; the oldest go first. */
#define KEPT 50

/**
 * lyc_post_version_keep:
 *
 * Keeps what a post says now, in the running transaction, before it says something else.
 */
void
lyc_post_version_keep (LycPlatform *platform, gint64 post_id)
{
  lyc_db_run (platform->db,
              "INSERT INTO post_version (post_id, number, body, written_at)"
              " SELECT id, (SELECT coalesce (max (number), 0) + 1 FROM post_version"
              "  WHERE post_id = ?1), body, max (created_at, edited_at) FROM post WHERE id = ?1",
              "i", post_id);
  lyc_db_run (platform->db,
              "DELETE FROM post_version WHERE post_id = ?1 AND number <="
              " (SELECT max (number) FROM post_version WHERE post_id = ?1) - ?2",
              "ii", post_id, (gint64) KEPT);
}

/* What was deleted is deleted in every version. */
void
lyc_post_versions_drop (LycPlatform *platform, gint64 post_id)
{
  lyc_db_run (platform->db, "DELETE FROM post_version WHERE post_id = ?", "i", post_id);
}

/* The newest first, as many as a page takes. */
static JsonArray *
versions_of (LycRequest *request)
{
  JsonArray *array = json_array_new ();
  gint64 room = lyc_platform_limit (request->platform, LYC_LIMIT_PAGE_BYTES) / 2;
  g_autoptr (LycRows) rows = lyc_db_query (
      request->db,
      "SELECT body, written_at FROM post_version WHERE post_id = ? ORDER BY number DESC", "i",
      request->target.id);

  while (lyc_rows_next (rows) && (room -= (gint64) strlen (lyc_rows_text (rows, 0))) >= 0)
    {
      JsonObject *version = json_object_new ();

      json_object_set_string_member (version, "body", lyc_rows_text (rows, 0));
      json_object_set_int_member (version, "written_at", lyc_rows_int (rows, 1));
      json_array_add_object_element (array, version);
    }
  return array;
}

/* Whoever may not read what a post says now may not read what it said. */
void
lyc_handle_post_versions (LycRequest *request)
{
  g_autoptr (JsonObject) page = json_object_new ();
  gboolean shown
      = lyc_db_int (request->db, 0,
                    "SELECT NOT deleted AND (NOT hidden OR ?2) FROM post WHERE id = ?1", "ii",
                    request->target.id,
                    (gint64) lyc_access_allows (request->standing, "post", "see_hidden", FALSE))
        == 1;

  json_object_set_array_member (page, "versions",
                                shown ? versions_of (request) : json_array_new ());
  lyc_request_json (request, 200, page);
}
