/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "migrations.h"

/* Articles are told apart by the names of their files, and stand in the scope of the server. */
const char *const lyc_schema_knowledge
    = "CREATE TABLE article (id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE,"
      " scope_id INTEGER NOT NULL, rev INTEGER NOT NULL DEFAULT 0, name TEXT NOT NULL UNIQUE,"
      " title TEXT NOT NULL DEFAULT '', body TEXT NOT NULL DEFAULT '',"
      " tags TEXT NOT NULL DEFAULT '[]', owner TEXT NOT NULL DEFAULT '',"
      " owner_id INTEGER NOT NULL DEFAULT 0, reviewed_at INTEGER NOT NULL DEFAULT 0,"
      " review_days INTEGER NOT NULL DEFAULT 0, gone INTEGER NOT NULL DEFAULT 0) STRICT;"
      "CREATE INDEX article_scope ON article (scope_id);";
