/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "connector.h"

G_BEGIN_DECLS

/**
 * LycByteFetches:
 *
 * The fetches that run, one a destination: a fetch grows a part beside it, and two would both write
 * to it. Whoever asks for what is on its way already waits for it.
 */
#define LYC_TYPE_BYTE_FETCHES (lyc_byte_fetches_get_type ())
G_DECLARE_FINAL_TYPE (LycByteFetches, lyc_byte_fetches, LYC, BYTE_FETCHES, GObject)

LycByteFetches *lyc_byte_fetches_new (LycConnector *connector);
void lyc_byte_fetches_ask_async (LycByteFetches *self, const LycBytes *bytes,
                                 GCancellable *cancellable, GAsyncReadyCallback callback,
                                 gpointer user_data);
GFile *lyc_byte_fetches_ask_finish (GAsyncResult *result, GError **error);

G_END_DECLS
