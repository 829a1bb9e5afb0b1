/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "badge.h"
#include "changes.h"
#include "json-gate.h"
#include "handlers.h"
#include "progress.h"
#include "views.h"

JsonObject *
lyc_quiz_view (LycPlatform *platform, LycViewer *viewer, const LycStanding *standing, gint64 id)
{
  g_autoptr (LycRows) rows
    = lyc_db_query (platform->db,
                    "SELECT q.uuid, q.rev, l.uuid, c.uuid, q.title, q.quiz_kind, q.items FROM quiz q"
                    " JOIN lesson l ON l.id = q.lesson_id JOIN course c ON c.id = l.course_id"
                    " WHERE q.id = ?",
                    "i", id);
  JsonObject *object;

  if (!lyc_rows_next (rows))
    return NULL;
  object = lyc_view_new ("quiz", lyc_rows_text (rows, 0), lyc_rows_int (rows, 1));
  json_object_set_string_member (object, "lesson_id", lyc_rows_text (rows, 2));
  json_object_set_string_member (object, "course_id", lyc_rows_text (rows, 3));
  json_object_set_string_member (object, "title", lyc_rows_text (rows, 4));
  json_object_set_string_member (object, "quiz_kind", lyc_rows_text (rows, 5));
  lyc_json_set_json (object, "items", lyc_rows_text (rows, 6));
  return object;
}

GArray *
lyc_quiz_list (LycPlatform *platform, LycViewer *viewer, const LycStanding *standing)
{
  return lyc_ids_in_scope (platform, "SELECT id FROM quiz WHERE scope_id = ? ORDER BY id", standing);
}

static JsonObject *
object_of (const char *text)
{
  g_autoptr (JsonNode) node = lyc_json_parse (text, strlen (text), NULL, NULL);

  return json_object_ref (json_node_get_object (node));
}

/* keys: {item: {option: {right, text, lesson_id, start_ms}}} */
static gboolean
is_right (JsonObject *options, JsonArray *chosen)
{
  g_autoptr (GList) names = json_object_get_members (options);
  guint wanted = 0;

  for (GList *l = names; l != NULL; l = l->next)
    wanted += json_object_get_boolean_member (json_object_get_object_member (options, l->data), "right");
  for (guint i = 0; i < json_array_get_length (chosen); i++)
    {
      const char *option = json_array_get_string_element (chosen, i);

      /* A later version of the course may not have the option that was chosen. */
      if (!json_object_has_member (options, option)
          || !json_object_get_boolean_member (json_object_get_object_member (options, option),
                                              "right"))
        return FALSE;
    }
  return json_array_get_length (chosen) == wanted;
}

/* Only of items that were answered, and only what may be known now. */
static JsonObject *
feedback_of (JsonObject *keys, JsonObject *answers, gboolean known, gint64 *right_count)
{
  JsonObject *feedback = json_object_new ();
  g_autoptr (GList) items = json_object_get_members (answers);

  *right_count = 0;
  for (GList *l = items; l != NULL; l = l->next)
    {
      JsonObject *options = json_object_has_member (keys, l->data)
                              ? json_object_get_object_member (keys, l->data)
                              : NULL;
      gboolean right = options != NULL
                       && is_right (options, json_object_get_array_member (answers, l->data));
      JsonObject *item;

      *right_count += right;
      if (!known || options == NULL)
        continue;
      item = json_object_new ();
      json_object_set_boolean_member (item, "right", right);
      json_object_set_object_member (item, "options", json_object_ref (options));
      json_object_set_object_member (feedback, l->data, item);
    }
  return feedback;
}

JsonObject *
lyc_attempt_view (LycPlatform *platform, LycViewer *viewer, const LycStanding *standing, gint64 id)
{
  g_autoptr (LycRows) rows
    = lyc_db_query (platform->db,
                    "SELECT a.uuid, a.rev, q.uuid, l.uuid, a.state, a.started_at, a.answers, q.keys,"
                    " q.quiz_kind, q.item_count FROM attempt a JOIN quiz q ON q.id = a.quiz_id"
                    " JOIN lesson l ON l.id = q.lesson_id WHERE a.id = ? AND a.creator_id = ?",
                    "ii", id, viewer->user_id);
  g_autoptr (JsonObject) keys = NULL;
  JsonObject *answers;
  JsonObject *object;
  gboolean known;
  gint64 right;

  if (!lyc_rows_next (rows))
    return NULL;
  known = g_str_equal (lyc_rows_text (rows, 4), "submitted")
          || g_str_equal (lyc_rows_text (rows, 8), "practice");
  keys = object_of (lyc_rows_text (rows, 7));
  answers = object_of (lyc_rows_text (rows, 6));
  object = lyc_view_new ("attempt", lyc_rows_text (rows, 0), lyc_rows_int (rows, 1));
  json_object_set_string_member (object, "quiz_id", lyc_rows_text (rows, 2));
  json_object_set_string_member (object, "lesson_id", lyc_rows_text (rows, 3));
  json_object_set_string_member (object, "state", lyc_rows_text (rows, 4));
  json_object_set_int_member (object, "started_at", lyc_rows_int (rows, 5));
  json_object_set_object_member (object, "feedback", feedback_of (keys, answers, known, &right));
  json_object_set_object_member (object, "answers", answers);
  if (g_str_equal (lyc_rows_text (rows, 4), "submitted"))
    json_object_set_int_member (object, "right_count", right);
  else
    json_object_set_null_member (object, "right_count");
  json_object_set_int_member (object, "item_count", lyc_rows_int (rows, 9));
  return object;
}

GArray *
lyc_attempt_list (LycPlatform *platform, LycViewer *viewer, const LycStanding *standing)
{
  return lyc_ids_in_scope (platform, "SELECT id FROM attempt WHERE scope_id = ? ORDER BY id", standing);
}

void
lyc_handle_quiz_read (LycRequest *request)
{
  lyc_request_object (request, "quiz", request->target.scope_id, request->target.id);
}

void
lyc_handle_attempt_start (LycRequest *request)
{
  gint64 id = lyc_db_insert (request->db,
                             "INSERT OR IGNORE INTO attempt (uuid, creator_id, scope_id, quiz_id,"
                             " started_at) VALUES (?, ?, ?, ?, ?)",
                             "siiii", lyc_request_param (request, "attempt_id"),
                             request->viewer->user_id, request->viewer->user_scope,
                             request->target.id, lyc_request_now (request));

  if (id == 0)
    {
      lyc_request_problem (request, 409, "conflict", "You have an open attempt at this quiz.");
      return;
    }
  lyc_change (request->platform, "attempt.updated", "attempt", request->viewer->user_scope, id, NULL,
              request->viewer->user_id);
  lyc_request_object (request, "attempt", request->viewer->user_scope, id);
}

/* The attempt is in the learner's own scope; whether they may act is asked in the quiz's. */
static gboolean
is_open (LycRequest *request, const char *action)
{
  gint64 scope = lyc_db_int (request->db, 0,
                             "SELECT q.scope_id FROM attempt a JOIN quiz q ON q.id = a.quiz_id"
                             " WHERE a.id = ?",
                             "i", request->target.id);

  if (!lyc_request_allow (request, "attempt", action, scope, TRUE))
    return FALSE;
  if (lyc_db_int (request->db, 0, "SELECT state = 'open' FROM attempt WHERE id = ?", "i",
                  request->target.id)
      != 1)
    lyc_request_problem (request, 409, "conflict", "This attempt was handed in.");
  return request->status == 0;
}

static gboolean
options_fit (JsonObject *options, JsonArray *chosen)
{
  for (guint i = 0; i < json_array_get_length (chosen); i++)
    {
      const char *option = json_array_get_string_element (chosen, i);

      if (!json_object_has_member (options, option))
        return FALSE;
      for (guint j = 0; j < i; j++)
        if (g_str_equal (json_array_get_string_element (chosen, j), option))
          return FALSE;
    }
  return TRUE;
}

void
lyc_handle_attempt_answer (LycRequest *request)
{
  const char *item = lyc_request_param (request, "item_id");
  JsonArray *chosen = json_object_get_array_member (request->body, "option_ids");
  g_autofree char *keys_text
    = lyc_db_text (request->db,
                   "SELECT q.keys FROM attempt a JOIN quiz q ON q.id = a.quiz_id WHERE a.id = ?", "i",
                   request->target.id);
  g_autofree char *answers_text
    = lyc_db_text (request->db, "SELECT answers FROM attempt WHERE id = ?", "i", request->target.id);
  g_autoptr (JsonObject) keys = object_of (keys_text);
  g_autoptr (JsonObject) answers = object_of (answers_text);
  g_autofree char *text = NULL;

  if (!is_open (request, "answer"))
    return;
  if (!json_object_has_member (keys, item))
    lyc_request_not_found (request);
  else if (!options_fit (json_object_get_object_member (keys, item), chosen))
    lyc_request_field_error (request, "option_ids", "names an option that is not there");
  if (request->status != 0)
    return;
  json_object_set_array_member (answers, item, json_array_ref (chosen));
  text = lyc_json_text (answers);
  lyc_db_run (request->db, "UPDATE attempt SET answers = ? WHERE id = ?", "si", text,
              request->target.id);
  lyc_change (request->platform, "attempt.updated", "attempt", request->target.scope_id,
              request->target.id, NULL, request->viewer->user_id);
  lyc_request_object (request, "attempt", request->target.scope_id, request->target.id);
}

/* Whether every question that the quiz has now is answered; those it had once do not count. */
static gboolean
is_whole (JsonObject *keys, JsonObject *answers)
{
  g_autoptr (GList) items = json_object_get_members (keys);

  for (GList *l = items; l != NULL; l = l->next)
    if (!json_object_has_member (answers, l->data))
      return FALSE;
  return TRUE;
}

static void
count_attempt (LycRequest *request, gint64 right)
{
  gint64 quiz = lyc_db_int (request->db, 0, "SELECT quiz_id FROM attempt WHERE id = ?", "i",
                            request->target.id);
  gint64 items = lyc_db_int (request->db, 0, "SELECT item_count FROM quiz WHERE id = ?", "i", quiz);
  gint64 lesson = lyc_db_int (request->db, 0, "SELECT lesson_id FROM quiz WHERE id = ?", "i", quiz);
  g_autofree char *kind
    = lyc_db_text (request->db, "SELECT lesson_kind FROM lesson WHERE id = ?", "i", lesson);

  if (g_str_equal (kind, "quiz"))
    lyc_progress_merge (request->platform, request->viewer->user_id, lesson, NULL, NULL, TRUE,
                        lyc_request_now (request));
  if (right == items)
    lyc_deed (request->platform, request->viewer->user_id, LYC_DEED_QUIZ_PASSED,
              lyc_db_int (request->db, 0, "SELECT scope_id FROM quiz WHERE id = ?", "i", quiz), quiz);
}

void
lyc_handle_attempt_submit (LycRequest *request)
{
  g_autoptr (LycRows) rows = NULL;
  g_autoptr (JsonObject) keys = NULL;
  g_autoptr (JsonObject) answers = NULL;
  g_autoptr (JsonObject) feedback = NULL;
  gint64 right;

  if (!is_open (request, "submit"))
    return;
  rows = lyc_db_query (request->db,
                       "SELECT a.answers, q.keys FROM attempt a"
                       " JOIN quiz q ON q.id = a.quiz_id WHERE a.id = ?",
                       "i", request->target.id);
  lyc_rows_next (rows);
  answers = object_of (lyc_rows_text (rows, 0));
  keys = object_of (lyc_rows_text (rows, 1));
  if (!is_whole (keys, answers))
    {
      lyc_request_problem (request, 409, "conflict", "Some questions have no answer yet.");
      return;
    }
  g_clear_pointer (&rows, lyc_rows_done);
  feedback = feedback_of (keys, answers, FALSE, &right);
  lyc_db_run (request->db, "UPDATE attempt SET state = 'submitted', right_count = ? WHERE id = ?",
              "ii", right, request->target.id);
  lyc_change (request->platform, "attempt.updated", "attempt", request->target.scope_id,
              request->target.id, NULL, request->viewer->user_id);
  count_attempt (request, right);
  lyc_request_object (request, "attempt", request->target.scope_id, request->target.id);
}
