/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Two columns side by side, the first the narrower; below each other where there is no room. */
#define LYC_TYPE_HOME_COLUMNS (lyc_home_columns_get_type ())
G_DECLARE_FINAL_TYPE (LycHomeColumns, lyc_home_columns, LYC, HOME_COLUMNS, GtkLayoutManager)

G_END_DECLS
