/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workspace-page.h"

#include <glib/gi18n-lib.h>

#include "acts.h"
#include "allow.h"
#include "cohort-card.h"
#include "cohort.h"
#include "empty-state.h"
#include "file-dialogs.h"
#include "file-row.h"
#include "member-row.h"
#include "membership.h"
#include "pane-head.h"
#include "row-list.h"
#include "progress-line.h"
#include "shared-file.h"
#include "task-row.h"
#include "text-clean.h"
#include "lyc-workspace-resources.h"

/* What the platform takes; said before anything is read. */
#define MAX_FILE_SIZE (25 * 1024 * 1024)

struct _LycWorkspacePage
{
  GtkWidget parent_instance;

  LycServices *services;
  char *wanted_id; /* the cohort to show */
  guint wanted_source;
  LycCohort *cohort; /* the one that is shown */
  LycResults *task_results;
  LycResults *file_results;
  LycResults *member_results;
  LycResults *team_results;
  LycCohortCard *card;
  GtkWidget *add_button;

  GtkBox *box;
  GtkBox *content;
  GtkWidget *scroller;
  GtkWidget *state; /* instead of it, once the person is no longer a member */
  GtkLabel *done_count;
  LycProgressLine *done_line;
  GtkEntry *new_task;
  GtkListBox *tasks;
  GtkListBox *files;
  GtkListBox *people;
  GtkButton *upload_button;
};

G_DEFINE_FINAL_TYPE (LycWorkspacePage, lyc_workspace_page, GTK_TYPE_WIDGET)

static const char *
my_id (LycWorkspacePage *self)
{
  return lyc_session_get_user_id (lyc_services_get_session (self->services));
}

static gint64
now_ms (void)
{
  return g_get_real_time () / 1000;
}

static void
toast (LycWorkspacePage *self, const char *text)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", text);
}

static void
add_clicked_cb (LycWorkspacePage *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->new_task), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->new_task));
}

static void
new_task_activated_cb (LycWorkspacePage *self)
{
  g_autofree char *title = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->new_task)));
  g_autoptr (LycAct) act = NULL;

  g_strstrip (title);
  if (*title == '\0' || self->cohort == NULL)
    return;
  act = lyc_act_create_task (lyc_record_get_id (LYC_RECORD (self->cohort)), title, my_id (self),
                             now_ms ());
  lyc_outbox_perform (lyc_services_get_outbox (self->services), act);
  gtk_editable_set_text (GTK_EDITABLE (self->new_task), "");
}

static gboolean
new_task_key_cb (LycWorkspacePage *self, guint keyval)
{
  if (keyval != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  gtk_widget_set_visible (GTK_WIDGET (self->new_task), FALSE);
  gtk_widget_grab_focus (self->add_button);
  return GDK_EVENT_STOP;
}

static void
upload (LycWorkspacePage *self, GFile *file, GFileInfo *info)
{
  g_autofree char *name = lyc_text_clean_file_name (g_file_info_get_display_name (info));
  g_autofree char *type = g_content_type_get_mime_type (g_file_info_get_content_type (info));
  g_autoptr (LycAct) act = NULL;

  if (g_file_info_get_size (info) > MAX_FILE_SIZE)
    {
      toast (self, _("Files can be up to 25 MB. Share a smaller one."));
      return;
    }
  act = lyc_act_upload_file (lyc_record_get_id (LYC_RECORD (self->cohort)), g_file_peek_path (file),
                             name, g_file_info_get_size (info),
                             type != NULL ? type : "application/octet-stream", my_id (self),
                             now_ms ());
  lyc_outbox_perform (lyc_services_get_outbox (self->services), act);
}

static void
info_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LycWorkspacePage) self = user_data;
  g_autoptr (GFileInfo) info = g_file_query_info_finish (G_FILE (source), result, NULL);

  if (info == NULL || g_file_peek_path (G_FILE (source)) == NULL || self->cohort == NULL)
    toast (self, _("This file cannot be read. Choose one on this computer."));
  else
    upload (self, G_FILE (source), info);
}

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LycWorkspacePage) self = user_data;
  g_autoptr (GFile) file = lyc_file_dialogs_open_finish (result, NULL);

  if (file != NULL)
    g_file_query_info_async (
        file,
        G_FILE_ATTRIBUTE_STANDARD_DISPLAY_NAME "," G_FILE_ATTRIBUTE_STANDARD_SIZE
                                               "," G_FILE_ATTRIBUTE_STANDARD_CONTENT_TYPE,
        G_FILE_QUERY_INFO_NONE, G_PRIORITY_DEFAULT, NULL, info_cb, g_object_ref (self));
}

static void
upload_clicked_cb (LycWorkspacePage *self)
{
  lyc_file_dialogs_open_async (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                               _("Share a File"), NULL, file_chosen_cb, g_object_ref (self));
}

static void
show_done (LycWorkspacePage *self)
{
  GListModel *model = G_LIST_MODEL (self->task_results);
  guint n = g_list_model_get_n_items (model);
  guint done = 0;
  g_autofree char *text = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (LycTask) task = g_list_model_get_item (model, i);

      done += g_str_equal (lyc_task_get_state (task), "done");
    }
  text = g_strdup_printf (_("%u of %u"), done, n);
  gtk_label_set_text (self->done_count, text);
  lyc_progress_line_set_label (self->done_line, _("Tasks done"));
  lyc_progress_line_set_fraction (self->done_line, n > 0 ? (double) done / n : 0);
}

static GtkWidget *
create_task_cb (gpointer item, gpointer user_data)
{
  LycWorkspacePage *self = user_data;

  g_signal_connect_object (item, "changed", G_CALLBACK (show_done), self, G_CONNECT_SWAPPED);
  return lyc_task_row_new (self->services, item);
}

static GtkWidget *
create_file_cb (gpointer item, gpointer user_data)
{
  return lyc_file_row_new (LYC_WORKSPACE_PAGE (user_data)->services, item);
}

static GtkWidget *
create_member_cb (gpointer item, gpointer user_data)
{
  LycWorkspacePage *self = user_data;

  return lyc_member_row_new (self->services, item, self->cohort, G_LIST_MODEL (self->team_results));
}

static void
person_activated_cb (GtkListBox *list, GtkListBoxRow *row)
{
  lyc_member_row_show_person (LYC_MEMBER_ROW (row));
}

static void
show_cohort (LycWorkspacePage *self)
{
  gboolean gone = lyc_record_is_gone (LYC_RECORD (self->cohort));

  gtk_widget_set_visible (self->scroller, !gone);
  gtk_widget_set_visible (self->state, gone);
  lyc_allow (self->add_button, "visible", lyc_cohort_can (self->cohort, "task.create"));
  lyc_allow (GTK_WIDGET (self->upload_button), "visible",
             lyc_cohort_can (self->cohort, "file.create"));
}

static void
lyc_workspace_page_dispose (GObject *object)
{
  LycWorkspacePage *self = LYC_WORKSPACE_PAGE (object);

  if (self->box != NULL)
    gtk_widget_dispose_template (GTK_WIDGET (self), LYC_TYPE_WORKSPACE_PAGE);
  g_clear_handle_id (&self->wanted_source, g_source_remove);
  g_clear_pointer (&self->wanted_id, g_free);
  g_clear_object (&self->services);
  g_clear_object (&self->cohort);
  g_clear_object (&self->task_results);
  g_clear_object (&self->file_results);
  g_clear_object (&self->member_results);
  g_clear_object (&self->team_results);
  G_OBJECT_CLASS (lyc_workspace_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, LycWorkspacePage, box);
  gtk_widget_class_bind_template_child (widget_class, LycWorkspacePage, content);
  gtk_widget_class_bind_template_child (widget_class, LycWorkspacePage, scroller);
  gtk_widget_class_bind_template_child (widget_class, LycWorkspacePage, state);
  gtk_widget_class_bind_template_child (widget_class, LycWorkspacePage, done_count);
  gtk_widget_class_bind_template_child (widget_class, LycWorkspacePage, done_line);
  gtk_widget_class_bind_template_child (widget_class, LycWorkspacePage, new_task);
  gtk_widget_class_bind_template_child (widget_class, LycWorkspacePage, tasks);
  gtk_widget_class_bind_template_child (widget_class, LycWorkspacePage, files);
  gtk_widget_class_bind_template_child (widget_class, LycWorkspacePage, people);
  gtk_widget_class_bind_template_callback (widget_class, person_activated_cb);
  gtk_widget_class_bind_template_child (widget_class, LycWorkspacePage, upload_button);
}

static void
lyc_workspace_page_class_init (LycWorkspacePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (LYC_TYPE_EMPTY_STATE);
  g_type_ensure (LYC_TYPE_PROGRESS_LINE);
  G_OBJECT_CLASS (klass)->dispose = lyc_workspace_page_dispose;
  g_resources_register (lyc_workspace_get_resource ());
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/lyceum_desktop/Lyceum/workspace/workspace-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, new_task_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, upload_clicked_cb);
}

static gboolean show_wanted_cb (gpointer data);

/* Not in the mapping itself: the resizes that new rows ask for would get lost in it. */
static void
want_soon (LycWorkspacePage *self)
{
  if (self->wanted_id != NULL && self->wanted_source == 0)
    self->wanted_source = g_idle_add_full (G_PRIORITY_DEFAULT, show_wanted_cb, self, NULL);
}

static void
lyc_workspace_page_init (LycWorkspacePage *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "map", G_CALLBACK (want_soon), NULL);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (new_task_key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->new_task), keys);
}

static void
add_head (LycWorkspacePage *self)
{
  LycPaneHead *head
      = LYC_PANE_HEAD (lyc_pane_head_new ("lyceum-workspace-symbolic", C_("pane", "Workspace")));

  self->add_button = gtk_button_new_from_icon_name ("list-add-symbolic");
  gtk_widget_add_css_class (self->add_button, "flat");
  gtk_widget_set_tooltip_text (self->add_button, _("Add a task"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->add_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Add a task"), -1);
  g_signal_connect_swapped (self->add_button, "clicked", G_CALLBACK (add_clicked_cb), self);
  lyc_pane_head_add_action (head, self->add_button);
  gtk_box_prepend (self->box, GTK_WIDGET (head));
}

GtkWidget *
lyc_workspace_page_new (LycServices *services)
{
  LycWorkspacePage *self = g_object_new (LYC_TYPE_WORKSPACE_PAGE, NULL);

  self->services = g_object_ref (services);
  self->card = LYC_COHORT_CARD (lyc_cohort_card_new (services));
  gtk_box_prepend (self->content, GTK_WIDGET (self->card));
  add_head (self);
  return GTK_WIDGET (self);
}

static LycResults *
children (LycWorkspacePage *self, LycKind kind, const char *cohort_id)
{
  return lyc_library_children (lyc_services_get_library (self->services), kind, cohort_id);
}

static void
query (LycWorkspacePage *self, const char *cohort_id)
{
  g_clear_object (&self->task_results);
  g_clear_object (&self->file_results);
  g_clear_object (&self->member_results);
  g_clear_object (&self->team_results);
  self->task_results = children (self, LYC_KIND_TASK, cohort_id);
  self->file_results = children (self, LYC_KIND_FILE, cohort_id);
  self->member_results = children (self, LYC_KIND_MEMBERSHIP, cohort_id);
  self->team_results = children (self, LYC_KIND_TEAM, cohort_id);
  g_signal_connect_object (self->task_results, "items-changed", G_CALLBACK (show_done), self,
                           G_CONNECT_SWAPPED);
}

static gboolean
lies_here (gpointer item, gpointer data)
{
  return !lyc_file_is_attached (item);
}

/* What goes with a post is found there, and does not lie among the shared files. */
static void
bind_files (LycWorkspacePage *self)
{
  g_autoptr (GtkFilterListModel) files = gtk_filter_list_model_new (
      G_LIST_MODEL (g_object_ref (self->file_results)),
      GTK_FILTER (gtk_custom_filter_new (lies_here, NULL, NULL)));

  lyc_row_list_bind (self->files, G_LIST_MODEL (files), create_file_cb, self);
}

static void
show_wanted (LycWorkspacePage *self)
{
  const char *cohort_id = self->wanted_id;

  if (self->cohort != NULL
      && g_str_equal (lyc_record_get_id (LYC_RECORD (self->cohort)), cohort_id))
    return;
  if (self->cohort != NULL)
    g_signal_handlers_disconnect_by_func (self->cohort, show_cohort, self);
  g_clear_object (&self->cohort);
  self->cohort = LYC_COHORT (
      lyc_library_lookup (lyc_services_get_library (self->services), LYC_KIND_COHORT, cohort_id));
  query (self, cohort_id);
  lyc_row_list_bind (self->tasks, G_LIST_MODEL (self->task_results), create_task_cb, self);
  bind_files (self);
  lyc_row_list_bind (self->people, G_LIST_MODEL (self->member_results), create_member_cb, self);
  lyc_cohort_card_set_cohort (self->card, self->cohort, G_LIST_MODEL (self->member_results));
  g_signal_connect_object (self->cohort, "changed", G_CALLBACK (show_cohort), self,
                           G_CONNECT_SWAPPED);
  show_cohort (self);
  show_done (self);
}

static gboolean
show_wanted_cb (gpointer data)
{
  LycWorkspacePage *self = data;

  self->wanted_source = 0;
  show_wanted (self);
  return G_SOURCE_REMOVE;
}

/* Shows the cohort @cohort_id, from when the pane is in sight: a window that begins elsewhere has
 * not to wait for its rows. */
void
lyc_workspace_page_set_cohort (LycWorkspacePage *self, const char *cohort_id)
{
  g_free (self->wanted_id);
  self->wanted_id = g_strdup (cohort_id);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    show_wanted (self);
}
