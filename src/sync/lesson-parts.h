/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store.h"

G_BEGIN_DECLS

/* Bytes that belong to a lesson: a recording, a document, a sheet of thumbs, a picture. */
typedef struct
{
  char *key; /* by what it is asked for: the id of the asset, the sheet or the picture */
  LycKind kind;
  char *id;
  char *part_id; /* nullable: what of the object; of a recording, a rendition in its place */
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
