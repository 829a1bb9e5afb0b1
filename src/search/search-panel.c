/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "search-panel-private.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "lyc-search-resources.h"

/* The platform is asked once nothing was typed for so long. */
#define FAR_AFTER_MS 250

/* Rows that Page Up and Page Down pass. */
#define PAGE 8

/* How many more of a group are shown at once. */
#define MORE 20

G_DEFINE_FINAL_TYPE (LycSearchPanel, lyc_search_panel, GTK_TYPE_WIDGET)

enum
{
  OPEN,
  RUN,
  CLOSED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

/* What was asked before is not wanted any more. */
static void
stop_asking (LycSearchPanel *self)
{
  g_clear_handle_id (&self->far_source, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->far_asked = FALSE;
  self->far_fault = NULL;
}

static void
forget (LycSearchPanel *self)
{
  stop_asking (self);
  g_clear_pointer (&self->suggested, g_ptr_array_unref);
  self->moved = FALSE;
  self->select_at = -1;
  g_clear_pointer (&self->near, lyc_search_answer_free);
  g_clear_pointer (&self->far, lyc_search_answer_free);
  g_clear_pointer (&self->query, lyc_search_query_free);
}

static const char *
fault_of (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT)
      ? _("too many are meant for the platform to be asked; write more of the name")
      : _("the platform could not be asked; try again later");
}

static void
far_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LycSearchPanel) self = user_data;
  g_autoptr (GError) error = NULL;
  LycSearchAnswer *answer = lyc_finder_finish (LYC_FINDER (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self->far_asked = FALSE;
  self->far_fault = answer == NULL ? fault_of (error) : NULL;
  if (answer != NULL)
    {
      g_clear_pointer (&self->far, lyc_search_answer_free);
      self->far = answer;
    }
  lyc_search_panel_fill (self);
}

static void
ask_far (LycSearchPanel *self)
{
  self->far_asked = TRUE;
  lyc_search_panel_say_status (self);
  lyc_finder_find_far_async (lyc_services_get_finder (self->services), self->query,
                             self->cancellable, far_found_cb, g_object_ref (self));
}

static gboolean
ask_far_cb (gpointer user_data)
{
  LycSearchPanel *self = user_data;

  self->far_source = 0;
  ask_far (self);
  return G_SOURCE_REMOVE;
}

static void
suggested_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LycSearchPanel) self = user_data;
  g_autoptr (GPtrArray) suggested = lyc_search_complete_finish (result, NULL);

  if (suggested == NULL || suggested->len == 0)
    return;
  g_clear_pointer (&self->suggested, g_ptr_array_unref);
  self->suggested = g_steal_pointer (&suggested);
  if (self->near != NULL)
    lyc_search_panel_fill (self);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LycSearchPanel) self = user_data;
  g_autoptr (GError) error = NULL;
  LycSearchAnswer *answer = lyc_finder_finish (LYC_FINDER (source), result, &error);

  if (answer == NULL)
    return;
  g_clear_pointer (&self->near, lyc_search_answer_free);
  self->near = answer;
  lyc_search_panel_fill (self);
}

static gboolean
is_live (LycSearchPanel *self)
{
  return lyc_session_get_connection (lyc_services_get_session (self->services))
         == LYC_CONNECTION_LIVE;
}

static void
ask (LycSearchPanel *self)
{
  LycFinder *finder = self->services != NULL ? lyc_services_get_finder (self->services) : NULL;

  forget (self);
  self->query = lyc_search_query_parse (gtk_editable_get_text (self->entry));
  self->cancellable = g_cancellable_new ();
  if (finder == NULL)
    return;
  lyc_search_complete_async (finder, gtk_editable_get_text (self->entry), self->cancellable,
                             suggested_cb, g_object_ref (self));
  lyc_finder_find_async (finder, self->query, self->cancellable, found_cb, g_object_ref (self));
  if (lyc_search_query_is_for_all (self->query) && is_live (self))
    self->far_source = g_timeout_add (FAR_AFTER_MS, ask_far_cb, self);
}

/* What could not be asked of the platform when it was typed, is once it is there. */
static void
connection_cb (LycSearchPanel *self)
{
  if (!lyc_search_panel_is_open (self) || self->query == NULL)
    return;
  if (is_live (self) && self->far == NULL && !self->far_asked && self->far_source == 0
      && lyc_search_query_is_for_all (self->query))
    ask_far (self);
  lyc_search_panel_say_status (self);
}

/* Asks this machine and the platform for more of @group; what is shown stays until they answer. */
static void
ask_more (LycSearchPanel *self, LycSearchGroup group, int at)
{
  LycFinder *finder = lyc_services_get_finder (self->services);

  stop_asking (self);
  self->select_at = at;
  self->moved = TRUE;
  self->query->more[group] += MORE;
  self->cancellable = g_cancellable_new ();
  lyc_finder_find_async (finder, self->query, self->cancellable, found_cb, g_object_ref (self));
  if (lyc_search_query_is_for_all (self->query) && is_live (self))
    ask_far (self);
}

static void
changed_cb (LycSearchPanel *self)
{
  lyc_search_chips_set_text (self->chips, gtk_editable_get_text (self->entry));
  if (lyc_search_panel_is_open (self))
    ask (self);
}

/* A filter that waits for its value is typed on. */
static void
chips_changed_cb (LycSearchPanel *self, const char *text)
{
  gtk_editable_set_text (self->entry, text);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_set_position (self->entry, -1);
}

static void
open_row (LycSearchPanel *self, LycSearchRow *row)
{
  const LycSearchCommand *command = lyc_search_row_get_command (row);
  LycSearchHit *hit = lyc_search_row_get_hit (row) != NULL
                          ? lyc_search_hit_ref (lyc_search_row_get_hit (row))
                          : NULL;

  lyc_search_panel_close (self);
  if (command != NULL)
    g_signal_emit (self, signals[RUN], 0, command->action);
  if (hit != NULL)
    g_signal_emit (self, signals[OPEN], 0, hit);
  g_clear_pointer (&hit, lyc_search_hit_unref);
}

/* The box says it, and goes on behind it. */
static void
complete (LycSearchPanel *self, const LycSearchSuggestion *suggestion)
{
  g_autofree char *text = g_strconcat (suggestion->text, " ", NULL);

  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_set_text (self->entry, text);
  gtk_editable_set_position (self->entry, -1);
}

static void
activate_row_cb (LycSearchPanel *self, LycSearchRow *row)
{
  const LycSearchSuggestion *suggestion = lyc_search_row_get_suggestion (row);
  LycSearchGroup group;

  if (lyc_search_row_is_more (row, &group))
    ask_more (self, group, gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)));
  else if (suggestion != NULL)
    complete (self, suggestion);
  else
    open_row (self, row);
}

static void
activate_cb (LycSearchPanel *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (row != NULL)
    activate_row_cb (self, LYC_SEARCH_ROW (row));
}

static gboolean
key_cb (LycSearchPanel *self, guint key)
{
  switch (key)
    {
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      lyc_search_panel_move (self, 1);
      return TRUE;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      lyc_search_panel_move (self, -1);
      return TRUE;
    case GDK_KEY_Page_Down:
      lyc_search_panel_move (self, PAGE);
      return TRUE;
    case GDK_KEY_Page_Up:
      lyc_search_panel_move (self, -PAGE);
      return TRUE;
    default:
      return FALSE;
    }
}

static void
header_cb (GtkListBoxRow *row, GtkListBoxRow *above, gpointer user_data)
{
  const char *group = lyc_search_row_get_group (LYC_SEARCH_ROW (row));
  GtkWidget *label;

  if (above != NULL && g_str_equal (lyc_search_row_get_group (LYC_SEARCH_ROW (above)), group))
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  label = gtk_label_new (group);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "section-title");
  gtk_list_box_row_set_header (row, label);
}

static void
close_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  lyc_search_panel_close (LYC_SEARCH_PANEL (widget));
}

/* A click beside the card closes it. */
static void
pressed_cb (LycSearchPanel *self, int n_press, double x, double y)
{
  GtkWidget *hit = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  if (hit == NULL || (hit != self->card && !gtk_widget_is_ancestor (hit, self->card)))
    lyc_search_panel_close (self);
}

/* Tab goes round in the panel as long as it lies over everything else. */
static gboolean
lyc_search_panel_focus (GtkWidget *widget, GtkDirectionType direction)
{
  if (GTK_WIDGET_CLASS (lyc_search_panel_parent_class)->focus (widget, direction))
    return TRUE;
  return lyc_search_panel_is_open (LYC_SEARCH_PANEL (widget))
         && gtk_widget_grab_focus (GTK_WIDGET (LYC_SEARCH_PANEL (widget)->entry));
}

static void
lyc_search_panel_dispose (GObject *object)
{
  LycSearchPanel *self = LYC_SEARCH_PANEL (object);

  forget (self);
  g_clear_weak_pointer (&self->before);
  g_clear_object (&self->services);
  g_clear_pointer (&self->commands, g_ptr_array_unref);
  if (self->card != NULL)
    gtk_widget_dispose_template (GTK_WIDGET (self), LYC_TYPE_SEARCH_PANEL);
  G_OBJECT_CLASS (lyc_search_panel_parent_class)->dispose (object);
}

static void
add_signals (LycSearchPanelClass *klass)
{
  signals[OPEN] = g_signal_new ("open", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[RUN] = g_signal_new ("run", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[CLOSED] = g_signal_new ("closed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
}

static void
lyc_search_panel_class_init (LycSearchPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (LYC_TYPE_SEARCH_CHIPS);
  G_OBJECT_CLASS (klass)->dispose = lyc_search_panel_dispose;
  widget_class->focus = lyc_search_panel_focus;
  g_resources_register (lyc_search_get_resource ());
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/lyceum_desktop/Lyceum/search/search-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, LycSearchPanel, clamp);
  gtk_widget_class_bind_template_child (widget_class, LycSearchPanel, card);
  gtk_widget_class_bind_template_child (widget_class, LycSearchPanel, entry);
  gtk_widget_class_bind_template_child (widget_class, LycSearchPanel, chips);
  gtk_widget_class_bind_template_child (widget_class, LycSearchPanel, scroller);
  gtk_widget_class_bind_template_child (widget_class, LycSearchPanel, list);
  gtk_widget_class_bind_template_child (widget_class, LycSearchPanel, misread);
  gtk_widget_class_bind_template_child (widget_class, LycSearchPanel, help);
  gtk_widget_class_bind_template_child (widget_class, LycSearchPanel, nothing);
  gtk_widget_class_bind_template_child (widget_class, LycSearchPanel, status);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, chips_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_cb);
  gtk_widget_class_bind_template_callback (widget_class, pressed_cb);
  gtk_widget_class_install_action (widget_class, "search.close", NULL, close_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "search.close", NULL);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SEARCH);
  add_signals (klass);
}

static void
lyc_search_panel_init (LycSearchPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_header_func (self->list, header_cb, NULL, NULL);
  /* The entry keeps Escape to itself and says so. */
  g_signal_connect_object (self->entry, "stop-search", G_CALLBACK (lyc_search_panel_close), self,
                           G_CONNECT_SWAPPED);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Search"), -1);
}

/* @services: (nullable): of the person who is signed in; what was found for another one goes */
void
lyc_search_panel_set_services (LycSearchPanel *self, LycServices *services)
{
  lyc_search_panel_close (self);
  forget (self);
  gtk_editable_set_text (self->entry, "");
  if (self->services != NULL)
    g_signal_handlers_disconnect_by_func (lyc_services_get_session (self->services), connection_cb,
                                          self);
  g_set_object (&self->services, services);
  if (services != NULL)
    g_signal_connect_object (lyc_services_get_session (services), "notify::connection",
                             G_CALLBACK (connection_cb), self, G_CONNECT_SWAPPED);
}

/* @commands: (transfer full) (element-type LycSearchCommand): what can be done in the window; they
 * themselves are kept, not copied */
void
lyc_search_panel_set_commands (LycSearchPanel *self, GPtrArray *commands)
{
  g_clear_pointer (&self->commands, g_ptr_array_unref);
  self->commands = commands;
}

/* @course_title: (nullable): of the course that is open. What was looked for last is selected, so
 * that typing begins anew. */
void
lyc_search_panel_open (LycSearchPanel *self, const char *course_title)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (!lyc_search_panel_is_open (self))
    g_set_weak_pointer (&self->before, root != NULL ? gtk_root_get_focus (root) : NULL);
  lyc_search_chips_set_course (self->chips, course_title);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_select_region (self->entry, 0, -1);
  ask (self);
}

/* The focus goes back to where it was. */
void
lyc_search_panel_close (LycSearchPanel *self)
{
  if (!lyc_search_panel_is_open (self))
    return;
  forget (self);
  if (self->before != NULL && gtk_widget_get_mapped (self->before))
    gtk_widget_grab_focus (self->before);
  g_clear_weak_pointer (&self->before);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_signal_emit (self, signals[CLOSED], 0);
}

gboolean
lyc_search_panel_is_open (LycSearchPanel *self)
{
  return gtk_widget_get_visible (GTK_WIDGET (self));
}

/* Looks for @text as if it had been typed. */
void
lyc_search_panel_set_text (LycSearchPanel *self, const char *text)
{
  gtk_editable_set_text (self->entry, text);
  gtk_editable_set_position (self->entry, -1);
}
