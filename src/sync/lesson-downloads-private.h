/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "download-run.h"
#include "lesson-downloads.h"

G_BEGIN_DECLS

/* One lesson that was asked for. */
typedef struct
{
  LycDownload *download;
  LycStoredDownload *row;
  GHashTable *files;     /* asset id -> name of its file, of what is whole */
  LycLessonParts *parts; /* nullable: as the store last knew them */
} LycKeptLesson;

struct _LycLessonDownloads
{
  GObject parent_instance;

  LycStore *store;
  LycConnector *connector;
  char *folder;
  GHashTable *known; /* lesson id -> LycDownload: whatever was looked up */
  GHashTable *kept;  /* lesson id -> LycKeptLesson */
  GListStore *items;
  LycKeptLesson *running; /* nullable */
  GCancellable *cancel;   /* of what runs */
  gint64 quota;
  gboolean online;
  gboolean stopped;
  guint pump_source;
  guint retry_source;
  guint check_source;
  LycNow now;
  gpointer now_data;
};

gint64 lyc_lesson_downloads_now (LycLessonDownloads *self);

/* lesson-downloads-queue.c */
void lyc_lesson_downloads_pump (LycLessonDownloads *self);

/* lesson-downloads-state.c */
LycKeptLesson *lyc_kept_lesson_new (LycDownload *download, LycStoredDownload *row);
void lyc_kept_lesson_free (gpointer data);
void lyc_kept_lesson_set (LycLessonDownloads *self, LycKeptLesson *lesson, LycDownloadState state,
                          const char *reason);
void lyc_kept_lesson_tell (LycLessonDownloads *self, LycKeptLesson *lesson, gint64 done);
gint64 lyc_kept_lesson_measure (LycLessonDownloads *self, LycKeptLesson *lesson);
void lyc_kept_lesson_take_files (LycLessonDownloads *self, LycKeptLesson *lesson);
void lyc_kept_lesson_delete_files (LycLessonDownloads *self, LycKeptLesson *lesson);
gboolean lyc_kept_lesson_is_whole (LycLessonDownloads *self, LycKeptLesson *lesson);
void lyc_kept_lesson_renew (LycLessonDownloads *self, LycKeptLesson *lesson);

/* lesson-downloads-follow.c */
void lyc_lesson_downloads_follow (LycLessonDownloads *self);
void lyc_lesson_downloads_look (LycLessonDownloads *self, LycKeptLesson *lesson);

G_END_DECLS
