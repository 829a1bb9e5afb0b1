/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "route.h"

#include "ids.h"

static gboolean
match_segment (const char *pattern, const char *text, GHashTable *params)
{
  gsize length = strlen (pattern);

  if (pattern[0] != '{')
    return g_str_equal (pattern, text);
  if (!lyc_id_is_valid (text))
    return FALSE;
  if (params != NULL)
    g_hash_table_insert (params, g_strndup (pattern + 1, length - 2), g_strdup (text));
  return TRUE;
}

static gboolean
match_path (const char *pattern, char **text, GHashTable *params)
{
  g_auto (GStrv) parts = g_strsplit (pattern, "/", -1);

  if (g_strv_length (parts) != g_strv_length (text))
    return FALSE;
  for (int i = 0; parts[i] != NULL; i++)
    if (!match_segment (parts[i], text[i], NULL))
      return FALSE;
  for (int i = 0; parts[i] != NULL; i++)
    match_segment (parts[i], text[i], params);
  return TRUE;
}

/**
 * lyc_route_match:
 * @params: gets the path's parameters
 * @path_known: (out): whether another method is answered at this path
 *
 * Returns: (nullable): the route of the request
 */
const LycRoute *
lyc_route_match (const char *method, const char *path, GHashTable *params, gboolean *path_known)
{
  guint count;
  const LycRoute *routes = lyc_routes_get (&count);
  g_auto (GStrv) text = g_strsplit (path, "/", 12);

  *path_known = FALSE;
  for (guint i = 0; i < count; i++)
    {
      gboolean same = g_str_equal (routes[i].method, method);

      if (!match_path (routes[i].path, text, same ? params : NULL))
        continue;
      *path_known = TRUE;
      if (same)
        return &routes[i];
    }
  return NULL;
}

static gboolean
check_route (const LycRoute *route, GError **error)
{
  gboolean open = (route->flags & LYC_ROUTE_OPEN) != 0;

  if (!open && (route->resource == NULL || lyc_access_find (route->resource, route->action) == NULL))
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "route %s has no row in the access table",
                 route->operation);
  else if (route->target != NULL && lyc_kind_find (route->target_kind) == NULL)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "route %s acts on no known kind",
                 route->operation);
  else if (route->handler == NULL)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "route %s has no handler", route->operation);
  else
    return TRUE;
  return FALSE;
}

/**
 * lyc_routes_check:
 *
 * Returns: %FALSE where a route names no row of the access table or no known kind; the platform
 * does not start then
 */
gboolean
lyc_routes_check (GError **error)
{
  guint count;
  const LycRoute *routes = lyc_routes_get (&count);

  for (guint i = 0; i < count; i++)
    if (!check_route (&routes[i], error))
      return FALSE;
  return TRUE;
}
