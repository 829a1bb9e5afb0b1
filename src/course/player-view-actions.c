/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "player-view-private.h"

#include "player-menu.h"

/* What the menus and buttons of the player do, as the actions player.*. */

/* Back from later in a chapter is to its beginning, and from its beginning to the one before. */
#define CHAPTER_BEGINNING_MS 3000

static void
rate_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  lyc_player_set_rate (((LycPlayerView *) data)->player, g_variant_get_double (value));
}

static void
chapter_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  LycPlayerView *self = data;
  int index = g_variant_get_int32 (value);

  if (self->chapters != NULL && index >= 0 && (guint) index < lyc_chapters_get_n (self->chapters))
    lyc_player_view_seek_ms (self, lyc_chapters_get_start_ms (self->chapters, (guint) index));
}

/**
 * lyc_player_view_step_chapter:
 * @self: a view
 * @by: 1 for the next chapter, -1 for the one before
 */
void
lyc_player_view_step_chapter (LycPlayerView *self, int by)
{
  gint64 now = lyc_player_view_get_position_ms (self);
  int index = self->chapters != NULL ? lyc_chapters_index_at (self->chapters, now) : -1;
  int n = self->chapters != NULL ? (int) lyc_chapters_get_n (self->chapters) : 0;

  if (n == 0)
    return;
  if (by < 0 && index >= 0
      && now - lyc_chapters_get_start_ms (self->chapters, (guint) index) > CHAPTER_BEGINNING_MS)
    by = 0;
  index += by;
  if (index < 0)
    lyc_player_view_seek_ms (self, 0);
  else if (index < n)
    lyc_player_view_seek_ms (self, lyc_chapters_get_start_ms (self->chapters, (guint) index));
}

static void
chapter_next_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  lyc_player_view_step_chapter (data, 1);
}

static void
chapter_before_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  lyc_player_view_step_chapter (data, -1);
}

/**
 * lyc_player_view_set_loop_edge:
 * @self: a view
 * @end: whether the part that is repeated ends here, or begins here
 *
 * An end without a beginning begins with the recording; a beginning behind the end opens it again.
 */
void
lyc_player_view_set_loop_edge (LycPlayerView *self, gboolean end)
{
  gint64 now = lyc_player_view_get_position_ms (self), start_ms, end_ms;

  lyc_player_get_loop_ms (self->player, &start_ms, &end_ms);
  if (!end)
    lyc_player_set_loop_ms (self->player, now, end_ms > now ? end_ms : -1);
  else if (now > MAX (start_ms, 0))
    lyc_player_set_loop_ms (self->player, MAX (start_ms, 0), now);
}

static void
loop_start_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  lyc_player_view_set_loop_edge (data, FALSE);
}

static void
loop_end_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  lyc_player_view_set_loop_edge (data, TRUE);
}

static void
loop_clear_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  lyc_player_set_loop_ms (((LycPlayerView *) data)->player, -1, -1);
}

static void
frame_next_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  lyc_player_step_frame (((LycPlayerView *) data)->player, 1);
}

static void
frame_before_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  lyc_player_step_frame (((LycPlayerView *) data)->player, -1);
}

static void
audio_track_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  lyc_player_set_audio_track (((LycPlayerView *) data)->player, g_variant_get_int32 (value));
}

static void
caption_track_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  lyc_player_view_choose_captions (data, g_variant_get_int32 (value));
}

static void
caption_background_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  LycPlayerView *self = data;
  LycCaptionBackground background;

  if (lyc_caption_style_background_from_name (g_variant_get_string (value, NULL), &background))
    lyc_caption_style_set_background (self->style, background);
}

static void
caption_larger_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  lyc_caption_style_change_size (((LycPlayerView *) data)->style, 1);
}

static void
caption_smaller_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  lyc_caption_style_change_size (((LycPlayerView *) data)->style, -1);
}

static void
caption_up_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  lyc_caption_style_change_position (((LycPlayerView *) data)->style, 1);
}

static void
caption_down_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  lyc_caption_style_change_position (((LycPlayerView *) data)->style, -1);
}

static void
pip_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  lyc_player_view_set_pip (data, !lyc_player_view_get_pip (data));
}

static void
full_screen_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  lyc_player_view_set_full_screen (data, !lyc_player_view_get_full_screen (data));
}

static void
set_state (LycPlayerView *self, const char *name, GVariant *state)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), name);

  g_simple_action_set_state (G_SIMPLE_ACTION (action), state);
}

static void
set_enabled (LycPlayerView *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

/**
 * lyc_player_view_update_actions:
 * @self: a view
 *
 * Says anew what is chosen and what can be chosen.
 */
void
lyc_player_view_update_actions (LycPlayerView *self)
{
  gint64 position = lyc_player_view_get_position_ms (self), loop_start, loop_end;

  if (self->actions == NULL)
    return;
  lyc_player_get_loop_ms (self->player, &loop_start, &loop_end);
  set_state (self, "rate", g_variant_new_double (lyc_player_get_rate (self->player)));
  set_state (self, "chapter",
             g_variant_new_int32 (
                 self->chapters != NULL ? lyc_chapters_index_at (self->chapters, position) : -1));
  set_state (self, "audio-track", g_variant_new_int32 (lyc_player_get_audio_track (self->player)));
  set_state (self, "caption-track",
             g_variant_new_int32 (self->captions_shown ? (int) self->caption_track : -1));
  set_state (self, "caption-background",
             g_variant_new_string (lyc_caption_style_background_name (
                 lyc_caption_style_get_background (self->style))));
  set_state (self, "pip", g_variant_new_boolean (lyc_player_view_get_pip (self)));
  set_enabled (self, "loop-clear", loop_start >= 0);
}

/**
 * lyc_player_view_update_menu:
 * @self: a view
 *
 * Offers what the recording that is open has.
 */
void
lyc_player_view_update_menu (LycPlayerView *self)
{
  LycPlayerOffer offer = { .chapters = self->chapters,
                           .captions = (const char *const *) self->caption_labels,
                           .tracks = lyc_player_get_tracks (self->player) };
  g_autoptr (GMenuModel) menu = lyc_player_menu_new_more (&offer);

  lyc_player_controls_set_more (LYC_PLAYER_CONTROLS (self->controls), menu);
}

static void
follow_player (LycPlayerView *self)
{
  static const char *const signals[]
      = { "notify::rate", "notify::audio-track", "notify::loop-start-ms" };

  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    g_signal_connect_object (self->player, signals[i], G_CALLBACK (lyc_player_view_update_actions),
                             self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->player, "notify::tracks", G_CALLBACK (lyc_player_view_update_menu),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->style, "changed", G_CALLBACK (lyc_player_view_update_actions),
                           self, G_CONNECT_SWAPPED);
}

/**
 * lyc_player_view_add_actions:
 * @self: a view whose stage, controls and caption are made
 *
 * The stage carries them, into the window that fills the screen too.
 */
void
lyc_player_view_add_actions (LycPlayerView *self)
{
  static const GActionEntry entries[] = {
    { "rate", rate_cb, "d", "1.0", NULL },
    { "chapter", chapter_cb, "i", "-1", NULL },
    { "next-chapter", chapter_next_cb, NULL, NULL, NULL },
    { "chapter-before", chapter_before_cb, NULL, NULL, NULL },
    { "loop-start", loop_start_cb, NULL, NULL, NULL },
    { "loop-end", loop_end_cb, NULL, NULL, NULL },
    { "loop-clear", loop_clear_cb, NULL, NULL, NULL },
    { "frame-next", frame_next_cb, NULL, NULL, NULL },
    { "frame-before", frame_before_cb, NULL, NULL, NULL },
    { "audio-track", audio_track_cb, "i", "-1", NULL },
    { "caption-track", caption_track_cb, "i", "-1", NULL },
    { "caption-background", caption_background_cb, "s", "'shade'", NULL },
    { "caption-larger", caption_larger_cb, NULL, NULL, NULL },
    { "caption-smaller", caption_smaller_cb, NULL, NULL, NULL },
    { "caption-up", caption_up_cb, NULL, NULL, NULL },
    { "caption-down", caption_down_cb, NULL, NULL, NULL },
    { "pip", pip_cb, NULL, "false", NULL },
    { "full-screen", full_screen_cb, NULL, NULL, NULL },
  };

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  gtk_widget_insert_action_group (self->stage, "player", G_ACTION_GROUP (self->actions));
  follow_player (self);
  lyc_player_view_update_menu (self);
  lyc_player_view_update_actions (self);
}
