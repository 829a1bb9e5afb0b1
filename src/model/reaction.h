/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record.h"

G_BEGIN_DECLS

#define LYC_TYPE_REACTION (lyc_reaction_get_type ())
G_DECLARE_FINAL_TYPE (LycReaction, lyc_reaction, LYC, REACTION, LycRecord)

const char *lyc_reaction_get_post_id (LycReaction *self);
const char *lyc_reaction_get_container_id (LycReaction *self);
gboolean    lyc_reaction_is_vote (LycReaction *self);
gboolean    lyc_reaction_is_helped (LycReaction *self);
guint       lyc_reaction_get_n_emojis (LycReaction *self);
const char *lyc_reaction_get_nth_emojis (LycReaction *self, guint i);

G_END_DECLS
