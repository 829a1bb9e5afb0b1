/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "connector.h"
#include "store.h"

G_BEGIN_DECLS

void lyc_thread_fetch_async (LycStore *store, LycConnector *connector, GPtrArray *container_ids,
                             GCancellable *cancellable, GAsyncReadyCallback callback,
                             gpointer user_data);
gboolean lyc_thread_fetch_finish (GAsyncResult *result, GError **error);

G_END_DECLS
