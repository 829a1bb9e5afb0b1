/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "outbox.h"

G_BEGIN_DECLS

JsonObject *lyc_echo_overlay (GListModel *outbox, LycKind kind, const char *id, JsonObject *base,
                              LycPending *pending, const char **reason);

G_END_DECLS
