/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "handlers.h"

/* Ten years, in milliseconds. */
#define AGE_MAX G_GINT64_CONSTANT (315360000000)

#define END { NULL, LYC_FIELD_END }

static const LycField register_fields[] = { { "cursor", LYC_FIELD_TEXT, FALSE, 1, 200 }, END };

static const LycField member_fields[]
  = { { "role", LYC_FIELD_ENUM, .words = "learner|champion|facilitator|moderator|admin" },
      { "state", LYC_FIELD_ENUM, .words = "active|suspended" },
      { "observer", LYC_FIELD_BOOL },
      END };
static const LycField check_fields[] = { { "checked", LYC_FIELD_BOOL, TRUE }, END };
static const LycField progress_fields[] = { { "ranges", LYC_FIELD_SPANS, .max = 1000 },
                                            { "position_ms", LYC_FIELD_INT, .max = 86400000 },
                                            { "place", LYC_FIELD_TEXT, .max = 100 },
                                            { "seek", LYC_FIELD_BOOL },
                                            { "completed", LYC_FIELD_BOOL },
                                            { "age_ms", LYC_FIELD_INT, .max = AGE_MAX },
                                            END };
static const LycField answer_fields[] = { { "option_ids", LYC_FIELD_IDS, .max = 20 },
                                          { "text", LYC_FIELD_TEXT, .max = 500 },
                                          { "check", LYC_FIELD_BOOL },
                                          { "saved_at", LYC_FIELD_INT, .max = G_MAXINT64 },
                                          END };
static const LycField note_fields[] = { { "asset_id", LYC_FIELD_MAYBE_ID },
                                        { "asset_rev", LYC_FIELD_INT, .max = G_MAXINT64 },
                                        { "start_ms", LYC_FIELD_INT, FALSE, -1, 86400000 },
                                        { "end_ms", LYC_FIELD_INT, FALSE, -1, 86400000 },
                                        { "cue_id", LYC_FIELD_TEXT, .max = 100 },
                                        { "quote", LYC_FIELD_TEXT, .max = 500 },
                                        { "body", LYC_FIELD_TEXT, TRUE, 1, 20000 },
                                        { "written_at", LYC_FIELD_INT, .max = G_MAXINT64 },
                                        END };
static const LycField note_edit_fields[] = { { "body", LYC_FIELD_TEXT, TRUE, 1, 20000 },
                                             { "base_rev", LYC_FIELD_INT, .max = G_MAXINT64 },
                                             { "written_at", LYC_FIELD_INT, .max = G_MAXINT64 },
                                             END };
/* Of a video or of a text: which of them belong together, lyc_post_anchor_read() knows. */
static const LycField anchor_fields[] = { { "asset_id", LYC_FIELD_ID },
                                          { "asset_rev", LYC_FIELD_INT, FALSE, 1, G_MAXINT64 },
                                          { "start_ms", LYC_FIELD_INT, .max = 86400000 },
                                          { "end_ms", LYC_FIELD_INT, .max = 86400000 },
                                          { "cue_id", LYC_FIELD_TEXT, .max = 100 },
                                          { "quote", LYC_FIELD_TEXT, TRUE, 0, 500 },
                                          { "prefix", LYC_FIELD_TEXT, .max = 200 },
                                          { "suffix", LYC_FIELD_TEXT, .max = 200 },
                                          { "lesson_id", LYC_FIELD_ID },
                                          { "block", LYC_FIELD_TEXT, FALSE, 1, 100 },
                                          { "page", LYC_FIELD_INT, FALSE, 1, 100000 },
                                          { "item_id", LYC_FIELD_ID },
                                          END };
static const LycField post_fields[]
    = { { "id", LYC_FIELD_ID },
        { "body", LYC_FIELD_TEXT, TRUE, 1, 20000 },
        { "post_kind", LYC_FIELD_ENUM, .words = "discussion|question|idea|answer|announcement" },
        { "reply_to", LYC_FIELD_MAYBE_ID },
        { "anchor", LYC_FIELD_MAYBE_OBJECT, .fields = anchor_fields },
        { "file_ids", LYC_FIELD_IDS, .max = 10 },
        { "mention_ids", LYC_FIELD_IDS, .max = 50 },
        { "mention_groups", LYC_FIELD_TEXTS, .max = 2 },
        { "builds_on", LYC_FIELD_IDS, .max = 5 },
        END };
static const LycField container_fields[]
    = { { "container_kind", LYC_FIELD_ENUM, TRUE, .words = "thread|direct" },
        { "cohort_id", LYC_FIELD_ID },
        { "lesson_id", LYC_FIELD_ID },
        { "title", LYC_FIELD_TEXT, FALSE, 0, 200 },
        { "user_ids", LYC_FIELD_IDS, .max = 1 },
        { "from_post_id", LYC_FIELD_MAYBE_ID },
        { "post", LYC_FIELD_OBJECT, .fields = post_fields },
        END };
static const LycField container_edit_fields[] = { { "title", LYC_FIELD_TEXT, FALSE, 1, 200 },
                                                  { "locked", LYC_FIELD_BOOL },
                                                  { "lock_words", LYC_FIELD_TEXT, .max = 500 },
                                                  { "slow_s", LYC_FIELD_INT, .max = 86400 },
                                                  { "visible", LYC_FIELD_BOOL },
                                                  END };
static const LycField cohort_edit_fields[] = { { "approve_new", LYC_FIELD_BOOL, TRUE }, END };
static const LycField post_edit_fields[] = { { "body", LYC_FIELD_TEXT, TRUE, 1, 20000 }, END };
static const LycField reaction_fields[]
  = { { "vote", LYC_FIELD_BOOL },
      { "helped", LYC_FIELD_BOOL },
      { "emojis", LYC_FIELD_TEXTS, .max = 20 },
      END };
static const LycField move_fields[] = { { "container_id", LYC_FIELD_ID, TRUE }, END };
static const LycField report_fields[]
  = { { "reason", LYC_FIELD_ENUM, TRUE, .words = "spam|unkind|off_topic|other" },
      { "words", LYC_FIELD_TEXT, .max = 500 },
      { "hint", LYC_FIELD_ENUM, .words = "hide|warn|lock|move|dismiss" },
      END };
static const LycField mod_action_fields[]
  = { { "report_id", LYC_FIELD_ID },
      { "post_id", LYC_FIELD_ID },
      { "container_id", LYC_FIELD_ID },
      { "act", LYC_FIELD_ENUM, TRUE, .words = "hide|return|warn|dismiss|move|lock|unlock|approve|refuse" },
      { "words", LYC_FIELD_TEXT, .max = 500 },
      { "to_id", LYC_FIELD_ID },
      END };
static const LycField read_fields[]
    = { { "read_pos", LYC_FIELD_INT, .max = G_MAXINT32 },
        { "marked_unread_from", LYC_FIELD_MAYBE_INT, FALSE, 1, G_MAXINT32 },
        { "follow", LYC_FIELD_ENUM, .words = "follow|normal|mute" },
        { "mute_until", LYC_FIELD_MAYBE_INT, FALSE, 0, G_MAXINT64 },
        END };
static const LycField follow_fields[]
    = { { "follow", LYC_FIELD_ENUM, TRUE, .words = "follow|normal|mute" },
        { "mute_until", LYC_FIELD_MAYBE_INT, FALSE, 0, G_MAXINT64 },
        END };
static const LycField task_fields[] = { { "title", LYC_FIELD_TEXT, TRUE, 1, 200 },
                                        { "assignee_ids", LYC_FIELD_IDS, .max = 20 },
                                        { "due_at", LYC_FIELD_MAYBE_INT, .max = G_MAXINT64 },
                                        { "post_id", LYC_FIELD_MAYBE_ID },
                                        END };
static const LycField task_edit_fields[] = { { "title", LYC_FIELD_TEXT, FALSE, 1, 200 },
                                             { "state", LYC_FIELD_ENUM, .words = "open|done" },
                                             { "assignee_ids", LYC_FIELD_IDS, .max = 20 },
                                             { "due_at", LYC_FIELD_MAYBE_INT, .max = G_MAXINT64 },
                                             END };
static const LycField file_fields[] = { { "cohort_id", LYC_FIELD_ID },
                                        { "container_id", LYC_FIELD_ID },
                                        { "attached", LYC_FIELD_BOOL },
                                        { "name", LYC_FIELD_TEXT, TRUE, 1, 200 },
                                        { "type", LYC_FIELD_TEXT, FALSE, 0, 100 },
                                        { "size", LYC_FIELD_INT, TRUE, 0, 26214400 },
                                        END };
static const LycField finish_fields[] = { { "sha256", LYC_FIELD_TEXT, TRUE, 64, 64 }, END };

static const LycField settings_fields[]
    = { { "reading_mode", LYC_FIELD_ENUM, .words = "on_view|in_thread|by_hand" },
        { "quiet_from", LYC_FIELD_MAYBE_INT, FALSE, 0, 1439 },
        { "quiet_until", LYC_FIELD_MAYBE_INT, FALSE, 0, 1439 },
        { "quiet_days", LYC_FIELD_INT, FALSE, 0, 127 },
        { "presence", LYC_FIELD_BOOL },
        { "lesson_presence", LYC_FIELD_BOOL },
        END };

#define OPEN LYC_ROUTE_OPEN
#define FORM (LYC_ROUTE_OPEN | LYC_ROUTE_FORM)

/* method, path, operation, resource, action, target, target kind, rate, flags, fields, handler */
static const LycRoute routes[] = {
  { "GET", "/v1/server", "server.read", NULL, NULL, NULL, NULL, LYC_RATE_NONE, OPEN, NULL,
    lyc_handle_server_read },
  { "GET", "/oauth/authorize", "sign_in.form", NULL, NULL, NULL, NULL, LYC_RATE_NONE, OPEN, NULL,
    lyc_handle_sign_in_form },
  { "POST", "/oauth/authorize", "sign_in.submit", NULL, NULL, NULL, NULL, LYC_RATE_NONE,
    FORM | LYC_ROUTE_LATE, NULL, lyc_handle_sign_in_submit },
  { "POST", "/oauth/token", "sign_in.token", NULL, NULL, NULL, NULL, LYC_RATE_NONE, FORM, NULL,
    lyc_handle_sign_in_token },
  { "POST", "/oauth/revoke", "sign_in.revoke", NULL, NULL, NULL, NULL, LYC_RATE_NONE, FORM, NULL,
    lyc_handle_sign_in_revoke },
  { "POST", "/v1/register", "sync.register", "sync", "read", NULL, NULL, LYC_RATE_READ, 0,
    register_fields, lyc_handle_sync_register },
  { "GET", "/v1/snapshot", "sync.snapshot", "sync", "read", NULL, NULL, LYC_RATE_READ, 0, NULL,
    lyc_handle_sync_snapshot },
  { "GET", "/v1/sync", "sync.changes", "sync", "read", NULL, NULL, LYC_RATE_READ, 0, NULL,
    lyc_handle_sync_changes },
  { "GET", "/v1/stream", "stream.open", "stream", "open", NULL, NULL, LYC_RATE_READ, 0, NULL,
    lyc_handle_stream_open },
  { "GET", "/v1/search", "search.read", "search", "read", NULL, NULL, LYC_RATE_SEARCH, 0, NULL,
    lyc_handle_search },
  { "GET", "/v1/me", "me.read", "user", "read", NULL, NULL, LYC_RATE_READ, 0, NULL,
    lyc_handle_me_read },
  { "GET", "/v1/me/settings", "settings.read", "settings", "read", NULL, NULL, LYC_RATE_READ, 0,
    NULL, lyc_handle_settings_read },
  { "PATCH", "/v1/me/settings", "settings.edit", "settings", "edit", NULL, NULL, LYC_RATE_ACT,
    LYC_ROUTE_KEYED, settings_fields, lyc_handle_settings_edit },
  { "GET", "/v1/users/{user_id}", "user.read", "user", "read", NULL, NULL, LYC_RATE_READ, 0, NULL,
    lyc_handle_user_read },
  { "GET", "/v1/users/{user_id}/avatar", "user.avatar", "user", "read", NULL, NULL, LYC_RATE_READ,
    0, NULL, lyc_handle_user_avatar },
  { "GET", "/v1/cohorts/{cohort_id}", "cohort.read", "cohort", "read", "cohort_id", "cohort",
    LYC_RATE_READ, 0, NULL, lyc_handle_cohort_read },
  { "PATCH", "/v1/cohorts/{cohort_id}", "cohort.edit", "cohort", "edit", "cohort_id", "cohort",
    LYC_RATE_ACT, LYC_ROUTE_KEYED, cohort_edit_fields, lyc_handle_cohort_edit },
  { "PUT", "/v1/cohorts/{cohort_id}/members/{user_id}", "membership.set", "membership", "set",
    "cohort_id", "cohort", LYC_RATE_ACT, 0, member_fields, lyc_handle_membership_set },
  { "DELETE", "/v1/cohorts/{cohort_id}/members/{user_id}", "membership.remove", "cohort", "read",
    "cohort_id", "cohort", LYC_RATE_ACT, 0, NULL, lyc_handle_membership_remove },
  { "GET", "/v1/courses/{course_id}", "course.read", "course", "read", "course_id", "course",
    LYC_RATE_READ, 0, NULL, lyc_handle_course_read },
  { "GET", "/v1/lessons/{lesson_id}", "lesson.read", "lesson", "read", "lesson_id", "lesson",
    LYC_RATE_READ, 0, NULL, lyc_handle_lesson_read },
  { "GET", "/v1/articles/{article_id}", "article.read", "article", "read", "article_id", "article",
    LYC_RATE_READ, 0, NULL, lyc_handle_article_read },
  { "GET", "/v1/assets/{asset_id}", "asset.read", "asset", "read", "asset_id", "asset",
    LYC_RATE_READ, 0, NULL, lyc_handle_asset_read },
  { "GET", "/v1/transcripts/{transcript_id}", "transcript.read", "transcript", "read",
    "transcript_id", "transcript", LYC_RATE_READ, 0, NULL, lyc_handle_transcript_read },
  { "GET", "/v1/assets/{asset_id}/content", "asset.content", "asset", "read", "asset_id", "asset",
    LYC_RATE_READ, 0, NULL, lyc_handle_asset_content },
  { "GET", "/v1/assets/{asset_id}/parts/{part_id}", "asset.part", "asset", "read", "asset_id",
    "asset", LYC_RATE_READ, 0, NULL, lyc_handle_asset_part },
  { "GET", "/v1/lessons/{lesson_id}/parts/{part_id}", "lesson.part", "lesson", "read", "lesson_id",
    "lesson", LYC_RATE_READ, 0, NULL, lyc_handle_lesson_part },
  { "PUT", "/v1/lessons/{lesson_id}/checks/{item_id}", "progress.check", "progress", "merge",
    "lesson_id", "lesson", LYC_RATE_ACT, 0, check_fields, lyc_handle_progress_check },
  { "PUT", "/v1/lessons/{lesson_id}/progress", "progress.merge", "progress", "merge", "lesson_id",
    "lesson", LYC_RATE_ACT, 0, progress_fields, lyc_handle_progress_merge },
  { "PUT", "/v1/lessons/{lesson_id}/notes/{note_id}", "note.create", "note", "create", "lesson_id",
    "lesson", LYC_RATE_ACT, LYC_ROUTE_CREATE, note_fields, lyc_handle_note_create },
  { "PATCH", "/v1/notes/{note_id}", "note.edit", "note", "edit", "note_id", "note", LYC_RATE_ACT,
    LYC_ROUTE_KEYED, note_edit_fields, lyc_handle_note_edit },
  { "DELETE", "/v1/notes/{note_id}", "note.delete", "note", "delete", "note_id", "note",
    LYC_RATE_ACT, LYC_ROUTE_KEYED, NULL, lyc_handle_note_delete },
  { "GET", "/v1/quizzes/{quiz_id}", "quiz.read", "quiz", "read", "quiz_id", "quiz", LYC_RATE_READ,
    0, NULL, lyc_handle_quiz_read },
  { "PUT", "/v1/quizzes/{quiz_id}/attempts/{attempt_id}", "attempt.start", "attempt", "start",
    "quiz_id", "quiz", LYC_RATE_ACT, LYC_ROUTE_CREATE, NULL, lyc_handle_attempt_start },
  { "PUT", "/v1/attempts/{attempt_id}/answers/{item_id}", "attempt.answer", "attempt", "answer",
    "attempt_id", "attempt", LYC_RATE_ACT, 0, answer_fields, lyc_handle_attempt_answer },
  { "POST", "/v1/attempts/{attempt_id}/submit", "attempt.submit", "attempt", "submit", "attempt_id",
    "attempt", LYC_RATE_ACT, LYC_ROUTE_KEYED, NULL, lyc_handle_attempt_submit },
  { "GET", "/v1/containers/{container_id}", "container.read", "container", "read", "container_id",
    "container", LYC_RATE_READ, 0, NULL, lyc_handle_container_read },
  { "PUT", "/v1/containers/{container_id}", "container.create", "container", "create", NULL, NULL,
    LYC_RATE_POST, LYC_ROUTE_CREATE, container_fields, lyc_handle_container_create },
  { "PATCH", "/v1/containers/{container_id}", "container.edit", "container", "read", "container_id",
    "container", LYC_RATE_ACT, LYC_ROUTE_KEYED, container_edit_fields, lyc_handle_container_edit },
  { "GET", "/v1/containers/{container_id}/posts", "post.list", "container", "read", "container_id",
    "container", LYC_RATE_READ, 0, NULL, lyc_handle_post_list },
  { "PUT", "/v1/containers/{container_id}/posts/{post_id}", "post.create", "post", "create",
    "container_id", "container", LYC_RATE_POST, LYC_ROUTE_CREATE, post_fields,
    lyc_handle_post_create },
  { "GET", "/v1/posts/{post_id}", "post.read", "post", "read", "post_id", "post", LYC_RATE_READ, 0,
    NULL, lyc_handle_post_read },
  { "PATCH", "/v1/posts/{post_id}", "post.edit", "post", "edit", "post_id", "post", LYC_RATE_ACT,
    LYC_ROUTE_KEYED, post_edit_fields, lyc_handle_post_edit },
  { "DELETE", "/v1/posts/{post_id}", "post.delete", "post", "delete", "post_id", "post",
    LYC_RATE_ACT, LYC_ROUTE_KEYED, NULL, lyc_handle_post_delete },
  { "GET", "/v1/posts/{post_id}/versions", "post.versions", "post", "read", "post_id", "post",
    LYC_RATE_READ, 0, NULL, lyc_handle_post_versions },
  { "PUT", "/v1/posts/{post_id}/reaction", "reaction.set", "reaction", "set", "post_id", "post",
    LYC_RATE_ACT, LYC_ROUTE_KEYED, reaction_fields, lyc_handle_reaction_set },
  { "PUT", "/v1/posts/{post_id}/accepted", "answer.accept", "post", "read", "post_id", "post",
    LYC_RATE_ACT, LYC_ROUTE_KEYED, NULL, lyc_handle_answer_accept },
  { "DELETE", "/v1/posts/{post_id}/accepted", "answer.unaccept", "post", "read", "post_id", "post",
    LYC_RATE_ACT, LYC_ROUTE_KEYED, NULL, lyc_handle_answer_unaccept },
  { "PUT", "/v1/posts/{post_id}/endorsed", "answer.endorse", "answer", "endorse", "post_id", "post",
    LYC_RATE_ACT, LYC_ROUTE_KEYED, NULL, lyc_handle_answer_endorse },
  { "DELETE", "/v1/posts/{post_id}/endorsed", "answer.unendorse", "answer", "endorse", "post_id",
    "post", LYC_RATE_ACT, LYC_ROUTE_KEYED, NULL, lyc_handle_answer_unendorse },
  { "PUT", "/v1/posts/{post_id}/hidden", "post.hide", "post", "hide", "post_id", "post",
    LYC_RATE_ACT, LYC_ROUTE_KEYED, NULL, lyc_handle_post_hide },
  { "DELETE", "/v1/posts/{post_id}/hidden", "post.unhide", "post", "hide", "post_id", "post",
    LYC_RATE_ACT, LYC_ROUTE_KEYED, NULL, lyc_handle_post_unhide },
  { "PUT", "/v1/posts/{post_id}/pinned", "post.pin", "post", "pin", "post_id", "post", LYC_RATE_ACT,
    LYC_ROUTE_KEYED, NULL, lyc_handle_post_pin },
  { "DELETE", "/v1/posts/{post_id}/pinned", "post.unpin", "post", "pin", "post_id", "post",
    LYC_RATE_ACT, LYC_ROUTE_KEYED, NULL, lyc_handle_post_unpin },
  { "POST", "/v1/posts/{post_id}/move", "post.move", "post", "move", "post_id", "post",
    LYC_RATE_ACT, LYC_ROUTE_KEYED, move_fields, lyc_handle_post_move },
  { "PUT", "/v1/posts/{post_id}/reports/{report_id}", "report.create", "report", "create", "post_id",
    "post", LYC_RATE_ACT, LYC_ROUTE_CREATE, report_fields, lyc_handle_report_create },
  { "PUT", "/v1/mod_actions/{action_id}", "mod_action.apply", "mod_action", "apply", NULL, NULL,
    LYC_RATE_ACT, LYC_ROUTE_CREATE, mod_action_fields, lyc_handle_mod_action_apply },
  { "DELETE", "/v1/mod_actions/{action_id}", "mod_action.undo", "mod_action", "undo", "action_id",
    "mod_action", LYC_RATE_ACT, LYC_ROUTE_KEYED, NULL, lyc_handle_mod_action_undo },
  { "GET", "/v1/cohorts/{cohort_id}/audit", "audit.read", "audit", "read", "cohort_id", "cohort",
    LYC_RATE_READ, 0, NULL, lyc_handle_audit_read },
  { "PUT", "/v1/containers/{container_id}/read_state", "read_state.set", "read_state", "set",
    "container_id", "container", LYC_RATE_ACT, 0, read_fields, lyc_handle_read_state_set },
  { "PUT", "/v1/cohorts/{cohort_id}/follow", "follow.cohort", "follow", "set", "cohort_id",
    "cohort", LYC_RATE_ACT, 0, follow_fields, lyc_handle_follow_set },
  { "PUT", "/v1/courses/{course_id}/follow", "follow.course", "follow", "set", "course_id",
    "course", LYC_RATE_ACT, 0, follow_fields, lyc_handle_follow_set },
  { "PUT", "/v1/notices/{notice_id}/seen", "notice.see", "notice", "see", "notice_id", "notice",
    LYC_RATE_ACT, 0, NULL, lyc_handle_notice_see },
  { "PUT", "/v1/cohorts/{cohort_id}/tasks/{task_id}", "task.create", "task", "create", "cohort_id",
    "cohort", LYC_RATE_ACT, LYC_ROUTE_CREATE, task_fields, lyc_handle_task_create },
  { "PATCH", "/v1/tasks/{task_id}", "task.edit", "task", "edit", "task_id", "task", LYC_RATE_ACT,
    LYC_ROUTE_KEYED, task_edit_fields, lyc_handle_task_edit },
  { "DELETE", "/v1/tasks/{task_id}", "task.delete", "task", "delete", "task_id", "task",
    LYC_RATE_ACT, LYC_ROUTE_KEYED, NULL, lyc_handle_task_delete },
  { "GET", "/v1/files/{file_id}", "file.read", "file", "read", "file_id", "file", LYC_RATE_READ, 0,
    NULL, lyc_handle_file_read },
  { "PUT", "/v1/files/{file_id}", "file.create", "file", "create", NULL, NULL, LYC_RATE_UPLOAD,
    LYC_ROUTE_CREATE, file_fields, lyc_handle_file_create },
  { "DELETE", "/v1/files/{file_id}", "file.delete", "file", "delete", "file_id", "file",
    LYC_RATE_ACT, LYC_ROUTE_KEYED, NULL, lyc_handle_file_delete },
  { "GET", "/v1/files/{file_id}/content", "file.content", "file", "read", "file_id", "file",
    LYC_RATE_READ, 0, NULL, lyc_handle_file_content },
  { "PATCH", "/v1/files/{file_id}/content", "file.append", "file", "append", "file_id", "file",
    LYC_RATE_CHUNK, LYC_ROUTE_BYTES, NULL, lyc_handle_file_append },
  { "POST", "/v1/files/{file_id}/finish", "file.finish", "file", "append", "file_id", "file",
    LYC_RATE_ACT, LYC_ROUTE_KEYED, finish_fields, lyc_handle_file_finish },
  { "POST", "/v1/sandbox/start-over", "sandbox.start_over", "sandbox", "start_over", NULL, NULL,
    LYC_RATE_ACT, LYC_ROUTE_KEYED | LYC_ROUTE_SANDBOX, NULL, lyc_handle_sandbox_start_over },
};

const LycRoute *
lyc_routes_get (guint *count)
{
  *count = G_N_ELEMENTS (routes);
  return routes;
}
