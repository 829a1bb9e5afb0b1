/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "container.h"
#include "feed-row.h"
#include "notice.h"

G_BEGIN_DECLS

/* Something that waits for the learner, and the way to it. CSS: .notice-row, .unseen
 * Opens talk by win.container-open (s), a task by win.cohort-open (s), badges by win.badges. */
#define LYC_TYPE_NOTICE_ROW (lyc_notice_row_get_type ())
G_DECLARE_FINAL_TYPE (LycNoticeRow, lyc_notice_row, LYC, NOTICE_ROW, LycFeedRow)

GtkWidget *lyc_notice_row_new (LycServices *services, LycNotice *notice);
LycNotice *lyc_notice_row_get_notice (LycNoticeRow *self);
void lyc_notice_row_see (LycServices *services, LycNotice *notice);
void lyc_notice_row_open (LycNoticeRow *self);

G_END_DECLS
