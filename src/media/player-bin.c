/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "player-bin.h"

#include "media-origin.h"

/* GstPlayFlags, which have no header: pictures, sound, volume of our own, and no conversion beyond
 * the one our sink does. No subtitles: captions are a label. */
#define FLAG_VIDEO (1 << 0)
#define FLAG_AUDIO (1 << 1)
#define FLAG_SOFT_VOLUME (1 << 4)
#define FLAG_NATIVE_VIDEO (1 << 6)
#define FLAG_BUFFERING (1 << 8)

#define URI_KEY "lyc-uri"
#define HEADERS_KEY "lyc-headers"

#define NETWORK_TIMEOUT_S 10
/* Gathered ahead of what plays: as much as a lift or a tunnel takes. */
#define AHEAD_NS (20 * (gint64) GST_SECOND)
#define AHEAD_BYTES (16 << 20)

static GstStructure *
headers_structure (const char *const *headers)
{
  GstStructure *structure = gst_structure_new_empty ("extra-headers");

  for (gsize i = 0; headers[i] != NULL && headers[i + 1] != NULL; i += 2)
    gst_structure_set (structure, headers[i], G_TYPE_STRING, headers[i + 1], NULL);
  return structure;
}

/* A token must not follow a redirection to somebody else's server. */
static void
set_headers (GstElement *source, const char *const *headers)
{
  g_autoptr (GstStructure) structure = NULL;
  GObjectClass *klass = G_OBJECT_GET_CLASS (source);

  if (g_object_class_find_property (klass, "timeout") != NULL)
    g_object_set (source, "timeout", NETWORK_TIMEOUT_S, NULL);
  if (headers == NULL || headers[0] == NULL
      || g_object_class_find_property (klass, "extra-headers") == NULL)
    return;
  structure = headers_structure (headers);
  g_object_set (source, "extra-headers", structure, "automatic-redirect", FALSE, NULL);
}

/* It never opens what it names. Told by the whole, since a demuxer keeps faults of its parts for
 * itself and tries again. */
static void
refuse_source (GstElement *bin, GstElement *source)
{
  gst_element_set_locked_state (source, TRUE);
  GST_ELEMENT_ERROR (bin, STREAM, NOT_IMPLEMENTED, ("A recording names a foreign source"), (NULL));
}

/* Those of a playlist's parts come here as well. */
static void
set_up_source (GstElement *bin, GstElement *source)
{
  g_autofree char *uri = gst_uri_handler_get_uri (GST_URI_HANDLER (source));

  if (lyc_media_origin_allows (g_object_get_data (G_OBJECT (bin), URI_KEY), uri))
    set_headers (source, g_object_get_data (G_OBJECT (bin), HEADERS_KEY));
  else
    refuse_source (bin, source);
}

static void
element_setup_cb (GstElement *bin, GstElement *element, gpointer data)
{
  if (GST_IS_URI_HANDLER (element)
      && gst_uri_handler_get_uri_type (GST_URI_HANDLER (element)) == GST_URI_SRC)
    set_up_source (bin, element);
  lyc_packet_gate_add_element (lyc_video_sink_get_gate (data), element);
}

/* playbin3 knows newer HLS. Before 1.24 its demuxer may push into a decoder that has not started
 * yet, is sent away, and never comes back: about one opening in fifty on a busy machine. */
static GstElement *
make_bin (void)
{
  guint major, minor, micro, nano;
  GstElement *bin = NULL;

  gst_version (&major, &minor, &micro, &nano);
  if (major > 1 || minor >= 24)
    bin = gst_element_factory_make ("playbin3", NULL);
  return bin != NULL ? bin : gst_element_factory_make ("playbin", NULL);
}

static GstElement *
make_audio_sink (gboolean silent)
{
  GstElement *sink = silent ? NULL : gst_element_factory_make ("autoaudiosink", "lyc-audio-sink");

  if (sink == NULL)
    {
      sink = gst_element_factory_make ("fakesink", "lyc-audio-sink");
      g_object_set (sink, "sync", TRUE, NULL);
    }
  return sink;
}

/**
 * lyc_player_bin_new:
 * @sink: where pictures go
 * @silent: whether sound goes nowhere, in its own time
 *
 * Returns: (transfer full) (nullable): a pipeline that plays one source; %NULL without GStreamer's
 *   base plugins
 */
GstElement *
lyc_player_bin_new (LycVideoSink *sink, gboolean silent)
{
  GstElement *bin = make_bin ();
  GstElement *tempo;

  if (bin == NULL)
    return NULL;
  gst_object_ref_sink (bin);
  g_object_set (bin, "flags",
                FLAG_VIDEO | FLAG_AUDIO | FLAG_SOFT_VOLUME | FLAG_NATIVE_VIDEO,
                "video-sink", lyc_video_sink_get_element (sink),
                "audio-sink", make_audio_sink (silent), NULL);
  tempo = gst_element_factory_make ("scaletempo", NULL);
  if (tempo != NULL)
    g_object_set (bin, "audio-filter", tempo, NULL);
  g_signal_connect (bin, "element-setup", G_CALLBACK (element_setup_cb), sink);
  return bin;
}

/**
 * lyc_player_bin_set_source:
 * @bin: a pipeline that has not started
 * @uri: what it plays
 * @headers: (nullable): HTTP headers, name and value by turns
 */
void
lyc_player_bin_set_source (GstElement *bin, const char *uri, const char *const *headers)
{
  guint flags = 0;

  g_object_set_data_full (G_OBJECT (bin), URI_KEY, g_strdup (uri), g_free);
  g_object_set_data_full (G_OBJECT (bin), HEADERS_KEY, g_strdupv ((char **) headers),
                          (GDestroyNotify) g_strfreev);
  g_object_get (bin, "flags", &flags, NULL);
  if (!g_str_has_prefix (uri, "file:"))
    flags |= FLAG_BUFFERING;
  g_object_set (bin, "uri", uri, "flags", flags, "buffer-duration", AHEAD_NS, "buffer-size",
                AHEAD_BYTES, NULL);
}

/**
 * lyc_player_bin_set_volume:
 * @bin: a pipeline
 * @volume: 0 to 1 as the ear counts
 * @muted: whether it is silent
 */
void
lyc_player_bin_set_volume (GstElement *bin, double volume, gboolean muted)
{
  g_object_set (bin, "volume", volume * volume * volume, "mute", muted, NULL);
}

/**
 * lyc_player_bin_seek:
 * @bin: a pipeline that has its first picture
 * @position_ns: where to, in stream time
 * @stop_ns: where to end; -1 for the recording's end
 * @rate: how fast from there on
 * @accurate: to the picture, or to the key frame before it
 *
 * Returns: whether the pipeline took it; it answers with ASYNC_DONE
 */
gboolean
lyc_player_bin_seek (GstElement *bin, gint64 position_ns, gint64 stop_ns, double rate,
                     gboolean accurate)
{
  GstSeekFlags flags
      = GST_SEEK_FLAG_FLUSH
        | (accurate ? GST_SEEK_FLAG_ACCURATE
                    : GST_SEEK_FLAG_KEY_UNIT | GST_SEEK_FLAG_SNAP_BEFORE);

  return gst_element_seek (bin, rate, GST_FORMAT_TIME, flags, GST_SEEK_TYPE_SET, position_ns,
                           GST_SEEK_TYPE_SET, stop_ns);
}

static gboolean
has_file_with_prefix (const char *folder, const char *prefix)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, prefix))
      return TRUE;
  return FALSE;
}

/**
 * lyc_player_bin_has_audio_device:
 *
 * Asks without opening one: the sound libraries write pages to stderr when there is none.
 *
 * Returns: whether there is a sound server or a sound card
 */
gboolean
lyc_player_bin_has_audio_device (void)
{
  g_autofree char *pulse = g_build_filename (g_get_user_runtime_dir (), "pulse", "native", NULL);

  return g_getenv ("PULSE_SERVER") != NULL || g_file_test (pulse, G_FILE_TEST_EXISTS)
         || has_file_with_prefix ("/dev/snd", "pcm");
}

/**
 * lyc_player_bin_is_audio_fault:
 * @bin: a pipeline
 * @source: (nullable): what posted an error
 *
 * Returns: whether it was the sound device, without which the pictures can go on
 */
gboolean
lyc_player_bin_is_audio_fault (GstElement *bin, GstObject *source)
{
  g_autoptr (GstElement) sink = gst_bin_get_by_name (GST_BIN (bin), "lyc-audio-sink");

  return sink != NULL && source != NULL
         && (source == GST_OBJECT (sink) || gst_object_has_as_ancestor (source, GST_OBJECT (sink)));
}
