/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "picture-head.h"

#include <string.h>

#define PNG_HEAD 24

static guint
number (const guint8 *at, guint bytes)
{
  guint value = 0;

  for (guint i = 0; i < bytes; i++)
    value = value << 8 | at[i];
  return value;
}

static gboolean
read_png (const guint8 *data, gsize length, LycPictureHead *head)
{
  if (length < PNG_HEAD || memcmp (data, "\x89PNG\r\n\x1a\n", 8) != 0
      || memcmp (data + 12, "IHDR", 4) != 0)
    return FALSE;
  *head = (LycPictureHead){ "image/png", number (data + 16, 4), number (data + 20, 4) };
  return TRUE;
}

/* The frame header: any of the SOF markers, which three others lie between. */
static gboolean
is_frame (guint8 marker)
{
  return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
}

static gboolean
read_jpeg (const guint8 *data, gsize length, LycPictureHead *head)
{
  gsize at = 2;

  if (length < 4 || data[0] != 0xff || data[1] != 0xd8)
    return FALSE;
  while (at + 9 < length && data[at] == 0xff)
    {
      if (is_frame (data[at + 1]))
        {
          *head = (LycPictureHead){ "image/jpeg", number (data + at + 7, 2),
                                    number (data + at + 5, 2) };
          return TRUE;
        }
      at += data[at + 1] == 0xff ? 1 : 2 + MAX (number (data + at + 2, 2), 2);
    }
  return FALSE;
}

/* The same for one of any size; nothing is said of whether it may be decoded. */
gboolean
lyc_picture_head_read_any (const guint8 *data, gsize length, LycPictureHead *head)
{
  return read_png (data, length, head) || read_jpeg (data, length, head);
}

/**
 * lyc_picture_head_read:
 * @data: how a file begins; of a JPEG all of it may be needed
 *
 * Returns: whether it is a PNG or a JPEG of a size that may be decoded
 */
gboolean
lyc_picture_head_read (const guint8 *data, gsize length, LycPictureHead *head)
{
  if (!lyc_picture_head_read_any (data, length, head))
    return FALSE;
  return head->width > 0 && head->height > 0 && head->width <= LYC_PICTURE_MAX_PIXELS
         && head->height <= LYC_PICTURE_MAX_PIXELS / head->width;
}
