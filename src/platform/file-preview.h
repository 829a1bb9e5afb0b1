/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "platform.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* A preview is a picture no wider or higher than this, pixels, and no larger, bytes. */
#define LYC_PREVIEW_SIDE 640
#define LYC_PREVIEW_BYTES (2 * 1024 * 1024)

/* What was seen in a file. */
typedef struct
{
  const char *kind;
  guint width; /* 0: there is no picture of it */
  guint height;
  gint64 duration_ms;
  guint pages;
  const char *type; /* of the picture */
  gint64 size;
  char *sha256; /* (owned) "" for no picture */
  char *stored; /* (owned) (nullable) its name among the previews */
} LycFilePreview;

void lyc_file_preview_add (LycPlatform *platform, JsonObject *object, gint64 file_id);
void lyc_file_preview_keep (LycPlatform *platform, gint64 file_id, const LycFilePreview *seen);
void lyc_file_preview_drop (LycPlatform *platform, gint64 file_id);
char *lyc_file_preview_folder (LycPlatform *platform);
void lyc_file_preview_clean (LycPlatform *platform);

void lyc_file_look_arm (LycPlatform *platform);
void lyc_file_look_stop (LycPlatform *platform);

G_END_DECLS
