/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "task-row.h"

#include <glib/gi18n-lib.h>

#include "acts.h"
#include "allow.h"
#include "cohort.h"
#include "people.h"
#include "unseen.h"
#include "lyc-workspace-resources.h"

#define AVATAR_SIZE 22

struct _LycTaskRow
{
  GtkListBoxRow parent_instance;

  LycServices *services;
  LycTask *task;
  LycCohort *cohort; /* says what may be done with the task */
  GSimpleActionGroup *actions;
  gboolean updating;

  GtkCheckButton *tick;
  GtkStack *stack;
  GtkLabel *title;
  GtkEntry *entry;
  GtkLabel *pending;
  GtkBox *assignees;
  GtkMenuButton *menu_button;
};

G_DEFINE_FINAL_TYPE (LycTaskRow, lyc_task_row, GTK_TYPE_LIST_BOX_ROW)

static const char *
my_id (LycTaskRow *self)
{
  return lyc_session_get_user_id (lyc_services_get_session (self->services));
}

static gint64
now_ms (void)
{
  return g_get_real_time () / 1000;
}

static void
take_act (LycTaskRow *self, LycAct *act)
{
  lyc_outbox_perform (lyc_services_get_outbox (self->services), act);
  lyc_act_unref (act);
}

static gboolean
is_done (LycTaskRow *self)
{
  return g_str_equal (lyc_task_get_state (self->task), "done");
}

static gboolean
is_mine (LycTaskRow *self)
{
  return lyc_record_has_string (LYC_RECORD (self->task), "assignee_ids", my_id (self));
}

static void
tick_toggled_cb (LycTaskRow *self)
{
  gboolean active = gtk_check_button_get_active (self->tick);

  if (self->updating || active == is_done (self))
    return;
  if (!lyc_is_allowed (GTK_WIDGET (self->tick), "sensitive"))
    gtk_check_button_set_active (self->tick, !active);
  else
    take_act (self, lyc_act_set_task_state (self->task, active, my_id (self), now_ms ()));
}

/* The ids that the task has, less or plus the person's own. */
static void
assign (LycTaskRow *self, gboolean mine)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  guint n = lyc_task_get_n_assignee_ids (self->task);

  for (guint i = 0; i < n; i++)
    {
      const char *id = lyc_task_get_nth_assignee_ids (self->task, i);

      if (!g_str_equal (id, my_id (self)))
        g_ptr_array_add (ids, (gpointer) id);
    }
  if (mine)
    g_ptr_array_add (ids, (gpointer) my_id (self));
  g_ptr_array_add (ids, NULL);
  take_act (self, lyc_act_assign_task (self->task, (const char *const *) ids->pdata));
}

static void
take_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  assign (user_data, TRUE);
}

static void
release_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  assign (user_data, FALSE);
}

static void
rename_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  LycTaskRow *self = user_data;

  gtk_editable_set_text (GTK_EDITABLE (self->entry), lyc_task_get_title (self->task));
  gtk_stack_set_visible_child_name (self->stack, "entry");
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
source_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  LycTaskRow *self = user_data;

  gtk_widget_activate_action (GTK_WIDGET (self), "win.post-open", "s",
                              lyc_task_get_post_id (self->task));
}

static void
delete_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  LycTaskRow *self = user_data;

  take_act (self, lyc_act_delete_task (self->task));
}

/* The focus goes back to the menu that the entry came from. */
static void
leave_entry (LycTaskRow *self)
{
  gtk_stack_set_visible_child_name (self->stack, "title");
  gtk_widget_grab_focus (GTK_WIDGET (self->menu_button));
}

static void
entry_activated_cb (LycTaskRow *self)
{
  g_autofree char *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));

  leave_entry (self);
  g_strstrip (text);
  if (*text != '\0' && !g_str_equal (text, lyc_task_get_title (self->task)))
    take_act (self, lyc_act_rename_task (self->task, text));
}

static gboolean
entry_key_cb (LycTaskRow *self, guint keyval)
{
  if (keyval != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  leave_entry (self);
  return GDK_EVENT_STOP;
}

static void
show_assignees (LycTaskRow *self)
{
  GtkWidget *child;
  guint n = lyc_task_get_n_assignee_ids (self->task);

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->assignees))) != NULL)
    gtk_box_remove (self->assignees, child);
  for (guint i = 0; i < MIN (n, 3); i++)
    gtk_box_append (self->assignees,
                    lyc_people_new_avatar (self->services,
                                           lyc_task_get_nth_assignee_ids (self->task, i),
                                           AVATAR_SIZE));
}

static void
show_pending (LycTaskRow *self)
{
  LycPending pending = lyc_record_get_pending (LYC_RECORD (self->task));
  const char *reason = lyc_record_get_pending_reason (LYC_RECORD (self->task));

  gtk_widget_set_visible (GTK_WIDGET (self->pending), pending != LYC_PENDING_NONE);
  gtk_label_set_text (self->pending,
                      pending == LYC_PENDING_FAILED ? _("Not saved") : _("Waiting"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->pending), reason);
}

static void
set_action_enabled (LycTaskRow *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

/* One's own task may be deleted by whoever may change tasks at all. */
static void
show_permission (LycTaskRow *self)
{
  gboolean edit = lyc_cohort_can (self->cohort, "task.edit");
  gboolean own = g_str_equal (lyc_task_get_created_by (self->task), my_id (self));

  lyc_allow (GTK_WIDGET (self->tick), "sensitive", edit);
  set_action_enabled (self, "take", edit && !is_mine (self));
  set_action_enabled (self, "release", edit && is_mine (self));
  set_action_enabled (self, "rename", edit);
  set_action_enabled (self, "source", *lyc_task_get_post_id (self->task) != '\0');
  set_action_enabled (self, "delete",
                      (edit && own) || lyc_cohort_can (self->cohort, "task.delete"));
}

/* Who does it, for those who do not see the pictures. */
static void
describe_tick (LycTaskRow *self)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < lyc_task_get_n_assignee_ids (self->task); i++)
    {
      g_autofree char *name = lyc_people_dup_shown_name (
          self->services, lyc_task_get_nth_assignee_ids (self->task, i));

      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", name != NULL ? name : "");
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->tick), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  names->str, -1);
  g_string_free (names, TRUE);
}

static void
name_controls (LycTaskRow *self)
{
  g_autofree char *more = g_strdup_printf (_("More about “%s”"), lyc_task_get_title (self->task));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->tick), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  lyc_task_get_title (self->task), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  more, -1);
}

static void
update (LycTaskRow *self)
{
  self->updating = TRUE;
  gtk_label_set_text (self->title, lyc_task_get_title (self->task));
  gtk_check_button_set_active (self->tick, is_done (self));
  self->updating = FALSE;
  if (is_done (self))
    gtk_widget_add_css_class (GTK_WIDGET (self), "done");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "done");
  show_permission (self);
  show_assignees (self);
  show_pending (self);
  name_controls (self);
  describe_tick (self);
}

static void
lyc_task_row_dispose (GObject *object)
{
  LycTaskRow *self = LYC_TASK_ROW (object);

  /* First: the template takes the child away without a word to the row. */
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), LYC_TYPE_TASK_ROW);
  g_clear_object (&self->services);
  g_clear_object (&self->task);
  g_clear_object (&self->cohort);
  g_clear_object (&self->actions);
  G_OBJECT_CLASS (lyc_task_row_parent_class)->dispose (object);
}

static void
lyc_task_row_class_init (LycTaskRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyc_task_row_dispose;
  g_resources_register (lyc_workspace_get_resource ());
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/lyceum_desktop/Lyceum/workspace/task-row.ui");
  gtk_widget_class_bind_template_child (widget_class, LycTaskRow, tick);
  gtk_widget_class_bind_template_child (widget_class, LycTaskRow, stack);
  gtk_widget_class_bind_template_child (widget_class, LycTaskRow, title);
  gtk_widget_class_bind_template_child (widget_class, LycTaskRow, entry);
  gtk_widget_class_bind_template_child (widget_class, LycTaskRow, pending);
  gtk_widget_class_bind_template_child (widget_class, LycTaskRow, assignees);
  gtk_widget_class_bind_template_child (widget_class, LycTaskRow, menu_button);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
}

static void
lyc_task_row_init (LycTaskRow *self)
{
  static const GActionEntry entries[] = {
    { "take", take_cb },     { "release", release_cb }, { "rename", rename_cb },
    { "delete", delete_cb }, { "source", source_cb },
  };
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  lyc_unseen_follow_stack (self->stack);
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "task", G_ACTION_GROUP (self->actions));
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (entry_key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), keys);
  g_signal_connect_swapped (self->tick, "toggled", G_CALLBACK (tick_toggled_cb), self);
}

/* Returns: (transfer floating): a row that follows @task */
GtkWidget *
lyc_task_row_new (LycServices *services, LycTask *task)
{
  LycTaskRow *self = g_object_new (LYC_TYPE_TASK_ROW, NULL);

  self->services = g_object_ref (services);
  self->task = g_object_ref (task);
  self->cohort = LYC_COHORT (lyc_library_lookup (lyc_services_get_library (services),
                                                 LYC_KIND_COHORT, lyc_task_get_cohort_id (task)));
  g_signal_connect_object (self->cohort, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (task, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

LycTask *
lyc_task_row_get_task (LycTaskRow *self)
{
  return self->task;
}
