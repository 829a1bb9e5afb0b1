/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "migrations.h"

/* A UUID made by SQLite, for rows that a migration makes. */
#define NEW_ID                                                                                     \
  "lower (hex (randomblob (4)) || '-' || hex (randomblob (2)) || '-4'"                             \
  " || substr (hex (randomblob (2)), 2) || '-8' || substr (hex (randomblob (2)), 2) || '-'"        \
  " || hex (randomblob (6)))"

/* What a lesson builds on, what a course certifies (empty: nothing), who has the certificate, and
 * how far the people of a cohort are in a course. */
const char *const lyc_schema_course_1
    = "ALTER TABLE lesson ADD COLUMN requires TEXT NOT NULL DEFAULT '[]';"
      "ALTER TABLE course ADD COLUMN certificate TEXT NOT NULL DEFAULT '';"
      "CREATE TABLE certificate (id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE,"
      " scope_id INTEGER NOT NULL, rev INTEGER NOT NULL DEFAULT 0,"
      " user_id INTEGER NOT NULL REFERENCES user(id),"
      " course_id INTEGER NOT NULL REFERENCES course(id), earned_at INTEGER NOT NULL,"
      " expires_at INTEGER NOT NULL DEFAULT 0, UNIQUE (user_id, course_id)) STRICT;"
      "CREATE INDEX certificate_scope ON certificate (scope_id);"
      "CREATE TABLE cohort_progress (id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE,"
      " scope_id INTEGER NOT NULL, rev INTEGER NOT NULL DEFAULT 0,"
      " cohort_id INTEGER NOT NULL REFERENCES cohort(id),"
      " course_id INTEGER NOT NULL REFERENCES course(id), UNIQUE (cohort_id, course_id)) STRICT;"
      "CREATE INDEX cohort_progress_scope ON cohort_progress (scope_id);"
      "INSERT INTO cohort_progress (uuid, scope_id, cohort_id, course_id)"
      " SELECT " NEW_ID ", h.scope_id, h.id, c.id FROM cohort h"
      " JOIN scope_link s ON s.parent_id = h.scope_id JOIN course c ON c.scope_id = s.child_id;";
