/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* More is not decoded: four bytes a pixel are in memory then. */
#define LYC_PICTURE_MAX_PIXELS 16000000

/* What a picture says of itself before any of it is decoded. */
typedef struct
{
  const char *type; /* "image/png" or "image/jpeg" */
  guint width;
  guint height;
} LycPictureHead;

gboolean lyc_picture_head_read_any (const guint8 *data, gsize length, LycPictureHead *head);
gboolean lyc_picture_head_read (const guint8 *data, gsize length, LycPictureHead *head);

G_END_DECLS
