/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record.h"

G_BEGIN_DECLS

#define LYC_TYPE_ARTICLE (lyc_article_get_type ())
G_DECLARE_FINAL_TYPE (LycArticle, lyc_article, LYC, ARTICLE, LycRecord)

const char *lyc_article_get_title (LycArticle *self);
const char *lyc_article_get_body (LycArticle *self);
const char *lyc_article_get_owner (LycArticle *self);
char *lyc_article_dup_tags (LycArticle *self, const char *between);
gint64 lyc_article_get_reviewed_at (LycArticle *self);
gboolean lyc_article_is_due (LycArticle *self, gint64 now_ms);
gboolean lyc_article_matches (LycArticle *self, const char *const *words);

G_END_DECLS
