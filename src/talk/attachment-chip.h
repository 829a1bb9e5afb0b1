/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "services.h"

G_BEGIN_DECLS

/* A file that goes with what is being written: its name, how far its upload is, and a button that
 * takes it away. Signal "removed". */
#define LYC_TYPE_ATTACHMENT_CHIP (lyc_attachment_chip_get_type ())
G_DECLARE_FINAL_TYPE (LycAttachmentChip, lyc_attachment_chip, LYC, ATTACHMENT_CHIP, GtkWidget)

GtkWidget  *lyc_attachment_chip_new (LycServices *services, const char *file_id);
const char *lyc_attachment_chip_get_file_id (LycAttachmentChip *self);

G_END_DECLS
