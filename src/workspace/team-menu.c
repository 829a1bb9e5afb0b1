/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "team-menu.h"

#include <glib/gi18n-lib.h>

#include "acts.h"
#include "allow.h"
#include "kit.h"
#include "people.h"
#include "post-row.h"

struct _LycTeamMenu
{
  GtkWidget parent_instance;

  LycServices *services;
  LycCohort *cohort; /* says who may change teams */
  GListModel *teams; /* of LycTeam */
  LycUser *user;
  GSimpleActionGroup *actions;
  GtkWidget *button;
};

enum
{
  NAME_WANTED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LycTeamMenu, lyc_team_menu, GTK_TYPE_WIDGET)

static const char *
user_id (LycTeamMenu *self)
{
  return lyc_record_get_id (LYC_RECORD (self->user));
}

static LycTeam *
find_own (LycTeamMenu *self)
{
  return lyc_team_find_of (self->teams, user_id (self));
}

static LycTeam *
find_team (LycTeamMenu *self, const char *id)
{
  for (guint i = 0; i < g_list_model_get_n_items (self->teams); i++)
    {
      g_autoptr (LycTeam) team = g_list_model_get_item (self->teams, i);

      if (g_str_equal (lyc_record_get_id (LYC_RECORD (team)), id))
        return g_steal_pointer (&team);
    }
  return NULL;
}

/* Takes @act. It is held back for as long as it can be taken back. */
static void
perform (LycTeamMenu *self, LycAct *act, const char *done)
{
  lyc_act_set_hold_until (act, lyc_post_row_undo_until ());
  lyc_outbox_perform (lyc_services_get_outbox (self->services), act);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast-undo", "(sss)", done, "win.act-undo",
                              lyc_act_get_id (act));
  lyc_act_unref (act);
}

static char *
dup_joined (LycTeamMenu *self, LycTeam *team)
{
  if (lyc_people_is_me (self->services, user_id (self)))
    return g_strdup_printf (_("You are in the team “%s” now."), lyc_team_get_name (team));
  return g_strdup_printf (_("%s is in the team “%s” now."), lyc_user_get_name (self->user),
                             lyc_team_get_name (team));
}

static char *
dup_left (LycTeamMenu *self)
{
  if (lyc_people_is_me (self->services, user_id (self)))
    return g_strdup (_("You are in no team now."));
  return g_strdup_printf (_("%s is in no team now."), lyc_user_get_name (self->user));
}

/* (id of a team, "" for none) */
static void
put_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  LycTeamMenu *self = user_data;
  g_autoptr (LycTeam) from = find_own (self);
  g_autoptr (LycTeam) team = find_team (self, g_variant_get_string (parameter, NULL));
  g_autofree char *done = team != NULL ? dup_joined (self, team) : dup_left (self);

  if (team == from)
    return;
  if (team != NULL)
    perform (self, lyc_act_join_team (team, user_id (self), from), done);
  else
    perform (self, lyc_act_leave_team (from, user_id (self)), done);
}

static void
create_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_signal_emit (user_data, signals[NAME_WANTED], 0, NULL);
}

static void
rename_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (LycTeam) team = find_own (user_data);

  if (team != NULL)
    g_signal_emit (user_data, signals[NAME_WANTED], 0, team);
}

static void
delete_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  LycTeamMenu *self = user_data;
  g_autoptr (LycTeam) team = find_own (self);
  g_autofree char *done = NULL;

  if (team == NULL)
    return;
  done = g_strdup_printf (_("The team “%s” is deleted."), lyc_team_get_name (team));
  perform (self, lyc_act_delete_team (team), done);
}

/* @format: with one %s; an underscore in a name is no mnemonic */
static char *
label_with (const char *format, LycTeam *team)
{
  g_autoptr (GString) name = g_string_new (lyc_team_get_name (team));
  g_autoptr (GString) label = g_string_new (format);

  g_string_replace (name, "_", "__", 0);
  g_string_replace (label, "%s", name->str, 1);
  return g_strdup (label->str);
}

static void
add_choice (GMenu *menu, const char *label, const char *id)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, "team.put", "s", id);
  g_menu_append_item (menu, item);
}

static GMenuModel *
new_choices (LycTeamMenu *self)
{
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < g_list_model_get_n_items (self->teams); i++)
    {
      g_autoptr (LycTeam) team = g_list_model_get_item (self->teams, i);
      g_autofree char *label = label_with ("%s", team);

      add_choice (menu, label, lyc_record_get_id (LYC_RECORD (team)));
    }
  if (g_list_model_get_n_items (self->teams) > 0)
    add_choice (menu, _("_No team"), "");
  g_menu_append (menu, _("_New team…"), "team.create");
  return G_MENU_MODEL (menu);
}

static GMenuModel *
new_changes (LycTeam *own)
{
  GMenu *menu = g_menu_new ();
  g_autofree char *rename = label_with (_("_Rename “%s”…"), own);
  g_autofree char *delete = label_with (_("_Delete “%s”"), own);

  g_menu_append (menu, rename, "team.rename");
  g_menu_append (menu, delete, "team.delete");
  return G_MENU_MODEL (menu);
}

/* What can be chosen is what there is when the menu opens. */
static void
fill (GtkMenuButton *button, gpointer user_data)
{
  LycTeamMenu *self = user_data;
  g_autoptr (LycTeam) own = find_own (self);
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenuModel) choices = new_choices (self);
  g_autoptr (GMenuModel) changes = own != NULL ? new_changes (own) : NULL;
  GAction *put = g_action_map_lookup_action (G_ACTION_MAP (self->actions), "put");

  g_simple_action_set_state (
      G_SIMPLE_ACTION (put),
      g_variant_new_string (own != NULL ? lyc_record_get_id (LYC_RECORD (own)) : ""));
  g_menu_append_section (menu, C_("heading", "Team"), choices);
  if (changes != NULL)
    g_menu_append_section (menu, NULL, changes);
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

static void
update (LycTeamMenu *self)
{
  g_autofree char *name = g_strdup_printf (_("More about %s"), lyc_user_get_name (self->user));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  lyc_kit_set_tooltip (self->button, name);
  lyc_allow (GTK_WIDGET (self), "visible", lyc_cohort_can (self->cohort, "team.edit"));
}

static void
lyc_team_menu_dispose (GObject *object)
{
  LycTeamMenu *self = LYC_TEAM_MENU (object);

  g_clear_pointer (&self->button, gtk_widget_unparent);
  g_clear_object (&self->services);
  g_clear_object (&self->cohort);
  g_clear_object (&self->teams);
  g_clear_object (&self->user);
  g_clear_object (&self->actions);
  G_OBJECT_CLASS (lyc_team_menu_parent_class)->dispose (object);
}

static void
lyc_team_menu_class_init (LycTeamMenuClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lyc_team_menu_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  signals[NAME_WANTED] = g_signal_new ("name-wanted", LYC_TYPE_TEAM_MENU, G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 1, LYC_TYPE_TEAM);
}

static void
lyc_team_menu_init (LycTeamMenu *self)
{
  static const GActionEntry entries[] = {
    { "put", put_cb, "s", "''" },
    { "create", create_cb },
    { "rename", rename_cb },
    { "delete", delete_cb },
  };

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "team", G_ACTION_GROUP (self->actions));
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->button), "lyceum-more-symbolic");
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_add_css_class (self->button, "small-button");
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->button), fill, self, NULL);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
}

/* @teams: of #LycTeam, those of @cohort. Returns: (transfer floating): the menu for @user */
GtkWidget *
lyc_team_menu_new (LycServices *services, LycCohort *cohort, GListModel *teams, LycUser *user)
{
  LycTeamMenu *self = g_object_new (LYC_TYPE_TEAM_MENU, NULL);

  self->services = g_object_ref (services);
  self->cohort = g_object_ref (cohort);
  self->teams = g_object_ref (teams);
  self->user = g_object_ref (user);
  g_signal_connect_object (cohort, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (user, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

/**
 * lyc_team_menu_take_name:
 * @team: (nullable): what gets the name; %NULL for a new team, with the person in it
 *
 * An empty name, and the one that the team has, change nothing.
 */
void
lyc_team_menu_take_name (LycTeamMenu *self, LycTeam *team, const char *name)
{
  g_autofree char *stripped = g_strstrip (g_strdup (name));
  g_autoptr (LycTeam) from = find_own (self);
  g_autoptr (LycAct) act = NULL;

  if (*stripped == '\0' || (team != NULL && g_str_equal (stripped, lyc_team_get_name (team))))
    return;
  act = team != NULL ? lyc_act_rename_team (team, stripped)
                     : lyc_act_create_team (lyc_record_get_id (LYC_RECORD (self->cohort)), stripped,
                                            user_id (self), from);
  lyc_outbox_perform (lyc_services_get_outbox (self->services), act);
}

void
lyc_team_menu_focus (LycTeamMenu *self)
{
  gtk_widget_grab_focus (self->button);
}
