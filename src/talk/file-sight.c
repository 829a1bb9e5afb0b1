/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "file-sight.h"

#include <glib/gi18n-lib.h>

#include "kit.h"
#include "reserved-picture.h"
#include "small-picture.h"
#include "time-text.h"

/* The room that is kept, pixels. A height never depends on what comes; a width is settled once. */
#define LARGE_HEIGHT 180
#define LARGE_WIDTH 240 /* where the shape is not known yet */
#define WIDEST 420
#define NARROWEST 90
#define SMALL_HEIGHT 42
#define SMALL_WIDTH 56

struct _LycFileSight
{
  GtkWidget parent_instance;

  LycServices *services;
  LycFile *file;
  LycFileSightSize size;
  GCancellable *lifetime;
  char *asked; /* nullable: the hash of the picture that was asked for */

  GtkWidget *button;
  GtkWidget *picture;
  GtkWidget *emblem;
  GtkWidget *words;
};

G_DEFINE_FINAL_TYPE (LycFileSight, lyc_file_sight, GTK_TYPE_WIDGET)

static void
lyc_file_sight_dispose (GObject *object)
{
  LycFileSight *self = LYC_FILE_SIGHT (object);

  g_cancellable_cancel (self->lifetime);
  g_clear_pointer (&self->button, gtk_widget_unparent);
  g_clear_object (&self->services);
  g_clear_object (&self->file);
  g_clear_pointer (&self->asked, g_free);
  G_OBJECT_CLASS (lyc_file_sight_parent_class)->dispose (object);
}

static void
lyc_file_sight_finalize (GObject *object)
{
  g_clear_object (&LYC_FILE_SIGHT (object)->lifetime);
  G_OBJECT_CLASS (lyc_file_sight_parent_class)->finalize (object);
}

static void
lyc_file_sight_class_init (LycFileSightClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lyc_file_sight_dispose;
  G_OBJECT_CLASS (klass)->finalize = lyc_file_sight_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
lyc_file_sight_init (LycFileSight *self)
{
  self->lifetime = g_cancellable_new ();
}

static void
decoded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LycFileSight) self = data;
  g_autoptr (GdkTexture) texture = lyc_small_picture_decode_finish (result, NULL);

  if (texture == NULL || self->button == NULL)
    return;
  lyc_reserved_picture_set_texture (LYC_RESERVED_PICTURE (self->picture), texture);
  gtk_widget_set_visible (self->emblem, lyc_file_get_sort (self->file) == LYC_FILE_VIDEO);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LycFileSight) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes
      = lyc_session_load_preview_finish (LYC_SESSION (source), result, &error);

  if (bytes == NULL)
    {
      /* Another time, such as when it is shown again. */
      g_clear_pointer (&self->asked, g_free);
      return;
    }
  lyc_small_picture_decode_async (bytes, self->lifetime, decoded_cb, g_object_ref (self));
}

static gboolean
is_ready (LycFileSight *self)
{
  return g_str_equal (lyc_file_get_state (self->file), "ready");
}

static void
ask (LycFileSight *self)
{
  LycPreview preview;

  if (!is_ready (self) || !lyc_file_get_preview (self->file, &preview) || preview.width == 0
      || g_strcmp0 (self->asked, preview.sha256) == 0)
    return;
  g_free (self->asked);
  self->asked = g_strdup (preview.sha256);
  lyc_session_load_preview_async (lyc_services_get_session (self->services),
                                  lyc_record_get_id (LYC_RECORD (self->file)), self->lifetime,
                                  loaded_cb, g_object_ref (self));
}

/* Returns: (transfer full) (nullable): how long or how many pages */
static char *
dup_words (LycFileSight *self)
{
  LycPreview preview;

  if (!lyc_file_get_preview (self->file, &preview))
    return NULL;
  if (preview.duration_ms > 0)
    return lyc_time_text_span (preview.duration_ms);
  if (preview.pages == 0)
    return NULL;
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u page", "%u pages", preview.pages),
                          preview.pages);
}

static const char *
emblem_of (LycFile *file)
{
  switch (lyc_file_get_sort (file))
    {
    case LYC_FILE_VIDEO:
    case LYC_FILE_SOUND:
      return "media-playback-start-symbolic";
    case LYC_FILE_DOCUMENT:
    case LYC_FILE_TEXT:
      return "lyceum-article-symbolic";
    case LYC_FILE_PICTURE:
      return "image-x-generic-symbolic";
    case LYC_FILE_OTHER:
    default:
      return "lyceum-file-symbolic";
    }
}

static void
update (LycFileSight *self)
{
  g_autofree char *words = dup_words (self);
  g_autofree char *label = g_strdup_printf (_("Show “%s”"), lyc_file_get_name (self->file));
  g_autofree char *all = words != NULL ? g_strdup_printf ("%s, %s", label, words) : g_strdup (label);

  gtk_image_set_from_icon_name (GTK_IMAGE (self->emblem), emblem_of (self->file));
  gtk_label_set_text (GTK_LABEL (self->words), words != NULL ? words : "");
  gtk_widget_set_visible (self->words, words != NULL && self->size == LYC_FILE_SIGHT_LARGE);
  gtk_widget_set_sensitive (self->button, is_ready (self));
  lyc_kit_set_tooltip (self->button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, all,
                                  -1);
  ask (self);
}

static void
clicked_cb (LycFileSight *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.file-view", "s",
                              lyc_record_get_id (LYC_RECORD (self->file)));
}

/* As wide as the picture will be at its height; in the middle where that is not known. */
static int
settle_width (LycFileSight *self)
{
  LycPreview preview;

  if (self->size == LYC_FILE_SIGHT_SMALL)
    return SMALL_WIDTH;
  if (!lyc_file_get_preview (self->file, &preview) || preview.width == 0)
    return LARGE_WIDTH;
  return (int) CLAMP (preview.width * LARGE_HEIGHT / MAX (preview.height, LARGE_HEIGHT), NARROWEST,
                      WIDEST);
}

static void
create (LycFileSight *self)
{
  GtkWidget *layers = gtk_overlay_new ();
  gboolean small = self->size == LYC_FILE_SIGHT_SMALL;

  self->picture
      = lyc_reserved_picture_new (settle_width (self), small ? SMALL_HEIGHT : LARGE_HEIGHT);
  self->emblem = gtk_image_new ();
  gtk_widget_set_halign (self->emblem, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (self->emblem, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->emblem, "emblem");
  self->words = gtk_label_new (NULL);
  gtk_widget_set_halign (self->words, GTK_ALIGN_END);
  gtk_widget_set_valign (self->words, GTK_ALIGN_END);
  gtk_widget_add_css_class (self->words, "words");
  gtk_overlay_set_child (GTK_OVERLAY (layers), self->picture);
  gtk_overlay_add_overlay (GTK_OVERLAY (layers), self->emblem);
  gtk_overlay_add_overlay (GTK_OVERLAY (layers), self->words);
  self->button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->button), layers);
  gtk_widget_set_halign (self->button, GTK_ALIGN_START);
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_add_css_class (self->button, "file-sight");
  if (small)
    gtk_widget_add_css_class (self->button, "small");
  g_signal_connect_object (self->button, "clicked", G_CALLBACK (clicked_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
}

/* Returns: whether there is anything to see of files like this one, now or when it was looked at;
 * it follows from what never changes of a file, so that its room is there from the beginning */
gboolean
lyc_file_sight_is_for (LycFile *file)
{
  LycFileSort sort = lyc_file_get_sort (file);

  return sort == LYC_FILE_PICTURE || sort == LYC_FILE_VIDEO || sort == LYC_FILE_DOCUMENT;
}

/* Returns: (transfer floating): follows the file */
GtkWidget *
lyc_file_sight_new (LycServices *services, LycFile *file, LycFileSightSize size)
{
  LycFileSight *self = g_object_new (LYC_TYPE_FILE_SIGHT, NULL);

  self->services = g_object_ref (services);
  self->file = g_object_ref (file);
  self->size = size;
  create (self);
  g_signal_connect_object (file, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

/* Returns: (transfer none) (nullable): the picture that is shown */
GdkTexture *
lyc_file_sight_get_texture (LycFileSight *self)
{
  return lyc_reserved_picture_get_texture (LYC_RESERVED_PICTURE (self->picture));
}
