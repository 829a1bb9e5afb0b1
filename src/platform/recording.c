/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "recording.h"

#include "download.h"
#include "handlers.h"
#include "view.h"

/* What was made of a recording, once, whichever assets show it: sheets of thumbs and renditions.
 * All of it lies beside the recordings under its SHA-256. */

static JsonObject *
part_of (LycRows *rows, gboolean with_size)
{
  JsonObject *part = json_object_new ();

  json_object_set_string_member (part, "id", lyc_rows_text (rows, 0));
  json_object_set_string_member (part, "type", lyc_rows_text (rows, 1));
  json_object_set_int_member (part, "size", lyc_rows_int (rows, 2));
  json_object_set_string_member (part, "sha256", lyc_rows_text (rows, 3));
  if (with_size)
    {
      json_object_set_int_member (part, "width", lyc_rows_int (rows, 4));
      json_object_set_int_member (part, "height", lyc_rows_int (rows, 5));
    }
  return part;
}

static JsonArray *
parts_of (LycPlatform *platform, const char *sha256, const char *kind, gboolean with_size)
{
  g_autoptr (LycRows) rows
      = lyc_db_query (platform->db,
                      "SELECT uuid, type, size, sha256, width, height FROM recording_part"
                      " WHERE recording = ? AND part_kind = ? ORDER BY number",
                      "ss", sha256, kind);
  JsonArray *parts = json_array_new ();

  while (lyc_rows_next (rows))
    json_array_add_object_element (parts, part_of (rows, with_size));
  return parts;
}

/**
 * lyc_recording_describe:
 * @sha256: of the recording
 * @object: takes "thumbs" and "renditions" as the API has them
 */
void
lyc_recording_describe (LycPlatform *platform, const char *sha256, JsonObject *object)
{
  g_autofree char *thumbs
      = lyc_db_text (platform->db, "SELECT thumbs FROM recording WHERE sha256 = ?", "s", sha256);

  lyc_json_set_json (object, "thumbs", thumbs != NULL && *thumbs != '\0' ? thumbs : NULL);
  if (thumbs != NULL && *thumbs != '\0')
    json_object_set_array_member (json_object_get_object_member (object, "thumbs"), "sheets",
                                  parts_of (platform, sha256, "sheet", FALSE));
  json_object_set_array_member (object, "renditions",
                                parts_of (platform, sha256, "rendition", TRUE));
}

static void
send (LycRequest *request, LycRows *rows)
{
  g_autofree char *path = NULL;

  if (!lyc_rows_next (rows))
    {
      lyc_request_not_found (request);
      return;
    }
  path = g_build_filename (request->platform->data_dir, "assets", lyc_rows_text (rows, 0), NULL);
  lyc_download (request, path, lyc_rows_text (rows, 1), lyc_rows_text (rows, 0), NULL);
}

/* The recording as it came, or the tallest rendition of it that is no taller than is asked for. */
void
lyc_handle_asset_content (LycRequest *request)
{
  const char *limit = lyc_request_param (request, "max_height");
  gint64 max_height = limit != NULL ? g_ascii_strtoll (limit, NULL, 10) : 0;
  g_autoptr (LycRows) rows
      = lyc_db_query (request->db,
                      "SELECT sha256, type, 0 AS height FROM asset WHERE id = ?1"
                      " UNION ALL SELECT p.sha256, p.type, p.height FROM recording_part p"
                      " JOIN asset a ON a.sha256 = p.recording WHERE a.id = ?1"
                      " AND p.part_kind = 'rendition' AND min (p.width, p.height) <= ?2"
                      " ORDER BY height DESC LIMIT 1",
                      "ii", request->target.id, max_height);

  send (request, rows);
}

/* A part is read through an asset that shows its recording, and with that asset's rights. */
void
lyc_handle_asset_part (LycRequest *request)
{
  g_autoptr (LycRows) rows
      = lyc_db_query (request->db,
                      "SELECT p.sha256, p.type FROM recording_part p JOIN asset a"
                      " ON a.sha256 = p.recording WHERE a.id = ? AND p.uuid = ?",
                      "is", request->target.id, lyc_request_param (request, "part_id"));

  send (request, rows);
}
