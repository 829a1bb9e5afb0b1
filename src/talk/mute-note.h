/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "composer.h"
#include "place-following.h"

G_BEGIN_DECLS

/* Above the composer, once one writes in a muted place: that its answers will not be told, and a
 * button that ends the mute. What comes meanwhile changes its words, never its size.
 * CSS: .mute-note */
#define LYC_TYPE_MUTE_NOTE (lyc_mute_note_get_type ())
G_DECLARE_FINAL_TYPE (LycMuteNote, lyc_mute_note, LYC, MUTE_NOTE, GtkWidget)

GtkWidget *lyc_mute_note_new (LycComposer *composer);
void       lyc_mute_note_set_following (LycMuteNote *self, LycPlaceFollowing *following);

G_END_DECLS
