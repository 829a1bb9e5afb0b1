/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "player-view-private.h"

#include "caption-layer.h"
#include "caption-text.h"

#define CAPTION_ABOVE_CONTROLS 88
#define CAPTION_ALONE 20

/**
 * lyc_player_view_place_caption:
 * @self: a view
 *
 * Keeps the caption clear of the controls while they are shown, and at the foot while not.
 */
void
lyc_player_view_place_caption (LycPlayerView *self)
{
  gboolean idle = gtk_widget_has_css_class (self->stage, "idle");

  gtk_widget_set_margin_bottom (self->caption, idle ? CAPTION_ALONE : CAPTION_ABOVE_CONTROLS);
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
  gtk_widget_set_visible (self->caption, foot->len > 0);
}

static void
cue_cb (int index, gint64 position_ms, gpointer data)
{
  show_caption (data, position_ms);
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
  lyc_player_controls_set_captions (LYC_PLAYER_CONTROLS (self->controls),
                                    cues != NULL && lyc_cue_list_get_n (cues) > 0,
                                    self->captions_shown);
  show_caption (self, lyc_player_get_position_ms (self->player));
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
  lyc_player_controls_set_captions (LYC_PLAYER_CONTROLS (self->controls),
                                    self->cues != NULL && lyc_cue_list_get_n (self->cues) > 0,
                                    shown);
  show_caption (self, lyc_player_get_position_ms (self->player));
  g_object_notify (G_OBJECT (self), "captions-shown");
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
  self->caption = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->caption, "player-caption");
  gtk_label_set_wrap (GTK_LABEL (self->caption), TRUE);
  gtk_label_set_justify (GTK_LABEL (self->caption), GTK_JUSTIFY_CENTER);
  gtk_widget_set_halign (self->caption, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (self->caption, GTK_ALIGN_END);
  gtk_widget_set_can_target (self->caption, FALSE);
  gtk_widget_set_visible (self->caption, FALSE);
  gtk_overlay_add_overlay (GTK_OVERLAY (self->stage), self->caption);
}
