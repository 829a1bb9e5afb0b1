/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "post.h"
#include "services.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The files of a post, one below the other. */
#define LYC_TYPE_POST_FILES (lyc_post_files_get_type ())
G_DECLARE_FINAL_TYPE (LycPostFiles, lyc_post_files, LYC, POST_FILES, GtkWidget)

GtkWidget *lyc_post_files_new (LycServices *services);
void       lyc_post_files_set_post (LycPostFiles *self, LycPost *post);

G_END_DECLS
