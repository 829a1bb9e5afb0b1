/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "migrations.h"

/* Quiet for a time, beside the hours of every day, and whether notices say what was written. */
const char *const lyc_schema_quiet
    = "ALTER TABLE settings ADD COLUMN quiet_once_until INTEGER;"
      "ALTER TABLE settings ADD COLUMN notice_text INTEGER NOT NULL DEFAULT 1;";
