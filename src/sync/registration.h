/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "connector.h"
#include "store.h"

G_BEGIN_DECLS

void lyc_registration_async (LycConnector *connector, LycStore *store, gboolean fresh,
                             GCancellable *cancellable, GAsyncReadyCallback callback,
                             gpointer user_data);
gboolean lyc_registration_finish (GAsyncResult *result, gint64 *seq, GError **error);

G_END_DECLS
