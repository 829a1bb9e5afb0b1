/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* The learner's own notes beside the lesson, and what begins one. */

#include "lesson-page-private.h"

/* A part of the recording that is open, for a note; its words are those of the first transcript, by
 * which the platform finds them again. */
static gboolean
find_moment (gint64 start_ms, gint64 end_ms, LycAnchor *anchor, gpointer user_data)
{
  LycLessonPage *self = user_data;
  LycTranscript *transcript = self->transcripts != NULL && self->transcripts->len > 0
                                  ? g_ptr_array_index (self->transcripts, 0)
                                  : NULL;

  if (!self->opened || self->asset == NULL)
    return FALSE;
  if (start_ms < 0)
    start_ms = end_ms = lyc_lesson_page_get_position (self);
  *anchor = (LycAnchor){ .asset_id = lyc_record_get_id (LYC_RECORD (self->asset)),
                         .asset_rev = lyc_asset_get_revision (self->asset),
                         .start_ms = start_ms,
                         .end_ms = MAX (start_ms, end_ms),
                         .confidence = 100,
                         .was_start_ms = start_ms };
  lyc_anchor_text_read (&self->note_words, transcript, anchor->start_ms, anchor->end_ms);
  lyc_anchor_text_lend (&self->note_words, anchor);
  return TRUE;
}

GtkWidget *
lyc_lesson_page_create_notes (LycLessonPage *self)
{
  self->notes_view = LYC_NOTES_VIEW (lyc_notes_view_new (self->services));
  lyc_notes_view_set_moment_func (self->notes_view, find_moment, self);
  return GTK_WIDGET (self->notes_view);
}

void
lyc_lesson_page_show_notes (LycLessonPage *self)
{
  lyc_notes_view_set_lesson (self->notes_view, self->lesson);
}

void
lyc_lesson_page_close_notes (LycLessonPage *self)
{
  lyc_notes_view_set_lesson (self->notes_view, NULL);
}

void
lyc_lesson_page_find_in_notes (LycLessonPage *self)
{
  lyc_notes_view_find (self->notes_view);
}

static void
write_note (LycLessonPage *self, const LycAnchor *anchor)
{
  if (self->lesson == NULL)
    return;
  lyc_lesson_page_choose_tab (self, "notes");
  lyc_notes_view_write (self->notes_view, anchor);
}

static void
new_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  write_note (LYC_LESSON_PAGE (widget), NULL);
}

/* (lesson, asset, start, end, quote): a note on a part of the video that is open. */
static void
compose_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LycLessonPage *self = LYC_LESSON_PAGE (widget);
  LycAnchor anchor = { .cue_id = "" };
  const char *lesson_id;

  g_variant_get (parameter, "(&s&sxx&s)", &lesson_id, &anchor.asset_id, &anchor.start_ms,
                 &anchor.end_ms, &anchor.quote);
  if (g_strcmp0 (lyc_lesson_page_get_lesson_id (self), lesson_id) != 0 || self->asset == NULL)
    return;
  anchor.asset_rev = lyc_asset_get_revision (self->asset);
  write_note (self, &anchor);
}

void
lyc_lesson_page_install_note_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "note.new", NULL, new_cb);
  gtk_widget_class_install_action (klass, "note.compose", "(ssxxs)", compose_cb);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_n, 0, "note.new", NULL);
}

/* Takes the deletion of a note back. */
void
lyc_lesson_page_restore_note (LycLessonPage *self, const char *note_id)
{
  lyc_notes_view_restore (self->notes_view, note_id);
}

/* Shows a note of the lesson that is open, among the others. */
void
lyc_lesson_page_show_note (LycLessonPage *self, const char *note_id)
{
  lyc_lesson_page_choose_tab (self, "notes");
  lyc_notes_view_show_note (self->notes_view, note_id);
}
