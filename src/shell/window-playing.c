/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* What the desktop is told of the video that plays. */

#include "window-private.h"

#include <glib/gstdio.h>

/* The recording by its lesson, which may have another title in a moment. */
static void
tell_recording (LycWindow *self)
{
  const char *lesson_id = lyc_lesson_page_get_lesson_id (self->lesson);
  LycLibrary *library = lyc_services_get_library (self->services);
  g_autoptr (LycRecord) lesson = NULL, course = NULL;

  if (self->mpris == NULL || lesson_id == NULL)
    return;
  lesson = lyc_library_lookup (library, LYC_KIND_LESSON, lesson_id);
  course = lyc_library_lookup (library, LYC_KIND_COURSE,
                               lyc_lesson_get_course_id (LYC_LESSON (lesson)));
  lyc_mpris_set_recording (self->mpris, lyc_lesson_page_get_asset_id (self->lesson),
                           lyc_lesson_get_title (LYC_LESSON (lesson)),
                           lyc_course_get_title (LYC_COURSE (course)));
}

static char *
art_path (const char *asset_id)
{
  g_autofree char *folder = g_build_filename (g_get_user_cache_dir (), "lyceum", "art", NULL);
  g_autofree char *name = g_strconcat (asset_id, ".png", NULL);

  g_mkdir_with_parents (folder, 0700);
  return g_build_filename (folder, name, NULL);
}

static void
forget_art (LycWindow *self)
{
  if (self->art_path != NULL)
    g_unlink (self->art_path);
  g_clear_pointer (&self->art_path, g_free);
}

/* Others read it from a file; there is one at a time. */
static void
picture_cb (LycWindow *self)
{
  const char *asset_id = lyc_lesson_page_get_asset_id (self->lesson);
  g_autoptr (GdkTexture) picture = lyc_lesson_page_dup_picture (self->lesson);
  g_autofree char *path = asset_id != NULL ? art_path (asset_id) : NULL;
  g_autofree char *uri = NULL;

  if (self->mpris == NULL || picture == NULL || path == NULL
      || g_strcmp0 (path, self->art_path) == 0)
    return;
  forget_art (self);
  if (!gdk_texture_save_to_png (picture, path))
    return;
  self->art_path = g_steal_pointer (&path);
  uri = g_filename_to_uri (self->art_path, NULL, NULL);
  lyc_mpris_set_art_uri (self->mpris, uri);
}

static void
state_cb (LycWindow *self)
{
  LycPlayer *player = lyc_lesson_page_get_player (self->lesson);

  tell_recording (self);
  if (self->notifier != NULL)
    lyc_notifier_look (self->notifier);
  if (lyc_player_get_state (player) == LYC_PLAYER_PLAYING)
    lyc_lesson_page_load_picture (self->lesson);
}

static void
raise_cb (LycWindow *self)
{
  gtk_window_present (GTK_WINDOW (self));
}

/* Without a bus nobody asks, and nothing is missed. */
static void
bus_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LycWindow) self = user_data;
  g_autoptr (GDBusConnection) bus = g_bus_get_finish (result, NULL);

  if (bus == NULL || self->lesson == NULL || self->mpris != NULL)
    return;
  self->mpris = lyc_mpris_new (bus, lyc_lesson_page_get_player (self->lesson), LYC_APP_ID);
  g_signal_connect_object (self->mpris, "raise", G_CALLBACK (raise_cb), self, G_CONNECT_SWAPPED);
  tell_recording (self);
}

/**
 * lyc_window_follow_player:
 * @self: a window whose lesson page is made
 *
 * Puts the player on the bus, and keeps the computer awake while it plays.
 */
void
lyc_window_follow_player (LycWindow *self)
{
  LycPlayer *player = lyc_lesson_page_get_player (self->lesson);

  self->stay_awake = lyc_stay_awake_new (player, GTK_WINDOW (self));
  self->activity
      = lyc_activity_new (GTK_WINDOW (self), lyc_services_get_session (self->services), player);
  g_signal_connect_object (player, "notify::state", G_CALLBACK (state_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->lesson, "picture", G_CALLBACK (picture_cb), self,
                           G_CONNECT_SWAPPED);
  g_bus_get (G_BUS_TYPE_SESSION, NULL, bus_cb, g_object_ref (self));
}

/* The lesson page goes. */
void
lyc_window_forget_player (LycWindow *self)
{
  if (self->lesson != NULL)
    g_signal_handlers_disconnect_by_data (lyc_lesson_page_get_player (self->lesson), self);
  g_clear_object (&self->stay_awake);
  g_clear_object (&self->activity);
  g_clear_object (&self->mpris);
  forget_art (self);
}
