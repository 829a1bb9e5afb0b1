/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sandbox-fill.h"

/**
 * lyc_sandbox_add_first_tries:
 * @one: who, the lesson of the quiz, and marks: for each question 1 for right, 0 for wrong, - for
 * none
 *
 * How a person of the cohort did the first time.
 */
void
lyc_sandbox_add_first_tries (LycSandboxFill *self, JsonObject *one)
{
  const char *marks = text (one, "marks");
  gint64 lesson_id = lesson (self, text (one, "lesson"));

  for (guint i = 0; marks[i] != '\0'; i++)
    if (marks[i] != '-')
      lyc_db_run (self->platform->db,
                  "INSERT OR IGNORE INTO first_try (user_id, item, quiz_id, \"right\")"
                  " SELECT ?, j.value ->> '$.id', q.id, ? FROM quiz q, json_each (q.items) j"
                  " WHERE q.lesson_id = ? AND j.key = ?",
                  "iiii", person (self, text (one, "person")), (gint64) (marks[i] == '1'),
                  lesson_id, (gint64) i);
}
