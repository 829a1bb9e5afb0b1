/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "migrations.h"

/* People, sign-in, scopes, the log. Keys are integers inside; uuid is the name outside. */
const char *const lyc_schema_core_1
  = "CREATE TABLE platform (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;"

    "CREATE TABLE user (id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE,"
    " login TEXT NOT NULL UNIQUE, name TEXT NOT NULL, pronouns TEXT NOT NULL DEFAULT '',"
    " about TEXT NOT NULL DEFAULT '', tz TEXT NOT NULL DEFAULT '', avatar TEXT NOT NULL DEFAULT '',"
    " champion INTEGER NOT NULL DEFAULT 0, observer INTEGER NOT NULL DEFAULT 0,"
    " made_up INTEGER NOT NULL DEFAULT 0, admin INTEGER NOT NULL DEFAULT 0,"
    " state TEXT NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'suspended', 'removed')),"
    " scope_id INTEGER NOT NULL DEFAULT 0, rev INTEGER NOT NULL DEFAULT 0) STRICT;"

    "CREATE TABLE credential (user_id INTEGER PRIMARY KEY REFERENCES user(id) ON DELETE CASCADE,"
    " hash TEXT NOT NULL, changed_at INTEGER NOT NULL) STRICT;"
    "CREATE TABLE device (id INTEGER PRIMARY KEY, user_id INTEGER NOT NULL REFERENCES user(id),"
    " created_at INTEGER NOT NULL, revoked_at INTEGER NOT NULL DEFAULT 0) STRICT;"
    "CREATE TABLE token (hash TEXT PRIMARY KEY, device_id INTEGER NOT NULL REFERENCES device(id),"
    " kind TEXT NOT NULL CHECK (kind IN ('access', 'refresh')), expires_at INTEGER NOT NULL,"
    " used_at INTEGER NOT NULL DEFAULT 0) STRICT, WITHOUT ROWID;"
    "CREATE INDEX token_device ON token (device_id);"
    "CREATE TABLE code (hash TEXT PRIMARY KEY, user_id INTEGER NOT NULL REFERENCES user(id),"
    " challenge TEXT NOT NULL, redirect TEXT NOT NULL, expires_at INTEGER NOT NULL,"
    " device_id INTEGER NOT NULL DEFAULT 0) STRICT, WITHOUT ROWID;"
    "CREATE TABLE bucket (key TEXT PRIMARY KEY, tokens INTEGER NOT NULL, at INTEGER NOT NULL)"
    " STRICT, WITHOUT ROWID;"

    /* uuid of a scope: that of the user, cohort, course, direct container or server it is of. */
    "CREATE TABLE scope (id INTEGER PRIMARY KEY, kind TEXT NOT NULL"
    " CHECK (kind IN ('user', 'cohort', 'course', 'direct', 'server')), uuid TEXT NOT NULL) STRICT;"
    "CREATE INDEX scope_uuid ON scope (uuid);"
    /* Who has the parent has the child too, with the same role: a cohort's courses. */
    "CREATE TABLE scope_link (parent_id INTEGER NOT NULL REFERENCES scope(id) ON DELETE CASCADE,"
    " child_id INTEGER NOT NULL REFERENCES scope(id), PRIMARY KEY (parent_id, child_id))"
    " STRICT, WITHOUT ROWID;"
    "CREATE INDEX scope_link_child ON scope_link (child_id);"
    /* Who is in a direct conversation. */
    "CREATE TABLE scope_person (scope_id INTEGER NOT NULL REFERENCES scope(id) ON DELETE CASCADE,"
    " user_id INTEGER NOT NULL REFERENCES user(id), PRIMARY KEY (scope_id, user_id))"
    " STRICT, WITHOUT ROWID;"
    "CREATE INDEX scope_person_user ON scope_person (user_id);"
    "CREATE TABLE membership (id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE,"
    " scope_id INTEGER NOT NULL REFERENCES scope(id), user_id INTEGER NOT NULL REFERENCES user(id),"
    " role TEXT NOT NULL CHECK (role IN ('learner', 'champion', 'facilitator', 'moderator', 'admin')),"
    " state TEXT NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'suspended', 'removed')),"
    " observer INTEGER NOT NULL DEFAULT 0, joined_at INTEGER NOT NULL,"
    " rev INTEGER NOT NULL DEFAULT 0, UNIQUE (scope_id, user_id)) STRICT;"
    "CREATE INDEX membership_user ON membership (user_id);"

    "CREATE TABLE log (seq INTEGER PRIMARY KEY AUTOINCREMENT, scope_id INTEGER NOT NULL,"
    " type TEXT NOT NULL, kind TEXT NOT NULL, object_id INTEGER NOT NULL, uuid TEXT NOT NULL,"
    " actor_id INTEGER, at INTEGER NOT NULL) STRICT;"
    "CREATE INDEX log_scope ON log (scope_id, seq);"

    "CREATE TABLE answer (user_id INTEGER NOT NULL, key TEXT NOT NULL, hash TEXT NOT NULL,"
    " status INTEGER NOT NULL, body BLOB NOT NULL, at INTEGER NOT NULL,"
    " PRIMARY KEY (user_id, key)) STRICT, WITHOUT ROWID;"
    "CREATE INDEX answer_at ON answer (at);";
