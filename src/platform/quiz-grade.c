/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "quiz-grade.h"

#include "answer-fold.h"
#include "course-draft.h"
#include "decimal-text.h"
#include "json-gate.h"

#include <string.h>

/* Returns: (transfer full): the object of a column that the platform wrote itself */
JsonObject *
lyc_quiz_object (const char *text)
{
  g_autoptr (JsonNode) node = lyc_json_parse (text, strlen (text), NULL, NULL);

  return json_object_ref (json_node_get_object (node));
}

void
lyc_quiz_key_init (LycQuizKey *self, const char *keys, const char *grading)
{
  self->keys = lyc_quiz_object (keys);
  self->grading = lyc_quiz_object (grading);
}

void
lyc_quiz_key_clear (LycQuizKey *self)
{
  g_clear_pointer (&self->keys, json_object_unref);
  g_clear_pointer (&self->grading, json_object_unref);
}

static JsonObject *
member (JsonObject *object, const char *name)
{
  return json_object_has_member (object, name) ? json_object_get_object_member (object, name)
                                               : NULL;
}

/* Returns: (nullable): the texts of an answer that is a list of ids */
static JsonArray *
ids_of (JsonNode *answer)
{
  return JSON_NODE_HOLDS_ARRAY (answer) ? json_node_get_array (answer) : NULL;
}

/* Returns: whether the quiz, as it is now, has the item */
gboolean
lyc_quiz_key_has (const LycQuizKey *self, const char *item)
{
  return json_object_has_member (self->keys, item);
}

/* Returns: whether the item is answered in words or figures, not by options */
gboolean
lyc_quiz_key_wants_text (const LycQuizKey *self, const char *item)
{
  JsonObject *grading = member (self->grading, item);

  return grading != NULL && !json_object_has_member (grading, "order");
}

static gboolean
has_option (const LycQuizKey *self, const char *item, const char *option)
{
  JsonObject *grading = member (self->grading, item);
  JsonArray *order = grading != NULL ? lyc_draft_list (grading, "order") : NULL;

  if (order == NULL)
    return json_object_has_member (member (self->keys, item), option);
  for (guint i = 0; i < json_array_get_length (order); i++)
    if (g_strcmp0 (json_array_get_string_element (order, i), option) == 0)
      return TRUE;
  return FALSE;
}

/**
 * lyc_quiz_key_fits:
 * @item: one that the quiz has
 * @answer: a list of ids, or text
 *
 * Returns: whether @answer is one to this item: options that are there, each once, and all of them
 * where they are to be put in order
 */
gboolean
lyc_quiz_key_fits (const LycQuizKey *self, const char *item, JsonNode *answer)
{
  JsonArray *ids = ids_of (answer);
  JsonObject *grading = member (self->grading, item);
  JsonArray *order = grading != NULL ? lyc_draft_list (grading, "order") : NULL;

  if (lyc_quiz_key_wants_text (self, item) || ids == NULL)
    return lyc_quiz_key_wants_text (self, item) && ids == NULL;
  for (guint i = 0; i < json_array_get_length (ids); i++)
    {
      const char *option = json_array_get_string_element (ids, i);

      if (!has_option (self, item, option))
        return FALSE;
      for (guint j = 0; j < i; j++)
        if (g_str_equal (json_array_get_string_element (ids, j), option))
          return FALSE;
    }
  return order == NULL || json_array_get_length (ids) == 0
         || json_array_get_length (ids) == json_array_get_length (order);
}

/* A later version of the course may not have an option that was chosen: then it is not right. */
static gboolean
chose_right (JsonObject *options, JsonArray *chosen)
{
  g_autoptr (GList) names = json_object_get_members (options);
  guint wanted = 0;

  for (GList *l = names; l != NULL; l = l->next)
    wanted += json_object_get_boolean_member (member (options, l->data), "right");
  for (guint i = 0; i < json_array_get_length (chosen); i++)
    {
      JsonObject *option = member (options, json_array_get_string_element (chosen, i));

      if (option == NULL || !json_object_get_boolean_member (option, "right"))
        return FALSE;
    }
  return json_array_get_length (chosen) == wanted;
}

static gboolean
is_near (JsonObject *grading, const char *text)
{
  gint64 value, answer = 0, tolerance = 0;

  lyc_decimal_parse (lyc_draft_text (grading, "answer", "0"), &answer);
  lyc_decimal_parse (lyc_draft_text (grading, "tolerance", "0"), &tolerance);
  return lyc_decimal_parse (text, &value) && ABS (value - answer) <= tolerance;
}

static gboolean
is_accepted (JsonObject *grading, const char *text)
{
  JsonArray *accepted = lyc_draft_list (grading, "accepted");
  LycAnswerFold fold = lyc_answer_fold_of (lyc_draft_list (grading, "fold"));
  g_autofree char *own = lyc_answer_fold (text, fold);

  for (guint i = 0; i < json_array_get_length (accepted); i++)
    {
      g_autofree char *other = lyc_answer_fold (json_array_get_string_element (accepted, i), fold);

      if (g_str_equal (own, other))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_in_order (JsonArray *order, JsonArray *ids)
{
  if (json_array_get_length (ids) != json_array_get_length (order))
    return FALSE;
  for (guint i = 0; i < json_array_get_length (ids); i++)
    if (g_strcmp0 (json_array_get_string_element (ids, i), json_array_get_string_element (order, i))
        != 0)
      return FALSE;
  return TRUE;
}

/**
 * lyc_quiz_key_is_right:
 * @answer: as it was given, perhaps to an earlier version of the item
 */
gboolean
lyc_quiz_key_is_right (const LycQuizKey *self, const char *item, JsonNode *answer)
{
  JsonObject *grading = member (self->grading, item);
  JsonArray *ids = ids_of (answer);
  const char *text = ids == NULL ? json_node_get_string (answer) : NULL;

  if (!lyc_quiz_key_has (self, item))
    return FALSE;
  if (grading == NULL)
    return ids != NULL && chose_right (member (self->keys, item), ids);
  if (json_object_has_member (grading, "order"))
    return ids != NULL && is_in_order (lyc_draft_list (grading, "order"), ids);
  if (text == NULL)
    return FALSE;
  return json_object_has_member (grading, "accepted") ? is_accepted (grading, text)
                                                      : is_near (grading, text);
}

/* What the course says about the options: about all of them, or only about those that were chosen.
 */
static JsonObject *
options_feedback (JsonObject *options, JsonArray *chosen, gboolean all)
{
  JsonObject *told = json_object_new ();

  if (all)
    {
      json_object_unref (told);
      return json_object_ref (options);
    }
  for (guint i = 0; chosen != NULL && i < json_array_get_length (chosen); i++)
    {
      const char *option = json_array_get_string_element (chosen, i);

      if (json_object_has_member (options, option))
        json_object_set_member (told, option, json_object_dup_member (options, option));
    }
  return told;
}

/* The answer that would have been right, for those who may know. */
static JsonNode *
solution_of (JsonObject *grading)
{
  JsonArray *accepted = lyc_draft_list (grading, "accepted");
  JsonNode *node;

  if (json_object_has_member (grading, "order"))
    return json_object_dup_member (grading, "order");
  node = json_node_new (JSON_NODE_VALUE);
  json_node_set_string (node, accepted != NULL ? json_array_get_string_element (accepted, 0)
                                               : lyc_draft_text (grading, "answer", ""));
  return node;
}

/**
 * lyc_quiz_key_feedback:
 * @item: one that the quiz has
 * @all: whether the person may know what would have been right
 *
 * Returns: (transfer full): {right, answer, options, text, lesson_id, start_ms, solution}
 */
JsonObject *
lyc_quiz_key_feedback (const LycQuizKey *self, const char *item, JsonNode *answer, gboolean all)
{
  JsonObject *feedback = json_object_new ();
  JsonObject *grading = member (self->grading, item);
  gboolean right = lyc_quiz_key_is_right (self, item, answer);
  JsonObject *words = grading != NULL ? member (grading, right ? "right" : "wrong") : NULL;

  json_object_set_boolean_member (feedback, "right", right);
  json_object_set_member (feedback, "answer", json_node_copy (answer));
  json_object_set_object_member (
      feedback, "options",
      options_feedback (member (self->keys, item), ids_of (answer), all || right));
  json_object_set_string_member (feedback, "text",
                                 words != NULL ? lyc_draft_text (words, "text", "") : "");
  json_object_set_member (feedback, "lesson_id",
                          words != NULL ? json_object_dup_member (words, "lesson_id")
                                        : json_node_new (JSON_NODE_NULL));
  json_object_set_int_member (
      feedback, "start_ms",
      words != NULL ? json_object_get_int_member_with_default (words, "start_ms", 0) : 0);
  json_object_set_member (feedback, "solution",
                          grading != NULL && (all || right) ? solution_of (grading)
                                                            : json_node_new (JSON_NODE_NULL));
  return feedback;
}
