/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "attempt.h"

#include "badge.h"
#include "changes.h"
#include "first-try.h"
#include "handlers.h"
#include "progress.h"
#include "quiz-grade.h"
#include "views.h"

/* An attempt with what its quiz is judged by. */
typedef struct
{
  gint64 id;
  gint64 user_id;
  gint64 scope_id;
  gint64 quiz_id;
  gint64 deadline_at;
  gint64 item_count;
  gint64 pass_percent;
  gboolean open;
  gboolean practice;
  JsonObject *answers;     /* item -> list of ids, or text */
  JsonObject *checked;     /* item -> true */
  JsonObject *first_tries; /* item -> percent */
  LycQuizKey key;
} Sheet;

static void
sheet_clear (Sheet *self)
{
  g_clear_pointer (&self->answers, json_object_unref);
  g_clear_pointer (&self->checked, json_object_unref);
  g_clear_pointer (&self->first_tries, json_object_unref);
  lyc_quiz_key_clear (&self->key);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sheet, sheet_clear)

#define SELECT_SHEET                                                                               \
  "SELECT a.creator_id, a.scope_id, a.quiz_id, a.deadline_at, q.item_count, q.pass_percent,"       \
  " a.state = 'open', q.quiz_kind = 'practice', a.answers, a.checked, a.first_tries, q.keys,"      \
  " q.grading FROM attempt a JOIN quiz q ON q.id = a.quiz_id WHERE a.id = ?"

static gboolean
sheet_load (LycPlatform *platform, gint64 id, Sheet *self)
{
  g_autoptr (LycRows) rows = lyc_db_query (platform->db, SELECT_SHEET, "i", id);

  if (!lyc_rows_next (rows))
    return FALSE;
  *self = (Sheet){ .id = id,
                   .user_id = lyc_rows_int (rows, 0),
                   .scope_id = lyc_rows_int (rows, 1),
                   .quiz_id = lyc_rows_int (rows, 2),
                   .deadline_at = lyc_rows_int (rows, 3),
                   .item_count = lyc_rows_int (rows, 4),
                   .pass_percent = lyc_rows_int (rows, 5),
                   .open = lyc_rows_int (rows, 6) != 0,
                   .practice = lyc_rows_int (rows, 7) != 0,
                   .answers = lyc_quiz_object (lyc_rows_text (rows, 8)),
                   .checked = lyc_quiz_object (lyc_rows_text (rows, 9)),
                   .first_tries = lyc_quiz_object (lyc_rows_text (rows, 10)) };
  lyc_quiz_key_init (&self->key, lyc_rows_text (rows, 11), lyc_rows_text (rows, 12));
  return TRUE;
}

static void
sheet_save (LycPlatform *platform, const Sheet *self)
{
  g_autofree char *answers = lyc_json_text (self->answers);
  g_autofree char *checked = lyc_json_text (self->checked);
  g_autofree char *first = lyc_json_text (self->first_tries);

  lyc_db_run (platform->db,
              "UPDATE attempt SET answers = ?, checked = ?, first_tries = ? WHERE id = ?", "sssi",
              answers, checked, first, self->id);
  lyc_change (platform, "attempt.updated", "attempt", self->scope_id, self->id, NULL,
              self->user_id);
}

/* Whether what is right about the item may be known: it was looked at, or all of it is handed in.
 */
static gboolean
may_know (const Sheet *self, const char *item)
{
  return !self->open || (self->practice && json_object_has_member (self->checked, item));
}

static void
set_first_try (const Sheet *self, JsonObject *feedback, const char *item)
{
  if (json_object_has_member (self->first_tries, item))
    json_object_set_int_member (feedback, "first_try_percent",
                                json_object_get_int_member (self->first_tries, item));
  else
    json_object_set_null_member (feedback, "first_try_percent");
}

/* Only of items that were answered, and only what may be known now. */
static JsonObject *
feedback_of (const Sheet *self)
{
  JsonObject *feedback = json_object_new ();
  g_autoptr (GList) items = json_object_get_members (self->answers);

  for (GList *l = items; l != NULL; l = l->next)
    {
      JsonObject *item;

      if (!may_know (self, l->data) || !lyc_quiz_key_has (&self->key, l->data))
        continue;
      item = lyc_quiz_key_feedback (&self->key, l->data,
                                    json_object_get_member (self->answers, l->data), !self->open);
      set_first_try (self, item, l->data);
      json_object_set_object_member (feedback, l->data, item);
    }
  return feedback;
}

static gint64
count_right (const Sheet *self)
{
  g_autoptr (GList) items = json_object_get_members (self->answers);
  gint64 right = 0;

  for (GList *l = items; l != NULL; l = l->next)
    right += lyc_quiz_key_is_right (&self->key, l->data,
                                    json_object_get_member (self->answers, l->data));
  return right;
}

static JsonArray *
checked_ids (const Sheet *self)
{
  JsonArray *ids = json_array_new ();
  g_autoptr (GList) items = json_object_get_members (self->checked);

  for (GList *l = items; l != NULL; l = l->next)
    json_array_add_string_element (ids, l->data);
  return ids;
}

static void
set_result (JsonObject *object, const Sheet *self, gint64 right_count, gboolean passed)
{
  if (self->open)
    {
      json_object_set_null_member (object, "right_count");
      json_object_set_null_member (object, "passed");
      return;
    }
  json_object_set_int_member (object, "right_count", right_count);
  json_object_set_boolean_member (object, "passed", passed);
}

JsonObject *
lyc_attempt_view (LycPlatform *platform, LycViewer *viewer, const LycStanding *standing, gint64 id)
{
  g_autoptr (LycRows) rows = lyc_db_query (
      platform->db,
      "SELECT a.uuid, a.rev, q.uuid, l.uuid, a.state, a.started_at, a.deadline_at, a.right_count,"
      " a.passed FROM attempt a JOIN quiz q ON q.id = a.quiz_id"
      " JOIN lesson l ON l.id = q.lesson_id WHERE a.id = ? AND a.creator_id = ?",
      "ii", id, viewer->user_id);
  g_auto (Sheet) sheet = { 0 };
  JsonObject *object;

  if (!lyc_rows_next (rows) || !sheet_load (platform, id, &sheet))
    return NULL;
  object = lyc_view_new ("attempt", lyc_rows_text (rows, 0), lyc_rows_int (rows, 1));
  json_object_set_string_member (object, "quiz_id", lyc_rows_text (rows, 2));
  json_object_set_string_member (object, "lesson_id", lyc_rows_text (rows, 3));
  json_object_set_string_member (object, "state", lyc_rows_text (rows, 4));
  json_object_set_int_member (object, "started_at", lyc_rows_int (rows, 5));
  lyc_json_set_maybe_time (object, "deadline_at", lyc_rows_int (rows, 6));
  json_object_set_object_member (object, "answers", json_object_ref (sheet.answers));
  json_object_set_array_member (object, "checked", checked_ids (&sheet));
  json_object_set_object_member (object, "feedback", feedback_of (&sheet));
  set_result (object, &sheet, lyc_rows_int (rows, 7), lyc_rows_int (rows, 8) != 0);
  json_object_set_int_member (object, "item_count", sheet.item_count);
  return object;
}

GArray *
lyc_attempt_list (LycPlatform *platform, LycViewer *viewer, const LycStanding *standing)
{
  return lyc_ids_in_scope (platform, "SELECT id FROM attempt WHERE scope_id = ? ORDER BY id",
                           standing);
}

/* Two devices that began apart go on together: the second sheet is the first. */
static void
join_open (LycRequest *request, gint64 open)
{
  lyc_db_run (
      request->db,
      "INSERT OR REPLACE INTO attempt_alias (creator_id, uuid, attempt_id) VALUES (?, ?, ?)", "isi",
      request->viewer->user_id, lyc_request_param (request, "attempt_id"), open);
  lyc_request_object (request, "attempt", request->viewer->user_scope, open);
}

static gboolean
has_tries_left (LycRequest *request)
{
  gint64 most = lyc_db_int (request->db, 0, "SELECT max_tries FROM quiz WHERE id = ?", "i",
                            request->target.id);
  gint64 made = lyc_db_int (request->db, 0,
                            "SELECT count(*) FROM attempt WHERE creator_id = ? AND quiz_id = ?",
                            "ii", request->viewer->user_id, request->target.id);

  if (most > 0 && made >= most)
    lyc_request_problem (request, 409, "conflict", "You have used all your tries at this quiz.");
  return request->status == 0;
}

static gint64
insert_attempt (LycRequest *request)
{
  gint64 now = lyc_request_now (request);
  gint64 limit = lyc_db_int (request->db, 0, "SELECT time_limit_ms FROM quiz WHERE id = ?", "i",
                             request->target.id);

  return lyc_db_insert (request->db,
                        "INSERT OR IGNORE INTO attempt (uuid, creator_id, scope_id, quiz_id,"
                        " started_at, deadline_at) VALUES (?, ?, ?, ?, ?, ?)",
                        "siiiii", lyc_request_param (request, "attempt_id"),
                        request->viewer->user_id, request->viewer->user_scope, request->target.id,
                        now, limit > 0 ? now + limit : 0);
}

void
lyc_handle_attempt_start (LycRequest *request)
{
  gint64 open, id;

  lyc_attempt_close_due (request->platform);
  open = lyc_db_int (request->db, 0,
                     "SELECT id FROM attempt WHERE creator_id = ? AND quiz_id = ?"
                     " AND state = 'open'",
                     "ii", request->viewer->user_id, request->target.id);
  if (open != 0)
    {
      join_open (request, open);
      return;
    }
  if (!has_tries_left (request))
    return;
  id = insert_attempt (request);
  if (id == 0)
    {
      lyc_request_problem (request, 409, "conflict", "You have used this id for something else.");
      return;
    }
  lyc_change (request->platform, "attempt.updated", "attempt", request->viewer->user_scope, id,
              NULL, request->viewer->user_id);
  lyc_request_object (request, "attempt", request->viewer->user_scope, id);
  lyc_attempt_clock_arm (request->platform);
}

/* The attempt is in the learner's own scope; whether they may act is asked in the quiz's. */
static gboolean
may_act (LycRequest *request, const Sheet *sheet, const char *action)
{
  return lyc_request_allow (
      request, "attempt", action,
      lyc_db_int (request->db, 0, "SELECT scope_id FROM quiz WHERE id = ?", "i", sheet->quiz_id),
      TRUE);
}

/* The clock is the platform's, at receipt; one that was written down in time has the grace to
 * arrive. */
static gboolean
is_in_time (LycRequest *request, const Sheet *sheet)
{
  gint64 now = lyc_request_now (request);

  if (sheet->deadline_at == 0 || now <= sheet->deadline_at)
    return TRUE;
  return now <= sheet->deadline_at + LYC_ATTEMPT_GRACE_MS
         && lyc_request_int (request, "saved_at", G_MAXINT64) <= sheet->deadline_at;
}

/* Returns: (transfer none) (nullable): the answer, refused where it is none to the item */
static JsonNode *
take_answer (LycRequest *request, const Sheet *sheet, const char *item)
{
  const char *field = lyc_quiz_key_wants_text (&sheet->key, item) ? "text" : "option_ids";
  const char *other = g_str_equal (field, "text") ? "option_ids" : "text";
  JsonNode *answer
      = lyc_request_has (request, field) ? json_object_get_member (request->body, field) : NULL;

  if (answer == NULL)
    lyc_request_field_error (request, field, "is missing");
  else if (lyc_request_has (request, other))
    lyc_request_field_error (request, other, "answers another kind of question");
  else if (!lyc_quiz_key_fits (&sheet->key, item, answer))
    lyc_request_field_error (request, field, "names an option that is not there");
  return request->status == 0 ? answer : NULL;
}

static gboolean
is_blank (JsonNode *answer)
{
  return JSON_NODE_HOLDS_ARRAY (answer) ? json_array_get_length (json_node_get_array (answer)) == 0
                                        : *json_node_get_string (answer) == '\0';
}

/* The person has looked at the answer: this is their first try, and how others did is told. */
static void
note_try (LycPlatform *platform, Sheet *sheet, const char *item)
{
  JsonNode *answer = json_object_get_member (sheet->answers, item);
  int percent;

  lyc_first_try_add (platform, sheet->user_id, sheet->quiz_id, item,
                     lyc_quiz_key_is_right (&sheet->key, item, answer));
  percent = lyc_first_try_percent (platform, sheet->user_id, sheet->quiz_id, item);
  if (percent >= 0)
    json_object_set_int_member (sheet->first_tries, item, percent);
}

static void
keep_answer (LycRequest *request, Sheet *sheet, const char *item, JsonNode *answer)
{
  json_object_remove_member (sheet->checked, item);
  if (is_blank (answer))
    json_object_remove_member (sheet->answers, item);
  else
    json_object_set_member (sheet->answers, item, json_node_copy (answer));
  if (sheet->practice && !is_blank (answer) && lyc_request_flag (request, "check", TRUE))
    {
      json_object_set_boolean_member (sheet->checked, item, TRUE);
      note_try (request->platform, sheet, item);
    }
  sheet_save (request->platform, sheet);
}

void
lyc_handle_attempt_answer (LycRequest *request)
{
  const char *item = lyc_request_param (request, "item_id");
  g_auto (Sheet) sheet = { 0 };
  JsonNode *answer;

  sheet_load (request->platform, request->target.id, &sheet);
  if (!may_act (request, &sheet, "answer"))
    return;
  if (!sheet.open)
    lyc_request_problem (request, 409, "conflict", "This attempt was handed in.");
  else if (!is_in_time (request, &sheet))
    lyc_request_problem (request, 409, "conflict", "The time for this attempt is over.");
  else if (!lyc_quiz_key_has (&sheet.key, item))
    lyc_request_not_found (request);
  else if ((answer = take_answer (request, &sheet, item)) != NULL)
    {
      keep_answer (request, &sheet, item, answer);
      lyc_request_object (request, "attempt", sheet.scope_id, sheet.id);
    }
}

/* Whether every question that the quiz has now is answered; those it had once do not count. */
static gboolean
is_whole (const Sheet *sheet)
{
  g_autoptr (GList) items = json_object_get_members (sheet->key.keys);

  for (GList *l = items; l != NULL; l = l->next)
    if (!json_object_has_member (sheet->answers, l->data))
      return FALSE;
  return TRUE;
}

/* A graded quiz is done when it is passed, a practice quiz when it is through. */
static void
count_attempt (LycPlatform *platform, const Sheet *sheet, gboolean passed, gint64 at)
{
  gint64 lesson = lyc_db_int (platform->db, 0, "SELECT lesson_id FROM quiz WHERE id = ?", "i",
                              sheet->quiz_id);
  g_autofree char *kind
      = lyc_db_text (platform->db, "SELECT lesson_kind FROM lesson WHERE id = ?", "i", lesson);

  if (g_str_equal (kind, "quiz") && (passed || sheet->practice))
    lyc_progress_merge (platform, sheet->user_id, lesson, NULL, NULL, TRUE, at);
  if (passed)
    lyc_deed (
        platform, sheet->user_id, LYC_DEED_QUIZ_PASSED,
        lyc_db_int (platform->db, 0, "SELECT scope_id FROM quiz WHERE id = ?", "i", sheet->quiz_id),
        sheet->quiz_id);
}

/**
 * lyc_attempt_close:
 * @id: an open attempt
 *
 * Hands an attempt in as it stands, in the running transaction, and counts it.
 */
void
lyc_attempt_close (LycPlatform *platform, gint64 id, gint64 at)
{
  g_auto (Sheet) sheet = { 0 };
  g_autoptr (GList) items = NULL;
  gint64 right;
  gboolean passed;

  sheet_load (platform, id, &sheet);
  items = json_object_get_members (sheet.answers);
  right = count_right (&sheet);
  passed = right * 100 >= sheet.pass_percent * sheet.item_count;
  lyc_db_run (platform->db,
              "UPDATE attempt SET state = 'submitted', right_count = ?, passed = ? WHERE id = ?",
              "iii", right, (gint64) passed, id);
  for (GList *l = items; l != NULL; l = l->next)
    if (lyc_quiz_key_has (&sheet.key, l->data))
      note_try (platform, &sheet, l->data);
  sheet_save (platform, &sheet);
  count_attempt (platform, &sheet, passed, at);
}

void
lyc_handle_attempt_submit (LycRequest *request)
{
  g_auto (Sheet) sheet = { 0 };
  gboolean over;

  sheet_load (request->platform, request->target.id, &sheet);
  over = sheet.deadline_at > 0 && lyc_request_now (request) > sheet.deadline_at;
  if (!may_act (request, &sheet, "submit"))
    return;
  if (sheet.open && !over && !is_whole (&sheet))
    {
      lyc_request_problem (request, 409, "conflict", "Some questions have no answer yet.");
      return;
    }
  /* Handing in again is the same handing in. */
  if (sheet.open)
    lyc_attempt_close (request->platform, sheet.id, lyc_request_now (request));
  lyc_request_object (request, "attempt", sheet.scope_id, sheet.id);
}
