/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* An article, set for reading. Signal "finished": its end has been on the screen. CSS: .article-view */
#define LYC_TYPE_ARTICLE_VIEW (lyc_article_view_get_type ())
G_DECLARE_FINAL_TYPE (LycArticleView, lyc_article_view, LYC, ARTICLE_VIEW, GtkWidget)

GtkWidget *lyc_article_view_new (void);
void       lyc_article_view_set_text (LycArticleView *self, const char *title, const char *markdown);

G_END_DECLS
