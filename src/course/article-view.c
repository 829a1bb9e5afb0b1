/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "article-view-private.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "json-read.h"
#include "label-wrap.h"
#include "text-talk.h"

#define READING_WIDTH 680

G_DEFINE_FINAL_TYPE (LycArticleView, lyc_article_view, GTK_TYPE_WIDGET)

static void
update_counts (LycArticleView *self)
{
  for (guint i = 0; self->threads != NULL && i < self->blocks->len; i++)
    {
      LycArticleBlock *block = g_ptr_array_index (self->blocks, i);

      lyc_article_block_set_count (
          block, lyc_text_talk_count (self->threads, lyc_article_block_get_id (block), 0));
    }
}

static void
discuss_cb (LycArticleView *self, LycArticleBlock *block)
{
  g_autofree char *quote = lyc_article_block_dup_quote (block);

  if (self->lesson != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.text-compose", "(ssxs)",
                                lyc_record_get_id (LYC_RECORD (self->lesson)),
                                lyc_article_block_get_id (block), (gint64) 0, quote);
}

/* What the blocks are made of, in one text. */
static char *
dup_shape (LycLesson *lesson)
{
  GString *shape = g_string_new (lyc_lesson_get_title (lesson));
  JsonObject *picture;

  for (guint i = 0;
       (picture = lyc_record_get_nth_object (LYC_RECORD (lesson), "pictures", i)) != NULL; i++)
    g_string_append_printf (shape, "\n%s", lyc_json_text (picture, "sha256", ""));
  g_string_append_printf (shape, "\n%s", lyc_lesson_get_article (lesson));
  return g_string_free (shape, FALSE);
}

static void
clear (LycArticleView *self)
{
  GtkWidget *child;

  lyc_article_view_end_find (self);
  g_ptr_array_set_size (self->blocks, 0);
  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
  g_clear_pointer (&self->shown, g_free);
}

static GtkWidget *
add_label (LycArticleView *self, const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  lyc_label_wrap (GTK_LABEL (label));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (self->box), label);
  return label;
}

static void
add_blocks (LycArticleView *self, const char *markdown)
{
  g_autoptr (GPtrArray) blocks = lyc_markdown_parse_article (markdown);

  for (guint i = 0; i < blocks->len; i++)
    {
      GtkWidget *block
          = lyc_article_block_new (self->services, self->lesson, g_ptr_array_index (blocks, i));

      g_signal_connect_object (block, "discuss", G_CALLBACK (discuss_cb), self, G_CONNECT_SWAPPED);
      g_ptr_array_add (self->blocks, block);
      gtk_box_append (GTK_BOX (self->box), block);
    }
}

/* A text that changed while it is read stays at the paragraph that is read. */
static void
show_lesson (LycArticleView *self)
{
  g_autofree char *shape = dup_shape (self->lesson);
  g_autofree char *place = NULL;

  if (!lyc_record_is_loaded (LYC_RECORD (self->lesson)) || g_strcmp0 (shape, self->shown) == 0)
    return;
  place = lyc_article_view_dup_place (self);
  clear (self);
  self->shown = g_steal_pointer (&shape);
  add_label (self, lyc_lesson_get_title (self->lesson), "title-1");
  add_blocks (self, lyc_lesson_get_article (self->lesson));
  update_counts (self);
  if (place != NULL)
    lyc_article_view_go_to (self, place, FALSE);
  lyc_article_view_restore (self);
}

static void
forget_lesson (LycArticleView *self)
{
  if (self->box != NULL)
    lyc_article_view_keep_place (self);
  lyc_article_view_forget_place (self);
  if (self->progress != NULL)
    g_signal_handlers_disconnect_by_data (self->progress, self);
  if (self->threads != NULL)
    g_signal_handlers_disconnect_by_data (self->threads, self);
  g_clear_object (&self->threads);
  g_clear_object (&self->progress);
  g_clear_object (&self->lesson);
  self->finished = FALSE;
}

static void
lyc_article_view_dispose (GObject *object)
{
  LycArticleView *self = LYC_ARTICLE_VIEW (object);

  forget_lesson (self);
  self->find_bar = NULL;
  lyc_article_view_end_find (self);
  g_clear_pointer (&self->column, gtk_widget_unparent);
  self->box = NULL;
  g_clear_pointer (&self->blocks, g_ptr_array_unref);
  g_clear_object (&self->services);
  g_clear_pointer (&self->shown, g_free);
  G_OBJECT_CLASS (lyc_article_view_parent_class)->dispose (object);
}

static void
lyc_article_view_class_init (LycArticleViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyc_article_view_dispose;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "article-view");
}

static void
lyc_article_view_init (LycArticleView *self)
{
  self->blocks = g_ptr_array_new ();
  self->column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->find_bar = lyc_find_bar_new (_("Find in the article"));
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_widget_add_css_class (self->box, "article-box");
  self->page = adw_clamp_new ();
  adw_clamp_set_maximum_size (ADW_CLAMP (self->page), READING_WIDTH);
  adw_clamp_set_child (ADW_CLAMP (self->page), self->box);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->page);
  /* A picture may be small, and is not unless it has to. */
  gtk_scrollable_set_vscroll_policy (
      GTK_SCROLLABLE (gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (self->scroller))),
      GTK_SCROLL_NATURAL);
  gtk_widget_set_vexpand (self->scroller, TRUE);
  gtk_box_append (GTK_BOX (self->column), self->find_bar);
  gtk_box_append (GTK_BOX (self->column), self->scroller);
  gtk_widget_set_parent (self->column, GTK_WIDGET (self));
  lyc_article_view_connect_place (self);
  lyc_article_view_connect_find (self);
}

GtkWidget *
lyc_article_view_new (LycServices *services)
{
  LycArticleView *self = g_object_new (LYC_TYPE_ARTICLE_VIEW, NULL);

  self->services = g_object_ref (services);
  return GTK_WIDGET (self);
}

static void
take_lesson (LycArticleView *self, LycLesson *lesson, LycProgress *progress)
{
  self->lesson = g_object_ref (lesson);
  self->progress = g_object_ref (progress);
  self->threads
      = lyc_library_children (lyc_services_get_library (self->services), LYC_KIND_CONTAINER,
                              lyc_record_get_id (LYC_RECORD (lesson)));
  g_signal_connect_object (progress, "changed", G_CALLBACK (lyc_article_view_restore), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->threads, "items-changed", G_CALLBACK (update_counts), self,
                           G_CONNECT_SWAPPED);
}

/**
 * lyc_article_view_set_lesson:
 * @lesson: (nullable): an article; %NULL to leave the one that is shown
 * @progress: (nullable): of the learner in it
 *
 * Shows the article, again whenever its record changed. Raw HTML in it shows as text.
 */
void
lyc_article_view_set_lesson (LycArticleView *self, LycLesson *lesson, LycProgress *progress)
{
  if (self->lesson != lesson)
    {
      forget_lesson (self);
      clear (self);
      gtk_adjustment_set_value (
          gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)), 0);
    }
  if (lesson == NULL)
    return;
  if (self->lesson == NULL)
    take_lesson (self, lesson, progress);
  show_lesson (self);
}

/**
 * lyc_article_view_set_text:
 * @about: a line below the title
 *
 * Shows an article that belongs to no lesson: nothing of how it is read is kept, and there is no
 * talk about it. The same title again stays at the paragraph that is read.
 */
void
lyc_article_view_set_text (LycArticleView *self, const char *title, const char *about,
                           const char *markdown)
{
  g_autofree char *shape = g_strjoin ("\n", title, about, markdown, NULL);
  g_autofree char *beginning = g_strconcat (title, "\n", NULL);
  g_autofree char *place = NULL;

  if (g_strcmp0 (shape, self->shown) == 0)
    return;
  if (self->shown != NULL && g_str_has_prefix (self->shown, beginning))
    place = lyc_article_view_dup_place (self);
  forget_lesson (self);
  clear (self);
  self->shown = g_steal_pointer (&shape);
  add_label (self, title, "title-1");
  gtk_widget_add_css_class (add_label (self, about, "dim-label"), "article-about");
  add_blocks (self, markdown);
  if (place != NULL)
    lyc_article_view_go_to (self, place, FALSE);
  else
    gtk_adjustment_set_value (
        gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)), 0);
}

/* Goes to a paragraph and lights it; one that is not there any more is passed over. */
void
lyc_article_view_show_block (LycArticleView *self, const char *block)
{
  self->restored = TRUE;
  lyc_article_view_go_to (self, block, TRUE);
}
