/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "search-schema.h"

/* Each text is one migration step; a released step is never edited, a new one is added below it. */
static const char *const lyc_cache_migrations[] = {
  "CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;"
  "CREATE TABLE object (rowid INTEGER PRIMARY KEY, kind TEXT NOT NULL, id TEXT NOT NULL,"
  " parent TEXT, scope TEXT, ord INTEGER NOT NULL DEFAULT 0, rev INTEGER NOT NULL,"
  " gone INTEGER NOT NULL DEFAULT 0, stub INTEGER NOT NULL DEFAULT 0, author TEXT,"
  " unseen INTEGER NOT NULL DEFAULT 0, mentions TEXT, json TEXT, UNIQUE (kind, id));"
  "CREATE INDEX object_parent ON object (kind, parent, ord);"
  "CREATE INDEX object_scope ON object (scope, kind, ord)",
  LYC_SEARCH_STEP,
  LYC_SEARCH_FILE_STEP,
  NULL,
};

static const char *const lyc_mine_migrations[] = {
  "CREATE TABLE outbox (number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE,"
  " json TEXT NOT NULL, reason TEXT);"
  "CREATE TABLE draft (place TEXT PRIMARY KEY, text TEXT NOT NULL, updated_at INTEGER NOT NULL)"
  " WITHOUT ROWID",
  "CREATE TABLE download (lesson_id TEXT PRIMARY KEY, state INTEGER NOT NULL,"
  " asked_at INTEGER NOT NULL, size INTEGER NOT NULL, expires_at INTEGER NOT NULL, files TEXT,"
  " reason TEXT) WITHOUT ROWID",
  "ALTER TABLE draft ADD COLUMN files TEXT NOT NULL DEFAULT ''",
  NULL,
};
