/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void     lyc_secrets_load_async (const char *profile, const char *platform, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data);
char    *lyc_secrets_load_finish (GAsyncResult *result, GError **error);
void     lyc_secrets_save_async (const char *profile, const char *platform, const char *token,
                                 GCancellable *cancellable, GAsyncReadyCallback callback,
                                 gpointer user_data);
gboolean lyc_secrets_save_finish (GAsyncResult *result, GError **error);
void     lyc_secrets_clear_async (const char *profile, const char *platform,
                                  GCancellable *cancellable, GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean lyc_secrets_clear_finish (GAsyncResult *result, GError **error);

G_END_DECLS
