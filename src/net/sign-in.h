/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "http.h"

G_BEGIN_DECLS

/* Shows the page to the person, in the browser or as an address to copy. */
typedef void (*LycSignInPage) (const char *url, gpointer user_data);

void lyc_sign_in_async (LycHttp *http, LycSignInPage show, gpointer show_data,
                        GCancellable *cancellable, GAsyncReadyCallback callback,
                        gpointer user_data);
char *lyc_sign_in_finish (LycHttp *http, GAsyncResult *result, GError **error);
void  lyc_sign_in_with_code_async (LycHttp *http, const char *code, GAsyncReadyCallback callback,
                                   gpointer user_data);

G_END_DECLS
