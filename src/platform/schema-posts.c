/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "migrations.h"

/* Whom an answer helped, and what a post said before it was edited. */
const char *const lyc_schema_posts_1
    = "ALTER TABLE reaction ADD COLUMN helped INTEGER NOT NULL DEFAULT 0;"
      "ALTER TABLE post ADD COLUMN helped INTEGER NOT NULL DEFAULT 0;"
      "CREATE TABLE post_version (post_id INTEGER NOT NULL REFERENCES post(id),"
      " number INTEGER NOT NULL, body TEXT NOT NULL, written_at INTEGER NOT NULL,"
      " PRIMARY KEY (post_id, number)) STRICT, WITHOUT ROWID;";
