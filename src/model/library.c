/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "library.h"

G_DEFINE_INTERFACE (LycLibrary, lyc_library, G_TYPE_OBJECT)

static void
lyc_library_default_init (LycLibraryInterface *iface)
{
}

/**
 * lyc_library_lookup:
 * @id: a UUID
 *
 * The record of one object. The same record is given to everyone who asks; it may come unloaded
 * (lyc_record_is_loaded()) and tells by #LycRecord::changed when the store has answered.
 *
 * Returns: (transfer full): the record
 */
LycRecord *
lyc_library_lookup (LycLibrary *self, LycKind kind, const char *id)
{
  return LYC_LIBRARY_GET_IFACE (self)->lookup (self, kind, id);
}

/**
 * lyc_library_query:
 *
 * Returns: (transfer full): a live list, empty until the store has answered (property loading)
 */
LycResults *
lyc_library_query (LycLibrary *self, const LycQuery *query)
{
  return LYC_LIBRARY_GET_IFACE (self)->query (self, query);
}

/* Returns: (transfer full): every record of @kind, in the order of its order field */
LycResults *
lyc_library_all (LycLibrary *self, LycKind kind)
{
  LycQuery query = { kind, LYC_QUERY_ALL, NULL, FALSE, 0 };

  return lyc_library_query (self, &query);
}

/* Returns: (transfer full): every record of @kind that belongs to @parent_id */
LycResults *
lyc_library_children (LycLibrary *self, LycKind kind, const char *parent_id)
{
  LycQuery query = { kind, LYC_QUERY_BY_PARENT, parent_id, FALSE, 0 };

  return lyc_library_query (self, &query);
}
