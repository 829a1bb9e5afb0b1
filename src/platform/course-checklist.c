/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "course-checklist.h"

#include "course-check.h"
#include "kept-ids.h"

static const char *
point_text (JsonArray *points, guint i)
{
  return lyc_draft_text (json_array_get_object_element (points, i), "text", "");
}

/**
 * lyc_course_checklist_fault:
 * @at: the lesson's place; takes that of what is at fault
 *
 * Returns: (nullable) (transfer full): what is wrong with a link in a point
 */
char *
lyc_course_checklist_fault (LycCourseDraft *draft, JsonObject *lesson, GString *at)
{
  JsonArray *points = lyc_draft_list (lesson, "checklist");
  char *fault = NULL;
  guint line;

  for (guint i = 0; points != NULL && fault == NULL && i < json_array_get_length (points); i++)
    {
      fault = lyc_course_article_fault (draft, point_text (points, i), &line);
      if (fault != NULL)
        g_string_append_printf (at, "/checklist/%u/text", i);
    }
  return fault;
}

/**
 * lyc_course_checklist_text:
 * @lesson: of course.json
 * @before: (nullable): the points of the version before, whose ids stay: what was ticked hangs on
 *   them
 *
 * Returns: (transfer full): the points as the API has them; none where it is no checklist
 */
char *
lyc_course_checklist_text (JsonObject *lesson, const char *before, LycCourseLinkFunc link_of,
                           gpointer user_data)
{
  JsonArray *given = lyc_draft_list (lesson, "checklist");
  g_autoptr (JsonArray) all = json_array_new ();
  g_autoptr (LycKeptIds) kept = NULL;

  for (guint i = 0; given != NULL && i < json_array_get_length (given); i++)
    {
      JsonObject *point = json_object_new ();
      g_autofree char *text
          = lyc_course_links_replace (point_text (given, i), link_of, user_data, NULL, NULL);

      json_object_set_string_member (point, "text", text);
      json_array_add_object_element (all, point);
    }
  kept = lyc_kept_ids_new (before, all, "text");
  for (guint i = 0; i < json_array_get_length (all); i++)
    json_object_set_string_member (json_array_get_object_element (all, i), "id",
                                   lyc_kept_ids_get (kept, i));
  return lyc_draft_array_text (all);
}
