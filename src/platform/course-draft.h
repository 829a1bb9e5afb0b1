/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "course-folder.h"
#include "draft-json.h"
#include "import-progress.h"
#include "platform.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

typedef struct
{
  JsonObject *given; /* of course.json */
  char *place;       /* of that in course.json: "/modules/0/lessons/1" */
  const char *slug;
  gint64 duration_ms; /* 0 where it has no video */
  char *article;      /* as written; %NULL for none */
  GPtrArray *cues;    /* char *: of each caption file, as JSON */
  JsonNode *quiz;     /* %NULL for none */
  GPtrArray *pictures; /* LycDraftPicture: of the article */
  const char *type;    /* of the video or document; %NULL where there is none */
  gint64 size;
  char *sum;
  gint64 last_cue_ms; /* where the length of the video was not given: what it has to reach */
  char *last_cue_at;  /* "hello.en.vtt: line 9" */
} LycDraftLesson;

/* A course folder that was read and found good, before anything of it is in the database. */
typedef struct
{
  JsonNode *root;
  char *slug;
  GPtrArray *lessons; /* LycDraftLesson, in order */
  GHashTable *by_slug;
  GPtrArray *fresh; /* paths of videos that were not kept before */
  GHashTable *recordings; /* SHA-256 -> LycRecordingDraft of what was not looked into before */
  gboolean plain;         /* there was no course.json */
  gboolean kept;    /* what was copied stays */
} LycCourseDraft;

/* How a folder is to be taken over. */
typedef struct
{
  LycPlatform *platform;
  LycImportProgress *progress; /* nullable */
  guint seconds;               /* that looking into a video may take */
  const char *title;           /* of a folder without course.json; NULL for its name */
  const char *language;        /* likewise; NULL for that of its captions */
} LycImportOptions;

#define LYC_IMPORT_SECONDS 20

LycCourseDraft *lyc_course_draft_read (const char *folder, const LycImportOptions *options,
                                       GError **error);
void lyc_course_draft_keep (LycCourseDraft *draft);
void lyc_course_draft_free (LycCourseDraft *draft);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LycCourseDraft, lyc_course_draft_free)

G_END_DECLS
