/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "connector.h"
#include "finder.h"
#include "store.h"

G_BEGIN_DECLS

/* Finds things in the store, and asks the platform for what is not in it. */
#define LYC_TYPE_SYNC_FINDER (lyc_sync_finder_get_type ())
G_DECLARE_FINAL_TYPE (LycSyncFinder, lyc_sync_finder, LYC, SYNC_FINDER, GObject)

LycSyncFinder *lyc_sync_finder_new (LycStore *store, LycConnector *connector);

G_END_DECLS
