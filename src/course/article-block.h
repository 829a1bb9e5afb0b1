/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lesson.h"
#include "markdown.h"
#include "services.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A paragraph, table or picture of an article, with the button to talk about it.
 * Signal: "discuss". CSS: article-block */
#define LYC_TYPE_ARTICLE_BLOCK (lyc_article_block_get_type ())
G_DECLARE_FINAL_TYPE (LycArticleBlock, lyc_article_block, LYC, ARTICLE_BLOCK, GtkWidget)

GtkWidget *lyc_article_block_new (LycServices *services, LycLesson *lesson,
                                  const LycMarkdownBlock *block);
const char *lyc_article_block_get_id (LycArticleBlock *self);
char *lyc_article_block_dup_quote (LycArticleBlock *self);
GPtrArray *lyc_article_block_get_labels (LycArticleBlock *self);
void lyc_article_block_set_count (LycArticleBlock *self, guint count);
void lyc_article_block_light (LycArticleBlock *self);

G_END_DECLS
