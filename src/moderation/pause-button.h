/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "services.h"

G_BEGIN_DECLS

/* Leads to where one pauses moderating or gives it up; there for those who need not moderate. It
 * asks the window for win.preferences-at (s). */
GtkWidget *lyc_pause_button_new (LycServices *services);

G_END_DECLS
