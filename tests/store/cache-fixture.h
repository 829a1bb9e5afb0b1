/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sqlite3.h>

#include "change-list.h"

G_BEGIN_DECLS

/* The cache of a client in memory, filled as the platform's answers fill it; what fails ends the
 * test. */
sqlite3 *cache_fixture_new (void);
/* Takes @list. */
void cache_fixture_apply (sqlite3 *db, LycChangeList *list);
/* @text: an object of the API. @my_id: (nullable): whose cache it is */
void cache_fixture_put (sqlite3 *db, const char *text, const char *my_id);

G_END_DECLS
