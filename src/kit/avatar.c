/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "avatar.h"

static struct
{
  LycAvatarLoader load;
  gpointer user_data;
  GDestroyNotify destroy;
} loader;

static const char *
get_key (AdwAvatar *avatar)
{
  return g_object_get_data (G_OBJECT (avatar), "lyc-avatar-key");
}

void
lyc_avatar_set_loader (LycAvatarLoader load, gpointer user_data, GDestroyNotify destroy)
{
  if (loader.destroy)
    loader.destroy (loader.user_data);
  loader.load = load;
  loader.user_data = user_data;
  loader.destroy = destroy;
}

GtkWidget *
lyc_avatar_new (int size)
{
  GtkWidget *avatar = adw_avatar_new (size, "", TRUE);

  /* The name stands beside it or is in the row's description. */
  g_object_set (avatar, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_widget_set_valign (avatar, GTK_ALIGN_START);
  return avatar;
}

void
lyc_avatar_set_person (AdwAvatar *avatar, const char *name, const char *key)
{
  gboolean same = g_strcmp0 (key, get_key (avatar)) == 0;

  adw_avatar_set_text (avatar, name ? name : "");
  if (same && (!key || adw_avatar_get_custom_image (avatar)))
    return;
  adw_avatar_set_custom_image (avatar, NULL);
  g_object_set_data_full (G_OBJECT (avatar), "lyc-avatar-key", g_strdup (key), g_free);
  if (key && loader.load)
    loader.load (avatar, key, loader.user_data);
}

void
lyc_avatar_take_picture (AdwAvatar *avatar, const char *key, GdkPaintable *picture)
{
  if (g_strcmp0 (key, get_key (avatar)) == 0)
    adw_avatar_set_custom_image (avatar, picture);
}
