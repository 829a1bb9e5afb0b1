/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "services.h"

G_BEGIN_DECLS

void lyc_first_frame_hold (GtkWindow *window);
void lyc_first_frame_follow (GtkWindow *window, LycServices *services);
void lyc_first_frame_show (GtkWindow *window);

G_END_DECLS
