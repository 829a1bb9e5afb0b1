/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What is in a file that came from somebody, read and decoded away from the main loop, within
 * limits. */
typedef struct
{
  GdkTexture *texture; /* upright */
  GBytes *bytes;
  char *text; /* UTF-8 */
  gboolean cut; /* there is more of the text */
} LycFileReading;

typedef enum
{
  LYC_FILE_READ_PICTURE,
  LYC_FILE_READ_BYTES,
  LYC_FILE_READ_TEXT,
} LycFileReadAs;

void lyc_file_reading_free (LycFileReading *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LycFileReading, lyc_file_reading_free)

void lyc_file_reading_async (GFile *file, LycFileReadAs as, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data);
LycFileReading *lyc_file_reading_finish (GAsyncResult *result, GError **error);

G_END_DECLS
