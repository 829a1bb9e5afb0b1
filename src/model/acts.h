/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "act.h"
#include "anchor.h"
#include "container.h"
#include "lesson.h"
#include "note.h"
#include "post.h"
#include "progress.h"
#include "quiz.h"
#include "reaction.h"
#include "read-state.h"
#include "shared-file.h"
#include "task.h"
#include "team.h"

G_BEGIN_DECLS

/* What a person writes: the parts of a new post. Texts are borrowed. */
typedef struct
{
  const char *body;      /* Markdown */
  const char *post_kind; /* "discussion", "question", "idea", "answer", "announcement" */
  const char *reply_to;  /* nullable */
  const LycAnchor *anchor; /* nullable */
  const char *const *mention_ids; /* nullable, NULL-terminated */
  const char *const *mention_groups; /* nullable, NULL-terminated: as in the API, teams by id */
  const char *const *file_ids;    /* nullable, NULL-terminated */
  const char *builds_on;          /* nullable: the post that an idea builds on */
  const char *from_post;          /* nullable: the message that a thread comes from */
  const char *author_id; /* who writes, for what shows at once */
  const char *draft;     /* nullable: the place of the draft that the answer clears */
  const char *draft_text; /* nullable: what stands in it */
  gint64 not_before;      /* when it goes, milliseconds since the epoch; 0: at once */
} LycWriting;

/* A file that goes with what is written. Texts are borrowed. */
typedef struct
{
  const char *cohort_id;    /* nullable: where the place has none */
  const char *container_id; /* nullable: where the place is not there yet */
  const char *path;         /* the local file, which must stay where it is until it is uploaded */
  const char *name;
  const char *media_type;
  gint64 size; /* bytes */
} LycAttaching;

/* A learner's own note. Texts are borrowed. */
typedef struct
{
  const char *lesson_id;
  const char *course_id;
  const char *asset_id;  /* nullable */
  gint64 asset_rev;      /* the revision of the recording that the times belong to */
  gint64 start_ms;       /* -1 for none */
  gint64 end_ms;         /* -1 for none */
  const char *cue_id;    /* nullable */
  const char *quote;     /* nullable: what is said there */
  const char *body;      /* Markdown */
  const char *draft;     /* nullable: the place of the draft that the answer clears */
  const char *draft_text; /* nullable: what stands in it */
} LycNoteWriting;

/* Talk. Every act is (transfer full) and goes to lyc_outbox_perform(). */
LycAct *lyc_act_block (const char *user_id, gboolean blocked, gint64 now);
LycAct *lyc_act_edit_me (const char *my_id, JsonObject *changes);
LycAct *lyc_act_set_settings (const char *my_id, JsonObject *changes);
LycAct *lyc_act_write_post (const char *container_id, const LycWriting *writing);
LycAct *lyc_act_open_thread (const char *cohort_id, const char *course_id, const char *lesson_id,
                             const char *title, const LycWriting *writing);
LycAct *lyc_act_discuss_file (LycFile *file, const LycWriting *writing);
LycAct *lyc_act_open_direct (const char *user_id, const char *my_id);
LycAct *lyc_act_edit_post (LycPost *post, gint64 rev, const char *body);
LycAct *lyc_act_delete_post (LycPost *post);
LycAct *lyc_act_pin_post (LycContainer *container, LycPost *post, gboolean pinned, gint64 now);
LycAct *lyc_act_hide_post (LycPost *post, gboolean hidden);
LycAct *lyc_act_vote (LycPost *post, LycReaction *mine, gboolean vote);
LycAct *lyc_act_help (LycPost *post, LycReaction *mine, gboolean helped);
LycAct *lyc_act_react (LycPost *post, LycReaction *mine, const char *emoji, gboolean set,
                       const char *my_id);
LycAct *lyc_act_accept (LycContainer *thread, LycPost *post, gboolean accepted);
LycAct *lyc_act_endorse (LycPost *post, gboolean endorsed, const char *my_id);
LycAct *lyc_act_lock (LycContainer *container, gboolean locked);

/* Reading. */
LycAct *lyc_act_read (const char *container_id, gint64 read_pos);
LycAct *lyc_act_read_up_to (LycReadState *state, gint64 pos);
LycAct *lyc_act_read_all (const char *container_id, gint64 last_pos);
LycAct *lyc_act_mark_unread (const char *container_id, gint64 pos);
LycAct *lyc_act_follow (const char *container_id, LycFollowing following, gint64 mute_until);
LycAct *lyc_act_follow_all (LycKind kind, const char *id, LycFollowing following,
                            gint64 mute_until);
LycAct *lyc_act_solved (const char *cohort_id, const char *field, const char *answer_id,
                        LycContainer *thread);
LycAct *lyc_act_see_notice (const char *notice_id, gint64 now);

/* Workspace. */
LycAct *lyc_act_create_task (const char *cohort_id, const char *title, const char *my_id,
                             gint64 now);
void lyc_act_set_task_post (LycAct *act, const char *post_id);
LycAct *lyc_act_set_task_state (LycTask *task, gboolean done, const char *my_id, gint64 now);
LycAct *lyc_act_assign_task (LycTask *task, const char *const *user_ids);
LycAct *lyc_act_rename_task (LycTask *task, const char *title);
LycAct *lyc_act_delete_task (LycTask *task);
LycAct *lyc_act_upload_file (const char *cohort_id, const char *path, const char *name, gint64 size,
                             const char *media_type, const char *my_id, gint64 now);
LycAct *lyc_act_attach_file (const LycAttaching *attaching, const char *my_id, gint64 now);
LycAct *lyc_act_delete_file (const char *file_id, const char *cohort_id);

/* Teams. */
LycAct *lyc_act_create_team (const char *cohort_id, const char *name, const char *user_id,
                             LycTeam *from);
LycAct *lyc_act_rename_team (LycTeam *team, const char *name);
LycAct *lyc_act_delete_team (LycTeam *team);
LycAct *lyc_act_join_team (LycTeam *team, const char *user_id, LycTeam *from);
LycAct *lyc_act_leave_team (LycTeam *team, const char *user_id);

/* Learning. Spans in milliseconds; @ranges as in the API, (transfer none). */
LycAct *lyc_act_progress (const char *lesson_id, JsonArray *ranges, gint64 position_ms,
                          gboolean sought, guint percent, gint64 now);
LycAct *lyc_act_write_note (const LycNoteWriting *writing, gint64 now);
LycAct *lyc_act_edit_note (LycNote *note, gint64 rev, const char *text, gint64 now);
LycAct *lyc_act_delete_note (LycNote *note);
LycAct *lyc_act_restore_note (const char *id, const LycNoteWriting *writing, gint64 created_at,
                              gint64 now);
LycAct *lyc_act_complete_article (const char *lesson_id);
LycAct *lyc_act_stop_at (const char *lesson_id, const char *place);
LycAct *lyc_act_check (LycLesson *lesson, LycProgress *progress, const char *point_id,
                       gboolean checked);
LycAct *lyc_act_start_attempt (LycQuiz *quiz, gint64 now);
LycAct *lyc_act_answer (const char *quiz_id, const char *attempt_id, const char *item_id,
                        JsonNode *answer, gboolean check, gint64 saved_at, JsonObject *all_answers,
                        JsonArray *all_checked);
LycAct *lyc_act_submit_attempt (const char *quiz_id, const char *attempt_id);

G_END_DECLS
