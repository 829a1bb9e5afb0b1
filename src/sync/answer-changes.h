/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "change-list.h"

G_BEGIN_DECLS

void lyc_answer_add_changes (JsonObject *answer, LycChangeList *changes);
void lyc_answer_add_objects (JsonObject *page, LycChangeList *changes, gint64 as_of,
                             GHashTable *listed);
void lyc_frame_add_changes (JsonObject *frame, LycChangeList *changes);

G_END_DECLS
