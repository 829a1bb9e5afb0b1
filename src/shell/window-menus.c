/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* What the menus of the panes offer beside what every pane does. */

#include "window-private.h"

#include <glib/gi18n-lib.h>

#include "acts.h"
#include "container.h"

typedef gboolean (*Wanted) (LycContainer *container, const char *cohort_id);

static gboolean
is_discussion (LycContainer *container, const char *cohort_id)
{
  return g_str_equal (lyc_container_get_container_kind (container), "thread")
         && g_strcmp0 (lyc_container_get_cohort_id (container), cohort_id) == 0;
}

/* The cohort's channels and everything said to the person alone. */
static gboolean
is_chat (LycContainer *container, const char *cohort_id)
{
  const char *kind = lyc_container_get_container_kind (container);

  return g_str_equal (kind, "direct")
         || (g_str_equal (kind, "channel")
             && g_strcmp0 (lyc_container_get_cohort_id (container), cohort_id) == 0);
}

static void
read_all (LycWindow *self, Wanted wanted)
{
  GListModel *containers = G_LIST_MODEL (self->containers);
  LycLedger *ledger = lyc_services_get_ledger (self->services);
  guint n = g_list_model_get_n_items (containers);
  guint read = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (LycContainer) container = g_list_model_get_item (containers, i);
      const char *id = lyc_record_get_id (LYC_RECORD (container));
      g_autoptr (LycAct) act = NULL;

      if (!wanted (container, self->cohort_id) || lyc_ledger_get_count (ledger, id) == 0)
        continue;
      act = lyc_act_read (id, lyc_container_get_last_pos (container));
      lyc_outbox_perform (lyc_services_get_outbox (self->services), act);
      read++;
    }
  lyc_window_toast (self, read > 0 ? _("All is marked as read.") : _("Nothing is unread."));
}

static void
read_discussion_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  read_all (LYC_WINDOW (widget), is_discussion);
}

static void
read_chat_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  read_all (LYC_WINDOW (widget), is_chat);
}

void
lyc_window_install_menu_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.read-discussion", NULL, read_discussion_cb);
  gtk_widget_class_install_action (klass, "win.read-chat", NULL, read_chat_cb);
}

static void
set_talk_menu (LycWindow *self, const char *id, const char *read_action)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  g_menu_append (menu, _("_Mark all as read"), read_action);
  g_menu_append (menu, _("_Next unread"), "win.next-unread");
  lyc_workbench_set_pane_menu (self->workbench, id, G_MENU_MODEL (menu));
}

void
lyc_window_add_pane_menus (LycWindow *self)
{
  set_talk_menu (self, "discussion", "win.read-discussion");
  set_talk_menu (self, "chat", "win.read-chat");
}
