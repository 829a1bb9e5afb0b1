/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* Which notes the view lists, in which order and below which headings. */

#include "notes-view-private.h"

#include <glib/gi18n-lib.h>

#include "note-row.h"
#include "row-list.h"

static LycLibrary *
library (LycNotesView *self)
{
  return lyc_services_get_library (self->services);
}

static void
lesson_changed_cb (LycNotesView *self)
{
  gtk_sorter_changed (self->sorter, GTK_SORTER_CHANGE_DIFFERENT);
  gtk_list_box_invalidate_headers (self->list);
}

/* Returns: (transfer none): the lesson, which may come later */
LycLesson *
lyc_notes_view_get_lesson (LycNotesView *self, const char *lesson_id)
{
  LycLesson *lesson = g_hash_table_lookup (self->lessons, lesson_id);

  if (lesson != NULL)
    return lesson;
  lesson = LYC_LESSON (lyc_library_lookup (library (self), LYC_KIND_LESSON, lesson_id));
  g_hash_table_insert (self->lessons, g_strdup (lesson_id), lesson);
  g_signal_connect_object (lesson, "changed", G_CALLBACK (lesson_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return lesson;
}

static int
compare (gint64 one, gint64 two)
{
  return (one > two) - (one < two);
}

/* By lesson, and in it by time; those without one stand first. */
static int
sort_cb (gconstpointer one, gconstpointer two, gpointer data)
{
  LycNote *a = (LycNote *) one, *b = (LycNote *) two;
  LycLesson *first = lyc_notes_view_get_lesson (data, lyc_note_get_lesson_id (a));
  LycLesson *second = lyc_notes_view_get_lesson (data, lyc_note_get_lesson_id (b));
  int order = compare (lyc_lesson_get_number (first), lyc_lesson_get_number (second));

  if (order == 0)
    order = compare (lyc_note_get_start_ms (a), lyc_note_get_start_ms (b));
  if (order == 0)
    order = compare (lyc_note_get_created_at (a), lyc_note_get_created_at (b));
  return order;
}

static gboolean
holds (const char *text, const char *words)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);

  return strstr (folded, words) != NULL;
}

static gboolean
filter_cb (gpointer item, gpointer data)
{
  LycNotesView *self = data;

  return self->words == NULL || holds (lyc_note_get_body (item), self->words)
         || holds (lyc_note_get_quote (item), self->words);
}

static void
header_cb (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  LycNotesView *self = data;
  const char *id = lyc_note_get_lesson_id (lyc_note_row_get_note (LYC_NOTE_ROW (row)));
  GtkWidget *label;

  if (!self->of_course
      || (before != NULL
          && g_str_equal (id,
                          lyc_note_get_lesson_id (lyc_note_row_get_note (LYC_NOTE_ROW (before))))))
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  label = gtk_label_new (lyc_lesson_get_title (lyc_notes_view_get_lesson (self, id)));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "notes-heading");
  gtk_list_box_row_set_header (row, label);
}

static GtkWidget *
create_row (gpointer item, gpointer data)
{
  LycNotesView *self = data;
  GtkWidget *row = lyc_note_row_new (self->services, item);

  if (self->lesson != NULL
      && g_str_equal (lyc_note_get_lesson_id (item), lyc_record_get_id (LYC_RECORD (self->lesson))))
    lyc_note_row_set_position (LYC_NOTE_ROW (row), self->position_ms);
  return row;
}

/* What stands in the place of the list: nothing written yet, or nothing found. */
static void
update_empty (LycNotesView *self)
{
  gboolean any = g_list_model_get_n_items (G_LIST_MODEL (self->shown)) > 0;
  gboolean sought = self->words != NULL;

  if (sought)
    lyc_empty_state_set (self->empty, "edit-find-symbolic",
                         _("Nothing found"), _("No note has these words."));
  else
    lyc_empty_state_set (
        self->empty, "document-edit-symbolic",
        _("No notes yet"),
           _("Only you see them. Press N while the video plays, or write below."));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "notes.export-markdown", any);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "notes.export-webvtt", any);
  gtk_stack_set_visible_child_name (self->stack, any ? "list" : "empty");
}

/* The note that was asked for, among its neighbours. */
void
lyc_notes_view_show_wanted (LycNotesView *self)
{
  GtkListBoxRow *row;

  for (int i = 0;
       self->wanted != NULL && (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (g_str_equal (lyc_record_get_id (LYC_RECORD (lyc_note_row_get_note (LYC_NOTE_ROW (row)))),
                     self->wanted))
      {
        g_clear_pointer (&self->wanted, g_free);
        lyc_row_reveal (GTK_WIDGET (row));
      }
}

/* Returns: whether the course came to be known after its notes were to be listed */
gboolean
lyc_notes_view_is_outdated (LycNotesView *self)
{
  return self->lesson != NULL && self->of_course
         && g_strcmp0 (self->listed, lyc_lesson_get_course_id (self->lesson)) != 0;
}

/* Lists the notes of the lesson or of its course; follows the store from then on. */
void
lyc_notes_view_show_list (LycNotesView *self)
{
  LycQuery query = { LYC_KIND_NOTE, LYC_QUERY_BY_PARENT, NULL, FALSE, 0 };
  g_autoptr (LycResults) notes = NULL;
  g_autoptr (GtkSortListModel) sorted = NULL;

  if (self->lesson != NULL)
    query.key = lyc_record_get_id (LYC_RECORD (self->lesson));
  if (self->lesson != NULL && self->of_course)
    {
      query.by = LYC_QUERY_BY_SCOPE;
      query.key = lyc_lesson_get_course_id (self->lesson);
    }
  g_free (self->listed);
  self->listed = g_strdup (query.key);
  if (query.key != NULL && *query.key != '\0')
    notes = lyc_library_query (library (self), &query);
  sorted = gtk_sort_list_model_new (notes != NULL ? G_LIST_MODEL (g_object_ref (notes)) : NULL,
                                    g_object_ref (self->sorter));
  gtk_filter_list_model_set_model (self->shown, G_LIST_MODEL (sorted));
  update_empty (self);
}

void
lyc_notes_view_build_list (LycNotesView *self)
{
  self->sorter = GTK_SORTER (gtk_custom_sorter_new (sort_cb, self, NULL));
  self->filter = GTK_FILTER (gtk_custom_filter_new (filter_cb, self, NULL));
  self->shown = gtk_filter_list_model_new (NULL, g_object_ref (self->filter));
  gtk_list_box_set_header_func (self->list, header_cb, self, NULL);
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (self->shown), create_row, self, NULL);
  g_signal_connect_object (self->shown, "items-changed", G_CALLBACK (update_empty), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->shown, "items-changed", G_CALLBACK (lyc_notes_view_show_wanted),
                           self, G_CONNECT_SWAPPED);
  update_empty (self);
}
