/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "connector.h"
#include "services.h"
#include "store.h"

G_BEGIN_DECLS

/**
 * LycCore:
 *
 * Everything below the window for one person on one platform: store, sync, outbox, session, ledger.
 * The application makes one per profile and hands its services to the shell.
 */
#define LYC_TYPE_CORE (lyc_core_get_type ())
G_DECLARE_FINAL_TYPE (LycCore, lyc_core, LYC, CORE, GObject)

LycCore *lyc_core_new (const char *data_dir, const char *cache_dir, const char *profile,
                       LycConnector *connector);
LycServices *lyc_core_get_services (LycCore *self);
LycStore *lyc_core_get_store (LycCore *self);
gboolean lyc_core_is_signed_in (LycCore *self);
gboolean lyc_core_is_session_only (LycCore *self);
void lyc_core_set_keyring (LycCore *self, gboolean use_keyring);

void lyc_core_start_async (LycCore *self, GAsyncReadyCallback callback, gpointer user_data);
gboolean lyc_core_start_finish (LycCore *self, GAsyncResult *result, GError **error);
void lyc_core_sign_in_async (LycCore *self, LycShowPage show, gpointer show_data,
                             GCancellable *cancellable, GAsyncReadyCallback callback,
                             gpointer user_data);
void lyc_core_sign_in_with_code_async (LycCore *self, const char *code,
                                       GAsyncReadyCallback callback, gpointer user_data);
gboolean lyc_core_sign_in_finish (LycCore *self, GAsyncResult *result, GError **error);
void lyc_core_sign_out (LycCore *self);
void lyc_core_stop (LycCore *self);

G_END_DECLS
