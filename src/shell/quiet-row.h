/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "quiet-time.h"

G_BEGIN_DECLS

/* Chooses for how long no notice is shown on the desktop, says until when, and ends it. Its size
 * stays the same. CSS: quiet-row */
#define LYC_TYPE_QUIET_ROW (lyc_quiet_row_get_type ())
G_DECLARE_FINAL_TYPE (LycQuietRow, lyc_quiet_row, LYC, QUIET_ROW, GtkWidget)

void lyc_quiet_row_set_time (LycQuietRow *self, LycQuietTime *time);

G_END_DECLS
