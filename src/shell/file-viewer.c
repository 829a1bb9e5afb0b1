/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "file-viewer-private.h"

#include <glib/gi18n-lib.h>

#include "empty-state.h"
#include "error-code.h"
#include "lyc-shell-resources.h"
#include "people.h"
#include "progress-line.h"
#include "toasts.h"

/* Larger than its window it is never; smaller than this only where that is. */
#define WIDTH 960
#define HEIGHT 720

G_DEFINE_FINAL_TYPE (LycFileViewer, lyc_file_viewer, ADW_TYPE_WINDOW)

static void
lyc_file_viewer_dispose (GObject *object)
{
  LycFileViewer *self = LYC_FILE_VIEWER (object);

  g_cancellable_cancel (self->lifetime);
  if (self->content != NULL)
    lyc_file_viewer_stop (self);
  self->content = NULL;
  g_clear_object (&self->services);
  g_clear_object (&self->file);
  g_clear_object (&self->kept);
  G_OBJECT_CLASS (lyc_file_viewer_parent_class)->dispose (object);
}

static void
lyc_file_viewer_finalize (GObject *object)
{
  g_clear_object (&LYC_FILE_VIEWER (object)->lifetime);
  G_OBJECT_CLASS (lyc_file_viewer_parent_class)->finalize (object);
}

static void
lyc_file_viewer_class_init (LycFileViewerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyc_file_viewer_dispose;
  G_OBJECT_CLASS (klass)->finalize = lyc_file_viewer_finalize;
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  g_resources_register (lyc_shell_get_resource ());
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/lyceum_desktop/Lyceum/shell/file-viewer.ui");
  gtk_widget_class_bind_template_child (widget_class, LycFileViewer, heading);
  gtk_widget_class_bind_template_child (widget_class, LycFileViewer, toasts);
  gtk_widget_class_bind_template_child (widget_class, LycFileViewer, note);
  gtk_widget_class_bind_template_child (widget_class, LycFileViewer, stack);
  gtk_widget_class_bind_template_child (widget_class, LycFileViewer, state_page);
  gtk_widget_class_bind_template_child (widget_class, LycFileViewer, content);
  lyc_file_viewer_install_actions (widget_class);
}

static void
allow_actions (LycFileViewer *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "file.save", self->kept != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "file.open", self->kept != NULL);
}

/* Says in place of the content what is the matter. @again: whether it may be tried again */
void
lyc_file_viewer_say (LycFileViewer *self, const char *title, const char *text, gboolean again)
{
  LycEmptyState *state = LYC_EMPTY_STATE (self->state);

  lyc_empty_state_set (state, "lyceum-file-symbolic", title, text);
  lyc_empty_state_set_button (state, again ? _("Try again") : NULL, NULL);
  gtk_widget_set_visible (self->progress, FALSE);
  gtk_stack_set_visible_child_name (self->stack, "state");
}

/* @note: (nullable): what is to be known of what is shown */
void
lyc_file_viewer_take_content (LycFileViewer *self, GtkWidget *content, const char *note)
{
  adw_bin_set_child (self->content, content);
  gtk_label_set_text (self->note, note != NULL ? note : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note), note != NULL);
  gtk_stack_set_visible_child_name (self->stack, "content");
  gtk_widget_child_focus (content, GTK_DIR_TAB_FORWARD);
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LycFileViewer) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) kept = lyc_session_keep_file_finish (LYC_SESSION (source), result, &error);

  if (self->content == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self->fetching = FALSE;
  if (kept == NULL && g_error_matches (error, LYC_ERROR, LYC_ERROR_GONE))
    lyc_file_viewer_say (self, _("No longer here"), _("It was deleted, or it is not for you."), FALSE);
  else if (kept == NULL)
    lyc_file_viewer_say (self, _("It could not be fetched"),
                         _("Try again when you are online. What has come already is kept."), TRUE);
  else
    {
      self->kept = g_steal_pointer (&kept);
      allow_actions (self);
      lyc_file_viewer_show (self);
    }
}

static void
progress_cb (goffset current, goffset total, gpointer data)
{
  LycFileViewer *self = data;

  if (self->content == NULL || total <= 0)
    return;
  gtk_widget_set_visible (self->progress, TRUE);
  lyc_progress_line_set_fraction (LYC_PROGRESS_LINE (self->progress),
                                  (double) current / (double) total);
}

static void
fetch (LycFileViewer *self)
{
  if (self->fetching || self->kept != NULL)
    return;
  self->fetching = TRUE;
  lyc_file_viewer_say (self, _("Fetching the file"), NULL, FALSE);
  lyc_session_keep_file_async (lyc_services_get_session (self->services),
                               lyc_record_get_id (LYC_RECORD (self->file)), progress_cb, self,
                               self->lifetime, kept_cb, g_object_ref (self));
}

/* A file that is taken back is not shown any longer, whoever had it open. */
static void
changed_cb (LycFileViewer *self)
{
  g_autofree char *who
      = lyc_people_dup_shown_name (self->services, lyc_file_get_author_id (self->file));
  g_autofree char *size = g_format_size ((guint64) lyc_file_get_size (self->file));
  g_autofree char *detail = g_strdup_printf ("%s · %s", who, size);

  if (lyc_record_is_gone (LYC_RECORD (self->file)))
    {
      /* It may be shown again: what is asked for then is not cancelled. */
      g_cancellable_cancel (self->lifetime);
      g_object_unref (self->lifetime);
      self->lifetime = g_cancellable_new ();
      self->fetching = FALSE;
      lyc_file_viewer_stop (self);
      g_clear_object (&self->kept);
      allow_actions (self);
      lyc_file_viewer_say (self, _("No longer here"), _("It was deleted, or it is not for you."),
                           FALSE);
      return;
    }
  gtk_window_set_title (GTK_WINDOW (self), lyc_file_get_name (self->file));
  adw_window_title_set_title (self->heading, lyc_file_get_name (self->file));
  adw_window_title_set_subtitle (self->heading, detail);
  if (g_str_equal (lyc_file_get_state (self->file), "ready"))
    fetch (self);
}

static void
lyc_file_viewer_init (LycFileViewer *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  lyc_toasts_name_buttons (self->toasts);
  self->lifetime = g_cancellable_new ();
  self->state = lyc_empty_state_new ("lyceum-file-symbolic", _("On its way"),
                                     _("It is shown once it is here."));
  self->progress = lyc_progress_line_new ();
  lyc_progress_line_set_label (LYC_PROGRESS_LINE (self->progress), _("Fetching the file"));
  gtk_widget_set_size_request (self->progress, 240, -1);
  gtk_widget_set_halign (self->progress, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (self->progress, FALSE);
  gtk_box_append (self->state_page, self->state);
  gtk_box_append (self->state_page, self->progress);
  g_signal_connect_object (self->state, "activated", G_CALLBACK (fetch), self, G_CONNECT_SWAPPED);
  allow_actions (self);
}

/* Returns: (transfer floating): over @parent, and closed with it */
LycFileViewer *
lyc_file_viewer_new (GtkWindow *parent, LycServices *services, const char *file_id)
{
  LycFileViewer *self = g_object_new (LYC_TYPE_FILE_VIEWER, "transient-for", parent,
                                      "destroy-with-parent", TRUE, NULL);
  int width = parent != NULL ? gtk_widget_get_width (GTK_WIDGET (parent)) : WIDTH;
  int height = parent != NULL ? gtk_widget_get_height (GTK_WIDGET (parent)) : HEIGHT;

  gtk_window_set_default_size (GTK_WINDOW (self), MIN (WIDTH, width), MIN (HEIGHT, height));
  self->services = g_object_ref (services);
  self->file = LYC_FILE (
      lyc_library_lookup (lyc_services_get_library (services), LYC_KIND_FILE, file_id));
  g_signal_connect_object (self->file, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  changed_cb (self);
  return self;
}

/* Returns: (nullable): what shows the file, once it is shown */
GtkWidget *
lyc_file_viewer_get_content (LycFileViewer *self)
{
  return adw_bin_get_child (self->content);
}
