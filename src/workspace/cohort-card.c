/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-card.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "kit.h"
#include "label-wrap.h"
#include "membership.h"
#include "people.h"
#include "lyc-workspace-resources.h"

#define DAY_MS (24 * 60 * 60 * G_GINT64_CONSTANT (1000))
#define WEEK_MS (7 * DAY_MS)

struct _LycCohortCard
{
  GtkWidget parent_instance;

  LycServices *services;
  LycCohort *cohort;
  GListModel *members;
  LycRecord *facilitator;

  GtkBox *box;
  AdwAvatar *avatar;
  GtkLabel *name;
  GtkLabel *detail;
  GtkLabel *mission;
  GtkLabel *here;
};

G_DEFINE_FINAL_TYPE (LycCohortCard, lyc_cohort_card, GTK_TYPE_WIDGET)

static char *
dup_week (LycCohort *cohort)
{
  gint64 starts = lyc_cohort_get_starts_at (cohort);
  gint64 ends = lyc_cohort_get_ends_at (cohort);
  gint64 now = g_get_real_time () / 1000;
  gint64 weeks = (ends - starts + WEEK_MS - 1) / WEEK_MS;

  if (ends <= starts || now < starts || now >= ends)
    return NULL;
  return g_strdup_printf (_("week %d of %d"), (int) ((now - starts) / WEEK_MS) + 1, (int) weeks);
}

static LycMembership *
get_member (LycCohortCard *self, guint i)
{
  return self->members != NULL ? g_list_model_get_item (self->members, i) : NULL;
}

static void update (LycCohortCard *self);

/* The name may come later than the membership. */
static void
follow_facilitator (LycCohortCard *self, const char *user_id)
{
  if (self->facilitator != NULL && g_str_equal (lyc_record_get_id (self->facilitator), user_id))
    return;
  if (self->facilitator != NULL)
    g_signal_handlers_disconnect_by_data (self->facilitator, self);
  g_clear_object (&self->facilitator);
  self->facilitator
      = lyc_library_lookup (lyc_services_get_library (self->services), LYC_KIND_USER, user_id);
  g_signal_connect_object (self->facilitator, "changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
}

static char *
dup_facilitator (LycCohortCard *self)
{
  guint n = self->members != NULL ? g_list_model_get_n_items (self->members) : 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (LycMembership) member = get_member (self, i);
      g_autofree char *name = NULL;

      if (!g_str_equal (lyc_membership_get_role (member), "facilitator"))
        continue;
      follow_facilitator (self, lyc_membership_get_user_id (member));
      name = lyc_people_dup_name (self->services, lyc_membership_get_user_id (member));
      return g_strdup_printf (_("%s facilitates"), name);
    }
  return NULL;
}

static guint
count_here (LycCohortCard *self)
{
  LycSession *session = lyc_services_get_session (self->services);
  guint n = self->members != NULL ? g_list_model_get_n_items (self->members) : 0;
  guint here = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (LycMembership) member = get_member (self, i);

      here += lyc_session_get_presence (session, lyc_membership_get_user_id (member))
              >= LYC_PRESENCE_HERE;
    }
  return here;
}

static void
show_here (LycCohortCard *self)
{
  guint here = count_here (self);
  g_autofree char *text = g_strdup_printf (_("%u here"), here);

  gtk_label_set_text (self->here, text);
  gtk_widget_set_visible (GTK_WIDGET (self->here), here > 0);
}

static void
show_detail (LycCohortCard *self)
{
  gint64 count = lyc_cohort_get_member_count (self->cohort);
  g_autofree char *people
      = g_strdup_printf (ngettext ("%d person", "%d people", (gulong) count), (int) count);
  g_autofree char *week = dup_week (self->cohort);
  g_autofree char *facilitator = dup_facilitator (self);
  GString *text = g_string_new (people);

  if (week != NULL)
    g_string_append_printf (text, " · %s", week);
  if (facilitator != NULL)
    g_string_append_printf (text, " · %s", facilitator);
  gtk_label_set_text (self->detail, text->str);
  g_string_free (text, TRUE);
}

static void
update (LycCohortCard *self)
{
  if (self->cohort == NULL)
    return;
  gtk_label_set_text (self->name, lyc_cohort_get_name (self->cohort));
  adw_avatar_set_text (self->avatar, lyc_cohort_get_name (self->cohort));
  lyc_kit_set_brand (GTK_WIDGET (self), lyc_cohort_get_nth_colours (self->cohort, 0),
                     lyc_cohort_get_nth_colours (self->cohort, 1));
  gtk_label_set_text (self->mission, lyc_cohort_get_mission (self->cohort));
  gtk_widget_set_visible (GTK_WIDGET (self->mission),
                          *lyc_cohort_get_mission (self->cohort) != '\0');
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->mission), lyc_cohort_get_mission (self->cohort));
  show_detail (self);
  show_here (self);
}

static void
lyc_cohort_card_dispose (GObject *object)
{
  LycCohortCard *self = LYC_COHORT_CARD (object);

  if (self->box != NULL)
    gtk_widget_dispose_template (GTK_WIDGET (self), LYC_TYPE_COHORT_CARD);
  g_clear_object (&self->services);
  g_clear_object (&self->cohort);
  g_clear_object (&self->members);
  g_clear_object (&self->facilitator);
  G_OBJECT_CLASS (lyc_cohort_card_parent_class)->dispose (object);
}

static void
lyc_cohort_card_class_init (LycCohortCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (ADW_TYPE_AVATAR);
  G_OBJECT_CLASS (klass)->dispose = lyc_cohort_card_dispose;
  g_resources_register (lyc_workspace_get_resource ());
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/lyceum_desktop/Lyceum/workspace/cohort-card.ui");
  gtk_widget_class_bind_template_child (widget_class, LycCohortCard, box);
  gtk_widget_class_bind_template_child (widget_class, LycCohortCard, avatar);
  gtk_widget_class_bind_template_child (widget_class, LycCohortCard, name);
  gtk_widget_class_bind_template_child (widget_class, LycCohortCard, detail);
  gtk_widget_class_bind_template_child (widget_class, LycCohortCard, mission);
  gtk_widget_class_bind_template_child (widget_class, LycCohortCard, here);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
lyc_cohort_card_init (LycCohortCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  lyc_label_wrap (self->mission);
}

GtkWidget *
lyc_cohort_card_new (LycServices *services)
{
  LycCohortCard *self = g_object_new (LYC_TYPE_COHORT_CARD, NULL);

  self->services = g_object_ref (services);
  g_signal_connect_object (lyc_services_get_session (services), "presence", G_CALLBACK (show_here),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (lyc_services_get_session (services), "notify", G_CALLBACK (show_here),
                           self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/* Shows @cohort; @members is a live list of its memberships. */
void
lyc_cohort_card_set_cohort (LycCohortCard *self, LycCohort *cohort, GListModel *members)
{
  if (self->cohort != NULL)
    g_signal_handlers_disconnect_by_func (self->cohort, update, self);
  if (self->members != NULL)
    g_signal_handlers_disconnect_by_func (self->members, update, self);
  g_set_object (&self->cohort, cohort);
  g_set_object (&self->members, members);
  g_signal_connect_object (cohort, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (members, "items-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
