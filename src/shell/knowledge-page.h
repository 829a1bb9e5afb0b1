/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "services.h"

G_BEGIN_DECLS

/* The platform's knowledge base: what is looked for in it, and the article that is open.
 * CSS: .knowledge-page */
#define LYC_TYPE_KNOWLEDGE_PAGE (lyc_knowledge_page_get_type ())
G_DECLARE_FINAL_TYPE (LycKnowledgePage, lyc_knowledge_page, LYC, KNOWLEDGE_PAGE, GtkWidget)

GtkWidget *lyc_knowledge_page_new (LycServices *services);
void lyc_knowledge_page_search (LycKnowledgePage *self, const char *words);
void lyc_knowledge_page_open (LycKnowledgePage *self, const char *article_id);
void lyc_knowledge_page_close (LycKnowledgePage *self);

G_END_DECLS
