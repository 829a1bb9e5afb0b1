/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The filters of a search as buttons: each stands for a word in the box and shows whether that is
 * there. Signals: "changed" (const char *text): the box should say this now. CSS: .search-chips */
#define LYC_TYPE_SEARCH_CHIPS (lyc_search_chips_get_type ())
G_DECLARE_FINAL_TYPE (LycSearchChips, lyc_search_chips, LYC, SEARCH_CHIPS, GtkWidget)

void lyc_search_chips_set_text (LycSearchChips *self, const char *text);
void lyc_search_chips_set_course (LycSearchChips *self, const char *title);

G_END_DECLS
