/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sync-finder.h"

G_BEGIN_DECLS

struct _LycSyncFinder
{
  GObject parent_instance;

  LycStore *store;
  LycConnector *connector;
};

/* sync-finder-far.c */
void lyc_sync_finder_find_far (LycFinder *finder, GTask *task);
void lyc_sync_finder_fetch_post (LycFinder *finder, const char *post_id, GTask *task);
void lyc_sync_finder_bring (LycFinder *finder, const LycSearchHit *hit);

G_END_DECLS
