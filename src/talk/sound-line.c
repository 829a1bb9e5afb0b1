/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sound-line.h"

#include <glib/gi18n-lib.h>

#include "kit.h"
#include "player.h"
#include "time-text.h"

/* How far the keys go, milliseconds. */
#define STEP_MS 5000
#define PAGE_MS 15000

struct _LycSoundLine
{
  GtkWidget parent_instance;

  LycServices *services;
  LycFile *file;
  GCancellable *lifetime;
  LycPlayer *player; /* NULL until it is first played */
  gboolean fetching;
  gboolean wanted; /* to play once it is there */
  gboolean taking; /* the place from the player */

  GtkWidget *box;
  GtkWidget *play;
  GtkWidget *place;
  GtkLabel *time;
};

G_DEFINE_FINAL_TYPE (LycSoundLine, lyc_sound_line, GTK_TYPE_WIDGET)

enum
{
  TROUBLE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gint64
length_of (LycSoundLine *self)
{
  gint64 known = self->player != NULL ? lyc_player_get_duration_ms (self->player) : 0;
  LycPreview preview;

  if (known > 0)
    return known;
  return lyc_file_get_preview (self->file, &preview) ? preview.duration_ms : 0;
}

static void
update_place (LycSoundLine *self)
{
  gint64 at = lyc_sound_line_get_position_ms (self);
  gint64 length = length_of (self);
  g_autofree char *now = lyc_time_text_span (at);
  g_autofree char *all = lyc_time_text_span (length);
  g_autofree char *text = length > 0 ? g_strdup_printf ("%s / %s", now, all) : g_strdup (now);
  g_autofree char *spoken = g_strdup_printf (_("%s of %s"), now, all);

  self->taking = TRUE;
  gtk_range_set_range (GTK_RANGE (self->place), 0, (double) MAX (length, 1));
  gtk_range_set_value (GTK_RANGE (self->place), (double) at);
  self->taking = FALSE;
  gtk_label_set_text (self->time, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->place), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT,
                                  spoken, -1);
}

static void
update_button (LycSoundLine *self)
{
  gboolean playing = lyc_sound_line_get_playing (self) || self->wanted;
  g_autofree char *label = g_strdup_printf (playing ? _("Pause “%s”") : _("Play “%s”"),
                                            lyc_file_get_name (self->file));

  gtk_button_set_icon_name (GTK_BUTTON (self->play),
                            playing ? "lyceum-pause-symbolic" : "media-playback-start-symbolic");
  lyc_kit_set_tooltip (self->play, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->play), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
}

static void
update (LycSoundLine *self)
{
  gboolean ready = g_str_equal (lyc_file_get_state (self->file), "ready");

  gtk_widget_set_sensitive (self->play, ready);
  gtk_widget_set_sensitive (self->place, ready && self->player != NULL);
  update_button (self);
  update_place (self);
}

static void
complain (LycSoundLine *self, const char *sentence)
{
  self->wanted = FALSE;
  update (self);
  g_signal_emit (self, signals[TROUBLE], 0, sentence);
}

static void
state_cb (LycSoundLine *self)
{
  LycPlayerState state = lyc_player_get_state (self->player);

  if (state == LYC_PLAYER_ERROR)
    {
      g_clear_object (&self->player);
      complain (self, _("This sound cannot be played here. Save it, and open it with another program."));
      return;
    }
  if (state == LYC_PLAYER_PLAYING)
    self->wanted = FALSE;
  update (self);
}

static void
open_player (LycSoundLine *self, GFile *kept)
{
  g_autofree char *uri = g_file_get_uri (kept);

  self->player = lyc_player_new ();
  g_signal_connect_object (self->player, "notify::state", G_CALLBACK (state_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->player, "notify::position-ms", G_CALLBACK (update_place), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->player, "notify::duration-ms", G_CALLBACK (update_place), self,
                           G_CONNECT_SWAPPED);
  lyc_player_open (self->player, uri, NULL, 0);
  if (self->wanted)
    lyc_player_play (self->player);
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LycSoundLine) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) kept = lyc_session_keep_file_finish (LYC_SESSION (source), result, &error);

  self->fetching = FALSE;
  if (self->box == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (kept == NULL)
    complain (self, _("It could not be fetched. Try again when you are online."));
  else
    open_player (self, kept);
  if (self->player != NULL)
    update (self);
}

/* How far it has come stands where the time will. */
static void
progress_cb (goffset current, goffset total, gpointer data)
{
  LycSoundLine *self = data;
  g_autofree char *text = NULL;

  if (self->box == NULL || total <= 0 || !self->wanted)
    return;
  text = g_strdup_printf ("%d %%", (int) (100 * current / total));
  gtk_label_set_text (self->time, text);
}

static void
play_cb (LycSoundLine *self)
{
  if (self->player != NULL)
    lyc_player_toggle (self->player);
  else
    self->wanted = !self->wanted;
  update_button (self);
  if (self->player != NULL || self->fetching || !self->wanted)
    return;
  self->fetching = TRUE;
  lyc_session_keep_file_async (lyc_services_get_session (self->services),
                               lyc_record_get_id (LYC_RECORD (self->file)), progress_cb, self,
                               self->lifetime, kept_cb, g_object_ref (self));
}

static void
moved_cb (LycSoundLine *self)
{
  if (!self->taking && self->player != NULL)
    lyc_player_seek_ms (self->player, (gint64) gtk_range_get_value (GTK_RANGE (self->place)), TRUE);
}

static void
lyc_sound_line_unmap (GtkWidget *widget)
{
  LycSoundLine *self = LYC_SOUND_LINE (widget);

  self->wanted = FALSE;
  if (self->player != NULL)
    lyc_player_pause (self->player);
  GTK_WIDGET_CLASS (lyc_sound_line_parent_class)->unmap (widget);
}

static void
lyc_sound_line_dispose (GObject *object)
{
  LycSoundLine *self = LYC_SOUND_LINE (object);

  g_cancellable_cancel (self->lifetime);
  if (self->player != NULL)
    lyc_player_stop (self->player);
  g_clear_object (&self->player);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->services);
  g_clear_object (&self->file);
  G_OBJECT_CLASS (lyc_sound_line_parent_class)->dispose (object);
}

static void
lyc_sound_line_finalize (GObject *object)
{
  g_clear_object (&LYC_SOUND_LINE (object)->lifetime);
  G_OBJECT_CLASS (lyc_sound_line_parent_class)->finalize (object);
}

static void
lyc_sound_line_class_init (LycSoundLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyc_sound_line_dispose;
  G_OBJECT_CLASS (klass)->finalize = lyc_sound_line_finalize;
  widget_class->unmap = lyc_sound_line_unmap;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  signals[TROUBLE] = g_signal_new ("trouble", LYC_TYPE_SOUND_LINE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
lyc_sound_line_init (LycSoundLine *self)
{
  self->lifetime = g_cancellable_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_add_css_class (self->box, "sound-line");
  self->play = gtk_button_new ();
  gtk_widget_add_css_class (self->play, "flat");
  gtk_widget_add_css_class (self->play, "circular");
  gtk_widget_set_valign (self->play, GTK_ALIGN_CENTER);
  self->place = gtk_scale_new_with_range (GTK_ORIENTATION_HORIZONTAL, 0, 1, STEP_MS);
  gtk_range_set_increments (GTK_RANGE (self->place), STEP_MS, PAGE_MS);
  gtk_scale_set_draw_value (GTK_SCALE (self->place), FALSE);
  gtk_widget_set_hexpand (self->place, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->place), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Position"), -1);
  self->time = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_width_chars (self->time, 11);
  gtk_label_set_xalign (self->time, 1);
  gtk_widget_add_css_class (GTK_WIDGET (self->time), "numeric");
  gtk_widget_add_css_class (GTK_WIDGET (self->time), "meta");
  gtk_box_append (GTK_BOX (self->box), self->play);
  gtk_box_append (GTK_BOX (self->box), self->place);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->time));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  g_signal_connect_object (self->play, "clicked", G_CALLBACK (play_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->place, "value-changed", G_CALLBACK (moved_cb), self,
                           G_CONNECT_SWAPPED);
}

/* Returns: (transfer floating): follows the file */
GtkWidget *
lyc_sound_line_new (LycServices *services, LycFile *file)
{
  LycSoundLine *self = g_object_new (LYC_TYPE_SOUND_LINE, NULL);

  self->services = g_object_ref (services);
  self->file = g_object_ref (file);
  g_signal_connect_object (file, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

gboolean
lyc_sound_line_get_playing (LycSoundLine *self)
{
  return self->player != NULL && lyc_player_get_state (self->player) == LYC_PLAYER_PLAYING;
}

gint64
lyc_sound_line_get_position_ms (LycSoundLine *self)
{
  return self->player != NULL ? lyc_player_get_position_ms (self->player) : 0;
}
