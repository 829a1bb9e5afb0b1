/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "migrations.h"

/* A question that was solved before it was asked, in the cohort where it would have been asked: no
 * words of it, only what answered it. */
const char *const lyc_schema_solved
    = "CREATE TABLE solved (id INTEGER PRIMARY KEY, uuid TEXT NOT NULL,"
      " creator_id INTEGER NOT NULL REFERENCES user(id) ON DELETE CASCADE,"
      " scope_id INTEGER NOT NULL, container_id INTEGER NOT NULL DEFAULT 0,"
      " answer TEXT NOT NULL, at INTEGER NOT NULL, UNIQUE (creator_id, uuid)) STRICT;"
      "CREATE INDEX solved_scope ON solved (scope_id, at);"
      "CREATE INDEX solved_container ON solved (container_id);";
