/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "course-quiz.h"

#include "course-draft.h"
#include "kept-ids.h"
#include "view.h"

#include <string.h>

typedef struct
{
  GHashTable *lesson_uuids;
  JsonArray *items;
  JsonObject *keys;
  JsonObject *grading;
} Split;

/* Where the text of a feedback leads, in @key. */
static void
set_moment (Split *self, JsonObject *key, JsonObject *given)
{
  JsonObject *moment = json_object_has_member (given, "moment")
                           ? json_object_get_object_member (given, "moment")
                           : NULL;

  lyc_json_set_maybe_id (key, "lesson_id",
                         moment != NULL ? g_hash_table_lookup (
                             self->lesson_uuids, lyc_draft_text (moment, "lesson", ""))
                                        : NULL);
  json_object_set_int_member (key, "start_ms",
                              moment != NULL ? json_object_get_int_member (moment, "start_ms") : 0);
}

static JsonObject *
option_key (Split *self, JsonObject *option)
{
  JsonObject *key = json_object_new ();

  json_object_set_boolean_member (key, "right", json_object_get_boolean_member (option, "right"));
  json_object_set_string_member (key, "text", lyc_draft_text (option, "feedback", ""));
  set_moment (self, key, option);
  return key;
}

static JsonObject *
plain_option (const char *id, const char *text)
{
  JsonObject *plain = json_object_new ();

  json_object_set_string_member (plain, "id", id);
  json_object_set_string_member (plain, "text", text);
  return plain;
}

/* @before: (nullable): the item as it was in the version before */
static LycKeptIds *
keep_options (JsonObject *before, JsonArray *options)
{
  g_autofree char *text
      = before != NULL ? lyc_draft_array_text (lyc_draft_list (before, "options")) : NULL;

  return lyc_kept_ids_new (text, options, "text");
}

static JsonObject *
split_options (Split *self, JsonObject *item, JsonObject *before, JsonArray *shown)
{
  JsonArray *options = lyc_draft_list (item, "options");
  g_autoptr (LycKeptIds) kept = keep_options (before, options);
  JsonObject *keys = json_object_new ();

  for (guint i = 0; i < json_array_get_length (options); i++)
    {
      JsonObject *option = json_array_get_object_element (options, i);

      json_array_add_object_element (
          shown, plain_option (lyc_kept_ids_get (kept, i), lyc_draft_text (option, "text", "")));
      json_object_set_object_member (keys, lyc_kept_ids_get (kept, i), option_key (self, option));
    }
  return keys;
}

static JsonObject *
feedback_of (Split *self, JsonObject *item, const char *field)
{
  JsonObject *given = json_object_get_object_member (item, field);
  JsonObject *feedback = json_object_new ();

  json_object_set_string_member (feedback, "text", lyc_draft_text (given, "text", ""));
  set_moment (self, feedback, given);
  return feedback;
}

typedef struct
{
  char *mark; /* what the step is shown by: nothing that tells of its place */
  JsonObject *option;
} Step;

static int
compare_steps (gconstpointer a, gconstpointer b)
{
  return strcmp (((const Step *) a)->mark, ((const Step *) b)->mark);
}

/* Shows the steps in an order that is the same at every import and never the right one. */
static void
show_shuffled (JsonArray *steps, JsonArray *shown)
{
  guint n = json_array_get_length (steps);
  g_autofree Step *order = g_new0 (Step, n);
  gboolean moved = FALSE;

  for (guint i = 0; i < n; i++)
    {
      order[i].option = json_array_get_object_element (steps, i);
      order[i].mark = g_compute_checksum_for_string (
          G_CHECKSUM_SHA256, lyc_draft_text (order[i].option, "id", ""), -1);
    }
  qsort (order, n, sizeof *order, compare_steps);
  for (guint i = 0; i < n; i++)
    moved = moved || order[i].option != json_array_get_object_element (steps, i);
  for (guint i = 0; i < n; i++)
    json_array_add_object_element (shown,
                                   json_object_ref (order[(i + (moved ? 0 : 1)) % n].option));
  for (guint i = 0; i < n; i++)
    g_free (order[i].mark);
}

/* Returns: (transfer full): the ids in the right order */
static JsonArray *
split_steps (JsonObject *item, JsonObject *before, JsonArray *shown)
{
  JsonArray *lines = lyc_draft_list (item, "order");
  g_autoptr (JsonArray) given = json_array_new ();
  g_autoptr (JsonArray) steps = json_array_new ();
  g_autoptr (LycKeptIds) kept = NULL;
  JsonArray *order = json_array_new ();

  for (guint i = 0; i < json_array_get_length (lines); i++)
    json_array_add_object_element (given,
                                   plain_option ("", json_array_get_string_element (lines, i)));
  kept = keep_options (before, given);
  for (guint i = 0; i < json_array_get_length (lines); i++)
    {
      json_array_add_string_element (order, lyc_kept_ids_get (kept, i));
      json_array_add_object_element (
          steps,
          plain_option (lyc_kept_ids_get (kept, i), json_array_get_string_element (lines, i)));
    }
  show_shuffled (steps, shown);
  return order;
}

/* What the item is judged by, where that is not its options. */
static JsonObject *
grading_of (Split *self, JsonObject *item, JsonObject *before, JsonArray *shown)
{
  static const char *const fields[] = { "answer", "tolerance", "accepted", "fold" };
  JsonObject *grading = json_object_new ();

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (json_object_has_member (item, fields[i]))
      json_object_set_member (grading, fields[i], json_object_dup_member (item, fields[i]));
  if (json_object_has_member (item, "order"))
    json_object_set_array_member (grading, "order", split_steps (item, before, shown));
  json_object_set_object_member (grading, "right", feedback_of (self, item, "if_right"));
  json_object_set_object_member (grading, "wrong", feedback_of (self, item, "if_wrong"));
  return grading;
}

static void
split_item (Split *self, JsonObject *item, const char *id, JsonObject *before)
{
  JsonObject *shown = json_object_new ();
  JsonArray *options = json_array_new ();

  if (json_object_has_member (item, "options"))
    json_object_set_object_member (self->keys, id, split_options (self, item, before, options));
  else
    {
      json_object_set_object_member (self->keys, id, json_object_new ());
      json_object_set_object_member (self->grading, id, grading_of (self, item, before, options));
    }
  json_object_set_string_member (shown, "id", id);
  json_object_set_string_member (shown, "text", lyc_draft_text (item, "text", ""));
  json_object_set_string_member (shown, "item_kind", lyc_draft_text (item, "kind", "single"));
  if (json_object_has_member (item, "unit"))
    json_object_set_string_member (shown, "unit", lyc_draft_text (item, "unit", ""));
  json_object_set_array_member (shown, "options", options);
  json_array_add_object_element (self->items, shown);
}

/**
 * lyc_course_quiz_split:
 * @quiz: of the course folder, with what is right
 * @before: (nullable): items of the version before, whose names stay
 * @parts: (out): its parts, as JSON
 */
void
lyc_course_quiz_split (JsonObject *quiz, const char *before, GHashTable *lesson_uuids,
                       LycQuizParts *parts)
{
  JsonArray *given = lyc_draft_list (quiz, "items");
  g_autoptr (LycKeptIds) kept = lyc_kept_ids_new (before, given, "text");
  g_autoptr (JsonArray) items = json_array_new ();
  g_autoptr (JsonObject) keys = json_object_new ();
  g_autoptr (JsonObject) grading = json_object_new ();
  Split self = { lesson_uuids, items, keys, grading };

  for (guint i = 0; i < json_array_get_length (given); i++)
    split_item (&self, json_array_get_object_element (given, i), lyc_kept_ids_get (kept, i),
                lyc_kept_ids_get_before (kept, i));
  parts->items = lyc_draft_array_text (items);
  parts->keys = lyc_json_text (keys);
  parts->grading = lyc_json_text (grading);
}

void
lyc_quiz_parts_clear (LycQuizParts *parts)
{
  g_clear_pointer (&parts->items, g_free);
  g_clear_pointer (&parts->keys, g_free);
  g_clear_pointer (&parts->grading, g_free);
}
