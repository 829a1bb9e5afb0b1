/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "services.h"

G_BEGIN_DECLS

/* What is not sent: acts that wait or were refused, and drafts. */
#define LYC_TYPE_UNSENT_WINDOW (lyc_unsent_window_get_type ())
G_DECLARE_FINAL_TYPE (LycUnsentWindow, lyc_unsent_window, LYC, UNSENT_WINDOW, AdwWindow)

GtkWindow *lyc_unsent_window_new (GtkWindow *parent, LycServices *services);

G_END_DECLS
