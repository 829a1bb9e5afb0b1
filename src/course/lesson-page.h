/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cue.h"
#include "player.h"
#include "services.h"

G_BEGIN_DECLS

/* The lesson that is open: its video with transcript, or its article or quiz, and the outline.
 *
 * Signals: "position" (lesson_id, asset_id, gint64 position_ms): what is playing now, for whoever
 * shows the talk about it; "picture": a small picture of the video is here, see
 * lyc_lesson_page_dup_picture(). CSS: .lesson-page */
#define LYC_TYPE_LESSON_PAGE (lyc_lesson_page_get_type ())
G_DECLARE_FINAL_TYPE (LycLessonPage, lyc_lesson_page, LYC, LESSON_PAGE, GtkWidget)

GtkWidget *lyc_lesson_page_new (LycServices *services);
void lyc_lesson_page_set_settings (LycLessonPage *self, GSettings *settings);
LycPlayer *lyc_lesson_page_get_player (LycLessonPage *self);
GdkTexture *lyc_lesson_page_dup_picture (LycLessonPage *self);
void lyc_lesson_page_load_picture (LycLessonPage *self);
void lyc_lesson_page_open (LycLessonPage *self, const char *lesson_id, gint64 position_ms);
void lyc_lesson_page_close (LycLessonPage *self);
const char *lyc_lesson_page_get_lesson_id (LycLessonPage *self);
const char *lyc_lesson_page_get_asset_id (LycLessonPage *self);
gint64 lyc_lesson_page_get_position (LycLessonPage *self);
void lyc_lesson_page_seek (LycLessonPage *self, gint64 position_ms);
void lyc_lesson_page_show_note (LycLessonPage *self, const char *note_id);
void lyc_lesson_page_restore_note (LycLessonPage *self, const char *note_id);
void lyc_lesson_page_resume (LycLessonPage *self);
void lyc_lesson_page_show_text (LycLessonPage *self, const char *block, gint64 page);
void lyc_lesson_page_set_compact (LycLessonPage *self, gboolean compact);

G_END_DECLS
