/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "knowledge-row.h"

#include <glib/gi18n-lib.h>

#include "time-text.h"

struct _LycKnowledgeRow
{
  GtkListBoxRow parent_instance;

  LycArticle *article;
  GtkWidget *title;
  GtkWidget *due;
  GtkWidget *about;
  GtkWidget *tags;
};

G_DEFINE_FINAL_TYPE (LycKnowledgeRow, lyc_knowledge_row, GTK_TYPE_LIST_BOX_ROW)

static gint64
now_ms (void)
{
  return g_get_real_time () / 1000;
}

static char *
dup_reviewed (LycArticle *article, gint64 now)
{
  gint64 at = lyc_article_get_reviewed_at (article);
  g_autofree char *day = at != 0 ? lyc_time_text_date (at, now) : NULL;

  return day != NULL ? g_strdup_printf (_("Reviewed %s"), day) : NULL;
}

/* Returns: (transfer full): who answers for the article, and when it was reviewed */
char *
lyc_knowledge_dup_about (LycArticle *article, gint64 now)
{
  const char *owner = lyc_article_get_owner (article);
  g_autofree char *reviewed = dup_reviewed (article, now);
  GString *about = g_string_new (owner);

  if (reviewed != NULL)
    g_string_append_printf (about, "%s%s", about->len > 0 ? " · " : "", reviewed);
  if (lyc_article_is_due (article, now))
    g_string_append_printf (about, " · %s", _("Due for review"));
  return g_string_free (about, FALSE);
}

static void
update (LycKnowledgeRow *self)
{
  const char *owner = lyc_article_get_owner (self->article);
  gboolean due = lyc_article_is_due (self->article, now_ms ());
  g_autofree char *reviewed = due ? NULL : dup_reviewed (self->article, now_ms ());
  g_autofree char *tags = lyc_article_dup_tags (self->article, " · ");
  g_autofree char *all = lyc_knowledge_dup_about (self->article, now_ms ());
  g_autofree char *said = lyc_article_dup_tags (self->article, ", ");
  g_autofree char *label
      = g_strdup_printf ("%s%s%s%s%s", lyc_article_get_title (self->article),
                         *all != '\0' ? ", " : "", all, *said != '\0' ? ", " : "", said);
  g_autofree char *about
      = g_strconcat (owner, *owner != '\0' && reviewed != NULL ? " · " : "", reviewed, NULL);

  gtk_label_set_text (GTK_LABEL (self->title), lyc_article_get_title (self->article));
  gtk_widget_set_visible (self->due, due);
  gtk_label_set_text (GTK_LABEL (self->about), about);
  gtk_widget_set_visible (self->about, *about != '\0');
  gtk_label_set_text (GTK_LABEL (self->tags), tags);
  gtk_widget_set_visible (self->tags, *tags != '\0');
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
lyc_knowledge_row_dispose (GObject *object)
{
  g_clear_object (&LYC_KNOWLEDGE_ROW (object)->article);
  G_OBJECT_CLASS (lyc_knowledge_row_parent_class)->dispose (object);
}

static void
lyc_knowledge_row_class_init (LycKnowledgeRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lyc_knowledge_row_dispose;
}

static GtkWidget *
create_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
lyc_knowledge_row_init (LycKnowledgeRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->title = create_label ("heading");
  self->due = gtk_label_new (_("Due for review"));
  self->about = create_label ("meta");
  self->tags = create_label ("meta");
  gtk_widget_set_hexpand (self->title, TRUE);
  gtk_widget_set_valign (self->due, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->due, "role-pill");
  gtk_widget_add_css_class (self->due, "due");
  gtk_box_append (GTK_BOX (head), self->title);
  gtk_box_append (GTK_BOX (head), self->due);
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), self->about);
  gtk_box_append (GTK_BOX (box), self->tags);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_widget_add_css_class (GTK_WIDGET (self), "knowledge-row");
}

/* Returns: (transfer floating): a row that follows @article */
GtkWidget *
lyc_knowledge_row_new (LycArticle *article)
{
  LycKnowledgeRow *self = g_object_new (LYC_TYPE_KNOWLEDGE_ROW, NULL);

  self->article = g_object_ref (article);
  g_signal_connect_object (article, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

LycArticle *
lyc_knowledge_row_get_article (LycKnowledgeRow *self)
{
  return self->article;
}
