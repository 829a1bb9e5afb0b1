/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A small picture of a file, as the platform made it. */
void lyc_small_picture_decode_async (GBytes *bytes, GCancellable *cancellable,
                                     GAsyncReadyCallback callback, gpointer user_data);
GdkTexture *lyc_small_picture_decode_finish (GAsyncResult *result, GError **error);

G_END_DECLS
