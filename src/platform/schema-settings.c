/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "migrations.h"

/* A person's row has the person's key; whoever never changed anything has none. */
const char *const lyc_schema_settings
    = "CREATE TABLE settings (id INTEGER PRIMARY KEY REFERENCES user(id) ON DELETE CASCADE,"
      " scope_id INTEGER NOT NULL, rev INTEGER NOT NULL DEFAULT 0,"
      " reading_mode TEXT NOT NULL DEFAULT 'on_view'"
      " CHECK (reading_mode IN ('on_view', 'in_thread', 'by_hand')),"
      " quiet_from INTEGER, quiet_until INTEGER, quiet_days INTEGER NOT NULL DEFAULT 127,"
      " presence INTEGER NOT NULL DEFAULT 1, lesson_presence INTEGER NOT NULL DEFAULT 1) STRICT;"
      "CREATE INDEX settings_scope ON settings (scope_id);";
