/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sight.h"

#include "access.h"
#include "approval.h"
#include "first-try.h"
#include "moderation.h"
#include "post-file.h"

/* What a kind is hidden by: the query says whether everyone in the scope sees the object; where
 * not, those who see hidden posts do, or its creator, or both. */
static const struct
{
  const char *kind;
  const char *shown;
  gboolean staff;
  gboolean creator;
} curtains[] = {
  { "container", "SELECT visible FROM container WHERE id = ?", TRUE, FALSE },
  { "post", "SELECT c.visible FROM post p JOIN container c ON c.id = p.container_id WHERE p.id = ?",
    TRUE, FALSE },
  { "file", "SELECT state = 'ready' AND (NOT attached OR posted <> 0) FROM file WHERE id = ?", FALSE,
    TRUE },
  { "file", "SELECT NOT attached OR posted = 1 FROM file WHERE id = ?", TRUE, TRUE },
};

/**
 * lyc_in_sight:
 * @found: in one of the viewer's scopes
 *
 * Returns: whether the object is there for this person at all; one that is hidden from them is
 * answered as one that is not there, whatever they want to do with it
 */
gboolean
lyc_in_sight (LycPlatform *platform, LycViewer *viewer, const char *kind, const LycFound *found)
{
  g_autofree char *item = NULL;

  if (g_str_equal (kind, "report"))
    return lyc_report_in_sight (platform, viewer, found);
  if (g_str_equal (kind, "mod_action"))
    return lyc_access_allows (lyc_viewer_in (viewer, found->scope_id), "report", "triage", FALSE);
  if (lyc_approval_is_waiting (platform, kind, found->id))
    return found->creator_id == viewer->user_id
           || lyc_access_allows (lyc_viewer_in (viewer, found->scope_id), "post", "see_hidden", FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (curtains); i++)
    if (g_str_equal (curtains[i].kind, kind)
        && lyc_db_int (platform->db, 0, curtains[i].shown, "i", found->id) == 0)
      return (curtains[i].staff
              && lyc_access_allows (lyc_viewer_in (viewer, found->scope_id), "post", "see_hidden",
                                    FALSE))
             || (curtains[i].creator && found->creator_id == viewer->user_id);
  item = lyc_item_of (platform, kind, found->id);
  return lyc_item_is_open (platform, viewer, lyc_viewer_in (viewer, found->scope_id), item);
}

/**
 * lyc_item_of:
 *
 * Returns: (transfer full) (nullable): the question of a quiz that a container or a post is about,
 * or those that open a file, by commas; it is there for those who have answered one of them
 */
char *
lyc_item_of (LycPlatform *platform, const char *kind, gint64 id)
{
  if (g_str_equal (kind, "container"))
    return lyc_db_text (platform->db, "SELECT item FROM container WHERE id = ?", "i", id);
  if (g_str_equal (kind, "post") || g_str_equal (kind, "post_stub"))
    return lyc_db_text (platform->db,
                        "SELECT k.item FROM post p JOIN container k ON k.id = p.container_id"
                        " WHERE p.id = ?",
                        "i", id);
  return g_str_equal (kind, "file") ? lyc_post_file_item (platform, id) : NULL;
}

static gboolean
has_tried_one (LycPlatform *platform, gint64 user_id, const char *items)
{
  g_auto (GStrv) each = g_strsplit (items, ",", -1);

  for (guint i = 0; each[i] != NULL; i++)
    if (lyc_first_try_made (platform, user_id, each[i]))
      return TRUE;
  return FALSE;
}

/* Returns: whether what hangs on the question (nullable: on none), or on one of several, is there
 * for this person */
gboolean
lyc_item_is_open (LycPlatform *platform, LycViewer *viewer, const LycStanding *standing,
                  const char *item)
{
  return item == NULL || has_tried_one (platform, viewer->user_id, item)
         || lyc_access_allows (standing, "post", "see_hidden", FALSE);
}

/* Returns: whether a container is there for a person, whose notices would lead to it */
gboolean
lyc_thread_is_open (LycPlatform *platform, gint64 user_id, gint64 container_id)
{
  g_autoptr (LycRows) rows = lyc_db_query (platform->db,
                                           "SELECT scope_id, creator_id, visible AND NOT waiting"
                                           " AND item IS NULL FROM container WHERE id = ?",
                                           "i", container_id);
  LycFound found = { .id = container_id };
  LycViewer *viewer;

  if (!lyc_rows_next (rows))
    return FALSE;
  /* Most are open to all: nobody's scopes are read for those. */
  if (lyc_rows_int (rows, 2) == 1)
    return TRUE;
  found.scope_id = lyc_rows_int (rows, 0);
  found.creator_id = lyc_rows_int (rows, 1);
  g_clear_pointer (&rows, lyc_rows_done);
  viewer = lyc_viewer_get (platform, user_id);
  return viewer != NULL && lyc_in_sight (platform, viewer, "container", &found);
}
