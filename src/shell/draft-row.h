/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "services.h"
#include "unsent-row.h"

G_BEGIN_DECLS

GtkWidget *lyc_draft_row_new (LycServices *services, LycDraft *draft);

G_END_DECLS
