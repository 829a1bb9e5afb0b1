/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "look.h"

#include "probe-answer.h"

#include <gst/app/app.h>
#include <string.h>
#include <unistd.h>

/* A file that people share: what it is must be said by its name and by its first bytes alike. */

#define PATIENCE (15 * GST_SECOND)
#define HEAD 16

typedef enum
{
  PNG,
  JPEG,
  WEBP,
  PDF,
  MEDIA
} Sort;

static const struct
{
  const char *ending;
  Sort sort;
  guint at; /* where the bytes stand that say so */
  const char *bytes;
  guint length;
} sorts[] = {
  { "png", PNG, 0, "\x89PNG\r\n\x1a\n", 8 },
  { "jpg", JPEG, 0, "\xff\xd8\xff", 3 },
  { "jpeg", JPEG, 0, "\xff\xd8\xff", 3 },
  { "webp", WEBP, 8, "WEBP", 4 },
  { "pdf", PDF, 0, "%PDF-", 5 },
  { "webm", MEDIA, 0, "\x1a\x45\xdf\xa3", 4 },
  { "mkv", MEDIA, 0, "\x1a\x45\xdf\xa3", 4 },
  { "mp4", MEDIA, 4, "ftyp", 4 },
  { "m4v", MEDIA, 4, "ftyp", 4 },
  { "mov", MEDIA, 4, "ftyp", 4 },
  { "m4a", MEDIA, 4, "ftyp", 4 },
  { "ogg", MEDIA, 0, "OggS", 4 },
  { "oga", MEDIA, 0, "OggS", 4 },
  { "ogv", MEDIA, 0, "OggS", 4 },
  { "opus", MEDIA, 0, "OggS", 4 },
  { "mp3", MEDIA, 0, "ID3", 3 },
  { "mp3", MEDIA, 0, "\xff\xfb", 2 },
  { "mp3", MEDIA, 0, "\xff\xf3", 2 },
  { "mp3", MEDIA, 0, "\xff\xf2", 2 },
};

/* Returns: where in the list it is; -1 for nowhere */
static int
find (const char *ending)
{
  char head[HEAD] = "";
  gssize got = pread (LYC_PROBE_IN, head, sizeof head, 0);

  for (guint i = 0; i < G_N_ELEMENTS (sorts); i++)
    if (g_str_equal (sorts[i].ending, ending) && got >= (gssize) (sorts[i].at + sorts[i].length)
        && memcmp (head + sorts[i].at, sorts[i].bytes, sorts[i].length) == 0)
      return (int) i;
  return -1;
}

/* Loads what these need beside what recordings do: nothing is loaded in the jail. */
void
lyc_look_load (void)
{
  static const char *const own[]
      = { "pngdec", "jpegdec", "webpdec", "pngenc", "jpegenc", "videoflip" };

  for (guint i = 0; i < G_N_ELEMENTS (own); i++)
    {
      GstElement *element = gst_element_factory_make (own[i], NULL);

      if (element != NULL)
        gst_object_unref (gst_object_ref_sink (element));
    }
}

/* The largest size of that shape within the square; as it is where it is smaller. A multiple of 4
 * wide, as rows of pixels are laid out. */
void
lyc_look_fit (guint64 width, guint64 height, guint *fit_width, guint *fit_height)
{
  guint64 longer = MAX (MAX (width, height), LYC_LOOK_SIDE);

  *fit_width = MAX ((guint) (width * LYC_LOOK_SIDE / longer) / 4 * 4, 4);
  *fit_height = MAX ((guint) (height * LYC_LOOK_SIDE / longer), 1);
}

/**
 * lyc_look_run:
 * @bytes: (nullable): what "source" is given
 *
 * Lets a pipeline run to its end.
 *
 * Returns: whether it came there
 */
gboolean
lyc_look_run (const char *line, GBytes *bytes)
{
  g_autoptr (GstElement) pipeline = gst_parse_launch (line, NULL);
  g_autoptr (GstElement) source
      = pipeline != NULL ? gst_bin_get_by_name (GST_BIN (pipeline), "source") : NULL;
  g_autoptr (GstBus) bus = pipeline != NULL ? gst_element_get_bus (pipeline) : NULL;
  g_autoptr (GstMessage) message = NULL;

  if (pipeline == NULL)
    return FALSE;
  gst_element_set_state (pipeline, GST_STATE_PLAYING);
  if (source != NULL && bytes != NULL)
    {
      gst_app_src_push_buffer (GST_APP_SRC (source), gst_buffer_new_wrapped_bytes (bytes));
      gst_app_src_end_of_stream (GST_APP_SRC (source));
    }
  message = gst_bus_timed_pop_filtered (bus, PATIENCE, GST_MESSAGE_EOS | GST_MESSAGE_ERROR);
  gst_element_set_state (pipeline, GST_STATE_NULL);
  return message != NULL && GST_MESSAGE_TYPE (message) == GST_MESSAGE_EOS;
}

static gboolean
see (LycSeen *seen, Sort sort)
{
  switch (sort)
    {
    case PNG:
      return lyc_look_picture (seen, "image/png");
    case JPEG:
      return lyc_look_picture (seen, "image/jpeg");
    case WEBP:
      return lyc_look_picture (seen, "image/webp");
    case PDF:
      return lyc_look_pdf (seen);
    case MEDIA:
    default:
      return lyc_look_media (seen);
    }
}

/**
 * lyc_probe_look:
 * @ending: of the file's name, in small letters
 *
 * Says what the file is, and makes a small picture of it where it has one.
 *
 * Returns: the exit status
 */
int
lyc_probe_look (const char *ending)
{
  int at = find (ending);
  LycSeen seen = { 0 };

  if (at < 0)
    return lyc_probe_fault ("kind");
  if (!see (&seen, sorts[at].sort))
    return lyc_probe_fault ("broken");
  g_print ("{\"kind\":\"%s\",\"width\":%u,\"height\":%u,\"duration_ms\":%" G_GUINT64_FORMAT
           ",\"pages\":%u}\n",
           seen.kind, seen.width, seen.height, seen.duration_ms, seen.pages);
  return 0;
}
