/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "stream-frame.h"

#include "approval.h"
#include "view.h"

static void
append_head (GString *text, LycPlatform *platform, const LycStanding *standing, LycLogEntry *entry,
             gint64 prev)
{
  g_autofree char *actor = NULL;

  if (entry->actor_uuid == NULL && entry->actor_id != 0)
    entry->actor_uuid
      = lyc_db_text (platform->db, "SELECT uuid FROM user WHERE id = ?", "i", entry->actor_id);
  g_string_append_printf (text, "{\"seq\":%" G_GINT64_FORMAT ",", entry->seq);
  if (prev >= 0)
    g_string_append_printf (text, "\"prev\":%" G_GINT64_FORMAT ",", prev);
  g_string_append_printf (text,
                          "\"type\":\"%s\",\"scope\":\"%s\",\"at\":%" G_GINT64_FORMAT
                          ",\"kind\":\"%s\",\"id\":\"%s\",\"actor\":",
                          entry->type, standing->name, entry->at, entry->kind, entry->uuid);
  if (entry->actor_uuid != NULL)
    g_string_append_printf (text, "\"%s\"", entry->actor_uuid);
  else
    g_string_append (text, "null");
}

/**
 * lyc_frame_build:
 * @prev: the number sent before, less than 0 for a page of sync
 *
 * Builds the frame of a log line with the object as it is now and as @viewer may see it now.
 *
 * Returns: (nullable) (transfer full): the frame, %NULL where the line is not for this person
 */
char *
lyc_frame_build (LycPlatform *platform, LycViewer *viewer, LycLogEntry *entry, gint64 prev)
{
  const LycStanding *standing = lyc_viewer_in (viewer, entry->scope_id);
  const LycKindInfo *info;
  g_autofree char *own = NULL;
  const char *view;
  GString *text;

  if (standing == NULL)
    return NULL;
  info = lyc_kind_find (entry->kind);
  view = lyc_view_text (platform, viewer, entry->kind, entry->scope_id, entry->object_id, &own);
  if (view == NULL && info != NULL
      && (info->secret || lyc_approval_is_waiting (platform, entry->kind, entry->object_id)))
    return NULL;
  text = g_string_sized_new ((view != NULL ? strlen (view) : 0) + 400);
  append_head (text, platform, standing, entry, prev);
  if (view == NULL)
    g_string_append_printf (text, ",\"data\":{\"gone\":\"%s\"}}", entry->uuid);
  else if (text->len + strlen (view) + 32
           > (gsize) lyc_platform_limit (platform, LYC_LIMIT_FRAME_BYTES))
    g_string_append_printf (text, ",\"data\":{\"changed\":\"%s\"}}", entry->uuid);
  else
    {
      g_string_append (text, ",\"data\":{\"put\":");
      g_string_append (text, view);
      g_string_append (text, "}}");
    }
  return g_string_free (text, FALSE);
}

static gint64
count_missed (LycPlatform *platform, LycViewer *viewer, gint64 since, gint64 limit)
{
  gint64 missed = 0;

  for (guint i = 0; i < viewer->in_order->len && missed <= limit; i++)
    {
      LycStanding *standing = g_ptr_array_index (viewer->in_order, i);

      missed += lyc_db_int (platform->db, 0,
                            "SELECT count(*) FROM (SELECT 1 FROM log WHERE scope_id = ? AND seq > ?"
                            " LIMIT ?)",
                            "iii", standing->scope_id, since, limit + 1);
    }
  return missed;
}

/**
 * lyc_frame_must_resync:
 *
 * Returns: whether @since is older than the log, ahead of it, or too far behind for this person
 */
gboolean
lyc_frame_must_resync (LycPlatform *platform, LycViewer *viewer, gint64 since)
{
  gint64 head = lyc_log_head (platform);
  gint64 limit = lyc_platform_limit (platform, LYC_LIMIT_RESUME_EVENTS);

  if (since == head)
    return FALSE;
  if (since > head || since + 1 < lyc_log_oldest (platform))
    return TRUE;
  return head - since > limit && count_missed (platform, viewer, since, limit) > limit;
}
