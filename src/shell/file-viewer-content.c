/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* What shows a file that is there, by what it is. */

#include "file-viewer-private.h"

#include "small-picture.h"

#include <glib/gi18n-lib.h>

#include "file-reading.h"
#include "pdf-view.h"
#include "player-view.h"
#include "post-text.h"
#include "reserved-picture.h"
#include "sound-line.h"

/* Longer texts are shown as they are written, bytes: each block is a widget. */
#define MAX_MARKDOWN (32 * 1024)

#define TEXT_MARGIN 18
#define TEXT_WIDTH 760

static void
say_other_program (LycFileViewer *self, const char *title)
{
  lyc_file_viewer_say (self, title, _("Open it with another program, or save a copy."), FALSE);
}

static GtkWidget *
scrolled (GtkWidget *child)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), child);
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

/* Worker-decoded, so that what is large does not hold the window up. */
static GtkWidget *
create_picture (LycFileViewer *self, GdkTexture *texture)
{
  GtkWidget *picture = gtk_picture_new_for_paintable (GDK_PAINTABLE (texture));

  gtk_picture_set_content_fit (GTK_PICTURE (picture), GTK_CONTENT_FIT_SCALE_DOWN);
  gtk_picture_set_alternative_text (GTK_PICTURE (picture), lyc_file_get_name (self->file));
  gtk_widget_set_focusable (picture, TRUE);
  return picture;
}

static void
preview_decoded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LycFileViewer) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = lyc_small_picture_decode_finish (result, &error);

  if (self->content == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (texture == NULL)
    say_other_program (self, _("This picture is not shown here"));
  else
    lyc_file_viewer_take_content (
        self, create_picture (self, texture),
        _("This is a small copy. Open it with another program to see all of it."));
}

static void
preview_loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LycFileViewer) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes
      = lyc_session_load_preview_finish (LYC_SESSION (source), result, &error);

  if (self->content == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (bytes == NULL)
    say_other_program (self, _("This picture is not shown here"));
  else
    lyc_small_picture_decode_async (bytes, self->lifetime, preview_decoded_cb,
                                    g_object_ref (self));
}

/* What is not decoded here was seen by the platform. */
static void
show_small_picture (LycFileViewer *self)
{
  LycPreview preview;

  if (!lyc_file_get_preview (self->file, &preview) || preview.width == 0)
    say_other_program (self, _("This picture is not shown here"));
  else
    lyc_session_load_preview_async (lyc_services_get_session (self->services),
                                    lyc_record_get_id (LYC_RECORD (self->file)), self->lifetime,
                                    preview_loaded_cb, g_object_ref (self));
}

static void
picture_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LycFileViewer) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LycFileReading) reading = lyc_file_reading_finish (result, &error);

  if (self->content == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (reading != NULL)
    lyc_file_viewer_take_content (self, create_picture (self, reading->texture), NULL);
  else
    show_small_picture (self);
}

static void
document_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LycFileViewer) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LycFileReading) reading = lyc_file_reading_finish (result, &error);
  GtkWidget *view;

  if (self->content == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (reading == NULL)
    {
      say_other_program (self, _("This document is not shown here"));
      return;
    }
  view = lyc_pdf_view_new (self->services);
  lyc_pdf_view_show_bytes (LYC_PDF_VIEW (view), reading->bytes);
  lyc_file_viewer_take_content (self, view, NULL);
}

static GtkWidget *
create_plain_text (LycFileViewer *self, const char *text)
{
  GtkWidget *view = gtk_text_view_new ();

  gtk_text_view_set_editable (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_monospace (GTK_TEXT_VIEW (view), TRUE);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (view), TEXT_MARGIN);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (view), TEXT_MARGIN);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (view), TEXT_MARGIN);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (view), TEXT_MARGIN);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), text, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  lyc_file_get_name (self->file), -1);
  return scrolled (view);
}

static GtkWidget *
create_markdown (LycFileViewer *self, const char *text)
{
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *words = lyc_post_text_new (self->services);

  lyc_post_text_set_markdown (LYC_POST_TEXT (words), text);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), TEXT_WIDTH);
  adw_clamp_set_child (ADW_CLAMP (clamp), words);
  gtk_widget_set_valign (words, GTK_ALIGN_START);
  gtk_widget_set_margin_start (clamp, TEXT_MARGIN);
  gtk_widget_set_margin_end (clamp, TEXT_MARGIN);
  gtk_widget_set_margin_top (clamp, TEXT_MARGIN);
  gtk_widget_set_margin_bottom (clamp, TEXT_MARGIN);
  return scrolled (clamp);
}

static void
text_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LycFileViewer) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LycFileReading) reading = lyc_file_reading_finish (result, &error);
  gboolean formatted;

  if (self->content == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (reading == NULL)
    {
      say_other_program (self, _("This is no text that can be shown here"));
      return;
    }
  formatted = lyc_file_is_markdown (self->file) && strlen (reading->text) <= MAX_MARKDOWN;
  lyc_file_viewer_take_content (
      self,
      formatted ? create_markdown (self, reading->text) : create_plain_text (self, reading->text),
      reading->cut ? _("Only the beginning is shown. Open it with another program to see all of it.")
                   : NULL);
}

static void
show_video (LycFileViewer *self)
{
  GtkWidget *view = lyc_player_view_new ();
  g_autofree char *uri = g_file_get_uri (self->kept);

  lyc_file_viewer_take_content (self, view, NULL);
  lyc_player_view_open (LYC_PLAYER_VIEW (view), uri, NULL, 0);
  lyc_player_view_play (LYC_PLAYER_VIEW (view));
}

static void
trouble_cb (LycFileViewer *self, const char *sentence)
{
  say_other_program (self, _("This sound is not played here"));
}

static void
show_sound (LycFileViewer *self)
{
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *line = lyc_sound_line_new (self->services, self->file);

  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 480);
  adw_clamp_set_child (ADW_CLAMP (clamp), line);
  gtk_widget_set_valign (clamp, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_start (clamp, TEXT_MARGIN);
  gtk_widget_set_margin_end (clamp, TEXT_MARGIN);
  g_signal_connect_object (line, "trouble", G_CALLBACK (trouble_cb), self, G_CONNECT_SWAPPED);
  lyc_file_viewer_take_content (self, clamp, NULL);
}

static void
read_as (LycFileViewer *self, LycFileReadAs as, GAsyncReadyCallback callback)
{
  lyc_file_reading_async (self->kept, as, self->lifetime, callback, g_object_ref (self));
}

/* Shows the file, which is kept by now. */
void
lyc_file_viewer_show (LycFileViewer *self)
{
  switch (lyc_file_get_sort (self->file))
    {
    case LYC_FILE_PICTURE:
      read_as (self, LYC_FILE_READ_PICTURE, picture_cb);
      break;
    case LYC_FILE_DOCUMENT:
      read_as (self, LYC_FILE_READ_BYTES, document_cb);
      break;
    case LYC_FILE_TEXT:
      read_as (self, LYC_FILE_READ_TEXT, text_cb);
      break;
    case LYC_FILE_VIDEO:
      show_video (self);
      break;
    case LYC_FILE_SOUND:
      show_sound (self);
      break;
    case LYC_FILE_OTHER:
    default:
      say_other_program (self, _("Files of this kind are not shown here"));
      break;
    }
}

/* Takes away what shows it; nothing is heard any longer. */
void
lyc_file_viewer_stop (LycFileViewer *self)
{
  GtkWidget *content = adw_bin_get_child (self->content);

  if (LYC_IS_PLAYER_VIEW (content))
    lyc_player_view_close (LYC_PLAYER_VIEW (content));
  adw_bin_set_child (self->content, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->note), FALSE);
}
