/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "route.h"

/* The handlers of routes.c, each in the file of its resource. */
void lyc_handle_server_read (LycRequest *request);
void lyc_handle_sign_in_form (LycRequest *request);
void lyc_handle_sign_in_submit (LycRequest *request);
void lyc_handle_sign_in_token (LycRequest *request);
void lyc_handle_sign_in_revoke (LycRequest *request);
void lyc_handle_sync_register (LycRequest *request);
void lyc_handle_sync_snapshot (LycRequest *request);
void lyc_handle_sync_changes (LycRequest *request);
void lyc_handle_stream_open (LycRequest *request);
void lyc_handle_me_read (LycRequest *request);
void lyc_handle_user_read (LycRequest *request);
void lyc_handle_user_avatar (LycRequest *request);
void lyc_handle_cohort_read (LycRequest *request);
void lyc_handle_membership_set (LycRequest *request);
void lyc_handle_membership_remove (LycRequest *request);
void lyc_handle_course_read (LycRequest *request);
void lyc_handle_lesson_read (LycRequest *request);
void lyc_handle_asset_read (LycRequest *request);
void lyc_handle_transcript_read (LycRequest *request);
void lyc_handle_asset_content (LycRequest *request);
void lyc_handle_progress_merge (LycRequest *request);
void lyc_handle_quiz_read (LycRequest *request);
void lyc_handle_attempt_start (LycRequest *request);
void lyc_handle_attempt_answer (LycRequest *request);
void lyc_handle_attempt_submit (LycRequest *request);
void lyc_handle_container_read (LycRequest *request);
void lyc_handle_container_create (LycRequest *request);
void lyc_handle_container_edit (LycRequest *request);
void lyc_handle_post_list (LycRequest *request);
void lyc_handle_post_create (LycRequest *request);
void lyc_handle_post_read (LycRequest *request);
void lyc_handle_post_edit (LycRequest *request);
void lyc_handle_post_delete (LycRequest *request);
void lyc_handle_reaction_set (LycRequest *request);
void lyc_handle_answer_accept (LycRequest *request);
void lyc_handle_answer_unaccept (LycRequest *request);
void lyc_handle_answer_endorse (LycRequest *request);
void lyc_handle_answer_unendorse (LycRequest *request);
void lyc_handle_post_hide (LycRequest *request);
void lyc_handle_post_unhide (LycRequest *request);
void lyc_handle_post_move (LycRequest *request);
void lyc_handle_read_state_set (LycRequest *request);
void lyc_handle_notice_see (LycRequest *request);
void lyc_handle_task_create (LycRequest *request);
void lyc_handle_task_edit (LycRequest *request);
void lyc_handle_task_delete (LycRequest *request);
void lyc_handle_file_read (LycRequest *request);
void lyc_handle_file_create (LycRequest *request);
void lyc_handle_file_delete (LycRequest *request);
void lyc_handle_file_content (LycRequest *request);
void lyc_handle_file_append (LycRequest *request);
void lyc_handle_file_finish (LycRequest *request);
