/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shared-file.h"

G_BEGIN_DECLS

/* As what a file is shown. */
typedef enum
{
  LYC_FILE_OTHER, /* by the person's own program alone */
  LYC_FILE_PICTURE,
  LYC_FILE_VIDEO,
  LYC_FILE_SOUND,
  LYC_FILE_DOCUMENT, /* PDF */
  LYC_FILE_TEXT,
} LycFileSort;

/* What the platform saw in a file. Texts are the file's. */
typedef struct
{
  guint width; /* of the small picture, pixels; 0: there is none */
  guint height;
  gint64 size; /* of the same, bytes */
  const char *sha256;
  gint64 duration_ms;
  guint pages;
} LycPreview;

LycFileSort lyc_file_get_sort (LycFile *self);
gboolean lyc_file_is_markdown (LycFile *self);
gboolean lyc_file_get_preview (LycFile *self, LycPreview *preview);

G_END_DECLS
