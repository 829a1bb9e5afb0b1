/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pause-button.h"

#include <glib/gi18n-lib.h>

#include "duty-row.h"
#include "kit.h"
#include "people.h"

typedef struct
{
  LycServices *services;
  LycResults *memberships;
} Watched;

static void
watched_free (gpointer data)
{
  Watched *watched = data;

  g_object_unref (watched->memberships);
  g_object_unref (watched->services);
  g_free (watched);
}

static gboolean
is_needed (Watched *watched)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (watched->memberships));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (LycMembership) member
          = g_list_model_get_item (G_LIST_MODEL (watched->memberships), i);

      if (lyc_people_is_me (watched->services, lyc_membership_get_user_id (member))
          && lyc_membership_is_moderating (member))
        return TRUE;
    }
  return FALSE;
}

static void
update (GtkWidget *button)
{
  gtk_widget_set_visible (button, is_needed (g_object_get_data (G_OBJECT (button), "lyc-watched")));
}

static void
follow (GListModel *model, guint position, guint removed, guint added, GtkWidget *button)
{
  Watched *watched = g_object_get_data (G_OBJECT (button), "lyc-watched");

  for (guint i = position; i < position + added; i++)
    {
      g_autoptr (LycMembership) member = g_list_model_get_item (model, i);

      if (lyc_people_is_me (watched->services, lyc_membership_get_user_id (member)))
        g_signal_connect_object (member, "changed", G_CALLBACK (update), button, G_CONNECT_SWAPPED);
    }
  update (button);
}

/* Returns: (transfer floating): a button for the head of the pane */
GtkWidget *
lyc_pause_button_new (LycServices *services)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("media-playback-pause-symbolic");
  Watched *watched = g_new0 (Watched, 1);
  GListModel *model;

  watched->services = g_object_ref (services);
  watched->memberships = lyc_library_all (lyc_services_get_library (services), LYC_KIND_MEMBERSHIP);
  model = G_LIST_MODEL (watched->memberships);
  g_object_set_data_full (G_OBJECT (button), "lyc-watched", watched, watched_free);
  gtk_widget_add_css_class (button, "flat");
  lyc_kit_set_tooltip (button, _("Pause moderating or give it up"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Pause moderating or give it up"), -1);
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), "win.preferences-at::profile");
  g_signal_connect_object (model, "items-changed", G_CALLBACK (follow), button, 0);
  follow (model, 0, 0, g_list_model_get_n_items (model), button);
  return button;
}
