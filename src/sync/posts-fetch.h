/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "connector.h"
#include "store.h"

G_BEGIN_DECLS

/* A page of a container's posts, as the platform's API names it. */
typedef struct
{
  const char *container_id;
  const char *where; /* "before", "after" or "around" */
  gint64 pos;
} LycPostsPage;

void lyc_posts_fetch_async (LycStore *store, LycConnector *connector, const LycPostsPage *page,
                            GAsyncReadyCallback callback, gpointer user_data);

G_END_DECLS
