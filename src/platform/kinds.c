/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "views.h"

/* In the order of register: what others name comes first. */
static const LycKindInfo kinds[] = {
  { "user", "user", "SELECT id, scope_id, id FROM user WHERE uuid = ?", lyc_user_view,
    lyc_user_list, TRUE },
  { "membership", "membership", "SELECT id, scope_id, user_id FROM membership WHERE uuid = ?",
    lyc_membership_view, lyc_membership_list, TRUE },
  { "cohort", "cohort", "SELECT id, scope_id, 0 FROM cohort WHERE uuid = ? ORDER BY id",
    lyc_cohort_view, lyc_cohort_list, FALSE },
  { "course", "course", "SELECT id, scope_id, 0 FROM course WHERE uuid = ? ORDER BY id",
    lyc_course_view, lyc_course_list, FALSE },
  { "lesson", "lesson", "SELECT id, scope_id, 0 FROM lesson WHERE uuid = ? ORDER BY id",
    lyc_lesson_view, lyc_lesson_list, FALSE },
  { "asset", "asset", "SELECT id, scope_id, 0 FROM asset WHERE uuid = ? ORDER BY id",
    lyc_asset_view, lyc_asset_list, FALSE },
  { "transcript", "transcript", "SELECT id, scope_id, 0 FROM transcript WHERE uuid = ? ORDER BY id",
    lyc_transcript_view, lyc_transcript_list, FALSE },
  { "quiz", "quiz", "SELECT id, scope_id, 0 FROM quiz WHERE uuid = ? ORDER BY id", lyc_quiz_view,
    lyc_quiz_list, FALSE },
  { "container", "container",
    "SELECT id, scope_id, creator_id FROM container WHERE uuid = ? ORDER BY id", lyc_container_view,
    lyc_container_list, TRUE, TRUE },
  { "post", "post", "SELECT id, scope_id, creator_id FROM post WHERE uuid = ? ORDER BY id",
    lyc_post_view, lyc_post_list, FALSE, .owned = TRUE },
  { "post_stub", "post", NULL, lyc_post_stub_view, lyc_post_stub_list, FALSE, .owned = TRUE },
  { "task", "task", "SELECT id, scope_id, creator_id FROM task WHERE uuid = ? ORDER BY id",
    lyc_task_view, lyc_task_list, FALSE },
  { "team", "team", "SELECT id, scope_id, creator_id FROM team WHERE uuid = ? ORDER BY id",
    lyc_team_view, lyc_team_list, FALSE },
  { "file", "file", "SELECT id, scope_id, creator_id FROM file WHERE uuid = ? ORDER BY id",
    lyc_file_view, lyc_file_list, TRUE, TRUE },
  { "badge_class", "badge_class",
    "SELECT id, scope_id, 0 FROM badge_class WHERE uuid = ? ORDER BY id", lyc_badge_class_view,
    lyc_badge_class_list, FALSE },
  { "badge", "badge", "SELECT id, scope_id, user_id FROM badge WHERE uuid = ? ORDER BY id",
    lyc_badge_view, lyc_badge_list, TRUE },
  { "challenge", "challenge", "SELECT id, scope_id, 0 FROM challenge WHERE uuid = ? ORDER BY id",
    lyc_challenge_view, lyc_challenge_list, FALSE },
  { "cohort_progress", "cohort_progress", NULL, lyc_cohort_progress_view, lyc_cohort_progress_list,
    FALSE },
  { "certificate", "certificate", NULL, lyc_certificate_view, lyc_certificate_list, TRUE },
  { "journey", "journey", NULL, lyc_journey_view, lyc_journey_list, FALSE },
  { "article", "article", "SELECT id, scope_id, 0 FROM article WHERE uuid = ? AND gone = 0",
    lyc_article_view, lyc_article_list, TRUE },
  { "progress", "progress", NULL, lyc_progress_view, lyc_progress_list, TRUE },
  { "attempt", "attempt",
    "SELECT id, scope_id, creator_id FROM attempt WHERE uuid = ?1 UNION ALL"
    " SELECT a.id, a.scope_id, a.creator_id FROM attempt_alias s JOIN attempt a"
    " ON a.id = s.attempt_id AND a.creator_id = s.creator_id WHERE s.uuid = ?1 ORDER BY 1",
    lyc_attempt_view, lyc_attempt_list, TRUE },
  { "note", "note", "SELECT id, scope_id, creator_id FROM note WHERE uuid = ? ORDER BY id",
    lyc_note_view, lyc_note_list, TRUE },
  { "report", "report", "SELECT id, scope_id, creator_id FROM report WHERE uuid = ? ORDER BY id",
    lyc_report_view, lyc_report_list, .personal = TRUE, .owned = TRUE, .secret = TRUE },
  { "mod_action", "mod_action",
    "SELECT id, scope_id, creator_id FROM mod_action WHERE uuid = ? ORDER BY id",
    lyc_mod_action_view, lyc_mod_action_list, .secret = TRUE },
  { "reaction", "reaction", NULL, lyc_reaction_view, lyc_reaction_list, TRUE },
  { "read_state", "read_state", NULL, lyc_read_state_view, lyc_read_state_list, TRUE },
  { "notice", "notice", "SELECT id, scope_id, user_id FROM notice WHERE uuid = ? ORDER BY id",
    lyc_notice_view, lyc_notice_list, TRUE },
  { "follow", "follow", NULL, lyc_follow_view, lyc_follow_list, TRUE },
  { "block", "block", NULL, lyc_block_view, lyc_block_list, TRUE },
  { "settings", "settings", NULL, lyc_settings_view, lyc_settings_list, TRUE },
};

const LycKindInfo *
lyc_kinds_get (guint *count)
{
  *count = G_N_ELEMENTS (kinds);
  return kinds;
}
