/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "attachment-chip.h"
#include "composer-private.h"
#include "file-dialogs.h"
#include "file-picker.h"
#include "flow-row.h"
#include "kit.h"
#include "shared-file.h"
#include "text-clean.h"

/* Files that go with what is written. Each belongs to the draft of its place: the upload begins at
 * once and goes on over a restart, and nobody else sees the file before the post names it. */

/* As in the API's description. */
#define MAX_FILES 10

static LycSession *
session (LycComposer *self)
{
  return lyc_services_get_session (self->services);
}

static const char *const *
ids_of (LycComposer *self)
{
  static const char *const none[] = { NULL };

  return self->place != NULL ? lyc_session_get_draft_files (session (self), self->place) : none;
}

static void
complain (LycComposer *self, const char *text)
{
  g_free (self->trouble);
  self->trouble = g_strdup (text);
  _lyc_composer_update (self);
}

/* What others see already is not this draft's alone: it stays where it is. */
static void
take_away (LycComposer *self, const char *file_id)
{
  LycOutbox *outbox = lyc_services_get_outbox (self->services);
  g_autoptr (LycAct) act = lyc_act_delete_file (file_id, self->attach_cohort);
  g_autoptr (LycRecord) file
      = lyc_library_lookup (lyc_services_get_library (self->services), LYC_KIND_FILE, file_id);

  if (lyc_file_is_shared (LYC_FILE (file)))
    return;
  lyc_outbox_cancel (outbox, file_id);
  lyc_outbox_perform (outbox, act);
}

static void
set_ids (LycComposer *self, GPtrArray *ids)
{
  g_ptr_array_add (ids, NULL);
  lyc_session_set_draft_files (session (self), self->place, (const char *const *) ids->pdata);
  _lyc_composer_show_files (self, TRUE);
  _lyc_composer_update (self);
}

static void
removed_cb (LycAttachmentChip *chip, LycComposer *self)
{
  g_autofree char *id = g_strdup (lyc_attachment_chip_get_file_id (chip));
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  for (const char *const *one = ids_of (self); *one != NULL; one++)
    if (!g_str_equal (*one, id))
      g_ptr_array_add (ids, g_strdup (*one));
  take_away (self, id);
  set_ids (self, ids);
  gtk_widget_grab_focus (self->view);
}

/* @shown: whether the draft's files are those of what is being written, and not on their way */
void
_lyc_composer_show_files (LycComposer *self, gboolean shown)
{
  self->has_files = FALSE;
  lyc_flow_row_remove_all (LYC_FLOW_ROW (self->files));
  for (const char *const *id = ids_of (self); shown && *id != NULL && self->editing == NULL; id++)
    {
      GtkWidget *chip = lyc_attachment_chip_new (self->services, *id);

      g_signal_connect (chip, "removed", G_CALLBACK (removed_cb), self);
      lyc_flow_row_append (LYC_FLOW_ROW (self->files), chip);
      self->has_files = TRUE;
    }
  gtk_widget_set_visible (self->files, self->has_files);
}

/* Adds to the draft's files; what stands there is not what is on its way with other files. */
static void
add_id (LycComposer *self, const char *file_id)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *text = lyc_composer_dup_text (self);

  for (const char *const *one = ids_of (self); self->has_files && *one != NULL; one++)
    g_ptr_array_add (ids, g_strdup (*one));
  g_ptr_array_add (ids, g_strdup (file_id));
  lyc_session_set_draft (session (self), self->place, text);
  set_ids (self, ids);
}

static void
attach (LycComposer *self, const char *path, const char *name, gint64 size, const char *type)
{
  g_autofree char *clean = lyc_text_clean_file_name (name);
  LycAttaching attaching = { .cohort_id = self->attach_cohort,
                             .container_id = self->attach_container,
                             .path = path,
                             .name = *clean != '\0' ? clean : _("file"),
                             .media_type = type,
                             .size = size };
  g_autoptr (LycAct) act = lyc_act_attach_file (
      &attaching, lyc_session_get_user_id (session (self)), g_get_real_time () / 1000);

  lyc_outbox_perform (lyc_services_get_outbox (self->services), act);
  add_id (self, lyc_act_get_id (act));
}

/* What is written next goes without the files of what was just sent. */
void
_lyc_composer_drop_sent_files (LycComposer *self)
{
  static const char *const none[] = { NULL };

  if (!self->has_files && self->editing == NULL && *ids_of (self) != NULL)
    lyc_session_set_draft_files (session (self), self->place, none);
}

/* Returns: (transfer full): the names of the files, for a post that says nothing else */
char *
_lyc_composer_dup_file_names (LycComposer *self)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (const char *const *id = ids_of (self); self->has_files && *id != NULL; id++)
    {
      g_autoptr (LycRecord) file
          = lyc_library_lookup (lyc_services_get_library (self->services), LYC_KIND_FILE, *id);

      g_ptr_array_add (names, g_strdup (lyc_record_get_string (file, "name")));
    }
  g_ptr_array_add (names, NULL);
  return g_strjoinv (", ", (char **) names->pdata);
}

static gboolean
has_room (LycComposer *self)
{
  g_autofree char *text = NULL;

  if (!self->has_files || g_strv_length ((char **) ids_of (self)) < MAX_FILES)
    return TRUE;
  text = g_strdup_printf (_("At most %d files go with one post."), MAX_FILES);
  complain (self, text);
  return FALSE;
}

/* Says what cannot be shared before anything of it is sent. */
static gboolean
may_attach (LycComposer *self, const char *name, gint64 size)
{
  gint64 limit = lyc_session_get_upload_limit (session (self));
  g_autofree char *most = g_format_size ((guint64) limit);
  g_autofree char *much = g_format_size ((guint64) size);
  g_autofree char *text = NULL;

  if (!has_room (self))
    return FALSE;
  if (limit > 0 && size > limit)
    text = g_strdup_printf (_("“%s” has %s; at most %s can be shared."), name, much, most);
  else if (size == 0)
    text = g_strdup_printf (_("“%s” is empty."), name);
  if (text != NULL)
    complain (self, text);
  return text == NULL;
}

static void
looked_at_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LycComposer) self = data;
  g_autoptr (GFileInfo) info = g_file_query_info_finish (G_FILE (source), result, NULL);
  g_autofree char *type = NULL;

  if (self->place == NULL || self->view == NULL)
    return;
  if (info == NULL || g_file_peek_path (G_FILE (source)) == NULL
      || g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    {
      complain (self, _("This cannot be shared. Choose a file on this computer."));
      return;
    }
  if (!may_attach (self, g_file_info_get_display_name (info), g_file_info_get_size (info)))
    return;
  type = g_content_type_get_mime_type (g_file_info_get_content_type (info));
  attach (self, g_file_peek_path (G_FILE (source)), g_file_info_get_display_name (info),
          g_file_info_get_size (info), type != NULL ? type : "application/octet-stream");
}

/**
 * lyc_composer_attach_file:
 * @file: on this computer; it must stay where it is until it is uploaded
 *
 * Uploads @file and lets it go with what is written.
 */
void
lyc_composer_attach_file (LycComposer *self, GFile *file)
{
  if (!_lyc_composer_can_attach (self))
    return;
  g_file_query_info_async (file,
                           G_FILE_ATTRIBUTE_STANDARD_DISPLAY_NAME "," G_FILE_ATTRIBUTE_STANDARD_SIZE
                           "," G_FILE_ATTRIBUTE_STANDARD_TYPE
                           "," G_FILE_ATTRIBUTE_STANDARD_CONTENT_TYPE,
                           G_FILE_QUERY_INFO_NONE, G_PRIORITY_DEFAULT, NULL, looked_at_cb,
                           g_object_ref (self));
}

gboolean
_lyc_composer_can_attach (LycComposer *self)
{
  return self->attachable && self->reason == NULL && self->editing == NULL && self->place != NULL;
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LycComposer) self = data;
  g_autoptr (GListModel) files = lyc_file_dialogs_open_many_finish (result, NULL);

  for (guint i = 0; files != NULL && i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);

      lyc_composer_attach_file (self, file);
    }
}

/**
 * lyc_composer_share_file:
 * @file_id: a file of the cohort that others see already
 *
 * Lets it go with what is written, without uploading it again: it stays the same file, with the one
 * thread about it.
 */
void
lyc_composer_share_file (LycComposer *self, const char *file_id)
{
  if (!_lyc_composer_can_attach (self) || !has_room (self)
      || (self->has_files && g_strv_contains (ids_of (self), file_id)))
    return;
  add_id (self, file_id);
  gtk_widget_grab_focus (self->view);
}

static void
picked_cb (LycComposer *self, const char *file_id)
{
  lyc_composer_share_file (self, file_id);
}

static void
choose_cb (LycComposer *self)
{
  lyc_file_dialogs_open_many_async (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                    _("Attach Files"), NULL, chosen_cb, g_object_ref (self));
}

/* Asks which; where the cohort has no files yet, there is one answer only. */
static void
attach_clicked_cb (LycComposer *self)
{
  graphene_rect_t at;

  if (self->picker == NULL || !lyc_file_picker_has_files (LYC_FILE_PICKER (self->picker))
      || !gtk_widget_compute_bounds (self->attach, GTK_WIDGET (self), &at))
    {
      choose_cb (self);
      return;
    }
  gtk_popover_set_pointing_to (GTK_POPOVER (self->picker),
                               &(GdkRectangle){ (int) at.origin.x, (int) at.origin.y,
                                                (int) at.size.width, (int) at.size.height });
  gtk_popover_popup (GTK_POPOVER (self->picker));
}

/* The files of the cohort whose conversation it is. */
static void
set_picker (LycComposer *self, const char *cohort_id)
{
  g_clear_pointer (&self->picker, gtk_widget_unparent);
  if (cohort_id == NULL)
    return;
  self->picker = lyc_file_picker_new (self->services, cohort_id);
  gtk_widget_set_parent (self->picker, GTK_WIDGET (self));
  gtk_popover_set_position (GTK_POPOVER (self->picker), GTK_POS_TOP);
  g_signal_connect_object (self->picker, "computer", G_CALLBACK (choose_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->picker, "picked", G_CALLBACK (picked_cb), self, G_CONNECT_SWAPPED);
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, LycComposer *self)
{
  if (!_lyc_composer_can_attach (self) || !G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST))
    return FALSE;
  for (GSList *one = g_value_get_boxed (value); one != NULL; one = one->next)
    lyc_composer_attach_file (self, one->data);
  return TRUE;
}

/**
 * lyc_composer_take_drops:
 * @where: what is about the same place as the composer, or the composer
 *
 * Files that are dropped there are attached to what is being written.
 */
void
lyc_composer_take_drops (LycComposer *self, GtkWidget *where)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  /* Before the text, which would take the names of the files for words. */
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (target), GTK_PHASE_CAPTURE);
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, 0);
  gtk_widget_add_controller (where, GTK_EVENT_CONTROLLER (target));
}

/* The button, and where files can be dropped and pasted. */
GtkWidget *
_lyc_composer_new_attach_button (LycComposer *self)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("lyceum-attach-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_END);
  gtk_widget_set_visible (button, FALSE);
  g_signal_connect_object (button, "clicked", G_CALLBACK (attach_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  lyc_composer_take_drops (self, GTK_WIDGET (self));
  _lyc_composer_follow_paste (self);
  self->attach = button;
  return button;
}

/* Says how large a file may be before one is chosen. */
void
_lyc_composer_update_attach (LycComposer *self)
{
  g_autofree char *most = g_format_size ((guint64) lyc_session_get_upload_limit (session (self)));
  g_autofree char *text = g_strdup_printf (_("Attach files, up to %s each"), most);

  gtk_widget_set_visible (self->attach, self->attachable && self->editing == NULL);
  gtk_widget_set_sensitive (self->attach, _lyc_composer_can_attach (self));
  lyc_kit_set_tooltip (self->attach, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->attach), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  text, -1);
}

/**
 * lyc_composer_set_attach_place:
 * @cohort_id: (nullable): whose conversation it is
 * @container_id: (nullable): the conversation, where there is one already
 *
 * Lets files go with what is written; with neither, none do.
 */
void
lyc_composer_set_attach_place (LycComposer *self, const char *cohort_id, const char *container_id)
{
  g_autofree char *before = g_steal_pointer (&self->attach_cohort);

  g_free (self->attach_container);
  self->attach_cohort = cohort_id != NULL && *cohort_id != '\0' ? g_strdup (cohort_id) : NULL;
  if (g_strcmp0 (before, self->attach_cohort) != 0)
    set_picker (self, self->attach_cohort);
  self->attach_container = g_strdup (container_id);
  self->attachable = self->attach_cohort != NULL || self->attach_container != NULL;
  _lyc_composer_update (self);
}
