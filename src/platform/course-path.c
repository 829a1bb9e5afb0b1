/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* The way through a course: which lesson builds on which, and what certifies that somebody went it.
 */

#include "course-path.h"

static const char *
slug_at (JsonArray *list, guint i)
{
  return lyc_draft_text (json_array_get_object_element (list, i), "lesson", "");
}

/* Returns: (nullable): what is wrong with a list of lessons */
static char *
list_fault (LycCourseDraft *draft, JsonArray *list, const char *name, GString *at)
{
  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    if (!g_hash_table_contains (draft->by_slug, slug_at (list, i)))
      {
        g_string_append_printf (at, "/%s/%u/lesson", name, i);
        return g_strdup_printf ("no lesson “%s” stands before this", slug_at (list, i));
      }
  return NULL;
}

/**
 * lyc_course_requires_fault:
 * @draft: with the lessons before this one, so that nothing waits for itself
 * @at: the lesson's place; takes that of what is at fault
 */
char *
lyc_course_requires_fault (LycCourseDraft *draft, JsonObject *lesson, GString *at)
{
  return list_fault (draft, lyc_draft_list (lesson, "requires"), "requires", at);
}

static JsonObject *
certificate_of (LycCourseDraft *draft)
{
  JsonObject *course = json_node_get_object (draft->root);

  return json_object_has_member (course, "certificate")
             ? json_object_get_object_member (course, "certificate")
             : NULL;
}

static gboolean
has_graded_quiz (LycCourseDraft *draft)
{
  for (guint i = 0; i < draft->lessons->len; i++)
    {
      LycDraftLesson *lesson = g_ptr_array_index (draft->lessons, i);

      if (lesson->quiz != NULL
          && g_str_equal (lyc_draft_text (json_node_get_object (lesson->quiz), "kind", ""),
                          "graded"))
        return TRUE;
    }
  return FALSE;
}

/**
 * lyc_course_certificate_fault:
 * @draft: with all lessons, their quizzes read
 * @at: empty; takes the place of what is at fault
 */
char *
lyc_course_certificate_fault (LycCourseDraft *draft, GString *at)
{
  JsonObject *certificate = certificate_of (draft);
  char *fault;

  g_string_assign (at, "/certificate");
  if (certificate == NULL)
    return NULL;
  fault = list_fault (draft, lyc_draft_list (certificate, "lessons"), "lessons", at);
  if (fault != NULL || !json_object_has_member (certificate, "valid_days")
      || has_graded_quiz (draft))
    return fault;
  g_string_append (at, "/valid_days");
  return g_strdup (
      "a certificate that ends is renewed with a graded quiz, and the course has none");
}

static JsonArray *
uuids_of (JsonArray *list, GHashTable *lesson_uuids)
{
  JsonArray *uuids = json_array_new ();

  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    json_array_add_string_element (uuids, g_hash_table_lookup (lesson_uuids, slug_at (list, i)));
  return uuids;
}

/* Returns: (transfer full): ids of the lessons that the lesson builds on, as JSON */
char *
lyc_course_requires_text (JsonObject *lesson, GHashTable *lesson_uuids)
{
  g_autoptr (JsonArray) uuids = uuids_of (lyc_draft_list (lesson, "requires"), lesson_uuids);

  return lyc_draft_array_text (uuids);
}

static JsonArray *
all_uuids (LycCourseDraft *draft, GHashTable *lesson_uuids)
{
  JsonArray *uuids = json_array_new ();

  for (guint i = 0; i < draft->lessons->len; i++)
    {
      LycDraftLesson *lesson = g_ptr_array_index (draft->lessons, i);

      json_array_add_string_element (uuids, g_hash_table_lookup (lesson_uuids, lesson->slug));
    }
  return uuids;
}

/* Returns: (transfer full): what the course certifies, as the API has it; empty for nothing */
char *
lyc_course_certificate_text (LycCourseDraft *draft, GHashTable *lesson_uuids)
{
  JsonObject *given = certificate_of (draft);
  JsonArray *lessons = given != NULL ? lyc_draft_list (given, "lessons") : NULL;
  g_autoptr (JsonObject) certificate = json_object_new ();
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);

  if (given == NULL)
    return g_strdup ("");
  json_object_set_string_member (certificate, "title", lyc_draft_text (given, "title", ""));
  json_object_set_array_member (certificate, "lesson_ids",
                                lessons != NULL ? uuids_of (lessons, lesson_uuids)
                                                : all_uuids (draft, lesson_uuids));
  json_object_set_int_member (certificate, "valid_days",
                              json_object_get_int_member_with_default (given, "valid_days", 0));
  json_node_set_object (node, certificate);
  return json_to_string (node, FALSE);
}
