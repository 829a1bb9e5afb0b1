/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "article-view.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "markdown.h"
#include "place-link.h"

#define READING_WIDTH 640
#define INDENT 18

struct _LycArticleView
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkWidget *box;
  char *shown; /* the Markdown that stands in the box */
  gboolean finished;
};

G_DEFINE_FINAL_TYPE (LycArticleView, lyc_article_view, GTK_TYPE_WIDGET)

enum
{
  FINISHED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

/* The end counts as read when it has been in view; a text that fits needs no scrolling. */
static void
check_end (LycArticleView *self)
{
  GtkAdjustment *adjustment
      = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  double bottom = gtk_adjustment_get_value (adjustment) + gtk_adjustment_get_page_size (adjustment);

  if (self->finished || self->shown == NULL || gtk_adjustment_get_page_size (adjustment) < 50
      || bottom < gtk_adjustment_get_upper (adjustment) - 24)
    return;
  self->finished = TRUE;
  g_signal_emit (self, signals[FINISHED], 0);
}

static const char *
style_class (LycBlockStyle style)
{
  switch (style)
    {
    case LYC_BLOCK_HEADING:
      return "article-heading";
    case LYC_BLOCK_QUOTE:
      return "article-quote";
    case LYC_BLOCK_CODE:
      return "article-code";
    case LYC_BLOCK_TEXT:
    case LYC_BLOCK_ITEM:
    default:
      return "article-text";
    }
}

static GtkWidget *
create_label (const LycMarkdownBlock *block)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_markup (GTK_LABEL (label), block->markup);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, style_class (block->style));
  g_signal_connect (label, "activate-link", G_CALLBACK (lyc_place_link_activate), NULL);
  return label;
}

static GtkWidget *
create_block (const LycMarkdownBlock *block)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  gtk_widget_set_margin_start (row, (int) block->depth * INDENT);
  if (block->marker != NULL)
    {
      GtkWidget *marker = gtk_label_new (block->marker);

      gtk_widget_set_valign (marker, GTK_ALIGN_START);
      gtk_box_append (GTK_BOX (row), marker);
    }
  gtk_box_append (GTK_BOX (row), create_label (block));
  return row;
}

static void
lyc_article_view_dispose (GObject *object)
{
  LycArticleView *self = LYC_ARTICLE_VIEW (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_pointer (&self->shown, g_free);
  G_OBJECT_CLASS (lyc_article_view_parent_class)->dispose (object);
}

static void
lyc_article_view_class_init (LycArticleViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyc_article_view_dispose;
  signals[FINISHED] = g_signal_new ("finished", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "article-view");
}

static void
lyc_article_view_init (LycArticleView *self)
{
  GtkWidget *clamp = adw_clamp_new ();
  GtkAdjustment *adjustment;

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  gtk_widget_add_css_class (self->box, "article-box");
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), READING_WIDTH);
  adw_clamp_set_child (ADW_CLAMP (clamp), self->box);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), clamp);
  gtk_widget_set_vexpand (self->scroller, TRUE);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  g_signal_connect_swapped (adjustment, "value-changed", G_CALLBACK (check_end), self);
  g_signal_connect_swapped (adjustment, "changed", G_CALLBACK (check_end), self);
}

GtkWidget *
lyc_article_view_new (void)
{
  return g_object_new (LYC_TYPE_ARTICLE_VIEW, NULL);
}

/**
 * lyc_article_view_set_text:
 * @title: stands above the text
 * @markdown: from the platform; raw HTML in it shows as text
 */
void
lyc_article_view_set_text (LycArticleView *self, const char *title, const char *markdown)
{
  g_autoptr (GPtrArray) blocks = NULL;
  GtkWidget *child, *heading;

  if (g_strcmp0 (self->shown, markdown) == 0)
    return;
  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
  g_free (self->shown);
  self->shown = g_strdup (markdown);
  self->finished = FALSE;
  heading = gtk_label_new (title);
  gtk_label_set_wrap (GTK_LABEL (heading), TRUE);
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "title-1");
  gtk_box_append (GTK_BOX (self->box), heading);
  blocks = lyc_markdown_parse_article (markdown);
  for (guint i = 0; i < blocks->len; i++)
    gtk_box_append (GTK_BOX (self->box), create_block (g_ptr_array_index (blocks, i)));
}
