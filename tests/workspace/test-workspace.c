/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "badges-page.h"
#include "kit.h"
#include "memory-services.h"
#include "workspace-page.h"

#define ME "0190a000-0000-7000-8000-000000000001"
#define COHORT "0190a000-0000-7000-8000-0000000000c1"
#define TASK "0190a000-0000-7000-8000-0000000000a1"
#define ELSEWHERE "0190a000-0000-7000-8000-0000000000c9"
#define DEADLINE_S 30

static const char objects[]
    = "[{\"kind\":\"user\",\"id\":\"" ME "\",\"rev\":1,\"name\":\"Robin\"},"
      "{\"kind\":\"cohort\",\"id\":\"" COHORT
      "\",\"rev\":1,\"name\":\"Spring\",\"mission\":\"One hour"
      " back\",\"colours\":[\"#112233\",\"#445566\"],\"member_count\":1,\"starts_at\":0,\"ends_"
      "at\":0,"
      "\"can\":[\"task.create\"]},"
      "{\"kind\":\"task\",\"id\":\"" TASK "\",\"rev\":1,\"cohort_id\":\"" COHORT
      "\",\"title\":\"Watch it\",\"state\":\"done\",\"assignee_ids\":[\"" ME
      "\"],\"created_at\":1}]";

/* The visible label that says @text. */
static GtkWidget *
find (GtkWidget *widget, const char *text)
{
  if (!gtk_widget_get_visible (widget))
    return NULL;
  if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, text);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
wait_for (GtkWidget *page, const char *text)
{
  gint64 deadline = g_get_monotonic_time () + DEADLINE_S * G_USEC_PER_SEC;

  while (find (page, text) == NULL)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (1000);
    }
}

static GtkWidget *
show (GtkWidget *page)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_default_size (GTK_WINDOW (window), 360, 500);
  gtk_window_set_child (GTK_WINDOW (window), page);
  gtk_window_present (GTK_WINDOW (window));
  return window;
}

static void
test_cohort (void)
{
  LycMemoryServices *services = lyc_memory_services_new (objects, ME);
  GtkWidget *page = lyc_workspace_page_new (lyc_memory_services_get (services));
  GtkWidget *window = show (page);

  lyc_workspace_page_set_cohort (LYC_WORKSPACE_PAGE (page), COHORT);
  wait_for (page, "Watch it");
  wait_for (page, "1 of 1");
  wait_for (page, "One hour back");
  g_assert_null (find (page, "Not a member"));
  gtk_window_destroy (GTK_WINDOW (window));
  lyc_memory_services_free (services);
}

/* Whoever is no longer a member is told, and what was the cohort's is not shown. */
static void
test_not_a_member (void)
{
  LycMemoryServices *services = lyc_memory_services_new (objects, ME);
  GtkWidget *workspace = lyc_workspace_page_new (lyc_memory_services_get (services));
  GtkWidget *badges = lyc_badges_page_new (lyc_memory_services_get (services));
  GtkWidget *first = show (workspace), *second = show (badges);

  lyc_workspace_page_set_cohort (LYC_WORKSPACE_PAGE (workspace), ELSEWHERE);
  lyc_badges_page_set_cohort (LYC_BADGES_PAGE (badges), ELSEWHERE);
  wait_for (workspace, "Not a member");
  wait_for (badges, "Not a member");
  g_assert_null (find (workspace, "This week together"));
  gtk_window_destroy (GTK_WINDOW (first));
  gtk_window_destroy (GTK_WINDOW (second));
  lyc_memory_services_free (services);
}

#define INES "0190a000-0000-7000-8000-000000000002"
#define BLUE "0190a000-0000-7000-8000-0000000000f1"
#define GREEN "0190a000-0000-7000-8000-0000000000f2"

static char *
members_of (const char *can)
{
  return g_strdup_printf (
      "[{\"kind\":\"user\",\"id\":\"" ME "\",\"rev\":1,\"name\":\"Robin\"},"
      "{\"kind\":\"user\",\"id\":\"" INES "\",\"rev\":1,\"name\":\"Ines\"},"
      "{\"kind\":\"cohort\",\"id\":\"" COHORT "\",\"rev\":1,\"name\":\"Spring\",\"can\":[%s]},"
      "{\"kind\":\"membership\",\"id\":\"0190a000-0000-7000-8000-0000000000d2\",\"rev\":1,"
      "\"cohort_id\":\"" COHORT "\",\"user_id\":\"" INES
      "\",\"role\":\"learner\",\"state\":\"active\"},"
      "{\"kind\":\"team\",\"id\":\"" BLUE "\",\"rev\":1,\"cohort_id\":\"" COHORT
      "\",\"name\":\"Blue_1\",\"member_ids\":[\"" INES "\"]},"
      "{\"kind\":\"team\",\"id\":\"" GREEN "\",\"rev\":1,\"cohort_id\":\"" COHORT
      "\",\"name\":\"Green\",\"member_ids\":[]}]",
      can);
}

/* The widget of a type below @widget, seen or not. */
static GtkWidget *
find_type (GtkWidget *widget, const char *type)
{
  if (g_str_equal (G_OBJECT_TYPE_NAME (widget), type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_type (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

typedef struct
{
  LycMemoryServices *services;
  GtkWidget *page;
  GtkWidget *window;
  GtkWidget *menu;
} Teams;

static Teams
teams_new (const char *can)
{
  g_autofree char *json = members_of (can);
  Teams self = { .services = lyc_memory_services_new (json, ME) };

  self.page = lyc_workspace_page_new (lyc_memory_services_get (self.services));
  self.window = show (self.page);
  lyc_workspace_page_set_cohort (LYC_WORKSPACE_PAGE (self.page), COHORT);
  wait_for (self.page, "Ines · Blue_1");
  self.menu = find_type (self.page, "LycTeamMenu");
  return self;
}

static void
teams_free (Teams *self)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  lyc_memory_services_free (self->services);
}

static void
last_act_is (Teams *self, const char *verb, const char *parent, const char *target)
{
  LycAct *act = lyc_memory_services_get_last_act (self->services);

  g_assert_cmpstr (lyc_act_get_verb (act), ==, verb);
  g_assert_cmpstr (lyc_act_get_parent (act), ==, parent);
  g_assert_cmpstr (lyc_act_get_target (act), ==, target);
}

/* Who may not change teams sees them, and no menu. */
static void
test_team_is_seen (void)
{
  Teams self = teams_new ("\"task.create\"");

  g_assert_false (gtk_widget_get_visible (self.menu));
  teams_free (&self);
}

static void
test_team_is_chosen (void)
{
  Teams self = teams_new ("\"team.edit\"");

  g_assert_true (gtk_widget_get_visible (self.menu));
  gtk_widget_activate_action (self.menu, "team.put", "s", GREEN);
  wait_for (self.page, "Ines · Green");
  last_act_is (&self, "team_member.set", GREEN, INES);
  gtk_widget_activate_action (self.menu, "team.put", "s", "");
  wait_for (self.page, "Ines");
  last_act_is (&self, "team_member.remove", GREEN, INES);
  /* What can be taken back is held until then. */
  g_assert_cmpint (lyc_act_get_hold_until (lyc_memory_services_get_last_act (self.services)), >, 0);
  teams_free (&self);
}

static void
item_says (GMenuModel *section, int i, const char *label)
{
  g_autofree char *text = NULL;

  g_assert_true (g_menu_model_get_item_attribute (section, i, G_MENU_ATTRIBUTE_LABEL, "s", &text));
  g_assert_cmpstr (text, ==, label);
}

/* The menu has the teams that there are, and what can be done with the person's own. */
static void
test_team_menu (void)
{
  Teams self = teams_new ("\"team.edit\"");
  GtkMenuButton *button = GTK_MENU_BUTTON (gtk_widget_get_first_child (self.menu));
  g_autoptr (GMenuModel) choices = NULL, changes = NULL;

  gtk_menu_button_popup (button);
  choices = g_menu_model_get_item_link (gtk_menu_button_get_menu_model (button), 0,
                                        G_MENU_LINK_SECTION);
  changes = g_menu_model_get_item_link (gtk_menu_button_get_menu_model (button), 1,
                                        G_MENU_LINK_SECTION);
  g_assert_cmpint (g_menu_model_get_n_items (choices), ==, 4);
  item_says (choices, 0, "Blue__1");
  item_says (choices, 1, "Green");
  item_says (choices, 2, "_No team");
  item_says (choices, 3, "_New team…");
  item_says (changes, 0, "_Rename “Blue__1”…");
  item_says (changes, 1, "_Delete “Blue__1”");
  gtk_menu_button_popdown (button);
  teams_free (&self);
}

static void
say (Teams *self, const char *action, const char *name)
{
  GtkWidget *entry = find_type (find_type (self->page, "LycMemberRow"), "GtkEntry");

  gtk_widget_activate_action (self->menu, action, NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), name);
  g_signal_emit_by_name (entry, "activate");
}

static void
test_team_is_named (void)
{
  Teams self = teams_new ("\"team.edit\"");
  GListModel *outbox
      = G_LIST_MODEL (lyc_services_get_outbox (lyc_memory_services_get (self.services)));

  say (&self, "team.rename", " Azure ");
  wait_for (self.page, "Ines · Azure");
  last_act_is (&self, "team.edit", NULL, BLUE);
  say (&self, "team.create", "Red");
  wait_for (self.page, "Ines · Red");
  g_assert_cmpstr (lyc_act_get_verb (lyc_memory_services_get_last_act (self.services)), ==,
                   "team.create");
  say (&self, "team.create", "  "); /* nothing */
  gtk_widget_activate_action (self.menu, "team.delete", NULL);
  wait_for (self.page, "Ines");
  g_assert_cmpuint (g_list_model_get_n_items (outbox), ==, 3);
  teams_free (&self);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  lyc_kit_init ();
  g_test_add_func ("/workspace/cohort", test_cohort);
  g_test_add_func ("/workspace/not-a-member", test_not_a_member);
  g_test_add_func ("/workspace/team-is-seen", test_team_is_seen);
  g_test_add_func ("/workspace/team-is-chosen", test_team_is_chosen);
  g_test_add_func ("/workspace/team-menu", test_team_menu);
  g_test_add_func ("/workspace/team-is-named", test_team_is_named);
  return g_test_run ();
}
