/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "outbox.h"

G_BEGIN_DECLS

/* How long a patient act stays here for company, in milliseconds. */
#define LYC_OUTBOX_PATIENCE_MS 15000

/* What the outbox decides about acts, without any state of its own. */
gboolean    lyc_outbox_is_settled (LycAct *act, const GError *error);
gboolean    lyc_outbox_replaces (LycAct *act, LycOutboxItem *item);
void lyc_outbox_fold_in (LycAct *act, LycAct *older);
const char *lyc_outbox_answered_container (JsonObject *answer);
gint64 lyc_outbox_answered_rev (JsonObject *answer, const char *id);

gint64 lyc_outbox_wait_ms (LycAct *act, gint64 now);

G_END_DECLS
