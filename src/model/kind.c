/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kind.h"

#include "records.h"

static const LycKindInfo infos[LYC_N_KINDS] = {
  [LYC_KIND_UNKNOWN] = { "", NULL, NULL, NULL },
  [LYC_KIND_USER] = { "user", NULL, NULL, NULL },
  [LYC_KIND_COHORT] = { "cohort", NULL, "id", "starts_at" },
  [LYC_KIND_MEMBERSHIP] = { "membership", "cohort_id", "cohort_id", "joined_at" },
  [LYC_KIND_COURSE] = { "course", NULL, "id", NULL },
  [LYC_KIND_LESSON] = { "lesson", "course_id", "course_id", "number" },
  [LYC_KIND_ASSET] = { "asset", "lesson_id", "course_id", NULL },
  [LYC_KIND_TRANSCRIPT] = { "transcript", "asset_id", "course_id", NULL },
  [LYC_KIND_PROGRESS] = { "progress", "course_id", NULL, "position_at" },
  [LYC_KIND_NOTE] = { "note", "lesson_id", "course_id", "start_ms" },
  [LYC_KIND_QUIZ] = { "quiz", "lesson_id", "course_id", NULL },
  [LYC_KIND_ATTEMPT] = { "attempt", "quiz_id", NULL, "started_at" },
  [LYC_KIND_CONTAINER] = { "container", "lesson_id", "cohort_id", "last_at" },
  [LYC_KIND_POST] = { "post", "container_id", "container_id", "pos" },
  [LYC_KIND_REACTION] = { "reaction", "container_id", NULL, NULL },
  [LYC_KIND_READ_STATE] = { "read_state", "container_id", NULL, NULL },
  [LYC_KIND_TASK] = { "task", "cohort_id", "cohort_id", "created_at" },
  [LYC_KIND_TEAM] = { "team", "cohort_id", "cohort_id", NULL },
  [LYC_KIND_FILE] = { "file", "cohort_id", "cohort_id", "created_at" },
  [LYC_KIND_BADGE_CLASS] = { "badge_class", "cohort_id", "cohort_id", NULL },
  [LYC_KIND_BADGE] = { "badge", "cohort_id", NULL, NULL },
  [LYC_KIND_CHALLENGE] = { "challenge", "cohort_id", "cohort_id", NULL },
  [LYC_KIND_NOTICE] = { "notice", NULL, NULL, "created_at" },
  [LYC_KIND_COHORT_PROGRESS] = { "cohort_progress", "course_id", "cohort_id", NULL },
  [LYC_KIND_CERTIFICATE] = { "certificate", "course_id", "course_id", "earned_at" },
  [LYC_KIND_ARTICLE] = { "article", NULL, NULL, NULL },
  [LYC_KIND_JOURNEY] = { "journey", "cohort_id", "cohort_id", NULL },
  [LYC_KIND_REPORT] = { "report", "post_id", "cohort_id", "created_at" },
  [LYC_KIND_MOD_ACTION] = { "mod_action", "post_id", "cohort_id", "at" },
  [LYC_KIND_SETTINGS] = { "settings", NULL, NULL, NULL },
  [LYC_KIND_FOLLOW] = { "follow", NULL, "id", NULL },
  [LYC_KIND_BLOCK] = { "block", NULL, NULL, "created_at" },
};

/**
 * lyc_kind_get_info:
 *
 * Returns: (transfer none): how the store files objects of @kind
 */
const LycKindInfo *
lyc_kind_get_info (LycKind kind)
{
  g_return_val_if_fail (kind < LYC_N_KINDS, &infos[LYC_KIND_UNKNOWN]);
  return &infos[kind];
}

/**
 * lyc_kind_from_name:
 * @name: (nullable): the word the API uses
 *
 * Returns: the kind, %LYC_KIND_UNKNOWN for a word this version does not know
 */
LycKind
lyc_kind_from_name (const char *name)
{
  for (int i = LYC_KIND_UNKNOWN + 1; name != NULL && i < LYC_N_KINDS; i++)
    if (g_str_equal (infos[i].name, name))
      return (LycKind) i;
  return LYC_KIND_UNKNOWN;
}

/**
 * lyc_kind_get_record_type:
 *
 * Returns: the class of the records of @kind; plain #LycRecord where a kind needs no getters
 */
GType
lyc_kind_get_record_type (LycKind kind)
{
  switch (kind)
    {
    case LYC_KIND_USER: return LYC_TYPE_USER;
    case LYC_KIND_COHORT: return LYC_TYPE_COHORT;
    case LYC_KIND_MEMBERSHIP: return LYC_TYPE_MEMBERSHIP;
    case LYC_KIND_COURSE: return LYC_TYPE_COURSE;
    case LYC_KIND_LESSON: return LYC_TYPE_LESSON;
    case LYC_KIND_ASSET: return LYC_TYPE_ASSET;
    case LYC_KIND_TRANSCRIPT: return LYC_TYPE_TRANSCRIPT;
    case LYC_KIND_PROGRESS: return LYC_TYPE_PROGRESS;
    case LYC_KIND_NOTE: return LYC_TYPE_NOTE;
    case LYC_KIND_QUIZ: return LYC_TYPE_QUIZ;
    case LYC_KIND_ATTEMPT: return LYC_TYPE_ATTEMPT;
    case LYC_KIND_CONTAINER: return LYC_TYPE_CONTAINER;
    case LYC_KIND_POST: return LYC_TYPE_POST;
    case LYC_KIND_REACTION: return LYC_TYPE_REACTION;
    case LYC_KIND_READ_STATE: return LYC_TYPE_READ_STATE;
    case LYC_KIND_TASK: return LYC_TYPE_TASK;
    case LYC_KIND_TEAM:
      return LYC_TYPE_TEAM;
    case LYC_KIND_FILE: return LYC_TYPE_FILE;
    case LYC_KIND_BADGE_CLASS: return LYC_TYPE_BADGE_DEFINITION;
    case LYC_KIND_BADGE: return LYC_TYPE_BADGE;
    case LYC_KIND_CHALLENGE: return LYC_TYPE_CHALLENGE;
    case LYC_KIND_NOTICE: return LYC_TYPE_NOTICE;
    case LYC_KIND_COHORT_PROGRESS:
      return LYC_TYPE_COHORT_PROGRESS;
    case LYC_KIND_CERTIFICATE:
      return LYC_TYPE_CERTIFICATE;
    case LYC_KIND_ARTICLE:
      return LYC_TYPE_ARTICLE;
    case LYC_KIND_JOURNEY:
      return LYC_TYPE_JOURNEY;
    case LYC_KIND_REPORT:
      return LYC_TYPE_REPORT;
    case LYC_KIND_MOD_ACTION:
    case LYC_KIND_SETTINGS:
      return LYC_TYPE_SETTINGS;
    case LYC_KIND_FOLLOW:
      return LYC_TYPE_FOLLOW;
    case LYC_KIND_BLOCK:
    case LYC_KIND_UNKNOWN:
    case LYC_N_KINDS:
    default: return LYC_TYPE_RECORD;
    }
}
