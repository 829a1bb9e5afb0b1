/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "connector.h"
#include "store.h"

G_BEGIN_DECLS

void lyc_difference_async (LycConnector *connector, LycStore *store, gint64 cursor,
                           const char *user_id, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer user_data);
gboolean lyc_difference_finish (GAsyncResult *result, gint64 *cursor, gboolean *look_again,
                                GError **error);

G_END_DECLS
