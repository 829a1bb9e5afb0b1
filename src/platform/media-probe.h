/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

typedef void (*LycProbeTell) (guint percent, gpointer user_data);

/* One run of lyceum-media-probe. */
typedef struct
{
  const char *const *words; /* what it is to do */
  int in;                   /* the recording, open for reading */
  int out;                  /* an empty file for what it makes, open for writing; -1 for none */
  guint seconds;            /* of the processor, and by the clock */
  guint64 made_bytes;       /* the most that it may make; 0 for what a recording may need */
  gboolean gently;          /* whether it gives way to everything else */
  LycProbeTell tell;        /* nullable */
  gpointer tell_data;
} LycProbeRun;

JsonObject *lyc_media_probe_run (const LycProbeRun *run, GError **error);

G_END_DECLS
