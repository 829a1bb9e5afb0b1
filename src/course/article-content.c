/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* What each kind of block of an article is shown as. */

#include "article-content.h"

#include <glib/gi18n-lib.h>

#include "label-wrap.h"
#include "lesson-picture.h"
#include "place-link.h"

#define CELL_MIN_CHARS 5
#define FITTING_COLUMNS 4 /* so many are wrapped into the width of any window */

static GtkWidget *
create_label (const char *markup, GPtrArray *labels)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_markup (GTK_LABEL (label), markup);
  lyc_label_wrap (GTK_LABEL (label));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  g_signal_connect (label, "activate-link", G_CALLBACK (lyc_place_link_activate), NULL);
  g_ptr_array_add (labels, label);
  return label;
}

/* What is too wide goes sideways; the rest of the text stays where it is. */
static GtkWidget *
create_sideways (GtkWidget *child, const char *css_class)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), child);
  gtk_widget_add_css_class (scroller, css_class);
  return scroller;
}

static GtkWidget *
create_code (const LycMarkdownBlock *block, GPtrArray *labels)
{
  GtkWidget *label = create_label (block->markup, labels);

  gtk_label_set_wrap (GTK_LABEL (label), FALSE);
  return create_sideways (label, "article-code");
}

static GtkWidget *
create_heading (const LycMarkdownBlock *block, GPtrArray *labels)
{
  GtkWidget *label = create_label (block->markup, labels);

  gtk_widget_add_css_class (label, "article-heading");
  if (block->level > 2)
    gtk_widget_add_css_class (label, "small");
  return label;
}

static GtkWidget *
create_cell (const LycMarkdownBlock *block, guint i, GPtrArray *labels)
{
  GtkWidget *label = create_label (g_ptr_array_index (block->cells, i), labels);
  char align = block->aligns[i % block->columns];

  gtk_label_set_width_chars (GTK_LABEL (label), CELL_MIN_CHARS);
  gtk_label_set_wrap (GTK_LABEL (label), block->columns <= FITTING_COLUMNS);
  gtk_label_set_xalign (GTK_LABEL (label), align == 'r' ? 1 : align == 'c' ? 0.5f : 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_valign (label, GTK_ALIGN_FILL);
  gtk_widget_add_css_class (label, "cell");
  if (i < block->columns)
    gtk_widget_add_css_class (label, "head");
  return label;
}

static GtkWidget *
create_table (const LycMarkdownBlock *block, GPtrArray *labels)
{
  GtkWidget *grid
      = g_object_new (GTK_TYPE_GRID, "accessible-role", GTK_ACCESSIBLE_ROLE_TABLE, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (grid), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Table"), -1);
  for (guint i = 0; i < block->cells->len; i++)
    gtk_grid_attach (GTK_GRID (grid), create_cell (block, i, labels), (int) (i % block->columns),
                     (int) (i / block->columns), 1, 1);
  if (block->columns > FITTING_COLUMNS)
    return create_sideways (grid, "article-table");
  gtk_widget_set_overflow (grid, GTK_OVERFLOW_HIDDEN);
  gtk_widget_add_css_class (grid, "article-table");
  return grid;
}

/**
 * lyc_article_content_new:
 * @lesson: (nullable): whose pictures are shown
 * @labels: (element-type GtkLabel): takes those with words, in reading order
 */
GtkWidget *
lyc_article_content_new (LycServices *services, LycLesson *lesson, const LycMarkdownBlock *block,
                         GPtrArray *labels)
{
  GtkWidget *label;

  switch (block->style)
    {
    case LYC_BLOCK_PICTURE:
      return lyc_lesson_picture_new (services, lesson, block->url, block->alt);
    case LYC_BLOCK_TABLE:
      return create_table (block, labels);
    case LYC_BLOCK_CODE:
      return create_code (block, labels);
    case LYC_BLOCK_HEADING:
      return create_heading (block, labels);
    case LYC_BLOCK_QUOTE:
    case LYC_BLOCK_TEXT:
    case LYC_BLOCK_ITEM:
    default:
      label = create_label (block->markup, labels);
      gtk_widget_add_css_class (label,
                                block->style == LYC_BLOCK_QUOTE ? "article-quote" : "article-text");
      return label;
    }
}
