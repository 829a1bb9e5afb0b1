/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "services.h"

G_BEGIN_DECLS

/* The places that the number in the window's title is the sum of. It asks the window for
 * win.container-open (s: container id) and win.read-all. CSS: .unread-popover */
#define LYC_TYPE_UNREAD_POPOVER (lyc_unread_popover_get_type ())
G_DECLARE_FINAL_TYPE (LycUnreadPopover, lyc_unread_popover, LYC, UNREAD_POPOVER, GtkPopover)

GtkWidget *lyc_unread_popover_new (LycServices *services);

G_END_DECLS
