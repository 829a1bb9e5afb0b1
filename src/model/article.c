/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "article.h"

#include <string.h>

#include "word-search.h"

#define DAY_MS (G_GINT64_CONSTANT (86400) * 1000)

/**
 * LycArticle:
 *
 * An article of the platform's knowledge base. Fields as in data/api/openapi.yaml.
 */
struct _LycArticle
{
  LycRecord parent_instance;

  char *folded; /* what is searched, of folded_rev; NULL before the first search */
  gint64 folded_rev;
};

G_DEFINE_FINAL_TYPE (LycArticle, lyc_article, LYC_TYPE_RECORD)

static void
lyc_article_finalize (GObject *object)
{
  g_free (LYC_ARTICLE (object)->folded);
  G_OBJECT_CLASS (lyc_article_parent_class)->finalize (object);
}

static void
lyc_article_class_init (LycArticleClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lyc_article_finalize;
}

static void
lyc_article_init (LycArticle *self)
{
}

const char *
lyc_article_get_title (LycArticle *self)
{
  return lyc_record_get_string (LYC_RECORD (self), "title");
}

/* Returns: Markdown */
const char *
lyc_article_get_body (LycArticle *self)
{
  return lyc_record_get_string (LYC_RECORD (self), "body");
}

/* Returns: who answers for it, as they are called; "" for no one */
const char *
lyc_article_get_owner (LycArticle *self)
{
  return lyc_record_get_string (LYC_RECORD (self), "owner");
}

/* Returns: (transfer full): every tag, with @between between them */
char *
lyc_article_dup_tags (LycArticle *self, const char *between)
{
  GString *tags = g_string_new (NULL);

  for (guint i = 0; i < lyc_record_get_n_strings (LYC_RECORD (self), "tags"); i++)
    g_string_append_printf (tags, "%s%s", i > 0 ? between : "",
                            lyc_record_get_nth_string (LYC_RECORD (self), "tags", i));
  return g_string_free (tags, FALSE);
}

/* Returns: 0 where it never was */
gint64
lyc_article_get_reviewed_at (LycArticle *self)
{
  return lyc_record_get_int (LYC_RECORD (self), "reviewed_at");
}

/* Returns: whether it should have been reviewed again by @now_ms */
gboolean
lyc_article_is_due (LycArticle *self, gint64 now_ms)
{
  gint64 days = lyc_record_get_int (LYC_RECORD (self), "review_days");

  return days > 0 && now_ms >= lyc_article_get_reviewed_at (self) + days * DAY_MS;
}

static const char *
get_folded (LycArticle *self)
{
  gint64 rev = lyc_record_get_rev (LYC_RECORD (self));
  g_autofree char *tags = NULL;
  g_autofree char *text = NULL;

  if (self->folded != NULL && self->folded_rev == rev)
    return self->folded;
  tags = lyc_article_dup_tags (self, "\n");
  text = g_strjoin ("\n", lyc_article_get_title (self), tags, lyc_article_get_body (self), NULL);
  g_free (self->folded);
  self->folded = lyc_text_fold (text);
  self->folded_rev = rev;
  return self->folded;
}

/* @words: folded. Returns: whether each of them is in the title, a tag or the text */
gboolean
lyc_article_matches (LycArticle *self, const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (get_folded (self), words[i]) == NULL)
      return FALSE;
  return TRUE;
}
