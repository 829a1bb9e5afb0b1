/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A preview lies within a square of this, pixels. */
#define LYC_LOOK_SIDE 640

/* More is not decoded, pixels. */
#define LYC_LOOK_MAX_PIXELS 50000000

/* What was seen in a file. */
typedef struct
{
  const char *kind; /* "picture", "video", "audio" or "pdf" */
  guint width;      /* of the preview; 0: there is none */
  guint height;
  guint64 duration_ms;
  guint pages;
} LycSeen;

/* Each: whether a preview was written, of what the file's name ends in. */
gboolean lyc_look_picture (LycSeen *seen, const char *type);
gboolean lyc_look_media (LycSeen *seen);
gboolean lyc_look_pdf (LycSeen *seen);

void lyc_look_load (void);
void lyc_look_fit (guint64 width, guint64 height, guint *fit_width, guint *fit_height);
gboolean lyc_look_run (const char *line, GBytes *bytes);
int lyc_probe_look (const char *ending);

G_END_DECLS
