/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "http.h"

G_BEGIN_DECLS

void     lyc_byte_fetch_async (LycHttp *http, const char *path, GFile *destination,
                               const char *sha256, GFileProgressCallback progress,
                               gpointer progress_data, gint64 size, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data);
gboolean lyc_byte_fetch_finish (GAsyncResult *result, GError **error);

G_END_DECLS
