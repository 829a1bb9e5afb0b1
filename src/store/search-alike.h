/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

#include "finder.h"

G_BEGIN_DECLS

gboolean lyc_search_find_alike (sqlite3 *db, const LycSearchQuery *query, GPtrArray *hits,
                                GError **error);

G_END_DECLS
