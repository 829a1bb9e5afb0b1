/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "services.h"

G_BEGIN_DECLS

#define LYC_TYPE_PREFERENCES_WINDOW (lyc_preferences_window_get_type ())
G_DECLARE_FINAL_TYPE (LycPreferencesWindow, lyc_preferences_window, LYC, PREFERENCES_WINDOW,
                      AdwPreferencesWindow)

GtkWindow *lyc_preferences_window_new (GtkWindow *parent, LycServices *services);
void lyc_preferences_window_show_page (LycPreferencesWindow *self, const char *name);

G_END_DECLS
