/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "migrations.h"

/* A report stands where it is decided: in the post's cohort, or for a direct message in one that the
 * two share. What a moderator did keeps how it was before, for undoing. The audit only grows. */
const char *const lyc_schema_moderation
    = "CREATE TABLE report (id INTEGER PRIMARY KEY, uuid TEXT NOT NULL,"
      " creator_id INTEGER NOT NULL REFERENCES user(id), scope_id INTEGER NOT NULL,"
      " rev INTEGER NOT NULL DEFAULT 0, post_id INTEGER NOT NULL REFERENCES post(id),"
      " direct INTEGER NOT NULL DEFAULT 0, reason TEXT NOT NULL, words TEXT NOT NULL,"
      " hint TEXT NOT NULL DEFAULT '', excerpt TEXT NOT NULL,"
      " state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'resolved')),"
      " outcome TEXT NOT NULL DEFAULT '', action_id INTEGER NOT NULL DEFAULT 0,"
      " created_at INTEGER NOT NULL, resolved_at INTEGER NOT NULL DEFAULT 0,"
      " UNIQUE (creator_id, uuid), UNIQUE (creator_id, post_id)) STRICT;"
      "CREATE INDEX report_scope ON report (scope_id);"
      "CREATE INDEX report_post ON report (post_id);"
      "CREATE TABLE mod_action (id INTEGER PRIMARY KEY, uuid TEXT NOT NULL,"
      " creator_id INTEGER NOT NULL REFERENCES user(id), scope_id INTEGER NOT NULL,"
      " rev INTEGER NOT NULL DEFAULT 0, act TEXT NOT NULL, words TEXT NOT NULL,"
      " direct INTEGER NOT NULL DEFAULT 0, post_id INTEGER NOT NULL DEFAULT 0,"
      " container_id INTEGER NOT NULL DEFAULT 0, before TEXT NOT NULL DEFAULT '{}',"
      " at INTEGER NOT NULL, undo_until INTEGER NOT NULL, undone_at INTEGER NOT NULL DEFAULT 0,"
      " told_at INTEGER NOT NULL DEFAULT 0, UNIQUE (creator_id, uuid)) STRICT;"
      "CREATE INDEX mod_action_scope ON mod_action (scope_id);"
      "CREATE INDEX mod_action_post ON mod_action (post_id);"
      "CREATE INDEX mod_action_untold ON mod_action (undo_until)"
      " WHERE told_at = 0 AND undone_at = 0;"
      "CREATE TABLE audit (id INTEGER PRIMARY KEY AUTOINCREMENT, actor_id INTEGER NOT NULL,"
      " verb TEXT NOT NULL, target_kind TEXT NOT NULL, target TEXT NOT NULL,"
      " scope_id INTEGER NOT NULL, words TEXT NOT NULL, at INTEGER NOT NULL) STRICT;"
      "CREATE INDEX audit_target ON audit (target);"
      "CREATE TRIGGER audit_stays BEFORE UPDATE ON audit"
      " BEGIN SELECT RAISE (ABORT, 'the audit only grows'); END;"
      "CREATE TRIGGER audit_stays_whole BEFORE DELETE ON audit"
      " BEGIN SELECT RAISE (ABORT, 'the audit only grows'); END;"
      "ALTER TABLE notice ADD COLUMN report_id INTEGER NOT NULL DEFAULT 0;"
      "ALTER TABLE notice ADD COLUMN words TEXT NOT NULL DEFAULT '';"
      "ALTER TABLE container ADD COLUMN lock_words TEXT NOT NULL DEFAULT '';"
      "ALTER TABLE container ADD COLUMN slow_s INTEGER NOT NULL DEFAULT 0;"
      "ALTER TABLE container ADD COLUMN waiting INTEGER NOT NULL DEFAULT 0;"
      "ALTER TABLE post ADD COLUMN waiting INTEGER NOT NULL DEFAULT 0;"
      "ALTER TABLE cohort ADD COLUMN approve_first INTEGER NOT NULL DEFAULT 0;"
      "ALTER TABLE membership ADD COLUMN moderates TEXT NOT NULL DEFAULT '';";

/* Who asked a member to moderate, and with which words. */
const char *const lyc_schema_moderating
    = "ALTER TABLE membership ADD COLUMN moderates_by INTEGER NOT NULL DEFAULT 0;"
      "ALTER TABLE membership ADD COLUMN moderates_words TEXT NOT NULL DEFAULT '';";
