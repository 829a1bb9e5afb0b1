/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "reaction.h"

/**
 * LycReaction:
 *
 * What the learner set on a post; its id is the post's. Fields as in data/api/openapi.yaml.
 */
struct _LycReaction
{
  LycRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (LycReaction, lyc_reaction, LYC_TYPE_RECORD)

static void
lyc_reaction_class_init (LycReactionClass *klass)
{
}

static void
lyc_reaction_init (LycReaction *self)
{
}

const char *
lyc_reaction_get_post_id (LycReaction *self)
{
  return lyc_record_get_string (LYC_RECORD (self), "post_id");
}

const char *
lyc_reaction_get_container_id (LycReaction *self)
{
  return lyc_record_get_string (LYC_RECORD (self), "container_id");
}

gboolean
lyc_reaction_is_vote (LycReaction *self)
{
  return lyc_record_get_bool (LYC_RECORD (self), "vote");
}

/* Whether the answer worked for this person. */
gboolean
lyc_reaction_is_helped (LycReaction *self)
{
  return lyc_record_get_bool (LYC_RECORD (self), "helped");
}

guint
lyc_reaction_get_n_emojis (LycReaction *self)
{
  return lyc_record_get_n_strings (LYC_RECORD (self), "emojis");
}

const char *
lyc_reaction_get_nth_emojis (LycReaction *self, guint i)
{
  return lyc_record_get_nth_string (LYC_RECORD (self), "emojis", i);
}
