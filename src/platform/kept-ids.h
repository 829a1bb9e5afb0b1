/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Ids for a list that takes another's place: what was there already keeps the id it had. */
typedef struct _LycKeptIds LycKeptIds;

LycKeptIds *lyc_kept_ids_new (const char *before, JsonArray *now, const char *name);
const char *lyc_kept_ids_get (LycKeptIds *self, guint index);
JsonObject *lyc_kept_ids_get_before (LycKeptIds *self, guint index);
void lyc_kept_ids_free (LycKeptIds *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LycKeptIds, lyc_kept_ids_free)

G_END_DECLS
