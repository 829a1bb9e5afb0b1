/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-list.h"

G_BEGIN_DECLS

/* Where the words that are looked for stand: a cue and the bytes of its text. */
typedef struct
{
  guint cue;
  guint from, to;
} LycCueMatch;

GArray *lyc_cue_search (const LycCueList *cues, const char *words);
guint lyc_cue_search_first_of (const GArray *matches, guint cue);

G_END_DECLS
