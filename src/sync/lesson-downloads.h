/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "connector.h"
#include "downloads.h"
#include "store.h"

G_BEGIN_DECLS

/* Returns: ms since the epoch */
typedef gint64 (*LycNow) (gpointer user_data);

/**
 * LycLessonDownloads:
 *
 * Keeps lessons on this machine: fetches those that were asked for one after the other, whenever
 * there is a network, keeps them as they become new, and takes them away when they expire or are no
 * longer the person's to see.
 */
#define LYC_TYPE_LESSON_DOWNLOADS (lyc_lesson_downloads_get_type ())
G_DECLARE_FINAL_TYPE (LycLessonDownloads, lyc_lesson_downloads, LYC, LESSON_DOWNLOADS, GObject)

LycLessonDownloads *lyc_lesson_downloads_new (LycStore *store, LycConnector *connector,
                                              const char *folder);
void lyc_lesson_downloads_set_clock (LycLessonDownloads *self, LycNow now, gpointer user_data);
void lyc_lesson_downloads_restore (LycLessonDownloads *self, GPtrArray *stored);
void lyc_lesson_downloads_set_online (LycLessonDownloads *self, gboolean online);
void lyc_lesson_downloads_check (LycLessonDownloads *self);
char *lyc_lesson_downloads_get_path (LycLessonDownloads *self, const char *key);
void lyc_lesson_downloads_stop (LycLessonDownloads *self);
void lyc_lesson_downloads_forget (LycLessonDownloads *self);

G_END_DECLS
