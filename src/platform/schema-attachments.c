/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "migrations.h"

/* Files that belong to what is written: of a conversation, which may have no cohort, and seen by
 * nobody else until a post names them. A column cannot be made nullable, so the table is made anew. */
const char *const lyc_schema_attachments
    = "CREATE TABLE file_2 (id INTEGER PRIMARY KEY, uuid TEXT NOT NULL,"
      " creator_id INTEGER NOT NULL REFERENCES user(id), scope_id INTEGER NOT NULL,"
      " rev INTEGER NOT NULL DEFAULT 0, cohort_id INTEGER REFERENCES cohort(id),"
      " name TEXT NOT NULL, type TEXT NOT NULL, size INTEGER NOT NULL,"
      " sha256 TEXT NOT NULL DEFAULT '', state TEXT NOT NULL DEFAULT 'uploading',"
      " offset INTEGER NOT NULL DEFAULT 0, created_at INTEGER NOT NULL, stored TEXT NOT NULL,"
      " deleted INTEGER NOT NULL DEFAULT 0, attached INTEGER NOT NULL DEFAULT 0,"
      " posted INTEGER NOT NULL DEFAULT 0, UNIQUE (creator_id, uuid)) STRICT;"
      "INSERT INTO file_2 (id, uuid, creator_id, scope_id, rev, cohort_id, name, type, size, sha256,"
      " state, offset, created_at, stored, deleted) SELECT id, uuid, creator_id, scope_id, rev,"
      " cohort_id, name, type, size, sha256, state, offset, created_at, stored, deleted FROM file;"
      "DROP TABLE file; ALTER TABLE file_2 RENAME TO file;"
      "CREATE INDEX file_scope ON file (scope_id);";

/* Which posts name a file: it is for those who may read one of them, and is deleted with the last.
 * What only deleted posts named is its maker's alone from here on. */
const char *const lyc_schema_post_files
    = "CREATE TABLE post_file (post_id INTEGER NOT NULL REFERENCES post(id),"
      " file_id INTEGER NOT NULL REFERENCES file(id), PRIMARY KEY (post_id, file_id))"
      " STRICT, WITHOUT ROWID;"
      "CREATE INDEX post_file_file ON post_file (file_id);"
      "INSERT OR IGNORE INTO post_file (post_id, file_id) SELECT p.id, f.id FROM post p"
      " JOIN json_each(p.file_ids) j JOIN file f ON f.uuid = j.value AND f.scope_id = p.scope_id"
      " WHERE NOT p.deleted AND NOT f.deleted;"
      "UPDATE file SET posted = (SELECT CASE WHEN count(*) = 0 THEN 0"
      " WHEN max(NOT p.hidden AND NOT p.waiting AND k.visible) THEN 1 ELSE 2 END"
      " FROM post_file n JOIN post p ON p.id = n.post_id JOIN container k ON k.id = p.container_id"
      " WHERE n.file_id = file.id) WHERE attached;";
