/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "services.h"
#include "shared-file.h"

G_BEGIN_DECLS

/* A button beside a file that opens the one thread about it, with how much was said there and
 * whether some of it is new. Activates win.file-discuss (s: file id). CSS: .file-talk, .unread */
#define LYC_TYPE_FILE_TALK (lyc_file_talk_get_type ())
G_DECLARE_FINAL_TYPE (LycFileTalk, lyc_file_talk, LYC, FILE_TALK, GtkWidget)

GtkWidget *lyc_file_talk_new (LycServices *services, LycFile *file);

G_END_DECLS
