/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "file-thread.h"

#include "access.h"
#include "approval.h"
#include "changes.h"
#include "handlers.h"
#include "ids.h"
#include "new-post.h"
#include "post-file.h"
#include "post-link.h"
#include "sight.h"
#include "talk.h"

/* A file has one thread, however many posts name it, and it is for those who see the file. Its name
 * follows from the file's, so that all who begin it at once begin the same. The platform makes it:
 * like a channel it is nobody's own, and has no first post that all others answer. A file that is
 * deleted leaves what others said of it as it stands. */

/* Everyone in the place sees the file. */
#define SHOWN "(NOT f.attached OR f.posted = 1)"

static gint64
thread_of (LycPlatform *platform, gint64 file_id)
{
  return lyc_db_int (platform->db, 0, "SELECT id FROM container WHERE file_id = ?", "i", file_id);
}

/* What hangs on the sight of a thread hears that it may have changed. */
static void
tell (LycPlatform *platform, gint64 thread_id, gint64 actor_id)
{
  lyc_container_forget_posts (platform, thread_id);
  lyc_post_links_touch_container (platform, thread_id, actor_id);
  lyc_container_change (platform, "container.updated", thread_id, actor_id);
}

/**
 * lyc_file_thread_settle:
 *
 * Lets the thread about a file be for whom the file is now, in the running transaction.
 *
 * Returns: the thread's key where that changed it, so that the files in there are to be settled
 *   too; 0 else
 */
gint64
lyc_file_thread_settle (LycPlatform *platform, gint64 file_id, gint64 actor_id)
{
  gint64 id = thread_of (platform, file_id);

  if (id == 0)
    return 0;
  lyc_db_run (
      platform->db,
      "UPDATE container SET visible = n.shown, item = n.item FROM (SELECT f.item AS item, " SHOWN
      " AND NOT k.shut AS shown FROM container k JOIN file f ON f.id = k.file_id"
      " WHERE k.id = ?1) n WHERE id = ?1 AND (visible <> n.shown OR container.item IS NOT n.item)",
      "i", id);
  if (lyc_db_changes (platform->db) == 0)
    return 0;
  tell (platform, id, actor_id);
  return id;
}

/* Shows a conversation or hides it; one about a file never shows more than the file is. */
void
lyc_file_thread_set_visible (LycPlatform *platform, gint64 container_id, gboolean visible)
{
  lyc_db_run (platform->db,
              "UPDATE container SET shut = NOT ?1, visible = ?1 AND (file_id = 0 OR (SELECT " SHOWN
              " FROM file f WHERE f.id = file_id)) WHERE id = ?2",
              "ii", (gint64) visible, container_id);
}

/* Returns: whether there is something that others could speak of too */
static gboolean
is_shared (LycRequest *request)
{
  gint64 id = request->target.id;
  /* 2: for everyone, 1: for those who see what is hidden */
  gint64 whom = lyc_db_int (request->db, 0,
                            "SELECT CASE WHEN state <> 'ready' THEN 0 WHEN " SHOWN
                            " THEN 2 ELSE f.posted <> 0 END FROM file f WHERE id = ?",
                            "i", id);

  if (lyc_db_int (request->db, 0, "SELECT deleted FROM file WHERE id = ?", "i", id) == 1)
    lyc_request_not_found (request);
  else if (whom < 1
           || (whom < 2 && !lyc_access_allows (request->standing, "post", "see_hidden", FALSE)))
    lyc_request_problem (request, 409, "conflict", "Nobody else sees this file yet.");
  return request->status == 0;
}

/* A file's name is its maker's own choice, so that two may have the same: the thread of the second
 * is named after the maker too. Nobody takes the name of another's.
 * Returns: (transfer full) */
static char *
name_of (LycRequest *request)
{
  g_autofree char *file = lyc_uuid_of (request->platform, "file", request->target.id);
  g_autofree char *name = lyc_id_derive ("file", file);
  g_autofree char *whose = NULL;

  if (lyc_db_int (request->db, 0, "SELECT 1 FROM container WHERE creator_id = 0 AND uuid = ?", "s",
                  name)
      == 0)
    return g_steal_pointer (&name);
  whose = lyc_db_text (request->db,
                       "SELECT u.uuid || ':' || f.uuid FROM file f"
                       " JOIN user u ON u.id = f.creator_id WHERE f.id = ?",
                       "i", request->target.id);
  return lyc_id_derive ("file", whose);
}

static gint64
open_thread (LycRequest *request)
{
  g_autofree char *uuid = name_of (request);
  g_autofree char *item = lyc_post_file_item (request->platform, request->target.id);
  gint64 id = lyc_db_insert (
      request->db,
      "INSERT OR IGNORE INTO container (uuid, scope_id, container_kind, cohort_id, title, last_at,"
      " file_id,"
      " item, visible) SELECT ?, scope_id, 'thread', coalesce(cohort_id, 0), name, ?, id, ?, " SHOWN
      " FROM file f WHERE id = ?",
      "sisi", uuid, lyc_request_now (request), item, request->target.id);

  if (id == 0)
    lyc_request_problem (request, 409, "conflict", "This file cannot be discussed.");
  else
    lyc_container_change (request->platform, "container.created", id, request->viewer->user_id);
  return id;
}

/* Returns: the key of the thread, made where there is none; 0 where one may not write into it */
static gint64
thread_for (LycRequest *request)
{
  gint64 id = thread_of (request->platform, request->target.id);
  LycFound found = { id, request->target.scope_id, 0 };

  if (id == 0)
    return open_thread (request);
  if (!lyc_in_sight (request->platform, request->viewer, "container", &found))
    lyc_request_not_found (request);
  else if (lyc_db_int (request->db, 0, "SELECT locked FROM container WHERE id = ?", "i", id) == 1)
    lyc_request_problem (request, 409, "locked", "This conversation is closed for new posts.");
  return request->status == 0 ? id : 0;
}

/**
 * lyc_handle_file_discuss:
 *
 * Writes a post into the thread about a file, which begins with the first.
 */
void
lyc_handle_file_discuss (LycRequest *request)
{
  gint64 thread = is_shared (request) ? thread_for (request) : 0;
  gint64 post = thread != 0 ? lyc_new_post_write (
                    request, thread, lyc_request_param (request, "post_id"), request->body)
                            : 0;

  if (post != 0)
    lyc_approval_answer (request, post);
}
