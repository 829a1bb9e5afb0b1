/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "lesson.h"

G_BEGIN_DECLS

/* Says what lesson a note is about, borrowed. */
typedef LycLesson *(*LycNotesLessonFunc) (const char *lesson_id, gpointer user_data);

char *lyc_notes_export_markdown (GListModel *notes, LycNotesLessonFunc func, gpointer user_data);
char *lyc_notes_export_webvtt (GListModel *notes, const char *lesson_id);

G_END_DECLS
