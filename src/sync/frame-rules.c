/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "frame-rules.h"

#include "kind.h"

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

/* The way to fetch an object that did not fit into a frame. */
char *
lyc_frame_get_path (JsonObject *frame)
{
  static const char *const plural[LYC_N_KINDS] = {
    [LYC_KIND_USER] = "users", [LYC_KIND_COHORT] = "cohorts", [LYC_KIND_COURSE] = "courses",
    [LYC_KIND_LESSON] = "lessons", [LYC_KIND_ASSET] = "assets",
    [LYC_KIND_TRANSCRIPT] = "transcripts", [LYC_KIND_QUIZ] = "quizzes",
    [LYC_KIND_CONTAINER] = "containers", [LYC_KIND_POST] = "posts", [LYC_KIND_FILE] = "files",
  };
  LycKind kind
      = lyc_kind_from_name (json_object_get_string_member_with_default (frame, "kind", ""));

  return plural[kind] != NULL ? g_strdup_printf ("/v1/%s/%s", plural[kind], lyc_frame_get_changed_id (frame))
                              : NULL;
}
