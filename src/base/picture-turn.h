/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How a picture's pixels are turned to stand upright; numbers as GstVideoOrientationMethod has. */
typedef enum
{
  LYC_PICTURE_TURN_NONE,
  LYC_PICTURE_TURN_RIGHT,      /* by 90° clockwise */
  LYC_PICTURE_TURN_HALF,       /* by 180° */
  LYC_PICTURE_TURN_LEFT,       /* by 90° counter-clockwise */
  LYC_PICTURE_TURN_HORIZONTAL, /* mirrored, left to right */
  LYC_PICTURE_TURN_VERTICAL,   /* mirrored, top to bottom */
  LYC_PICTURE_TURN_DIAGONAL,   /* over the line from the upper left to the lower right */
  LYC_PICTURE_TURN_OTHER,      /* over the other one */
} LycPictureTurn;

LycPictureTurn lyc_picture_turn_read (const guint8 *data, gsize length);
gboolean lyc_picture_turn_is_across (LycPictureTurn turn);

G_END_DECLS
