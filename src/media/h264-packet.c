/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "h264-packet.h"

#define FIRST_SLICE 1
#define LAST_SLICE 5

/* Where the next unit's payload begins after a start code; @size if there is none. */
static gsize
after_start_code (const guint8 *data, gsize size, gsize at)
{
  for (; at + 3 < size; at++)
    if (data[at] == 0 && data[at + 1] == 0 && data[at + 2] == 1)
      return at + 3;
  return size;
}

/* Where the payload at @at ends and the next begins, by the length before each. */
static gsize
after_length (const guint8 *data, gsize size, gsize at, guint length_size, gsize *end)
{
  gsize length = 0;

  if (size < length_size || at > size - length_size)
    return size;
  for (guint i = 0; i < length_size; i++)
    length = length << 8 | data[at + i];
  at += length_size;
  *end = length > size - at ? size : at + length;
  return at;
}

/**
 * lyc_h264_packet_is_reference:
 * @data: one coded picture of H.264
 * @size: its bytes
 * @length_size: bytes of the length before each of its units; 0 if they have start codes
 *
 * Returns: whether other pictures may be made from this one; when in doubt they may
 */
gboolean
lyc_h264_packet_is_reference (const guint8 *data, gsize size, guint length_size)
{
  gsize at = 0, end = 0;

  while (at < size)
    {
      guint type;

      at = length_size > 0 ? after_length (data, size, at, length_size, &end)
                           : after_start_code (data, size, at);
      if (at >= size)
        break;
      type = data[at] & 0x1f;
      if (type >= FIRST_SLICE && type <= LAST_SLICE)
        return (data[at] >> 5 & 3) != 0; /* the same in all slices of a picture */
      if (length_size > 0)
        at = end;
    }
  return TRUE;
}
