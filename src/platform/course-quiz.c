/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "course-quiz.h"

#include "course-draft.h"
#include "kept-ids.h"
#include "view.h"

static JsonObject *
option_key (JsonObject *option, GHashTable *lesson_uuids)
{
  JsonObject *key = json_object_new ();
  JsonObject *moment = json_object_has_member (option, "moment")
                           ? json_object_get_object_member (option, "moment")
                           : NULL;

  json_object_set_boolean_member (key, "right", json_object_get_boolean_member (option, "right"));
  json_object_set_string_member (key, "text", lyc_draft_text (option, "feedback", ""));
  lyc_json_set_maybe_id (
      key, "lesson_id",
      moment != NULL ? g_hash_table_lookup (lesson_uuids, lyc_draft_text (moment, "lesson", ""))
                     : NULL);
  json_object_set_int_member (key, "start_ms",
                              moment != NULL ? json_object_get_int_member (moment, "start_ms") : 0);
  return key;
}

/* @before: (nullable): the item as it was in the version before */
static JsonObject *
split_options (JsonObject *item, JsonObject *before, GHashTable *lesson_uuids, JsonArray *shown)
{
  JsonArray *options = lyc_draft_list (item, "options");
  g_autofree char *options_before
      = before != NULL ? lyc_draft_array_text (lyc_draft_list (before, "options")) : NULL;
  g_autoptr (LycKeptIds) kept = lyc_kept_ids_new (options_before, options, "text");
  JsonObject *keys = json_object_new ();

  for (guint i = 0; i < json_array_get_length (options); i++)
    {
      JsonObject *option = json_array_get_object_element (options, i);
      JsonObject *plain = json_object_new ();

      json_object_set_string_member (plain, "id", lyc_kept_ids_get (kept, i));
      json_object_set_string_member (plain, "text", lyc_draft_text (option, "text", ""));
      json_array_add_object_element (shown, plain);
      json_object_set_object_member (keys, lyc_kept_ids_get (kept, i),
                                     option_key (option, lesson_uuids));
    }
  return keys;
}

/**
 * lyc_course_quiz_split:
 * @quiz: of the course folder, with what is right
 * @before: (nullable): items of the version before, whose names stay
 * @items: (out): what learners get, as JSON
 * @keys: (out): {item: {option: {right, text, lesson_id, start_ms}}}
 */
void
lyc_course_quiz_split (JsonObject *quiz, const char *before, GHashTable *lesson_uuids, char **items,
                       char **keys)
{
  JsonArray *given = lyc_draft_list (quiz, "items");
  g_autoptr (LycKeptIds) kept = lyc_kept_ids_new (before, given, "text");
  g_autoptr (JsonArray) all = json_array_new ();
  g_autoptr (JsonObject) all_keys = json_object_new ();

  for (guint i = 0; i < json_array_get_length (given); i++)
    {
      JsonObject *item = json_array_get_object_element (given, i);
      JsonObject *shown = json_object_new ();
      JsonArray *options = json_array_new ();

      json_object_set_object_member (
          all_keys, lyc_kept_ids_get (kept, i),
          split_options (item, lyc_kept_ids_get_before (kept, i), lesson_uuids, options));
      json_object_set_string_member (shown, "id", lyc_kept_ids_get (kept, i));
      json_object_set_string_member (shown, "text", lyc_draft_text (item, "text", ""));
      json_object_set_string_member (shown, "item_kind", lyc_draft_text (item, "kind", "single"));
      json_object_set_array_member (shown, "options", options);
      json_array_add_object_element (all, shown);
    }
  *items = lyc_draft_array_text (all);
  *keys = lyc_json_text (all_keys);
}
