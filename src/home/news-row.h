/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "container.h"
#include "services.h"

G_BEGIN_DECLS

/* Something new in the cohort: a thread with who began it and what it says. CSS: .news-row */
#define LYC_TYPE_NEWS_ROW (lyc_news_row_get_type ())
G_DECLARE_FINAL_TYPE (LycNewsRow, lyc_news_row, LYC, NEWS_ROW, GtkListBoxRow)

GtkWidget    *lyc_news_row_new (LycServices *services, LycContainer *thread);
LycContainer *lyc_news_row_get_thread (LycNewsRow *self);

G_END_DECLS
