/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "services.h"
#include "welcome-page.h"

G_BEGIN_DECLS

/* The one window. Before sign-in it shows the welcome page, afterwards the workbench.
 * Signal "ready": the first page with its content stands. */
#define LYC_TYPE_WINDOW (lyc_window_get_type ())
G_DECLARE_FINAL_TYPE (LycWindow, lyc_window, LYC, WINDOW, AdwApplicationWindow)

GtkWidget *lyc_window_new (AdwApplication *application, GSettings *settings);
void lyc_window_set_settings (LycWindow *self, GSettings *settings);
LycWelcomePage *lyc_window_get_welcome (LycWindow *self);
void            lyc_window_set_services (LycWindow *self, LycServices *services);
void            lyc_window_clear_services (LycWindow *self);
void            lyc_window_toast (LycWindow *self, const char *text);
void            lyc_window_show_place (LycWindow *self, const char *place,
                                       const char *lesson_id);

void lyc_window_open_notice (LycWindow *self, const char *notice_id, gboolean reply);
void lyc_window_show_notices (LycWindow *self);

G_END_DECLS
