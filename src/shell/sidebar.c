/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sidebar.h"

#include <glib/gi18n-lib.h>

#include "row-list.h"
#include "people.h"
#include "sidebar-row.h"
#include "workbench.h"

struct _LycSidebar
{
  GtkWidget parent_instance;

  LycServices *services;
  LycResults *blocks; /* whose conversations are not shown */
  gboolean rail;
  char *cohort_id; /* the one whose panes are shown */
  GtkWidget *cohorts;
  GtkWidget *unread; /* all that is counted in the window */
  GtkWidget *moderation; /* a place for those who decide alone */
  GtkWidget *scroller;
  GtkWidget *box;
};

G_DEFINE_FINAL_TYPE (LycSidebar, lyc_sidebar, GTK_TYPE_WIDGET)

static void
lyc_sidebar_dispose (GObject *object)
{
  LycSidebar *self = LYC_SIDEBAR (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->blocks);
  g_clear_object (&self->services);
  g_clear_pointer (&self->cohort_id, g_free);
  G_OBJECT_CLASS (lyc_sidebar_parent_class)->dispose (object);
}

static void
lyc_sidebar_class_init (LycSidebarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lyc_sidebar_dispose;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_NAVIGATION);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "sidebar");
}

static void
lyc_sidebar_init (LycSidebar *self)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Sidebar"), -1);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->box);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row)
{
  GtkWidget *bench = gtk_widget_get_ancestor (GTK_WIDGET (list), LYC_TYPE_WORKBENCH);

  /* Where it lies over the panes, it has done its work. */
  if (bench != NULL && lyc_workbench_get_mode (LYC_WORKBENCH (bench)) != LYC_WORKBENCH_WIDE)
    lyc_workbench_set_sidebar_open (LYC_WORKBENCH (bench), FALSE);
  lyc_sidebar_row_activate (LYC_SIDEBAR_ROW (row));
}

static GtkListBox *
append_list (LycSidebar *self, const char *name)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "plain-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect (list, "row-activated", G_CALLBACK (row_activated_cb), NULL);
  gtk_box_append (GTK_BOX (self->box), list);
  return GTK_LIST_BOX (list);
}

/* What stands above a section: its title, or a line where there is no room for one. */
static GtkWidget *
append_title (LycSidebar *self, const char *title)
{
  GtkWidget *head
      = self->rail ? gtk_separator_new (GTK_ORIENTATION_HORIZONTAL) : gtk_label_new (title);

  if (!self->rail)
    {
      gtk_label_set_xalign (GTK_LABEL (head), 0);
      gtk_widget_add_css_class (head, "section-title");
      gtk_widget_add_css_class (head, "sidebar-title");
    }
  gtk_box_append (GTK_BOX (self->box), head);
  return head;
}

static GtkWidget *
create_cohort_cb (gpointer item, gpointer user_data)
{
  LycSidebar *self = user_data;
  GtkWidget *row = lyc_sidebar_row_new_cohort (self->services, item, self->rail);

  lyc_sidebar_row_select_target (LYC_SIDEBAR_ROW (row), self->cohort_id);
  return row;
}

static GtkWidget *
create_course_cb (gpointer item, gpointer user_data)
{
  LycSidebar *self = user_data;

  return lyc_sidebar_row_new_course (self->services, item, self->rail);
}

static GtkWidget *
create_direct_cb (gpointer item, gpointer user_data)
{
  LycSidebar *self = user_data;

  return lyc_sidebar_row_new_direct (self->services, item, self->rail);
}

static gboolean
has_blocked (LycServices *services, LycContainer *container)
{
  LycLibrary *library = lyc_services_get_library (services);

  for (guint i = 0; i < lyc_container_get_n_user_ids (container); i++)
    {
      g_autoptr (LycRecord) block = lyc_library_lookup (
          library, LYC_KIND_BLOCK, lyc_container_get_nth_user_ids (container, i));

      if (lyc_people_is_blocked (block))
        return TRUE;
    }
  return FALSE;
}

/* A conversation with somebody who was blocked is not lost, only out of the way. */
static gboolean
is_shown_direct (gpointer item, gpointer services)
{
  return g_str_equal (lyc_container_get_container_kind (item), "direct")
         && !has_blocked (services, item);
}

static void
blocks_changed_cb (GtkFilter *filter)
{
  gtk_filter_changed (filter, GTK_FILTER_CHANGE_DIFFERENT);
}

/* A section without rows is not there. */
static void
show_section (GListModel *model, guint position, guint removed, guint added, GtkWidget *head)
{
  gtk_widget_set_visible (head, g_list_model_get_n_items (model) > 0);
}

static GtkWidget *
append_section (LycSidebar *self, const char *title, GListModel *model,
                GtkListBoxCreateWidgetFunc create)
{
  GtkWidget *head = append_title (self, title);
  GtkListBox *list = append_list (self, title);

  lyc_row_list_bind (list, model, create, self);
  g_signal_connect_object (model, "items-changed", G_CALLBACK (show_section), head, 0);
  show_section (model, 0, 0, 0, head);
  return GTK_WIDGET (list);
}

static void
append_places (LycSidebar *self)
{
  GtkListBox *places = append_list (self, _("Places"));

  gtk_list_box_append (places, lyc_sidebar_row_new_place ("lyceum-home-symbolic", _("Home"),
                                                          "win.home", self->rail));
  gtk_list_box_append (places, lyc_sidebar_row_new_place ("lyceum-learn-symbolic", _("Learn"),
                                                          "win.learn", self->rail));
  gtk_list_box_append (places,
                       lyc_sidebar_row_new_place ("lyceum-knowledge-symbolic",
                                                  _("Knowledge"), "win.knowledge", self->rail));
  self->unread = lyc_sidebar_row_new_place ("lyceum-chat-symbolic", _("Unread"), "win.unread-list",
                                            self->rail);
  gtk_list_box_append (places, self->unread);
  self->moderation = lyc_sidebar_row_new_place ("lyceum-shield-symbolic", _("Moderation"),
                                                "win.moderation", self->rail);
  gtk_widget_set_visible (self->moderation, FALSE);
  gtk_list_box_append (places, self->moderation);
}

/* The sum of all counts, as in the window's title; the row leads to what it is the sum of. */
static void
count_unread (LycSidebar *self)
{
  lyc_sidebar_row_set_count (LYC_SIDEBAR_ROW (self->unread),
                             lyc_ledger_get_total (lyc_services_get_ledger (self->services)));
}

/* Returns: (transfer floating): the sidebar, or its rail */
GtkWidget *
lyc_sidebar_new (LycServices *services, gboolean rail)
{
  LycSidebar *self = g_object_new (LYC_TYPE_SIDEBAR, NULL);
  LycLibrary *library = lyc_services_get_library (services);
  g_autoptr (LycResults) cohorts = lyc_library_all (library, LYC_KIND_COHORT);
  g_autoptr (LycResults) courses = lyc_library_all (library, LYC_KIND_COURSE);
  GtkFilter *filter = GTK_FILTER (
      gtk_custom_filter_new (is_shown_direct, g_object_ref (services), g_object_unref));
  g_autoptr (GtkFilterListModel) directs = gtk_filter_list_model_new (
      G_LIST_MODEL (lyc_library_all (library, LYC_KIND_CONTAINER)), filter);

  self->services = g_object_ref (services);
  self->blocks = lyc_library_all (library, LYC_KIND_BLOCK);
  g_signal_connect_object (self->blocks, "items-changed", G_CALLBACK (blocks_changed_cb), filter,
                           G_CONNECT_SWAPPED);
  self->rail = rail;
  gtk_widget_add_css_class (GTK_WIDGET (self), rail ? "rail" : "full");
  append_places (self);
  g_signal_connect_object (lyc_services_get_ledger (services), "changed",
                           G_CALLBACK (count_unread), self, G_CONNECT_SWAPPED);
  count_unread (self);
  self->cohorts = append_section (self, _("COHORTS"), G_LIST_MODEL (cohorts), create_cohort_cb);
  append_section (self, _("CONTINUE"), G_LIST_MODEL (courses), create_course_cb);
  append_section (self, _("DIRECT MESSAGES"), G_LIST_MODEL (directs), create_direct_cb);
  return GTK_WIDGET (self);
}

/* @needed: whether there is a cohort in which this person decides
 * @count: how much waits for it */
void
lyc_sidebar_set_moderation (LycSidebar *self, gboolean needed, guint count)
{
  gtk_widget_set_visible (self->moderation, needed);
  lyc_sidebar_row_set_count (LYC_SIDEBAR_ROW (self->moderation), count);
}

/* Marks the cohort whose panes are shown. */
void
lyc_sidebar_set_cohort (LycSidebar *self, const char *cohort_id)
{
  g_free (self->cohort_id);
  self->cohort_id = g_strdup (cohort_id);
  for (GtkWidget *row = gtk_widget_get_first_child (self->cohorts); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (LYC_IS_SIDEBAR_ROW (row))
      lyc_sidebar_row_select_target (LYC_SIDEBAR_ROW (row), cohort_id);
}
