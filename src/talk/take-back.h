/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "services.h"

G_BEGIN_DECLS

/* Keeping from going what was done and has not gone, with a way back. */

void lyc_take_back (LycServices *services, LycOutboxItem *item, GPtrArray *taken);
void lyc_take_back_undo (LycServices *services, GPtrArray *taken);
GPtrArray *lyc_take_back_list_new (void);
GStrv lyc_take_back_dup_files (LycAct *act);

G_END_DECLS
