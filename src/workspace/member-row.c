/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "member-row.h"

#include <glib/gi18n-lib.h>

#include "kit.h"
#include "people.h"
#include "person-card.h"
#include "person-face.h"
#include "person-words.h"
#include "team-menu.h"
#include "unseen.h"
#include "user.h"
#include "lyc-workspace-resources.h"

#define AVATAR_SIZE 28

struct _LycMemberRow
{
  GtkListBoxRow parent_instance;

  LycServices *services;
  LycMembership *membership;
  LycUser *user;
  GListModel *teams; /* of LycTeam */
  LycTeam *team;     /* where the person is; NULL for none */
  LycTeam *renamed;  /* what the entry is for; NULL for a new team */

  GtkBox *box;
  GtkStack *stack;
  GtkEntry *entry;
  GtkWidget *menu;
  GtkLabel *name;
  GtkLabel *role;
  GtkLabel *duty;
  GtkLabel *presence;
  GtkButton *message_button;
};

G_DEFINE_FINAL_TYPE (LycMemberRow, lyc_member_row, GTK_TYPE_LIST_BOX_ROW)

static LycSession *
session (LycMemberRow *self)
{
  return lyc_services_get_session (self->services);
}

/* The row takes the focus, also where it has no button: a list box ends Tab at a row that cannot.
 */
static void
describe (LycMemberRow *self)
{
  const char *const parts[]
      = { gtk_label_get_text (self->name), gtk_label_get_text (self->role),
          gtk_label_get_text (self->duty), gtk_label_get_text (self->presence) };
  g_autoptr (GString) text = g_string_new (parts[0]);

  for (guint i = 1; i < G_N_ELEMENTS (parts); i++)
    if (*parts[i] != '\0')
      g_string_append_printf (text, ", %s", parts[i]);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text->str,
                                  -1);
}

static void
update_presence (LycMemberRow *self)
{
  LycPresence presence
      = lyc_session_get_presence (session (self), lyc_record_get_id (LYC_RECORD (self->user)));

  gtk_label_set_text (self->presence, lyc_person_words_presence (presence));
  if (presence >= LYC_PRESENCE_HERE)
    gtk_widget_add_css_class (GTK_WIDGET (self->presence), "here");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->presence), "here");
  describe (self);
}

static void
presence_cb (LycMemberRow *self, const char *user_id)
{
  if (g_str_equal (user_id, lyc_record_get_id (LYC_RECORD (self->user))))
    update_presence (self);
}

static void
message_clicked_cb (LycMemberRow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.message", "s",
                              lyc_record_get_id (LYC_RECORD (self->user)));
}

/* The team stands in the label of the name, so that the row needs as much room without one. */
static void
show_name (LycMemberRow *self)
{
  const char *id = lyc_record_get_id (LYC_RECORD (self->user));
  const char *name = lyc_people_is_me (self->services, id) ? _("You")
                                                           : lyc_user_get_name (self->user);
  const char *team = self->team != NULL ? lyc_team_get_name (self->team) : "";
  g_autofree char *markup
      = *team != '\0'
            ? g_markup_printf_escaped ("%s <span size=\"82%%\" alpha=\"60%%\">· %s</span>", name, team)
            : g_markup_escape_text (name, -1);

  gtk_label_set_markup (self->name, markup);
  describe (self);
}

/* Any of the teams may be the one that the person came to. */
static void
update_team (LycMemberRow *self)
{
  g_autoptr (LycTeam) team
      = lyc_team_find_of (self->teams, lyc_record_get_id (LYC_RECORD (self->user)));

  g_set_object (&self->team, team);
  show_name (self);
}

static void
teams_changed_cb (LycMemberRow *self, guint position, guint removed, guint added)
{
  for (guint i = position; i < position + added; i++)
    {
      g_autoptr (LycRecord) team = g_list_model_get_item (self->teams, i);

      g_signal_handlers_disconnect_by_func (team, update_team, self);
      g_signal_connect_object (team, "changed", G_CALLBACK (update_team), self, G_CONNECT_SWAPPED);
    }
  update_team (self);
}

/* The focus goes back to the menu that the entry came from. */
static void
leave_entry (LycMemberRow *self)
{
  gtk_stack_set_visible_child_name (self->stack, "person");
  lyc_team_menu_focus (LYC_TEAM_MENU (self->menu));
}

static void
entry_activated_cb (LycMemberRow *self)
{
  lyc_team_menu_take_name (LYC_TEAM_MENU (self->menu), self->renamed,
                           gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  leave_entry (self);
}

static gboolean
entry_key_cb (LycMemberRow *self, guint keyval)
{
  if (keyval != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  leave_entry (self);
  return GDK_EVENT_STOP;
}

static void
name_wanted_cb (LycMemberRow *self, LycTeam *team)
{
  g_set_object (&self->renamed, team);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), team != NULL ? lyc_team_get_name (team) : "");
  gtk_stack_set_visible_child_name (self->stack, "entry");
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
update (LycMemberRow *self)
{
  const char *id = lyc_record_get_id (LYC_RECORD (self->user));
  gboolean me = g_str_equal (id, lyc_session_get_user_id (session (self)));
  g_autofree char *message
      = g_strdup_printf (_("Write to %s"), lyc_user_get_name (self->user));
  g_autofree char *role = lyc_people_dup_role (self->services, self->membership);
  const char *duty = lyc_person_words_duty (self->membership);

  show_name (self);
  gtk_widget_set_visible (GTK_WIDGET (self->role), role != NULL);
  gtk_label_set_text (self->role, role != NULL ? role : "");
  gtk_label_set_text (self->duty, duty);
  gtk_widget_set_visible (GTK_WIDGET (self->duty), *duty != '\0');
  gtk_widget_set_visible (GTK_WIDGET (self->message_button), !me);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->message_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, message, -1);
  lyc_kit_set_tooltip (GTK_WIDGET (self->message_button), message);
  update_presence (self);
}

static void
lyc_member_row_dispose (GObject *object)
{
  LycMemberRow *self = LYC_MEMBER_ROW (object);

  /* First: the template takes the child away without a word to the row. */
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), LYC_TYPE_MEMBER_ROW);
  g_clear_object (&self->services);
  g_clear_object (&self->membership);
  g_clear_object (&self->user);
  g_clear_object (&self->teams);
  g_clear_object (&self->team);
  g_clear_object (&self->renamed);
  G_OBJECT_CLASS (lyc_member_row_parent_class)->dispose (object);
}

static void
lyc_member_row_class_init (LycMemberRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyc_member_row_dispose;
  g_resources_register (lyc_workspace_get_resource ());
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/lyceum_desktop/Lyceum/workspace/member-row.ui");
  gtk_widget_class_bind_template_child (widget_class, LycMemberRow, box);
  gtk_widget_class_bind_template_child (widget_class, LycMemberRow, stack);
  gtk_widget_class_bind_template_child (widget_class, LycMemberRow, entry);
  gtk_widget_class_bind_template_child (widget_class, LycMemberRow, name);
  gtk_widget_class_bind_template_child (widget_class, LycMemberRow, role);
  gtk_widget_class_bind_template_child (widget_class, LycMemberRow, duty);
  gtk_widget_class_bind_template_child (widget_class, LycMemberRow, presence);
  gtk_widget_class_bind_template_child (widget_class, LycMemberRow, message_button);
  gtk_widget_class_bind_template_callback (widget_class, message_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
}

static void
lyc_member_row_init (LycMemberRow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  lyc_unseen_follow_stack (self->stack);
  gtk_entry_set_max_length (self->entry, LYC_TEAM_MAX_NAME);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (entry_key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), keys);
}

static void
add_team (LycMemberRow *self, LycCohort *cohort, GListModel *teams)
{
  self->teams = g_object_ref (teams);
  self->menu = lyc_team_menu_new (self->services, cohort, teams, self->user);
  gtk_box_append (self->box, self->menu);
  g_signal_connect_object (self->menu, "name-wanted", G_CALLBACK (name_wanted_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (teams, "items-changed", G_CALLBACK (teams_changed_cb), self,
                           G_CONNECT_SWAPPED);
  teams_changed_cb (self, 0, 0, g_list_model_get_n_items (teams));
}

/* @teams: of #LycTeam, those of @cohort. Returns: (transfer floating): a row that follows
 * @membership and its person */
GtkWidget *
lyc_member_row_new (LycServices *services, LycMembership *membership, LycCohort *cohort,
                    GListModel *teams)
{
  LycMemberRow *self = g_object_new (LYC_TYPE_MEMBER_ROW, NULL);
  const char *user_id = lyc_membership_get_user_id (membership);

  self->services = g_object_ref (services);
  self->membership = g_object_ref (membership);
  self->user = LYC_USER (
      lyc_library_lookup (lyc_services_get_library (services), LYC_KIND_USER, user_id));
  gtk_box_prepend (self->box, lyc_person_face_new (services, user_id, AVATAR_SIZE));
  add_team (self, cohort, teams);
  g_signal_connect_object (self->user, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (membership, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session (self), "presence", G_CALLBACK (presence_cb), self,
                           G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

/* Opens the card of the person beside their face. */
void
lyc_member_row_show_person (LycMemberRow *self)
{
  lyc_person_card_popup (gtk_widget_get_first_child (GTK_WIDGET (self->box)), self->services,
                         lyc_record_get_id (LYC_RECORD (self->user)));
}
