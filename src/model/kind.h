/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* The kinds of object that the platform knows; the order is that of the API's description. */
typedef enum
{
  LYC_KIND_UNKNOWN,
  LYC_KIND_USER,
  LYC_KIND_COHORT,
  LYC_KIND_MEMBERSHIP,
  LYC_KIND_COURSE,
  LYC_KIND_LESSON,
  LYC_KIND_ASSET,
  LYC_KIND_TRANSCRIPT,
  LYC_KIND_PROGRESS,
  LYC_KIND_NOTE,
  LYC_KIND_QUIZ,
  LYC_KIND_ATTEMPT,
  LYC_KIND_CONTAINER,
  LYC_KIND_POST,
  LYC_KIND_REACTION,
  LYC_KIND_READ_STATE,
  LYC_KIND_TASK,
  LYC_KIND_TEAM,
  LYC_KIND_FILE,
  LYC_KIND_BADGE_CLASS,
  LYC_KIND_BADGE,
  LYC_KIND_CHALLENGE,
  LYC_KIND_NOTICE,
  LYC_KIND_COHORT_PROGRESS,
  LYC_KIND_CERTIFICATE,
  LYC_KIND_ARTICLE,
  LYC_KIND_JOURNEY,
  LYC_KIND_REPORT,
  LYC_KIND_MOD_ACTION,
  LYC_KIND_SETTINGS,
  LYC_KIND_FOLLOW,
  LYC_KIND_BLOCK,
  LYC_N_KINDS,
} LycKind;

/* How the store files an object of a kind: the fields that hold what contains it and what orders it. */
typedef struct
{
  const char *name;         /* as in the API */
  const char *parent_field; /* the object it belongs to, for queries by parent */
  const char *scope_field;  /* the cohort, course or conversation whose leaving takes it away */
  const char *order_field;  /* an integer field that orders its siblings */
} LycKindInfo;

const LycKindInfo *lyc_kind_get_info (LycKind kind);
LycKind            lyc_kind_from_name (const char *name);
GType              lyc_kind_get_record_type (LycKind kind);

G_END_DECLS
