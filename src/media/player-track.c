/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "player-track.h"

G_DEFINE_BOXED_TYPE (LycPlayerTrack, lyc_player_track, lyc_player_track_ref, lyc_player_track_unref)

/* The containers that we read have no mark of it that GStreamer hands on: the title says it. */
static gboolean
says_description (const char *title)
{
  static const char *const words[]
      = { "description", "descriptive", "described",        "descripción",
          "deskription", "hörfilm",     "audiodescription", "visually impaired" };
  g_autofree char *folded = g_utf8_casefold (title, -1);

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (strstr (folded, words[i]) != NULL)
      return TRUE;
  return FALSE;
}

/**
 * lyc_player_track_new:
 * @language: (nullable): as in BCP 47
 * @title: (nullable): what the recording calls it
 *
 * Returns: (transfer full): a track with sound
 */
LycPlayerTrack *
lyc_player_track_new (const char *language, const char *title)
{
  LycPlayerTrack *self = g_new0 (LycPlayerTrack, 1);

  g_atomic_ref_count_init (&self->refs);
  self->language = g_strdup (language);
  self->title = title != NULL ? g_utf8_make_valid (title, -1) : NULL;
  if (self->title != NULL && says_description (self->title))
    self->kind = LYC_PLAYER_TRACK_DESCRIPTION;
  return self;
}

/**
 * lyc_player_track_ref:
 * @self: a track
 *
 * Returns: (transfer full): @self
 */
LycPlayerTrack *
lyc_player_track_ref (LycPlayerTrack *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

/**
 * lyc_player_track_unref:
 * @self: (transfer full): a track
 */
void
lyc_player_track_unref (LycPlayerTrack *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_free (self->language);
  g_free (self->title);
  g_free (self);
}

/**
 * lyc_player_track_equal:
 * @self: a track
 * @other: another
 *
 * Returns: whether both say the same
 */
gboolean
lyc_player_track_equal (const LycPlayerTrack *self, const LycPlayerTrack *other)
{
  return self->kind == other->kind && g_strcmp0 (self->language, other->language) == 0
         && g_strcmp0 (self->title, other->title) == 0;
}
