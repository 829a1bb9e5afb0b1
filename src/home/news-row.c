/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "news-row.h"

#include <glib/gi18n-lib.h>

#include "markdown.h"
#include "people.h"
#include "post.h"
#include "time-text.h"

#define AVATAR_SIZE 28

struct _LycNewsRow
{
  GtkListBoxRow parent_instance;

  LycServices *services;
  LycContainer *thread;
  LycRecord *first; /* the thread's first post, NULL where there is none */
  LycRecord *author;
  GtkWidget *what;
  GtkWidget *text;
  GtkWidget *detail;
};

G_DEFINE_FINAL_TYPE (LycNewsRow, lyc_news_row, GTK_TYPE_LIST_BOX_ROW)

static char *
dup_what (LycNewsRow *self)
{
  const char *kind = lyc_container_get_post_kind (self->thread);
  g_autofree char *name
      = lyc_people_dup_shown_name (self->services, lyc_container_get_author_id (self->thread));

  if (g_str_equal (kind, "question"))
    return g_strdup_printf (_("%s asked"), name);
  if (g_str_equal (kind, "announcement"))
    return g_strdup_printf (_("News from %s"), name);
  if (g_str_equal (kind, "idea"))
    return g_strdup_printf (_("%s shared an idea"), name);
  return g_strdup_printf (_("%s wrote"), name);
}

static char *
dup_detail (LycNewsRow *self)
{
  gint64 replies = lyc_container_get_reply_count (self->thread);
  g_autofree char *when = lyc_time_text_relative (lyc_container_get_last_at (self->thread),
                                                  g_get_real_time () / 1000);
  g_autofree char *count
      = g_strdup_printf (ngettext ("%d reply", "%d replies", (gulong) replies), (int) replies);

  return g_strdup_printf ("%s · %s", when, count);
}

static void
update (LycNewsRow *self)
{
  g_autofree char *what = dup_what (self);
  g_autofree char *detail = dup_detail (self);
  g_autofree char *text
      = self->first != NULL
            ? lyc_markdown_to_plain (lyc_post_get_body (LYC_POST (self->first)), NULL, NULL)
            : g_strdup (lyc_container_get_title (self->thread));
  g_autofree char *label = g_strdup_printf ("%s: %s, %s", what, text, detail);

  gtk_label_set_text (GTK_LABEL (self->what), what);
  gtk_label_set_text (GTK_LABEL (self->text), text);
  gtk_label_set_text (GTK_LABEL (self->detail), detail);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
lyc_news_row_dispose (GObject *object)
{
  LycNewsRow *self = LYC_NEWS_ROW (object);

  g_clear_object (&self->services);
  g_clear_object (&self->thread);
  g_clear_object (&self->first);
  g_clear_object (&self->author);
  G_OBJECT_CLASS (lyc_news_row_parent_class)->dispose (object);
}

static void
lyc_news_row_class_init (LycNewsRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lyc_news_row_dispose;
}

static void
lyc_news_row_init (LycNewsRow *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "news-row");
}

static GtkWidget *
append_label (GtkWidget *box, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
build (LycNewsRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *avatar = lyc_people_new_avatar (
      self->services, lyc_container_get_author_id (self->thread), AVATAR_SIZE);

  gtk_widget_set_valign (avatar, GTK_ALIGN_START);
  self->what = append_label (texts, "heading");
  self->text = append_label (texts, NULL);
  self->detail = append_label (texts, "meta");
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (box), avatar);
  gtk_box_append (GTK_BOX (box), texts);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
}

static LycRecord *
follow (LycNewsRow *self, LycKind kind, const char *id)
{
  LycRecord *record;

  if (*id == '\0')
    return NULL;
  record = lyc_library_lookup (lyc_services_get_library (self->services), kind, id);
  g_signal_connect_object (record, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  return record;
}

/* Returns: (transfer floating): a row that follows @thread */
GtkWidget *
lyc_news_row_new (LycServices *services, LycContainer *thread)
{
  LycNewsRow *self = g_object_new (LYC_TYPE_NEWS_ROW, NULL);

  self->services = g_object_ref (services);
  self->thread = g_object_ref (thread);
  self->first = follow (self, LYC_KIND_POST, lyc_container_get_first_post_id (thread));
  self->author = follow (self, LYC_KIND_USER, lyc_container_get_author_id (thread));
  build (self);
  g_signal_connect_object (thread, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

LycContainer *
lyc_news_row_get_thread (LycNewsRow *self)
{
  return self->thread;
}
