/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "frame-rules.h"

#include "json-read.h"

static const char *
member_of (JsonObject *frame)
{
  JsonObject *data
      = json_object_has_member (frame, "data") ? lyc_json_object (frame, "data") : NULL;
  JsonObject *put
      = data != NULL && json_object_has_member (data, "put") ? lyc_json_object (data, "put") : NULL;

  return put != NULL ? lyc_json_text (put, "user_id", "") : "";
}

/* A change of this person's own membership; one addressed to a person is always their own. What one
 * earned changes nothing of what is to be seen. */
gboolean
lyc_frame_changes_sight (JsonObject *frame, const char *user_id)
{
  return g_str_has_prefix (lyc_json_text (frame, "type", ""), "membership.")
         && !g_str_equal (lyc_json_text (frame, "type", ""), "membership.updated")
         && (g_str_has_prefix (lyc_json_text (frame, "scope", ""), "user:")
             || g_strcmp0 (member_of (frame), user_id) == 0);
}

/* Whether what the frame tells of was not there before it. */
gboolean
lyc_frame_is_new (JsonObject *frame)
{
  return g_str_has_suffix (lyc_json_text (frame, "type", ""), ".created");
}

/* Returns: (transfer none) (nullable): the object that did not fit into the frame */
const char *
lyc_frame_get_changed_id (JsonObject *frame)
{
  JsonObject *data
      = json_object_has_member (frame, "data") ? lyc_json_object (frame, "data") : NULL;

  return data != NULL ? lyc_json_text (data, "changed", NULL) : NULL;
}
