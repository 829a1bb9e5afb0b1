/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum
{
  LYC_PLAYER_TRACK_AUDIO,
  LYC_PLAYER_TRACK_DESCRIPTION, /* sound that also tells what is to be seen */
} LycPlayerTrackKind;

/* One of the tracks of a recording that can be chosen. Immutable, shared. */
typedef struct
{
  gatomicrefcount refs;
  LycPlayerTrackKind kind;
  char *language; /* (nullable): as in BCP 47 */
  char *title;    /* (nullable): what the recording calls it */
} LycPlayerTrack;

#define LYC_TYPE_PLAYER_TRACK (lyc_player_track_get_type ())

GType lyc_player_track_get_type (void);
LycPlayerTrack *lyc_player_track_new (const char *language, const char *title);
LycPlayerTrack *lyc_player_track_ref (LycPlayerTrack *self);
void lyc_player_track_unref (LycPlayerTrack *self);
gboolean lyc_player_track_equal (const LycPlayerTrack *self, const LycPlayerTrack *other);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LycPlayerTrack, lyc_player_track_unref)

G_END_DECLS
