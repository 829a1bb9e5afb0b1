/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sqlite3.h>

#include "far-search.h"

G_BEGIN_DECLS

GPtrArray *lyc_search_meant_people (sqlite3 *db, const char *from);
GPtrArray *lyc_search_meant_places (sqlite3 *db, const char *in);
gpointer lyc_search_meant (sqlite3 *db, gpointer query, GError **error);

G_END_DECLS
