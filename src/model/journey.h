/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record.h"

G_BEGIN_DECLS

typedef enum
{
  LYC_STEP_SOLO,
  LYC_STEP_GROUP,
  LYC_STEP_LIVE,
} LycStepKind;

/* A step of a journey; the strings are the record's. */
typedef struct
{
  LycStepKind kind;
  const char *id;
  const char *title;
  const char *lesson_id; /* nullable */
  const char *task_id;   /* nullable */
  gint64 starts_at;      /* 0: no time */
  gint64 due_at;
} LycStep;

#define LYC_TYPE_JOURNEY (lyc_journey_get_type ())
G_DECLARE_FINAL_TYPE (LycJourney, lyc_journey, LYC, JOURNEY, LycRecord)

gboolean lyc_journey_get_step (LycJourney *self, guint i, LycStep *step);

G_END_DECLS
