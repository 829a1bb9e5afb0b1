/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "webvtt-style.h"

G_BEGIN_DECLS

/* What is wrong with a cue's text, for its author. */
typedef struct
{
  const char *what; /* (nullable): in words */
  gsize at;         /* byte of the text */
  gboolean limit;   /* more than is taken */
} LycWebvttTextFault;

void lyc_webvtt_text_read (LycCue *cue, const char *text, gsize length, GArray *rules,
                           gboolean references, LycWebvttTextFault *fault, guint64 *work);

G_END_DECLS
