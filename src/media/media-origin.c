/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "media-origin.h"

static int
port_of (GUri *uri)
{
  if (g_uri_get_port (uri) > 0)
    return g_uri_get_port (uri);
  return g_str_equal (g_uri_get_scheme (uri), "https") ? 443 : 80;
}

/**
 * lyc_media_origin_allows:
 * @opened: what a player was told to open
 * @uri: (nullable): what is to be fetched for it, perhaps because a playlist names it
 *
 * Returns: whether it may: a file reads itself alone, and a server's recording is fetched from that
 *   server alone, in the same way
 */
gboolean
lyc_media_origin_allows (const char *opened, const char *uri)
{
  g_autoptr (GUri) from = NULL, to = NULL;

  if (g_strcmp0 (opened, uri) == 0)
    return TRUE;
  from = opened != NULL ? g_uri_parse (opened, G_URI_FLAGS_ENCODED, NULL) : NULL;
  to = uri != NULL ? g_uri_parse (uri, G_URI_FLAGS_ENCODED, NULL) : NULL;
  if (from == NULL || to == NULL || g_uri_get_host (from) == NULL || g_uri_get_host (to) == NULL)
    return FALSE;
  return g_str_has_prefix (g_uri_get_scheme (to), "http")
         && g_str_equal (g_uri_get_scheme (from), g_uri_get_scheme (to))
         && g_ascii_strcasecmp (g_uri_get_host (from), g_uri_get_host (to)) == 0
         && port_of (from) == port_of (to) && g_uri_get_userinfo (to) == NULL;
}
