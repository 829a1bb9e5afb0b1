/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "migrations.h"

/* Notes stand in their writer's own scope. Which device told a position last, so that what one device
 * tells in order is taken in order. */
const char *const lyc_schema_notes
  = "CREATE TABLE note (id INTEGER PRIMARY KEY, uuid TEXT NOT NULL,"
    " creator_id INTEGER NOT NULL REFERENCES user(id), scope_id INTEGER NOT NULL,"
    " rev INTEGER NOT NULL DEFAULT 0, lesson_id INTEGER NOT NULL REFERENCES lesson(id),"
    " asset_id INTEGER NOT NULL DEFAULT 0, asset_rev INTEGER NOT NULL DEFAULT 0,"
    " start_ms INTEGER NOT NULL DEFAULT -1, end_ms INTEGER NOT NULL DEFAULT -1,"
    " cue_id TEXT NOT NULL DEFAULT '', quote TEXT NOT NULL DEFAULT '', body TEXT NOT NULL,"
    " text_rev INTEGER NOT NULL DEFAULT 0, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,"
    " deleted INTEGER NOT NULL DEFAULT 0, UNIQUE (creator_id, uuid)) STRICT;"
    "CREATE INDEX note_scope ON note (scope_id);"
    "CREATE INDEX note_asset ON note (asset_id);"
    "ALTER TABLE progress ADD COLUMN position_device INTEGER NOT NULL DEFAULT 0;";
