/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "recording-draft.h"

#include "course-folder.h"
#include "ids.h"
#include "media-probe.h"

#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <unistd.h>

#define THUMB_SIDE 160
#define THUMB_COLUMNS 10
#define THUMBS_A_SHEET (THUMB_COLUMNS * THUMB_COLUMNS)

/* A picture far from the key frame before it costs all that lies between. */
#define SHEET_TIMES 30

/* Up to this length a thumb stands for 5 seconds, then for 10. */
#define SHORT_MS (10 * 60 * 1000)

/* What is larger gets a rendition of this size. */
#define LONG_SIDE 1920
#define SHORT_SIDE 1080

static void
part_free (gpointer data)
{
  LycRecordingPart *part = data;

  g_free (part->sha256);
  g_free (part);
}

LycRecordingDraft *
lyc_recording_draft_new (const char *sha256, const char *type)
{
  LycRecordingDraft *draft = g_new0 (LycRecordingDraft, 1);

  draft->sha256 = g_strdup (sha256);
  draft->type = type;
  draft->parts = g_ptr_array_new_with_free_func (part_free);
  return draft;
}

void
lyc_recording_draft_free (LycRecordingDraft *draft)
{
  g_ptr_array_unref (draft->parts);
  g_free (draft->thumbs);
  g_free (draft->sha256);
  g_free (draft);
}

static void
tell_cb (guint percent, gpointer progress)
{
  if (progress != NULL)
    lyc_import_progress_percent (progress, percent);
}

/* A file that is gone as soon as nobody has it open. */
static int
scratch (LycRecordingMaker *maker, GError **error)
{
  g_autofree char *name = lyc_id_new ();
  g_autofree char *path = g_build_filename (maker->assets, name, NULL);
  int fd = open (path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

  if (fd < 0)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                 "could not be looked into: the platform's folder cannot be written to");
  else
    g_unlink (path);
  return fd;
}

static guint
number (JsonObject *object, const char *name)
{
  return (guint) CLAMP (json_object_get_int_member_with_default (object, name, 0), 0, G_MAXINT);
}

static gboolean
inspect (LycRecordingMaker *maker, LycRecordingDraft *draft, int fd, GError **error)
{
  static const char *const words[] = { "inspect", NULL };
  LycProbeRun run = { .words = words, .in = fd, .out = -1, .seconds = maker->seconds };
  g_autoptr (JsonObject) said = lyc_media_probe_run (&run, error);

  if (said == NULL)
    return FALSE;
  draft->duration_ms = number (said, "duration_ms");
  draft->width = number (said, "width");
  draft->height = number (said, "height");
  if (draft->duration_ms > 0 && draft->width > 0 && draft->height > 0)
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
               "could not be looked into: what was said of it makes no sense");
  return FALSE;
}

/* Has a part made, and keeps it among the assets. */
static gboolean
make_part (LycRecordingMaker *maker, LycRecordingDraft *draft, const LycRecordingPart *wanted,
           LycProbeRun *run, GError **error)
{
  LycRecordingPart *part;
  g_autoptr (JsonObject) said = NULL;

  run->out = scratch (maker, error);
  run->tell = tell_cb;
  run->tell_data = maker->progress;
  said = run->out >= 0 ? lyc_media_probe_run (run, error) : NULL;
  if (said != NULL)
    {
      part = g_memdup2 (wanted, sizeof *wanted);
      g_ptr_array_add (draft->parts, part);
      lseek (run->out, 0, SEEK_SET);
      part->sha256 = lyc_course_folder_keep (run->out, maker->assets, maker->fresh, &part->size);
      if (part->sha256 == NULL)
        g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                     "could not be kept; is the disk full?");
    }
  if (run->out >= 0)
    close (run->out);
  return said != NULL && part->sha256 != NULL;
}

/* The size of a thumb: as wide or high as allowed, and a width that JPEG and rows of RGB like. */
static void
thumb_size (const LycRecordingDraft *draft, guint *width, guint *height)
{
  guint longer = MAX (draft->width, draft->height);

  *width = MAX (THUMB_SIDE * draft->width / longer / 4 * 4, 4);
  *height = MAX (THUMB_SIDE * draft->height / longer, 4);
}

static gboolean
make_sheet (LycRecordingMaker *maker, LycRecordingDraft *draft, int fd, guint first, guint count,
            gint64 interval_ms, GError **error)
{
  LycRecordingPart wanted = { .kind = "sheet", .type = "image/jpeg" };
  LycProbeRun run = { .in = fd, .seconds = maker->seconds * SHEET_TIMES };
  g_autofree char *text = NULL;
  g_auto (GStrv) words = NULL;

  thumb_size (draft, &wanted.width, &wanted.height);
  text = g_strdup_printf ("sheet %u %u %" G_GINT64_FORMAT " %u %u %u", wanted.width, wanted.height,
                          interval_ms, first, count, THUMB_COLUMNS);
  run.words = (const char *const *) (words = g_strsplit (text, " ", -1));
  wanted.number = first / THUMBS_A_SHEET;
  return make_part (maker, draft, &wanted, &run, error);
}

static gboolean
make_thumbs (LycRecordingMaker *maker, LycRecordingDraft *draft, int fd, GError **error)
{
  gint64 interval_ms = draft->duration_ms <= SHORT_MS ? 5000 : 10000;
  guint count = (guint) ((draft->duration_ms + interval_ms - 1) / interval_ms);
  guint width;
  guint height;

  for (guint first = 0; first < count; first += THUMBS_A_SHEET)
    if (!make_sheet (maker, draft, fd, first, MIN (count - first, THUMBS_A_SHEET), interval_ms,
                     error))
      return FALSE;
  thumb_size (draft, &width, &height);
  draft->thumbs = g_strdup_printf ("{\"columns\":%u,\"rows\":%u,\"width\":%u,\"height\":%u,"
                                   "\"interval_ms\":%" G_GINT64_FORMAT ",\"count\":%u}",
                                   THUMB_COLUMNS,
                                   MIN ((count + THUMB_COLUMNS - 1) / THUMB_COLUMNS, THUMB_COLUMNS),
                                   width, height, interval_ms, count);
  return TRUE;
}

/* Returns: whether one is worth its bytes */
static gboolean
rendition_size (const LycRecordingDraft *draft, guint *width, guint *height)
{
  guint wide = draft->width >= draft->height ? LONG_SIDE : SHORT_SIDE;
  guint high = draft->width >= draft->height ? SHORT_SIDE : LONG_SIDE;
  guint64 w = draft->width;
  guint64 h = draft->height;

  if (w <= wide && h <= high)
    return FALSE;
  *width = (guint) MIN (wide, w * high / h) / 2 * 2;
  *height = (guint) MIN (high, h * wide / w) / 2 * 2;
  return *width > 0 && *height > 0;
}

/* One that came out larger than the recording serves nobody. */
static void
drop_if_large (LycRecordingMaker *maker, LycRecordingDraft *draft, int fd)
{
  LycRecordingPart *part = g_ptr_array_index (draft->parts, draft->parts->len - 1);

  if (part->size >= lseek (fd, 0, SEEK_END))
    g_ptr_array_set_size (draft->parts, (int) draft->parts->len - 1);
}

static gboolean
make_rendition (LycRecordingMaker *maker, LycRecordingDraft *draft, int fd, GError **error)
{
  LycRecordingPart wanted = { .kind = "rendition", .type = "video/webm" };
  LycProbeRun run = { .in = fd };
  g_autofree char *text = NULL;
  g_auto (GStrv) words = NULL;

  if (!rendition_size (draft, &wanted.width, &wanted.height))
    return TRUE;
  run.seconds = maker->seconds * (6 + (guint) (draft->duration_ms / 1000));
  text = g_strdup_printf ("rendition %u %u", wanted.width, wanted.height);
  run.words = (const char *const *) (words = g_strsplit (text, " ", -1));
  if (!make_part (maker, draft, &wanted, &run, error))
    return FALSE;
  drop_if_large (maker, draft, fd);
  return TRUE;
}

/**
 * lyc_recording_draft_make:
 * @sha256: of a recording that is kept among the assets
 *
 * Has a recording looked into: how long it is, thumbs for the seek bar, a rendition where it is
 * large. None of it is decoded in this process.
 *
 * Returns: (nullable) (transfer full): what is known then; %NULL with @error, a sentence without
 * its beginning, the recording's name
 */
LycRecordingDraft *
lyc_recording_draft_make (LycRecordingMaker *maker, const char *sha256, const char *type,
                          GError **error)
{
  g_autoptr (LycRecordingDraft) draft = lyc_recording_draft_new (sha256, type);
  g_autofree char *path = g_build_filename (maker->assets, sha256, NULL);
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
  gboolean good;

  if (fd < 0)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "could not be kept; is the disk full?");
  good = fd >= 0 && inspect (maker, draft, fd, error) && make_thumbs (maker, draft, fd, error)
         && make_rendition (maker, draft, fd, error);
  if (fd >= 0)
    close (fd);
  return good ? g_steal_pointer (&draft) : NULL;
}
