/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "acts.h"
#include "echo-fields.h"
#include "ids.h"

static gint64
now_ms (void)
{
  return g_get_real_time () / G_TIME_SPAN_MILLISECOND;
}

/* Takes @body. A waiting report of the same lesson is folded into the new one. */
static LycAct *
act_on_progress (const char *lesson_id, JsonObject *body)
{
  g_autofree char *place = g_strconcat ("lesson:", lesson_id, NULL);
  LycAct *act = lyc_act_new ("progress.merge", lesson_id, place);

  lyc_act_take_body (act, body);
  lyc_act_set_replaces (act, TRUE);
  return act;
}

static JsonObject *
progress_fields (const char *lesson_id, gint64 now)
{
  JsonObject *fields = lyc_fields_new (LYC_KIND_PROGRESS, lesson_id);

  json_object_set_string_member (fields, "lesson_id", lesson_id);
  json_object_set_int_member (fields, "position_at", now);
  return fields;
}

/**
 * lyc_act_progress:
 * @ranges: (transfer none): pairs of milliseconds that were watched
 * @position_ms: where the player stands; the beginning is only told where it was sought
 * @sought: whether the person went there, so that going back is meant
 * @percent: how much was watched altogether, for what shows at once
 * @now: when, by this machine's clock, in milliseconds
 *
 * Returns: (transfer full): the act that reports it
 */
LycAct *
lyc_act_progress (const char *lesson_id, JsonArray *ranges, gint64 position_ms, gboolean sought,
                  guint percent, gint64 now)
{
  JsonObject *body = json_object_new ();
  JsonObject *fields = progress_fields (lesson_id, now);
  LycAct *act;

  json_object_set_array_member (body, "ranges", json_array_ref (ranges));
  json_object_set_array_member (fields, "ranges", json_array_ref (ranges));
  json_object_set_int_member (fields, "percent", percent);
  if (position_ms > 0 || sought)
    {
      json_object_set_int_member (body, "position_ms", position_ms);
      json_object_set_boolean_member (body, "seek", sought);
      json_object_set_int_member (body, LYC_ACT_TAKEN_AT, now);
      json_object_set_int_member (fields, "position_ms", position_ms);
    }
  act = act_on_progress (lesson_id, body);
  lyc_act_take_echo (act, LYC_KIND_PROGRESS, lesson_id, FALSE, fields);
  return act;
}

/* Returns: (transfer full): the act that says an article or a document was read to its end */
LycAct *
lyc_act_complete_article (const char *lesson_id)
{
  JsonObject *body = json_object_new ();
  JsonObject *fields = progress_fields (lesson_id, now_ms ());
  LycAct *act;

  json_object_set_boolean_member (body, "completed", TRUE);
  json_object_set_int_member (fields, "percent", 100);
  json_object_set_int_member (fields, "completed_at", now_ms ());
  act = act_on_progress (lesson_id, body);
  lyc_act_take_echo (act, LYC_KIND_PROGRESS, lesson_id, FALSE, fields);
  return act;
}

/**
 * lyc_act_stop_at:
 * @place: where the person is in a text: a block of an article, a page of a document
 *
 * Returns: (transfer full): the act that keeps it
 */
LycAct *
lyc_act_stop_at (const char *lesson_id, const char *place)
{
  JsonObject *body = json_object_new ();
  gint64 now = now_ms ();
  JsonObject *fields = progress_fields (lesson_id, now);
  LycAct *act;

  json_object_set_int_member (body, LYC_ACT_TAKEN_AT, now);
  json_object_set_string_member (body, "place", place);
  json_object_set_string_member (fields, "place", place);
  act = act_on_progress (lesson_id, body);
  lyc_act_take_echo (act, LYC_KIND_PROGRESS, lesson_id, FALSE, fields);
  return act;
}

/* The points in the order of the list, with @point_id as it is to be. */
static JsonArray *
checked_with (LycLesson *lesson, LycProgress *progress, const char *point_id, gboolean checked)
{
  JsonArray *points = json_array_new ();

  for (guint i = 0; i < lyc_lesson_get_n_points (lesson); i++)
    {
      const char *text;
      const char *id = lyc_lesson_get_point (lesson, i, &text);

      if (g_str_equal (id, point_id) ? checked : lyc_progress_is_checked (progress, id))
        json_array_add_string_element (points, id);
    }
  return points;
}

/**
 * lyc_act_check:
 *
 * Returns: (transfer full): the act that ticks a point of a checklist, or takes the tick away; a
 * waiting one to the same point is dropped
 */
LycAct *
lyc_act_check (LycLesson *lesson, LycProgress *progress, const char *point_id, gboolean checked)
{
  const char *lesson_id = lyc_record_get_id (LYC_RECORD (lesson));
  g_autofree char *place = g_strconcat ("lesson:", lesson_id, NULL);
  LycAct *act = lyc_act_new ("progress.check", point_id, place);
  JsonObject *body = json_object_new ();
  JsonObject *fields = progress_fields (lesson_id, now_ms ());
  JsonArray *points = checked_with (lesson, progress, point_id, checked);
  guint n = json_array_get_length (points), all = lyc_lesson_get_n_points (lesson);

  json_object_set_boolean_member (body, "checked", checked);
  json_object_set_array_member (fields, "checked", points);
  if (lyc_progress_get_completed_at (progress) == 0)
    json_object_set_int_member (fields, "percent", all > 0 ? 100 * n / all : 0);
  if (lyc_progress_get_completed_at (progress) == 0 && n == all)
    json_object_set_int_member (fields, "completed_at", now_ms ());
  lyc_act_set_parent (act, lesson_id);
  lyc_act_take_body (act, body);
  lyc_act_take_echo (act, LYC_KIND_PROGRESS, lesson_id, FALSE, fields);
  lyc_act_set_replaces (act, TRUE);
  return act;
}

/* The next attempt waits until the one before is handed in: they are one place. */
static char *
quiz_place (const char *quiz_id)
{
  return g_strconcat ("quiz:", quiz_id, NULL);
}

static JsonObject *
new_attempt_fields (LycQuiz *quiz, const char *id, gint64 now)
{
  JsonObject *fields = lyc_fields_new (LYC_KIND_ATTEMPT, id);
  gint64 limit = lyc_quiz_get_time_limit_ms (quiz);

  json_object_set_string_member (fields, "quiz_id", lyc_record_get_id (LYC_RECORD (quiz)));
  json_object_set_string_member (fields, "lesson_id", lyc_quiz_get_lesson_id (quiz));
  json_object_set_string_member (fields, "state", "open");
  json_object_set_int_member (fields, "started_at", now);
  if (limit > 0)
    json_object_set_int_member (fields, "deadline_at", now + limit);
  else
    json_object_set_null_member (fields, "deadline_at");
  json_object_set_object_member (fields, "answers", json_object_new ());
  json_object_set_array_member (fields, "checked", json_array_new ());
  json_object_set_object_member (fields, "feedback", json_object_new ());
  json_object_set_null_member (fields, "right_count");
  json_object_set_null_member (fields, "passed");
  json_object_set_int_member (fields, "item_count", lyc_quiz_get_n_items (quiz));
  return fields;
}

/**
 * lyc_act_start_attempt:
 * @now: the platform's time in milliseconds
 *
 * Returns: (transfer full): the act that opens an answer sheet; the attempt's id is the act's
 */
LycAct *
lyc_act_start_attempt (LycQuiz *quiz, gint64 now)
{
  g_autofree char *id = lyc_id_new ();
  g_autofree char *place = quiz_place (lyc_record_get_id (LYC_RECORD (quiz)));
  LycAct *act = lyc_act_new ("attempt.start", id, place);

  lyc_act_set_id (act, id);
  lyc_act_set_parent (act, lyc_record_get_id (LYC_RECORD (quiz)));
  lyc_act_take_body (act, json_object_new ());
  lyc_act_take_echo (act, LYC_KIND_ATTEMPT, id, TRUE, new_attempt_fields (quiz, id, now));
  return act;
}

/**
 * lyc_act_answer:
 * @answer: (transfer none): a list of option ids, or text
 * @check: whether the person asks how it is
 * @saved_at: the platform's time in milliseconds: one that was given in time counts
 * @all_answers: (transfer none): every answer of the sheet with this one, for what shows at once
 * @all_checked: (transfer none): the items that are looked at, with this one where it is
 *
 * Returns: (transfer full): the act that keeps the answer; a waiting one to the same item is
 * dropped
 */
LycAct *
lyc_act_answer (const char *quiz_id, const char *attempt_id, const char *item_id, JsonNode *answer,
                gboolean check, gint64 saved_at, JsonObject *all_answers, JsonArray *all_checked)
{
  g_autofree char *place = quiz_place (quiz_id);
  LycAct *act = lyc_act_new ("attempt.answer", item_id, place);
  JsonObject *body = json_object_new ();
  JsonObject *fields = json_object_new ();

  lyc_act_set_parent (act, attempt_id);
  json_object_set_member (body, JSON_NODE_HOLDS_ARRAY (answer) ? "option_ids" : "text",
                          json_node_copy (answer));
  json_object_set_boolean_member (body, "check", check);
  json_object_set_int_member (body, "saved_at", saved_at);
  json_object_set_object_member (fields, "answers", json_object_ref (all_answers));
  json_object_set_array_member (fields, "checked", json_array_ref (all_checked));
  lyc_act_take_body (act, body);
  lyc_act_take_echo (act, LYC_KIND_ATTEMPT, attempt_id, FALSE, fields);
  lyc_act_set_replaces (act, TRUE);
  return act;
}

/* Returns: (transfer full): the act that hands the answer sheet in */
LycAct *
lyc_act_submit_attempt (const char *quiz_id, const char *attempt_id)
{
  g_autofree char *place = quiz_place (quiz_id);
  LycAct *act = lyc_act_new ("attempt.submit", attempt_id, place);
  JsonObject *fields = json_object_new ();

  json_object_set_string_member (fields, "state", "submitted");
  lyc_act_take_body (act, json_object_new ());
  lyc_act_take_echo (act, LYC_KIND_ATTEMPT, attempt_id, FALSE, fields);
  return act;
}
