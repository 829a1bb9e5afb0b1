/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "acts.h"
#include "echo-fields.h"

/**
 * lyc_act_solved:
 * @cohort_id: where the question would have been asked
 * @field: container_id, article_id or lesson_id
 * @answer_id: of what answered it
 * @thread: (nullable): the thread, where it is one
 *
 * Returns: (transfer full): the act that counts a question as solved before it was asked; nothing of
 *   the question is in it
 */
LycAct *
lyc_act_solved (const char *cohort_id, const char *field, const char *answer_id,
                LycContainer *thread)
{
  LycAct *act = lyc_act_new ("solved.count", NULL, answer_id);
  JsonObject *body = json_object_new ();

  json_object_set_string_member (body, "cohort_id", cohort_id);
  json_object_set_string_member (body, field, answer_id);
  lyc_act_take_body (act, body);
  if (thread != NULL)
    {
      JsonObject *fields = json_object_new ();

      json_object_set_int_member (fields, "solved_count",
                                  lyc_container_get_solved_count (thread) + 1);
      lyc_act_take_echo (act, LYC_KIND_CONTAINER, answer_id, FALSE, fields);
    }
  return act;
}
