/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lesson.h"
#include "progress.h"
#include "services.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* An article, at a width that reads well. It goes on where the learner stopped, and counts as read
 * when its end was in view. It asks the window for win.text-compose. CSS: article-view */
#define LYC_TYPE_ARTICLE_VIEW (lyc_article_view_get_type ())
G_DECLARE_FINAL_TYPE (LycArticleView, lyc_article_view, LYC, ARTICLE_VIEW, GtkWidget)

GtkWidget *lyc_article_view_new (LycServices *services);
void lyc_article_view_set_lesson (LycArticleView *self, LycLesson *lesson, LycProgress *progress);
void lyc_article_view_set_text (LycArticleView *self, const char *title, const char *about,
                                const char *markdown);
void lyc_article_view_show_block (LycArticleView *self, const char *block);
void lyc_article_view_find (LycArticleView *self);

G_END_DECLS
