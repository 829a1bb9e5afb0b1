/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* The panes of the workbench, and what each says about itself. */

#include "window-private.h"

#include <glib/gi18n-lib.h>

#include "course.h"

/* Widths in pixels; the main pane has the highest priority. Home, Learn and Knowledge stand where
 * the lesson does. */
static const LycPaneSpec specs[] = {
  { .id = "home", .minimum = 340, .ideal = 760, .priority = 10, .column = 1 },
  { .id = "learn", .minimum = 340, .ideal = 760, .priority = 10, .column = 1 },
  { .id = "knowledge", .minimum = 340, .ideal = 760, .priority = 10, .column = 1 },
  { .id = "lesson", .minimum = 340, .ideal = 660, .priority = 10, .column = 1, .pinned = 0.5625 },
  { .id = "discussion", .minimum = 300, .ideal = 350, .priority = 6, .column = 2 },
  { .id = "workspace", .minimum = 300, .ideal = 360, .priority = 5, .column = 3, .height = 338 },
  { .id = "chat", .minimum = 300, .ideal = 360, .priority = 4, .column = 3 },
  { .id = "moderation", .minimum = 300, .ideal = 400, .priority = 5, .column = 3 },
  { .id = "badges",
    .minimum = 220,
    .ideal = 250,
    .priority = 3,
    .column = 0,
    .row = -1,
    .height = 344 },
};

static const LycPaneSpec *
find_spec (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (specs); i++)
    if (g_str_equal (specs[i].id, id))
      return &specs[i];
  g_return_val_if_reached (&specs[0]);
}

/* A pane whose page is made later: an empty place until then. */
static void
add_place (LycWindow *self, const char *id, LycPaneFlags flags, const char *title,
           const char *short_title, const char *icon_name)
{
  lyc_workbench_add_pane (self->workbench, find_spec (id), flags, title, short_title, icon_name,
                          adw_bin_new ());
}

static void
add_main_panes (LycWindow *self)
{
  self->home = LYC_HOME_PAGE (lyc_home_page_new (self->services));
  lyc_workbench_add_pane (self->workbench, find_spec ("home"), LYC_PANE_PLAIN, _("Home"),
                          _("Home"), "lyceum-home-symbolic", GTK_WIDGET (self->home));
  add_place (self, "learn", LYC_PANE_CARD, _("Learn"), _("Learn"), "lyceum-learn-symbolic");
  add_place (self, "knowledge", LYC_PANE_CARD, _("Knowledge"), _("Knowledge"),
             "lyceum-knowledge-symbolic");
  add_place (self, "lesson", LYC_PANE_PLAIN, _("Lesson"), _("Lesson"), "lyceum-lesson-symbolic");
}

static void
add_side_panes (LycWindow *self)
{
  self->chat = LYC_CHAT_PAGE (lyc_chat_page_new (self->services));
  self->badges = LYC_BADGES_PAGE (lyc_badges_page_new (self->services));
  add_place (self, "discussion", LYC_PANE_CARD, _("Discussion"), _("Discuss"),
             "lyceum-discussion-symbolic");
  add_place (self, "workspace", LYC_PANE_CARD, _("Workspace"), _("Cohort"),
             "lyceum-workspace-symbolic");
  lyc_workbench_add_pane (self->workbench, find_spec ("chat"), LYC_PANE_CARD, _("Chat"),
                          _("Chat"), "lyceum-chat-symbolic", GTK_WIDGET (self->chat));
  lyc_workbench_add_pane (self->workbench, find_spec ("badges"), LYC_PANE_CARD, _("Badges"),
                          _("Badges"), "lyceum-badge-symbolic", GTK_WIDGET (self->badges));
  add_place (self, "moderation", LYC_PANE_CARD, _("Moderation"), _("Moderate"),
             "lyceum-shield-symbolic");
  lyc_workbench_set_pane_available (self->workbench, "moderation", FALSE);
}

/* One pane at a time needs no buttons in the header: the switcher below has them. */
static void
mode_changed_cb (LycWindow *self)
{
  gboolean narrow = lyc_workbench_get_mode (self->workbench) == LYC_WORKBENCH_NARROW;

  gtk_widget_set_visible (GTK_WIDGET (self->pane_buttons), !narrow);
  lyc_window_update_banner (self);
  lyc_window_update_heading (self);
  lyc_window_update_search_button (self);
}

static void
state_changed_cb (LycWindow *self)
{
  g_autofree char *state = lyc_workbench_get_state (self->workbench);

  g_settings_set_string (self->settings, "workbench-state", state);
  lyc_window_update_pane_buttons (self);
}

static void
compact_cb (LycWindow *self, const char *id, gboolean compact)
{
  if (!g_str_equal (id, "lesson"))
    return;
  self->lesson_compact = compact;
  if (self->lesson != NULL)
    lyc_lesson_page_set_compact (self->lesson, compact);
}

/* Every count in the window is asked of the ledger at once. */
void
lyc_window_update_counts (LycWindow *self)
{
  LycLedger *ledger = lyc_services_get_ledger (self->services);
  guint total = lyc_ledger_get_total (ledger);
  g_autofree char *title = total > 0 ? g_strdup_printf ("(%u) Lyceum", total) : g_strdup ("Lyceum");

  gtk_window_set_title (GTK_WINDOW (self), title);
  if (self->cohort_id == NULL)
    return;
  lyc_workbench_set_pane_count (self->workbench, "discussion",
                                lyc_ledger_get_discussion_count (ledger, self->cohort_id));
  lyc_workbench_set_pane_count (self->workbench, "chat",
                                lyc_ledger_get_chat_count (ledger, self->cohort_id));
}

static gboolean
is_listed (GListModel *records, const char *id)
{
  guint n = g_list_model_get_n_items (records);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (LycRecord) record = g_list_model_get_item (records, i);

      if (g_str_equal (lyc_record_get_id (record), id))
        return TRUE;
    }
  return FALSE;
}

/* A sandbox that began again has new cohorts. Elsewhere the panes stay with the cohort that the
 * person has left, until they choose another. */
static gboolean
needs_cohort (LycWindow *self)
{
  return self->cohort_id == NULL
         || (lyc_session_is_sandbox (lyc_services_get_session (self->services))
             && !is_listed (G_LIST_MODEL (self->cohorts), self->cohort_id));
}

/* The first cohort is shown until another is chosen. */
static void
cohorts_changed_cb (LycWindow *self)
{
  g_autoptr (LycRecord) first = g_list_model_get_item (G_LIST_MODEL (self->cohorts), 0);

  if (first != NULL && needs_cohort (self))
    lyc_window_set_cohort (self, lyc_record_get_id (first));
}

static void
connect_workbench (LycWindow *self)
{
  g_signal_connect_object (self->workbench, "notify::mode", G_CALLBACK (mode_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->workbench, "state-changed", G_CALLBACK (state_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->workbench, "pane-compact", G_CALLBACK (compact_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (lyc_services_get_ledger (self->services), "changed",
                           G_CALLBACK (lyc_window_update_counts), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->cohorts, "items-changed", G_CALLBACK (cohorts_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/* Lays every pane on the workbench and wires what one tells another. */
void
lyc_window_build_workbench (LycWindow *self)
{
  g_autofree char *state = g_settings_get_string (self->settings, "workbench-state");

  self->workbench = LYC_WORKBENCH (lyc_workbench_new ());
  self->cohorts = lyc_library_all (lyc_services_get_library (self->services), LYC_KIND_COHORT);
  self->containers
      = lyc_library_all (lyc_services_get_library (self->services), LYC_KIND_CONTAINER);
  self->sidebar = LYC_SIDEBAR (lyc_sidebar_new (self->services, FALSE));
  self->rail = LYC_SIDEBAR (lyc_sidebar_new (self->services, TRUE));
  lyc_workbench_set_sidebar (self->workbench, GTK_WIDGET (self->sidebar), GTK_WIDGET (self->rail));
  add_main_panes (self);
  add_side_panes (self);
  lyc_workbench_set_state (self->workbench, state);
  lyc_window_add_pane_buttons (self);
  lyc_window_follow_pane_menus (self);
  connect_workbench (self);
  cohorts_changed_cb (self);
  lyc_window_update_counts (self);
  lyc_window_make_pages_later (self);
}
