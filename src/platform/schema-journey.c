/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "migrations.h"

const char *const lyc_schema_journey
    = "CREATE TABLE journey (id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE,"
      " scope_id INTEGER NOT NULL, rev INTEGER NOT NULL DEFAULT 0,"
      " cohort_id INTEGER NOT NULL UNIQUE REFERENCES cohort(id), steps TEXT NOT NULL) STRICT;"
      "CREATE INDEX journey_scope ON journey (scope_id);";
