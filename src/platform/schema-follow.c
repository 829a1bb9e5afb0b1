/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "migrations.h"

/* How a person follows a place of talk, and a whole cohort or course. mute_until: 0 for good. */
const char *const lyc_schema_follow
    = "ALTER TABLE read_state ADD COLUMN mute_until INTEGER NOT NULL DEFAULT 0;"
      "CREATE INDEX read_state_followed ON read_state (container_id) WHERE follow = 'follow';"
      "CREATE TABLE follow (id INTEGER PRIMARY KEY, scope_id INTEGER NOT NULL,"
      " rev INTEGER NOT NULL DEFAULT 0, user_id INTEGER NOT NULL REFERENCES user(id),"
      " of_scope INTEGER NOT NULL REFERENCES scope(id),"
      " follow TEXT NOT NULL DEFAULT 'normal' CHECK (follow IN ('follow', 'normal', 'mute')),"
      " mute_until INTEGER NOT NULL DEFAULT 0, UNIQUE (user_id, of_scope)) STRICT;"
      "CREATE INDEX follow_scope ON follow (scope_id);"
      "CREATE INDEX follow_of ON follow (of_scope);"
      "CREATE INDEX notice_post ON notice (post_id) WHERE post_id <> 0;";
