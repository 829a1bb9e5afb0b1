/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The words that several transcripts have in common, each as a number from 1. */
typedef struct _LycVocabulary LycVocabulary;

/* A transcript as a row of words; where each cue begins in it. */
typedef struct
{
  GArray *words;  /* guint */
  GArray *cue_of; /* guint, for each word */
  GArray *firsts; /* guint, for each cue its first word, and the end */
} LycCueWords;

LycVocabulary *lyc_vocabulary_new (void);
void lyc_vocabulary_free (LycVocabulary *self);

LycCueWords *lyc_cue_words_new (LycVocabulary *vocabulary, GPtrArray *cues);
void lyc_cue_words_free (LycCueWords *self);
GArray *lyc_words_of (LycVocabulary *vocabulary, const char *text);
GArray *lyc_cue_words_align (const LycCueWords *before, const LycCueWords *now);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LycVocabulary, lyc_vocabulary_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LycCueWords, lyc_cue_words_free)

G_END_DECLS
