/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gst/gst.h>

G_BEGIN_DECLS

/* Memory of decoded pictures. */
#define LYC_TYPE_PICTURE_MEMORY (lyc_picture_memory_get_type ())
G_DECLARE_FINAL_TYPE (LycPictureMemory, lyc_picture_memory, LYC, PICTURE_MEMORY, GstAllocator)

GstAllocator *lyc_picture_memory_get (void);
void          lyc_picture_memory_offer (GstPad *pad);

G_END_DECLS
