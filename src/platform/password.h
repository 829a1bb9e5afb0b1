/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "platform.h"

G_BEGIN_DECLS

char *lyc_password_hash (LycPlatform *platform, const char *password);
void lyc_password_check_async (const char *hash, const char *password, GAsyncReadyCallback callback,
                               gpointer user_data);
gboolean lyc_password_check_finish (GAsyncResult *result);
gboolean lyc_password_set (LycPlatform *platform, gint64 user_id, const char *password);

G_END_DECLS
