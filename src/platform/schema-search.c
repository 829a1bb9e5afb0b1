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

/* Filed by time, so that the newest come first without sorting and a span of time is a span of
 * rows: the second that a post was written in, then 20 bits of its key. Tags are words that nobody
 * can type: s… its scope, a… author, g… cohort, o… course, l… lesson, k… kind; t in a thread, h in
 * chat; f with a file; u a question without an accepted answer. */
#define TAG "char (57344) || "
const char *const lyc_schema_search_tags
    = "DROP TABLE post_index;"
      "CREATE VIEW post_index_source AS SELECT p.id AS post,"
      " p.created_at / 1000 * 1048576 + p.id % 1048576 AS row,"
      " replace (p.body, char (57344), ' ') AS body,"
      " " TAG "'s' || p.scope_id || ' ' || " TAG "'a' || p.creator_id || ' ' || " TAG
      "'k' || p.post_kind || ' ' || " TAG "'g' || k.cohort_id || ' ' || " TAG
      "'l' || k.lesson_id || ' ' || " TAG "'o' || coalesce (l.course_id, 0) || ' ' || " TAG
      "iif (k.container_kind = 'thread', 't', 'h')"
      " || iif (p.file_ids = '[]', '', ' ' || " TAG "'f')"
      " || iif (p.post_kind = 'question' AND k.first_post_id = p.id AND NOT k.answered,"
      " ' ' || " TAG "'u', '') AS tags"
      " FROM post p JOIN container k ON k.id = p.container_id"
      " LEFT JOIN lesson l ON l.id = k.lesson_id"
      " WHERE p.deleted = 0 AND p.hidden = 0 AND p.waiting = 0 AND p.body <> '';"
      "CREATE VIRTUAL TABLE post_index USING fts5 (body, tags, post UNINDEXED,"
      " tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3 4 5', detail = none,"
      " columnsize = 0);"
      "INSERT INTO post_index (rowid, body, tags, post) SELECT row, body, tags, post"
      " FROM post_index_source ORDER BY row;";
