/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chapters.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The chapters of a recording, to choose one. Signal: "chosen" (gint64 start_ms). */
#define LYC_TYPE_CHAPTER_LIST (lyc_chapter_list_get_type ())
G_DECLARE_FINAL_TYPE (LycChapterList, lyc_chapter_list, LYC, CHAPTER_LIST, GtkWidget)

GtkWidget *lyc_chapter_list_new (void);
void       lyc_chapter_list_set_chapters (LycChapterList *self, LycChapters *chapters);
void       lyc_chapter_list_set_current (LycChapterList *self, int index);

G_END_DECLS
