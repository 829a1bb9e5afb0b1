/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "migrations.h"

/* The one thread about a file. Whether it is visible follows from the file, and from shut, which
 * those who moderate set; item of both is the questions that open them, by commas. */
const char *const lyc_schema_file_threads
    = "ALTER TABLE container ADD COLUMN file_id INTEGER NOT NULL DEFAULT 0;"
      "ALTER TABLE container ADD COLUMN shut INTEGER NOT NULL DEFAULT 0;"
      "CREATE UNIQUE INDEX container_file ON container (file_id) WHERE file_id <> 0;"
      "ALTER TABLE file ADD COLUMN item TEXT;";

/* The words of a file; one that says nothing has no row. */
const char *const lyc_schema_file_texts
    = "CREATE TABLE file_text (file_id INTEGER PRIMARY KEY REFERENCES file(id) ON DELETE CASCADE,"
      " size INTEGER NOT NULL, body TEXT NOT NULL) STRICT;"
      "ALTER TABLE file ADD COLUMN was_read INTEGER NOT NULL DEFAULT 0;"
      "CREATE INDEX file_unread ON file (id) WHERE state = 'ready' AND NOT deleted AND NOT "
      "was_read;";

/* How often a file was looked into, and those that are still to be, whether seen or read. */
const char *const lyc_schema_look_tries
    = "ALTER TABLE file ADD COLUMN look_tries INTEGER NOT NULL DEFAULT 0;"
      "DROP INDEX file_unseen;"
      "DROP INDEX file_unread;"
      "CREATE INDEX file_unsought ON file (look_tries, id) WHERE state = 'ready' AND NOT deleted"
      " AND (NOT looked OR NOT was_read);";
