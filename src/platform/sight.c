/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sight.h"

#include "access.h"

/* What a kind is hidden by: the query says whether everyone in the scope sees the object; where
 * not, those who see hidden posts do, or nobody but its creator. */
static const struct
{
  const char *kind;
  const char *shown;
  gboolean staff;
} curtains[] = {
  { "container", "SELECT visible FROM container WHERE id = ?", TRUE },
  { "post", "SELECT c.visible FROM post p JOIN container c ON c.id = p.container_id WHERE p.id = ?",
    TRUE },
  { "file", "SELECT state = 'ready' FROM file WHERE id = ?", FALSE },
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
  for (guint i = 0; i < G_N_ELEMENTS (curtains); i++)
    if (g_str_equal (curtains[i].kind, kind)
        && lyc_db_int (platform->db, 0, curtains[i].shown, "i", found->id) == 0)
      return curtains[i].staff ? lyc_access_allows (lyc_viewer_in (viewer, found->scope_id), "post",
                                                    "see_hidden", FALSE)
                               : found->creator_id == viewer->user_id;
  return TRUE;
}
