/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anchor-attach.h"
#include "cue-words.h"
#include "cue.h"

G_BEGIN_DECLS

struct _LycAttach
{
  GPtrArray *before; /* LycCue, in order */
  GPtrArray *now;
  gint64 before_ms; /* how long the video was, and is */
  gint64 now_ms;
  LycVocabulary *vocabulary;
  LycCueWords *words_before;
  LycCueWords *words_now;
  GArray *to;           /* int: which word of now each word of before is, or -1 */
  GArray *kept;         /* guint, for each word of before: how many before it were kept */
  GArray *pairs;        /* int: which cue of now each cue of before is, or -1 */
  GArray *taken;        /* guint8, for each word of now: whether it was there before */
  GArray *taken_before; /* guint, for each word of now: how many before it were there */
  GHashTable *places;   /* word -> GArray of guint: where it is said now; made when it is needed */
  GArray *marks;        /* LycAttachMark: times that are known in both, in order */
};

/* One time in both versions. */
typedef struct
{
  gint64 before_ms;
  gint64 now_ms;
} LycAttachMark;

int lyc_attach_cue_at (GPtrArray *cues, gint64 at_ms);
gboolean lyc_attach_search (LycAttach *self, const LycMoment *moment, LycPlacement *placement);

G_END_DECLS
