/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "person.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "avatar.h"
#include "user.h"

static void
show_person (AdwAvatar *avatar, LycUser *user)
{
  lyc_avatar_set_person (avatar, lyc_user_get_name (user), lyc_record_get_id (LYC_RECORD (user)));
  gtk_widget_set_tooltip_text (GTK_WIDGET (avatar), lyc_user_get_name (user));
}

static void
user_changed_cb (LycUser *user, AdwAvatar *avatar)
{
  show_person (avatar, user);
}

/**
 * lyc_person_new_avatar:
 * @size: in pixels
 *
 * Returns: (transfer floating): a face that follows the person's record
 */
GtkWidget *
lyc_person_new_avatar (LycServices *services, const char *user_id, int size)
{
  GtkWidget *avatar = lyc_avatar_new (size);
  LycRecord *user
      = lyc_library_lookup (lyc_services_get_library (services), LYC_KIND_USER, user_id);

  g_object_set_data_full (G_OBJECT (avatar), "lyc-person", user, g_object_unref);
  g_signal_connect_object (user, "changed", G_CALLBACK (user_changed_cb), avatar, 0);
  show_person (ADW_AVATAR (avatar), LYC_USER (user));
  return avatar;
}

/* Returns: (transfer full): the person's name, "You" for the one who is signed in */
char *
lyc_person_dup_name (LycServices *services, const char *user_id)
{
  g_autoptr (LycRecord) user = NULL;

  if (g_str_equal (user_id, lyc_session_get_user_id (lyc_services_get_session (services))))
    return g_strdup (_("You"));
  user = lyc_library_lookup (lyc_services_get_library (services), LYC_KIND_USER, user_id);
  return g_strdup (lyc_user_get_name (LYC_USER (user)));
}

/* Returns: (transfer full) (nullable): the word for a role that is worth a mark; NULL for learners */
char *
lyc_person_dup_role (LycMembership *membership)
{
  const char *role = lyc_membership_get_role (membership);

  if (g_str_equal (role, "facilitator"))
    return g_strdup (C_ ("role", "Facilitator"));
  if (g_str_equal (role, "champion"))
    return g_strdup (C_ ("role", "Champion"));
  if (g_str_equal (role, "moderator"))
    return g_strdup (C_ ("role", "Moderator"));
  if (g_str_equal (role, "admin"))
    return g_strdup (C_ ("role", "Administrator"));
  return NULL;
}
