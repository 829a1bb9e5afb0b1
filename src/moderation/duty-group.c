/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "duty-group.h"

#include <glib/gi18n-lib.h>

#include "duty-row.h"
#include "people.h"
#include "row-list.h"

struct _LycDutyGroup
{
  AdwPreferencesGroup parent_instance;

  LycServices *services;
  LycResults *memberships;
  GtkFilter *filter;
  GListModel *shown;
};

G_DEFINE_FINAL_TYPE (LycDutyGroup, lyc_duty_group, ADW_TYPE_PREFERENCES_GROUP)

static gboolean
is_shown (gpointer item, gpointer data)
{
  LycDutyGroup *self = data;

  return lyc_people_is_me (self->services, lyc_membership_get_user_id (item))
         && !g_str_equal (lyc_membership_get_state (item), "removed")
         && lyc_duty_row_has_words (item);
}

static void
look_again (LycDutyGroup *self)
{
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
}

static void
shown_changed_cb (LycDutyGroup *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), g_list_model_get_n_items (self->shown) > 0);
}

/* A record may change without its list doing so. */
static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, LycDutyGroup *self)
{
  for (guint i = position; i < position + added; i++)
    {
      g_autoptr (LycMembership) item = g_list_model_get_item (model, i);

      if (lyc_people_is_me (self->services, lyc_membership_get_user_id (item)))
        g_signal_connect_object (item, "changed", G_CALLBACK (look_again), self, G_CONNECT_SWAPPED);
    }
}

static gboolean
matches_none (gpointer item, gpointer user_data)
{
  return FALSE;
}

static void
lyc_duty_group_dispose (GObject *object)
{
  LycDutyGroup *self = LYC_DUTY_GROUP (object);

  if (self->filter != NULL)
    gtk_custom_filter_set_filter_func (GTK_CUSTOM_FILTER (self->filter), matches_none, NULL, NULL);
  self->filter = NULL;
  g_clear_object (&self->shown);
  g_clear_object (&self->memberships);
  g_clear_object (&self->services);
  G_OBJECT_CLASS (lyc_duty_group_parent_class)->dispose (object);
}

static void
lyc_duty_group_class_init (LycDutyGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lyc_duty_group_dispose;
}

static void
lyc_duty_group_init (LycDutyGroup *self)
{
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _("Moderating"));
}

static GtkWidget *
create_row_cb (gpointer item, gpointer user_data)
{
  return lyc_duty_row_new (LYC_DUTY_GROUP (user_data)->services, item);
}

static void
add_list (LycDutyGroup *self)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Moderating"), -1);
  lyc_row_list_bind (GTK_LIST_BOX (list), self->shown, create_row_cb, self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), list);
}

/* Returns: (transfer floating): a group that follows what this person is asked */
GtkWidget *
lyc_duty_group_new (LycServices *services)
{
  LycDutyGroup *self = g_object_new (LYC_TYPE_DUTY_GROUP, NULL);
  GtkFilterListModel *shown;

  self->services = g_object_ref (services);
  self->memberships = lyc_library_all (lyc_services_get_library (services), LYC_KIND_MEMBERSHIP);
  self->filter = GTK_FILTER (gtk_custom_filter_new (is_shown, self, NULL));
  items_changed_cb (G_LIST_MODEL (self->memberships), 0, 0,
                    g_list_model_get_n_items (G_LIST_MODEL (self->memberships)), self);
  g_signal_connect_object (self->memberships, "items-changed", G_CALLBACK (items_changed_cb), self,
                           0);
  shown = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->memberships)), self->filter);
  self->shown = G_LIST_MODEL (shown);
  add_list (self);
  g_signal_connect_object (shown, "items-changed", G_CALLBACK (shown_changed_cb), self,
                           G_CONNECT_SWAPPED);
  shown_changed_cb (self);
  return GTK_WIDGET (self);
}
