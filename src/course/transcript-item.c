/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "transcript-item.h"

struct _LycTranscriptItem
{
  GObject parent_instance;

  LycCueList *cues;
  guint index;
};

G_DEFINE_FINAL_TYPE (LycTranscriptItem, lyc_transcript_item, G_TYPE_OBJECT)

static void
lyc_transcript_item_finalize (GObject *object)
{
  lyc_cue_list_unref (LYC_TRANSCRIPT_ITEM (object)->cues);
  G_OBJECT_CLASS (lyc_transcript_item_parent_class)->finalize (object);
}

static void
lyc_transcript_item_class_init (LycTranscriptItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lyc_transcript_item_finalize;
}

static void
lyc_transcript_item_init (LycTranscriptItem *self)
{
}

/**
 * lyc_transcript_item_new:
 * @cues: kept
 * @index: which of them
 *
 * Returns: (transfer full): an item
 */
LycTranscriptItem *
lyc_transcript_item_new (LycCueList *cues, guint index)
{
  LycTranscriptItem *self = g_object_new (LYC_TYPE_TRANSCRIPT_ITEM, NULL);

  self->cues = lyc_cue_list_ref (cues);
  self->index = index;
  return self;
}

/* Returns: (transfer none): its cue */
const LycCue *
lyc_transcript_item_get_cue (LycTranscriptItem *self)
{
  return lyc_cue_list_get (self->cues, self->index);
}

/* Returns: (transfer none) (nullable): whom to name with it, as lyc_cue_list_new_speaker() */
const char *
lyc_transcript_item_get_speaker (LycTranscriptItem *self)
{
  return lyc_cue_list_new_speaker (self->cues, self->index);
}
