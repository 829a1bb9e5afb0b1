/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "profile.h"

#include <glib/gi18n-lib.h>

#define MAX_NAME 40

struct _LycProfile
{
  char *name;
  char *data_dir;
  char *cache_dir;
};

/* A name becomes a folder and a part of the keyring item's name, so it is letters, digits and dashes. */
static gboolean
is_valid_name (const char *name)
{
  gsize length = strlen (name);

  if (length == 0 || length > MAX_NAME)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isalnum (name[i]) && name[i] != '-')
      return FALSE;
  return TRUE;
}

/* Only the person may look in: both folders hold what they read and wrote. */
static gboolean
make_private_dir (const char *path, GError **error)
{
  if (g_mkdir_with_parents (path, 0700) == 0)
    return TRUE;
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno), _("The folder “%s” cannot be made: %s"),
               path, g_strerror (errno));
  return FALSE;
}

/**
 * lyc_profile_new:
 * @name: letters, digits and dashes, at most 40
 *
 * Returns: (transfer full) (nullable): the profile with its folders made; %NULL with @error otherwise
 */
LycProfile *
lyc_profile_new (const char *name, GError **error)
{
  g_autoptr (LycProfile) self = g_new0 (LycProfile, 1);

  if (!is_valid_name (name))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                           _("A profile's name is made of letters, digits and dashes."));
      return NULL;
    }
  self->name = g_strdup (name);
  self->data_dir = g_build_filename (g_get_user_data_dir (), "lyceum", name, NULL);
  self->cache_dir = g_build_filename (g_get_user_cache_dir (), "lyceum", name, NULL);
  if (!make_private_dir (self->data_dir, error) || !make_private_dir (self->cache_dir, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
lyc_profile_free (LycProfile *self)
{
  g_free (self->name);
  g_free (self->data_dir);
  g_free (self->cache_dir);
  g_free (self);
}

const char *
lyc_profile_get_name (LycProfile *self)
{
  return self->name;
}

const char *
lyc_profile_get_data_dir (LycProfile *self)
{
  return self->data_dir;
}

const char *
lyc_profile_get_cache_dir (LycProfile *self)
{
  return self->cache_dir;
}

/* Returns: (transfer full): what the window remembers for this profile alone */
GSettings *
lyc_profile_new_settings (LycProfile *self)
{
  g_autofree char *path
      = g_strconcat ("/io/github/lyceum_desktop/Lyceum/profiles/", self->name, "/", NULL);

  return g_settings_new_with_path (LYC_APP_ID, path);
}

/* Returns: (transfer full): the path of @file among the profile's data */
char *
lyc_profile_build_path (LycProfile *self, const char *file)
{
  return g_build_filename (self->data_dir, file, NULL);
}
