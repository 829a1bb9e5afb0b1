/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "talk-view-private.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "empty-state.h"
#include "mute-note.h"
#include "pin-line.h"
#include "place-note.h"
#include "toasts.h"
#include "typing-line.h"
#include "unseen.h"

static void
submit_cb (LycTalkView *self, const LycWriting *writing)
{
  LycWriting ours = *writing;
  g_autoptr (LycAct) act = NULL;

  if (self->container == NULL)
    return;
  if (g_str_equal (lyc_container_get_container_kind (self->container), "thread")
      && g_strcmp0 (lyc_container_get_post_kind (self->container), "question") == 0
      && writing->builds_on == NULL)
    ours.post_kind = "answer";
  act = self->file != NULL && lyc_record_get_rev (LYC_RECORD (self->container)) == 0
            ? lyc_act_discuss_file (self->file, &ours)
            : lyc_act_write_post (lyc_record_get_id (LYC_RECORD (self->container)), &ours);
  lyc_outbox_perform (lyc_services_get_outbox (self->services), act);
  if (self->binding != NULL)
    lyc_timeline_binding_show_end (self->binding);
}

static void
typing_cb (LycTalkView *self)
{
  if (self->container != NULL && !_lyc_talk_view_begins (self))
    lyc_session_send_typing (lyc_services_get_session (self->services),
                             lyc_record_get_id (LYC_RECORD (self->container)));
}

static void
jump_cb (LycTalkView *self)
{
  /* The button goes as the end comes; the focus must not fall back to the row it came from. */
  lyc_composer_focus (LYC_COMPOSER (self->composer));
  if (self->binding != NULL)
    lyc_timeline_binding_show_end (self->binding);
}

/* Return on a row answers it. */
static void
row_activated_cb (LycTalkView *self, guint position)
{
  GtkWidget *row = lyc_timeline_get_row (LYC_TIMELINE (self->timeline), position);

  if (LYC_IS_POST_ROW (row))
    gtk_widget_activate_action (row, "post.reply", NULL);
}

static void
row_menu_cb (LycTalkView *self, guint position)
{
  GtkWidget *row = lyc_timeline_get_row (LYC_TIMELINE (self->timeline), position);

  if (LYC_IS_POST_ROW (row))
    lyc_post_row_popup_menu (LYC_POST_ROW (row));
}

static GtkWidget *
new_posts (LycTalkView *self)
{
  GtkWidget *overlay = gtk_overlay_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->timeline = lyc_timeline_new ();
  lyc_timeline_set_label (LYC_TIMELINE (self->timeline), _("Posts"));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->timeline);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), scroller);
  self->jump = gtk_button_new_with_label ("");
  gtk_widget_add_css_class (self->jump, "osd");
  gtk_widget_add_css_class (self->jump, "jump-button");
  gtk_widget_set_halign (self->jump, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (self->jump, GTK_ALIGN_END);
  gtk_widget_set_visible (self->jump, FALSE);
  gtk_widget_set_tooltip_text (self->jump, _("Go to the newest post"));
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), self->jump);
  g_signal_connect_object (self->jump, "clicked", G_CALLBACK (jump_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->timeline, "notify::at-end", G_CALLBACK (_lyc_talk_view_update_jump), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->timeline, "row-activated", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->timeline, "row-menu", G_CALLBACK (row_menu_cb), self,
                           G_CONNECT_SWAPPED);
  return overlay;
}

void
_lyc_talk_view_make_children (LycTalkView *self)
{
  GtkWidget *toasts = adw_toast_overlay_new ();

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->stack = gtk_stack_new ();
  self->state = lyc_empty_state_new (NULL, _("Loading"), NULL);
  gtk_stack_add_named (GTK_STACK (self->stack), self->state, "state");
  gtk_stack_add_named (GTK_STACK (self->stack), new_posts (self), "posts");
  lyc_unseen_follow_stack (GTK_STACK (self->stack));
  gtk_widget_set_vexpand (self->stack, TRUE);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (toasts), self->stack);
  lyc_toasts_name_buttons (ADW_TOAST_OVERLAY (toasts));
  gtk_box_append (GTK_BOX (self->box), toasts);
  self->pins = lyc_pin_line_new (self->services);
  gtk_box_prepend (GTK_BOX (self->box), self->pins);
  self->typing = lyc_typing_line_new (self->services);
  gtk_box_append (GTK_BOX (self->box), self->typing);
  self->composer = lyc_composer_new (self->services);
  gtk_widget_add_css_class (self->stack, "takes-files");
  lyc_composer_take_drops (LYC_COMPOSER (self->composer), self->stack);
  g_signal_connect_object (self->composer, "submit", G_CALLBACK (submit_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->composer, "typing", G_CALLBACK (typing_cb), self,
                           G_CONNECT_SWAPPED);
  self->note = lyc_place_note_new ();
  gtk_box_append (GTK_BOX (self->box), self->note);
  self->mute = lyc_mute_note_new (LYC_COMPOSER (self->composer));
  gtk_box_append (GTK_BOX (self->box), self->mute);
  gtk_box_append (GTK_BOX (self->box), self->composer);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}
