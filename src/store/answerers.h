/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

#include "finder.h"

G_BEGIN_DECLS

/* Job of the store's searcher. */
gpointer lyc_answerers_find (sqlite3 *db, gpointer ask_place, GError **error);

G_END_DECLS
