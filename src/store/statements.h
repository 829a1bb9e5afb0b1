/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/* The statements of one transaction, each made once: an insert that sets off triggers takes ten times
 * as long to make as to run. */
typedef struct _LycStatements LycStatements;

LycStatements *lyc_statements_new (sqlite3 *db);
void           lyc_statements_free (LycStatements *self);
sqlite3       *lyc_statements_get_database (LycStatements *self);
sqlite3_stmt  *lyc_statements_take (LycStatements *self, const char *sql, GError **error);
gboolean       lyc_statements_run (LycStatements *self, sqlite3_stmt *statement, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LycStatements, lyc_statements_free)

G_END_DECLS
