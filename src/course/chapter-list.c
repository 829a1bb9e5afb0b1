/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "chapter-list.h"

#include "timecode-chip.h"

#include <glib/gi18n-lib.h>

#define MAX_HEIGHT 320
#define MAX_CHARS 44

struct _LycChapterList
{
  GtkWidget parent_instance;

  LycChapters *chapters;
  int current;
  GtkWidget *scroller, *list;
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LycChapterList, lyc_chapter_list, GTK_TYPE_WIDGET)

static void
activated_cb (LycChapterList *self, GtkListBoxRow *row)
{
  guint index = (guint) gtk_list_box_row_get_index (row);

  g_signal_emit (self, signals[CHOSEN], 0, lyc_chapters_get_start_ms (self->chapters, index));
}

static GtkWidget *
create_row (LycChapters *chapters, guint index)
{
  const char *title = lyc_chapters_get_title (chapters, index);
  g_autofree char *time = lyc_timecode_format (lyc_chapters_get_start_ms (chapters, index));
  g_autofree char *name = g_strdup_printf ("%s, %s", title, time);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  GtkWidget *title_label = gtk_label_new (title), *time_label = gtk_label_new (time);

  gtk_label_set_xalign (GTK_LABEL (title_label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title_label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (title_label), MAX_CHARS);
  gtk_widget_set_hexpand (title_label, TRUE);
  gtk_widget_add_css_class (time_label, "meta");
  gtk_box_append (GTK_BOX (box), title_label);
  gtk_box_append (GTK_BOX (box), time_label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return row;
}

static void
lyc_chapter_list_dispose (GObject *object)
{
  LycChapterList *self = LYC_CHAPTER_LIST (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_pointer (&self->chapters, lyc_chapters_unref);
  G_OBJECT_CLASS (lyc_chapter_list_parent_class)->dispose (object);
}

static void
lyc_chapter_list_class_init (LycChapterListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyc_chapter_list_dispose;
  gtk_widget_class_set_css_name (widget_class, "chapter-list");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  signals[CHOSEN] = g_signal_new ("chosen", LYC_TYPE_CHAPTER_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
lyc_chapter_list_init (LycChapterList *self)
{
  self->current = -1;
  self->list = gtk_list_box_new ();
  self->scroller = gtk_scrolled_window_new ();
  gtk_widget_add_css_class (self->list, "plain-list");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Chapters"), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->scroller), MAX_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->list);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (activated_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * lyc_chapter_list_new:
 *
 * Returns: (transfer floating): a list without chapters
 */
GtkWidget *
lyc_chapter_list_new (void)
{
  return g_object_new (LYC_TYPE_CHAPTER_LIST, NULL);
}

/**
 * lyc_chapter_list_set_chapters:
 * @self: a list
 * @chapters: (nullable): what it offers
 */
void
lyc_chapter_list_set_chapters (LycChapterList *self, LycChapters *chapters)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), GTK_WIDGET (row));
  g_clear_pointer (&self->chapters, lyc_chapters_unref);
  self->current = -1;
  if (chapters == NULL)
    return;
  self->chapters = lyc_chapters_ref (chapters);
  for (guint i = 0; i < lyc_chapters_get_n (chapters); i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list), create_row (chapters, i));
}

static void
light (LycChapterList *self, int index, gboolean now)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), index);

  if (index < 0 || row == NULL)
    return;
  if (now)
    gtk_widget_add_css_class (GTK_WIDGET (row), "now");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (row), "now");
}

/* Lights the chapter that plays; -1 for none. */
void
lyc_chapter_list_set_current (LycChapterList *self, int index)
{
  if (index == self->current)
    return;
  light (self, self->current, FALSE);
  self->current = index;
  light (self, index, TRUE);
}
