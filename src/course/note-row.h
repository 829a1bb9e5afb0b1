/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "note.h"
#include "services.h"

G_BEGIN_DECLS

/* One note: its time, what it is about, its text. It is changed in place.
 *
 * Actions: "note.edit", "note.share" (into the discussion's composer), "note.delete", which asks
 * for "notes.delete" (s: id) above. CSS: .note-row, .now */
#define LYC_TYPE_NOTE_ROW (lyc_note_row_get_type ())
G_DECLARE_FINAL_TYPE (LycNoteRow, lyc_note_row, LYC, NOTE_ROW, GtkListBoxRow)

GtkWidget *lyc_note_row_new (LycServices *services, LycNote *note);
LycNote *lyc_note_row_get_note (LycNoteRow *self);
void lyc_note_row_set_position (LycNoteRow *self, gint64 position_ms);
void lyc_note_row_edit (LycNoteRow *self);
gboolean lyc_note_row_is_editing (LycNoteRow *self);

G_END_DECLS
