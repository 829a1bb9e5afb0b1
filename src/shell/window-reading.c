/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* Marking as read what a person has not read: of one pane or of all, with a way back. */

#include "window-private.h"

#include <glib/gi18n-lib.h>

#include "acts.h"
#include "container.h"
#include "read-state.h"

#define UNDO_S 10

/* @key: a cohort, or a container */
typedef gboolean (*Wanted) (LycContainer *container, const char *key);

/* What was unread where, for who changes their mind. */
typedef struct
{
  LycOutbox *outbox;
  GPtrArray *ids;
  GArray *first; /* of gint64: the first unread post of each */
} Before;

static void
before_free (gpointer data, GClosure *closure)
{
  Before *before = data;

  g_object_unref (before->outbox);
  g_ptr_array_unref (before->ids);
  g_array_unref (before->first);
  g_free (before);
}

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

static gboolean
is_anything (LycContainer *container, const char *cohort_id)
{
  return TRUE;
}

static gboolean
is_place (LycContainer *container, const char *id)
{
  return g_strcmp0 (lyc_record_get_id (LYC_RECORD (container)), id) == 0;
}

static Before *
before_new (LycWindow *self)
{
  Before *before = g_new0 (Before, 1);

  before->outbox = g_object_ref (lyc_services_get_outbox (self->services));
  before->ids = g_ptr_array_new_with_free_func (g_free);
  before->first = g_array_new (FALSE, FALSE, sizeof (gint64));
  return before;
}

/* Takes @act. */
static void
read_with (Before *before, const LycLedgerEntry *entry, LycAct *act)
{
  g_ptr_array_add (before->ids, g_strdup (entry->container_id));
  g_array_append_val (before->first, entry->first_pos);
  lyc_outbox_perform (before->outbox, act);
  lyc_act_unref (act);
}

static void
undo_cb (AdwToast *toast, Before *before)
{
  for (guint i = 0; i < before->ids->len; i++)
    {
      g_autoptr (LycAct) act = lyc_act_mark_unread (g_ptr_array_index (before->ids, i),
                                                    g_array_index (before->first, gint64, i));

      lyc_outbox_perform (before->outbox, act);
    }
}

/* Takes @before. */
static void
offer_undo (LycWindow *self, Before *before, const char *words)
{
  AdwToast *toast = adw_toast_new (words);

  adw_toast_set_button_label (toast, _("Undo"));
  adw_toast_set_timeout (toast, UNDO_S);
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (undo_cb), before, before_free, 0);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
read_all (LycWindow *self, Wanted wanted, const char *key)
{
  GListModel *containers = G_LIST_MODEL (self->containers);
  LycLedger *ledger = lyc_services_get_ledger (self->services);
  guint n = g_list_model_get_n_items (containers);
  Before *before = before_new (self);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (LycContainer) container = g_list_model_get_item (containers, i);
      const LycLedgerEntry *entry
          = lyc_ledger_get_entry (ledger, lyc_record_get_id (LYC_RECORD (container)));

      if (entry != NULL && wanted (container, key))
        read_with (before, entry,
                   lyc_act_read_all (entry->container_id, lyc_container_get_last_pos (container)));
    }
  if (before->ids->len > 0)
    offer_undo (self, before,
                wanted == is_place ? _("Marked as read.") : _("All is marked as read."));
  else
    {
      before_free (before, NULL);
      lyc_window_toast (self, _("Nothing is unread."));
    }
}

static Wanted
wanted_by (const char *action)
{
  return g_str_equal (action, "win.read-discussion") ? is_discussion
         : g_str_equal (action, "win.read-chat")     ? is_chat
                                                     : is_anything;
}

/* Whether the action would mark anything as read. */
gboolean
lyc_window_has_unread (LycWindow *self, const char *action)
{
  GListModel *containers = G_LIST_MODEL (self->containers);
  LycLedger *ledger = lyc_services_get_ledger (self->services);
  guint n = containers != NULL ? g_list_model_get_n_items (containers) : 0;
  gboolean any = FALSE;

  for (guint i = 0; !any && i < n; i++)
    {
      g_autoptr (LycContainer) container = g_list_model_get_item (containers, i);

      any = lyc_ledger_get_entry (ledger, lyc_record_get_id (LYC_RECORD (container))) != NULL
            && wanted_by (action) (container, self->cohort_id);
    }
  return any;
}

static void
read_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LycWindow *self = LYC_WINDOW (widget);

  if (self->services == NULL)
    return;
  if (g_str_equal (name, "win.read-thread"))
    read_all (self, is_place,
              self->discussion != NULL ? lyc_discussion_page_get_thread (self->discussion) : NULL);
  else if (g_str_equal (name, "win.read-conversation"))
    read_all (self, is_place, lyc_chat_page_get_container (self->chat));
  else
    read_all (self, wanted_by (name), self->cohort_id);
}

/* What the reader says to have read; they may not have had it in sight. */
static void
read_up_to_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LycWindow *self = LYC_WINDOW (widget);
  const LycLedgerEntry *entry;
  const char *id;
  gint64 pos;
  g_autoptr (LycRecord) state = NULL;
  Before *before;

  if (self->services == NULL)
    return;
  g_variant_get (parameter, "(&sx)", &id, &pos);
  entry = lyc_ledger_get_entry (lyc_services_get_ledger (self->services), id);
  if (entry == NULL || entry->first_pos > pos)
    {
      lyc_window_toast (self, _("Nothing is unread up to there."));
      return;
    }
  state = lyc_library_lookup (lyc_services_get_library (self->services), LYC_KIND_READ_STATE, id);
  before = before_new (self);
  read_with (before, entry, lyc_act_read_up_to (LYC_READ_STATE (state), pos));
  offer_undo (self, before, _("Read up to there."));
}

void
lyc_window_install_reading_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.read-discussion", NULL, read_cb);
  gtk_widget_class_install_action (klass, "win.read-chat", NULL, read_cb);
  gtk_widget_class_install_action (klass, "win.read-all", NULL, read_cb);
  gtk_widget_class_install_action (klass, "win.read-thread", NULL, read_cb);
  gtk_widget_class_install_action (klass, "win.read-conversation", NULL, read_cb);
  gtk_widget_class_install_action (klass, "win.read-up-to", "(sx)", read_up_to_cb);
}
