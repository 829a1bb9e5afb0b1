/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chapters.h"
#include "cue-list.h"
#include "playback-clock.h"
#include "player.h"
#include "seek-bar.h"
#include "seek-hover.h"
#include "watched-ranges.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The video card: picture, captions and controls on the picture. Takes plain data only.
 *
 * Properties: position-ms, duration-ms (int64), playing, full-screen, captions-shown (boolean).
 * Signals:
 *   position-changed (gint64 position_ms)           about ten times a second while playing
 *   seeked (gint64 position_ms)                     the learner jumped
 *   watched (gint64 from_ms, gint64 to_ms)          a part was played; at least every 5 s, and at
 *                                                   pause, seek, end and close
 *   ended ()                                        the end was reached by playing
 *   retry () -> gboolean                            Try again was pressed: open again, perhaps with
 *                                                   a fresh token, and return TRUE; otherwise it is
 *                                                   opened as before
 *   sheet-wanted (guint index)                      a sheet of small pictures is to be set
 *   caption-track-chosen (guint index)              another language: set its cues and tracks
 */
#define LYC_TYPE_PLAYER_VIEW (lyc_player_view_get_type ())
G_DECLARE_FINAL_TYPE (LycPlayerView, lyc_player_view, LYC, PLAYER_VIEW, GtkWidget)

GtkWidget *lyc_player_view_new (void);

/* Opens; the pictures of the last one go, its cues, chapters, moments and ranges too, so set them
 * afterwards. @headers: (nullable): "Name", "value", ..., NULL. */
void lyc_player_view_open (LycPlayerView *self, const char *uri, const char *const *headers,
                           gint64 start_ms);
void lyc_player_view_close (LycPlayerView *self);

void lyc_player_view_set_cues (LycPlayerView *self, LycCueList *cues);
void lyc_player_view_set_caption_tracks (LycPlayerView *self, const char *const *labels,
                                         guint chosen);
void lyc_player_view_set_chapters (LycPlayerView *self, LycChapters *chapters);
void lyc_player_view_set_moments (LycPlayerView *self, const LycSeekMoment *moments, guint n);
void lyc_player_view_set_density (LycPlayerView *self, const guint *counts, guint n);
void lyc_player_view_set_thumbs (LycPlayerView *self, const LycThumbs *thumbs);
void lyc_player_view_set_sheet (LycPlayerView *self, guint index, GdkTexture *sheet);
GdkTexture *lyc_player_view_dup_picture (LycPlayerView *self, gint64 at_ms);
void lyc_player_view_ask_for_picture (LycPlayerView *self);
void lyc_player_view_set_watched (LycPlayerView *self, const LycWatchedRanges *watched);

void     lyc_player_view_play (LycPlayerView *self);
void     lyc_player_view_pause (LycPlayerView *self);
void     lyc_player_view_seek_ms (LycPlayerView *self, gint64 position_ms);
gint64   lyc_player_view_get_position_ms (LycPlayerView *self);
gint64   lyc_player_view_get_duration_ms (LycPlayerView *self);
gboolean lyc_player_view_get_playing (LycPlayerView *self);
gboolean lyc_player_view_get_full_screen (LycPlayerView *self);
void     lyc_player_view_set_full_screen (LycPlayerView *self, gboolean full_screen);
gboolean lyc_player_view_get_pip (LycPlayerView *self);
void lyc_player_view_set_pip (LycPlayerView *self, gboolean pip);
void lyc_player_view_set_settings (LycPlayerView *self, GSettings *settings);
gboolean lyc_player_view_get_captions_shown (LycPlayerView *self);
void     lyc_player_view_set_captions_shown (LycPlayerView *self, gboolean shown);

/* Both belong to the view and live as long as it does. */
LycPlayer        *lyc_player_view_get_player (LycPlayerView *self);
LycPlaybackClock *lyc_player_view_get_clock (LycPlayerView *self);

G_END_DECLS
