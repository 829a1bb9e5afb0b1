/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "article-block.h"
#include "article-view.h"
#include "find-bar.h"
#include "results.h"

G_BEGIN_DECLS

struct _LycArticleView
{
  GtkWidget parent_instance;

  LycServices *services;
  LycLesson *lesson; /* nullable */
  LycProgress *progress;
  LycResults *threads;
  char *shown; /* what the blocks were made of */
  char *pictures; /* of these */
  gboolean finished;

  GtkWidget *column;
  GtkWidget *find_bar;
  GtkWidget *scroller;
  GtkWidget *page; /* what is scrolled */
  GtkWidget *box;
  GtkWidget *title;
  GtkWidget *about;
  GPtrArray *blocks; /* LycArticleBlock, in reading order */
  GPtrArray *parsed; /* LycMarkdownBlock: what they show, and what is still to come */
  guint next;        /* of those: to come next */
  guint n_kept;      /* of the last blocks: they are there already */
  gboolean laid_out; /* what came first */
  guint build_tick;

  char *wanted;      /* the block to begin at, once it has its place; NULL for none */
  gboolean light;    /* that block is lit then */
  gboolean restored; /* the place where the learner stopped was looked for */
  guint wanted_tick;
  guint save_source;
  char *told; /* the place that was kept last */

  GPtrArray *texts;  /* of the labels, where words are looked for */
  GPtrArray *labels; /* GtkLabel: of the texts */
  GArray *matches;   /* LycTextMatch */
  guint match;
};

/* article-view-build.c */
gboolean lyc_article_view_build (LycArticleView *self, const char *markdown, const char *place);
gboolean lyc_article_view_is_building (LycArticleView *self);
void lyc_article_view_build_all (LycArticleView *self);
void lyc_article_view_clear_blocks (LycArticleView *self);
void lyc_article_view_count (LycArticleView *self, LycArticleBlock *block);

/* article-view-place.c */
GtkWidget *lyc_article_view_find_block (LycArticleView *self, const char *id, guint n);
void lyc_article_view_connect_place (LycArticleView *self);
void lyc_article_view_restore (LycArticleView *self);
void lyc_article_view_go_to (LycArticleView *self, const char *block, gboolean light);
char *lyc_article_view_dup_place (LycArticleView *self);
void lyc_article_view_keep_place (LycArticleView *self);
void lyc_article_view_forget_place (LycArticleView *self);
void lyc_article_view_scroll_to (LycArticleView *self, GtkWidget *widget, double share);

/* article-view-find.c */
void lyc_article_view_connect_find (LycArticleView *self);
void lyc_article_view_end_find (LycArticleView *self);

G_END_DECLS
