/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* Deleting notes, taking that back, and writing them into a file. */

#include "notes-view-private.h"

#include <glib/gi18n-lib.h>

#include "acts.h"
#include "file-dialogs.h"
#include "notes-export.h"
#include "text-clean.h"

static LycNote *
find_note (LycNotesView *self, const char *id)
{
  GListModel *notes = G_LIST_MODEL (self->shown);

  for (guint i = 0; i < g_list_model_get_n_items (notes); i++)
    {
      g_autoptr (LycRecord) note = g_list_model_get_item (notes, i);

      if (g_str_equal (lyc_record_get_id (note), id))
        return LYC_NOTE (g_steal_pointer (&note));
    }
  return NULL;
}

/* The note as it is now; its own record is empty as soon as it is deleted. */
static LycNote *
copy_note (LycNote *note)
{
  LycRecord *copy = lyc_record_new (LYC_KIND_NOTE, lyc_record_get_id (LYC_RECORD (note)));

  lyc_record_update (copy, lyc_record_get_fields (LYC_RECORD (note)), LYC_PENDING_NONE, NULL);
  return LYC_NOTE (copy);
}

static void
delete_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LycNotesView *self = LYC_NOTES_VIEW (widget);
  const char *id = g_variant_get_string (parameter, NULL);
  g_autoptr (LycNote) note = find_note (self, id);
  g_autoptr (LycAct) act = NULL;

  if (note == NULL)
    return;
  g_hash_table_insert (self->deleted, g_strdup (id), copy_note (note));
  act = lyc_act_delete_note (note);
  lyc_outbox_perform (lyc_services_get_outbox (self->services), act);
  gtk_widget_activate_action (widget, "win.toast-undo", "(sss)",
                              _("The note is deleted."), "win.note-restore", id);
  lyc_composer_focus (LYC_COMPOSER (self->composer));
}

/* Takes the deletion of a note back, as long as the view is there. */
void
lyc_notes_view_restore (LycNotesView *self, const char *note_id)
{
  LycNote *note = g_hash_table_lookup (self->deleted, note_id);
  LycNoteWriting writing = { 0 };
  g_autoptr (LycAct) act = NULL;

  if (note == NULL)
    return;
  writing = (LycNoteWriting){ .lesson_id = lyc_note_get_lesson_id (note),
                              .course_id = lyc_note_get_course_id (note),
                              .asset_id = lyc_note_get_asset_id (note),
                              .asset_rev = lyc_note_get_asset_rev (note),
                              .start_ms = lyc_note_get_start_ms (note),
                              .end_ms = lyc_note_get_end_ms (note),
                              .cue_id = lyc_note_get_cue_id (note),
                              .quote = lyc_note_get_quote (note),
                              .body = lyc_note_get_body (note) };
  act = lyc_act_restore_note (note_id, &writing, lyc_note_get_created_at (note),
                              g_get_real_time () / G_TIME_SPAN_MILLISECOND);
  lyc_outbox_perform (lyc_services_get_outbox (self->services), act);
  g_hash_table_remove (self->deleted, note_id);
}

/* What goes into a file that the person still chooses. */
typedef struct
{
  LycNotesView *self;
  char *text;
} Export;

static void
export_free (Export *export)
{
  g_object_unref (export->self);
  g_free (export->text);
  g_free (export);
}

static void
tell (Export *export, const char *text)
{
  gtk_widget_activate_action (GTK_WIDGET (export->self), "win.toast", "s", text);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Export *export = data;
  g_autoptr (GError) error = NULL;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    tell (export, _("The notes are saved."));
  else
    tell (export, _("The notes could not be saved there. Choose another place."));
  export_free (export);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Export *export = data;
  g_autoptr (GFile) file = lyc_file_dialogs_save_finish (result, NULL);

  if (file == NULL)
    {
      export_free (export);
      return;
    }
  g_file_replace_contents_async (file, export->text, strlen (export->text), NULL, FALSE,
                                 G_FILE_CREATE_NONE, NULL, written_cb, export);
}

/* Takes @text. */
static void
save (LycNotesView *self, char *text, const char *ending)
{
  Export *export = g_new0 (Export, 1);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autofree char *wanted
      = g_strdup_printf ("%s - %s.%s", _("My notes"), lyc_lesson_get_title (self->lesson), ending);
  g_autofree char *name = lyc_text_clean_file_name (wanted);

  export->self = g_object_ref (self);
  export->text = text;
  lyc_file_dialogs_save_async (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                               _("Export Notes"), name, NULL, chosen_cb, export);
}

static LycLesson *
lesson_cb (const char *lesson_id, gpointer data)
{
  return lyc_notes_view_get_lesson (data, lesson_id);
}

static void
markdown_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LycNotesView *self = LYC_NOTES_VIEW (widget);

  save (self, lyc_notes_export_markdown (G_LIST_MODEL (self->shown), lesson_cb, self), "md");
}

/* Captions go with one video: that of the lesson. */
static void
webvtt_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LycNotesView *self = LYC_NOTES_VIEW (widget);

  save (self,
        lyc_notes_export_webvtt (G_LIST_MODEL (self->shown),
                                 lyc_record_get_id (LYC_RECORD (self->lesson))),
        "vtt");
}

void
lyc_notes_view_install_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "notes.delete", "s", delete_cb);
  gtk_widget_class_install_action (klass, "notes.export-markdown", NULL, markdown_cb);
  gtk_widget_class_install_action (klass, "notes.export-webvtt", NULL, webvtt_cb);
}
