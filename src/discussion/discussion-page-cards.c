/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "discussion-page-private.h"
#include "moment.h"

/* What the list of threads is made of: a card each, lit while its moment plays. */

static LycPost *
first_post (LycDiscussionPage *self, LycContainer *thread)
{
  return LYC_POST (lyc_library_lookup (lyc_services_get_library (self->services), LYC_KIND_POST,
                                       lyc_container_get_first_post_id (thread)));
}

/* Colours only: nothing changes its size or its place while the recording plays. */
static void
light_row (LycDiscussionPage *self, LycPostRow *row, LycContainer *thread)
{
  lyc_post_row_set_now (row, lyc_moment_is_now (thread, self->asset_id, self->position_ms));
}

void
lyc_discussion_page_light_cards (LycDiscussionPage *self)
{
  guint first, last;

  if (self->threads == NULL || !lyc_timeline_get_visible_range (self->timeline, &first, &last))
    return;
  for (guint i = first; i <= last; i++)
    {
      GtkWidget *row = lyc_timeline_get_row (self->timeline, i);
      g_autoptr (LycContainer) thread = g_list_model_get_item (G_LIST_MODEL (self->threads), i);

      if (row != NULL && thread != NULL)
        light_row (self, LYC_POST_ROW (row), thread);
    }
}

static guint
row_kind (gpointer item, gpointer user_data)
{
  return 0;
}

static void
card_clicked_cb (LycPostRow *row, int n_press, double x, double y, GtkGesture *gesture)
{
  if (lyc_post_row_get_post (row) != NULL)
    gtk_widget_activate_action (GTK_WIDGET (row), "post.reply", NULL);
}

static GtkWidget *
create_row (guint kind, gpointer user_data)
{
  LycDiscussionPage *self = user_data;
  GtkWidget *row = lyc_post_row_new (self->services, LYC_POST_ROW_CARD);
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_swapped (click, "released", G_CALLBACK (card_clicked_cb), row);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (click));
  return row;
}

static void
bind_row (GtkWidget *row, gpointer item, guint position, gpointer user_data)
{
  LycDiscussionPage *self = user_data;
  g_autoptr (LycPost) post = first_post (self, item);

  lyc_post_row_bind (LYC_POST_ROW (row), item, self->people, post, TRUE);
  light_row (self, LYC_POST_ROW (row), item);
}

static void
unbind_row (GtkWidget *row, gpointer item, gpointer user_data)
{
  lyc_post_row_unbind (LYC_POST_ROW (row));
}

static char *
describe_row (gpointer item, gpointer user_data)
{
  LycDiscussionPage *self = user_data;
  g_autoptr (LycPost) post = first_post (self, item);

  return lyc_post_row_describe (self->services, post);
}

static void
row_activated_cb (LycDiscussionPage *self, guint position)
{
  GtkWidget *row = lyc_timeline_get_row (self->timeline, position);

  if (row != NULL)
    gtk_widget_activate_action (row, "post.reply", NULL);
}

void
lyc_discussion_page_make_cards (LycDiscussionPage *self)
{
  static const LycTimelineFactory factory
      = { row_kind, create_row, bind_row, unbind_row, describe_row };

  lyc_timeline_set_factory (self->timeline, &factory, self, NULL);
  g_signal_connect_object (self->timeline, "row-activated", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->timeline, "rows-shown",
                           G_CALLBACK (lyc_discussion_page_light_cards), self, G_CONNECT_SWAPPED);
}
