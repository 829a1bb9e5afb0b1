/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "look.h"

#include "picture-head.h"
#include "picture-turn.h"
#include "probe-answer.h"

#include <string.h>
#include <sys/stat.h>

typedef struct
{
  guint width;
  guint height;
  gboolean clear; /* may have pixels that one sees through */
  LycPictureTurn turn;
} Head;

static guint
little (const guint8 *at, guint bytes)
{
  guint value = 0;

  while (bytes-- > 0)
    value = value << 8 | at[bytes];
  return value;
}

/* The three forms of its first chunk. */
static gboolean
read_webp (const guint8 *data, gsize length, Head *head)
{
  if (length < 30)
    return FALSE;
  if (memcmp (data + 12, "VP8X", 4) == 0)
    *head = (Head){ little (data + 24, 3) + 1, little (data + 27, 3) + 1, (data[20] & 0x10) != 0 };
  else if (memcmp (data + 12, "VP8L", 4) == 0 && data[20] == 0x2f)
    *head = (Head){ (little (data + 21, 4) & 0x3fff) + 1,
                    (little (data + 21, 4) >> 14 & 0x3fff) + 1, (data[24] & 0x10) != 0 };
  else if (memcmp (data + 12, "VP8 ", 4) == 0 && memcmp (data + 23, "\x9d\x01\x2a", 3) == 0)
    *head = (Head){ little (data + 26, 2) & 0x3fff, little (data + 28, 2) & 0x3fff, FALSE };
  else
    return FALSE;
  return TRUE;
}

/* Grey and plain colours have none that one sees through; palettes may. */
static gboolean
png_is_clear (const guint8 *data)
{
  return data[25] == 3 || data[25] == 4 || data[25] == 6;
}

static gboolean
read_head (const guint8 *data, gsize length, const char *type, Head *head)
{
  LycPictureHead said;

  if (g_str_equal (type, "image/webp"))
    return read_webp (data, length, head);
  if (!lyc_picture_head_read_any (data, length, &said) || !g_str_equal (said.type, type)
      || length < 33)
    return FALSE;
  *head = (Head){ said.width, said.height, g_str_equal (type, "image/png") && png_is_clear (data),
                  lyc_picture_turn_read (data, length) };
  return TRUE;
}

static gboolean
is_decodable (const Head *head)
{
  return head->width > 0 && head->height > 0 && head->width <= LYC_LOOK_MAX_PIXELS
         && head->height <= LYC_LOOK_MAX_PIXELS / head->width;
}

static const char *
decoder_of (const char *type)
{
  return g_str_equal (type, "image/png")    ? "pngdec"
         : g_str_equal (type, "image/jpeg") ? "jpegdec"
                                            : "webpdec";
}

/* Made smaller first: what follows has less to do. Nothing but the pixels goes on. */
static gboolean
make (const Head *head, const char *type, LycSeen *seen)
{
  gboolean across = lyc_picture_turn_is_across (head->turn);
  guint width;
  guint height;
  g_autofree char *line = NULL;

  lyc_look_fit (head->width, head->height, &width, &height);
  line = g_strdup_printf (
      "fdsrc fd=%d blocksize=262144 ! %s ! videoscale method=bilinear2 add-borders=false ! "
      "video/x-raw,width=%u,height=%u,pixel-aspect-ratio=1/1 ! videoconvert ! "
      "video/x-raw,format=%s ! videoflip video-direction=%u ! videoconvert ! %s ! "
      "fdsink fd=%d sync=false",
      LYC_PROBE_IN, decoder_of (type), width, height, head->clear ? "RGBA" : "I420", head->turn,
      head->clear ? "pngenc snapshot=true" : "jpegenc quality=82 snapshot=true", LYC_PROBE_OUT);
  seen->kind = "picture";
  seen->width = across ? height : width;
  seen->height = across ? width : height;
  return lyc_look_run (line, NULL);
}

/**
 * lyc_look_picture:
 * @type: what the file must be
 *
 * Makes a small PNG or JPEG of the picture, upright and without what else its file says.
 */
gboolean
lyc_look_picture (LycSeen *seen, const char *type)
{
  g_autoptr (GMappedFile) file = g_mapped_file_new_from_fd (LYC_PROBE_IN, FALSE, NULL);
  Head head = { 0 };

  return file != NULL
         && read_head ((const guint8 *) g_mapped_file_get_contents (file),
                       g_mapped_file_get_length (file), type, &head)
         && is_decodable (&head) && make (&head, type, seen);
}
