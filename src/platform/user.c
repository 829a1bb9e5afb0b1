/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "download.h"
#include "handlers.h"

void
lyc_handle_me_read (LycRequest *request)
{
  lyc_request_object (request, "user", request->viewer->user_scope, request->viewer->user_id);
}

static gint64
person_of (LycRequest *request)
{
  gint64 id = lyc_db_int (request->db, 0, "SELECT id FROM user WHERE uuid = ? AND state <> 'removed'",
                          "s", lyc_request_param (request, "user_id"));

  if (id == 0 || !lyc_scope_shared (request->platform, request->viewer, id))
    lyc_request_not_found (request);
  return id;
}

void
lyc_handle_user_read (LycRequest *request)
{
  gint64 id = person_of (request);

  if (request->status == 0)
    lyc_request_object (request, "user", request->viewer->user_scope, id);
}

void
lyc_handle_user_avatar (LycRequest *request)
{
  gint64 id = person_of (request);
  g_autofree char *tag = lyc_db_text (request->db, "SELECT avatar FROM user WHERE id = ?", "i", id);
  g_autofree char *path = NULL;

  if (request->status != 0)
    return;
  path = g_build_filename (request->platform->data_dir, "avatars", tag, NULL);
  if (tag[0] == '\0')
    lyc_request_not_found (request);
  else
    lyc_download (request, path, "image/png", tag, NULL);
}
