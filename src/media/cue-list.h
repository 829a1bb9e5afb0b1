/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue.h"

G_BEGIN_DECLS

/* As many are shown at once. */
#define LYC_CUE_LIST_MAX_SHOWN 3

/* The cues of one track, sorted by start, looked up by media time. Immutable, shared. */
typedef struct _LycCueList LycCueList;

#define LYC_TYPE_CUE_LIST (lyc_cue_list_get_type ())

GType         lyc_cue_list_get_type (void);
LycCueList   *lyc_cue_list_new (GPtrArray *cues);
LycCueList   *lyc_cue_list_ref (LycCueList *self);
void          lyc_cue_list_unref (LycCueList *self);
guint         lyc_cue_list_get_n (const LycCueList *self);
const LycCue *lyc_cue_list_get (const LycCueList *self, guint index);
guint lyc_cue_list_shown_at (const LycCueList *self, gint64 at_ms,
                             guint shown[LYC_CUE_LIST_MAX_SHOWN]);
const char *lyc_cue_list_new_speaker (const LycCueList *self, guint index);
int           lyc_cue_list_index_at (const LycCueList *self, gint64 at_ms);
char         *lyc_cue_list_caption_at (const LycCueList *self, gint64 at_ms);
GArray       *lyc_cue_list_get_boundaries (const LycCueList *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LycCueList, lyc_cue_list_unref)

G_END_DECLS
