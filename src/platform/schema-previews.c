/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "migrations.h"

/* What was seen in a shared file. A file is looked at once; one that shows nothing has no row. */
const char *const lyc_schema_previews
    = "CREATE TABLE file_preview (file_id INTEGER PRIMARY KEY REFERENCES file(id) ON DELETE "
      "CASCADE,"
      " kind TEXT NOT NULL, width INTEGER NOT NULL, height INTEGER NOT NULL,"
      " duration_ms INTEGER NOT NULL, pages INTEGER NOT NULL, type TEXT NOT NULL,"
      " size INTEGER NOT NULL, sha256 TEXT NOT NULL, stored TEXT NOT NULL) STRICT;"
      "ALTER TABLE file ADD COLUMN looked INTEGER NOT NULL DEFAULT 0;"
      "CREATE INDEX file_unseen ON file (id) WHERE state = 'ready' AND NOT deleted AND NOT looked;";
