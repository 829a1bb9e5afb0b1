/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "player-view-private.h"

#include "lyc-course-resources.h"
#include "player-status.h"
#include "video-area.h"

#include <glib/gi18n-lib.h>

#define STYLE_PATH "/io/github/lyceum_desktop/Lyceum/course/style-player.css"

enum
{
  PROP_POSITION_MS = 1,
  PROP_DURATION_MS,
  PROP_PLAYING,
  PROP_FULL_SCREEN,
  PROP_CAPTIONS_SHOWN,
  N_PROPS
};

enum
{
  POSITION_CHANGED,
  SEEKED,
  WATCHED,
  ENDED,
  RETRY,
  CAPTION_TRACK_CHOSEN,
  SHEET_WANTED,
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LycPlayerView, lyc_player_view, GTK_TYPE_WIDGET)

static void
tell_watched (LycPlayerView *self, gint64 from_ms, gint64 to_ms)
{
  if (self->watched != NULL)
    {
      lyc_watched_ranges_add (self->watched, from_ms, to_ms);
      lyc_seek_bar_set_watched (
          lyc_player_controls_get_seek_bar (LYC_PLAYER_CONTROLS (self->controls)), self->watched);
    }
  g_signal_emit (self, signals[WATCHED], 0, from_ms, to_ms);
}

static void
flush_watched (LycPlayerView *self)
{
  gint64 from_ms, to_ms;

  if (lyc_watch_meter_flush (&self->meter, &from_ms, &to_ms))
    tell_watched (self, from_ms, to_ms);
}

/* The player */

static void
position_cb (LycPlayerView *self)
{
  gint64 position_ms = lyc_player_get_position_ms (self->player), from_ms, to_ms;

  lyc_playback_clock_update (self->clock, position_ms, lyc_player_get_rate (self->player),
                             self->playing && !lyc_player_get_buffering (self->player));
  if (self->playing
      && lyc_watch_meter_take (&self->meter, position_ms, lyc_player_get_rate (self->player),
                               &from_ms, &to_ms))
    tell_watched (self, from_ms, to_ms);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_POSITION_MS]);
  /* A card that is closed is nowhere; nobody has gone back to the beginning. */
  if (lyc_player_get_state (self->player) != LYC_PLAYER_EMPTY)
    g_signal_emit (self, signals[POSITION_CHANGED], 0, position_ms);
}

static void
duration_cb (LycPlayerView *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_DURATION_MS]);
}

static void
state_cb (LycPlayerView *self)
{
  gboolean playing = lyc_player_get_state (self->player) == LYC_PLAYER_PLAYING;

  if (playing != self->playing)
    {
      self->playing = playing;
      if (!playing)
        flush_watched (self);
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PLAYING]);
      lyc_player_view_wake (self);
    }
  lyc_playback_clock_update (self->clock, lyc_player_get_position_ms (self->player),
                             lyc_player_get_rate (self->player),
                             playing && !lyc_player_get_buffering (self->player));
}

static void
ended_cb (LycPlayerView *self)
{
  g_signal_emit (self, signals[ENDED], 0);
}

static void
seek_cb (LycPlayerControls *controls, gint64 position_ms, gboolean final, LycPlayerView *self)
{
  flush_watched (self);
  lyc_player_seek_ms (self->player, position_ms, final);
  if (final)
    g_signal_emit (self, signals[SEEKED], 0, lyc_player_get_position_ms (self->player));
}

static void
toggle_captions_cb (LycPlayerView *self)
{
  lyc_player_view_set_captions_shown (self, !self->captions_shown);
}

static void
retry_cb (LycPlayerView *self)
{
  gint64 position_ms = lyc_player_get_position_ms (self->player);
  gboolean handled = FALSE;

  g_signal_emit (self, signals[RETRY], 0, &handled);
  if (!handled && self->uri != NULL)
    lyc_player_open (self->player, self->uri, (const char *const *) self->headers, position_ms);
}

static void
follow_player (LycPlayerView *self)
{
  static const struct
  {
    const char *signal;
    GCallback callback;
  } wires[] = {
    { "notify::position-ms", G_CALLBACK (position_cb) },
    { "notify::duration-ms", G_CALLBACK (duration_cb) },
    { "notify::state", G_CALLBACK (state_cb) },
    { "notify::buffering", G_CALLBACK (state_cb) },
    { "notify::rate", G_CALLBACK (state_cb) },
    { "ended", G_CALLBACK (ended_cb) },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (wires); i++)
    g_signal_connect_object (self->player, wires[i].signal, wires[i].callback, self,
                             G_CONNECT_SWAPPED);
}

/* Building */

static void
build_stage (LycPlayerView *self)
{
  GtkWidget *status = lyc_player_status_new (self->player);

  self->area = lyc_video_area_new (lyc_player_get_paintable (self->player));
  self->stage = g_object_ref_sink (gtk_overlay_new ());
  gtk_widget_add_css_class (self->stage, "player-stage");
  gtk_widget_set_focusable (self->stage, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->stage), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Video"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->area), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Picture"), -1);
  gtk_overlay_set_child (GTK_OVERLAY (self->stage), self->area);
  lyc_player_view_add_away (self);
  self->controls = lyc_player_controls_new (self->player);
  gtk_widget_set_valign (self->controls, GTK_ALIGN_END);
  gtk_overlay_add_overlay (GTK_OVERLAY (self->stage), self->controls);
  lyc_player_view_add_caption (self);
  lyc_player_view_add_hover (self);
  gtk_overlay_add_overlay (GTK_OVERLAY (self->stage), status);
  lyc_player_view_add_stalled (self);
  gtk_widget_set_parent (self->stage, GTK_WIDGET (self));
  g_signal_connect (self->controls, "seek", G_CALLBACK (seek_cb), self);
  g_signal_connect_swapped (self->controls, "captions-toggled", G_CALLBACK (toggle_captions_cb),
                            self);
  g_signal_connect_swapped (status, "retry", G_CALLBACK (retry_cb), self);
  lyc_player_view_follow_input (self, self->area);
  lyc_player_view_style_caption (self);
}

static void
lyc_player_view_dispose (GObject *object)
{
  LycPlayerView *self = LYC_PLAYER_VIEW (object);

  if (self->stage != NULL)
    {
      flush_watched (self);
      lyc_player_view_set_full_screen (self, FALSE);
      lyc_player_view_set_pip (self, FALSE);
      gtk_widget_unparent (self->stage);
    }
  g_clear_handle_id (&self->idle_timer, g_source_remove);
  g_clear_object (&self->clock);
  if (self->player != NULL)
    g_signal_handlers_disconnect_by_data (self->player, self);
  g_clear_object (&self->stage);
  g_clear_object (&self->actions);
  g_clear_object (&self->style);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->caption_labels, g_strfreev);
  g_clear_object (&self->player);
  g_clear_pointer (&self->cues, lyc_cue_list_unref);
  g_clear_pointer (&self->chapters, lyc_chapters_unref);
  g_clear_pointer (&self->watched, lyc_watched_ranges_free);
  g_clear_pointer (&self->uri, g_free);
  g_clear_pointer (&self->headers, g_strfreev);
  G_OBJECT_CLASS (lyc_player_view_parent_class)->dispose (object);
}

static void
lyc_player_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LycPlayerView *self = LYC_PLAYER_VIEW (object);

  switch (id)
    {
    case PROP_POSITION_MS:
      g_value_set_int64 (value, lyc_player_view_get_position_ms (self));
      break;
    case PROP_DURATION_MS:
      g_value_set_int64 (value, lyc_player_view_get_duration_ms (self));
      break;
    case PROP_PLAYING:
      g_value_set_boolean (value, self->playing);
      break;
    case PROP_FULL_SCREEN:
      g_value_set_boolean (value, self->window != NULL);
      break;
    case PROP_CAPTIONS_SHOWN:
      g_value_set_boolean (value, self->captions_shown);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
lyc_player_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  LycPlayerView *self = LYC_PLAYER_VIEW (object);

  if (id == PROP_FULL_SCREEN)
    lyc_player_view_set_full_screen (self, g_value_get_boolean (value));
  else if (id == PROP_CAPTIONS_SHOWN)
    lyc_player_view_set_captions_shown (self, g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
load_style (void)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  g_resources_register (lyc_course_get_resource ());
  gtk_css_provider_load_from_resource (provider, STYLE_PATH);
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

static void
install_signals (void)
{
  GType type = LYC_TYPE_PLAYER_VIEW;

  signals[POSITION_CHANGED] = g_signal_new ("position-changed", type, G_SIGNAL_RUN_LAST, 0, NULL,
                                            NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[SEEKED] = g_signal_new ("seeked", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[WATCHED] = g_signal_new ("watched", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_INT64);
  signals[ENDED] = g_signal_new ("ended", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
  signals[RETRY] = g_signal_new ("retry", type, G_SIGNAL_RUN_LAST, 0,
                                 g_signal_accumulator_true_handled, NULL, NULL, G_TYPE_BOOLEAN, 0);
  signals[SHEET_WANTED] = g_signal_new ("sheet-wanted", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[CAPTION_TRACK_CHOSEN] = g_signal_new ("caption-track-chosen", type, G_SIGNAL_RUN_LAST, 0,
                                                NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
lyc_player_view_class_init (LycPlayerViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  GParamFlags writable = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = lyc_player_view_dispose;
  object_class->get_property = lyc_player_view_get_property;
  object_class->set_property = lyc_player_view_set_property;
  gtk_widget_class_set_css_name (widget_class, "player-view");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);

  props[PROP_POSITION_MS]
      = g_param_spec_int64 ("position-ms", NULL, NULL, 0, G_MAXINT64, 0, readable);
  props[PROP_DURATION_MS]
      = g_param_spec_int64 ("duration-ms", NULL, NULL, 0, G_MAXINT64, 0, readable);
  props[PROP_PLAYING] = g_param_spec_boolean ("playing", NULL, NULL, FALSE, readable);
  props[PROP_FULL_SCREEN] = g_param_spec_boolean ("full-screen", NULL, NULL, FALSE, writable);
  props[PROP_CAPTIONS_SHOWN] = g_param_spec_boolean ("captions-shown", NULL, NULL, TRUE, writable);
  g_object_class_install_properties (object_class, N_PROPS, props);
  install_signals ();
  load_style ();
}

static void
lyc_player_view_init (LycPlayerView *self)
{
  self->player = lyc_player_new ();
  self->clock = lyc_playback_clock_new ();
  self->captions_shown = TRUE;
  lyc_watch_meter_reset (&self->meter);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Player"), -1);
  lyc_player_view_set_time (self, NULL, NULL);
  build_stage (self);
  lyc_player_view_add_actions (self);
  follow_player (self);
}

/**
 * lyc_player_view_new:
 *
 * Returns: (transfer floating): a card with nothing opened
 */
GtkWidget *
lyc_player_view_new (void)
{
  return g_object_new (LYC_TYPE_PLAYER_VIEW, NULL);
}

/**
 * lyc_player_view_open:
 * @self: a view
 * @uri: file:, http: or https:
 * @headers: (nullable) (array zero-terminated=1): HTTP headers, name and value by turns
 * @start_ms: where to begin
 *
 * Opens a recording, without playing it. Cues, chapters, moments and ranges of the last one go.
 */
void
lyc_player_view_open (LycPlayerView *self, const char *uri, const char *const *headers,
                      gint64 start_ms)
{
  char **copy = g_strdupv ((char **) headers);
  char *uri_copy = g_strdup (uri);

  lyc_player_view_close (self);
  self->uri = uri_copy;
  self->headers = copy;
  lyc_player_open (self->player, self->uri, (const char *const *) self->headers, start_ms);
}

/**
 * lyc_player_view_close:
 * @self: a view
 *
 * Takes the recording away and frees what it held.
 */
void
lyc_player_view_close (LycPlayerView *self)
{
  flush_watched (self);
  lyc_player_stop (self->player);
  lyc_player_view_set_pip (self, FALSE);
  lyc_player_view_set_cues (self, NULL);
  lyc_player_view_set_caption_tracks (self, NULL, 0);
  lyc_player_view_set_thumbs (self, NULL);
  lyc_player_view_set_density (self, NULL, 0);
  lyc_player_view_set_chapters (self, NULL);
  lyc_player_view_set_moments (self, NULL, 0);
  lyc_player_view_set_watched (self, NULL);
  g_clear_pointer (&self->uri, g_free);
  g_clear_pointer (&self->headers, g_strfreev);
}

/**
 * lyc_player_view_seek_ms:
 * @self: a view
 * @position_ms: where to
 *
 * Jumps as if the learner had, with `seeked`.
 */
void
lyc_player_view_seek_ms (LycPlayerView *self, gint64 position_ms)
{
  seek_cb (LYC_PLAYER_CONTROLS (self->controls), position_ms, TRUE, self);
}
