/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "news-row.h"

#include <glib/gi18n-lib.h>

#include "markdown.h"
#include "people.h"
#include "post.h"

struct _LycNewsRow
{
  LycFeedRow parent_instance;

  LycContainer *thread;
  LycRecord *first; /* the thread's first post, NULL where there is none */
};

G_DEFINE_FINAL_TYPE (LycNewsRow, lyc_news_row, LYC_TYPE_FEED_ROW)

static char *
dup_what (LycNewsRow *self, const char *name)
{
  const char *kind = lyc_container_get_post_kind (self->thread);

  if (g_str_equal (kind, "question"))
    return g_strdup_printf (_("%s asked"), name);
  if (g_str_equal (kind, "announcement"))
    return g_strdup_printf (_("News from %s"), name);
  if (g_str_equal (kind, "idea"))
    return g_strdup_printf (_("%s shared an idea"), name);
  return g_strdup_printf (_("%s wrote"), name);
}

static char *
dup_said (LycNewsRow *self)
{
  if (self->first == NULL || *lyc_post_get_body (LYC_POST (self->first)) == '\0')
    return g_strdup (lyc_container_get_title (self->thread));
  return lyc_markdown_to_plain (lyc_post_get_body (LYC_POST (self->first)), NULL, NULL);
}

static void
update (LycFeedRow *row)
{
  LycNewsRow *self = LYC_NEWS_ROW (row);
  gint64 replies = lyc_container_get_reply_count (self->thread);
  g_autofree char *name = lyc_people_dup_shown_name (lyc_feed_row_get_services (row),
                                                     lyc_container_get_author_id (self->thread));
  g_autofree char *what = dup_what (self, name);
  g_autofree char *said = dup_said (self);
  g_autofree char *where
      = g_strdup_printf (ngettext ("%d reply", "%d replies", (gulong) replies), (int) replies);
  LycAnchor anchor;
  LycFeedText text = { .who = name, .what = what, .said = said, .where = where, .moment_ms = -1 };

  text.at = lyc_container_get_last_at (self->thread);
  if (lyc_container_get_anchor (self->thread, &anchor) && lyc_anchor_is_moment (&anchor)
      && lyc_anchor_is_sure (&anchor))
    text.moment_ms = anchor.start_ms;
  lyc_feed_row_show (row, &text);
}

static void
lyc_news_row_dispose (GObject *object)
{
  g_clear_object (&LYC_NEWS_ROW (object)->thread);
  G_OBJECT_CLASS (lyc_news_row_parent_class)->dispose (object);
}

static void
lyc_news_row_class_init (LycNewsRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lyc_news_row_dispose;
  LYC_FEED_ROW_CLASS (klass)->update = update;
}

static void
lyc_news_row_init (LycNewsRow *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "news-row");
}

/* Returns: (transfer floating): a row that follows @thread */
GtkWidget *
lyc_news_row_new (LycServices *services, LycContainer *thread)
{
  LycNewsRow *self = g_object_new (LYC_TYPE_NEWS_ROW, NULL);
  LycFeedRow *row = LYC_FEED_ROW (self);

  self->thread = g_object_ref (thread);
  lyc_feed_row_set_up (row, services, lyc_container_get_author_id (thread));
  self->first = lyc_feed_row_follow (row, LYC_KIND_POST, lyc_container_get_first_post_id (thread));
  g_signal_connect_object (thread, "changed", G_CALLBACK (lyc_feed_row_update), self,
                           G_CONNECT_SWAPPED);
  update (row);
  return GTK_WIDGET (self);
}

LycContainer *
lyc_news_row_get_thread (LycNewsRow *self)
{
  return self->thread;
}
