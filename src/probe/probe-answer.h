/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gst/gst.h>

G_BEGIN_DECLS

/* The descriptors that this program is given beside the usual three. */
#define LYC_PROBE_IN 3  /* the recording, for reading */
#define LYC_PROBE_OUT 4 /* an empty file, for what is made of it */

int  lyc_probe_fault (const char *code);
void lyc_probe_percent (guint percent);
const char *lyc_probe_code_of (const GError *error);

/* What a recording says of itself. */
typedef struct
{
  guint64 duration_ms;
  guint width; /* as it is shown; 0: it has no picture */
  guint height;
  guint sounds;
} LycProbeFound;

const char *lyc_probe_find (LycProbeFound *found);
gboolean lyc_probe_make_sheet (guint width, guint height, gint64 interval_ms, guint first,
                               guint count, guint columns);

int lyc_probe_inspect (void);
int lyc_probe_sheet (guint width, guint height, gint64 interval_ms, guint first, guint count,
                     guint columns);
int lyc_probe_rendition (guint width, guint height);

G_END_DECLS
