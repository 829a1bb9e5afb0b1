/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lesson.h"
#include "services.h"

G_BEGIN_DECLS

/* Shows whether the lesson is on this computer; opens what can be done about it. */
#define LYC_TYPE_DOWNLOAD_BUTTON (lyc_download_button_get_type ())
G_DECLARE_FINAL_TYPE (LycDownloadButton, lyc_download_button, LYC, DOWNLOAD_BUTTON, GtkWidget)

void lyc_download_button_set_lesson (LycDownloadButton *self, LycServices *services,
                                     LycLesson *lesson);

G_END_DECLS
