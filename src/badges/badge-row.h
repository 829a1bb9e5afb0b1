/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "badge.h"
#include "services.h"

G_BEGIN_DECLS

/* One badge: its emblem, how far the learner is and what is missing. CSS: .badge-row, .earned */
#define LYC_TYPE_BADGE_ROW (lyc_badge_row_get_type ())
G_DECLARE_FINAL_TYPE (LycBadgeRow, lyc_badge_row, LYC, BADGE_ROW, GtkListBoxRow)

GtkWidget *lyc_badge_row_new (LycServices *services, LycBadge *badge);
LycBadge *lyc_badge_row_get_badge (LycBadgeRow *self);

G_END_DECLS
