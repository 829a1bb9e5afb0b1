/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "search-row.h"
#include "services.h"

G_BEGIN_DECLS

/* One box over everything, laid over the window while it is open: words and filters in, and below
 * what is found on this machine and, a moment later, what the platform has beside it. Looking
 * changes nothing, least of all what is read.
 *
 * Signals: "open" (gpointer #LycSearchHit), "run" (const char *action), "closed".
 * CSS: .search-panel, .search-card */
#define LYC_TYPE_SEARCH_PANEL (lyc_search_panel_get_type ())
G_DECLARE_FINAL_TYPE (LycSearchPanel, lyc_search_panel, LYC, SEARCH_PANEL, GtkWidget)

void lyc_search_panel_set_services (LycSearchPanel *self, LycServices *services);
void lyc_search_panel_set_commands (LycSearchPanel *self, GPtrArray *commands);
void lyc_search_panel_open (LycSearchPanel *self, const char *course_title);
void lyc_search_panel_close (LycSearchPanel *self);
gboolean lyc_search_panel_is_open (LycSearchPanel *self);
void lyc_search_panel_set_text (LycSearchPanel *self, const char *text);

G_END_DECLS
