/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "player-controls.h"

#include "kit.h"
#include "timecode-chip.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Below this width the chapter and the speed give way, as in a narrow window. */
#define WIDE_ENOUGH 520

struct _LycPlayerControls
{
  GtkWidget parent_instance;

  LycPlayer *player;
  GtkWidget *seek_bar, *row;
  GtkWidget *play, *time, *chapter, *speed, *captions, *volume, *full_screen;
  GtkWidget *volume_scale, *mute;
  gboolean updating; /* the widgets follow the player, not the learner */
  gboolean wide;
  guint adapt; /* the idle source that shows or hides what gives way */
};

enum
{
  SEEK,
  CAPTIONS_TOGGLED,
  FULL_SCREEN_TOGGLED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];
static const double rates[] = { 0.5, 0.75, 1.0, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0 };

G_DEFINE_FINAL_TYPE (LycPlayerControls, lyc_player_controls, GTK_TYPE_WIDGET)

static void
set_name (GtkWidget *widget, const char *name)
{
  lyc_kit_set_tooltip (widget, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
set_icon (GtkWidget *button, const char *icon)
{
  if (GTK_IS_MENU_BUTTON (button))
    gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), icon);
  else if (g_strcmp0 (gtk_button_get_icon_name (GTK_BUTTON (button)), icon) != 0)
    gtk_button_set_icon_name (GTK_BUTTON (button), icon);
}

static void
update_state (LycPlayerControls *self)
{
  gboolean playing = lyc_player_get_state (self->player) == LYC_PLAYER_PLAYING;

  set_icon (self->play, playing ? "lyceum-pause-symbolic" : "media-playback-start-symbolic");
  set_name (self->play, playing ? _("Pause") : _("Play"));
}

static void
update_times (LycPlayerControls *self)
{
  gint64 position = lyc_player_get_position_ms (self->player);
  gint64 duration = lyc_player_get_duration_ms (self->player);
  g_autofree char *now = lyc_timecode_format (position);
  g_autofree char *all = lyc_timecode_format (duration);
  g_autofree char *text = g_strdup_printf ("%s / %s", now, all);

  lyc_seek_bar_set_duration_ms (LYC_SEEK_BAR (self->seek_bar), duration);
  lyc_seek_bar_set_position_ms (LYC_SEEK_BAR (self->seek_bar), position);
  if (!g_str_equal (text, gtk_label_get_text (GTK_LABEL (self->time))))
    gtk_label_set_text (GTK_LABEL (self->time), text);
}

static char *
rate_text (double rate)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  return g_strconcat (g_ascii_formatd (digits, sizeof digits, "%g", rate), "×", NULL);
}

static void
update_rate (LycPlayerControls *self)
{
  double rate = lyc_player_get_rate (self->player);
  g_autofree char *text = rate_text (rate);
  g_autofree char *name = g_strdup_printf (_("Speed, %s"), text);

  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->speed), text);
  set_name (self->speed, name);
}

static void
update_volume (LycPlayerControls *self)
{
  gboolean muted = lyc_player_get_muted (self->player);
  double volume = lyc_player_get_volume (self->player);

  self->updating = TRUE;
  set_icon (self->volume, muted || volume <= 0 ? "lyceum-volume-off-symbolic"
                                               : "lyceum-volume-symbolic");
  gtk_range_set_value (GTK_RANGE (self->volume_scale), volume);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->mute), muted);
  self->updating = FALSE;
}

static void
seek_cb (LycSeekBar *bar, gint64 position_ms, gboolean final, LycPlayerControls *self)
{
  g_signal_emit (self, signals[SEEK], 0, position_ms, final);
}

static void
step_cb (GtkWidget *button, LycPlayerControls *self)
{
  gint64 step = g_object_get_data (G_OBJECT (button), "forward") != NULL ? LYC_PLAYER_STEP_MS
                                                                         : -LYC_PLAYER_STEP_MS;

  g_signal_emit (self, signals[SEEK], 0,
                 MAX (0, lyc_player_get_position_ms (self->player) + step), TRUE);
}

static void
captions_cb (GtkWidget *button, LycPlayerControls *self)
{
  if (!self->updating)
    g_signal_emit (self, signals[CAPTIONS_TOGGLED], 0);
}

static void
full_screen_cb (GtkWidget *button, LycPlayerControls *self)
{
  g_signal_emit (self, signals[FULL_SCREEN_TOGGLED], 0);
}

static void
volume_cb (GtkRange *scale, LycPlayerControls *self)
{
  if (self->updating)
    return;
  lyc_player_set_muted (self->player, FALSE);
  lyc_player_set_volume (self->player, gtk_range_get_value (scale));
}

static void
mute_cb (GtkToggleButton *button, LycPlayerControls *self)
{
  if (!self->updating)
    lyc_player_set_muted (self->player, gtk_toggle_button_get_active (button));
}

static void
rate_action_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LycPlayerControls *self = data;

  lyc_player_set_rate (self->player, g_variant_get_double (parameter));
}

static GtkWidget *
add_button (LycPlayerControls *self, GtkWidget *button, const char *icon, const char *name,
            GCallback clicked)
{
  if (icon != NULL)
    set_icon (button, icon);
  set_name (button, name);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  if (clicked != NULL)
    g_signal_connect (button, "clicked", clicked, self);
  gtk_box_append (GTK_BOX (self->row), button);
  return button;
}

static GtkWidget *
add_label (LycPlayerControls *self, const char *class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_widget_add_css_class (label, class);
  gtk_box_append (GTK_BOX (self->row), label);
  return label;
}

static GMenuModel *
speed_menu (void)
{
  GMenu *menu = g_menu_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (rates); i++)
    {
      g_autofree char *text = rate_text (rates[i]);
      g_autoptr (GMenuItem) item = g_menu_item_new (text, NULL);

      g_menu_item_set_action_and_target (item, "player.rate", "d", rates[i]);
      g_menu_append_item (menu, item);
    }
  return G_MENU_MODEL (menu);
}

static GtkWidget *
volume_popover (LycPlayerControls *self)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->mute = gtk_toggle_button_new ();
  set_icon (self->mute, "lyceum-volume-off-symbolic");
  set_name (self->mute, _("Mute"));
  gtk_widget_add_css_class (self->mute, "flat");
  self->volume_scale = gtk_scale_new_with_range (GTK_ORIENTATION_HORIZONTAL, 0, 1, 0.05);
  gtk_widget_set_size_request (self->volume_scale, 140, -1);
  set_name (self->volume_scale, _("Volume"));
  g_signal_connect (self->mute, "toggled", G_CALLBACK (mute_cb), self);
  g_signal_connect (self->volume_scale, "value-changed", G_CALLBACK (volume_cb), self);
  gtk_box_append (GTK_BOX (box), self->mute);
  gtk_box_append (GTK_BOX (box), self->volume_scale);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  return popover;
}

static void
build_row (LycPlayerControls *self)
{
  g_autoptr (GMenuModel) menu = speed_menu ();
  GtkWidget *forward;

  self->play = add_button (self, gtk_button_new (), NULL, _("Play"), NULL);
  add_button (self, gtk_button_new (), "lyceum-seek-back-10-symbolic", _("Back 10 seconds"),
              G_CALLBACK (step_cb));
  forward = add_button (self, gtk_button_new (), "lyceum-seek-forward-10-symbolic",
                        _("Forward 10 seconds"), G_CALLBACK (step_cb));
  g_object_set_data (G_OBJECT (forward), "forward", self);
  self->time = add_label (self, "time");
  self->chapter = add_label (self, "chapter");
  gtk_widget_set_hexpand (self->chapter, TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->chapter), 1);
  gtk_label_set_ellipsize (GTK_LABEL (self->chapter), PANGO_ELLIPSIZE_END);
  self->speed = add_button (self, gtk_menu_button_new (), NULL, _("Speed"), NULL);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->speed), menu);
  gtk_menu_button_set_direction (GTK_MENU_BUTTON (self->speed), GTK_ARROW_UP);
  gtk_widget_add_css_class (self->speed, "speed");
  /* The button in the menu button takes the focus; what it shows is said after its name. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (self->speed)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Speed"), -1);
  self->captions = add_button (self, gtk_toggle_button_new (), "lyceum-captions-symbolic",
                               _("Captions"), NULL);
  gtk_widget_add_css_class (self->captions, "captions");
  g_signal_connect (self->captions, "toggled", G_CALLBACK (captions_cb), self);
  self->volume = add_button (self, gtk_menu_button_new (), "lyceum-volume-symbolic", _("Sound"),
                             NULL);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->volume), volume_popover (self));
  gtk_menu_button_set_direction (GTK_MENU_BUTTON (self->volume), GTK_ARROW_UP);
  self->full_screen = add_button (self, gtk_button_new (), "lyceum-fullscreen-symbolic",
                                  _("Full screen"), G_CALLBACK (full_screen_cb));
}

static void
lyc_player_controls_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                             int *minimum, int *natural, int *minimum_baseline,
                             int *natural_baseline)
{
  LycPlayerControls *self = LYC_PLAYER_CONTROLS (widget);
  int bar_minimum, bar_natural, row_minimum, row_natural;

  gtk_widget_measure (self->seek_bar, orientation, -1, &bar_minimum, &bar_natural, NULL, NULL);
  gtk_widget_measure (self->row, orientation, -1, &row_minimum, &row_natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = bar_natural + row_natural;
  else
    {
      /* The chapter and the speed give way, so they count for nothing. */
      *minimum = 280;
      *natural = MAX (280, MAX (bar_natural, row_natural));
    }
}

/* Outside of the layout, since it asks for another one. */
static gboolean
adapt_cb (gpointer data)
{
  LycPlayerControls *self = data;

  self->adapt = 0;
  gtk_widget_set_visible (self->speed, self->wide);
  gtk_widget_set_opacity (self->chapter, self->wide ? 1 : 0);
  return G_SOURCE_REMOVE;
}

static void
lyc_player_controls_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  LycPlayerControls *self = LYC_PLAYER_CONTROLS (widget);
  GtkAllocation bar = { 0, 0, width, 0 }, row = { 0, 0, width, 0 };
  gboolean wide = width >= WIDE_ENOUGH;
  int minimum, natural;

  if (wide != self->wide)
    {
      self->wide = wide;
      if (self->adapt == 0)
        self->adapt = g_idle_add (adapt_cb, self);
    }
  gtk_widget_measure (self->seek_bar, GTK_ORIENTATION_VERTICAL, -1, &minimum, &bar.height, NULL,
                      NULL);
  gtk_widget_measure (self->row, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  row.y = bar.height;
  row.height = height - bar.height;
  row.width = MAX (width, minimum);
  gtk_widget_size_allocate (self->seek_bar, &bar, -1);
  gtk_widget_size_allocate (self->row, &row, -1);
}

/* The shade above the bar is part of the picture: a click there is a click on the video. */
static gboolean
lyc_player_controls_contains (GtkWidget *widget, double x, double y)
{
  return FALSE;
}

static void
lyc_player_controls_dispose (GObject *object)
{
  LycPlayerControls *self = LYC_PLAYER_CONTROLS (object);

  g_clear_handle_id (&self->adapt, g_source_remove);
  g_clear_pointer (&self->seek_bar, gtk_widget_unparent);
  g_clear_pointer (&self->row, gtk_widget_unparent);
  g_clear_object (&self->player);
  G_OBJECT_CLASS (lyc_player_controls_parent_class)->dispose (object);
}

static void
lyc_player_controls_class_init (LycPlayerControlsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyc_player_controls_dispose;
  widget_class->contains = lyc_player_controls_contains;
  widget_class->measure = lyc_player_controls_measure;
  widget_class->size_allocate = lyc_player_controls_size_allocate;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (widget_class, "player-controls");

  signals[SEEK] = g_signal_new ("seek", LYC_TYPE_PLAYER_CONTROLS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_BOOLEAN);
  signals[CAPTIONS_TOGGLED]
      = g_signal_new ("captions-toggled", LYC_TYPE_PLAYER_CONTROLS, G_SIGNAL_RUN_LAST, 0, NULL,
                      NULL, NULL, G_TYPE_NONE, 0);
  signals[FULL_SCREEN_TOGGLED]
      = g_signal_new ("full-screen-toggled", LYC_TYPE_PLAYER_CONTROLS, G_SIGNAL_RUN_LAST, 0, NULL,
                      NULL, NULL, G_TYPE_NONE, 0);
}

static void
lyc_player_controls_init (LycPlayerControls *self)
{
  self->wide = TRUE;
  self->seek_bar = lyc_seek_bar_new ();
  gtk_widget_set_parent (self->seek_bar, GTK_WIDGET (self));
  g_signal_connect (self->seek_bar, "seek", G_CALLBACK (seek_cb), self);
  self->row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_parent (self->row, GTK_WIDGET (self));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  build_row (self);
}

static void
follow (LycPlayerControls *self, const char *signal, GCallback callback)
{
  g_signal_connect_object (self->player, signal, callback, self, G_CONNECT_SWAPPED);
}

/**
 * lyc_player_controls_new:
 * @player: what they control
 *
 * Returns: (transfer floating): seek bar and buttons
 */
GtkWidget *
lyc_player_controls_new (LycPlayer *player)
{
  LycPlayerControls *self = g_object_new (LYC_TYPE_PLAYER_CONTROLS, NULL);
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) rate = g_simple_action_new ("rate", G_VARIANT_TYPE_DOUBLE);

  self->player = g_object_ref (player);
  g_signal_connect_object (self->play, "clicked", G_CALLBACK (lyc_player_toggle), player,
                           G_CONNECT_SWAPPED);
  g_signal_connect (rate, "activate", G_CALLBACK (rate_action_cb), self);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (rate));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "player", G_ACTION_GROUP (group));
  follow (self, "notify::state", G_CALLBACK (update_state));
  follow (self, "notify::position-ms", G_CALLBACK (update_times));
  follow (self, "notify::duration-ms", G_CALLBACK (update_times));
  follow (self, "notify::rate", G_CALLBACK (update_rate));
  follow (self, "notify::volume", G_CALLBACK (update_volume));
  follow (self, "notify::muted", G_CALLBACK (update_volume));
  update_state (self);
  update_times (self);
  update_rate (self);
  update_volume (self);
  lyc_player_controls_set_captions (self, FALSE, FALSE);
  return GTK_WIDGET (self);
}

/**
 * lyc_player_controls_get_seek_bar:
 * @self: controls
 *
 * Returns: (transfer none): their seek bar
 */
LycSeekBar *
lyc_player_controls_get_seek_bar (LycPlayerControls *self)
{
  return LYC_SEEK_BAR (self->seek_bar);
}

/**
 * lyc_player_controls_set_chapter:
 * @self: controls
 * @label: (nullable): "3 · Say it back"
 */
void
lyc_player_controls_set_chapter (LycPlayerControls *self, const char *label)
{
  if (g_strcmp0 (label != NULL ? label : "", gtk_label_get_text (GTK_LABEL (self->chapter))) != 0)
    gtk_label_set_text (GTK_LABEL (self->chapter), label != NULL ? label : "");
}

/**
 * lyc_player_controls_set_captions:
 * @self: controls
 * @there: whether the recording has captions; without, the button is not there
 * @shown: whether they are shown
 */
void
lyc_player_controls_set_captions (LycPlayerControls *self, gboolean there, gboolean shown)
{
  self->updating = TRUE;
  gtk_widget_set_visible (self->captions, there);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->captions), shown);
  self->updating = FALSE;
}

/**
 * lyc_player_controls_set_full_screen:
 * @self: controls
 * @full_screen: whether the card fills the screen
 */
void
lyc_player_controls_set_full_screen (LycPlayerControls *self, gboolean full_screen)
{
  set_icon (self->full_screen,
            full_screen ? "lyceum-unfullscreen-symbolic" : "lyceum-fullscreen-symbolic");
  set_name (self->full_screen, full_screen ? _("Leave full screen") : _("Full screen"));
}

/**
 * lyc_player_controls_is_busy:
 * @self: controls
 *
 * Returns: whether the learner is at them: a menu is open, or the seek bar is held
 */
gboolean
lyc_player_controls_is_busy (LycPlayerControls *self)
{
  GtkPopover *speed = gtk_menu_button_get_popover (GTK_MENU_BUTTON (self->speed));
  GtkPopover *volume = gtk_menu_button_get_popover (GTK_MENU_BUTTON (self->volume));

  return lyc_seek_bar_is_dragging (LYC_SEEK_BAR (self->seek_bar))
         || (speed != NULL && gtk_widget_get_visible (GTK_WIDGET (speed)))
         || (volume != NULL && gtk_widget_get_visible (GTK_WIDGET (volume)));
}

/**
 * lyc_player_controls_change_rate:
 * @self: controls
 * @steps: how many speeds up the list, or down
 */
void
lyc_player_controls_change_rate (LycPlayerControls *self, int steps)
{
  double rate = lyc_player_get_rate (self->player);
  int nearest = 0;

  for (int i = 1; i < (int) G_N_ELEMENTS (rates); i++)
    if (fabs (rates[i] - rate) < fabs (rates[nearest] - rate))
      nearest = i;
  nearest = CLAMP (nearest + steps, 0, (int) G_N_ELEMENTS (rates) - 1);
  lyc_player_set_rate (self->player, rates[nearest]);
}
