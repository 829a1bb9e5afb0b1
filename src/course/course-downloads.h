/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "services.h"

G_BEGIN_DECLS

/* A whole course as one download: how much of it is here, and a button for the rest. */
#define LYC_TYPE_COURSE_DOWNLOADS (lyc_course_downloads_get_type ())
G_DECLARE_FINAL_TYPE (LycCourseDownloads, lyc_course_downloads, LYC, COURSE_DOWNLOADS, GtkWidget)

GtkWidget *lyc_course_downloads_new (LycServices *services, const char *course_id);

G_END_DECLS
