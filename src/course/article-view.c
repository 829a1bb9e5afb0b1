/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "article-view-private.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "json-read.h"
#include "label-wrap.h"

#define READING_WIDTH 680

G_DEFINE_FINAL_TYPE (LycArticleView, lyc_article_view, GTK_TYPE_WIDGET)

static void
update_counts (LycArticleView *self)
{
  for (guint i = 0; i < self->blocks->len; i++)
    lyc_article_view_count (self, g_ptr_array_index (self->blocks, i));
}

/* Which files the pictures are, in one text. */
static char *
dup_pictures (LycLesson *lesson)
{
  GString *pictures = g_string_new (NULL);
  JsonObject *picture;

  for (guint i = 0;
       (picture = lyc_record_get_nth_object (LYC_RECORD (lesson), "pictures", i)) != NULL; i++)
    g_string_append_printf (pictures, "%s\n", lyc_json_text (picture, "sha256", ""));
  return g_string_free (pictures, FALSE);
}

static void
clear (LycArticleView *self)
{
  lyc_article_view_clear_blocks (self);
  gtk_widget_set_visible (self->title, FALSE);
  gtk_widget_set_visible (self->about, FALSE);
  g_clear_pointer (&self->shown, g_free);
}

/* @about: (nullable): a line below the title */
static void
show_head (LycArticleView *self, const char *title, const char *about)
{
  gtk_label_set_text (GTK_LABEL (self->title), title);
  gtk_label_set_text (GTK_LABEL (self->about), about != NULL ? about : "");
  gtk_widget_set_visible (self->title, TRUE);
  gtk_widget_set_visible (self->about, about != NULL);
}

/* Takes @shape, what is shown in one text. A text that changed while it is read stays at the
 * paragraph that is read. @anew: whether no block of before can be used */
static void
show_text (LycArticleView *self, char *shape, const char *markdown, gboolean anew)
{
  g_autofree char *place = self->shown != NULL ? lyc_article_view_dup_place (self) : NULL;

  if (anew)
    lyc_article_view_clear_blocks (self);
  g_free (self->shown);
  self->shown = shape;
  if (!lyc_article_view_build (self, markdown, place) && place != NULL)
    lyc_article_view_go_to (self, place, FALSE);
}

static void
show_lesson (LycArticleView *self)
{
  const char *title = lyc_lesson_get_title (self->lesson);
  const char *article = lyc_lesson_get_article (self->lesson);
  g_autofree char *pictures = dup_pictures (self->lesson);
  g_autofree char *shape = g_strjoin ("\n", title, pictures, article, NULL);
  gboolean anew = g_strcmp0 (pictures, self->pictures) != 0;

  if (!lyc_record_is_loaded (LYC_RECORD (self->lesson)) || g_strcmp0 (shape, self->shown) == 0)
    return;
  g_free (self->pictures);
  self->pictures = g_steal_pointer (&pictures);
  show_head (self, title, NULL);
  show_text (self, g_steal_pointer (&shape), article, anew);
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
  if (self->blocks != NULL)
    lyc_article_view_clear_blocks (self);
  g_clear_pointer (&self->column, gtk_widget_unparent);
  self->box = NULL;
  g_clear_pointer (&self->blocks, g_ptr_array_unref);
  g_clear_object (&self->services);
  g_clear_pointer (&self->shown, g_free);
  g_clear_pointer (&self->pictures, g_free);
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

static GtkWidget *
add_label (LycArticleView *self, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  lyc_label_wrap (GTK_LABEL (label));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, css_class);
  gtk_widget_set_visible (label, FALSE);
  gtk_box_append (GTK_BOX (self->box), label);
  return label;
}

static void
lyc_article_view_init (LycArticleView *self)
{
  self->blocks = g_ptr_array_new ();
  self->column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->find_bar = lyc_find_bar_new (_("Find in the article"));
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_widget_add_css_class (self->box, "article-box");
  self->title = add_label (self, "title-1");
  self->about = add_label (self, "dim-label");
  gtk_widget_add_css_class (self->about, "article-about");
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

/* What is shown next begins at its top. */
static void
show_other (LycArticleView *self)
{
  forget_lesson (self);
  clear (self);
  gtk_adjustment_set_value (
      gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)), 0);
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
    show_other (self);
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

  if (g_strcmp0 (shape, self->shown) == 0)
    return;
  if (self->lesson != NULL || self->shown == NULL || !g_str_has_prefix (self->shown, beginning))
    show_other (self);
  show_head (self, title, about);
  show_text (self, g_steal_pointer (&shape), markdown, FALSE);
}

/* Goes to a paragraph and lights it; one that is not there any more is passed over. */
void
lyc_article_view_show_block (LycArticleView *self, const char *block)
{
  self->restored = TRUE;
  lyc_article_view_go_to (self, block, TRUE);
}
