/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "services.h"

G_BEGIN_DECLS

void lyc_ready_file_write_when_painted (GtkWidget *window, LycServices *services);

G_END_DECLS
