/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "picture-turn.h"

#include <string.h>

/* Cameras write down how they were held, as Exif in a JPEG, instead of turning the pixels. */

#define EXIF_HEAD 6
#define ENTRY 12
#define MAX_ENTRIES 64
#define ORIENTATION 0x0112

typedef struct
{
  const guint8 *data;
  gsize length;
  gboolean little;
} Tiff;

/* Returns: 0 past the end */
static guint
number (const Tiff *tiff, gsize at, guint bytes)
{
  guint value = 0;

  if (at > tiff->length || tiff->length - at < bytes)
    return 0;
  for (guint i = 0; i < bytes; i++)
    value = value << 8 | tiff->data[at + (tiff->little ? bytes - 1 - i : i)];
  return value;
}

/* Returns: the orientation of the first directory; 1, upright, where it says none */
static guint
orientation (const Tiff *tiff)
{
  gsize at = number (tiff, 4, 4);
  guint entries = MIN (number (tiff, at, 2), MAX_ENTRIES);

  for (guint i = 0; i < entries; i++)
    if (number (tiff, at + 2 + i * ENTRY, 2) == ORIENTATION)
      return number (tiff, at + 2 + i * ENTRY + 8, 2);
  return 1;
}

static LycPictureTurn
turn_of (const guint8 *exif, gsize length)
{
  /* Of the orientations 1 to 8. */
  static const LycPictureTurn turns[]
      = { LYC_PICTURE_TURN_NONE,  LYC_PICTURE_TURN_NONE,     LYC_PICTURE_TURN_HORIZONTAL,
          LYC_PICTURE_TURN_HALF,  LYC_PICTURE_TURN_VERTICAL, LYC_PICTURE_TURN_DIAGONAL,
          LYC_PICTURE_TURN_RIGHT, LYC_PICTURE_TURN_OTHER,    LYC_PICTURE_TURN_LEFT };
  Tiff tiff = { exif + EXIF_HEAD, length - EXIF_HEAD, exif[EXIF_HEAD] == 'I' };
  guint said = orientation (&tiff);

  return said < G_N_ELEMENTS (turns) ? turns[said] : LYC_PICTURE_TURN_NONE;
}

/**
 * lyc_picture_turn_read:
 * @data: a file
 *
 * Returns: how a JPEG is to be turned; anything else is not
 */
LycPictureTurn
lyc_picture_turn_read (const guint8 *data, gsize length)
{
  gsize at = 2;

  if (length < 4 || data[0] != 0xff || data[1] != 0xd8)
    return LYC_PICTURE_TURN_NONE;
  /* Up to the pixels. */
  while (at + 4 <= length && data[at] == 0xff && data[at + 1] != 0xda)
    {
      gsize size = (gsize) data[at + 2] << 8 | data[at + 3];

      if (size < 2 || size > length - at - 2)
        break;
      if (data[at + 1] == 0xe1 && size > 2 + EXIF_HEAD + 8
          && memcmp (data + at + 4, "Exif\0", EXIF_HEAD) == 0)
        return turn_of (data + at + 4, size - 2);
      at += 2 + size;
    }
  return LYC_PICTURE_TURN_NONE;
}

/* Returns: whether what was wide is high then */
gboolean
lyc_picture_turn_is_across (LycPictureTurn turn)
{
  return turn == LYC_PICTURE_TURN_RIGHT || turn == LYC_PICTURE_TURN_LEFT
         || turn == LYC_PICTURE_TURN_DIAGONAL || turn == LYC_PICTURE_TURN_OTHER;
}
