/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "services.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A file of a post: what it is, what is to be seen or heard of it, and buttons that open and save
 * it. */
#define LYC_TYPE_POST_FILE (lyc_post_file_get_type ())
G_DECLARE_FINAL_TYPE (LycPostFile, lyc_post_file, LYC, POST_FILE, GtkWidget)

GtkWidget *lyc_post_file_new (LycServices *services, const char *file_id);
GtkWidget *lyc_post_file_new_small (LycServices *services, const char *file_id);

G_END_DECLS
