/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "migrations.h"

/* Whom a person blocked: a row stays when it is taken back, so that their other devices learn of
 * it. Working hours are minutes of the person's own day; -1 is not told. */
const char *const lyc_schema_people
    = "CREATE TABLE block (id INTEGER PRIMARY KEY, scope_id INTEGER NOT NULL,"
      " rev INTEGER NOT NULL DEFAULT 0, user_id INTEGER NOT NULL REFERENCES user(id) ON DELETE "
      "CASCADE,"
      " other_id INTEGER NOT NULL REFERENCES user(id) ON DELETE CASCADE,"
      " blocked INTEGER NOT NULL DEFAULT 1, created_at INTEGER NOT NULL, UNIQUE (user_id, "
      "other_id))"
      " STRICT;"
      "CREATE INDEX block_scope ON block (scope_id);"
      "ALTER TABLE user ADD COLUMN work_from INTEGER NOT NULL DEFAULT -1;"
      "ALTER TABLE user ADD COLUMN work_until INTEGER NOT NULL DEFAULT -1;"
      "ALTER TABLE user ADD COLUMN work_days INTEGER NOT NULL DEFAULT 31;";
