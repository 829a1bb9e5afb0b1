/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* An article of the knowledge base as its file says it. */
typedef struct
{
  char *name; /* of the file, which tells it from the others */
  char *title;
  char *tags;         /* JSON list of strings */
  char *owner;        /* a login, or a name as it is shown; "" for none */
  char *body;         /* Markdown */
  gint64 reviewed_at; /* 0: never */
  gint64 review_days; /* 0: it needs no review again */
} LycArticleDraft;

GPtrArray *lyc_knowledge_read (const char *folder, GError **error);
LycArticleDraft *lyc_article_draft_parse (const char *name, const char *text, GError **error);
void lyc_article_draft_free (LycArticleDraft *draft);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LycArticleDraft, lyc_article_draft_free)

G_END_DECLS
