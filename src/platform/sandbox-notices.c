/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sandbox.h"

#include "notice.h"
#include "people.h"

/* What of the demo cohort's history waits for the learner: the same reasons as for posts that come
 * later, but for the learner alone and at the post's time. */

static const char *
text (JsonObject *object, const char *name)
{
  return json_object_get_string_member_with_default (object, name, "");
}

static JsonObject *
nth_post (JsonObject *container, guint i)
{
  return json_array_get_object_element (json_object_get_array_member (container, "posts"), i);
}

static const char *
find_reason (JsonObject *container, guint i)
{
  JsonObject *post = nth_post (container, i);
  const char *kind = text (post, "kind");
  gboolean own_thread
      = g_str_equal (text (container, "kind"), "thread")
        && g_str_equal (text (nth_post (container, 0), "author"), LYC_SANDBOX_LEARNER);

  if (g_str_equal (text (container, "kind"), "direct"))
    return "direct";
  if (strstr (text (post, "body"), "@{" LYC_SANDBOX_LEARNER "}") != NULL)
    return "mention";
  if (g_str_equal (kind, "announcement"))
    return "announcement";
  if (i == 0 || !own_thread)
    return NULL;
  return g_str_equal (kind, "answer") ? "answer" : "reply";
}

/**
 * lyc_sandbox_add_notice:
 * @container: the place of talk, as in the sandbox's content
 * @i: which of its posts
 * @post_id: that post
 * @at: when it was written
 *
 * Lets the post wait for the learner if it is about them, in the running transaction.
 */
void
lyc_sandbox_add_notice (LycPlatform *platform, JsonObject *container, guint i, gint64 post_id,
                        gint64 at)
{
  const char *reason = find_reason (container, i);
  LycNotice about = { .post_id = post_id, .at = at };

  if (reason == NULL)
    return;
  about.actor_id
      = lyc_db_int (platform->db, 0, "SELECT creator_id FROM post WHERE id = ?", "i", post_id);
  about.container_id
      = lyc_db_int (platform->db, 0, "SELECT container_id FROM post WHERE id = ?", "i", post_id);
  about.cohort_id = lyc_db_int (platform->db, 0, "SELECT cohort_id FROM container WHERE id = ?",
                                "i", about.container_id);
  lyc_notice_add (platform, lyc_user_by_login (platform, LYC_SANDBOX_LEARNER), reason, &about);
}
