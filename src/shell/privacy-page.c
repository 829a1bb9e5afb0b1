/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "privacy-page.h"

#include "acts.h"
#include "own-reports.h"
#include "people.h"
#include "setting.h"

#include <glib/gi18n-lib.h>

#define AVATAR_SIZE 28

/**
 * LycPrivacyPage:
 *
 * What others see of a person, and whom they blocked.
 */
struct _LycPrivacyPage
{
  AdwPreferencesPage parent_instance;

  LycServices *services;
  LycSettings *settings;
  LycResults *blocks;
  gboolean showing; /* what changes now is shown, not chosen */

  GtkWidget *presence;
  GtkWidget *lesson_presence;
  GtkWidget *blocked; /* the group */
  GtkWidget *list;
  GtkWidget *nobody;
};

G_DEFINE_FINAL_TYPE (LycPrivacyPage, lyc_privacy_page, ADW_TYPE_PREFERENCES_PAGE)

static void
lyc_privacy_page_dispose (GObject *object)
{
  LycPrivacyPage *self = LYC_PRIVACY_PAGE (object);

  g_clear_object (&self->blocks);
  g_clear_object (&self->settings);
  g_clear_object (&self->services);
  G_OBJECT_CLASS (lyc_privacy_page_parent_class)->dispose (object);
}

static void
lyc_privacy_page_class_init (LycPrivacyPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lyc_privacy_page_dispose;
}

static void
lyc_privacy_page_init (LycPrivacyPage *self)
{
  adw_preferences_page_set_title (ADW_PREFERENCES_PAGE (self), _("Privacy"));
  adw_preferences_page_set_icon_name (ADW_PREFERENCES_PAGE (self), "lyceum-workspace-symbolic");
}

static void
show (LycPrivacyPage *self)
{
  gboolean presence = lyc_settings_get_presence (self->settings);

  self->showing = TRUE;
  gtk_switch_set_active (GTK_SWITCH (self->presence), presence);
  gtk_switch_set_active (GTK_SWITCH (self->lesson_presence),
                         lyc_settings_get_lesson_presence (self->settings));
  gtk_widget_set_sensitive (self->lesson_presence, presence);
  self->showing = FALSE;
}

static void
choose (LycPrivacyPage *self, const char *name, GtkWidget *widget)
{
  if (!self->showing)
    lyc_setting_set_flag (self->services, name, gtk_switch_get_active (GTK_SWITCH (widget)));
}

static void
presence_cb (LycPrivacyPage *self)
{
  choose (self, "presence", self->presence);
}

static void
lesson_presence_cb (LycPrivacyPage *self)
{
  choose (self, "lesson_presence", self->lesson_presence);
}

static GtkWidget *
add_switch (LycPrivacyPage *self, GtkWidget *group, const char *title, const char *subtitle,
            void (*callback) (LycPrivacyPage *))
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *toggle = gtk_switch_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), toggle);
  gtk_accessible_update_property (GTK_ACCESSIBLE (toggle), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  g_signal_connect_object (toggle, "notify::active", G_CALLBACK (callback), self,
                           G_CONNECT_SWAPPED);
  return toggle;
}

static void
unblock_clicked_cb (LycPrivacyPage *self, GtkWidget *button)
{
  g_autoptr (LycAct) act
      = lyc_act_block (g_object_get_data (G_OBJECT (button), "lyc-user-id"), FALSE,
                       lyc_session_get_platform_time (lyc_services_get_session (self->services)));

  lyc_outbox_perform (lyc_services_get_outbox (self->services), act);
}

static GtkWidget *
new_blocked_row (gpointer item, gpointer user_data)
{
  LycPrivacyPage *self = user_data;
  const char *id = lyc_record_get_id (item);
  g_autofree char *name = lyc_people_dup_name (self->services, id);
  g_autofree char *title = g_markup_escape_text (name, -1);
  g_autofree char *label = g_strdup_printf (_("Unblock %s"), name);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_label (_("Unblock"));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                             lyc_people_new_avatar (self->services, id, AVATAR_SIZE));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_object_set_data_full (G_OBJECT (button), "lyc-user-id", g_strdup (id), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (unblock_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

static void
show_blocked (LycPrivacyPage *self)
{
  gboolean any = g_list_model_get_n_items (G_LIST_MODEL (self->blocks)) > 0;

  gtk_widget_set_visible (self->list, any);
  gtk_widget_set_visible (self->nobody, !any);
}

static void
add_blocked (LycPrivacyPage *self)
{
  self->blocked = adw_preferences_group_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->blocked), _("Blocked people"));
  adw_preferences_group_set_description (
      ADW_PREFERENCES_GROUP (self->blocked),
      _("Their messages and mentions do not reach you, and they are not told."));
  self->list = gtk_list_box_new ();
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Blocked people"), -1);
  self->nobody
      = gtk_label_new (_("You have blocked nobody. A person’s card has a button for it."));
  gtk_label_set_wrap (GTK_LABEL (self->nobody), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->nobody), 0);
  gtk_widget_add_css_class (self->nobody, "dim-label");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->blocked), self->nobody);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->blocked), self->list);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self), ADW_PREFERENCES_GROUP (self->blocked));
  gtk_list_box_bind_model (GTK_LIST_BOX (self->list), G_LIST_MODEL (self->blocks), new_blocked_row,
                           self, NULL);
  g_signal_connect_object (self->blocks, "items-changed", G_CALLBACK (show_blocked), self,
                           G_CONNECT_SWAPPED);
  show_blocked (self);
}

static void
add_choices (LycPrivacyPage *self)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _("What others see"));
  self->presence = add_switch (self, group,
                               _("That I am here"),
                                  _("Here, away or in a lesson; never since when"), presence_cb);
  self->lesson_presence
      = add_switch (self, group,
                    _("In which lesson I am"), _("To people of my cohorts who are in it too"),
                                                   lesson_presence_cb);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self), ADW_PREFERENCES_GROUP (group));
}

/* Returns: (transfer floating): the page of the preferences about who sees and reaches the person
 */
AdwPreferencesPage *
lyc_privacy_page_new (LycServices *services)
{
  LycPrivacyPage *self = g_object_new (LYC_TYPE_PRIVACY_PAGE, NULL);

  self->services = g_object_ref (services);
  self->settings = lyc_setting_get_all (services);
  self->blocks = lyc_library_all (lyc_services_get_library (services), LYC_KIND_BLOCK);
  add_choices (self);
  add_blocked (self);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self),
                            ADW_PREFERENCES_GROUP (lyc_own_reports_new (services)));
  if (self->settings == NULL)
    return ADW_PREFERENCES_PAGE (self);
  g_signal_connect_object (self->settings, "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  show (self);
  return ADW_PREFERENCES_PAGE (self);
}
