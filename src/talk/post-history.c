/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "post-history.h"

#include <glib/gi18n-lib.h>

#include "empty-state.h"
#include "post-text-row.h"
#include "post-version.h"

struct _LycPostHistory
{
  AdwWindow parent_instance;

  LycServices *services;
  LycPost *post;
  GCancellable *cancellable;

  GtkWidget *stack;
  GtkWidget *state;
  GtkWidget *list;
};

G_DEFINE_FINAL_TYPE (LycPostHistory, lyc_post_history, ADW_TYPE_WINDOW)

static void ask (LycPostHistory *self);

static void
add (LycPostHistory *self, const char *caption, gint64 at, const char *body)
{
  gtk_list_box_append (GTK_LIST_BOX (self->list),
                       lyc_post_text_row_new (self->services, caption, at, body));
}

static void
show_versions (LycPostHistory *self, GPtrArray *versions)
{
  add (self, _("Now"), lyc_post_get_edited_at (self->post), lyc_post_get_body (self->post));
  for (guint i = 0; i < versions->len; i++)
    {
      const LycPostVersion *version = g_ptr_array_index (versions, i);

      add (self, i + 1 < versions->len ? _("Before") : _("First"), version->written_at,
           version->body);
    }
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "list");
}

static void
show_state (LycPostHistory *self, const char *title, const char *words, gboolean busy)
{
  lyc_empty_state_set (LYC_EMPTY_STATE (self->state), busy ? NULL : "lyceum-chat-symbolic", title,
                       words);
  lyc_empty_state_set_busy (LYC_EMPTY_STATE (self->state), busy);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "state");
}

static void
versions_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LycPostHistory) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) versions
      = lyc_session_read_versions_finish (LYC_SESSION (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->services == NULL)
    return;
  if (versions == NULL)
    show_state (self, _("The earlier texts cannot be shown now"), error->message, FALSE);
  else if (versions->len == 0)
    show_state (self, _("No earlier text is kept"), NULL, FALSE);
  else
    show_versions (self, versions);
}

static void
ask (LycPostHistory *self)
{
  show_state (self, _("Loading"), NULL, TRUE);
  lyc_session_read_versions_async (lyc_services_get_session (self->services),
                                   lyc_record_get_id (LYC_RECORD (self->post)), self->cancellable,
                                   versions_cb, g_object_ref (self));
}

static void
lyc_post_history_dispose (GObject *object)
{
  LycPostHistory *self = LYC_POST_HISTORY (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->services);
  g_clear_object (&self->post);
  G_OBJECT_CLASS (lyc_post_history_parent_class)->dispose (object);
}

static void
lyc_post_history_class_init (LycPostHistoryClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lyc_post_history_dispose;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close",
                                       NULL);
}

static void
lyc_post_history_init (LycPostHistory *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->cancellable = g_cancellable_new ();
  self->list = lyc_post_text_row_new_list (_("Earlier texts"));
  self->state = lyc_empty_state_new (NULL, _("Loading"), NULL);
  self->stack = gtk_stack_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  gtk_stack_add_named (GTK_STACK (self->stack), self->state, "state");
  gtk_stack_add_named (GTK_STACK (self->stack), scroller, "list");
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), self->stack);
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_title (GTK_WINDOW (self), _("Earlier texts"));
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (self), 440, 480);
  gtk_widget_set_size_request (GTK_WIDGET (self), 340, -1);
}

/**
 * lyc_post_history_new:
 *
 * Returns: (transfer floating): a window that asks for the earlier texts of @post
 */
GtkWidget *
lyc_post_history_new (LycServices *services, LycPost *post)
{
  LycPostHistory *self = g_object_new (LYC_TYPE_POST_HISTORY, NULL);

  self->services = g_object_ref (services);
  self->post = g_object_ref (post);
  ask (self);
  return GTK_WIDGET (self);
}
