/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "knowledge-page.h"

#include <glib/gi18n-lib.h>

#include "article-view.h"
#include "empty-state.h"
#include "knowledge-row.h"
#include "lyc-shell-resources.h"
#include "pane-head.h"
#include "row-list.h"
#include "unseen.h"
#include "word-search.h"

struct _LycKnowledgePage
{
  GtkWidget parent_instance;

  LycServices *services;
  LycResults *results;
  GtkFilter *filter;
  GtkSorter *sorter;
  GListModel *found;
  char **words;        /* looked for, folded */
  LycArticle *article; /* NULL unless one is open */
  LycArticleView *view;

  GtkBox *box;
  GtkStack *stack;
  GtkButton *back;
  GtkEditable *search;
  GtkWidget *scroller;
  GtkListBox *list;
  LycEmptyState *empty;
};

G_DEFINE_FINAL_TYPE (LycKnowledgePage, lyc_knowledge_page, GTK_TYPE_WIDGET)

static gboolean
is_found (gpointer item, gpointer user_data)
{
  LycKnowledgePage *self = user_data;

  return lyc_article_matches (item, (const char *const *) self->words);
}

static int
compare (gconstpointer a, gconstpointer b, gpointer user_data)
{
  return g_utf8_collate (lyc_article_get_title ((LycArticle *) a),
                         lyc_article_get_title ((LycArticle *) b));
}

static void
say (LycKnowledgePage *self, gboolean busy)
{
  gboolean none = g_list_model_get_n_items (G_LIST_MODEL (self->results)) == 0;

  lyc_empty_state_set_busy (self->empty, busy);
  if (busy)
    lyc_empty_state_set (self->empty, NULL, _("The articles are on their way"), NULL);
  else if (none)
    lyc_empty_state_set (self->empty, "lyceum-knowledge-symbolic",
                         _("No articles yet"),
                            _("They appear here when your platform has some."));
  else
    lyc_empty_state_set (self->empty, "lyceum-knowledge-symbolic",
                         _("No article says this"),
                            _("Every word has to be in the article. Try fewer, or others."));
}

static void
found_changed_cb (LycKnowledgePage *self)
{
  gboolean none = g_list_model_get_n_items (self->found) == 0;
  gboolean busy = g_list_model_get_n_items (G_LIST_MODEL (self->results)) == 0
                  && (lyc_results_is_loading (self->results)
                      || lyc_session_get_since (lyc_services_get_session (self->services)) == 0);

  gtk_widget_set_visible (self->scroller, !none);
  gtk_widget_set_visible (GTK_WIDGET (self->empty), none);
  if (none)
    say (self, busy);
}

static void
search_changed_cb (LycKnowledgePage *self)
{
  g_strfreev (self->words);
  self->words = lyc_text_fold_words (gtk_editable_get_text (self->search));
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  found_changed_cb (self);
}

static void
stop_search_cb (LycKnowledgePage *self)
{
  gtk_editable_set_text (self->search, "");
}

static void
show_article (LycKnowledgePage *self)
{
  g_autofree char *about = lyc_knowledge_dup_about (self->article, g_get_real_time () / 1000);

  if (lyc_record_is_gone (LYC_RECORD (self->article)))
    lyc_knowledge_page_close (self);
  else if (lyc_record_is_loaded (LYC_RECORD (self->article)))
    lyc_article_view_set_text (self->view, lyc_article_get_title (self->article), about,
                               lyc_article_get_body (self->article));
}

static void
forget_article (LycKnowledgePage *self)
{
  if (self->article != NULL)
    g_signal_handlers_disconnect_by_func (self->article, show_article, self);
  g_clear_object (&self->article);
}

/**
 * lyc_knowledge_page_open:
 *
 * Shows the article @article_id; it follows its record, and closes when that is gone.
 */
void
lyc_knowledge_page_open (LycKnowledgePage *self, const char *article_id)
{
  forget_article (self);
  self->article = LYC_ARTICLE (
      lyc_library_lookup (lyc_services_get_library (self->services), LYC_KIND_ARTICLE, article_id));
  g_signal_connect_object (self->article, "changed", G_CALLBACK (show_article), self,
                           G_CONNECT_SWAPPED);
  gtk_stack_set_visible_child_name (self->stack, "article");
  gtk_widget_set_visible (GTK_WIDGET (self->back), TRUE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "knowledge.back", TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->back));
  show_article (self);
}

static void
row_activated_cb (LycKnowledgePage *self, LycKnowledgeRow *row)
{
  lyc_knowledge_page_open (self,
                           lyc_record_get_id (LYC_RECORD (lyc_knowledge_row_get_article (row))));
}

/* Return in the search goes to what was found first. */
static void
search_activate_cb (LycKnowledgePage *self)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, 0);

  if (row != NULL)
    row_activated_cb (self, LYC_KNOWLEDGE_ROW (row));
}

static GtkWidget *
find_row (LycKnowledgePage *self, LycArticle *article)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (lyc_knowledge_row_get_article (LYC_KNOWLEDGE_ROW (row)) == article)
      return GTK_WIDGET (row);
  return GTK_WIDGET (self->search);
}

/* Goes back to the list, to where the article stands in it. */
void
lyc_knowledge_page_close (LycKnowledgePage *self)
{
  gboolean focus = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;
  GtkWidget *row = find_row (self, self->article);

  forget_article (self);
  gtk_stack_set_visible_child_name (self->stack, "list");
  if (focus)
    gtk_widget_grab_focus (row);
  gtk_widget_set_visible (GTK_WIDGET (self->back), FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "knowledge.back", FALSE);
}

static void
back_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  lyc_knowledge_page_close (LYC_KNOWLEDGE_PAGE (widget));
}

static void
find_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LycKnowledgePage *self = LYC_KNOWLEDGE_PAGE (widget);

  if (self->article != NULL)
    lyc_article_view_find (self->view);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

/* Looks for @words as if they had been typed. */
void
lyc_knowledge_page_search (LycKnowledgePage *self, const char *words)
{
  gtk_editable_set_text (self->search, words);
}

static void
article_changed_cb (LycKnowledgePage *self)
{
  gtk_sorter_changed (self->sorter, GTK_SORTER_CHANGE_DIFFERENT);
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
}

/* Lists that sort and filter look again when an article says that it is another. */
static void
follow_articles (LycKnowledgePage *self, guint position, guint removed, guint added)
{
  for (guint i = position; i < position + added; i++)
    {
      g_autoptr (LycArticle) article = g_list_model_get_item (G_LIST_MODEL (self->results), i);

      g_signal_handlers_disconnect_by_func (article, article_changed_cb, self);
      g_signal_connect_object (article, "changed", G_CALLBACK (article_changed_cb), self,
                               G_CONNECT_SWAPPED);
    }
  found_changed_cb (self);
}

static GtkWidget *
create_row_cb (gpointer item, gpointer user_data)
{
  return lyc_knowledge_row_new (item);
}

static void
lyc_knowledge_page_dispose (GObject *object)
{
  LycKnowledgePage *self = LYC_KNOWLEDGE_PAGE (object);

  forget_article (self);
  if (self->box != NULL)
    gtk_widget_dispose_template (GTK_WIDGET (self), LYC_TYPE_KNOWLEDGE_PAGE);
  g_clear_object (&self->found);
  g_clear_object (&self->filter);
  g_clear_object (&self->sorter);
  g_clear_object (&self->results);
  g_clear_object (&self->services);
  g_clear_pointer (&self->words, g_strfreev);
  G_OBJECT_CLASS (lyc_knowledge_page_parent_class)->dispose (object);
}

static void
lyc_knowledge_page_class_init (LycKnowledgePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (LYC_TYPE_PANE_HEAD);
  g_type_ensure (LYC_TYPE_EMPTY_STATE);
  G_OBJECT_CLASS (klass)->dispose = lyc_knowledge_page_dispose;
  g_resources_register (lyc_shell_get_resource ());
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/lyceum_desktop/Lyceum/shell/knowledge-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LycKnowledgePage, box);
  gtk_widget_class_bind_template_child (widget_class, LycKnowledgePage, stack);
  gtk_widget_class_bind_template_child (widget_class, LycKnowledgePage, back);
  gtk_widget_class_bind_template_child (widget_class, LycKnowledgePage, search);
  gtk_widget_class_bind_template_child (widget_class, LycKnowledgePage, scroller);
  gtk_widget_class_bind_template_child (widget_class, LycKnowledgePage, list);
  gtk_widget_class_bind_template_child (widget_class, LycKnowledgePage, empty);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_install_action (widget_class, "knowledge.back", NULL, back_cb);
  gtk_widget_class_install_action (widget_class, "knowledge.find", NULL, find_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "knowledge.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "knowledge.back",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "knowledge.find",
                                       NULL);
}

static void
lyc_knowledge_page_init (LycKnowledgePage *self)
{
  self->words = lyc_text_fold_words ("");
  self->filter = GTK_FILTER (gtk_custom_filter_new (is_found, self, NULL));
  self->sorter = GTK_SORTER (gtk_custom_sorter_new ((GCompareDataFunc) compare, NULL, NULL));
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "knowledge.back", FALSE);
}

static void
follow_library (LycKnowledgePage *self)
{
  GListModel *results = G_LIST_MODEL (self->results);
  GListModel *sorted = G_LIST_MODEL (
      gtk_sort_list_model_new (g_object_ref (results), g_object_ref (self->sorter)));

  self->found = G_LIST_MODEL (gtk_filter_list_model_new (sorted, g_object_ref (self->filter)));
  lyc_row_list_bind (self->list, self->found, create_row_cb, self);
  g_signal_connect_object (results, "items-changed", G_CALLBACK (follow_articles), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->found, "items-changed", G_CALLBACK (found_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (results, "notify::loading", G_CALLBACK (found_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (lyc_services_get_session (self->services), "notify",
                           G_CALLBACK (found_changed_cb), self, G_CONNECT_SWAPPED);
  follow_articles (self, 0, 0, g_list_model_get_n_items (results));
}

GtkWidget *
lyc_knowledge_page_new (LycServices *services)
{
  LycKnowledgePage *self = g_object_new (LYC_TYPE_KNOWLEDGE_PAGE, NULL);

  self->services = g_object_ref (services);
  self->view = LYC_ARTICLE_VIEW (lyc_article_view_new (services));
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->view), "article");
  lyc_unseen_follow_stack (self->stack);
  self->results = lyc_library_all (lyc_services_get_library (services), LYC_KIND_ARTICLE);
  follow_library (self);
  return GTK_WIDGET (self);
}
