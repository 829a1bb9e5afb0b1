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

/* What stands at the head of a conversation; which ideas build on which; where a thread and a task
 * came from; whom a post calls by a group's name; which cut of the video an answer speaks of. */
const char *const lyc_schema_posts_2
    = "ALTER TABLE post ADD COLUMN pinned_at INTEGER NOT NULL DEFAULT 0;"
      "CREATE INDEX post_pinned ON post (container_id) WHERE pinned_at <> 0;"
      "ALTER TABLE post ADD COLUMN mention_groups TEXT NOT NULL DEFAULT '[]';"
      "ALTER TABLE post ADD COLUMN asset_rev INTEGER NOT NULL DEFAULT 0;"
      "CREATE TABLE post_link (post_id INTEGER NOT NULL REFERENCES post(id),"
      " onto_id INTEGER NOT NULL REFERENCES post(id), PRIMARY KEY (post_id, onto_id))"
      " STRICT, WITHOUT ROWID;"
      "CREATE INDEX post_link_onto ON post_link (onto_id);"
      "ALTER TABLE container ADD COLUMN from_post_id INTEGER NOT NULL DEFAULT 0;"
      "CREATE INDEX container_from ON container (from_post_id) WHERE from_post_id <> 0;"
      "ALTER TABLE task ADD COLUMN post_id INTEGER NOT NULL DEFAULT 0;";
