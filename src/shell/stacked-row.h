/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void lyc_stacked_row_fill (AdwPreferencesRow *row, GtkWidget *content);

G_END_DECLS
