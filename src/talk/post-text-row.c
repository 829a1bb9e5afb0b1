/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "post-text-row.h"

#include <glib/gi18n-lib.h>

#include "post-text.h"

struct _LycPostTextRow
{
  GtkListBoxRow parent_instance;
};

G_DEFINE_FINAL_TYPE (LycPostTextRow, lyc_post_text_row, GTK_TYPE_LIST_BOX_ROW)

static void
lyc_post_text_row_class_init (LycPostTextRowClass *klass)
{
}

static void
lyc_post_text_row_init (LycPostTextRow *self)
{
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
}

static char *
caption_with_time (const char *caption, gint64 at)
{
  g_autoptr (GDateTime) time = at > 0 ? g_date_time_new_from_unix_local (at / 1000) : NULL;
  g_autofree char *when = time != NULL ? g_date_time_format (time, "%x %H:%M") : NULL;

  /* Translators: which text of a post, and when it was written */
  return when != NULL ? g_strdup_printf (_("%s · %s"), caption, when) : g_strdup (caption);
}

/**
 * lyc_post_text_row_new:
 * @at: when it was written, milliseconds since the epoch; 0: not said
 * @body: Markdown
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
lyc_post_text_row_new (LycServices *services, const char *caption, gint64 at, const char *body)
{
  GtkWidget *self = g_object_new (LYC_TYPE_POST_TEXT_ROW, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_autofree char *text = caption_with_time (caption, at);
  GtkWidget *label = gtk_label_new (text);
  GtkWidget *words = lyc_post_text_new (services);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "meta");
  lyc_post_text_set_markdown (LYC_POST_TEXT (words), body);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 10);
  gtk_widget_set_margin_bottom (box, 10);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), words);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  return self;
}

/* Returns: (transfer floating): a list for such rows */
GtkWidget *
lyc_post_text_row_new_list (const char *name)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_set_valign (list, GTK_ALIGN_START);
  gtk_widget_set_margin_start (list, 16);
  gtk_widget_set_margin_end (list, 16);
  gtk_widget_set_margin_top (list, 4);
  gtk_widget_set_margin_bottom (list, 16);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return list;
}
