/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import-progress.h"

G_BEGIN_DECLS

/* A file that was made of a recording and lies beside it. */
typedef struct
{
  const char *kind; /* "sheet" or "rendition" */
  const char *type;
  guint number;
  guint width;
  guint height;
  gint64 size;
  char *sha256;
} LycRecordingPart;

/* What is known of a recording, before it is in the database. */
typedef struct
{
  char *sha256;
  const char *type;
  gint64 duration_ms;
  guint width;
  guint height;
  char *thumbs;     /* how its sheets are laid out, as JSON */
  GPtrArray *parts; /* LycRecordingPart */
} LycRecordingDraft;

/* Where recordings are kept, and how much may be spent on one. */
typedef struct
{
  const char *assets;
  GPtrArray *fresh; /* takes the paths of what was not kept before */
  guint seconds;
  LycImportProgress *progress; /* nullable */
} LycRecordingMaker;

LycRecordingDraft *lyc_recording_draft_new (const char *sha256, const char *type);
LycRecordingDraft *lyc_recording_draft_make (LycRecordingMaker *maker, const char *sha256,
                                             const char *type, GError **error);
void lyc_recording_draft_free (LycRecordingDraft *draft);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LycRecordingDraft, lyc_recording_draft_free)

G_END_DECLS
