/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "person-badges.h"

#include <glib/gi18n-lib.h>

#include "badge-definition.h"
#include "badge-emblem.h"
#include "kit.h"
#include "membership.h"

/* So many are named; a card is no wall of badges. */
#define N_SHOWN 3
#define EMBLEM_SIZE 22

struct _LycPersonBadges
{
  GtkWidget parent_instance;

  LycServices *services;
  LycResults *memberships;
  char *user_id;
  GPtrArray *badges; /* LycBadgeDefinition, the newest of each cohort first */

  GtkWidget *box;
};

G_DEFINE_FINAL_TYPE (LycPersonBadges, lyc_person_badges, GTK_TYPE_WIDGET)

static void
lyc_person_badges_dispose (GObject *object)
{
  LycPersonBadges *self = LYC_PERSON_BADGES (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->badges, g_ptr_array_unref);
  g_clear_pointer (&self->user_id, g_free);
  g_clear_object (&self->memberships);
  g_clear_object (&self->services);
  G_OBJECT_CLASS (lyc_person_badges_parent_class)->dispose (object);
}

static void
lyc_person_badges_class_init (LycPersonBadgesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lyc_person_badges_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
lyc_person_badges_init (LycPersonBadges *self)
{
  self->badges = g_ptr_array_new_with_free_func (g_object_unref);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->box), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  C_ ("pane", "Badges"), -1);
}

static GtkWidget *
new_row (LycBadgeDefinition *badge)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *emblem = g_object_new (LYC_TYPE_BADGE_EMBLEM, NULL);
  GtkWidget *name = gtk_label_new (lyc_badge_definition_get_name (badge));

  lyc_badge_emblem_set_size (LYC_BADGE_EMBLEM (emblem), EMBLEM_SIZE);
  if (lyc_badge_definition_get_n_colours (badge) >= 2)
    lyc_badge_emblem_show (LYC_BADGE_EMBLEM (emblem), lyc_badge_definition_get_icon (badge),
                           lyc_badge_definition_get_nth_colours (badge, 0),
                           lyc_badge_definition_get_nth_colours (badge, 1), TRUE);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  lyc_kit_set_tooltip (row, lyc_badge_definition_get_criteria (badge));
  gtk_box_append (GTK_BOX (row), emblem);
  gtk_box_append (GTK_BOX (row), name);
  return row;
}

/* Their names are the tooltip. */
static GtkWidget *
new_rest (GPtrArray *loaded)
{
  guint n = loaded->len - N_SHOWN;
  g_autofree char *text = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "and %u more badge", "and %u more badges", n), n);
  g_autoptr (GString) names = g_string_new (NULL);
  GtkWidget *label = gtk_label_new (text);

  for (guint i = N_SHOWN; i < loaded->len; i++)
    g_string_append_printf (names, "%s%s", i > N_SHOWN ? "\n" : "",
                            lyc_badge_definition_get_name (loaded->pdata[i]));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "dim-label");
  lyc_kit_set_tooltip (label, names->str);
  return label;
}

static void
show (LycPersonBadges *self)
{
  g_autoptr (GPtrArray) loaded = g_ptr_array_new ();
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
  for (guint i = 0; i < self->badges->len; i++)
    if (lyc_record_is_loaded (self->badges->pdata[i]) && !lyc_record_is_gone (self->badges->pdata[i]))
      g_ptr_array_add (loaded, self->badges->pdata[i]);
  for (guint i = 0; i < MIN (loaded->len, N_SHOWN); i++)
    gtk_box_append (GTK_BOX (self->box), new_row (loaded->pdata[i]));
  if (loaded->len > N_SHOWN)
    gtk_box_append (GTK_BOX (self->box), new_rest (loaded));
  gtk_widget_set_visible (GTK_WIDGET (self), loaded->len > 0);
}

static void
add_earned (LycPersonBadges *self, LycMembership *membership)
{
  for (guint i = 0; i < lyc_membership_get_n_badge_class_ids (membership); i++)
    {
      LycRecord *badge
          = lyc_library_lookup (lyc_services_get_library (self->services), LYC_KIND_BADGE_CLASS,
                                lyc_membership_get_nth_badge_class_id (membership, i));

      g_signal_connect_object (badge, "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
      g_ptr_array_add (self->badges, badge);
    }
}

static void
forget (LycPersonBadges *self)
{
  for (guint i = 0; i < self->badges->len; i++)
    g_signal_handlers_disconnect_by_data (self->badges->pdata[i], self);
  g_ptr_array_set_size (self->badges, 0);
}

/* A membership came, went or changed. */
void
lyc_person_badges_update (LycPersonBadges *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->memberships));

  forget (self);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (LycMembership) member
          = g_list_model_get_item (G_LIST_MODEL (self->memberships), i);

      if (g_strcmp0 (lyc_membership_get_user_id (member), self->user_id) == 0
          && !g_str_equal (lyc_membership_get_state (member), "removed"))
        add_earned (self, member);
    }
  show (self);
}

/**
 * lyc_person_badges_new:
 * @memberships: every membership that is known here
 *
 * Returns: (transfer floating): the badges of @user_id; lyc_person_badges_update() when a membership
 *   changes
 */
GtkWidget *
lyc_person_badges_new (LycServices *services, LycResults *memberships, const char *user_id)
{
  LycPersonBadges *self = g_object_new (LYC_TYPE_PERSON_BADGES, NULL);

  self->services = g_object_ref (services);
  self->memberships = g_object_ref (memberships);
  self->user_id = g_strdup (user_id);
  lyc_person_badges_update (self);
  return GTK_WIDGET (self);
}
