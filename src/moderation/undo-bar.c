/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "undo-bar.h"

#include <glib/gi18n-lib.h>

#include "moderation-words.h"

#define UNDO_SECONDS 10

struct _LycUndoBar
{
  GtkWidget parent_instance;

  LycServices *services;
  char *id; /* nullable: of the decision */
  LycModeration what;
  GListStore *reports; /* those that it closed */
  guint timeout;

  GtkWidget *box;
  GtkWidget *text;
};

G_DEFINE_FINAL_TYPE (LycUndoBar, lyc_undo_bar, GTK_TYPE_WIDGET)

static void
forget (LycUndoBar *self)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
  g_clear_pointer (&self->id, g_free);
  g_clear_object (&self->what.report);
  g_clear_object (&self->what.post);
  g_clear_object (&self->what.container);
  g_clear_object (&self->reports);
}

static void
lyc_undo_bar_dispose (GObject *object)
{
  LycUndoBar *self = LYC_UNDO_BAR (object);

  forget (self);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->services);
  G_OBJECT_CLASS (lyc_undo_bar_parent_class)->dispose (object);
}

static void
lyc_undo_bar_class_init (LycUndoBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lyc_undo_bar_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
lyc_undo_bar_init (LycUndoBar *self)
{
  GtkWidget *button = gtk_button_new_with_label (_("Undo"));

  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  gtk_widget_add_css_class (self->box, "undo-bar");
  self->text = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->text), 0);
  gtk_widget_set_hexpand (self->text, TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "moderation.undo");
  gtk_box_append (GTK_BOX (self->box), self->text);
  gtk_box_append (GTK_BOX (self->box), button);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/* Returns: (transfer floating): a bar with nothing to take back yet */
GtkWidget *
lyc_undo_bar_new (LycServices *services)
{
  LycUndoBar *self = g_object_new (LYC_TYPE_UNDO_BAR, NULL);

  self->services = g_object_ref (services);
  return GTK_WIDGET (self);
}

static void
hide (LycUndoBar *self)
{
  forget (self);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static gboolean
over_cb (gpointer data)
{
  LycUndoBar *self = data;

  self->timeout = 0;
  hide (self);
  return G_SOURCE_REMOVE;
}

static GListStore *
copy_of (GListModel *model)
{
  GListStore *copy = g_list_store_new (LYC_TYPE_REPORT);
  guint n = g_list_model_get_n_items (model);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (model, i);

      g_list_store_append (copy, item);
    }
  return copy;
}

static gpointer
ref_maybe (gpointer object)
{
  return object != NULL ? g_object_ref (object) : NULL;
}

/**
 * lyc_undo_bar_offer:
 * @act_id: of the decision
 * @what: what was decided; what it names is kept, its words are not
 * @reports: those that it closes
 *
 * Says what was done until people are told of it.
 */
void
lyc_undo_bar_offer (LycUndoBar *self, const char *act_id, const LycModeration *what,
                    GListModel *reports)
{
  forget (self);
  self->id = g_strdup (act_id);
  self->what = (LycModeration){ .act = g_intern_string (what->act),
                                .words = "",
                                .report = ref_maybe (what->report),
                                .post = ref_maybe (what->post),
                                .container = ref_maybe (what->container),
                                .my_id = what->my_id };
  self->reports = copy_of (reports);
  self->timeout = g_timeout_add_seconds (UNDO_SECONDS, over_cb, self);
  gtk_label_set_text (GTK_LABEL (self->text), lyc_moderation_act_done (what->act));
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

/* What has not been sent yet is not sent at all. Returns: whether there was anything to take back */
gboolean
lyc_undo_bar_take_back (LycUndoBar *self)
{
  LycOutbox *outbox = lyc_services_get_outbox (self->services);
  g_autoptr (LycRecord) action = NULL;
  g_autoptr (LycAct) act = NULL;

  if (self->id == NULL)
    return FALSE;
  action = lyc_library_lookup (lyc_services_get_library (self->services), LYC_KIND_MOD_ACTION,
                               self->id);
  if (lyc_record_get_pending (action) == LYC_PENDING_QUEUED)
    lyc_outbox_cancel (outbox, self->id);
  else
    {
      act = lyc_act_undo_moderation (self->id, &self->what, G_LIST_MODEL (self->reports));
      lyc_outbox_perform (outbox, act);
    }
  hide (self);
  return TRUE;
}
