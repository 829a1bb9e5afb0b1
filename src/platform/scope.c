/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "scope.h"

#include "stream.h"

static const char *const role_names[LYC_N_ROLES]
  = { "", "learner", "champion", "facilitator", "moderator", "admin" };

LycRole
lyc_role_from_name (const char *name)
{
  for (int i = 1; name != NULL && i < LYC_N_ROLES; i++)
    if (g_str_equal (role_names[i], name))
      return (LycRole) i;
  return LYC_ROLE_NONE;
}

const char *
lyc_role_get_name (LycRole role)
{
  return role_names[role];
}

static void
standing_free (gpointer data)
{
  LycStanding *standing = data;

  g_free (standing->name);
  g_free (standing);
}

static void
add_standing (LycViewer *self, gint64 scope_id, const char *kind, const char *uuid, LycRole role,
              gboolean suspended, gboolean observer, gboolean moderates)
{
  LycStanding *standing = g_hash_table_lookup (self->standings, &scope_id);

  if (standing == NULL)
    {
      standing = g_new0 (LycStanding, 1);
      standing->scope_id = scope_id;
      standing->name = g_strconcat (kind, ":", uuid, NULL);
      standing->suspended = suspended;
      standing->observer = observer;
      g_hash_table_insert (self->standings, &standing->scope_id, standing);
      g_ptr_array_add (self->in_order, standing);
    }
  standing->role = MAX (standing->role, role);
  standing->suspended = standing->suspended && suspended;
  standing->observer = standing->observer && observer;
  standing->moderates = standing->moderates || moderates;
}

/* A moderator who pauses is a learner for as long. */
#define HELD_SCOPES                                                                                \
  "WITH held (scope_id, role, state, observer, moderates) AS ("                                    \
  " SELECT scope_id,"                                                                              \
  "  CASE WHEN role = 'moderator' AND moderates = 'paused' THEN 'learner' ELSE role END,"          \
  "  state, observer, moderates = 'active' AND role IN ('learner', 'champion') FROM membership"    \
  "  WHERE user_id = ?1 AND state <> 'removed'"                                                    \
  " UNION ALL SELECT scope_id, 'learner', 'active', 0, 0 FROM scope_person WHERE user_id = ?1),"   \
  " every (scope_id, role, state, observer, moderates) AS (SELECT * FROM held UNION ALL"           \
  "  SELECT l.child_id, h.role, h.state, h.observer, h.moderates FROM held h"                      \
  "  JOIN scope_link l ON l.parent_id = h.scope_id)"

static void
load_standings (LycPlatform *platform, LycViewer *self)
{
  g_autoptr (LycRows) rows = lyc_db_query (
      platform->db,
      HELD_SCOPES
      " SELECT s.id, s.kind, s.uuid, e.role, e.state, e.observer, e.moderates FROM every e"
      " JOIN scope s ON s.id = e.scope_id ORDER BY s.kind, s.id",
      "i", self->user_id);

  while (lyc_rows_next (rows))
    add_standing (self, lyc_rows_int (rows, 0), lyc_rows_text (rows, 1), lyc_rows_text (rows, 2),
                  lyc_role_from_name (lyc_rows_text (rows, 3)),
                  g_str_equal (lyc_rows_text (rows, 4), "suspended"), lyc_rows_int (rows, 5) != 0,
                  lyc_rows_int (rows, 6) != 0);
}

static LycViewer *
viewer_load (LycPlatform *platform, gint64 user_id)
{
  LycViewer *self;
  g_autoptr (LycRows) rows
    = lyc_db_query (platform->db, "SELECT uuid, scope_id, admin, state, observer FROM user WHERE id = ?",
                    "i", user_id);

  if (!lyc_rows_next (rows))
    return NULL;
  self = g_new0 (LycViewer, 1);
  self->ref_count = 1;
  self->user_id = user_id;
  self->uuid = g_strdup (lyc_rows_text (rows, 0));
  self->user_scope = lyc_rows_int (rows, 1);
  self->admin = lyc_rows_int (rows, 2) != 0;
  self->active = g_str_equal (lyc_rows_text (rows, 3), "active");
  self->standings = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, standing_free);
  self->in_order = g_ptr_array_new ();
  add_standing (self, platform->server_scope, "server", platform->server_uuid,
                self->admin ? LYC_ROLE_ADMIN : LYC_ROLE_LEARNER, FALSE, lyc_rows_int (rows, 4) != 0,
                FALSE);
  add_standing (self, self->user_scope, "user", self->uuid, LYC_ROLE_LEARNER, FALSE, FALSE, FALSE);
  load_standings (platform, self);
  return self;
}

/**
 * lyc_viewer_get:
 *
 * Returns: (nullable) (transfer none): the person with the scopes they have now; reference it to
 * keep it beyond the running call
 */
LycViewer *
lyc_viewer_get (LycPlatform *platform, gint64 user_id)
{
  LycViewer *viewer = g_hash_table_lookup (platform->viewers, &user_id);

  if (viewer == NULL && (viewer = viewer_load (platform, user_id)) != NULL)
    g_hash_table_insert (platform->viewers, &viewer->user_id, viewer);
  return viewer;
}

LycViewer *
lyc_viewer_ref (LycViewer *viewer)
{
  viewer->ref_count++;
  return viewer;
}

void
lyc_viewer_unref (LycViewer *viewer)
{
  if (--viewer->ref_count > 0)
    return;
  g_ptr_array_unref (viewer->in_order);
  g_hash_table_unref (viewer->standings);
  g_free (viewer->uuid);
  g_free (viewer);
}

void
lyc_viewer_unref_pointer (gpointer viewer)
{
  lyc_viewer_unref (viewer);
}

/**
 * lyc_viewer_in:
 *
 * Returns: (nullable): how the person stands in the scope, %NULL where it is not theirs
 */
const LycStanding *
lyc_viewer_in (LycViewer *viewer, gint64 scope_id)
{
  return g_hash_table_lookup (viewer->standings, &scope_id);
}

const LycStanding *
lyc_viewer_in_named (LycViewer *viewer, const char *name)
{
  for (guint i = 0; i < viewer->in_order->len; i++)
    {
      LycStanding *standing = g_ptr_array_index (viewer->in_order, i);

      if (g_str_equal (standing->name, name))
        return standing;
    }
  return NULL;
}

/**
 * lyc_scope_create:
 * @kind: user, cohort, course, direct or server
 * @uuid: of what the scope is of
 *
 * Returns: the scope's key
 */
gint64
lyc_scope_create (LycPlatform *platform, const char *kind, const char *uuid)
{
  return lyc_db_insert (platform->db, "INSERT INTO scope (kind, uuid) VALUES (?, ?)", "ss", kind,
                        uuid);
}

/**
 * lyc_scope_link:
 *
 * Who has @parent (a cohort's scope) has @child (a course's scope) too, with the same role.
 */
void
lyc_scope_link (LycPlatform *platform, gint64 parent, gint64 child)
{
  lyc_db_run (platform->db, "INSERT OR IGNORE INTO scope_link (parent_id, child_id) VALUES (?, ?)",
              "ii", parent, child);
  g_hash_table_remove_all (platform->viewers);
  if (platform->hub != NULL)
    lyc_stream_hub_scopes_changed (platform->hub, 0);
}

/**
 * lyc_scope_add_person:
 *
 * Gives a person a direct conversation's scope.
 */
void
lyc_scope_add_person (LycPlatform *platform, gint64 scope_id, gint64 user_id)
{
  lyc_db_run (platform->db, "INSERT OR IGNORE INTO scope_person (scope_id, user_id) VALUES (?, ?)",
              "ii", scope_id, user_id);
  lyc_scope_changed (platform, user_id);
}

/**
 * lyc_scope_changed:
 *
 * To be called after each change to a person's memberships, roles or state, in the same
 * transaction: their scopes are read anew before the next request and the next frame.
 */
void
lyc_scope_changed (LycPlatform *platform, gint64 user_id)
{
  g_hash_table_remove (platform->viewers, &user_id);
  if (platform->hub != NULL)
    lyc_stream_hub_scopes_changed (platform->hub, user_id);
}

/**
 * lyc_scope_shared:
 *
 * Returns: whether @viewer may see the person: themselves, or in one of their cohorts or
 * direct conversations
 */
gboolean
lyc_scope_shared (LycPlatform *platform, LycViewer *viewer, gint64 user_id)
{
  if (viewer->user_id == user_id)
    return TRUE;
  return lyc_db_int (platform->db, 0,
                     "SELECT 1 FROM membership a JOIN membership b ON a.scope_id = b.scope_id"
                     " WHERE a.user_id = ?1 AND b.user_id = ?2"
                     " AND a.state <> 'removed' AND b.state <> 'removed'"
                     " UNION ALL SELECT 1 FROM scope_person a JOIN scope_person b"
                     " ON a.scope_id = b.scope_id WHERE a.user_id = ?1 AND b.user_id = ?2 LIMIT 1",
                     "ii", viewer->user_id, user_id)
         == 1;
}
