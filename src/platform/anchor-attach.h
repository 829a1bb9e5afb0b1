/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* From this on a place counts as found. */
#define LYC_ATTACH_SURE_PERCENT 80

/* A moment, or a span, of a video as it was, and what was said there. */
typedef struct
{
  gint64 start_ms;
  gint64 end_ms;      /* start_ms or later */
  const char *quote;  /* "" where nothing is known */
  const char *prefix; /* what is said before and after it */
  const char *suffix;
} LycMoment;

/* Where it is in the video as it is now. */
typedef struct
{
  gint64 start_ms;
  gint64 end_ms;
  int confidence; /* percent; below LYC_ATTACH_SURE_PERCENT the times are a guess */
  int cue;        /* of those of now: in which it begins; -1 for none */
} LycPlacement;

/* What two versions of a video have to do with each other. */
typedef struct _LycAttach LycAttach;

LycAttach *lyc_attach_new (GPtrArray *cues_before, gint64 duration_before_ms, GPtrArray *cues_now,
                           gint64 duration_now_ms);
void lyc_attach_free (LycAttach *self);
LycPlacement lyc_attach_find (LycAttach *self, const LycMoment *moment);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LycAttach, lyc_attach_free)

G_END_DECLS
