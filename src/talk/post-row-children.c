/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "avatar.h"
#include "emoji-button.h"
#include "flow-row.h"
#include "follow-mark.h"
#include "kit.h"
#include "post-files.h"
#include "post-row-private.h"
#include "post-text.h"
#include "time-label.h"
#include "timecode-chip.h"

#define THREAD_AVATAR 26
#define BUBBLE_AVATAR 28

static GtkWidget *
new_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
set_label (GtkWidget *button, const char *text)
{
  lyc_kit_set_tooltip (button, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

/* A flat button of an icon and a number. */
static void
fill_button (GtkWidget *button, const char *icon, GtkWidget **count)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  *count = gtk_label_new (NULL);
  gtk_widget_add_css_class (*count, "count");
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (icon));
  gtk_box_append (GTK_BOX (box), *count);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
}

static GtkWidget *
new_more_button (void)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("lyceum-more-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "more");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "post.menu");
  set_label (button, _("More"));
  return button;
}

static void
make_head (LycPostRow *self)
{
  gboolean bubble = self->variant == LYC_POST_ROW_BUBBLE;
  GtkWidget *space = gtk_label_new (NULL);
  GtkBox *box;

  self->head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  box = GTK_BOX (self->head);
  self->avatar = lyc_avatar_new (bubble ? BUBBLE_AVATAR : THREAD_AVATAR);
  if (bubble)
    gtk_widget_set_parent (self->avatar, GTK_WIDGET (self));
  else
    gtk_box_append (box, self->avatar);
  self->name = new_label ("author");
  self->role = new_label ("role-pill");
  gtk_label_set_ellipsize (GTK_LABEL (self->role), PANGO_ELLIPSIZE_NONE);
  self->origin = new_label ("origin-pill");
  gtk_widget_set_visible (self->origin, FALSE);
  self->time = lyc_time_label_new (bubble ? LYC_TIME_CLOCK : LYC_TIME_RELATIVE);
  gtk_widget_add_css_class (self->time, "meta");
  gtk_widget_add_css_class (self->time, "time");
  self->accepted = new_label ("success-pill");
  gtk_label_set_ellipsize (GTK_LABEL (self->accepted), PANGO_ELLIPSIZE_NONE);
  self->timecode = lyc_timecode_chip_new ();
  gtk_widget_set_hexpand (space, TRUE);
  gtk_box_append (box, self->name);
  gtk_box_append (box, self->role);
  gtk_box_append (box, self->origin);
  gtk_box_append (box, self->time);
  gtk_box_append (box, space);
  gtk_box_append (box, self->accepted);
  gtk_box_append (box, self->timecode);
  for (GtkWidget *child = gtk_widget_get_first_child (self->head); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_widget_set_valign (child, GTK_ALIGN_CENTER);
  gtk_widget_set_parent (self->head, GTK_WIDGET (self));
}

static void
make_text (LycPostRow *self)
{
  self->answer_to = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->answer_to), new_label ("meta"));
  gtk_widget_add_css_class (self->answer_to, "flat");
  gtk_widget_add_css_class (self->answer_to, "answer-to");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->answer_to), "s", "");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->answer_to), "talk.show");
  gtk_widget_set_parent (self->answer_to, GTK_WIDGET (self));
  self->text = lyc_post_text_new (self->services);
  gtk_widget_set_parent (self->text, GTK_WIDGET (self));
  self->files = lyc_post_files_new (self->services);
  gtk_widget_set_parent (self->files, GTK_WIDGET (self));
}

static void
emoji_cb (LycPostRow *self, const char *emoji)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "post.react", "s", emoji);
}

static void
make_buttons (LycPostRow *self)
{
  self->vote = gtk_toggle_button_new ();
  fill_button (self->vote, "lyceum-upvote-symbolic", &self->vote_count);
  gtk_widget_add_css_class (self->vote, "vote");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->vote), NULL);
  self->helped = gtk_toggle_button_new ();
  fill_button (self->helped, "lyceum-task-symbolic", &self->helped_text);
  gtk_widget_add_css_class (self->helped, "helped");
  self->reply = gtk_button_new ();
  fill_button (self->reply, "lyceum-reply-symbolic", &self->reply_count);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->reply), "post.reply");
  set_label (self->reply, _("Reply"));
  self->emoji = lyc_emoji_button_new (_("Add a reaction"));
  g_signal_connect_object (self->emoji, "emoji-picked", G_CALLBACK (emoji_cb), self,
                           G_CONNECT_SWAPPED);
}

static gboolean
status_link_cb (LycPostRow *self, const char *uri)
{
  gtk_widget_activate_action (GTK_WIDGET (self), uri, NULL);
  return TRUE;
}

static void
vote_clicked_cb (LycPostRow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "post.vote", NULL);
}

static void
helped_clicked_cb (LycPostRow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "post.help", NULL);
}

/* Behind all others, so that nothing moves when it comes. */
static void
make_follow (LycPostRow *self)
{
  if (self->variant != LYC_POST_ROW_CARD)
    return;
  self->follow = lyc_follow_mark_new ();
  lyc_follow_mark_set_own (LYC_FOLLOW_MARK (self->follow), TRUE);
  lyc_flow_row_append (LYC_FLOW_ROW (self->flow), self->follow);
}

static void
make_foot (LycPostRow *self)
{
  gboolean bubble = self->variant == LYC_POST_ROW_BUBBLE;

  make_buttons (self);
  g_signal_connect_object (self->vote, "clicked", G_CALLBACK (vote_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->helped, "clicked", G_CALLBACK (helped_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  self->flow = lyc_flow_row_new (bubble ? 4 : 2);
  self->more = new_more_button ();
  lyc_flow_row_append (LYC_FLOW_ROW (self->flow), self->vote);
  lyc_flow_row_append (LYC_FLOW_ROW (self->flow), self->helped);
  lyc_flow_row_append (LYC_FLOW_ROW (self->flow), self->reply);
  lyc_flow_row_append (LYC_FLOW_ROW (self->flow), self->emoji);
  make_follow (self);
  gtk_widget_set_visible (self->vote, !bubble);
  gtk_widget_set_visible (self->reply, !bubble);
  gtk_widget_set_visible (self->emoji, self->variant == LYC_POST_ROW_THREAD);
  gtk_widget_set_parent (self->flow, GTK_WIDGET (self));
  gtk_widget_set_visible (self->more, self->variant != LYC_POST_ROW_CARD);
  if (bubble)
    gtk_widget_set_parent (self->more, GTK_WIDGET (self));
  else
    lyc_flow_row_append (LYC_FLOW_ROW (self->flow), self->more);
  self->status = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->status), TRUE);
  gtk_widget_add_css_class (self->status, "meta");
  g_signal_connect_object (self->status, "activate-link", G_CALLBACK (status_link_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_parent (self->status, GTK_WIDGET (self));
}

void
_lyc_post_row_make_children (LycPostRow *self)
{
  make_head (self);
  make_text (self);
  _lyc_post_row_make_links (self);
  make_foot (self);
  _lyc_post_row_offer_person (self);
  gtk_widget_add_css_class (GTK_WIDGET (self), "post-row");
  if (self->variant == LYC_POST_ROW_BUBBLE)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self), "bubble-row");
      gtk_widget_add_css_class (self->text, "bubble");
    }
}
