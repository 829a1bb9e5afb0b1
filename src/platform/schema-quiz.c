/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "migrations.h"

/* Kinds of question that have no options to tick, graded quizzes with tries and a time, what was
 * looked at of an attempt, and who got what right the first time. grading, like keys, never leaves.
 * The thread of a question opens with the answer: container.item names the question. */
const char *const lyc_schema_quiz
    = "ALTER TABLE quiz ADD COLUMN grading TEXT NOT NULL DEFAULT '{}';"
      "ALTER TABLE quiz ADD COLUMN max_tries INTEGER NOT NULL DEFAULT 0;"
      "ALTER TABLE quiz ADD COLUMN time_limit_ms INTEGER NOT NULL DEFAULT 0;"
      "ALTER TABLE quiz ADD COLUMN pass_percent INTEGER NOT NULL DEFAULT 100;"
      "ALTER TABLE attempt ADD COLUMN deadline_at INTEGER NOT NULL DEFAULT 0;"
      "ALTER TABLE attempt ADD COLUMN passed INTEGER NOT NULL DEFAULT 0;"
      /* {item: true}: the answer as it stands was looked at */
      "ALTER TABLE attempt ADD COLUMN checked TEXT NOT NULL DEFAULT '{}';"
      /* {item: percent}: how many got it right the first time, when this person was told */
      "ALTER TABLE attempt ADD COLUMN first_tries TEXT NOT NULL DEFAULT '{}';"
      "UPDATE attempt SET checked = answers;"
      "UPDATE attempt SET passed = 1 WHERE state = 'submitted' AND right_count ="
      " (SELECT item_count FROM quiz WHERE quiz.id = attempt.quiz_id);"
      /* An attempt that was begun on a second device while one was open is that one. */
      "CREATE TABLE attempt_alias (creator_id INTEGER NOT NULL REFERENCES user(id),"
      " uuid TEXT NOT NULL, attempt_id INTEGER NOT NULL REFERENCES attempt(id),"
      " PRIMARY KEY (creator_id, uuid)) STRICT, WITHOUT ROWID;"
      "CREATE INDEX attempt_alias_uuid ON attempt_alias (uuid);"
      "CREATE TABLE first_try (user_id INTEGER NOT NULL REFERENCES user(id), item TEXT NOT NULL,"
      " quiz_id INTEGER NOT NULL REFERENCES quiz(id), \"right\" INTEGER NOT NULL,"
      " PRIMARY KEY (user_id, item)) STRICT, WITHOUT ROWID;"
      "CREATE INDEX first_try_item ON first_try (item);"
      "ALTER TABLE container ADD COLUMN item TEXT;"
      "CREATE INDEX container_item ON container (item) WHERE item IS NOT NULL;";
