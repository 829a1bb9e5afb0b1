/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "composer.h"
#include "lesson.h"
#include "services.h"

G_BEGIN_DECLS

/* The learner's own notes on a lesson, or on all of its course, and where one writes them.
 *
 * Actions: "notes.delete" (s: id), "notes.export-markdown", "notes.export-webvtt". CSS: notes-view
 */
#define LYC_TYPE_NOTES_VIEW (lyc_notes_view_get_type ())
G_DECLARE_FINAL_TYPE (LycNotesView, lyc_notes_view, LYC, NOTES_VIEW, GtkWidget)

GtkWidget *lyc_notes_view_new (LycServices *services);
void lyc_notes_view_set_lesson (LycNotesView *self, LycLesson *lesson);
void lyc_notes_view_set_moment_func (LycNotesView *self, LycMomentFunc func, gpointer user_data);
void lyc_notes_view_set_position (LycNotesView *self, gint64 position_ms);
void lyc_notes_view_write (LycNotesView *self, const LycAnchor *anchor);
void lyc_notes_view_show_note (LycNotesView *self, const char *note_id);
void lyc_notes_view_find (LycNotesView *self);
void lyc_notes_view_restore (LycNotesView *self, const char *note_id);

G_END_DECLS
