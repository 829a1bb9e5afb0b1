/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "frame-rules.h"

static const char *
member_of (JsonObject *frame)
{
  JsonObject *data = json_object_has_member (frame, "data")
                         ? json_object_get_object_member (frame, "data")
                         : NULL;
  JsonObject *put = data != NULL && json_object_has_member (data, "put")
                        ? json_object_get_object_member (data, "put")
                        : NULL;

  return put != NULL ? json_object_get_string_member_with_default (put, "user_id", "") : "";
}

/* A change of this person's own membership; one addressed to a person is always their own. */
gboolean
lyc_frame_changes_sight (JsonObject *frame, const char *user_id)
{
  return g_str_has_prefix (json_object_get_string_member_with_default (frame, "type", ""),
                           "membership.")
         && (g_str_has_prefix (json_object_get_string_member_with_default (frame, "scope", ""),
                               "user:")
             || g_strcmp0 (member_of (frame), user_id) == 0);
}

/* Returns: (transfer none) (nullable): the object that did not fit into the frame */
const char *
lyc_frame_get_changed_id (JsonObject *frame)
{
  JsonObject *data = json_object_has_member (frame, "data")
                         ? json_object_get_object_member (frame, "data")
                         : NULL;

  return data != NULL ? json_object_get_string_member_with_default (data, "changed", NULL) : NULL;
}
