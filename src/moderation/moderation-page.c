/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "moderation-page.h"

#include <glib/gi18n-lib.h>

#include "acts-moderation.h"
#include "allow.h"
#include "case-row.h"
#include "case-view.h"
#include "empty-state.h"
#include "kit.h"
#include "move-popover.h"
#include "pane-head.h"
#include "pause-button.h"
#include "row-list.h"
#include "rules-popover.h"
#include "undo-bar.h"

struct _LycModerationPage
{
  GtkWidget parent_instance;

  LycServices *services;
  LycCaseList *list;
  LycModerationCase *shown; /* nullable */

  GtkWidget *box;
  LycPaneHead *head;
  GtkWidget *stack;
  GtkListBox *cases;
  LycCaseView *view;
  GtkWidget *words;
  GtkWidget *buttons[6]; /* as in decisions[] */
  GtkWidget *move;
  GtkWidget *rules;
  LycUndoBar *undo; /* takes the last decision back */
};

G_DEFINE_FINAL_TYPE (LycModerationPage, lyc_moderation_page, GTK_TYPE_WIDGET)

static const struct
{
  const char *action;
  guint key;
  const char *label;
  gboolean waiting; /* for what waits for approval, not for what was reported */
} decisions[] = {
  { "moderation.hide", GDK_KEY_h, N_ ("Hide") },
  { "moderation.dismiss", GDK_KEY_d, N_ ("Leave it") },
  { "moderation.warn", GDK_KEY_w, N_ ("Warn") },
  { "moderation.lock", GDK_KEY_l, N_ ("Close") },
  { "moderation.approve", GDK_KEY_a, N_ ("Approve"), TRUE },
  { "moderation.refuse", GDK_KEY_r, N_ ("Refuse"), TRUE },
};

static void
lyc_moderation_page_dispose (GObject *object)
{
  LycModerationPage *self = LYC_MODERATION_PAGE (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->shown);
  g_clear_object (&self->list);
  g_clear_object (&self->services);
  G_OBJECT_CLASS (lyc_moderation_page_parent_class)->dispose (object);
}

static GListModel *
cases_of (LycModerationPage *self)
{
  return lyc_case_list_get_cases (self->list);
}

static int
find_shown (LycModerationPage *self)
{
  guint n = g_list_model_get_n_items (cases_of (self));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (cases_of (self), i);

      if (item == (GObject *) self->shown)
        return (int) i;
    }
  return -1;
}

static void
select_nth (LycModerationPage *self, int index)
{
  int n = (int) g_list_model_get_n_items (cases_of (self));
  GtkListBoxRow *row = n > 0 ? gtk_list_box_get_row_at_index (self->cases, CLAMP (index, 0, n - 1))
                             : NULL;

  gtk_list_box_select_row (self->cases, row);
}

/* What can be done about the case that is shown. */
static void
show_decisions (LycModerationPage *self)
{
  gboolean waiting = self->shown != NULL && lyc_moderation_case_is_waiting (self->shown);
  LycReport *report = self->shown != NULL ? lyc_moderation_case_get_report (self->shown) : NULL;

  for (guint i = 0; i < G_N_ELEMENTS (decisions); i++)
    gtk_widget_set_visible (self->buttons[i], decisions[i].waiting == waiting);
  gtk_widget_set_visible (self->move,
                          !waiting && report != NULL && !lyc_report_is_direct (report));
  if (report != NULL)
    lyc_move_popover_set_place (
        LYC_MOVE_POPOVER (gtk_menu_button_get_popover (GTK_MENU_BUTTON (self->move))),
        lyc_report_get_cohort_id (report), lyc_report_get_container_id (report));
}

static void
row_selected_cb (LycModerationPage *self, GtkListBoxRow *row)
{
  LycModerationCase *item = row != NULL ? lyc_case_row_get_case (LYC_CASE_ROW (row)) : NULL;

  if (item == NULL || item == self->shown)
    return;
  g_set_object (&self->shown, item);
  gtk_editable_set_text (GTK_EDITABLE (self->words), "");
  lyc_case_view_set_case (self->view, item);
  show_decisions (self);
}

static void
update (LycModerationPage *self)
{
  guint n = g_list_model_get_n_items (cases_of (self));

  lyc_pane_head_set_count (self->head, n);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), n > 0 ? "cases" : "empty");
  if (find_shown (self) < 0)
    {
      g_clear_object (&self->shown);
      lyc_case_view_set_case (self->view, NULL);
      select_nth (self, 0);
    }
}

static void
walk (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LycModerationPage *self = LYC_MODERATION_PAGE (widget);

  select_nth (self, find_shown (self) + (g_str_equal (name, "moderation.next") ? 1 : -1));
}

static gboolean
needs_words (LycModerationPage *self, const char *act, const char *words)
{
  if (!g_str_equal (act, "warn") || *words != '\0')
    return FALSE;
  gtk_widget_grab_focus (self->words);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s",
                              _("Write what was wrong: the author is told."));
  return TRUE;
}

/* The key of a decision that this case does not have does nothing. */
static gboolean
fits (LycModerationPage *self, const char *act)
{
  for (guint i = 0; i < G_N_ELEMENTS (decisions); i++)
    if (g_str_equal (strchr (decisions[i].action, '.') + 1, act))
      return decisions[i].waiting == lyc_moderation_case_is_waiting (self->shown);
  return !lyc_moderation_case_is_waiting (self->shown);
}

static void
decide (LycModerationPage *self, const char *act, const char *to_id)
{
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->words));
  LycModeration what
      = { .act = act,
          .words = words,
          .to_id = to_id,
          .report = self->shown != NULL ? lyc_moderation_case_get_report (self->shown) : NULL,
          .post = lyc_case_view_get_post (self->view),
          .container = lyc_case_view_get_container (self->view),
          .my_id = lyc_session_get_user_id (lyc_services_get_session (self->services)) };
  g_autoptr (LycAct) done = NULL;

  if (what.report == NULL || !fits (self, act) || needs_words (self, act, words))
    return;
  done = lyc_act_moderate (&what, lyc_moderation_case_get_reports (self->shown));
  if (!g_str_equal (act, "approve"))
    lyc_undo_bar_offer (self->undo, lyc_act_get_id (done), &what,
                        lyc_moderation_case_get_reports (self->shown));
  lyc_outbox_perform (lyc_services_get_outbox (self->services), done);
  gtk_editable_set_text (GTK_EDITABLE (self->words), "");
}

static void
decide_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  decide (LYC_MODERATION_PAGE (widget), strchr (name, '.') + 1, NULL);
}

static void
move_cb (LycModerationPage *self, const char *container_id)
{
  decide (self, "move", container_id);
}

static void
undo_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LycModerationPage *self = LYC_MODERATION_PAGE (widget);

  if (lyc_undo_bar_take_back (self->undo))
    gtk_widget_grab_focus (GTK_WIDGET (self->cases));
}

static void
lyc_moderation_page_class_init (LycModerationPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyc_moderation_page_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "moderation.next", NULL, walk);
  gtk_widget_class_install_action (widget_class, "moderation.previous", NULL, walk);
  gtk_widget_class_install_action (widget_class, "moderation.undo", NULL, undo_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_j, 0, "moderation.next", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_k, 0, "moderation.previous", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_u, 0, "moderation.undo", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (decisions); i++)
    {
      gtk_widget_class_install_action (widget_class, decisions[i].action, NULL, decide_cb);
      gtk_widget_class_add_binding_action (widget_class, decisions[i].key, 0, decisions[i].action,
                                           NULL);
    }
}

static void
lyc_moderation_page_init (LycModerationPage *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "moderation-page");
}

static GtkWidget *
make_case_list (LycModerationPage *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->cases = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->cases, GTK_SELECTION_BROWSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->cases), "plain-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->cases), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Waiting for a decision"), -1);
  g_signal_connect_object (self->cases, "row-selected", G_CALLBACK (row_selected_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 160);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->cases));
  return scroller;
}

static GtkWidget *
make_move (LycModerationPage *self)
{
  GtkWidget *popover = lyc_move_popover_new (self->services);

  self->move = gtk_menu_button_new ();
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->move), _("Move"));
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->move), popover);
  gtk_menu_button_set_direction (GTK_MENU_BUTTON (self->move), GTK_ARROW_UP);
  g_signal_connect_object (popover, "chosen", G_CALLBACK (move_cb), self, G_CONNECT_SWAPPED);
  return self->move;
}

/* The rules of the cohort, behind a button in the head. */
static GtkWidget *
make_rules (LycModerationPage *self)
{
  GtkWidget *button = gtk_menu_button_new ();

  self->rules = lyc_rules_popover_new (self->services);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "emblem-system-symbolic");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), self->rules);
  gtk_widget_add_css_class (button, "flat");
  lyc_kit_set_tooltip (button, _("Rules of the group"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Rules of the group"), -1);
  return button;
}

static GtkWidget *
make_decisions (LycModerationPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_widget_add_css_class (box, "decisions");
  gtk_box_set_homogeneous (GTK_BOX (buttons), TRUE);
  self->words = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->words), _("Why? The author is told."));
  gtk_entry_set_max_length (GTK_ENTRY (self->words), 500);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->words), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Reason of the decision"), -1);
  for (guint i = 0; i < G_N_ELEMENTS (decisions); i++)
    {
      GtkWidget *button = gtk_button_new_with_label (_(decisions[i].label));

      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), decisions[i].action);
      gtk_box_append (GTK_BOX (buttons), button);
      self->buttons[i] = button;
    }
  gtk_box_append (GTK_BOX (buttons), make_move (self));
  gtk_box_append (GTK_BOX (box), self->words);
  gtk_box_append (GTK_BOX (box), buttons);
  return box;
}

static GtkWidget *
make_content (LycModerationPage *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->view = LYC_CASE_VIEW (lyc_case_view_new (self->services));
  gtk_widget_set_vexpand (GTK_WIDGET (self->view), TRUE);
  gtk_box_append (GTK_BOX (content), make_case_list (self));
  gtk_box_append (GTK_BOX (content), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (content), GTK_WIDGET (self->view));
  gtk_box_append (GTK_BOX (content), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (content), make_decisions (self));
  return content;
}

static GtkWidget *
create_row_cb (gpointer item, gpointer user_data)
{
  return lyc_case_row_new (LYC_MODERATION_PAGE (user_data)->services, item);
}

/* Returns: (transfer floating): the pane of the cases in @list */
GtkWidget *
lyc_moderation_page_new (LycServices *services, LycCaseList *list)
{
  LycModerationPage *self = g_object_new (LYC_TYPE_MODERATION_PAGE, NULL);

  self->services = g_object_ref (services);
  self->list = g_object_ref (list);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->head = LYC_PANE_HEAD (lyc_pane_head_new ("lyceum-shield-symbolic", _("Moderation")));
  lyc_pane_head_add_action (self->head, lyc_pause_button_new (services));
  lyc_pane_head_add_action (self->head, make_rules (self));
  self->stack = gtk_stack_new ();
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_stack_add_named (GTK_STACK (self->stack), make_content (self), "cases");
  gtk_stack_add_named (GTK_STACK (self->stack),
                       lyc_empty_state_new ("lyceum-shield-symbolic", _("Nothing to decide"),
                                            _("Posts that somebody reports come here.")),
                       "empty");
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->head));
  gtk_box_append (GTK_BOX (self->box), self->stack);
  self->undo = LYC_UNDO_BAR (lyc_undo_bar_new (services));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->undo));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  lyc_row_list_bind (self->cases, cases_of (self), create_row_cb, self);
  g_signal_connect_object (self->list, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

/* Whose rules can be set. */
void
lyc_moderation_page_set_cohort (LycModerationPage *self, const char *cohort_id)
{
  lyc_rules_popover_set_cohort (LYC_RULES_POPOVER (self->rules), cohort_id);
}
