/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "changes.h"
#include "download.h"
#include "handlers.h"
#include "text-clean.h"
#include "time-zone.h"

void
lyc_handle_me_read (LycRequest *request)
{
  lyc_request_object (request, "user", request->viewer->user_scope, request->viewer->user_id);
}

static const char *const texts[] = { "pronouns", "about", "tz" };
static const char *const numbers[] = { "work_from", "work_until", "work_days" };

static gboolean
is_zone (const char *name)
{
  g_autoptr (GTimeZone) zone = lyc_time_zone_find (name);

  return *name == '\0' || zone != NULL;
}

/* What belongs to the person is the same wherever they are seen. */
static void
tell_everywhere (LycRequest *request)
{
  LycViewer *me = request->viewer;

  for (guint i = 0; i < me->in_order->len; i++)
    {
      LycStanding *standing = g_ptr_array_index (me->in_order, i);

      if (g_str_has_prefix (standing->name, "user:") || g_str_has_prefix (standing->name, "cohort:")
          || g_str_has_prefix (standing->name, "direct:"))
        lyc_change (request->platform, "user.updated", "user", standing->scope_id, me->user_id,
                    NULL, me->user_id);
    }
}

static void
write_text (LycRequest *request, const char *name)
{
  g_autofree char *sql = g_strdup_printf ("UPDATE user SET %s = ? WHERE id = ?", name);
  g_autofree char *text = lyc_text_clean_line (lyc_request_text (request, name, ""), 300);

  lyc_db_run (request->db, sql, "si", text, request->viewer->user_id);
}

static void
write_number (LycRequest *request, const char *name)
{
  g_autofree char *sql = g_strdup_printf ("UPDATE user SET %s = ? WHERE id = ?", name);

  lyc_db_run (request->db, sql, "ii", lyc_request_int (request, name, 0), request->viewer->user_id);
}

/* Field by field. The name stays as it was given: others know the person by it. */
void
lyc_handle_me_edit (LycRequest *request)
{
  if (!is_zone (lyc_request_text (request, "tz", "")))
    {
      lyc_request_field_error (request, "tz", "is no time zone");
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (lyc_request_has (request, texts[i]))
      write_text (request, texts[i]);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    if (lyc_request_has (request, numbers[i]))
      write_number (request, numbers[i]);
  tell_everywhere (request);
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
