/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "notes-view-private.h"

#include <glib/gi18n-lib.h>

#include "acts.h"
#include "lyc-course-resources.h"
#include "note-row.h"

G_DEFINE_FINAL_TYPE (LycNotesView, lyc_notes_view, GTK_TYPE_WIDGET)

static const char *
or_null (const char *text)
{
  return text != NULL && *text != '\0' ? text : NULL;
}

static void
submit_cb (LycNotesView *self, const LycWriting *writing)
{
  LycNoteWriting note = { .body = writing->body,
                          .start_ms = -1,
                          .end_ms = -1,
                          .draft = writing->draft,
                          .draft_text = writing->draft_text };
  const LycAnchor *anchor = writing->anchor;
  g_autoptr (LycAct) act = NULL;

  if (self->lesson == NULL)
    return;
  note.lesson_id = lyc_record_get_id (LYC_RECORD (self->lesson));
  note.course_id = lyc_lesson_get_course_id (self->lesson);
  if (anchor != NULL && or_null (anchor->asset_id) != NULL)
    {
      note.asset_id = anchor->asset_id;
      note.asset_rev = anchor->asset_rev;
      note.start_ms = anchor->start_ms;
      note.end_ms = anchor->end_ms > anchor->start_ms ? anchor->end_ms : -1;
      note.cue_id = anchor->cue_id;
      note.quote = anchor->quote;
    }
  act = lyc_act_write_note (&note, g_get_real_time () / G_TIME_SPAN_MILLISECOND);
  lyc_outbox_perform (lyc_services_get_outbox (self->services), act);
}

static void
row_activated_cb (LycNotesView *self, GtkListBoxRow *row)
{
  LycNote *note = lyc_note_row_get_note (LYC_NOTE_ROW (row));

  if (lyc_note_row_is_editing (LYC_NOTE_ROW (row)) || lyc_note_get_start_ms (note) < 0)
    return;
  gtk_widget_activate_action (GTK_WIDGET (self), "win.lesson-open-at", "(sx)",
                              lyc_note_get_lesson_id (note), lyc_note_get_start_ms (note));
}

static void
scope_cb (LycNotesView *self)
{
  self->of_course = gtk_drop_down_get_selected (self->scope) == 1;
  lyc_notes_view_show_list (self);
}

static void
search_cb (LycNotesView *self)
{
  g_autofree char *words
      = g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (self->search)), -1);

  g_clear_pointer (&self->words, g_free);
  if (*words != '\0')
    self->words = g_steal_pointer (&words);
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
}

static void
stop_search_cb (LycNotesView *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  lyc_composer_focus (LYC_COMPOSER (self->composer));
}

static void
lyc_notes_view_dispose (GObject *object)
{
  LycNotesView *self = LYC_NOTES_VIEW (object);

  if (self->box != NULL)
    gtk_widget_dispose_template (GTK_WIDGET (self), LYC_TYPE_NOTES_VIEW);
  g_clear_object (&self->shown);
  g_clear_object (&self->sorter);
  g_clear_object (&self->filter);
  g_clear_object (&self->lesson);
  g_clear_object (&self->services);
  g_clear_pointer (&self->lessons, g_hash_table_unref);
  g_clear_pointer (&self->deleted, g_hash_table_unref);
  g_clear_pointer (&self->words, g_free);
  g_clear_pointer (&self->listed, g_free);
  g_clear_pointer (&self->wanted, g_free);
  G_OBJECT_CLASS (lyc_notes_view_parent_class)->dispose (object);
}

static void
lyc_notes_view_class_init (LycNotesViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (LYC_TYPE_EMPTY_STATE);
  G_OBJECT_CLASS (klass)->dispose = lyc_notes_view_dispose;
  gtk_widget_class_set_css_name (widget_class, "notes-view");
  lyc_notes_view_install_actions (widget_class);
  g_resources_register (lyc_course_get_resource ());
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/lyceum_desktop/Lyceum/course/notes-view.ui");
  gtk_widget_class_bind_template_child (widget_class, LycNotesView, box);
  gtk_widget_class_bind_template_child (widget_class, LycNotesView, bar);
  gtk_widget_class_bind_template_child (widget_class, LycNotesView, scope);
  gtk_widget_class_bind_template_child (widget_class, LycNotesView, search);
  gtk_widget_class_bind_template_child (widget_class, LycNotesView, stack);
  gtk_widget_class_bind_template_child (widget_class, LycNotesView, list);
  gtk_widget_class_bind_template_child (widget_class, LycNotesView, empty);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
lyc_notes_view_init (LycNotesView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->lessons = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->deleted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->position_ms = -1;
}

static void
add_composer (LycNotesView *self)
{
  self->composer = lyc_composer_new (self->services);
  lyc_composer_set_name (LYC_COMPOSER (self->composer), _("Write a note"));
  gtk_widget_add_css_class (self->composer, "notes-composer");
  g_signal_connect_object (self->composer, "submit", G_CALLBACK (submit_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (self->box, self->composer);
}

/* Returns: (transfer floating): a view without a lesson */
GtkWidget *
lyc_notes_view_new (LycServices *services)
{
  LycNotesView *self = g_object_new (LYC_TYPE_NOTES_VIEW, NULL);

  self->services = g_object_ref (services);
  add_composer (self);
  lyc_notes_view_build_list (self);
  g_signal_connect_object (self->scope, "notify::selected", G_CALLBACK (scope_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "search-changed", G_CALLBACK (search_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "stop-search", G_CALLBACK (stop_search_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/* What is shown stays while only the lesson's record changed. */
void
lyc_notes_view_set_lesson (LycNotesView *self, LycLesson *lesson)
{
  const char *id = lesson != NULL ? lyc_record_get_id (LYC_RECORD (lesson)) : NULL;
  g_autofree char *place = id != NULL ? g_strconcat ("notes:", id, NULL) : NULL;

  if (!g_set_object (&self->lesson, lesson))
    {
      if (lyc_notes_view_is_outdated (self))
        lyc_notes_view_show_list (self);
      return;
    }
  self->position_ms = -1;
  lyc_composer_set_place (LYC_COMPOSER (self->composer), place);
  lyc_composer_set_placeholder (LYC_COMPOSER (self->composer), _("Write a note…"));
  lyc_notes_view_show_list (self);
}

/* @func: says what is playing, for the time of a note; asked at the first key */
void
lyc_notes_view_set_moment_func (LycNotesView *self, LycMomentFunc func, gpointer user_data)
{
  lyc_composer_set_moment_func (LYC_COMPOSER (self->composer), func, user_data);
}

/* Lights the notes on what plays now; nothing is scrolled. */
void
lyc_notes_view_set_position (LycNotesView *self, gint64 position_ms)
{
  const char *lesson_id
      = self->lesson != NULL ? lyc_record_get_id (LYC_RECORD (self->lesson)) : NULL;
  GtkListBoxRow *row;

  self->position_ms = position_ms;
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    {
      LycNote *note = lyc_note_row_get_note (LYC_NOTE_ROW (row));
      gboolean here = g_strcmp0 (lyc_note_get_lesson_id (note), lesson_id) == 0;

      lyc_note_row_set_position (LYC_NOTE_ROW (row), here ? position_ms : -1);
    }
  lyc_composer_refresh_moment (LYC_COMPOSER (self->composer));
}

/**
 * lyc_notes_view_write:
 * @anchor: (nullable): what the note is about; %NULL for what plays at the first key
 *
 * Puts the cursor where one writes a note.
 */
void
lyc_notes_view_write (LycNotesView *self, const LycAnchor *anchor)
{
  if (anchor != NULL)
    lyc_composer_fix_moment (LYC_COMPOSER (self->composer), anchor);
  lyc_composer_focus (LYC_COMPOSER (self->composer));
}

/* Shows the note among its neighbours, now or when it comes. */
void
lyc_notes_view_show_note (LycNotesView *self, const char *note_id)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  g_free (self->wanted);
  self->wanted = g_strdup (note_id);
  lyc_notes_view_show_wanted (self);
}

void
lyc_notes_view_find (LycNotesView *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}
