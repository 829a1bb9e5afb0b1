/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "services.h"

G_BEGIN_DECLS

/* What is kept on this computer, and how much it may take. */
#define LYC_TYPE_DOWNLOADS_WINDOW (lyc_downloads_window_get_type ())
G_DECLARE_FINAL_TYPE (LycDownloadsWindow, lyc_downloads_window, LYC, DOWNLOADS_WINDOW, AdwWindow)

GtkWindow *lyc_downloads_window_new (GtkWindow *parent, LycServices *services);

G_END_DECLS
