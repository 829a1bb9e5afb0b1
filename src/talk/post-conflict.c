/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "post-conflict.h"

#include <glib/gi18n-lib.h>

#include "json-read.h"
#include "post-text-row.h"

struct _LycPostConflict
{
  AdwWindow parent_instance;

  LycOutbox *outbox;
  char *act_id;
  GtkWidget *list;
};

G_DEFINE_FINAL_TYPE (LycPostConflict, lyc_post_conflict, ADW_TYPE_WINDOW)

static void
keep_mine_cb (LycPostConflict *self)
{
  lyc_outbox_retry (self->outbox, self->act_id);
  gtk_window_close (GTK_WINDOW (self));
}

static void
keep_theirs_cb (LycPostConflict *self)
{
  lyc_outbox_cancel (self->outbox, self->act_id);
  gtk_window_close (GTK_WINDOW (self));
}

static void
lyc_post_conflict_dispose (GObject *object)
{
  LycPostConflict *self = LYC_POST_CONFLICT (object);

  g_clear_object (&self->outbox);
  g_clear_pointer (&self->act_id, g_free);
  G_OBJECT_CLASS (lyc_post_conflict_parent_class)->dispose (object);
}

static void
lyc_post_conflict_class_init (LycPostConflictClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lyc_post_conflict_dispose;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close",
                                       NULL);
}

static GtkWidget *
new_button (LycPostConflict *self, const char *label, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_hexpand (button, TRUE);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
new_buttons (LycPostConflict *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *mine = new_button (self, _("Save My Text"), G_CALLBACK (keep_mine_cb));

  gtk_box_set_homogeneous (GTK_BOX (box), TRUE);
  gtk_widget_add_css_class (mine, "suggested-action");
  gtk_box_append (GTK_BOX (box),
                  new_button (self, _("Keep What Stands"), G_CALLBACK (keep_theirs_cb)));
  gtk_box_append (GTK_BOX (box), mine);
  gtk_widget_set_margin_start (box, 16);
  gtk_widget_set_margin_end (box, 16);
  gtk_widget_set_margin_top (box, 8);
  gtk_widget_set_margin_bottom (box, 16);
  return box;
}

static void
lyc_post_conflict_init (LycPostConflict *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->list = lyc_post_text_row_new_list (_("Both texts"));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_box_append (GTK_BOX (box), new_buttons (self));
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_title (GTK_WINDOW (self), _("Changed in the Meantime"));
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (self), 440, 420);
  gtk_widget_set_size_request (GTK_WIDGET (self), 340, -1);
}

/**
 * lyc_post_conflict_new:
 * @edit: the act that was refused
 *
 * Returns: (transfer floating): a window with what @post says now and what @edit would have it say
 */
GtkWidget *
lyc_post_conflict_new (LycServices *services, LycPost *post, LycAct *edit)
{
  LycPostConflict *self = g_object_new (LYC_TYPE_POST_CONFLICT, NULL);
  GtkListBox *list = GTK_LIST_BOX (self->list);

  self->outbox = g_object_ref (lyc_services_get_outbox (services));
  self->act_id = g_strdup (lyc_act_get_id (edit));
  gtk_list_box_append (list, lyc_post_text_row_new (services, _("What stands there now"),
                                                    lyc_post_get_edited_at (post),
                                                    lyc_post_get_body (post)));
  gtk_list_box_append (list, lyc_post_text_row_new (
                                 services, _("What you wrote"), 0,
                                 lyc_json_text (lyc_act_get_body (edit), "body", "")));
  return GTK_WIDGET (self);
}
