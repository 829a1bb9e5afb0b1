/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "preview.h"
#include "services.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Plays a sound that somebody shared, in one line: play, place, time. It is fetched when it is first
 * played, and pauses when it goes out of sight. Signal: "trouble" (a sentence), when it cannot.
 * CSS: .sound-line */
#define LYC_TYPE_SOUND_LINE (lyc_sound_line_get_type ())
G_DECLARE_FINAL_TYPE (LycSoundLine, lyc_sound_line, LYC, SOUND_LINE, GtkWidget)

GtkWidget *lyc_sound_line_new (LycServices *services, LycFile *file);
gboolean lyc_sound_line_get_playing (LycSoundLine *self);
gint64 lyc_sound_line_get_position_ms (LycSoundLine *self);

G_END_DECLS
