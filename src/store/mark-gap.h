/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

gint64 lyc_mark_gap_after (sqlite3 *db, const char *container_id);
gboolean lyc_mark_gap_is_open (sqlite3 *db, const char *container_id, gint64 after);

G_END_DECLS
