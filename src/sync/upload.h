/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "act.h"
#include "http.h"

G_BEGIN_DECLS

void    lyc_upload_async (LycHttp *http, LycAct *act, GAsyncReadyCallback callback,
                          gpointer user_data);
GBytes *lyc_upload_finish (GAsyncResult *result, GError **error);

G_END_DECLS
