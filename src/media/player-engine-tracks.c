/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "player-engine-private.h"

/* playbin counts its tracks and tells their tags by and by; playbin3 tells a whole collection. */

static LycPlayerTrack *
track_from_tags (GstTagList *tags)
{
  g_autofree char *language = NULL, *title = NULL;

  if (tags != NULL)
    {
      gst_tag_list_get_string (tags, GST_TAG_LANGUAGE_CODE, &language);
      gst_tag_list_get_string (tags, GST_TAG_TITLE, &title);
    }
  return lyc_player_track_new (language, title);
}

static gboolean
same (const GPtrArray *tracks, const GPtrArray *others)
{
  if (tracks == NULL || others == NULL || tracks->len != others->len)
    return FALSE;
  for (guint i = 0; i < tracks->len; i++)
    if (!lyc_player_track_equal (tracks->pdata[i], others->pdata[i]))
      return FALSE;
  return TRUE;
}

static void
tell_tracks (LycPlayerEngine *self, GPtrArray *tracks, int current)
{
  if (same (self->now.tracks, tracks) && self->now.audio_track == current)
    return;
  if (!same (self->now.tracks, tracks))
    {
      g_clear_pointer (&self->now.tracks, g_ptr_array_unref);
      self->now.tracks = g_ptr_array_ref (tracks);
    }
  self->now.audio_track = current;
  lyc_engine_tell (self);
}

static void
read_counted (LycPlayerEngine *self)
{
  g_autoptr (GPtrArray) tracks
      = g_ptr_array_new_with_free_func ((GDestroyNotify) lyc_player_track_unref);
  int n = 0, current = -1;

  g_object_get (self->bin, "n-audio", &n, "current-audio", &current, NULL);
  for (int i = 0; i < n; i++)
    {
      g_autoptr (GstTagList) tags = NULL;

      g_signal_emit_by_name (self->bin, "get-audio-tags", i, &tags);
      g_ptr_array_add (tracks, track_from_tags (tags));
    }
  tell_tracks (self, tracks, n > 0 ? MAX (current, 0) : -1);
}

static GstStream *
audio_stream (LycPlayerEngine *self, int index)
{
  for (guint i = 0; i < gst_stream_collection_get_size (self->collection); i++)
    {
      GstStream *stream = gst_stream_collection_get_stream (self->collection, i);

      if ((gst_stream_get_stream_type (stream) & GST_STREAM_TYPE_AUDIO) && index-- == 0)
        return stream;
    }
  return NULL;
}

static void
read_collection (LycPlayerEngine *self)
{
  g_autoptr (GPtrArray) tracks
      = g_ptr_array_new_with_free_func ((GDestroyNotify) lyc_player_track_unref);
  GstStream *stream;

  for (int i = 0; (stream = audio_stream (self, i)) != NULL; i++)
    {
      g_autoptr (GstTagList) tags = gst_stream_get_tags (stream);

      g_ptr_array_add (tracks, track_from_tags (tags));
    }
  tell_tracks (self, tracks, tracks->len > 0 ? MAX (self->now.audio_track, 0) : -1);
}

void
lyc_tracks_read (LycPlayerEngine *self)
{
  if (self->bin == NULL)
    return;
  if (self->collection != NULL)
    read_collection (self);
  else if (g_object_class_find_property (G_OBJECT_GET_CLASS (self->bin), "n-audio") != NULL)
    read_counted (self);
}

/* In a streaming thread: the bus carries it over. */
static void
changed_cb (GstElement *bin)
{
  gst_element_post_message (
      bin, gst_message_new_application (GST_OBJECT (bin), gst_structure_new_empty ("lyc-tracks")));
}

void
lyc_tracks_watch (LycPlayerEngine *self)
{
  if (g_signal_lookup ("audio-changed", G_OBJECT_TYPE (self->bin)) == 0)
    return;
  g_signal_connect (self->bin, "audio-changed", G_CALLBACK (changed_cb), NULL);
  g_signal_connect (self->bin, "audio-tags-changed", G_CALLBACK (changed_cb), NULL);
}

void
lyc_tracks_take_collection (LycPlayerEngine *self, GstMessage *message)
{
  if (g_object_class_find_property (G_OBJECT_GET_CLASS (self->bin), "n-audio") != NULL)
    return;
  g_clear_object (&self->collection);
  gst_message_parse_stream_collection (message, &self->collection);
  lyc_tracks_read (self);
}

void
lyc_tracks_take_selection (LycPlayerEngine *self, GstMessage *message)
{
  GstStream *stream;

  if (self->collection == NULL)
    return;
  for (int i = 0; (stream = audio_stream (self, i)) != NULL; i++)
    for (guint j = 0; j < gst_message_streams_selected_get_size (message); j++)
      {
        g_autoptr (GstStream) chosen = gst_message_streams_selected_get_stream (message, j);

        if (g_strcmp0 (gst_stream_get_stream_id (stream), gst_stream_get_stream_id (chosen)) == 0)
          self->now.audio_track = i;
      }
  lyc_engine_tell (self);
}

static void
select_streams (LycPlayerEngine *self, int index)
{
  GstStream *audio = audio_stream (self, index);
  GList *ids = NULL;

  if (audio == NULL)
    return;
  ids = g_list_append (ids, (char *) gst_stream_get_stream_id (audio));
  for (guint i = 0; i < gst_stream_collection_get_size (self->collection); i++)
    {
      GstStream *stream = gst_stream_collection_get_stream (self->collection, i);

      if (gst_stream_get_stream_type (stream) & GST_STREAM_TYPE_VIDEO)
        {
          ids = g_list_append (ids, (char *) gst_stream_get_stream_id (stream));
          break;
        }
    }
  gst_element_send_event (self->bin, gst_event_new_select_streams (ids));
  g_list_free (ids);
}

/* The seek drops what is decoded of the other track, so that the change is heard at once. */
void
lyc_tracks_choose_audio (LycPlayerEngine *self, int index)
{
  if (self->bin == NULL || self->now.tracks == NULL || index < 0
      || (guint) index >= self->now.tracks->len)
    return;
  self->now.audio_track = index;
  if (self->collection != NULL)
    select_streams (self, index);
  else
    {
      g_object_set (self->bin, "current-audio", index, NULL);
      lyc_engine_seek_here (self);
    }
  lyc_engine_tell (self);
}
