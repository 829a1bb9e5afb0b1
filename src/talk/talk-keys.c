/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "talk-keys.h"

#include "post-row.h"

/* The row that has the focus, or that holds what has it; NULL when that is none of a post. */
static GtkWidget *
focused_row (LycTimeline *timeline)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (timeline));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row = NULL;
  guint position;

  if (focus != NULL && lyc_timeline_get_position (timeline, focus, &position))
    row = lyc_timeline_get_row (timeline, position);
  return LYC_IS_POST_ROW (row) ? row : NULL;
}

/**
 * lyc_talk_keys_act:
 * @action: what an action of a post row is called
 *
 * Does it to the post that has the focus.
 *
 * Returns: whether there is one
 */
gboolean
lyc_talk_keys_act (LycTimeline *timeline, const char *action)
{
  GtkWidget *row = focused_row (timeline);

  return row != NULL && gtk_widget_activate_action (row, action, NULL);
}
