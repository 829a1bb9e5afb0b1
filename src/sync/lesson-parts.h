/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store.h"

G_BEGIN_DECLS

/* Bytes that belong to a lesson. */
typedef struct
{
  char *id;
  char *part_id; /* nullable: a smaller rendition of the recording that is taken in its place */
  char *sha256;
  gint64 size;
} LycLessonAsset;

/* What a lesson is made of, as the store knows it. */
typedef struct
{
  GPtrArray *assets;  /* of LycLessonAsset */
  GPtrArray *threads; /* of char *: their ids */
  gint64 size;        /* of all assets */
  gint64 keep_days;   /* how long it may stay; 0: for ever */
  gboolean allowed;   /* whether it may be kept at all */
  gboolean there;     /* the person has the lesson */
} LycLessonParts;

void lyc_lesson_parts_free (LycLessonParts *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LycLessonParts, lyc_lesson_parts_free)

void lyc_lesson_parts_read_async (LycStore *store, const char *lesson_id,
                                  GAsyncReadyCallback callback, gpointer user_data);
LycLessonParts *lyc_lesson_parts_read_finish (GAsyncResult *result, GError **error);

G_END_DECLS
