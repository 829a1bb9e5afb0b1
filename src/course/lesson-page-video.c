/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* The video half of the lesson page: from records to the player, and from the player to acts. */

#include "lesson-page-private.h"

#include "acts.h"

static LycLibrary *
library (LycLessonPage *self)
{
  return lyc_services_get_library (self->services);
}

static JsonArray *
watched_to_json (LycWatchedRanges *watched)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < lyc_watched_ranges_get_n (watched); i++)
    {
      JsonArray *pair = json_array_new ();
      gint64 from, to;

      lyc_watched_ranges_get (watched, i, &from, &to);
      json_array_add_int_element (pair, from);
      json_array_add_int_element (pair, to);
      json_array_add_array_element (array, pair);
    }
  return array;
}

/* Returns: (transfer full): what was seen before and since */
static LycWatchedRanges *
dup_all_watched (LycLessonPage *self)
{
  LycWatchedRanges *all = lyc_watched_ranges_copy (self->watched);
  JsonArray *ranges = lyc_progress_get_ranges (self->progress);

  for (guint i = 0; ranges != NULL && i < json_array_get_length (ranges); i++)
    {
      JsonArray *pair = json_array_get_array_element (ranges, i);

      if (pair != NULL && json_array_get_length (pair) == 2)
        lyc_watched_ranges_add (all, json_array_get_int_element (pair, 0),
                                json_array_get_int_element (pair, 1));
    }
  return all;
}

static guint
get_percent (LycLessonPage *self)
{
  g_autoptr (LycWatchedRanges) all = dup_all_watched (self);

  return lyc_watched_ranges_get_percent (all, lyc_lesson_get_duration_ms (self->lesson));
}

/* All that was seen since the lesson was opened goes along each time, because a waiting save is
 * replaced by the next one. It is on this machine's disk at once; while the video @goes_on, the
 * platform hears of it now and then. */
static void
save (LycLessonPage *self, gint64 position_ms, gboolean sought, gboolean goes_on)
{
  g_autoptr (JsonArray) ranges = watched_to_json (self->watched);
  gint64 now = g_get_real_time () / G_TIME_SPAN_MILLISECOND;
  g_autoptr (LycAct) act = NULL;

  if (self->lesson == NULL || !self->opened)
    return;
  act = lyc_act_progress (lyc_record_get_id (LYC_RECORD (self->lesson)), ranges, position_ms,
                          sought, get_percent (self), now);
  lyc_act_set_patient (act, goes_on);
  lyc_outbox_perform (lyc_services_get_outbox (self->services), act);
}

/* A part that is shorter than the meter's ended by a pause, a jump or the end. */
static void
watched_cb (LycLessonPage *self, gint64 from_ms, gint64 to_ms)
{
  gboolean goes_on = to_ms - from_ms >= LYC_WATCH_METER_CHUNK_MS;

  lyc_watched_ranges_add (self->watched, from_ms, to_ms);
  save (self, to_ms, FALSE, goes_on);
}

static void
seeked_cb (LycLessonPage *self, gint64 position_ms)
{
  save (self, position_ms, TRUE, FALSE);
}

static void
position_cb (LycLessonPage *self, gint64 position_ms)
{
  lyc_notes_view_set_position (self->notes_view, position_ms);
  lyc_transcript_view_set_position (self->transcript_view, position_ms);
  if (self->lesson != NULL)
    g_signal_emit_by_name (self, "position", lyc_record_get_id (LYC_RECORD (self->lesson)),
                           lyc_lesson_get_asset_id (self->lesson), position_ms);
}

static void
transcript_seek_cb (LycLessonPage *self, gint64 position_ms)
{
  lyc_lesson_page_seek (self, position_ms);
}

void
lyc_lesson_page_connect_player (LycLessonPage *self)
{
  g_signal_connect_object (self->player, "watched", G_CALLBACK (watched_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->player, "seeked", G_CALLBACK (seeked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->player, "position-changed", G_CALLBACK (position_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->transcript_view, "seek", G_CALLBACK (transcript_seek_cb), self,
                           G_CONNECT_SWAPPED);
  lyc_lesson_page_connect_transcripts (self);
  lyc_lesson_page_connect_thumbs (self);
}

static void
show_chapters (LycLessonPage *self)
{
  g_autoptr (LycChapters) chapters = lyc_chapters_new ();

  for (guint i = 0; i < lyc_asset_get_n_chapters (self->asset); i++)
    {
      gint64 start_ms = 0;
      const char *title = lyc_asset_get_chapter (self->asset, i, &start_ms);

      lyc_chapters_add (chapters, start_ms, title);
    }
  lyc_player_view_set_chapters (self->player, chapters);
}

static void
show_watched (LycLessonPage *self)
{
  g_autoptr (LycWatchedRanges) all = dup_all_watched (self);

  lyc_player_view_set_watched (self->player, all);
}

static void
asset_changed_cb (LycLessonPage *self)
{
  if (!lyc_record_is_loaded (LYC_RECORD (self->asset)))
    return;
  show_chapters (self);
  lyc_lesson_page_show_moments (self);
  lyc_lesson_page_show_transcripts (self);
  lyc_lesson_page_show_thumbs (self);
}

/* How tall the video can be seen at most, in pixels: in a window a larger one than this is not
 * worth its bytes. */
#define WINDOW_HEIGHT 1080

static guint
most_pixels (LycLessonPage *self)
{
  GtkNative *native = gtk_widget_get_native (GTK_WIDGET (self));
  GdkSurface *surface = native != NULL ? gtk_native_get_surface (native) : NULL;
  GdkMonitor *monitor = NULL;
  GdkRectangle area;

  if (surface != NULL && GTK_IS_WINDOW (native) && gtk_window_is_fullscreen (GTK_WINDOW (native)))
    monitor = gdk_display_get_monitor_at_surface (gdk_surface_get_display (surface), surface);
  if (monitor == NULL)
    return WINDOW_HEIGHT;
  gdk_monitor_get_geometry (monitor, &area);
  return MAX (WINDOW_HEIGHT, (guint) (area.height * gdk_surface_get_scale_factor (surface)));
}

static void
open_player (LycLessonPage *self, const char *asset_id)
{
  LycSession *session = lyc_services_get_session (self->services);
  g_autofree char *uri = lyc_session_get_asset_uri (session, asset_id, most_pixels (self));
  g_autofree char *authorization = lyc_session_get_authorization (session);
  const char *headers[] = { "Authorization", authorization, NULL };
  gint64 start = self->wanted_ms >= 0 ? self->wanted_ms
                                      : lyc_progress_get_position_ms (self->progress);

  lyc_player_view_open (self->player, uri, authorization != NULL ? headers : NULL, start);
  self->opened = TRUE;
}

/* Opens the video of the lesson; its chapters, transcript and moments follow as the store answers. */
void
lyc_lesson_page_show_video (LycLessonPage *self)
{
  const char *asset_id = lyc_lesson_get_asset_id (self->lesson);

  if (self->opened || *asset_id == '\0')
    return;
  open_player (self, asset_id);
  lyc_transcript_view_set_place (self->transcript_view,
                                 lyc_record_get_id (LYC_RECORD (self->lesson)), asset_id);
  self->asset = LYC_ASSET (lyc_library_lookup (library (self), LYC_KIND_ASSET, asset_id));
  self->threads = lyc_library_children (library (self), LYC_KIND_CONTAINER,
                                        lyc_record_get_id (LYC_RECORD (self->lesson)));
  g_signal_connect_object (self->asset, "changed", G_CALLBACK (asset_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->threads, "items-changed",
                           G_CALLBACK (lyc_lesson_page_show_moments), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->progress, "changed", G_CALLBACK (show_watched), self,
                           G_CONNECT_SWAPPED);
  lyc_lesson_page_show_moments (self);
  asset_changed_cb (self);
  show_watched (self);
}

static void
forget (LycLessonPage *self, gpointer record)
{
  if (record != NULL)
    g_signal_handlers_disconnect_by_data (record, self);
}

/* Closes the video; the player tells what was seen last, which is saved. */
void
lyc_lesson_page_close_video (LycLessonPage *self)
{
  if (self->opened)
    lyc_player_view_close (self->player);
  self->opened = FALSE;
  forget (self, self->asset);
  forget (self, self->threads);
  forget (self, self->progress);
  g_clear_object (&self->asset);
  g_clear_object (&self->threads);
  g_clear_pointer (&self->watched, lyc_watched_ranges_free);
  self->watched = lyc_watched_ranges_new ();
  lyc_transcript_view_set_place (self->transcript_view, NULL, NULL);
  lyc_lesson_page_close_transcripts (self);
}
