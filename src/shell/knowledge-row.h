/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "article.h"

G_BEGIN_DECLS

/* An article in the list: its title, who answers for it, when it was reviewed, its tags.
 * CSS: .knowledge-row */
#define LYC_TYPE_KNOWLEDGE_ROW (lyc_knowledge_row_get_type ())
G_DECLARE_FINAL_TYPE (LycKnowledgeRow, lyc_knowledge_row, LYC, KNOWLEDGE_ROW, GtkListBoxRow)

GtkWidget *lyc_knowledge_row_new (LycArticle *article);
LycArticle *lyc_knowledge_row_get_article (LycKnowledgeRow *self);
char *lyc_knowledge_dup_about (LycArticle *article, gint64 now_ms);

G_END_DECLS
