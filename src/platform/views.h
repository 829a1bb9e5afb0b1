/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "view.h"

/* A view and a list for each kind, in the file of its resource; kinds.c has them in one table. */
JsonObject *lyc_user_view (LycPlatform *, LycViewer *, const LycStanding *, gint64 id);
GArray *lyc_user_list (LycPlatform *, LycViewer *, const LycStanding *);
JsonObject *lyc_membership_view (LycPlatform *, LycViewer *, const LycStanding *, gint64 id);
GArray *lyc_membership_list (LycPlatform *, LycViewer *, const LycStanding *);
JsonObject *lyc_cohort_view (LycPlatform *, LycViewer *, const LycStanding *, gint64 id);
GArray *lyc_cohort_list (LycPlatform *, LycViewer *, const LycStanding *);
JsonObject *lyc_course_view (LycPlatform *, LycViewer *, const LycStanding *, gint64 id);
GArray *lyc_course_list (LycPlatform *, LycViewer *, const LycStanding *);
JsonObject *lyc_lesson_view (LycPlatform *, LycViewer *, const LycStanding *, gint64 id);
GArray *lyc_lesson_list (LycPlatform *, LycViewer *, const LycStanding *);
JsonObject *lyc_asset_view (LycPlatform *, LycViewer *, const LycStanding *, gint64 id);
GArray *lyc_asset_list (LycPlatform *, LycViewer *, const LycStanding *);
JsonObject *lyc_transcript_view (LycPlatform *, LycViewer *, const LycStanding *, gint64 id);
GArray *lyc_transcript_list (LycPlatform *, LycViewer *, const LycStanding *);
JsonObject *lyc_quiz_view (LycPlatform *, LycViewer *, const LycStanding *, gint64 id);
GArray *lyc_quiz_list (LycPlatform *, LycViewer *, const LycStanding *);
JsonObject *lyc_container_view (LycPlatform *, LycViewer *, const LycStanding *, gint64 id);
GArray *lyc_container_list (LycPlatform *, LycViewer *, const LycStanding *);
JsonObject *lyc_post_view (LycPlatform *, LycViewer *, const LycStanding *, gint64 id);
GArray *lyc_post_list (LycPlatform *, LycViewer *, const LycStanding *);
JsonObject *lyc_post_stub_view (LycPlatform *, LycViewer *, const LycStanding *, gint64 id);
GArray *lyc_post_stub_list (LycPlatform *, LycViewer *, const LycStanding *);
JsonObject *lyc_task_view (LycPlatform *, LycViewer *, const LycStanding *, gint64 id);
GArray *lyc_task_list (LycPlatform *, LycViewer *, const LycStanding *);
JsonObject *lyc_file_view (LycPlatform *, LycViewer *, const LycStanding *, gint64 id);
GArray *lyc_file_list (LycPlatform *, LycViewer *, const LycStanding *);
JsonObject *lyc_badge_class_view (LycPlatform *, LycViewer *, const LycStanding *, gint64 id);
GArray *lyc_badge_class_list (LycPlatform *, LycViewer *, const LycStanding *);
JsonObject *lyc_badge_view (LycPlatform *, LycViewer *, const LycStanding *, gint64 id);
GArray *lyc_badge_list (LycPlatform *, LycViewer *, const LycStanding *);
JsonObject *lyc_challenge_view (LycPlatform *, LycViewer *, const LycStanding *, gint64 id);
GArray *lyc_challenge_list (LycPlatform *, LycViewer *, const LycStanding *);
JsonObject *lyc_progress_view (LycPlatform *, LycViewer *, const LycStanding *, gint64 id);
GArray *lyc_progress_list (LycPlatform *, LycViewer *, const LycStanding *);
JsonObject *lyc_note_view (LycPlatform *, LycViewer *, const LycStanding *, gint64 id);
GArray *lyc_note_list (LycPlatform *, LycViewer *, const LycStanding *);
JsonObject *lyc_attempt_view (LycPlatform *, LycViewer *, const LycStanding *, gint64 id);
GArray *lyc_attempt_list (LycPlatform *, LycViewer *, const LycStanding *);
JsonObject *lyc_report_view (LycPlatform *, LycViewer *, const LycStanding *, gint64 id);
GArray *lyc_report_list (LycPlatform *, LycViewer *, const LycStanding *);
JsonObject *lyc_mod_action_view (LycPlatform *, LycViewer *, const LycStanding *, gint64 id);
GArray *lyc_mod_action_list (LycPlatform *, LycViewer *, const LycStanding *);
JsonObject *lyc_reaction_view (LycPlatform *, LycViewer *, const LycStanding *, gint64 id);
GArray *lyc_reaction_list (LycPlatform *, LycViewer *, const LycStanding *);
JsonObject *lyc_read_state_view (LycPlatform *, LycViewer *, const LycStanding *, gint64 id);
GArray *lyc_read_state_list (LycPlatform *, LycViewer *, const LycStanding *);
JsonObject *lyc_notice_view (LycPlatform *, LycViewer *, const LycStanding *, gint64 id);
GArray *lyc_notice_list (LycPlatform *, LycViewer *, const LycStanding *);
JsonObject *lyc_follow_view (LycPlatform *, LycViewer *, const LycStanding *, gint64 id);
GArray *lyc_follow_list (LycPlatform *, LycViewer *, const LycStanding *);
JsonObject *lyc_block_view (LycPlatform *, LycViewer *, const LycStanding *, gint64 id);
GArray *lyc_block_list (LycPlatform *, LycViewer *, const LycStanding *);
JsonObject *lyc_settings_view (LycPlatform *, LycViewer *, const LycStanding *, gint64 id);
GArray *lyc_settings_list (LycPlatform *, LycViewer *, const LycStanding *);
JsonObject *lyc_article_view (LycPlatform *, LycViewer *, const LycStanding *, gint64 id);
GArray *lyc_article_list (LycPlatform *, LycViewer *, const LycStanding *);
JsonObject *lyc_journey_view (LycPlatform *, LycViewer *, const LycStanding *, gint64 id);
GArray *lyc_journey_list (LycPlatform *, LycViewer *, const LycStanding *);
JsonObject *lyc_certificate_view (LycPlatform *, LycViewer *, const LycStanding *, gint64 id);
GArray *lyc_certificate_list (LycPlatform *, LycViewer *, const LycStanding *);
JsonObject *lyc_cohort_progress_view (LycPlatform *, LycViewer *, const LycStanding *, gint64 id);
GArray *lyc_cohort_progress_list (LycPlatform *, LycViewer *, const LycStanding *);
