/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "note-row.h"

#include <glib/gi18n-lib.h>

#include "acts.h"
#include "asset.h"
#include "composer.h"
#include "label-wrap.h"
#include "lyc-course-resources.h"
#include "markdown.h"
#include "post-text.h"
#include "timecode-chip.h"

/* A note without an end belongs to what comes right after it. */
#define LIT_MS 10000

struct _LycNoteRow
{
  GtkListBoxRow parent_instance;

  LycServices *services;
  LycNote *note;
  LycAsset *asset;    /* what the times belong to; NULL for none */
  gint64 editing_rev; /* of the text that is being edited */

  GtkBox *times;
  GtkStack *stack;
  GtkBox *text_box;
  GtkLabel *quote;
  GtkLabel *meta;
  GtkMenuButton *menu_button;
  GtkWidget *chip;
  GtkWidget *text;
  GtkWidget *composer; /* NULL before the note is edited */
};

G_DEFINE_FINAL_TYPE (LycNoteRow, lyc_note_row, GTK_TYPE_LIST_BOX_ROW)

static char *
dup_draft_place (LycNoteRow *self)
{
  return g_strconcat ("note:", lyc_record_get_id (LYC_RECORD (self->note)), NULL);
}

/* Whether the video was changed since, and what the note is about was not found in it again. */
static gboolean
is_lost (LycNoteRow *self)
{
  return self->asset != NULL && lyc_record_is_loaded (LYC_RECORD (self->asset))
         && lyc_note_get_start_ms (self->note) >= 0
         && lyc_asset_get_revision (self->asset) > lyc_note_get_asset_rev (self->note);
}

static char *
dup_trouble (LycNoteRow *self)
{
  LycRecord *record = LYC_RECORD (self->note);
  const char *reason = lyc_record_get_pending_reason (record);
  g_autofree char *time = lyc_timecode_format (lyc_note_get_start_ms (self->note));

  if (lyc_record_get_pending (record) != LYC_PENDING_FAILED)
    return is_lost (self) ? g_strdup_printf (_("The video was changed; this was at %s."), time)
                          : NULL;
  return g_strdup_printf (_("Kept on this computer only: %s"),
                             reason != NULL ? reason : _("it could not be saved."));
}

static void
name_row (LycNoteRow *self)
{
  gint64 start_ms = lyc_note_get_start_ms (self->note);
  g_autofree char *words = lyc_markdown_to_plain (lyc_note_get_body (self->note), NULL, NULL);
  g_autofree char *time = lyc_timecode_format (start_ms);
  g_autofree char *name
      = start_ms >= 0 ? g_strdup_printf ("%s, %s", time, words) : g_strdup (words);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
update (LycNoteRow *self)
{
  gint64 start_ms = lyc_note_get_start_ms (self->note);
  const char *quote = lyc_note_get_quote (self->note);
  g_autofree char *trouble = dup_trouble (self);

  lyc_timecode_chip_set_time (self->chip, is_lost (self) ? -1 : start_ms);
  lyc_post_text_set_markdown (LYC_POST_TEXT (self->text), lyc_note_get_body (self->note));
  gtk_label_set_text (self->quote, quote);
  gtk_widget_set_visible (GTK_WIDGET (self->quote),
                          *quote != '\0' && lyc_note_get_end_ms (self->note) > start_ms);
  gtk_label_set_text (self->meta, trouble != NULL ? trouble : "");
  gtk_widget_set_visible (GTK_WIDGET (self->meta), trouble != NULL);
  name_row (self);
}

static void
seek (LycNoteRow *self)
{
  gint64 start_ms = lyc_note_get_start_ms (self->note);

  gtk_widget_activate_action (GTK_WIDGET (self), "win.lesson-open-at", "(sx)",
                              lyc_note_get_lesson_id (self->note), start_ms);
}

static void
leave_editor (LycNoteRow *self)
{
  gtk_stack_set_visible_child_name (self->stack, "text");
  gtk_widget_set_visible (GTK_WIDGET (self->menu_button), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
submit_cb (LycNoteRow *self, const LycWriting *writing)
{
  g_autoptr (LycAct) act = lyc_act_edit_note (self->note, self->editing_rev, writing->body,
                                              g_get_real_time () / G_TIME_SPAN_MILLISECOND);

  lyc_act_set_draft (act, writing->draft, writing->draft_text);
  lyc_outbox_perform (lyc_services_get_outbox (self->services), act);
  leave_editor (self);
}

/* Escape leaves the note as it was. */
static gboolean
editor_key_cb (GtkEventControllerKey *keys, guint key, guint code, GdkModifierType state,
               LycNoteRow *self)
{
  g_autofree char *place = dup_draft_place (self);

  if (key != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  lyc_composer_set_place (LYC_COMPOSER (self->composer), NULL);
  lyc_session_set_draft (lyc_services_get_session (self->services), place, "");
  leave_editor (self);
  return GDK_EVENT_STOP;
}

static void
create_editor (LycNoteRow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->composer = lyc_composer_new (self->services);
  lyc_composer_set_name (LYC_COMPOSER (self->composer), _("Edit the note"));
  lyc_composer_set_placeholder (LYC_COMPOSER (self->composer), _("Write a note…"));
  g_signal_connect_object (self->composer, "submit", G_CALLBACK (submit_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (editor_key_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (self->composer, keys);
  gtk_stack_add_named (self->stack, self->composer, "editor");
}

gboolean
lyc_note_row_is_editing (LycNoteRow *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "editor") == 0;
}

/* Returns: whether something was begun here before, which the editor now holds */
static gboolean
fill_editor (LycNoteRow *self)
{
  g_autofree char *place = dup_draft_place (self);
  g_autofree char *begun = NULL;

  if (self->composer == NULL)
    create_editor (self);
  self->editing_rev = lyc_record_get_rev (LYC_RECORD (self->note));
  lyc_composer_set_place (LYC_COMPOSER (self->composer), place);
  begun = lyc_composer_dup_text (LYC_COMPOSER (self->composer));
  return *begun != '\0';
}

static void
show_editor (LycNoteRow *self)
{
  gtk_stack_set_visible_child_name (self->stack, "editor");
  gtk_widget_set_visible (GTK_WIDGET (self->menu_button), FALSE);
}

/* Puts the text into a box in its place; what was begun there before comes back. */
void
lyc_note_row_edit (LycNoteRow *self)
{
  if (lyc_note_row_is_editing (self))
    return;
  if (!fill_editor (self))
    lyc_composer_set_text (LYC_COMPOSER (self->composer), lyc_note_get_body (self->note));
  show_editor (self);
  lyc_composer_focus (LYC_COMPOSER (self->composer));
}

/* What was being changed when the program ended is in its box again. */
static void
resume_editing (LycNoteRow *self)
{
  g_autofree char *place = dup_draft_place (self);
  const char *draft = lyc_session_get_draft (lyc_services_get_session (self->services), place);

  if (draft != NULL && *draft != '\0' && fill_editor (self))
    show_editor (self);
}

static void
edit_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  lyc_note_row_edit (LYC_NOTE_ROW (widget));
}

/* One act brings it to where one only has to send it: nothing private is published by a slip. */
static void
share_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LycNote *note = LYC_NOTE_ROW (widget)->note;
  gint64 start_ms = lyc_note_get_start_ms (note), end_ms = lyc_note_get_end_ms (note);

  gtk_widget_activate_action (
      widget, "win.note-share", "(sssxxs)", lyc_note_get_lesson_id (note),
      start_ms >= 0 && !is_lost (LYC_NOTE_ROW (widget)) ? lyc_note_get_asset_id (note) : "",
      lyc_note_get_quote (note), start_ms, MAX (start_ms, end_ms), lyc_note_get_body (note));
}

static void
delete_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LycNoteRow *self = LYC_NOTE_ROW (widget);

  if (!lyc_note_row_is_editing (self))
    gtk_widget_activate_action (widget, "notes.delete", "s",
                                lyc_record_get_id (LYC_RECORD (self->note)));
}

static void
menu_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_menu_button_popup (LYC_NOTE_ROW (widget)->menu_button);
}

static void
lyc_note_row_dispose (GObject *object)
{
  LycNoteRow *self = LYC_NOTE_ROW (object);

  if (self->note != NULL)
    g_signal_handlers_disconnect_by_data (self->note, self);
  g_clear_object (&self->asset);
  g_clear_object (&self->services);
  g_clear_object (&self->note);
  G_OBJECT_CLASS (lyc_note_row_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "note.edit", NULL, edit_cb);
  gtk_widget_class_install_action (klass, "note.share", NULL, share_cb);
  gtk_widget_class_install_action (klass, "note.delete", NULL, delete_cb);
  gtk_widget_class_install_action (klass, "note.menu", NULL, menu_cb);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_F2, 0, "note.edit", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_Delete, 0, "note.delete", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_Menu, 0, "note.menu", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_F10, GDK_SHIFT_MASK, "note.menu", NULL);
}

static void
lyc_note_row_class_init (LycNoteRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyc_note_row_dispose;
  install_actions (widget_class);
  g_resources_register (lyc_course_get_resource ());
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/lyceum_desktop/Lyceum/course/note-row.ui");
  gtk_widget_class_bind_template_child (widget_class, LycNoteRow, times);
  gtk_widget_class_bind_template_child (widget_class, LycNoteRow, stack);
  gtk_widget_class_bind_template_child (widget_class, LycNoteRow, text_box);
  gtk_widget_class_bind_template_child (widget_class, LycNoteRow, quote);
  gtk_widget_class_bind_template_child (widget_class, LycNoteRow, meta);
  gtk_widget_class_bind_template_child (widget_class, LycNoteRow, menu_button);
}

static void
lyc_note_row_init (LycNoteRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  lyc_label_wrap (self->quote);
  lyc_label_wrap (self->meta);
  self->chip = lyc_timecode_chip_new ();
  gtk_widget_set_halign (self->chip, GTK_ALIGN_START);
  gtk_box_append (self->times, self->chip);
  g_signal_connect_object (self->chip, "clicked", G_CALLBACK (seek), self, G_CONNECT_SWAPPED);
}

static void
follow_asset (LycNoteRow *self)
{
  const char *id = lyc_note_get_asset_id (self->note);

  if (*id == '\0')
    return;
  self->asset = LYC_ASSET (
      lyc_library_lookup (lyc_services_get_library (self->services), LYC_KIND_ASSET, id));
  g_signal_connect_object (self->asset, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
}

GtkWidget *
lyc_note_row_new (LycServices *services, LycNote *note)
{
  LycNoteRow *self = g_object_new (LYC_TYPE_NOTE_ROW, NULL);

  self->services = g_object_ref (services);
  self->note = g_object_ref (note);
  self->text = lyc_post_text_new (services);
  gtk_box_insert_child_after (self->text_box, self->text, GTK_WIDGET (self->quote));
  g_signal_connect_object (note, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  follow_asset (self);
  update (self);
  resume_editing (self);
  return GTK_WIDGET (self);
}

LycNote *
lyc_note_row_get_note (LycNoteRow *self)
{
  return self->note;
}

/* Lights the row while what it is about plays; -1 for another video. */
void
lyc_note_row_set_position (LycNoteRow *self, gint64 position_ms)
{
  gint64 start_ms = lyc_note_get_start_ms (self->note);
  gint64 end_ms = MAX (lyc_note_get_end_ms (self->note), start_ms + LIT_MS);

  if (start_ms >= 0 && !is_lost (self) && position_ms >= start_ms && position_ms < end_ms)
    gtk_widget_add_css_class (GTK_WIDGET (self), "now");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "now");
}
