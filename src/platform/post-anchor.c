/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "post-anchor.h"

#include "changes.h"
#include "reattach.h"

/* What a post is tied to: a moment of a video, or a part of a lesson's text. */

static const char *const of_moments[]
    = { "asset_rev", "start_ms", "end_ms", "cue_id", "prefix", "suffix" };
static const char *const of_texts[] = { "block", "page", "item_id" };

static guint
count_given (JsonObject *anchor, const char *const *names, guint n)
{
  guint count = 0;

  for (guint i = 0; i < n; i++)
    count += json_object_has_member (anchor, names[i]);
  return count;
}

/* Exactly one way of tying, and that whole. */
static gboolean
is_whole (JsonObject *anchor)
{
  guint moments = count_given (anchor, of_moments, G_N_ELEMENTS (of_moments));
  guint texts = count_given (anchor, of_texts, G_N_ELEMENTS (of_texts));

  if (json_object_has_member (anchor, "asset_id"))
    return texts == 0 && !json_object_has_member (anchor, "lesson_id")
           && count_given (anchor, of_moments, 4) == 4;
  return json_object_has_member (anchor, "lesson_id") && texts == 1 && moments == 0;
}

/* Talk of a cohort is about its own courses. */
static gboolean
has_course (LycRequest *request, gint64 cohort_scope, gint64 course_scope)
{
  return cohort_scope == 0
         || lyc_db_int (request->db, 0,
                        "SELECT 1 FROM scope_link WHERE parent_id = ? AND child_id = ?", "ii",
                        cohort_scope, course_scope)
                == 1;
}

static gboolean
find (LycRequest *request, const char *kind, JsonObject *anchor, const char *name,
      gint64 cohort_scope, LycFound *found)
{
  if (lyc_find (request->platform, request->viewer, kind,
                json_object_get_string_member (anchor, name), found)
      && has_course (request, cohort_scope, found->scope_id))
    return TRUE;
  lyc_request_not_found (request);
  return FALSE;
}

static void
set_default_text (JsonObject *anchor, const char *name)
{
  if (!json_object_has_member (anchor, name))
    json_object_set_string_member (anchor, name, "");
}

/* Who was offline, or writes while the video is changed, may speak of one that is gone. */
static void
bring_to_now (LycRequest *request, JsonObject *anchor, gint64 asset_id)
{
  g_autoptr (LycReattach) reattach = lyc_reattach_new (request->platform, asset_id);

  if (lyc_reattach_anchor (reattach, anchor))
    return;
  json_object_set_int_member (anchor, "asset_rev", lyc_reattach_get_revision (reattach));
  json_object_set_int_member (anchor, "confidence", 100);
  json_object_set_int_member (anchor, "was_start_ms",
                              json_object_get_int_member (anchor, "start_ms"));
}

static void
complete_moment (LycRequest *request, JsonObject *anchor, gint64 cohort_scope)
{
  LycFound asset;

  if (!find (request, "asset", anchor, "asset_id", cohort_scope, &asset))
    return;
  if (json_object_get_int_member (anchor, "end_ms")
      < json_object_get_int_member (anchor, "start_ms"))
    lyc_request_field_error (request, "anchor", "ends before it starts");
  set_default_text (anchor, "prefix");
  set_default_text (anchor, "suffix");
  bring_to_now (request, anchor, asset.id);
}

static void
check_text (LycRequest *request, JsonObject *anchor, gint64 cohort_scope)
{
  LycFound lesson;

  if (!find (request, "lesson", anchor, "lesson_id", cohort_scope, &lesson)
      || !json_object_has_member (anchor, "item_id"))
    return;
  if (lyc_db_int (request->db, 0,
                  "SELECT 1 FROM quiz q, json_each(q.items) i WHERE q.lesson_id = ?"
                  " AND i.value ->> '$.id' = ?",
                  "is", lesson.id, json_object_get_string_member (anchor, "item_id"))
      != 1)
    lyc_request_not_found (request);
}

/**
 * lyc_post_anchor_read:
 * @post: checked against the new_post schema; its anchor is completed
 * @cohort_scope: whose courses can be spoken of; 0 for any that the viewer sees
 *
 * Checks what a new post is tied to, and refuses the request where that is nothing.
 *
 * Returns: (transfer full) (nullable): the anchor as it is kept; %NULL for none
 */
char *
lyc_post_anchor_read (LycRequest *request, JsonObject *post, gint64 cohort_scope)
{
  JsonNode *node = json_object_get_member (post, "anchor");
  JsonObject *anchor;

  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return NULL;
  anchor = json_node_get_object (node);
  if (!is_whole (anchor))
    lyc_request_field_error (request, "anchor", "is neither a moment nor one place in a text");
  else if (json_object_has_member (anchor, "asset_id"))
    complete_moment (request, anchor, cohort_scope);
  else
    check_text (request, anchor, cohort_scope);
  return json_to_string (node, FALSE);
}
