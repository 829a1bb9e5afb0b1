/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "player-view-private.h"

#include "caption-layer.h"
#include "caption-text.h"

#define ABOVE_CONTROLS 88
#define EDGE 20
#define LARGE_SCALE 1.7 /* when it fills the screen */

/* Between the head of the picture and its foot, or the controls while they are shown, as far up as
 * the style says. */
static gboolean
place_cb (GtkOverlay *overlay, GtkWidget *child, GdkRectangle *place, LycPlayerView *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (overlay));
  int height = gtk_widget_get_height (GTK_WIDGET (overlay));
  gboolean idle = gtk_widget_has_css_class (self->stage, "idle");
  int natural, room, wanted;

  if (child != self->caption)
    return FALSE;
  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  place->width = MAX (MIN (natural, width - 2 * EDGE), 1);
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, place->width, &wanted, NULL, NULL, NULL);
  room = height - EDGE - (idle ? EDGE : ABOVE_CONTROLS) - wanted;
  place->height = wanted;
  place->x = (width - place->width) / 2;
  place->y = EDGE + MAX (room, 0) * (100 - lyc_caption_style_get_position (self->style)) / 100;
  return TRUE;
}

/**
 * lyc_player_view_place_caption:
 * @self: a view
 *
 * Keeps the caption clear of the controls while they are shown, and at the foot while not.
 */
void
lyc_player_view_place_caption (LycPlayerView *self)
{
  gtk_widget_queue_resize (self->caption);
}

static void
set_style (LycPlayerView *self, GtkWidget *label, PangoAttrList *size)
{
  static const char *const classes[] = { "solid", "shade", "none" };
  LycCaptionBackground background = lyc_caption_style_get_background (self->style);

  gtk_label_set_attributes (GTK_LABEL (label), size);
  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    gtk_widget_remove_css_class (label, classes[i]);
  gtk_widget_add_css_class (label, lyc_caption_style_background_name (background));
}

/**
 * lyc_player_view_style_caption:
 * @self: a view
 *
 * Gives what is shown its size, what it stands on and its place.
 */
void
lyc_player_view_style_caption (LycPlayerView *self)
{
  g_autoptr (PangoAttrList) size = pango_attr_list_new ();
  double scale = lyc_caption_style_get_size (self->style) / 100.0;

  if (self->window != NULL)
    scale *= LARGE_SCALE;
  pango_attr_list_insert (size, pango_attr_scale_new (scale));
  set_style (self, self->caption, size);
  for (GtkWidget *label = gtk_widget_get_first_child (self->caption_layer); label != NULL;
       label = gtk_widget_get_next_sibling (label))
    set_style (self, label, size);
  lyc_player_view_place_caption (self);
}

/* What its author wants elsewhere goes there, the rest to the foot, one below the other. */
static void
show_cue (LycPlayerView *self, guint index, GString *foot)
{
  const LycCue *cue = lyc_cue_list_get (self->cues, index);
  g_autofree char *markup
      = lyc_caption_text_markup (cue, lyc_cue_list_new_speaker (self->cues, index));

  if (!lyc_cue_layout_is_plain (&cue->layout))
    lyc_caption_layer_add (LYC_CAPTION_LAYER (self->caption_layer), &cue->layout, markup);
  else
    g_string_append_printf (foot, "%s%s", foot->len > 0 ? "\n" : "", markup);
}

static void
show_caption (LycPlayerView *self, gint64 position_ms)
{
  g_autoptr (GString) foot = g_string_new (NULL);
  guint shown[LYC_CUE_LIST_MAX_SHOWN], n = 0;

  if (self->cues != NULL && self->captions_shown)
    n = lyc_cue_list_shown_at (self->cues, position_ms, shown);
  lyc_caption_layer_clear (LYC_CAPTION_LAYER (self->caption_layer));
  for (guint i = 0; i < n; i++)
    show_cue (self, shown[i], foot);
  gtk_label_set_markup (GTK_LABEL (self->caption), foot->str);
  gtk_widget_set_visible (self->caption, foot->len > 0 && self->pip == NULL);
  if (gtk_widget_get_first_child (self->caption_layer) != NULL)
    lyc_player_view_style_caption (self);
}

/* Shows what is said now, or nothing. */
void
lyc_player_view_update_caption (LycPlayerView *self)
{
  show_caption (self, lyc_player_get_position_ms (self->player));
}

static void
cue_cb (int index, gint64 position_ms, gpointer data)
{
  show_caption (data, position_ms);
}

static gboolean
has_captions (LycPlayerView *self)
{
  return self->cues != NULL && lyc_cue_list_get_n (self->cues) > 0;
}

static void
update_controls (LycPlayerView *self)
{
  lyc_player_controls_set_captions (LYC_PLAYER_CONTROLS (self->controls), has_captions (self),
                                    self->captions_shown);
  lyc_player_view_update_actions (self);
}

/**
 * lyc_player_view_set_cues:
 * @self: a view
 * @cues: (nullable): what the captions show
 */
void
lyc_player_view_set_cues (LycPlayerView *self, LycCueList *cues)
{
  g_autoptr (GArray) times = NULL;

  lyc_playback_clock_unsubscribe (self->clock, self->cue_subscription);
  self->cue_subscription = 0;
  g_clear_pointer (&self->cues, lyc_cue_list_unref);
  if (cues != NULL)
    {
      self->cues = lyc_cue_list_ref (cues);
      times = lyc_cue_list_get_boundaries (cues);
      self->cue_subscription = lyc_playback_clock_subscribe (
          self->clock, (const gint64 *) times->data, times->len, cue_cb, self, NULL);
    }
  update_controls (self);
  lyc_player_view_update_caption (self);
}

/**
 * lyc_player_view_set_caption_tracks:
 * @self: a view
 * @labels: (array zero-terminated=1) (nullable): the languages that there are
 * @chosen: the one whose cues are set
 */
void
lyc_player_view_set_caption_tracks (LycPlayerView *self, const char *const *labels, guint chosen)
{
  g_strfreev (self->caption_labels);
  self->caption_labels = g_strdupv ((char **) labels);
  self->caption_track = chosen;
  lyc_player_view_update_menu (self);
  lyc_player_view_update_actions (self);
}

/**
 * lyc_player_view_choose_captions:
 * @self: a view
 * @track: which language; -1 for none
 *
 * Chooses as the learner does, with `caption-track-chosen`.
 */
void
lyc_player_view_choose_captions (LycPlayerView *self, int track)
{
  int n = self->caption_labels != NULL ? (int) g_strv_length (self->caption_labels) : 0;

  if (track >= 0 && track < n && track != (int) self->caption_track)
    g_signal_emit_by_name (self, "caption-track-chosen", (guint) track);
  lyc_player_view_set_captions_shown (self, track >= 0);
}

/* Goes through the languages and "off", as one key does. */
void
lyc_player_view_cycle_captions (LycPlayerView *self)
{
  int n = self->caption_labels != NULL ? (int) g_strv_length (self->caption_labels) : 0;
  int now = self->captions_shown ? (int) self->caption_track : -1;

  lyc_player_view_choose_captions (self, now + 1 < n ? now + 1 : -1);
}

/**
 * lyc_player_view_set_captions_shown:
 * @self: a view
 * @shown: whether captions are shown where there are any
 */
void
lyc_player_view_set_captions_shown (LycPlayerView *self, gboolean shown)
{
  if (self->captions_shown == shown)
    return;
  self->captions_shown = shown;
  if (self->settings != NULL)
    g_settings_set_boolean (self->settings, "captions-shown", shown);
  update_controls (self);
  show_caption (self, lyc_player_get_position_ms (self->player));
  g_object_notify (G_OBJECT (self), "captions-shown");
}

static void
keep (LycPlayerView *self, const char *key, const char *property)
{
  g_settings_bind (self->settings, key, self->player, property, G_SETTINGS_BIND_DEFAULT);
}

/**
 * lyc_player_view_set_settings:
 * @self: a view
 * @settings: where it keeps how captions are shown, how loud it is and how fast it plays
 */
void
lyc_player_view_set_settings (LycPlayerView *self, GSettings *settings)
{
  g_set_object (&self->settings, settings);
  keep (self, "volume", "volume");
  keep (self, "muted", "muted");
  keep (self, "speed", "rate");
  lyc_caption_style_set_settings (self->style, settings);
  lyc_player_view_set_captions_shown (self, g_settings_get_boolean (settings, "captions-shown"));
}

/**
 * lyc_player_view_add_caption:
 * @self: a view whose stage and controls are made
 *
 * Lays the caption over the picture.
 */
void
lyc_player_view_add_caption (LycPlayerView *self)
{
  self->caption_layer = lyc_caption_layer_new ();
  gtk_overlay_add_overlay (GTK_OVERLAY (self->stage), self->caption_layer);
  self->style = lyc_caption_style_new ();
  self->caption = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->caption, "player-caption");
  gtk_label_set_wrap (GTK_LABEL (self->caption), TRUE);
  gtk_label_set_justify (GTK_LABEL (self->caption), GTK_JUSTIFY_CENTER);
  gtk_widget_set_can_target (self->caption, FALSE);
  gtk_widget_set_visible (self->caption, FALSE);
  g_signal_connect (self->stage, "get-child-position", G_CALLBACK (place_cb), self);
  gtk_overlay_add_overlay (GTK_OVERLAY (self->stage), self->caption);
  g_signal_connect_object (self->style, "changed", G_CALLBACK (lyc_player_view_style_caption), self,
                           G_CONNECT_SWAPPED);
}
