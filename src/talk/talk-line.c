/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "talk-line.h"

static GtkWidget *
add_rule (GtkWidget *line)
{
  GtkWidget *rule = gtk_separator_new (GTK_ORIENTATION_HORIZONTAL);

  gtk_widget_set_hexpand (rule, TRUE);
  gtk_widget_set_valign (rule, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (line), rule);
  return rule;
}

GtkWidget *
lyc_talk_line_new (void)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  add_rule (line);
  gtk_box_append (GTK_BOX (line), gtk_label_new (NULL));
  add_rule (line);
  return line;
}

void
lyc_talk_line_set_item (GtkWidget *line, LycTalkItem *item)
{
  gboolean unread = lyc_talk_item_get_kind (item) == LYC_TALK_UNREAD;
  GtkWidget *rule = gtk_widget_get_first_child (line);
  GtkWidget *label = gtk_widget_get_next_sibling (rule);
  g_autofree char *text = lyc_talk_item_dup_text (item);

  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_widget_set_opacity (rule, unread ? 1 : 0);
  gtk_widget_set_opacity (gtk_widget_get_last_child (line), unread ? 1 : 0);
  gtk_widget_set_css_classes (
      line, (const char *[]) { "talk-line", unread ? "unread-line" : "day", NULL });
}
