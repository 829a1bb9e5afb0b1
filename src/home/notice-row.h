/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "notice.h"
#include "services.h"

G_BEGIN_DECLS

/* Something that waits for the learner: who did what, where and when. CSS: .notice-row */
#define LYC_TYPE_NOTICE_ROW (lyc_notice_row_get_type ())
G_DECLARE_FINAL_TYPE (LycNoticeRow, lyc_notice_row, LYC, NOTICE_ROW, GtkListBoxRow)

GtkWidget *lyc_notice_row_new (LycServices *services, LycNotice *notice);
LycNotice *lyc_notice_row_get_notice (LycNoticeRow *self);
void       lyc_notice_row_open (LycNoticeRow *self);

G_END_DECLS
