/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pip-window.h"

#include "kit.h"
#include "progress-line.h"
#include "video-area.h"
#include "window-place.h"

#include <glib/gi18n-lib.h>

#define WIDTH 384
#define HEIGHT 216
#define MIN_WIDTH 200

struct _LycPipWindow
{
  GtkWindow parent_instance;

  LycPlayer *player;
  GSettings *settings; /* nullable */
  GtkWidget *play, *line, *caption;
};

enum
{
  PROP_CAPTION = 1,
  N_PROPS
};

enum
{
  RETURNED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LycPipWindow, lyc_pip_window, GTK_TYPE_WINDOW)

static void
update_state (LycPipWindow *self)
{
  gboolean playing = lyc_player_get_state (self->player) == LYC_PLAYER_PLAYING;
  const char *name = playing ? _("Pause") : _("Play");

  gtk_button_set_icon_name (GTK_BUTTON (self->play),
                            playing ? "lyceum-pause-symbolic" : "media-playback-start-symbolic");
  lyc_kit_set_tooltip (self->play, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->play), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

static void
update_position (LycPipWindow *self)
{
  gint64 duration = lyc_player_get_duration_ms (self->player);

  lyc_progress_line_set_fraction (
      LYC_PROGRESS_LINE (self->line),
      duration > 0 ? (double) lyc_player_get_position_ms (self->player) / (double) duration : 0);
}

static void
save_place (LycPipWindow *self)
{
  int x, y;

  if (self->settings == NULL)
    return;
  g_settings_set_int (self->settings, "pip-width", gtk_widget_get_width (GTK_WIDGET (self)));
  if (!lyc_window_place_get (GTK_WINDOW (self), &x, &y))
    return;
  g_settings_set (self->settings, "pip-place", "(ii)", x, y);
}

static gboolean
close_request (GtkWindow *window)
{
  save_place (LYC_PIP_WINDOW (window));
  g_signal_emit (window, signals[RETURNED], 0);
  return GDK_EVENT_STOP;
}

static void
map (GtkWidget *widget)
{
  LycPipWindow *self = LYC_PIP_WINDOW (widget);
  int x = -1, y = -1;

  GTK_WIDGET_CLASS (lyc_pip_window_parent_class)->map (widget);
  lyc_window_place_keep_above (GTK_WINDOW (self));
  if (self->settings != NULL)
    g_settings_get (self->settings, "pip-place", "(ii)", &x, &y);
  if (x >= 0 && y >= 0)
    lyc_window_place_set (GTK_WINDOW (self), x, y);
}

static gboolean
key_cb (LycPipWindow *self, guint key)
{
  switch (key)
    {
    case GDK_KEY_space:
    case GDK_KEY_k:
      lyc_player_toggle (self->player);
      return GDK_EVENT_STOP;
    case GDK_KEY_j:
    case GDK_KEY_Left:
      lyc_player_seek_by_ms (self->player, key == GDK_KEY_j ? -10000 : -5000);
      return GDK_EVENT_STOP;
    case GDK_KEY_l:
    case GDK_KEY_Right:
      lyc_player_seek_by_ms (self->player, key == GDK_KEY_l ? 10000 : 5000);
      return GDK_EVENT_STOP;
    case GDK_KEY_i:
    case GDK_KEY_Escape:
      gtk_window_close (GTK_WINDOW (self));
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
lyc_pip_window_dispose (GObject *object)
{
  LycPipWindow *self = LYC_PIP_WINDOW (object);

  g_clear_object (&self->player);
  g_clear_object (&self->caption);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (lyc_pip_window_parent_class)->dispose (object);
}

static void
lyc_pip_window_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  LycPipWindow *self = LYC_PIP_WINDOW (object);
  const char *markup = g_value_get_string (value);

  gtk_label_set_markup (GTK_LABEL (self->caption), markup != NULL ? markup : "");
  gtk_widget_set_visible (self->caption, markup != NULL && *markup != '\0');
}

static void
lyc_pip_window_class_init (LycPipWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lyc_pip_window_dispose;
  G_OBJECT_CLASS (klass)->set_property = lyc_pip_window_set_property;
  /* What is said now, as markup. */
  g_object_class_install_property (
      G_OBJECT_CLASS (klass), PROP_CAPTION,
      g_param_spec_string ("caption", NULL, NULL, NULL,
                           G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS));
  GTK_WIDGET_CLASS (klass)->map = map;
  GTK_WINDOW_CLASS (klass)->close_request = close_request;
  signals[RETURNED] = g_signal_new ("returned", LYC_TYPE_PIP_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 0);
}

static void
lyc_pip_window_init (LycPipWindow *self)
{
  self->caption = g_object_ref_sink (gtk_label_new (NULL));
  gtk_widget_add_css_class (self->caption, "player-caption");
  gtk_widget_add_css_class (self->caption, "shade");
  gtk_label_set_wrap (GTK_LABEL (self->caption), TRUE);
  gtk_label_set_justify (GTK_LABEL (self->caption), GTK_JUSTIFY_CENTER);
  gtk_widget_set_halign (self->caption, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (self->caption, GTK_ALIGN_END);
  gtk_widget_set_can_target (self->caption, FALSE);
  gtk_widget_set_visible (self->caption, FALSE);
}

static GtkWidget *
create_button (const char *icon, const char *name)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  lyc_kit_set_tooltip (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_add_css_class (button, "osd");
  gtk_widget_add_css_class (button, "circular");
  return button;
}

/* Play in the middle, back and close at the head, how far it is at the foot; a drag anywhere else
 * moves the window. */
static GtkWidget *
create_controls (LycPipWindow *self)
{
  GtkWidget *box = gtk_center_box_new (), *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *back = create_button ("lyceum-unfullscreen-symbolic", _("Back to the lesson"));

  self->play = create_button ("media-playback-start-symbolic", _("Play"));
  self->line = lyc_progress_line_new ();
  gtk_widget_add_css_class (self->play, "pip-play");
  gtk_orientable_set_orientation (GTK_ORIENTABLE (box), GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_halign (head, GTK_ALIGN_END);
  gtk_widget_set_halign (self->play, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (head), back);
  gtk_center_box_set_start_widget (GTK_CENTER_BOX (box), head);
  gtk_center_box_set_center_widget (GTK_CENTER_BOX (box), self->play);
  gtk_center_box_set_end_widget (GTK_CENTER_BOX (box), self->line);
  gtk_widget_add_css_class (box, "pip-controls");
  g_signal_connect_object (back, "clicked", G_CALLBACK (gtk_window_close), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->play, "clicked", G_CALLBACK (lyc_player_toggle), self->player,
                           G_CONNECT_SWAPPED);
  return box;
}

static void
build (LycPipWindow *self)
{
  GtkWidget *overlay = gtk_overlay_new (), *handle = gtk_window_handle_new ();
  GtkWidget *area = lyc_video_area_new (lyc_player_get_paintable (self->player));
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_accessible_update_property (GTK_ACCESSIBLE (area), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Picture"), -1);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), area);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), self->caption);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), create_controls (self));
  gtk_window_handle_set_child (GTK_WINDOW_HANDLE (handle), overlay);
  gtk_window_set_child (GTK_WINDOW (self), handle);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/**
 * lyc_pip_window_new:
 * @player: whose picture it shows
 * @parent: (nullable): the window of the lesson
 * @settings: (nullable): where its size and place are kept
 *
 * Returns: (transfer none): the window, not yet shown
 */
GtkWidget *
lyc_pip_window_new (LycPlayer *player, GtkWindow *parent, GSettings *settings)
{
  LycPipWindow *self = g_object_new (LYC_TYPE_PIP_WINDOW, NULL);
  int width = settings != NULL ? g_settings_get_int (settings, "pip-width") : WIDTH;

  self->player = g_object_ref (player);
  g_set_object (&self->settings, settings);
  gtk_window_set_decorated (GTK_WINDOW (self), FALSE);
  gtk_window_set_title (GTK_WINDOW (self), _("Video"));
  gtk_window_set_default_size (GTK_WINDOW (self), MAX (width, MIN_WIDTH),
                               MAX (width, MIN_WIDTH) * HEIGHT / WIDTH);
  gtk_window_set_application (GTK_WINDOW (self),
                              parent != NULL ? gtk_window_get_application (parent) : NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "player-window");
  gtk_widget_add_css_class (GTK_WIDGET (self), "pip");
  build (self);
  g_signal_connect_object (player, "notify::state", G_CALLBACK (update_state), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (player, "notify::position-ms", G_CALLBACK (update_position), self,
                           G_CONNECT_SWAPPED);
  update_state (self);
  update_position (self);
  return GTK_WIDGET (self);
}
