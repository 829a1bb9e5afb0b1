/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "services.h"

G_BEGIN_DECLS

/* One of several texts of a post, below what it is and when it was written. */
#define LYC_TYPE_POST_TEXT_ROW (lyc_post_text_row_get_type ())
G_DECLARE_FINAL_TYPE (LycPostTextRow, lyc_post_text_row, LYC, POST_TEXT_ROW, GtkListBoxRow)

GtkWidget *lyc_post_text_row_new (LycServices *services, const char *caption, gint64 at,
                                  const char *body);
GtkWidget *lyc_post_text_row_new_list (const char *name);

G_END_DECLS
