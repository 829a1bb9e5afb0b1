/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "outbox.h"
#include "services.h"
#include "unsent-row.h"

G_BEGIN_DECLS

GtkWidget *lyc_outbox_row_new (LycServices *services, LycOutboxItem *item);
char *lyc_outbox_row_dup_state (LycOutboxItem *item, LycConnectionState connection, gint64 now);

G_END_DECLS
