/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sqlite3.h>

#include "record.h"

G_BEGIN_DECLS

/* Something the store now holds differently; the unknown kind says that posts are there which are
 * not here: a container is back in sight, or a mark went back. */
typedef struct
{
  LycKind kind;
  char *id;     /* NULL: any of the kind */
  char *parent; /* nullable */
  char *scope;  /* nullable */
} LycChange;

void lyc_change_free (LycChange *change);

/**
 * LycChangeList:
 *
 * What an answer, a page or a frame says, in the one form that the store takes: objects as they are,
 * objects that are gone, scopes that were left, and perhaps the cursor. Applied in one transaction.
 */
typedef struct _LycChangeList LycChangeList;

LycChangeList *lyc_change_list_new (void);
void           lyc_change_list_free (LycChangeList *self);
void           lyc_change_list_put (LycChangeList *self, JsonObject *object, gint64 as_of);
void lyc_change_list_put_changed (LycChangeList *self, JsonObject *object, gint64 as_of);
void           lyc_change_list_gone (LycChangeList *self, LycKind kind, const char *id, gint64 rev);
void           lyc_change_list_drop_scope (LycChangeList *self, const char *cohort_id);
void           lyc_change_list_keep_only (LycChangeList *self, GHashTable *listed, gint64 as_of);
void           lyc_change_list_set_cursor (LycChangeList *self, gint64 cursor);
void lyc_change_list_look_again (LycChangeList *self);
void lyc_change_list_set_ahead (LycChangeList *self, gint64 ahead_ms);
void           lyc_change_list_set_user (LycChangeList *self, const char *user_id);
gboolean       lyc_change_list_is_empty (LycChangeList *self);
char          *lyc_change_list_key (LycKind kind, const char *id);

GPtrArray     *lyc_change_list_apply (LycChangeList *self, sqlite3 *db, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LycChangeList, lyc_change_list_free)

G_END_DECLS
