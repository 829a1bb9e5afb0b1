/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-list.h"

G_BEGIN_DECLS

/* A place in what is said: a cue, and a byte in its text. */
typedef struct
{
  guint cue;
  guint at;
} LycCuePlace;

/* Words that are selected, in one cue or over several: from where one began to where one is. Both
 * ends reach to the ends of their words. */
typedef struct
{
  LycCuePlace anchor, head;
  gboolean any; /* whether anything is selected at all */
} LycCueSpan;

void lyc_cue_span_clear (LycCueSpan *self);
void lyc_cue_span_begin (LycCueSpan *self, LycCuePlace place);
void lyc_cue_span_extend (LycCueSpan *self, LycCuePlace place);
void lyc_cue_span_extend_cues (LycCueSpan *self, const LycCueList *cues, guint from, int by);
void lyc_cue_span_extend_word (LycCueSpan *self, const LycCueList *cues, guint from, int by);
void lyc_cue_span_select_cue (LycCueSpan *self, const LycCueList *cues, guint cue);
gboolean lyc_cue_span_order (const LycCueSpan *self, const LycCueList *cues, LycCuePlace *from,
                             LycCuePlace *to);
gboolean lyc_cue_span_in_cue (const LycCueSpan *self, const LycCueList *cues, guint cue,
                              guint *from, guint *to);
char *lyc_cue_span_dup_text (const LycCueSpan *self, const LycCueList *cues);

G_END_DECLS
