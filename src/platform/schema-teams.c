/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "migrations.h"

/* Teams of a cohort; a person is in at most one of them. folded: the name without regard to
 * capitals, by which no two teams of a cohort are the same. */
const char *const lyc_schema_teams
    = "CREATE TABLE team (id INTEGER PRIMARY KEY, uuid TEXT NOT NULL, creator_id INTEGER NOT NULL,"
      " scope_id INTEGER NOT NULL REFERENCES scope(id), cohort_id INTEGER NOT NULL REFERENCES "
      "cohort(id),"
      " name TEXT NOT NULL, folded TEXT NOT NULL, created_at INTEGER NOT NULL,"
      " deleted INTEGER NOT NULL DEFAULT 0, rev INTEGER NOT NULL DEFAULT 0,"
      " UNIQUE (creator_id, uuid)) STRICT;"
      "CREATE INDEX team_uuid ON team (uuid);"
      "CREATE INDEX team_scope ON team (scope_id);"
      "CREATE UNIQUE INDEX team_name ON team (scope_id, folded) WHERE NOT deleted;"
      "CREATE TABLE team_member (id INTEGER PRIMARY KEY, scope_id INTEGER NOT NULL REFERENCES "
      "scope(id),"
      " user_id INTEGER NOT NULL REFERENCES user(id), team_id INTEGER NOT NULL REFERENCES team(id),"
      " UNIQUE (scope_id, user_id)) STRICT;"
      "CREATE INDEX team_member_team ON team_member (team_id);";
