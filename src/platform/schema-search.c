/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "migrations.h"

/* What is said in posts that everyone in their scope may read, as lyc_post_search_file() files it.
 * The scope is a word that nobody can type, for it begins with U+E000: so a search looks at nothing
 * but what the person may see. */
const char *const lyc_schema_search
    = "DROP TABLE post_text;"
      "CREATE VIRTUAL TABLE post_index USING fts5 (body, scope,"
      " tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3 4 5', detail = none,"
      " columnsize = 0);"
      "INSERT INTO post_index (rowid, body, scope) SELECT id, body, char (57344) || 's' || scope_id"
      " FROM post WHERE deleted = 0 AND hidden = 0 AND waiting = 0 AND body <> '' ORDER BY id;";
