/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "container.h"
#include "feed-row.h"

G_BEGIN_DECLS

/* A thread of the cohort, told in one glance. CSS: .news-row */
#define LYC_TYPE_NEWS_ROW (lyc_news_row_get_type ())
G_DECLARE_FINAL_TYPE (LycNewsRow, lyc_news_row, LYC, NEWS_ROW, LycFeedRow)

GtkWidget *lyc_news_row_new (LycServices *services, LycContainer *thread);
LycContainer *lyc_news_row_get_thread (LycNewsRow *self);

G_END_DECLS
