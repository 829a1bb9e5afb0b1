/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "preview.h"
#include "services.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  LYC_FILE_SIGHT_LARGE, /* in a post */
  LYC_FILE_SIGHT_SMALL, /* beside a name */
} LycFileSightSize;

/* What is to be seen of a file, in room that is kept from the beginning: a picture, a still, the
 * first page. Pressed, it asks for win.file-view (s: file id). CSS: .file-sight */
#define LYC_TYPE_FILE_SIGHT (lyc_file_sight_get_type ())
G_DECLARE_FINAL_TYPE (LycFileSight, lyc_file_sight, LYC, FILE_SIGHT, GtkWidget)

gboolean lyc_file_sight_is_for (LycFile *file);
GtkWidget *lyc_file_sight_new (LycServices *services, LycFile *file, LycFileSightSize size);
GdkTexture *lyc_file_sight_get_texture (LycFileSight *self);

G_END_DECLS
