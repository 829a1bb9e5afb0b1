/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "migrations.h"

const char *const lyc_schema_resources_1 = "";
