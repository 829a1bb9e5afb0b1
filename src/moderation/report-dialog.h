/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "services.h"

G_BEGIN_DECLS

/* Asks why a post is reported, and reports it. */
GtkWindow *lyc_report_dialog_new (GtkWindow *parent, LycServices *services, const char *post_id);

G_END_DECLS
