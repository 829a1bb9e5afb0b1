/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record.h"
#include "results.h"

G_BEGIN_DECLS

typedef enum
{
  LYC_QUERY_ALL,       /* every record of the kind */
  LYC_QUERY_BY_PARENT, /* those whose parent field (see kind.c) is the key */
  LYC_QUERY_BY_SCOPE,  /* those whose scope field is the key */
} LycQueryBy;

typedef struct
{
  LycKind kind;
  LycQueryBy by;
  const char *key;
  gboolean descending; /* by the kind's order field */
  guint window;        /* 0: all; else a window that grows by this many, beginning at the end */
} LycQuery;

/**
 * LycLibrary:
 *
 * What panes read: live records and live lists of them, from the store on this machine, with what
 * the outbox has yet to send laid over them. It never waits for the network.
 */
#define LYC_TYPE_LIBRARY (lyc_library_get_type ())
G_DECLARE_INTERFACE (LycLibrary, lyc_library, LYC, LIBRARY, GObject)

struct _LycLibraryInterface
{
  GTypeInterface parent_iface;

  LycRecord  *(*lookup) (LycLibrary *self, LycKind kind, const char *id);
  LycResults *(*query) (LycLibrary *self, const LycQuery *query);
};

LycRecord  *lyc_library_lookup (LycLibrary *self, LycKind kind, const char *id);
LycResults *lyc_library_query (LycLibrary *self, const LycQuery *query);
LycResults *lyc_library_all (LycLibrary *self, LycKind kind);
LycResults *lyc_library_children (LycLibrary *self, LycKind kind, const char *parent_id);

G_END_DECLS
