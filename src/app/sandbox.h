/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * LycSandbox:
 *
 * The platform with the demo cohort, run as a child of this program on a loopback port. It ends
 * with this program. Signal "stopped": the child ended by itself after it had listened.
 */
#define LYC_TYPE_SANDBOX (lyc_sandbox_get_type ())
G_DECLARE_FINAL_TYPE (LycSandbox, lyc_sandbox, LYC, SANDBOX, GObject)

LycSandbox *lyc_sandbox_new (const char *data_dir);
void        lyc_sandbox_start_async (LycSandbox *self, GCancellable *cancellable,
                                     GAsyncReadyCallback callback, gpointer user_data);
gboolean    lyc_sandbox_start_finish (LycSandbox *self, GAsyncResult *result, GError **error);
const char *lyc_sandbox_get_url (LycSandbox *self);
const char *lyc_sandbox_get_code (LycSandbox *self);
void        lyc_sandbox_stop (LycSandbox *self);

G_END_DECLS
