/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "player-fault.h"

#include <gst/gst.h>

/**
 * lyc_player_fault_check_uri:
 * @uri: (nullable): where a recording is said to be
 *
 * Returns: whether we read from there: a file, or HTTP. GStreamer knows many more, capture devices
 *   among them.
 */
gboolean
lyc_player_fault_check_uri (const char *uri)
{
  g_autofree char *scheme = uri != NULL ? g_uri_parse_scheme (uri) : NULL;

  return scheme != NULL
         && (g_str_equal (scheme, "file") || g_str_equal (scheme, "http")
             || g_str_equal (scheme, "https"));
}

static LycPlayerFault
from_resource_error (int code, const char *uri)
{
  switch (code)
    {
    case GST_RESOURCE_ERROR_NOT_FOUND:
      return LYC_PLAYER_FAULT_NOT_FOUND;
    case GST_RESOURCE_ERROR_NOT_AUTHORIZED:
      return LYC_PLAYER_FAULT_FORBIDDEN;
    default:
      return g_str_has_prefix (uri, "file:") ? LYC_PLAYER_FAULT_OTHER : LYC_PLAYER_FAULT_NETWORK;
    }
}

static LycPlayerFault
from_stream_error (int code, const char *uri)
{
  switch (code)
    {
    case GST_STREAM_ERROR_FAILED:
      /* The HTTP source says no more than this of a connection that was refused or lost. */
      return g_str_has_prefix (uri, "file:") ? LYC_PLAYER_FAULT_BROKEN : LYC_PLAYER_FAULT_NETWORK;
    case GST_STREAM_ERROR_CODEC_NOT_FOUND:
    case GST_STREAM_ERROR_NOT_IMPLEMENTED:
      return LYC_PLAYER_FAULT_UNSUPPORTED;
    default:
      return LYC_PLAYER_FAULT_BROKEN;
    }
}

/**
 * lyc_player_fault_from_error:
 * @error: an error that a pipeline posted
 * @uri: what was opened
 *
 * Returns: what it means to the learner
 */
LycPlayerFault
lyc_player_fault_from_error (const GError *error, const char *uri)
{
  if (error->domain == GST_RESOURCE_ERROR)
    return from_resource_error (error->code, uri);
  if (error->domain == GST_STREAM_ERROR)
    return from_stream_error (error->code, uri);
  if (g_error_matches (error, GST_CORE_ERROR, GST_CORE_ERROR_MISSING_PLUGIN))
    return LYC_PLAYER_FAULT_UNSUPPORTED;
  return LYC_PLAYER_FAULT_OTHER;
}
