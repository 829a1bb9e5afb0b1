/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "cue-layout.h"
#include "cue-style.h"

G_BEGIN_DECLS

/* One cue of a transcript or of a caption track: what is said, by whom, from when until when, and
 * where and how it is shown. */
typedef struct
{
  char *id;            /* (nullable): the author's name for the cue */
  gint64 start_ms;     /* media time */
  gint64 end_ms;       /* media time, after start_ms */
  char *voice;         /* (nullable): the speaker, from the first <v ...> of the cue */
  char *text;          /* plain text, lines parted by '\n', never markup */
  LycCueLayout layout; /* a region it was in is worked in */
  GArray *runs;        /* (nullable) (element-type LycCueRun): in order, none over another */
} LycCue;

#define LYC_TYPE_CUE (lyc_cue_get_type ())

GType   lyc_cue_get_type (void);
LycCue *lyc_cue_new (const char *id, gint64 start_ms, gint64 end_ms, const char *voice,
                     const char *text);
LycCue *lyc_cue_copy (const LycCue *cue);
void    lyc_cue_free (LycCue *cue);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LycCue, lyc_cue_free)

G_END_DECLS
