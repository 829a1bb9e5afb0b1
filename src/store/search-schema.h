/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The search index. Triggers keep it, so whatever puts, hides or drops an object does so to what
 * can be found of it in the same step. Its texts stand in tables of their own, because an entry can
 * only be taken out of FTS5 with the very words that were put in.
 *
 * Talk is filed by time: the rowid is the second it was written in, then 20 bits of the object's
 * rowid. So the newest hits come first without sorting, a span of time is a span of rowids, and
 * where the entry of an object lies is known without an index.
 *
 * Tags are words that nobody can type (they begin with U+E000): a… author, c… container, s… cohort,
 * o… course, l… lesson, each with the last twelve digits of the id; k… the kind of post; t in a
 * thread, h in chat; f with a file; g… the kind of object in the index of the rest. */

#define LYC_SEARCH_TAG "char (57344) || "
#define LYC_SEARCH_TAIL(id) "substr (" id ", -12)"
#define LYC_SEARCH_SECOND_BITS 20

#define LYC_SEARCH_TALK_ROW(row)                                                                   \
  "(json_extract (" row ".json, '$.created_at') / 1000 * 1048576 + " row ".rowid % 1048576)"

#define LYC_SEARCH_TALK_VIEW                                                                                                                                                                     \
  "CREATE VIEW search_talk_source AS SELECT " LYC_SEARCH_TALK_ROW (                                                                                                                              \
      "o") " AS row, "                                                                                                                                                                           \
           "o.rowid AS object, json_extract (o.json, '$.body') AS text, " LYC_SEARCH_TAG                                                                                                         \
           "'a' || " LYC_SEARCH_TAIL (                                                                                                                                                           \
               "coalesce (o.author, '')") " || ' ' || " LYC_SEARCH_TAG                                                                                                                           \
                                          "'c' || " LYC_SEARCH_TAIL (                                                                                                                            \
                                              "coalesce (o.parent, '')") " || ' ' "                                                                                                              \
                                                                         "|| " LYC_SEARCH_TAG                                                                                                    \
                                                                         "'k' || coalesce "                                                                                                      \
                                                                         "(json_extract (o.json, "                                                                                               \
                                                                         "'$.post_kind'), '') || "                                                                                               \
                                                                         "' ' || "                                                                                                               \
                                                                         "CASE WHEN "                                                                                                            \
                                                                         "json_array_length "                                                                                                    \
                                                                         "(o.json, '$.file_ids') "                                                                                               \
                                                                         "> 0 "                                                                                                                  \
                                                                         "THEN " LYC_SEARCH_TAG                                                                                                  \
                                                                         "'f ' ELSE '' END || "                                                                                                  \
                                                                         "CASE json_extract "                                                                                                    \
                                                                         "(c.json, "                                                                                                             \
                                                                         "'$.container_kind') "                                                                                                  \
                                                                         "WHEN 'thread' "                                                                                                        \
                                                                         "THEN " LYC_SEARCH_TAG                                                                                                  \
                                                                         "'t ' "                                                                                                                 \
                                                                         "ELSE " LYC_SEARCH_TAG                                                                                                  \
                                                                         "'h ' END || "                                                                                                          \
                                                                         "coalesce "                                                                                                             \
                                                                         "(" LYC_SEARCH_TAG                                                                                                      \
                                                                         "'s' "                                                                                                                  \
                                                                         "|| " LYC_SEARCH_TAIL (                                                                                                 \
                                                                             "c.scope") " || ' "                                                                                                 \
                                                                                        "', '') "                                                                                                \
                                                                                        "|| "                                                                                                    \
                                                                                        "coalesce"                                                                                               \
                                                                                        " "                                                                                                      \
                                                                                        "(" LYC_SEARCH_TAG                                                                                       \
                                                                                        "'o' "                                                                                                   \
                                                                                        "||"                                                                                                     \
                                                                                        " " LYC_SEARCH_TAIL (                                                                                    \
                                                                                            "json"                                                                                               \
                                                                                            "_ext"                                                                                               \
                                                                                            "ract"                                                                                               \
                                                                                            " (c."                                                                                               \
                                                                                            "json"                                                                                               \
                                                                                            ", "                                                                                                 \
                                                                                            "'$."                                                                                                \
                                                                                            "cour"                                                                                               \
                                                                                            "se_"                                                                                                \
                                                                                            "id'"                                                                                                \
                                                                                            ")") " || ' ', '') || "                                                                              \
                                                                                                 "coalesce (" LYC_SEARCH_TAG                                                                     \
                                                                                                 "'l' || " LYC_SEARCH_TAIL (                                                                     \
                                                                                                     "c.parent") " || ' ', '') AS tags "                                                         \
                                                                                                                 "FROM object o LEFT JOIN object c ON c.kind = 'container' AND c.id = o.parent " \
                                                                                                                 "WHERE o.kind = 'post' AND o.gone = 0 AND o.stub = 0 AND o.unseen = 0 "         \
                                                                                                                 "AND json_extract (o.json, '$.body') <> '' AND json_extract (o.json, '$.created_at') IS NOT NULL"

#define LYC_SEARCH_INDEX(name, columns)                                                            \
  "CREATE VIRTUAL TABLE " name "_index USING fts5 (" columns ", content = '" name "', "            \
  "content_rowid = 'rowid', tokenize = 'unicode61 remove_diacritics 2', "        \
  "prefix = '1 2 3 4 5', "        \
  "detail = none, columnsize = 0)"

#define LYC_SEARCH_TALK_TABLES                                                                     \
  "CREATE TABLE search_talk (rowid INTEGER PRIMARY KEY, object INTEGER NOT NULL, "                 \
  "text TEXT NOT NULL, tags TEXT NOT NULL);" LYC_SEARCH_INDEX (                                    \
      "search_talk",                                                                               \
      "text, tags") ";"                                                                            \
                    "CREATE TRIGGER search_talk_in AFTER INSERT ON search_talk BEGIN "             \
                    "INSERT INTO search_talk_index (rowid, text, tags) VALUES (new.rowid, "        \
                    "new.text, new.tags); "                                                        \
                    "UPDATE search_size SET indexed = indexed + 1; END;"                           \
                    "CREATE TRIGGER search_talk_out AFTER DELETE ON search_talk BEGIN "            \
                    "INSERT INTO search_talk_index (search_talk_index, rowid, text, tags) "        \
                    "VALUES ('delete', old.rowid, old.text, old.tags); "                           \
                    "UPDATE search_size SET indexed = indexed - 1; END;"

#define LYC_SEARCH_TALK_PUT(condition)                                                             \
  "INSERT OR IGNORE INTO search_talk (rowid, object, text, tags) "                                 \
  "SELECT row, object, text, tags FROM search_talk_source WHERE " condition "; "
#define LYC_SEARCH_TALK_TAKE                                                                       \
  "DELETE FROM search_talk WHERE rowid = " LYC_SEARCH_TALK_ROW ("old") " AND object = old.rowid; "

/* A post whose words are not here counts as known only once they came: what is missing is asked of
 * the platform. Reactions and votes change nothing that can be found. */
#define LYC_SEARCH_TALK_TRIGGERS                                                                   \
  "CREATE TRIGGER search_post_in AFTER INSERT ON object WHEN new.kind = 'post' "                   \
  "BEGIN " LYC_SEARCH_TALK_PUT (                                                                   \
      "object = new.rowid") "UPDATE search_size SET known = known + (new.stub = 0); END;"          \
                            "CREATE TRIGGER search_post_out AFTER DELETE ON object WHEN old.kind " \
                            "= 'post' BEGIN " LYC_SEARCH_TALK_TAKE                                 \
                            "UPDATE search_size SET known = known - (old.stub = 0); END;"          \
                            "CREATE TRIGGER search_post_on AFTER UPDATE ON object WHEN new.kind "  \
                            "= 'post' AND ("                                                       \
                            "old.stub <> new.stub OR old.unseen <> new.unseen OR old.gone <> "     \
                            "new.gone "                                                            \
                            "OR old.parent IS NOT new.parent "                                     \
                            "OR json_extract (old.json, '$.body') IS NOT json_extract (new.json, " \
                            "'$.body') "                                                           \
                            "OR json_extract (old.json, '$.post_kind') IS NOT json_extract "       \
                            "(new.json, '$.post_kind') "                                           \
                            "OR json_extract (old.json, '$.file_ids') IS NOT json_extract "        \
                            "(new.json, '$.file_ids')) BEGIN " LYC_SEARCH_TALK_TAKE                \
                                LYC_SEARCH_TALK_PUT (                                              \
                                    "object = new.rowid") "UPDATE search_size SET known = known "  \
                                                          "+ (new.stub = 0) - (old.stub = 0); "    \
                                                          "END;"                                   \
                                                          "CREATE TRIGGER search_place_in AFTER "  \
                                                          "INSERT ON object WHEN new.kind = "      \
                                                          "'container' BEGIN "                     \
                                                          "DELETE FROM search_talk WHERE object "  \
                                                          "IN "                                    \
                                                          "(SELECT rowid FROM object WHERE kind "  \
                                                          "= 'post' AND parent = "                 \
                                                          "new.id); " LYC_SEARCH_TALK_PUT (        \
                                                              "object IN (SELECT rowid FROM "      \
                                                              "object WHERE kind = 'post' "        \
                                                              "AND parent = new.id)") "END"

/* Everything else: one entry for each thing, and one for each cue of a transcript. */
#define LYC_SEARCH_REST_ONE(kind, head, text, who)                                                 \
  "SELECT o.rowid, 0, coalesce (json_extract (o.json, '$." head "'), ''), "                        \
  "coalesce (" text ", ''), " LYC_SEARCH_TAG "replace ('g" kind " ', '_', '') || " who             \
  " || " LYC_SEARCH_REST_PLACE " "                                                                 \
  "FROM object o WHERE o.kind = '" kind "' AND o.gone = 0 AND o.stub = 0 "
#define LYC_SEARCH_REST_PLACE                                                                                   \
  "coalesce (" LYC_SEARCH_TAG "'l' || " LYC_SEARCH_TAIL (                                                       \
      "json_extract (o.json, '$.lesson_id')") " || ' ', '') || "                                                \
                                              "coalesce (" LYC_SEARCH_TAG                                       \
                                              "'o' || " LYC_SEARCH_TAIL (                                       \
                                                  "json_extract (o.json, '$.course_id')") " || ' "              \
                                                                                          "', "                 \
                                                                                          "'') "                \
                                                                                          "|| "                 \
                                                                                          "coales"              \
                                                                                          "ce "                 \
                                                                                          "(" LYC_SEARCH_TAG    \
                                                                                          "'s' "                \
                                                                                          "||"                  \
                                                                                          " " LYC_SEARCH_TAIL ( \
                                                                                              "js"              \
                                                                                              "on"              \
                                                                                              "_e"              \
                                                                                              "xt"              \
                                                                                              "ra"              \
                                                                                              "ct"              \
                                                                                              " ("              \
                                                                                              "o."              \
                                                                                              "js"              \
                                                                                              "on"              \
                                                                                              ", "              \
                                                                                              "'$"              \
                                                                                              ".c"              \
                                                                                              "oh"              \
                                                                                              "or"              \
                                                                                              "t_"              \
                                                                                              "id"              \
                                                                                              "'"               \
                                                                                              ")") " || ' ', '')"
#define LYC_SEARCH_TEXT(field) "json_extract (o.json, '$." field "')"
#define LYC_SEARCH_BY(field)                                                                       \
  LYC_SEARCH_TAG                                                                                   \
      "'a' || " LYC_SEARCH_TAIL ("coalesce (json_extract (o.json, '$." field "'), '')") " || ' '"

/* @words: what a file says */
#define LYC_SEARCH_REST_VIEW_OF(words)                                                            \
  "CREATE VIEW search_rest_source (object, part, head, text, tags) AS " LYC_SEARCH_REST_ONE (                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                           \
      "user", "name", LYC_SEARCH_TEXT ("about"), "''") "UNION ALL " LYC_SEARCH_REST_ONE ("cohort",                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                      \
                                                                                         "name", LYC_SEARCH_TEXT ("mission"), "''") "UNION ALL " LYC_SEARCH_REST_ONE ("course", "title", LYC_SEARCH_TEXT ("summary"), "''") "UNION ALL " LYC_SEARCH_REST_ONE ("lesson", "title", LYC_SEARCH_TEXT ("summary") " || ' ' || " LYC_SEARCH_TEXT ("article"), "''") "UNION ALL " LYC_SEARCH_REST_ONE ("note", "quote", LYC_SEARCH_TEXT ("body"), "''") "UNION ALL " LYC_SEARCH_REST_ONE ("article",                                                                                                                                                                                                                                                                                           \
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                   "title", LYC_SEARCH_TEXT ("body") " || ' ' || " LYC_SEARCH_TEXT ("tags"), "''") "UNION ALL " LYC_SEARCH_REST_ONE ("file",                                                                                                                                                                            \
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                     "name",                                                                                                                                                                            \
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                     words,                                                                                                                                                                              \
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                     LYC_SEARCH_BY ("author_id")) "UNION ALL " LYC_SEARCH_REST_ONE ("badge_class",                                                                                                      \
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                    "name",                                                                                                             \
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                    LYC_SEARCH_TEXT (                                                                                                   \
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                        "criteria"),                                                                                                    \
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                    "''") "UNION ALL SELECT o.rowid, coalesce (json_extract (q.value, '$.start_ms'), 0), '', "                          \
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                          "coalesce (json_extract (q.value, '$.text'), ''), " LYC_SEARCH_TAG "'gtranscript ' || " LYC_SEARCH_REST_PLACE \
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                          " FROM object o, json_each (o.json, '$.cues') q "                                                             \
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                          "WHERE o.kind = 'transcript' AND o.gone = 0 AND o.stub = 0"

#define LYC_SEARCH_REST_VIEW LYC_SEARCH_REST_VIEW_OF ("''")

#define LYC_SEARCH_REST_KINDS                                                                      \
  "('user', 'cohort', 'course', 'lesson', 'note', 'article', 'file', 'badge_class', 'transcript')"

#define LYC_SEARCH_REST_TABLES                                                                     \
  "CREATE TABLE search_rest (rowid INTEGER PRIMARY KEY, object INTEGER NOT NULL, "                 \
  "part INTEGER NOT NULL, head TEXT NOT NULL, text TEXT NOT NULL, tags TEXT NOT NULL);"            \
  "CREATE INDEX search_rest_object ON search_rest (object);" LYC_SEARCH_INDEX (                    \
      "search_rest",                                                                               \
      "head, text, tags") ";"                                                                      \
                          "CREATE TRIGGER search_rest_in AFTER INSERT ON search_rest BEGIN "       \
                          "INSERT INTO search_rest_index (rowid, head, text, tags) "               \
                          "VALUES (new.rowid, new.head, new.text, new.tags); END;"                 \
                          "CREATE TRIGGER search_rest_out AFTER DELETE ON search_rest BEGIN "      \
                          "INSERT INTO search_rest_index (search_rest_index, rowid, head, text, "  \
                          "tags) "                                                                 \
                          "VALUES ('delete', old.rowid, old.head, old.text, old.tags); END;"

#define LYC_SEARCH_REST_PUT(condition)                                                             \
  "INSERT INTO search_rest (object, part, head, text, tags) "                                      \
  "SELECT object, part, head, text, tags FROM search_rest_source WHERE " condition "; "

#define LYC_SEARCH_REST_TRIGGERS                                                                   \
  "CREATE TRIGGER search_thing_in AFTER INSERT ON object WHEN new.kind IN " LYC_SEARCH_REST_KINDS  \
  " BEGIN " LYC_SEARCH_REST_PUT (                                                                  \
      "object = new.rowid") "END;"                                                                 \
                            "CREATE TRIGGER search_thing_out AFTER DELETE ON object WHEN "         \
                            "old.kind IN " LYC_SEARCH_REST_KINDS                                   \
                            " BEGIN DELETE FROM search_rest WHERE object = old.rowid; END;"        \
                            "CREATE TRIGGER search_thing_on AFTER UPDATE ON object WHEN new.kind " \
                            "IN " LYC_SEARCH_REST_KINDS                                            \
                            " AND (old.json IS NOT new.json OR old.gone <> new.gone) BEGIN "       \
                            "DELETE FROM search_rest WHERE object = "                              \
                            "old.rowid; " LYC_SEARCH_REST_PUT ("object = new.rowid") "END;"

#define LYC_SEARCH_POSTS_OF(row) "coalesce (json_extract (" row ".json, '$.last_pos'), 0)"

#define LYC_SEARCH_SIZE_TRIGGERS                                                                   \
  "CREATE TRIGGER search_size_in AFTER INSERT ON object WHEN new.kind = 'container' BEGIN "        \
  "UPDATE search_size SET total = total + " LYC_SEARCH_POSTS_OF (                                  \
      "new") "; END;"                                                                              \
             "CREATE TRIGGER search_size_out AFTER DELETE ON object WHEN old.kind = 'container' "  \
             "BEGIN "                                                                              \
             "UPDATE search_size SET total = total - " LYC_SEARCH_POSTS_OF (                       \
                 "old") "; END;"                                                                   \
                        "CREATE TRIGGER search_size_on AFTER UPDATE ON object WHEN new.kind = "    \
                        "'container' BEGIN "                                                       \
                        "UPDATE search_size SET total = total + " LYC_SEARCH_POSTS_OF (            \
                            "new") " - " LYC_SEARCH_POSTS_OF ("old") "; END;"

/* indexed: posts that can be found; known: those whose words came once, also if they were hidden or
 * deleted since; total: those that there are in every place that this person sees. */
#define LYC_SEARCH_STEP                                                                            \
  "CREATE TABLE search_size (indexed INTEGER NOT NULL, known INTEGER NOT NULL, "                   \
  "total INTEGER NOT NULL);"                                                                       \
  "INSERT INTO search_size SELECT 0, coalesce (sum (kind = 'post' AND stub = 0), 0), "             \
  "coalesce (sum (CASE kind WHEN 'container' THEN " LYC_SEARCH_POSTS_OF (                          \
      "object") " ELSE 0 END), 0) FROM object;" LYC_SEARCH_SIZE_TRIGGERS LYC_SEARCH_TALK_VIEW      \
                ";" LYC_SEARCH_TALK_TABLES LYC_SEARCH_REST_VIEW                                    \
                ";" LYC_SEARCH_REST_TABLES LYC_SEARCH_TALK_PUT ("1 ORDER BY row")                  \
                    LYC_SEARCH_REST_PUT ("1") LYC_SEARCH_REST_TRIGGERS LYC_SEARCH_TALK_TRIGGERS

/* The words of files, which come after the files themselves, stand beside them and go with them. */
#define LYC_SEARCH_FILE_ROW(id) "(SELECT rowid FROM object WHERE kind = 'file' AND id = " id ")"
#define LYC_SEARCH_FILE_AGAIN(id)                                                                  \
  "DELETE FROM search_rest WHERE object = " LYC_SEARCH_FILE_ROW (                                  \
      id) "; " LYC_SEARCH_REST_PUT ("object = " LYC_SEARCH_FILE_ROW (id))
#define LYC_SEARCH_FILE_STEP                                                                       \
  "CREATE TABLE file_text (id TEXT PRIMARY KEY, text TEXT NOT NULL);"                              \
  "DROP VIEW search_rest_source;" LYC_SEARCH_REST_VIEW_OF (                                        \
      "(SELECT w.text FROM file_text w WHERE w.id = o.id)") ";"                                    \
  "CREATE TRIGGER file_text_in AFTER INSERT ON file_text BEGIN " LYC_SEARCH_FILE_AGAIN (           \
      "new.id") "END;"                                                                             \
  "CREATE TRIGGER file_text_out AFTER DELETE ON file_text BEGIN " LYC_SEARCH_FILE_AGAIN (          \
      "old.id") "END;"                                                                             \
  "CREATE TRIGGER file_text_gone AFTER UPDATE ON object WHEN new.kind = 'file' AND new.gone = 1 "  \
  "BEGIN DELETE FROM file_text WHERE id = new.id; END;"                                            \
  "CREATE TRIGGER file_text_dropped AFTER DELETE ON object WHEN old.kind = 'file' "                \
  "BEGIN DELETE FROM file_text WHERE id = old.id; END"
