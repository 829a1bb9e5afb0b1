/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "talk-line.h"
#include "timeline-binding-private.h"

enum
{
  ROW_POST,
  ROW_LINE,
};

static guint
row_kind (gpointer item, gpointer user_data)
{
  return lyc_talk_item_get_kind (item) == LYC_TALK_POST ? ROW_POST : ROW_LINE;
}

static GtkWidget *
create_row (guint kind, gpointer user_data)
{
  LycTimelineBinding *self = user_data;

  return kind == ROW_POST ? lyc_post_row_new (self->services, self->variant) : lyc_talk_line_new ();
}

static void
bind_row (GtkWidget *row, gpointer item, guint position, gpointer user_data)
{
  LycTimelineBinding *self = user_data;

  if (LYC_IS_POST_ROW (row))
    lyc_post_row_bind (LYC_POST_ROW (row), self->container, self->people,
                       lyc_talk_item_get_post (item), lyc_talk_item_starts_run (item));
  else
    lyc_talk_line_set_item (row, item);
}

static void
unbind_row (GtkWidget *row, gpointer item, gpointer user_data)
{
  if (LYC_IS_POST_ROW (row))
    lyc_post_row_unbind (LYC_POST_ROW (row));
}

static char *
describe_row (gpointer item, gpointer user_data)
{
  LycTimelineBinding *self = user_data;
  LycPost *post = lyc_talk_item_get_post (item);

  return post != NULL ? lyc_post_row_describe (self->services, post)
                      : lyc_talk_item_dup_text (item);
}

void
_lyc_timeline_binding_set_factory (LycTimelineBinding *self)
{
  static const LycTimelineFactory factory
      = { row_kind, create_row, bind_row, unbind_row, describe_row };

  lyc_timeline_set_factory (self->timeline, &factory, self, NULL);
}
