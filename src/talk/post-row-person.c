/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "person-card.h"
#include "post-row-private.h"

/* Opens the author's card, beside the face where there is one. */
void
_lyc_post_row_show_person (LycPostRow *self)
{
  GtkWidget *at = gtk_widget_get_mapped (self->avatar) ? self->avatar : self->text;

  if (self->post != NULL)
    lyc_person_card_popup (at, self->services, lyc_post_get_author_id (self->post));
}

static void
clicked_cb (LycPostRow *self, int n_press, double x, double y, GtkGesture *gesture)
{
  if (self->post == NULL || self->variant == LYC_POST_ROW_CARD)
    return;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  _lyc_post_row_show_person (self);
}

static void
open_from (LycPostRow *self, GtkWidget *widget)
{
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_object (click, "released", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
  gtk_widget_set_cursor_from_name (widget, "pointer");
}

/* Lets a click on the face and the name open the card; keys have it in the row's menu. */
void
_lyc_post_row_offer_person (LycPostRow *self)
{
  open_from (self, self->avatar);
  open_from (self, self->name);
}

/* Returns: whether the post is only named, because this person blocked its author */
gboolean
_lyc_post_row_is_folded (LycPostRow *self)
{
  return !self->revealed && self->block != NULL && lyc_people_is_blocked (self->block);
}

/* Shows a post of somebody who is blocked, until the row shows another. */
void
_lyc_post_row_reveal (LycPostRow *self)
{
  self->revealed = TRUE;
  _lyc_post_row_update (self);
}
